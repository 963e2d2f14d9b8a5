//! Settings of training: all that decides the weights beside the data, and when Play stops.

use super::handle::Latent;
use super::number::Number;
use crate::scene::{LatentEdit, LatentModel, LatentNumber, LatentStop};
use crate::ui::controls::{Icon, IconName};
use crate::ui::dom::{input_of, is, live};
use crate::ui::seed::new_seed;
use leptos::prelude::*;

/// The fields.
#[component]
pub fn Settings(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let has_beta = latent.pick(|s| s.model != LatentModel::Autoencoder);
    let reseed = move |_| {
        if let Some(seed) = new_seed(lab) {
            latent.dispatch(LatentEdit::NewSeed(seed));
        }
    };
    let stops = latent.pick(|s| s.stop == LatentStop::Plateau);
    let set_stop = move |ev: web_sys::Event| {
        if let Some(input) = input_of(&ev) {
            let stop = if input.checked() { LatentStop::Plateau } else { LatentStop::Planned };
            latent.dispatch(LatentEdit::Stop(stop));
        }
    };
    view! {
        <div class="fields-three">
            <Number latent field=LatentNumber::Rate label=latent.words(|t| t.rate) />
            <Number latent field=LatentNumber::Batch label=latent.words(|t| t.batch) />
            <Number latent field=LatentNumber::Latent label=latent.words(|t| t.latent_size) />
            <Number latent field=LatentNumber::Planned label=latent.words(|t| t.planned) />
            <Show when=is(move || has_beta.get())>
                <Number latent field=LatentNumber::Beta label=latent.words(|t| t.beta) />
            </Show>
        </div>
        <div class="seed-row">
            <Number latent field=LatentNumber::Weights label=latent.words(|t| t.training_seed) />
            <button class="button" type="button" on:click=reseed>
                <Icon name=IconName::Dice />
                {lab.words(|t| t.new_seed)}
            </button>
        </div>
        <p class="hint">{latent.words(|t| t.training_hint)}</p>
        <label class="check">
            <input type="checkbox" prop:checked=live(move || stops.get()) on:change=set_stop />
            <span>{latent.words(|t| t.stop_flat)}</span>
        </label>
        <p class="hint">{latent.words(|t| t.stop_flat_hint)}</p>
        <Show when=is(move || has_beta.get())>
            <p class="hint">{latent.words(|t| t.beta_hint)}</p>
        </Show>
    }
}
