//! A page's place in the row of tabs.

use crate::scene::Page;
use crate::ui::chunk::Coming;
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use leptos::prelude::AnyView;

/// What the lab needs to know of a page before it is there.
pub struct Tab {
    /// Which page.
    pub page: Page,
    /// What its tab says.
    pub words: Words,
    /// What Export offers beside JSON, by the endings of the files.
    pub formats: &'static [&'static str],
    /// Its view, for a page that is a chunk.
    pub view: Option<fn(Lab) -> Coming<AnyView>>,
}
