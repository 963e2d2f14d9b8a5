//! Group 4: the game, and the three cases.

use super::group::Group;
use super::numbers::AllNumbers;
use super::{Points, panels};
use crate::data::Rule;
use crate::metric::{Coverage, GAME_DARTS, Score};
use crate::scene::{Edit, NextStep, PointsScene};
use crate::ui::chunk::Fetched;
use crate::ui::controls::Disclosure;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::{Lang, Words, fill};
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
    let hint = move |words: Words| view! { <p class="hint">{points.words(words)}</p> }.into_any();
    let body = move || match stage.get() {
        (true, true, _) => view! { <Playing points /> }.into_any(),
        (true, false, _) => hint(|t| t.reveal_hint),
        (false, _, Ground::None) => hint(|t| t.verdict_no_rule),
        (false, _, Ground::Empty) => hint(|t| t.nothing_allowed),
        (false, _, Ground::Land) => view! { <Revealed points /> }.into_any(),
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
        <Group points number="4" title=|t| t.verdict beside>
            {body}
            <Show when=is(move || can_compare() && compares.get())>
                <div class="more" id="comparison">
                    <Fetched lab load=panels::comparison />
                </div>
            </Show>
            <Show when=is(move || open.get())>
                <AllNumbers points />
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
    /// No rule.
    None,
}

impl Ground {
    fn of(rule: &Rule) -> Self {
        match rule {
            Rule::OwnPlane(_) => Self::None,
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

#[component]
fn Revealed(points: Points) -> impl IntoView {
    let lab = points.lab;
    let plays = points.pick(|s| s.game || !s.guesses.is_empty());
    let coverage = points.follow(|state| {
        let sharp = state.model.as_ref().is_ok_and(|m| m.has_sharp_edge());
        state.coverage().map(|coverage| (coverage, sharp))
    });
    let cases = move || match coverage.get() {
        Some((coverage, sharp)) => view! { <Cases points coverage sharp /> }.into_any(),
        None => view! { <p class="hint">{points.words(|t| t.no_model_no_verdict)}</p> }.into_any(),
    };
    let broken =
        points.follow(|state| (state.observations_that_break().unwrap_or(0), state.scene.observations.points().len()));
    let words = move || {
        let (lang, (broken, n)) = (lab.lang.get(), broken.get());
        let words = lang.text().observations_break.pick(lang, broken);
        fill(words, &[&format::count(lang, broken), &format::count(lang, n)])
    };
    view! {
        <Show when=is(move || plays.get())>
            <Scores points />
        </Show>
        {cases}
        <Show when=is(move || broken.get().0 != 0)>
            <p class="hint">{words}</p>
        </Show>
    }
}

/// What you hit, what Pmodel did, and what blind darts would on average.
type Game = (Score, Option<Score>, f64);

/// The three darts players, and who merely copied.
#[component]
fn Scores(points: Points) -> impl IntoView {
    let lab = points.lab;
    let game = points.follow(|state| -> Game {
        let (you, pmodel) = state.play().unwrap_or_default();
        (you, pmodel, state.scene.rule.raster().map_or(0.0, |rule| rule.land_share()) * GAME_DARTS as f64)
    });
    let score = move |words: Words, of: fn(Lang, Game) -> (String, String)| {
        let hits = move || {
            let (hits, n) = of(lab.lang.get(), game.get());
            view! { <b>{hits}</b>"/"{n} }
        };
        view! {
            <div class="score">
                <p>{hits}</p>
                <p class="hint">{points.words(words)}</p>
            </div>
        }
    };
    let copies = move || {
        let (lang, (you, pmodel, _)) = (lab.lang.get(), game.get());
        let count = |n: usize| format::count(lang, n);
        fill(lang.text().copies, &[&count(you.copies), &pmodel.map_or("–".to_string(), |s| count(s.copies))])
    };
    view! {
        <div class="scores">
            {score(|t| t.you, |lang, (you, ..)| hits(lang, Some(you)))}
            {score(|t| t.pmodel, |lang, (_, pmodel, _)| hits(lang, pmodel))}
            {score(
                |t| t.blind_darts,
                |lang, (.., blind)| (format::decimals(lang, blind, 1), format::count(lang, GAME_DARTS)),
            )}
        </div>
        <p class="hint">{copies}</p>
    }
}

/// How many hits, of how many darts.
fn hits(lang: Lang, score: Option<Score>) -> (String, String) {
    match score {
        Some(score) if score.n > 0 => (format::count(lang, score.hits), format::count(lang, score.n)),
        _ => ("–".to_string(), format::count(lang, GAME_DARTS)),
    }
}

/// A, B and C: letter, sentence, percentage.
#[component]
fn Cases(points: Points, coverage: Coverage, sharp: bool) -> impl IntoView {
    let (b_title, b_of): (Words, Words) =
        if sharp { (|t| t.b_title_sharp, |t| t.b_of_sharp) } else { (|t| t.b_title, |t| t.b_of) };
    let case = move |letter: &'static str, badge: &'static str, title: Words, of: Words, share: f64| {
        view! {
            <li class="case">
                <span class=badge>{letter}</span>
                <span class="case-words">
                    <b>{points.words(title)}</b>
                    <span class="hint">{points.words(of)}</span>
                </span>
                <span class="case-share">{live(move || format::percent(points.lab.lang.get(), share))}</span>
            </li>
        }
    };
    view! {
        <ul class="cases">
            {case("A", "badge badge-a", |t| t.a_title, |t| t.a_of, coverage.a)}
            {case("B", "badge badge-b", b_title, b_of, coverage.b)}
            {case("C", "badge badge-c", |t| t.c_title, |t| t.c_of, coverage.c)}
        </ul>
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
