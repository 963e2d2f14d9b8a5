//! What a perfect model would reach: the same figures of pairs of true draws.
//!
//! No figure of samples is 0 or 1 for equal distributions, so each is shown beside its mean over thirty pairs of true draws,
//! and the band that 95% of them lie in (percentiles linear between order statistics; type 7 in Hyndman & Fan 1996, "Sample
//! quantiles in statistical packages"). A model inside the band is as good as perfect, as far as so many points can tell.

use super::{SampleMetrics, SampleMetricsWork};
use crate::data::{Rule, Toy};
use crate::plane::{ASPECT, Point, Rect};
use crate::rng;

/// Figures that have a floor.
pub const FIGURES: usize = 8;
/// Pairs of true draws.
pub const PAIRS: u32 = 30;
/// Points of a set.
pub const METRIC_POINTS: usize = 10_000;

/// Mean and band of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Floor {
    /// Lower end of the band.
    pub low: f64,
    /// Mean.
    pub mean: f64,
    /// Upper end.
    pub high: f64,
}

/// Of the land of the Earth, then of each toy, in the order of [`Toy::ALL`]: `bench/src/bin/floors.rs` writes them,
/// `tests/floors.rs` draws some pairs anew.
const BAKED: [[Floor; FIGURES]; 1 + Toy::ALL.len()] = include!("floors.in");

/// What a perfect model reaches on a rule that is built in; `None` for others, whose floors take [`FloorWork`].
pub fn baked_floor(rule: &Rule) -> Option<[Floor; FIGURES]> {
    match rule {
        Rule::Earth => Some(BAKED[0]),
        Rule::Toy(toy) => Toy::ALL.iter().position(|other| other == toy).map(|idx| BAKED[idx + 1]),
        Rule::Painted(_) | Rule::OwnPlane(_) => None,
    }
}

impl SampleMetrics {
    /// The figures that have a floor, in the order of the page: JS, energy distance, sliced W₁, precision, recall, density,
    /// coverage, memorised.
    pub fn figures(&self) -> [Option<f64>; FIGURES] {
        let near = self.prdc;
        let known = [self.js_bits, self.energy_distance, self.sliced_w1];
        let [js, energy, sliced] = known.map(Some);
        let [precision, recall, density, coverage] =
            [near.precision, near.recall, near.density, near.coverage].map(Some);
        [js, energy, sliced, precision, recall, density, coverage, self.memorised]
    }
}

/// Places in heights of the plane, as a reader sees distances.
pub fn in_heights(points: &mut [Point]) {
    points.iter_mut().for_each(|p| p.x *= ASPECT);
}

/// The plane in heights.
const PLANE_IN_HEIGHTS: Rect = Rect { west: 0.0, south: 0.0, east: ASPECT, north: 1.0 };

/// Where cells of a rule lie, in heights: all of a map; of a toy the box around 10,000 true draws, widened by a tenth, since most
/// of its plane is empty.
pub fn metric_box(rule: &Rule) -> Rect {
    if !matches!(rule, Rule::Toy(_)) {
        return PLANE_IN_HEIGHTS;
    }
    let points = true_draws(rule, METRIC_POINTS, "box", 1);
    let ends = |of: fn(&Point) -> f64| {
        let low = points.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let beside = 0.05 * (high - low);
        (low - beside, high + beside)
    };
    let ((west, east), (south, north)) = (ends(|p| p.x), ends(|p| p.y));
    Rect { west, south, east, north }
}

/// `n` true draws of a rule, in heights; none where nothing is known to be allowed.
pub fn true_draws(rule: &Rule, n: usize, name: &str, seed: u32) -> Vec<Point> {
    let mut points: Vec<Point> =
        rule.draw(n, &mut rng::stream(seed, name)).into_iter().map(|spot| spot.point()).collect();
    in_heights(&mut points);
    points
}

/// Floors of a rule, worked out a few milliseconds at a time.
#[derive(Clone, Debug)]
pub struct FloorWork {
    pair: u32,
    work: Option<SampleMetricsWork>,
    known: Vec<[f64; FIGURES]>,
}

/// Observations that stand for those of a reader, where copies are looked for.
const OBSERVED: usize = 100;

impl FloorWork {
    /// From one pair to another, of [`PAIRS`].
    pub fn new(from: u32) -> Self {
        Self { pair: from, work: None, known: Vec::new() }
    }

    /// A step more; `true` when `to` pairs are there.
    pub fn step(&mut self, rule: &Rule, to: u32) -> bool {
        if self.pair >= to {
            return true;
        }
        let pair = self.pair;
        let draws = |n, name| true_draws(rule, n, name, pair);
        match &mut self.work {
            None => {
                let work = SampleMetricsWork::new(draws(METRIC_POINTS, "floor, x"), draws(METRIC_POINTS, "floor, y"));
                self.work = Some(work.memorising(draws(OBSERVED, "floor, observed"), draws(OBSERVED, "floor, fresh")));
            }
            Some(work) => {
                if work.step() {
                    let figures = work.result(metric_box(rule)).figures();
                    self.known.push(figures.map(|figure| figure.unwrap_or(f64::NAN)));
                    (self.work, self.pair) = (None, pair + 1);
                }
            }
        }
        self.pair >= to
    }

    /// Figures of each pair.
    pub fn known(&self) -> &[[f64; FIGURES]] {
        &self.known
    }

    /// The floors of all pairs so far; `None` without any.
    pub fn result(&self) -> Option<[Floor; FIGURES]> {
        if self.known.is_empty() {
            return None;
        }
        Some(std::array::from_fn(|figure| {
            let mut sorted: Vec<f64> = self.known.iter().map(|known| known[figure]).collect();
            sorted.sort_unstable_by(f64::total_cmp);
            let percentile = |share: f64| {
                let at = share * (sorted.len() - 1) as f64;
                let idx = at as usize;
                let next = sorted[(idx + 1).min(sorted.len() - 1)];
                sorted[idx] + (at - idx as f64) * (next - sorted[idx])
            };
            let mean = sorted.iter().sum::<f64>() / sorted.len() as f64;
            Floor { low: percentile(0.025), mean, high: percentile(0.975) }
        }))
    }
}
