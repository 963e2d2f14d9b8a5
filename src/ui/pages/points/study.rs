//! A closer look at the points: as a table, how a model learns from more of them, what each axis says alone. All three are
//! fetched when they are opened. And the way to the page Families with them.

use super::{Points, panels};
use crate::ui::chunk::Coming;
use crate::ui::controls::Disclosure;
use crate::ui::dom::is;
use crate::ui::fetched::{self, Fetched};
use crate::ui::lab::Lab;
use leptos::prelude::*;

/// The card with its three disclosures.
#[component]
pub fn Study(points: Points) -> impl IntoView {
    let lab = points.lab;
    let (table, learning, marginals) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    view! {
        <section class="card study" aria-label=points.words(|t| t.study)>
            <div class="study-head">
                <Disclosure label=points.words(|t| t.edit_as_table) open=table controls="table" />
                <Disclosure label=points.words(|t| t.learns) open=learning controls="learning" />
                <Disclosure label=points.words(|t| t.marginals) open=marginals controls="marginals" />
                <button
                    class="text-button"
                    type="button"
                    on:click=move |_| fetched::run(lab, move || panels::try_families(lab))
                >
                    {points.words(|t| t.try_families)}
                </button>
            </div>
            <Part lab id="table" open=table load=panels::table />
            <Part lab id="learning" open=learning load=panels::learning />
            <Part lab id="marginals" open=marginals load=panels::marginals />
        </section>
    }
}

#[component]
fn Part(lab: Lab, id: &'static str, open: RwSignal<bool>, load: fn(Lab) -> Coming<AnyView>) -> impl IntoView {
    view! {
        <Show when=is(move || open.get())>
            <div class="study-part" id=id>
                <Fetched lab load />
            </div>
        </Show>
    }
}
