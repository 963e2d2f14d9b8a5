//! The place of the probes in words.

use super::{Points, panels};
use crate::scene::MarkKind;
use crate::ui::dom::is;
use crate::ui::fetched::Fetched;
use leptos::prelude::*;

/// The list, once the rule is shown and there is a model to ask.
#[component]
pub fn ProbeList(points: Points) -> impl IntoView {
    let shown = points.follow(|state| {
        !state.scene.hidden
            && state.model.is_ok()
            && state.scene.rule.allows_something()
            && state.scene.marks(MarkKind::Probe).next().is_some()
    });
    view! {
        <Show when=is(move || shown.get())>
            <Fetched lab=points.lab load=panels::probe_list />
        </Show>
    }
}
