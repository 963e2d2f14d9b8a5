//! Group 3: samples.

use super::Points;
use super::group::Group;
use super::number::Number;
use super::text::PointsText;
use crate::scene::{Edit, NextStep, NumberField, PointsScene};
use crate::ui::controls::{Disclosure, Icon, IconName};
use crate::ui::dom::is;
use crate::ui::format;
use crate::ui::notice::{About, Notice};
use crate::ui::text::Texts;
use leptos::prelude::*;

/// The group Samples.
#[component]
pub fn SampleGroup(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    view! {
        <Group
            points
            number="3"
            title=|t| t.samples
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
            <button class="button" type="button" on:click=move |_| new_seed(points)>
                <Icon name=IconName::Dice />
                {points.lab.words(|t| t.new_seed)}
            </button>
            <p class="hint">{points.words(|t| t.seed_hint)}</p>
        </div>
    }
}

fn new_seed(points: Points) {
    match getrandom::u32() {
        Ok(seed) => {
            points.dispatch(Edit::NewSeed(seed));
        }
        Err(_) => {
            let words = |lang: crate::ui::text::Lang| lang.text().no_randomness.to_string();
            points.lab.notice.set(Some(Notice::new(About::Other, words)));
        }
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
