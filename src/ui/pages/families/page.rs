//! The layout of the page: data and tree, the race, the verdict. On a narrow page the race comes first.

use super::bar::{Bar, Transport};
use super::data_group::DataGroup;
use super::handle::Families;
use super::lanes::Lanes;
use super::note::{AddNote, Note};
use super::sentence::headline;
use super::tree::Tree;
use super::verdict::Verdict;
use crate::ui::dom::{is, live};
use leptos::prelude::*;

/// The page.
#[component]
pub fn FamiliesPage(families: Families) -> impl IntoView {
    families.race.follow();
    let lab = families.lab;
    let step = families.race.step();
    let lead = move || (step.get() == 0).then(|| view! { <p class="lead">{live(move || lead_of(families))}</p> });
    let race = move || {
        view! {
            <section class="card race" aria-label=families.words(|t| t.training)>
                <Bar families />
                <Note families />
                <Lanes families />
                <div class="plane-foot">
                    <AddNote families />
                </div>
            </section>
        }
    };
    view! {
        <div class="page families">
            <h1 class="headline" aria-live="polite">{live(move || headline(families))}</h1>
            {live(lead)}
            <Show when=is(move || lab.narrow.get())>{race()}</Show>
            <section class="card race-top" aria-label=families.words(|t| t.pmodel)>
                <DataGroup families />
                <Tree families />
            </section>
            <Show when=is(move || !lab.narrow.get())>{race()}</Show>
            <Verdict families />
            <Show when=is(move || lab.narrow.get())>
                <div class="bar">
                    <Transport families />
                </div>
            </Show>
        </div>
    }
}

fn lead_of(families: Families) -> String {
    let n = families.race.learned.with(|learned| learned.observations.len());
    let number = crate::ui::format::count(families.lab.lang.get(), n);
    let words = if families.shows_map().get() { families.t().lead_map } else { families.t().lead_points };
    crate::ui::text::fill(words, &[&number])
}
