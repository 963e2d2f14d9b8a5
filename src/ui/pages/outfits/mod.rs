//! The page Outfits.

mod desk;
mod errors;
mod files;
mod page;
pub mod text;
mod wall;

use super::Tab;
use crate::scene::Page;
use crate::ui::chunk::{Coming, in_chunk};
use crate::ui::lab::Lab;
use leptos::prelude::*;

/// The page in the list of pages.
pub const TAB: Tab = Tab {
    page: Page::Outfits,
    words: |t| t.outfits_tab,
    view: Some(view),
    export: files::export,
    import: files::import,
};

fn view(lab: Lab) -> Coming<AnyView> {
    Box::pin(page(lab))
}

in_chunk! {
    outfits: fn page(lab: Lab) -> AnyView { view! { <page::OutfitsPage lab /> }.into_any() }
}
