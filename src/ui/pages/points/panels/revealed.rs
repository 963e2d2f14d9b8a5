//! The verdict once the rule is shown: the score of the game, and the three cases.

use crate::metric::{Coverage, GAME_DARTS, Score};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::pages::points::text::PointsText;
use crate::ui::text::Texts;
use crate::ui::text::{Lang, Words, fill};
use leptos::prelude::*;

/// The score, the cases, and what of the observations breaks the rule.
#[component]
pub fn Revealed(points: Points) -> impl IntoView {
    let lab = points.lab;
    let plays = points.pick(|s| s.game || !s.guesses.is_empty());
    let coverage = points.follow(|state| {
        let sharp = state.model.as_ref().is_ok_and(|m| m.has_sharp_edge());
        state.coverage().map(|coverage| (coverage, sharp))
    });
    let stale = points.follow(|state| state.is_stale);
    let cases = move || match coverage.get() {
        Some((coverage, sharp)) => {
            let class = move || if stale.get() { "stale" } else { "" };
            view! { <div class=live(class)><Cases points coverage sharp /></div> }.into_any()
        }
        None => view! { <p class="hint">{points.words(|t| t.no_model_no_verdict)}</p> }.into_any(),
    };
    let broken =
        points.follow(|state| (state.observations_that_break().unwrap_or(0), state.scene.observations.points().len()));
    let words = move || {
        let (lang, (broken, n)) = (lab.lang.get(), broken.get());
        let words = PointsText::of(lang).observations_break.pick(lang, broken);
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
    let score = move |words: Words<PointsText>, of: fn(Lang, Game) -> (String, String)| {
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
        fill(PointsText::of(lang).copies, &[&count(you.copies), &pmodel.map_or("–".to_string(), |s| count(s.copies))])
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
    let (b_title, b_of): (Words<PointsText>, Words<PointsText>) =
        if sharp { (|t| t.b_title_sharp, |t| t.b_of_sharp) } else { (|t| t.b_title, |t| t.b_of) };
    let case = move |letter: &'static str,
                     badge: &'static str,
                     title: Words<PointsText>,
                     of: Words<PointsText>,
                     share: f64| {
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
