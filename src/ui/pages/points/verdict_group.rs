//! Group 4: the game, and the three cases.

use super::text::PointsText;
use super::{Points, panels};
use crate::data::Rule;
use crate::scene::{Edit, NextStep, PointsScene};
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::fetched::Fetched;
use crate::ui::format;
use crate::ui::text::{Words, fill};
use leptos::prelude::*;

/// The group Verdict.
#[component]
pub fn VerdictGroup(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    // Whoever opens a link with a painted model wants to know how it stands beside the others.
    let compares = RwSignal::new(!points.peek().scene.model_mask.is_empty());
    let stage = points.pick(|s| (s.hidden, s.game, Ground::of(&s.rule)));
    let can_compare = move || matches!(stage.get(), (false, _, Ground::Land));
    let hint = move |words: Words<PointsText>| view! { <p class="hint">{points.words(words)}</p> }.into_any();
    let body = move || match stage.get() {
        (true, true, _) => view! { <Playing points /> }.into_any(),
        (true, false, _) => hint(|t| t.reveal_hint),
        (false, _, Ground::None) => hint(|t| t.verdict_no_rule),
        (false, _, Ground::Toy) => view! { <Fetched lab load=panels::sample_metrics /> }.into_any(),
        (false, _, Ground::Empty) => hint(|t| t.nothing_allowed),
        (false, _, Ground::Land) => view! { <Fetched lab load=panels::revealed /> }.into_any(),
    };
    let beside = move || {
        view! {
            <GameButton points />
            <Show when=can_compare>
                <Disclosure label=points.words(|t| t.compare_models) open=compares controls="comparison" />
            </Show>
            <Disclosure label=points.words(|t| t.all_numbers) open controls="all-numbers" />
        }
    };
    view! {
        <Group number="4" id="group-4" title=points.words(|t| t.verdict) beside>
            {body}
            <Show when=is(move || can_compare() && compares.get())>
                <div class="more" id="comparison">
                    <Fetched lab load=panels::comparison />
                </div>
            </Show>
            <Show when=is(move || open.get())>
                <Fetched lab load=panels::all_numbers />
            </Show>
            <Show when=is(move || !lab.narrow.get())>
                <RevealButton points />
            </Show>
        </Group>
    }
}

/// What a rule gives to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// Land.
    Land,
    /// A painted world, without land yet.
    Empty,
    /// A density without an edge: no A, B and C.
    Toy,
    /// No rule.
    None,
}

impl Ground {
    fn of(rule: &Rule) -> Self {
        match rule {
            Rule::OwnPlane(_) => Self::None,
            Rule::Toy(_) => Self::Toy,
            _ if !rule.allows_something() => Self::Empty,
            _ => Self::Land,
        }
    }
}

/// Skips the game, or plays it, while there is something to guess.
#[component]
fn GameButton(points: Points) -> impl IntoView {
    let hidden = points.pick(|s| s.hidden);
    let game = points.pick(|s| s.game);
    let click = move |_| {
        points.dispatch(if game.get_untracked() { Edit::SkipGame } else { Edit::PlayGame });
    };
    view! {
        <Show when=is(move || hidden.get())>
            <button class="text-button" type="button" on:click=click>
                {live(move || if game.get() { points.t().skip_game } else { points.t().play_game })}
            </button>
        </Show>
    }
}

#[component]
fn Playing(points: Points) -> impl IntoView {
    let placed = points.pick(|s| s.guesses.len());
    let words = move || fill(points.t().guesses_placed, &[&format::count(points.lab.lang.get(), placed.get())]);
    view! {
        <p>{words}</p>
        <p class="hint">{points.words(|t| t.game_hint)}</p>
    }
}

/// Shows or hides the rule; absent where there is none to show.
#[component]
pub fn RevealButton(points: Points) -> impl IntoView {
    let there = points.pick(|s| s.hidden || Ground::of(&s.rule) != Ground::None);
    let hidden = points.pick(|s| s.hidden);
    let next = points.pick(PointsScene::next_step);
    let click = move |_| {
        points.dispatch(if hidden.get_untracked() { Edit::Reveal } else { Edit::Hide });
    };
    let class = move || if next.get() == NextStep::Reveal { "button grow primary" } else { "button grow" };
    view! {
        <Show when=is(move || there.get())>
            <button class=class type="button" on:click=click>
                {live(move || if hidden.get() { points.t().reveal } else { points.t().hide })}
            </button>
        </Show>
    }
}
