//! The button that opens the framework of generative models.

use super::Points;
use super::panels;
use crate::ui::controls::Disclosure;
use crate::ui::dom::is;
use crate::ui::fetched::Fetched;
use leptos::prelude::*;

/// The button, and what it opens.
#[component]
pub fn Framework(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    view! {
        <Disclosure label=points.words(|t| t.framework) open controls="framework" />
        <Show when=is(move || open.get())>
            <div class="wide" id="framework">
                <Fetched lab load=panels::framework />
            </div>
        </Show>
    }
}
