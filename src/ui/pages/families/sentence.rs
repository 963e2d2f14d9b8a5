//! The sentences: the one at the top, and those of *In words*, each only when it is true.

use super::handle::Families;
use super::order::index;
use super::words::{listed, says_index};
use crate::scene::ranks;
use crate::train::race::{RACE_FIGURES, RaceFamily, Says};
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

/// Whether figures can be compared: all are of 10,000 samples, or all of the 2,000 that are looked at on the way. Fewer samples read as
/// farther off.
pub fn are_alike(families: Families, lanes: &[RaceFamily]) -> bool {
    let is_whole = |family: &RaceFamily| {
        families.lane(*family).view.with(|view| view.as_ref().is_some_and(|view| view.figures.is_some()))
    };
    let n = lanes.iter().filter(|family| is_whole(family)).count();
    n == 0 || n == lanes.len()
}

/// The lanes by their divergence, the closest first; none while it is not known of all alike. On the way only of those that train.
fn by_divergence(families: Families) -> Vec<(RaceFamily, f64)> {
    if families.hidden.get() {
        return Vec::new();
    }
    let mut lanes = families.pick(|s| s.lanes.clone()).get();
    if families.race.is_playing.get() {
        lanes.retain(|family| family.trains());
    }
    // A lane that stands still for good will never be judged: the others are compared without it.
    lanes.retain(|family| !families.lane(*family).is_stuck());
    if !are_alike(families, &lanes) {
        return Vec::new();
    }
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
    let lanes = families.pick(|s| s.lanes.clone()).get();
    if families.race.is_playing.get() || families.race.replays_to.get().is_some() {
        let words = match lanes.len() {
            n @ 2..=4 => t.headline_ways[n - 2],
            _ if lanes == [RaceFamily::Flow] => t.headline_training,
            _ => t.headline_steps,
        };
        return words.to_string();
    }
    let walks = [RaceFamily::Diffusion, RaceFamily::Flow].iter().all(|family| lanes.contains(family));
    if walks && step > 0 && families.pick(|s| s.large.is_some()).get() {
        return t.headline_walks.to_string();
    }
    if step == 0 && trains {
        let words = if families.shows_map().get() { t.headline_first } else { t.headline_points };
        return words.to_string();
    }
    let all = by_divergence(families);
    match &all[..] {
        [(first, a), (second, b), ..] => {
            let name = |family: &RaceFamily| t.the_names[index(*family)];
            let says = |family: &RaceFamily| families.says(*family);
            let of = |what: Says| lanes.iter().filter(|family| says(family) == what).map(name).collect::<Vec<_>>();
            let (exact, makes) = (of(Says::Exactly), of(Says::Nothing));
            let is_equal = band(families, JS).is_some_and(|band| b - a <= band);
            let is_maker = !is_equal && says(first) == Says::Nothing;
            let makes: Vec<_> = makes.into_iter().filter(|maker| !is_maker || *maker != name(first)).collect();
            let makes = (!makes.is_empty()).then(|| fill(t.headline_makes, &[&listed(t, &makes)]));
            let (is_first, is_second) = (says(first) == Says::Exactly, says(second) == Says::Exactly);
            if is_first && (is_second || !is_equal) {
                let words = if is_equal { t.headline_equal } else { t.headline_closest };
                let closest = fill(words, &[&capital(name(first)), name(second)]);
                let makes = makes.map(|makes| format!(" {}.", capital(&makes)));
                return closest + &makes.unwrap_or_default();
            }
            let words = match (is_equal, is_maker) {
                (true, _) => t.headline_near,
                (false, true) => t.headline_nearest_makes,
                (false, false) => t.headline_nearest,
            };
            let closest = fill(words, &[&capital(name(first)), name(second)]);
            let exact = match exact.len() {
                0 => None,
                1 => Some(fill(t.headline_only, &[exact[0]])),
                _ => Some(fill(t.headline_only_many, &[&listed(t, &exact)])),
            };
            let all: Vec<String> = [Some(closest), exact, makes].into_iter().flatten().collect();
            format!("{}.", all.join("; "))
        }
        [(only, js)] => {
            let floor = families.beside.with(|beside| beside.floor.map(|floor| floor[JS].mean));
            let times = floor.map(|floor| format::decimals(families.lab.lang.get(), js / floor.max(1e-9), 1));
            times.map_or(t.headline_after.to_string(), |times| {
                fill(t.headline_one[says_index(families.says(*only))], &[&capital(t.the_names[index(*only)]), &times])
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
    for family in lanes.iter().copied().filter(|family| family.trains()) {
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
    let fitted = |family: RaceFamily| !family.trains();
    if fitted(first) && lanes.iter().any(|family| !fitted(*family)) {
        said.push((fill(t.counting_wins, &[&capital(name(first))]), None));
    }
    let rule = families.pick(|s| s.own.is_none().then(|| s.rule.clone())).get();
    if let Some(all) = rule.as_ref().and_then(ranks) {
        let told = all.map(|(_, three)| listed(t, &three.map(name)));
        let number = format::count(lang, all[2].0);
        said.push((fill(t.ranks_told, &[&told[0], &told[1], &number, &told[2]]), None));
    }
    said
}
