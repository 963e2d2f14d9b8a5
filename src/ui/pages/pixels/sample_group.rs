//! Group 3: samples.

use super::handle::Pixels;
use super::next::{Next, next_step};
use super::number::Number;
use crate::scene::{PixelsEdit, PixelsNumber};
use crate::ui::controls::{Disclosure, Group, Icon, IconName};
use crate::ui::dom::is;
use crate::ui::format;
use crate::ui::seed::new_seed;
use leptos::prelude::*;

/// The group Samples.
#[component]
pub fn SampleGroup(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let open = RwSignal::new(false);
    view! {
        <Group
            number="3"
            id="pixels-group-3"
            title=pixels.words(|t| t.samples)
            beside=move || view! { <Disclosure label=lab.words(|t| t.seed) open controls="pixels-seed-part" /> }
        >
            <div class="generate-row">
                <Show when=is(move || !lab.narrow.get())>
                    <GenerateButton pixels />
                </Show>
                <Number pixels field=PixelsNumber::Samples label=pixels.words(|t| t.samples) label_hidden=true />
            </div>
            <Show when=is(move || open.get())>
                <div class="more" id="pixels-seed-part">
                    <Number pixels field=PixelsNumber::Seed label=lab.words(|t| t.seed) />
                    <button class="button" type="button" on:click=move |_| reseed(pixels)>
                        <Icon name=IconName::Dice />
                        {lab.words(|t| t.new_seed)}
                    </button>
                    <p class="hint">{pixels.words(|t| t.seed_hint)}</p>
                </div>
            </Show>
        </Group>
    }
}

fn reseed(pixels: Pixels) {
    if let Some(seed) = new_seed(pixels.lab) {
        pixels.dispatch(PixelsEdit::NewSeed(seed));
    }
}

/// Makes samples.
#[component]
pub fn GenerateButton(pixels: Pixels) -> impl IntoView {
    let next = pixels.pick(next_step);
    let make = move |_| {
        pixels.painting.set(None);
        pixels.dispatch(PixelsEdit::Generate);
        let n = pixels.scene().samples as usize;
        pixels.lab.say(untrack(|| format::counted(pixels.lab.lang.get(), n, pixels.t().n_samples)));
    };
    let class = move || if next.get() == Next::Generate { "button grow primary" } else { "button grow" };
    view! { <button class=class type="button" on:click=make>{pixels.lab.words(|t| t.generate)}</button> }
}
