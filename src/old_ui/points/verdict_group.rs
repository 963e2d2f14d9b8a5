//! Group 4: the game, and the three cases.

use super::group::group;
use super::numbers::all_numbers;
use crate::data::Rule;
use crate::metric::{Coverage, GAME_DARTS, Score};
use crate::scene::{Edit, NextStep, PointsScene};
use crate::ui::controls::disclosure;
use crate::ui::dom::{button, dynamic, el, selector, text, when};
use crate::ui::door::panel;
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::text::{Words, fill};
use sycamore_reactive::*;
use sycamore_web::View;

/// The group Verdict.
pub fn verdict_group(lab: Lab) -> View {
    let open = create_signal(false);
    let stage = lab.pick(|s| (s.hidden, s.game, Ground::of(&s.rule)));
    let body = dynamic(move || match stage.get() {
        (true, true, _) => playing(lab),
        (true, false, _) => lab.hint(|t| t.reveal_hint).into(),
        (false, _, Ground::None) => lab.hint(|t| t.verdict_no_rule).into(),
        (false, _, Ground::Empty) => lab.hint(|t| t.nothing_allowed).into(),
        (false, _, Ground::Land) => revealed(lab),
    });
    let asks_to_skip = move || stage.get().1;
    let game_button = when(
        move || stage.get().0,
        move || {
            let click = move || {
                lab.dispatch(if lab.peek().scene.game { Edit::SkipGame } else { Edit::PlayGame });
            };
            let words = move || if asks_to_skip() { lab.t().skip_game } else { lab.t().play_game }.to_string();
            button("text-button", click).child(text(words)).into()
        },
    );
    // Whoever opens a link with a painted model wants to know how it stands beside the others.
    let compares = create_signal(!lab.peek().scene.model_mask.is_empty());
    let can_compare = move || matches!(stage.get(), (false, _, Ground::Land));
    let compare = when(can_compare, move || disclosure(lab, |t| t.compare_models, compares, "comparison"));
    let comparison = move || el("div", "more").set("id", "comparison").child(panel(lab, "comparison")).into();
    let beside = View::from(vec![game_button, compare, disclosure(lab, |t| t.all_numbers, open, "all-numbers")]);
    group(lab, "4", |t| t.verdict, beside)
        .child(body)
        .child(when(move || can_compare() && compares.get(), comparison))
        .child(when(move || open.get(), move || all_numbers(lab)))
        .child(when(move || !lab.narrow.get(), move || reveal_button(lab)))
        .into()
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
            _ if rule.raster().is_none() => Self::Empty,
            _ => Self::Land,
        }
    }
}

fn playing(lab: Lab) -> View {
    let placed = lab.pick(|s| s.guesses.len());
    let words = move || fill(lab.t().guesses_placed, &[&format::count(lab.lang.get(), placed.get())]);
    View::from(vec![el("p", "").child(text(words)).into(), lab.hint(|t| t.game_hint).into()])
}

fn revealed(lab: Lab) -> View {
    let plays = lab.pick(|s| s.game || !s.guesses.is_empty());
    let coverage = selector(move || {
        let state = lab.state();
        let sharp = state.model.as_ref().is_ok_and(|m| m.has_sharp_edge());
        state.coverage.map(|coverage| (coverage, sharp))
    });
    let cases = dynamic(move || match coverage.get() {
        Some((coverage, sharp)) => cases(lab, &coverage, sharp),
        None => lab.hint(|t| t.no_model_no_verdict).into(),
    });
    let broken = selector(move || {
        let state = lab.state();
        (state.observations_that_break().unwrap_or(0), state.scene.observations.points().len())
    });
    let that_break = dynamic(move || {
        let (broken, n) = broken.get();
        if broken == 0 {
            return View::new();
        }
        let words = move || {
            let (lang, t) = (lab.lang.get(), lab.t());
            fill(t.observations_break.pick(lang, broken), &[&format::count(lang, broken), &format::count(lang, n)])
        };
        el("p", "hint").child(text(words)).into()
    });
    View::from(vec![when(move || plays.get(), move || scores(lab)), cases, that_break])
}

/// The three darts players, and who merely copied.
fn scores(lab: Lab) -> View {
    let played = selector(move || lab.state().play().unwrap_or_default());
    let darts = lab.pick(|s| s.rule.raster().map_or(0.0, |rule| rule.land_share()) * GAME_DARTS as f64);
    let shown = move |score: Option<Score>| match score {
        Some(score) if score.n > 0 => {
            let count = |n| format::count(lab.lang.get(), n);
            (count(score.hits), count(score.n))
        }
        _ => ("–".to_string(), format::count(lab.lang.get(), GAME_DARTS)),
    };
    let cell = move |words: Words, (hits, n): (String, String)| {
        el("div", "score").child(el("p", "").child(el("b", "").child(hits)).child("/").child(n)).child(lab.hint(words))
    };
    let cells = dynamic(move || {
        let (you, pmodel) = played.get();
        let blind = (format::decimals(lab.lang.get(), darts.get(), 1), format::count(lab.lang.get(), GAME_DARTS));
        el("div", "scores")
            .child(cell(|t| t.you, shown(Some(you))))
            .child(cell(|t| t.pmodel, shown(pmodel)))
            .child(cell(|t| t.blind_darts, blind))
            .into()
    });
    let copies = text(move || {
        let (you, pmodel) = played.get();
        let count = |n: usize| format::count(lab.lang.get(), n);
        fill(lab.t().copies, &[&count(you.copies), &pmodel.map_or("–".to_string(), |s| count(s.copies))])
    });
    View::from(vec![cells, el("p", "hint").child(copies).into()])
}

/// A, B and C: letter, sentence, percentage.
fn cases(lab: Lab, coverage: &Coverage, sharp: bool) -> View {
    let (b_title, b_of): (Words, Words) =
        if sharp { (|t| t.b_title_sharp, |t| t.b_of_sharp) } else { (|t| t.b_title, |t| t.b_of) };
    let row = |letter: &'static str, class: &'static str, title: Words, of: Words, share: f64| {
        el("li", "case")
            .child(el("span", class).child(letter))
            .child(
                el("span", "case-words")
                    .child(el("b", "").child(lab.words(title)))
                    .child(el("span", "hint").child(lab.words(of))),
            )
            .child(el("span", "case-share").child(text(move || format::percent(lab.lang.get(), share))))
    };
    el("ul", "cases")
        .child(row("A", "badge badge-a", |t| t.a_title, |t| t.a_of, coverage.a))
        .child(row("B", "badge badge-b", b_title, b_of, coverage.b))
        .child(row("C", "badge badge-c", |t| t.c_title, |t| t.c_of, coverage.c))
        .into()
}

/// Shows or hides the rule; absent where there is none to show.
pub fn reveal_button(lab: Lab) -> View {
    let there = lab.pick(|s| s.hidden || Ground::of(&s.rule) != Ground::None);
    when(move || there.get(), move || toggle_rule(lab))
}

fn toggle_rule(lab: Lab) -> View {
    let hidden = lab.pick(|s| s.hidden);
    let next = lab.pick(PointsScene::next_step);
    let click = move || {
        lab.dispatch(if lab.peek().scene.hidden { Edit::Reveal } else { Edit::Hide });
    };
    button("", click)
        .class(move || if next.get() == NextStep::Reveal { "button grow primary" } else { "button grow" })
        .child(text(move || if hidden.get() { lab.t().reveal } else { lab.t().hide }.to_string()))
        .into()
}
