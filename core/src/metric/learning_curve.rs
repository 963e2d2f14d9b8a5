//! The learning curve: precision and recall as observations are added.
//!
//! *What it teaches.* More observations do not make every model better. A box only ever grows: its recall rises, and
//! its precision falls towards the land's share of a large rectangle. A grid gains in both, if it is coarse enough to be
//! filled. So the curve tells a lack of data (it still climbs) from a wrong assumption (it is flat, and low).
//!
//! *Formula.* One order of the observations is only one story, so there are [`RESHUFFLES`] of them. For each count n, fit
//! the first n observations of each reshuffle; precision is C and recall 1 − B of the exact table
//! [`Coverage`](super::Coverage). Shown are the mean over the reshuffles and the band between their 5th and 95th
//! percentiles (linear between order statistics; type 7 in Hyndman & Fan 1996, "Sample quantiles in statistical
//! packages"). Reshuffles whose first n observations make no model, such as points along a line for a box, are left out
//! and counted.
//!
//! *How to read it.* At n = N all orders have come to the same set, so the band there has no width. The band is over
//! orders of *these* observations: near N its reshuffles share nearly all of them, and it is narrower than the spread
//! between fresh draws.
//!
//! *How.* Observations are added one at a time to a running fit (`running.rs`) instead of fitting anew. A reshuffle is
//! drawn as it is walked (Fisher-Yates from the front: position i swaps with one from i on), so that no step is long.

use super::Coverage;
use super::running::{Measure, Running, RunningBox, RunningGrid, RunningMeasure, RunningSmooth};
use crate::data::Raster;
use crate::math;
use crate::model::{BoxParams, GridParams, SmoothParams};
use crate::plane::Point;
use crate::rng::{self, LabRng};
use rand::RngExt;

/// How many orders of the observations are averaged.
pub const RESHUFFLES: usize = 50;

/// Up to here every count has its point on the curve.
pub const EVERY_COUNT_TO: usize = 200;

/// Above [`EVERY_COUNT_TO`], at most so many counts are evaluated, evenly spaced on a logarithmic scale.
pub const LOG_COUNTS: usize = 120;

/// How many orders, and at how many counts, a smooth model is fitted: each fit takes as long as thousands of the others.
pub const SMOOTH_RESHUFFLES: usize = 10;
/// See [`SMOOTH_RESHUFFLES`].
pub const SMOOTH_COUNTS: usize = 16;

/// Work of a step, in observations added: some tens of microseconds natively.
const STEP_WORK: usize = 4_096;

/// What learns.
pub enum Learner {
    /// The bounding box, with a running minimum and maximum.
    BoundingBox(BoxParams),
    /// The grid, with running counts.
    Grid(GridParams),
    /// A kernel density or a mixture, fitted anew at each of [`SMOOTH_COUNTS`] in each of [`SMOOTH_RESHUFFLES`]; a fit is a step.
    Smooth(SmoothParams),
    /// A model that no observation changes, such as a painted one: a flat line.
    Fixed(Coverage),
    /// Any other: what [`coverage`](super::coverage) says of a fit to these observations. Called once for each point of
    /// each reshuffle; a call is a step, however long it takes.
    Measured(Measure),
}

/// Mean and spread of a share, 0 to 1, over the reshuffles that made a model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// 5th percentile.
    pub low: f64,
    /// Mean.
    pub mean: f64,
    /// 95th percentile.
    pub high: f64,
}

/// Precision and recall after n observations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Observations that were fitted.
    pub n: usize,
    /// Reshuffles whose first n observations made a model.
    pub n_made: usize,
    /// Reshuffles whose first n observations made none, and which are left out.
    pub n_left_out: usize,
    /// C, the share of Pmodel's mass that obeys the rule; `None` if no reshuffle made a model.
    pub precision: Option<Band>,
    /// 1 − B, the share of Pdata's mass that Pmodel makes; `None` if no reshuffle made a model.
    pub recall: Option<Band>,
}

/// The whole curve, by rising n. Without points if there are fewer than two observations, or if the rule allows nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// One point for each count that was evaluated: first 2, last all observations.
    pub points: Vec<CurvePoint>,
}

/// Works a curve out in small steps, so that a page stays awake.
///
/// ```
/// use coastline_core::{data::{land, opening_observations}, metric::{Learner, LearningCurve}, model::BoxParams};
/// let observations: Vec<_> = opening_observations().iter().map(|spot| spot.point()).collect();
/// let mut learning = LearningCurve::new(Learner::BoundingBox(BoxParams::default()), land(), &observations, 1);
/// while !learning.step(land()) {}
/// let curve = learning.result();
/// assert_eq!((curve.points[0].n, curve.points[19].n), (2, 21));
/// let recall_at = |idx: usize| curve.points[idx].recall.unwrap().mean;
/// assert!(recall_at(0) < recall_at(19));
/// ```
pub struct LearningCurve {
    observations: Vec<Point>,
    /// The counts to evaluate, rising.
    counts: Vec<usize>,
    running: Option<Box<dyn Running>>,
    reshuffles: usize,
    seed: u32,
    rng: LabRng,
    /// Reshuffles that are done.
    n_done: usize,
    /// Where in the reshuffle we are: observations added, and counts evaluated.
    n_added: usize,
    count_idx: usize,
    order: Vec<u32>,
    tallies: Vec<Tally>,
}

/// What the reshuffles gave at one count.
#[derive(Clone, Debug, Default)]
struct Tally {
    precision: Vec<f64>,
    recall: Vec<f64>,
    n_left_out: usize,
}

impl LearningCurve {
    /// Nothing worked out yet. The same arguments give the same curve on every machine. At most `u32::MAX` observations.
    pub fn new(learner: Learner, raster: &Raster, observations: &[Point], seed: u32) -> Self {
        // A rule that allows nothing has no recall.
        let (reshuffles, most) = match &learner {
            Learner::Smooth(_) => (SMOOTH_RESHUFFLES, SMOOTH_COUNTS),
            _ => (RESHUFFLES, LOG_COUNTS),
        };
        let counts = if raster.land_share() > 0.0 { counts_of(observations.len(), most) } else { Vec::new() };
        let mut tallies = vec![Tally::default(); counts.len()];
        let running: Option<Box<dyn Running>> = match learner {
            Learner::BoundingBox(params) => Some(Box::new(RunningBox::new(params))),
            Learner::Grid(params) => Some(Box::new(RunningGrid::new(params, raster))),
            Learner::Smooth(params) => Some(Box::new(RunningSmooth::new(params, raster))),
            Learner::Measured(measure) => Some(Box::new(RunningMeasure::new(measure))),
            Learner::Fixed(coverage) => {
                for tally in &mut tallies {
                    tally.precision = vec![coverage.rule_precision(); RESHUFFLES];
                    tally.recall = vec![coverage.rule_recall(); RESHUFFLES];
                }
                None
            }
        };
        let is_done = running.is_none() || counts.is_empty();
        let mut learning = Self {
            observations: observations.to_vec(),
            counts,
            running,
            reshuffles,
            seed,
            rng: rng::stream(seed, "reshuffle 0"),
            n_done: if is_done { reshuffles } else { 0 },
            n_added: 0,
            count_idx: 0,
            order: Vec::new(),
            tallies,
        };
        learning.begin_reshuffle();
        learning
    }

    /// A step more, some tens of microseconds; `true` when the curve is done. `raster` is the rule that the curve began
    /// with: another would mix two rules in one figure.
    pub fn step(&mut self, raster: &Raster) -> bool {
        let Some(running) = &mut self.running else { return true };
        let mut work = 0;
        while self.n_done < self.reshuffles && work < STEP_WORK {
            let pick = self.rng.random_range(self.n_added..self.order.len());
            self.order.swap(self.n_added, pick);
            running.add(self.observations[self.order[self.n_added] as usize]);
            self.n_added += 1;
            work += 1;
            if self.counts[self.count_idx] != self.n_added {
                continue;
            }
            let tally = &mut self.tallies[self.count_idx];
            match running.shares(raster) {
                Some((precision, recall)) => {
                    tally.precision.push(precision);
                    tally.recall.push(recall);
                }
                None => tally.n_left_out += 1,
            }
            work += running.work_of_shares();
            self.count_idx += 1;
            if self.count_idx == self.counts.len() {
                self.n_done += 1;
                running.reset();
                // The next begins with a step of its own: setting the order back costs as much as some hundred additions.
                self.begin_reshuffle();
                break;
            }
        }
        self.n_done == self.reshuffles
    }

    /// How much is done, 0 to 1.
    pub fn progress(&self) -> f64 {
        let within = if self.observations.is_empty() || self.n_done == self.reshuffles {
            0.0
        } else {
            self.n_added as f64 / self.observations.len() as f64
        };
        (self.n_done as f64 + within) / self.reshuffles as f64
    }

    /// The curve from the reshuffles so far. Sorts them, so ask for it once a picture, not once a step.
    pub fn result(&self) -> Curve {
        let point = |(n, tally): (&usize, &Tally)| CurvePoint {
            n: *n,
            n_made: tally.precision.len(),
            n_left_out: tally.n_left_out,
            precision: Band::of(&tally.precision),
            recall: Band::of(&tally.recall),
        };
        Curve { points: self.counts.iter().zip(&self.tallies).map(point).collect() }
    }

    /// Each reshuffle has a stream of its own, so the first ones stay as they are if there are ever more.
    fn begin_reshuffle(&mut self) {
        if self.n_done == self.reshuffles {
            return;
        }
        self.rng = rng::stream(self.seed, &format!("reshuffle {}", self.n_done));
        self.order.clear();
        self.order.extend(0..self.observations.len() as u32);
        (self.n_added, self.count_idx) = (0, 0);
    }
}

/// The counts that get a point on the curve, rising, for `n_observations`: first 2, last all; none below two.
pub fn evaluated_counts(n_observations: usize) -> Vec<usize> {
    counts_of(n_observations, LOG_COUNTS)
}

/// At most so many counts; all, if every count may have its point.
fn counts_of(n_observations: usize, most: usize) -> Vec<usize> {
    if n_observations <= if most == LOG_COUNTS { EVERY_COUNT_TO } else { most } {
        return (2..=n_observations).collect();
    }
    let ln_ratio = math::ln(n_observations as f64 / 2.0);
    let intervals = most - 1;
    let at = |k: usize| 2.0 * math::exp(ln_ratio * k as f64 / intervals as f64);
    let mut counts: Vec<usize> = (0..intervals).map(|k| (at(k) + 0.5) as usize).collect();
    counts.push(n_observations);
    // Small counts round to the same.
    counts.dedup();
    counts
}

impl Band {
    fn of(values: &[f64]) -> Option<Self> {
        // Inserted one by one: they are few, and the library's sort would weigh several kilobytes in the page.
        let mut sorted: Vec<f64> = Vec::with_capacity(values.len());
        for value in values {
            sorted.insert(sorted.partition_point(|held| held < value), *value);
        }
        let first = *sorted.first()?;
        // Offsets from the first: the mean of equal values is that value, to the last bit.
        let offsets: f64 = sorted.iter().map(|v| v - first).sum();
        let percentile = |share: f64| {
            let at = share * (sorted.len() - 1) as f64;
            let idx = at as usize;
            let next = sorted[(idx + 1).min(sorted.len() - 1)];
            sorted[idx] + (at - idx as f64) * (next - sorted[idx])
        };
        Some(Self { low: percentile(0.05), mean: first + offsets / sorted.len() as f64, high: percentile(0.95) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_linear_between_order_statistics() {
        let values: Vec<f64> = (0..=20).rev().map(f64::from).collect();
        assert_eq!(Band::of(&values), Some(Band { low: 1.0, mean: 10.0, high: 19.0 }));
        // numpy.percentile([1, 2, 4], [5, 95]) = [1.1, 3.8]
        let band = Band::of(&[4.0, 1.0, 2.0]);
        assert!(band.is_some_and(|b| (b.low - 1.1).abs() < 1e-12 && (b.high - 3.8).abs() < 1e-12));
        assert_eq!(Band::of(&[0.1; 7]), Some(Band { low: 0.1, mean: 0.1, high: 0.1 }));
        assert_eq!(Band::of(&[]), None);
    }

    #[test]
    fn counts_begin_at_two_and_end_with_all() {
        assert!(evaluated_counts(0).is_empty() && evaluated_counts(1).is_empty());
        assert_eq!(evaluated_counts(5), [2, 3, 4, 5]);
        assert_eq!(evaluated_counts(200).len(), 199);
        for n in [201, 202, 1_000, 20_000, 1_000_000] {
            let counts = evaluated_counts(n);
            assert!(counts.len() <= LOG_COUNTS && counts.len() > 60, "{n}: {}", counts.len());
            assert_eq!((counts[0], counts[counts.len() - 1]), (2, n));
            assert!(counts.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
