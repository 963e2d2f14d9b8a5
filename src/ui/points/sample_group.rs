//! Group 3: samples.

use super::page::{NextStep, next_step};
use crate::scene::{Edit, NumberField};
use crate::ui::controls::{Disclosure, Icon, IconName, NumberInput};
use crate::ui::erased::{dynamic, sig, when};
use crate::ui::lab::{Lab, Notice, use_lab};
use leptos::prelude::*;

/// The group Samples.
#[component]
pub fn SampleGroup() -> impl IntoView {
    let lab = use_lab();
    let open = RwSignal::new(false);
    view! {
        <section class="group" aria-labelledby="group-samples">
            <div class="group-head">
                <h2 id="group-samples"><span class="step" aria-hidden="true">"3"</span>{lab.text(|t| t.samples)}</h2>
                <Disclosure label=lab.text(|t| t.seed) open controls="seed" />
            </div>
            <div class="generate-row">
                {dynamic(move || (!lab.narrow.get()).then(|| view! { <GenerateButton /> }))}
                <NumberInput field=NumberField::Samples label=lab.text(|t| t.samples) label_hidden=true />
            </div>
            {when(open.into(), move || view! {
                <div class="more" id="seed">
                    <NumberInput field=NumberField::Seed label=lab.text(|t| t.seed) />
                    <button type="button" class="button" on:click=move |_| new_seed(lab)>
                        <Icon name=IconName::Dice />
                        {lab.text(|t| t.new_seed)}
                    </button>
                    <p class="hint">{lab.text(|t| t.seed_hint)}</p>
                </div>
            })}
        </section>
    }
}

fn new_seed(lab: Lab) {
    match getrandom::u32() {
        Ok(seed) => {
            lab.dispatch(Edit::NewSeed(seed));
        }
        Err(_) => lab.notice.set(Some(Notice::NoRandomness)),
    }
}

/// Draws samples.
#[component]
pub fn GenerateButton() -> impl IntoView {
    let lab = use_lab();
    view! {
        <button
            type="button"
            class="button grow"
            class:primary=sig(move || lab.scene.with(next_step) == NextStep::Generate)
            on:click=move |_| {
                lab.dispatch(Edit::Generate);
            }
        >
            {lab.text(|t| t.generate)}
        </button>
    }
}
