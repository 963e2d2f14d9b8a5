//! The page Families: models of every kind race on the points that defeated the bounding box.

mod bar;
mod canvas;
mod cases;
mod chart;
mod check;
mod choice;
mod data_group;
mod desk;
mod errors;
mod explain;
mod files;
mod handle;
mod lane_view;
mod lanes;
mod moved;
mod note;
mod number;
mod order;
mod page;
mod paint;
mod plane;
mod race;
mod sentence;
mod text;
mod thinks;
mod thinks_made;
mod thinks_paint;
mod tree;
mod truth;
mod verdict;
mod words;

use super::Tab;
use super::style::styled;
use crate::scene::Page;
use crate::ui::chunk::{Coming, in_chunk};
use crate::ui::fetched::Fetched;
use crate::ui::lab::Lab;
use leptos::prelude::*;
use page::FamiliesPage;

pub use handle::Families;

/// The page in the list of pages.
pub const TAB: Tab = Tab {
    page: Page::Families,
    words: |t| t.families_tab,
    formats: &["png", "svg", "csv", "weights", "py"],
    view: Some(view),
};

fn view(lab: Lab) -> Coming<AnyView> {
    Box::pin(page(lab))
}

in_chunk! {
    families: fn page(lab: Lab) -> AnyView { view! { <Fetched lab load=styled_page /> }.into_any() }
}

fn styled_page(lab: Lab) -> Coming<AnyView> {
    styled("families", lab, |lab| view! { <FamiliesPage families=Families::of(lab) /> }.into_any())
}
