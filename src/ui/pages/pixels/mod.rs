//! The page Pixels: the outfits as pictures, Naive Bayes on their pixels, and why what it makes is noise.

mod card;
mod data_group;
mod desk;
mod errors;
mod explain;
mod files;
mod handle;
mod help;
mod histogram;
mod inspector;
mod model_group;
mod next;
mod note;
mod number;
mod numbers;
mod own;
mod page;
mod paint;
mod reading;
mod running;
mod sample_group;
mod samples;
mod strip;
mod study;
mod text;
mod three_columns;
mod values;
mod verdict_group;
mod wall;
mod words;

use super::Tab;
use super::style::styled;
use crate::scene::Page;
use crate::ui::chunk::{Coming, in_chunk};
use crate::ui::fetched::Fetched;
use crate::ui::lab::Lab;
use handle::Pixels;
use leptos::prelude::*;
use page::PixelsPage;

/// The page in the list of pages.
pub const TAB: Tab = Tab { page: Page::Pixels, words: |t| t.pixels_tab, formats: &["png", "svg"], view: Some(view) };

fn view(lab: Lab) -> Coming<AnyView> {
    Box::pin(page(lab))
}

in_chunk! {
    pixels: fn page(lab: Lab) -> AnyView { view! { <Fetched lab load=styled_page /> }.into_any() }
}

fn styled_page(lab: Lab) -> Coming<AnyView> {
    styled("pixels", lab, |lab| view! { <PixelsPage pixels=Pixels::of(lab) /> }.into_any())
}
