//! Generate: how many, with which seed, given which values.

use super::Outfits;
use super::handle::Editing;
use super::number::Number;
use super::observations::show_observations;
use super::picker::ValueSelect;
use super::words::ORDER;
use crate::data::Feature;
use crate::scene::{Generated, OutfitsEdit, OutfitsNumber};
use crate::ui::controls::{Disclosure, IconButton, IconName, UndoButton};
use crate::ui::dom::is;
use crate::ui::format;
use crate::ui::seed::new_seed;
use leptos::prelude::*;

/// The card with the button.
#[component]
pub fn GenerateBar(outfits: Outfits) -> impl IntoView {
    let lab = outfits.lab;
    let locking = RwSignal::new(!outfits.peek().scene.locks.is_empty());
    view! {
        <section class="card" aria-label=lab.words(|t| t.generate)>
            <div class="card-head">
                <Number outfits field=OutfitsNumber::Outfits label=outfits.words(|t| t.outfits_to_generate) />
                <Number outfits field=OutfitsNumber::Seed label=lab.words(|t| t.seed) />
                <IconButton lab name=|t| t.new_seed icon=IconName::Dice on_press=move || reseed(outfits) />
                <Disclosure label=outfits.words(|t| t.lock_values) open=locking controls="locks" />
                <span class="toolbar-space"></span>
                <Show when=is(move || !lab.narrow.get())>
                    <GenerateButton outfits />
                </Show>
            </div>
            <Show when=is(move || locking.get())>
                <Locks outfits />
            </Show>
        </section>
    }
}

fn reseed(outfits: Outfits) {
    if let Some(seed) = new_seed(outfits.lab) {
        outfits.dispatch(OutfitsEdit::NewSeed(seed));
    }
}

/// Makes outfits with all three models.
#[component]
fn GenerateButton(outfits: Outfits) -> impl IntoView {
    let is_next = outfits.pick(|s| s.generated == Generated::Never);
    let make = move |_| {
        outfits.dispatch(OutfitsEdit::Generate);
        let n = outfits.peek().scene.n_outfits as usize * 3;
        outfits.say(untrack(|| format::counted(outfits.lab.lang.get(), n, outfits.t().n_outfits)));
    };
    let class = move || if is_next.get() { "button grow primary" } else { "button grow" };
    view! { <button class=class type="button" on:click=make>{outfits.lab.words(|t| t.generate)}</button> }
}

/// Values that are given: what is generated has them.
#[component]
fn Locks(outfits: Outfits) -> impl IntoView {
    let select = |feature: Feature| {
        let now = outfits.pick(move |s| s.locks.get(feature));
        let lock = Callback::new(move |value| {
            outfits.dispatch(OutfitsEdit::Lock(feature, value));
        });
        let id = format!("lock-{}", feature.name());
        view! { <ValueSelect outfits id feature free=|t| t.any_value now chosen=lock /> }
    };
    let unlock = move |_| {
        outfits.dispatch(OutfitsEdit::Unlock);
    };
    view! {
        <div class="locks" id="locks">
            <p class="hint">{outfits.words(|t| t.locks_hint)}</p>
            <div class="picks">{ORDER.into_iter().map(select).collect_view()}</div>
            <button class="button button-small" type="button" on:click=unlock>{outfits.words(|t| t.unlock_all)}</button>
        </div>
    }
}

/// The bar at the bottom of a narrow page.
#[component]
pub fn Bar(outfits: Outfits) -> impl IntoView {
    let add = move |_| {
        outfits.editing.set(Editing::Adding);
        // The picker stands with the observations, at the top.
        show_observations();
    };
    view! {
        <div class="bar">
            <UndoButton lab=outfits.lab />
            <GenerateButton outfits />
            <button class="button grow" type="button" on:click=add>{outfits.words(|t| t.add_outfit)}</button>
        </div>
    }
}
