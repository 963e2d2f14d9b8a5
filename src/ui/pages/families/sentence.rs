//! The sentences: the one at the top, and those of *In words*, each only when it is true.

use super::handle::Families;
use super::order::index;
use crate::train::race::{RACE_FIGURES, RaceFamily};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// Figures by which the closest is found: Jensen–Shannon.
const JS: usize = 0;
const COVERAGE: usize = 6;
const MEMORISED: usize = 7;
const LN: usize = 10;
/// Less of the perfect model's coverage leaves something out.
const LEAST_COVERAGE: f64 = 0.95;

/// Figures of a lane: of all samples when it stands, else the last ones over its steps.
pub fn figures_of(families: Families, family: RaceFamily) -> Option<[f64; RACE_FIGURES]> {
    let lane = families.lane(family);
    let whole = lane.view.with(|view| view.as_ref().and_then(|view| view.figures));
    let step = lane.view.with(|view| view.as_ref().map_or(0, |view| view.step));
    whole.or_else(|| {
        lane.chart.with(|chart| chart.iter().rev().find(|point| point.step <= step).map(|point| point.figures))
    })
}

/// The lanes by their divergence, the closest first; none while it is not known of all.
fn by_divergence(families: Families) -> Vec<(RaceFamily, f64)> {
    if families.hidden.get() {
        return Vec::new();
    }
    let lanes = families.pick(|s| s.lanes.clone()).get();
    let of = |family: RaceFamily| figures_of(families, family).map(|figures| (family, figures[JS]));
    let mut all: Vec<(RaceFamily, f64)> = lanes.into_iter().filter_map(of).filter(|(_, js)| js.is_finite()).collect();
    all.sort_by(|a, b| a.1.total_cmp(&b.1));
    all
}

/// The band of the perfect model: how far two figures may differ by chance.
fn band(families: Families, figure: usize) -> Option<f64> {
    families.beside.with(|beside| beside.floor.map(|floor| floor[figure].high - floor[figure].low))
}

/// The sentence at the top.
pub fn headline(families: Families) -> String {
    let t = families.t();
    let step = families.race.step().get();
    let trains = families.pick(|s| s.trains()).get();
    if families.race.is_playing.get() {
        return t.headline_training.to_string();
    }
    if step == 0 && trains {
        let words = if families.shows_map().get() { t.headline_first } else { t.headline_points };
        return words.to_string();
    }
    let all = by_divergence(families);
    match &all[..] {
        [(first, a), (second, b), ..] => {
            let name = |family: &RaceFamily| t.the_names[index(*family)];
            match band(families, JS) {
                Some(band) if b - a <= band => fill(t.headline_equal, &[&capital(name(first)), name(second)]),
                _ => fill(t.headline_closest, &[&capital(name(first))]),
            }
        }
        [(only, js)] => {
            let floor = families.beside.with(|beside| beside.floor.map(|floor| floor[JS].mean));
            let times = floor.map(|floor| format::decimals(families.lab.lang.get(), js / floor.max(1e-9), 1));
            times.map_or(t.headline_after.to_string(), |times| {
                fill(t.headline_one, &[&capital(t.the_names[index(*only)]), &times])
            })
        }
        [] => t.headline_after.to_string(),
    }
}

/// With a capital letter.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A sentence, and the step to rewind to.
pub type Sentence = (String, Option<u32>);

/// All that are true.
pub fn sentences(families: Families) -> Vec<Sentence> {
    let (t, lang) = (families.t(), families.lab.lang.get());
    let all = by_divergence(families);
    let name = |family: RaceFamily| t.the_names[index(family)];
    let mut said = Vec::new();
    let floor = families.beside.with(|beside| beside.floor);
    let (Some(floor), Some((first, js))) = (floor, all.first().copied()) else { return said };
    let bits = |x: f64| format::decimals(lang, x, 3);
    match all.get(1) {
        Some((second, other)) if other - js <= floor[JS].high - floor[JS].low => {
            said.push((fill(t.equally_close, &[&capital(name(first)), name(*second), &bits(js), &bits(*other)]), None));
        }
        _ => {
            let times = format::decimals(lang, js / floor[JS].mean.max(1e-9), 1);
            said.push((fill(t.is_closest, &[&capital(name(first)), &bits(js), &times]), None));
        }
    }
    let lanes = families.pick(|s| s.lanes.clone()).get();
    let most = lanes.iter().filter_map(|family| Some((*family, families.cases(*family)?.a)));
    if let Some((family, a)) = most.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, a)| *a > 0.01) {
        said.push((fill(t.blurs, &[&capital(name(family)), &format::percent(lang, a)]), None));
    }
    let figures = |family: RaceFamily, k: usize| figures_of(families, family).map(|figures| (family, figures[k]));
    let least = lanes.iter().filter_map(|family| figures(*family, COVERAGE)).min_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((family, covered)) = least.filter(|(_, covered)| *covered < LEAST_COVERAGE * floor[COVERAGE].mean) {
        let numbers = [covered, floor[COVERAGE].mean].map(|x| format::decimals(lang, x, 2));
        said.push((fill(t.leaves_out, &[&capital(name(family)), &numbers[0], &numbers[1]]), None));
    }
    for family in lanes.iter().copied().filter(|family| family.network().is_some()) {
        let Some((_, copied)) = figures(family, MEMORISED).filter(|(_, share)| *share > floor[MEMORISED].high) else {
            continue;
        };
        // The step of the best ln p at points never seen, if it is behind.
        let lane = families.lane(family);
        let step = lane.view.with(|view| view.as_ref().map_or(0, |view| view.step));
        let best = lane.chart.with(|chart| {
            let known = chart.iter().filter(|point| point.step <= step && point.figures[LN].is_finite());
            known.max_by(|a, b| a.figures[LN].total_cmp(&b.figures[LN])).map(|point| point.step)
        });
        let words = fill(t.copies, &[&capital(name(family)), &format::percent(lang, copied)]);
        match best.filter(|best| *best < step) {
            Some(best) => {
                let number = format::count(lang, best as usize);
                said.push((format!("{words} {}", fill(t.was_best_at, &[&number])), Some(best)));
            }
            None => said.push((words, None)),
        }
    }
    let fitted = |family: RaceFamily| family.network().is_none();
    if fitted(first) && lanes.iter().any(|family| !fitted(*family)) {
        said.push((fill(t.counting_wins, &[&capital(name(first))]), None));
    }
    said
}
