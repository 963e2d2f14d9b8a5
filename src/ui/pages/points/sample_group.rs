//! Group 3: samples.

use super::Points;
use super::number::Number;
use super::text::PointsText;
use crate::scene::{Edit, NextStep, NumberField, PointsScene};
use crate::ui::controls::{Disclosure, Group, Icon, IconName};
use crate::ui::dom::is;
use crate::ui::format;
use crate::ui::seed::new_seed;
use crate::ui::text::Texts;
use leptos::prelude::*;

/// The group Samples.
#[component]
pub fn SampleGroup(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    view! {
        <Group
            number="3"
            id="group-3"
            title=points.words(|t| t.samples)
            beside=move || view! { <Disclosure label=points.lab.words(|t| t.seed) open controls="seed" /> }
        >
            <div class="generate-row">
                <Show when=is(move || !lab.narrow.get())>
                    <GenerateButton points />
                </Show>
                <Number points field=NumberField::Samples label=points.words(|t| t.samples) label_hidden=true />
            </div>
            <Show when=is(move || open.get())>
                <Seed points />
            </Show>
        </Group>
    }
}

#[component]
fn Seed(points: Points) -> impl IntoView {
    view! {
        <div class="more" id="seed">
            <Number points field=NumberField::Seed label=points.lab.words(|t| t.seed) />
            <button class="button" type="button" on:click=move |_| reseed(points)>
                <Icon name=IconName::Dice />
                {points.lab.words(|t| t.new_seed)}
            </button>
            <p class="hint">{points.words(|t| t.seed_hint)}</p>
        </div>
    }
}

fn reseed(points: Points) {
    if let Some(seed) = new_seed(points.lab) {
        points.dispatch(Edit::NewSeed(seed));
    }
}

/// Draws samples.
#[component]
pub fn GenerateButton(points: Points) -> impl IntoView {
    let next = points.pick(PointsScene::next_step);
    let generate = move |_| {
        points.drops.set_value(true);
        points.dispatch(Edit::Generate);
        let (lang, n) = (points.lab.lang.get_untracked(), points.peek().scene.samples as usize);
        points.lab.say(format::counted(lang, n, PointsText::of(lang).n_samples));
    };
    let class = move || if next.get() == NextStep::Generate { "button grow primary" } else { "button grow" };
    view! { <button class=class type="button" on:click=generate>{points.lab.words(|t| t.generate)}</button> }
}
