//! Group 4: the game, and the three cases.

use super::numbers::AllNumbers;
use super::page::{NextStep, next_step};
use crate::metric::{Coverage, GAME_DARTS, Score, obey_rule};
use crate::plane::Point;
use crate::scene::Edit;
use crate::ui::controls::Disclosure;
use crate::ui::erased::{dynamic, memo, sig};
use crate::ui::format;
use crate::ui::lab::{Lab, use_lab};
use crate::ui::text::fill;
use leptos::prelude::*;

/// The group Verdict.
#[component]
pub fn VerdictGroup() -> impl IntoView {
    let lab = use_lab();
    let open = RwSignal::new(false);
    let hidden = memo(move || lab.scene.with(|s| s.hidden));
    let game = memo(move || lab.scene.with(|s| s.game));
    let body = move || match (hidden.get(), game.get()) {
        (true, true) => view! { <Playing /> }.into_any(),
        (true, false) => view! { <p class="hint">{lab.text(|t| t.reveal_hint)}</p> }.into_any(),
        (false, _) => view! { <Revealed /> }.into_any(),
    };
    let game_link = move || {
        let (edit, words): (Edit, _) = match (hidden.get(), game.get()) {
            (true, true) => (Edit::SkipGame, lab.t().skip_game),
            (true, false) => (Edit::PlayGame, lab.t().play_game),
            (false, _) => return None,
        };
        Some(view! {
            <button
                type="button"
                class="text-button"
                on:click=move |_| {
                    lab.dispatch(edit.clone());
                }
            >
                {words}
            </button>
        })
    };
    view! {
        <section class="group" aria-labelledby="group-verdict">
            <div class="group-head">
                <h2 id="group-verdict"><span class="step" aria-hidden="true">"4"</span>{lab.text(|t| t.verdict)}</h2>
                {dynamic(game_link)}
                <Disclosure label=lab.text(|t| t.all_numbers) open controls="all-numbers" />
            </div>
            {dynamic(body)}
            {dynamic(move || open.get().then(|| view! { <AllNumbers /> }))}
            {dynamic(move || (!lab.narrow.get()).then(|| view! { <RevealButton /> }))}
        </section>
    }
}

#[component]
fn Playing() -> impl IntoView {
    let lab = use_lab();
    let placed = move || lab.scene.with(|s| s.guesses.len());
    view! {
        <p>{sig(move || fill(lab.t().guesses_placed, &[&format::count(lab.lang.get(), placed())]))}</p>
        <p class="hint">{lab.text(|t| t.game_hint)}</p>
    }
}

#[component]
fn Revealed() -> impl IntoView {
    let lab = use_lab();
    let plays = memo(move || lab.scene.with(|s| s.game || !s.guesses.is_empty()));
    view! {
        {dynamic(move || plays.get().then(|| view! { <Scores /> }))}
        {dynamic(move || match lab.coverage.get() {
            Some(coverage) => cases(lab, &coverage).into_any(),
            None => view! { <p class="hint">{lab.t().no_model_no_verdict}</p> }.into_any(),
        })}
        {dynamic(move || observations_that_break(lab).map(|words| view! { <p class="hint">{words}</p> }))}
    }
}

/// The three darts players, and who merely copied.
#[component]
fn Scores() -> impl IntoView {
    let lab = use_lab();
    let you = memo(move || {
        let guesses: Vec<Point> = lab.scene.with(|s| s.guesses.iter().map(|g| g.point()).collect());
        lab.score(&guesses)
    });
    let pmodel = memo(move || lab.first_ten().map(|ten| lab.score(&ten)));
    let darts = move || lab.scene.with(|s| s.rule.raster().land_share()) * GAME_DARTS as f64;
    let hits = move |score: Score| (format::count(lab.lang.get(), score.hits), score.n);
    let dash = || ("–".to_string(), GAME_DARTS);
    let cell = move |name: &'static str, (hits, n): (String, usize)| {
        view! {
            <div class="score">
                <p><b>{hits}</b>"/"{format::count(lab.lang.get(), n)}</p>
                <p class="hint">{name}</p>
            </div>
        }
    };
    view! {
        <div class="scores">
            {dynamic(move || cell(lab.t().you, if you.get().n == 0 { dash() } else { hits(you.get()) }))}
            {dynamic(move || cell(lab.t().pmodel, pmodel.get().map_or_else(dash, hits)))}
            {dynamic(move || cell(lab.t().blind_darts, (format::decimals(lab.lang.get(), darts(), 1), GAME_DARTS)))}
        </div>
        <p class="hint">
            {sig(move || {
                let count = |n: usize| format::count(lab.lang.get(), n);
                let copies = pmodel.get().map_or("–".to_string(), |s| count(s.copies));
                fill(lab.t().copies, &[&count(you.get().copies), &copies])
            })}
        </p>
    }
}

/// `None` when all of them obey.
fn observations_that_break(lab: Lab) -> Option<String> {
    let (n, obey) = lab.scene.with(|s| {
        let points = s.observations.points();
        (points.len(), obey_rule(s.rule, points.iter().map(|o| o.point())))
    });
    let count = |n: usize| format::count(lab.lang.get(), n);
    (obey < n).then(|| fill(lab.t().observations_obey, &[&count(n - obey), &count(n)]))
}

/// A, B and C: letter, sentence, percentage.
fn cases(lab: Lab, coverage: &Coverage) -> impl IntoView {
    let t = lab.t();
    let sharp = lab.model.with(|m| m.as_ref().is_ok_and(|m| m.0.has_sharp_edge()));
    let (b_title, b_of) = if sharp { (t.b_title_sharp, t.b_of_sharp) } else { (t.b_title, t.b_of) };
    let row = |letter: &'static str, class: &'static str, title: &'static str, of: &'static str, share: f64| {
        view! {
            <li class="case">
                <span class=format!("badge {class}")>{letter}</span>
                <span class="case-words"><b>{title}</b><span class="hint">{of}</span></span>
                <span class="case-share">{format::percent(lab.lang.get(), share)}</span>
            </li>
        }
    };
    view! {
        <ul class="cases">
            {row("A", "badge-a", t.a_title, t.a_of, coverage.a)}
            {row("B", "badge-b", b_title, b_of, coverage.b)}
            {row("C", "badge-c", t.c_title, t.c_of, coverage.c)}
        </ul>
    }
}

/// Shows or hides the rule.
#[component]
pub fn RevealButton() -> impl IntoView {
    let lab = use_lab();
    let hidden = memo(move || lab.scene.with(|s| s.hidden));
    view! {
        <button
            type="button"
            class="button grow"
            class:primary=sig(move || lab.scene.with(next_step) == NextStep::Reveal)
            on:click=move |_| {
                lab.dispatch(if hidden.get_untracked() { Edit::Reveal } else { Edit::Hide });
            }
        >
            {sig(move || if hidden.get() { lab.t().reveal } else { lab.t().hide })}
        </button>
    }
}
