//! What the marks and patterns on the plane are, with their counts.

use super::Points;
use super::plane::DIAMOND;
use super::text::PointsText;
use crate::scene::State;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::{Plural, Words};
use leptos::prelude::*;

/// The legend under the plane.
#[component]
pub fn Legend(points: Points) -> impl IntoView {
    let observations = points.pick(|s| s.observations.points().len());
    let guesses = points.pick(|s| s.guesses.len());
    let has_model = points.follow(shows_model);
    let shows_cases = points.follow(|state| {
        let scene = &state.scene;
        shows_model(state) && !scene.hidden && !scene.heatmap && scene.rule.raster().is_some()
    });
    // How many, and of them drowned where a rule can tell.
    let samples = Memo::new(move |_| {
        let (set, state) = (points.fresh_samples()?, points.state());
        let scene = &state.scene;
        let drowned = (!scene.hidden && scene.rule.raster().is_some()).then_some(set.drowned);
        (!scene.is_painting_rule()).then_some((set.points.len(), drowned))
    });
    let counted = move |n: usize, words: fn(&'static PointsText) -> Plural| {
        format::counted(points.lab.lang.get(), n, words(points.t()))
    };
    let sample_items = move || {
        let (n, drowned) = samples.get()?;
        let drowned = drowned.map(|n| {
            view! {
                <Item mark=view! { <path class="legend-sample" d="M-4-4 4 4M-4 4 4-4" /> }.into_any()>
                    {live(move || counted(n, |t| t.n_drowned))}
                </Item>
            }
        });
        Some(view! {
            <Item mark=view! { <circle class="legend-sample" r="4" /> }.into_any()>
                {live(move || counted(n, |t| t.n_samples))}
            </Item>
            {drowned}
        })
    };
    view! {
        <ul class="legend">
            <Item mark=view! { <circle class="legend-observation" r="5" /> }.into_any()>
                {live(move || counted(observations.get(), |t| t.n_observations))}
            </Item>
            <Show when=is(move || guesses.get() != 0)>
                <Item class="guess" mark=view! { <path d=DIAMOND /> }.into_any()>
                    {live(move || counted(guesses.get(), |t| t.n_guesses))}
                </Item>
            </Show>
            {sample_items}
            <Show when=is(move || has_model.get())>
                <Item mark=view! { <rect class="legend-model" x="-7" y="-5" width="14" height="10" /> }.into_any()>
                    <span class="model-word">{points.words(|t| t.pmodel)}</span>
                </Item>
            </Show>
            <Show when=is(move || shows_cases.get())>
                <Case points letter="A" swatch="swatch swatch-a" words=|t| t.case_a />
                <Case points letter="B" swatch="swatch swatch-b" words=|t| t.case_b />
                <Case points letter="C" swatch="swatch swatch-c" words=|t| t.case_c />
            </Show>
        </ul>
    }
}

/// Whether Pmodel is drawn on the plane.
fn shows_model(state: &State) -> bool {
    state.scene.shows_pmodel() && state.model.is_ok() && !state.scene.is_painting_rule()
}

/// A mark and its words.
#[component]
fn Item(mark: AnyView, #[prop(optional)] class: &'static str, children: Children) -> impl IntoView {
    view! {
        <li>
            <svg class=class viewBox="-8 -8 16 16" aria-hidden="true">{mark}</svg>
            <span>{children()}</span>
        </li>
    }
}

/// A case and its pattern; its words are a tooltip.
#[component]
fn Case(points: Points, letter: &'static str, swatch: &'static str, words: Words<PointsText>) -> impl IntoView {
    view! {
        <li title=points.words(words)>
            <span class=swatch aria-hidden="true"></span>
            <b>{letter}</b>
            <span class="visually-hidden">{points.words(words)}</span>
        </li>
    }
}
