//! The page Outfits: fifty rows, three models that learn from them, and what each makes of it.

mod ask;
mod bar;
mod cards;
mod counting;
mod desk;
mod disclosed;
mod editor;
mod errors;
mod figure;
mod files;
mod formula;
mod handle;
mod independence;
mod number;
mod numbers;
mod observations;
mod page;
mod parameters;
mod picker;
mod space;
mod table;
pub mod text;
mod walk;
mod wall;
mod words;

use super::Tab;
use super::style::styled;
use crate::scene::Page;
use crate::ui::chunk::{Coming, in_chunk};
use crate::ui::fetched::Fetched;
use crate::ui::lab::Lab;
use handle::Outfits;
use leptos::prelude::*;
use page::OutfitsPage;

/// The page in the list of pages.
pub const TAB: Tab =
    Tab { page: Page::Outfits, words: |t| t.outfits_tab, formats: &["png", "svg", "csv"], view: Some(view) };

fn view(lab: Lab) -> Coming<AnyView> {
    Box::pin(page(lab))
}

in_chunk! {
    outfits: fn page(lab: Lab) -> AnyView { view! { <Fetched lab load=styled_page /> }.into_any() }
}

fn styled_page(lab: Lab) -> Coming<AnyView> {
    styled("outfits", lab, |lab| view! { <OutfitsPage outfits=Outfits::of(lab) /> }.into_any())
}
