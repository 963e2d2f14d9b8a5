//! The page Latent space: jars that differ in two things, and machines that find the two by trying to redraw them.

mod card;
mod codes;
mod data_group;
mod decoded;
mod desk;
mod errors;
mod explain;
mod figure;
mod files;
mod handle;
mod loss_chart;
mod model_group;
mod note;
mod number;
mod numbers;
mod own;
mod page;
mod path;
mod plane;
mod progress;
mod reading;
mod rebuilt;
mod run;
mod sample_group;
mod settings;
mod source;
mod study;
mod text;
mod told;
mod transport;
mod verdict_group;
mod words;

use super::Tab;
use super::style::styled;
use crate::scene::Page;
use crate::ui::chunk::{Coming, in_chunk};
use crate::ui::fetched::Fetched;
use crate::ui::lab::Lab;
use leptos::prelude::*;
use page::LatentPage;

pub use handle::Latent;

/// The page in the list of pages.
pub const TAB: Tab = Tab {
    page: Page::Latent,
    words: |t| t.latent_tab,
    formats: &["png", "svg", "csv", "weights", "py"],
    view: Some(view),
};

fn view(lab: Lab) -> Coming<AnyView> {
    Box::pin(page(lab))
}

in_chunk! {
    latent: fn page(lab: Lab) -> AnyView { view! { <Fetched lab load=styled_page /> }.into_any() }
}

fn styled_page(lab: Lab) -> Coming<AnyView> {
    styled("latent", lab, |lab| view! { <LatentPage latent=Latent::of(lab) /> }.into_any())
}
