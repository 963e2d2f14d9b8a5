//! The pages of the lab, one folder each. A page names no other page.
//!
//! Points is the first screen, so it is in the program from the start and stays there, unseen, while another is shown: its
//! canvases are dear. Every other page is a chunk, and its styles
//! come with it.

pub mod families;
pub mod latent;
pub mod outfits;
pub mod pixels;
pub mod points;
mod style;
mod tab;

use super::fetched::Fetched;
use super::lab::Lab;
use crate::scene::Page;
use crate::ui::dom::{is, live};
use leptos::prelude::*;
use points::{Points, PointsPage};

pub use tab::Tab;

/// All of them, in the order of the chapter.
pub static TABS: [Tab; Page::ALL.len()] = [points::TAB, outfits::TAB, pixels::TAB, latent::TAB, families::TAB];

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
