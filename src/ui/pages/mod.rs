//! The pages of the lab, one folder each. A page names no other page.
//!
//! Points is the first screen, so it is in the program from the start and stays there, unseen, while another is shown: its
//! canvases are dear. Every other page is a chunk.

pub mod outfits;
pub mod points;

use super::chunk::{self, Coming, Doing, Fetched};
use super::files::Source;
use super::lab::Lab;
use super::text::Words;
use crate::scene::Page;
use crate::ui::dom::{is, live};
use leptos::prelude::*;
use points::{Points, PointsPage};

/// What the lab needs to know of a page.
pub struct Tab {
    /// Which page.
    pub page: Page,
    /// What its tab says.
    pub words: Words,
    /// Its view, for a page that is a chunk.
    view: Option<fn(Lab) -> Coming<AnyView>>,
    /// Saves its scene in a format, named by its ending.
    export: fn(Lab, &'static str) -> Doing,
    /// Opens a file.
    import: fn(Lab, Source) -> Doing,
}

/// All of them, in the order of the chapter.
pub static TABS: [Tab; 2] = [points::TAB, outfits::TAB];

fn tab_on_screen(lab: Lab) -> &'static Tab {
    let page = lab.page.get_untracked();
    TABS.iter().find(|tab| tab.page == page).unwrap_or(&TABS[0])
}

/// Saves the scene on screen in a format, named by its ending.
pub fn export(lab: Lab, format: &'static str) {
    let export = tab_on_screen(lab).export;
    chunk::run(lab, move || export(lab, format));
}

/// Opens a file, or text that was pasted, on the page on screen. What was there can be undone to.
pub fn import(lab: Lab, source: Source) {
    let import = tab_on_screen(lab).import;
    let source = StoredValue::new_local(source);
    chunk::run(lab, move || import(lab, source.get_value()));
}

/// The page on screen.
#[component]
pub fn Pages(lab: Lab, points: Points) -> impl IntoView {
    let chunks = TABS.iter().filter_map(|tab| Some((tab.page, tab.view?))).map(|(page, load)| {
        let name = page.name();
        view! {
            <Show when=is(move || lab.page.get() == page)>
                <div
                    class=format!("page-{name}")
                    id=format!("page-{name}")
                    role="tabpanel"
                    aria-labelledby=format!("tab-{name}")
                >
                    <Fetched lab load />
                </div>
            </Show>
        }
    });
    view! {
        <div hidden=live(move || lab.page.get() != Page::Points)>
            <PointsPage points />
        </div>
        {chunks.collect_view()}
    }
}
