//! How near a lane came to the rule: figures of its samples beside true draws, and the mean of ln p at points it never saw.

use super::Racer;
use crate::metric::{PRDC_POINTS, SampleMetricsWork, in_heights};
use crate::plane::{Point, Rect};
use crate::rng::LabRng;
use crate::train::family::Network;

/// Figures of a lane: those of [`crate::metric::SampleMetrics::figures`], then modes made, high quality, ln-likelihood.
pub const RACE_FIGURES: usize = 11;
/// Samples that the figures over the steps look at.
pub const CHART_SAMPLES: usize = 2_000;
/// Points that ln p is averaged over.
const HELD_OUT: usize = 2_000;
/// Points that a bound of a diffusion is averaged over, while 2,000 samples are looked at: each costs as much as a sample.
const HELD_OUT_OF_A_BOUND: usize = 250;
/// Samples, or places, that are asked for in one step; of a diffusion, which takes a hundred times as long, fewer.
pub(super) const AT_ONCE: usize = 500;
pub(super) const WALKED_AT_ONCE: usize = 40;
/// The steps of a run that have figures: these, and every sixteenth of it.
const FIRST_STEPS: [u32; 7] = [0, 10, 20, 40, 80, 160, 320];
const PARTS: u32 = 16;

/// What is known of the rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Truth {
    /// True draws, in heights; none where there is no rule to draw from.
    pub draws: Vec<Point>,
    /// As many true draws more as there are observations, in heights.
    pub fresh: Vec<Point>,
    /// Cells of Jensen–Shannon lie in this, in heights.
    pub within: Rect,
    /// Middles of its modes, in heights.
    pub centres: Vec<Point>,
    /// Their standard deviation.
    pub deviation: f64,
    /// Places that ln p is averaged over, if there are no draws: some of a person's own.
    pub held_out: Vec<Point>,
}

/// Steps of a run at which it is judged, in order; of a family that takes long to make samples the first one and every eighth of the run.
pub fn chart_steps(planned: u32, takes_long: bool) -> Vec<u32> {
    let (first, parts) = if takes_long { (&FIRST_STEPS[..1], PARTS / 2) } else { (&FIRST_STEPS[..], PARTS) };
    let of = |part: u32| (u64::from(planned) * u64::from(part) / u64::from(parts)) as u32;
    let mut steps: Vec<u32> =
        first.iter().copied().filter(|step| *step <= planned).chain((1..=parts).map(of)).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// Figures of one model, worked out a few milliseconds at a time.
pub struct Judge {
    racer: Racer,
    n: usize,
    at_once: usize,
    rng: LabRng,
    samples: Vec<Point>,
    held_out: Vec<Point>,
    lns: Vec<f64>,
    metrics: Option<SampleMetricsWork>,
}

impl Judge {
    /// By `n` samples of this seed.
    pub fn new(racer: Racer, n: usize, seed: u32, truth: &Truth) -> Self {
        let unscaled = |p: &Point| Point { x: p.x / crate::plane::ASPECT, y: p.y };
        let walks = matches!(&racer, Racer::Trained { network: Network::Diffusion(_), .. });
        let (at_once, n_held_out) = match walks {
            true if n <= CHART_SAMPLES => (WALKED_AT_ONCE, HELD_OUT_OF_A_BOUND),
            true => (WALKED_AT_ONCE, HELD_OUT),
            false => (AT_ONCE, HELD_OUT),
        };
        let held_out = match truth.draws.is_empty() {
            true => truth.held_out.clone(),
            false => truth.draws.iter().take(n_held_out).map(unscaled).collect(),
        };
        let rng = Racer::sample_stream(seed);
        Self { racer, n, at_once, rng, samples: Vec::new(), held_out, lns: Vec::new(), metrics: None }
    }

    /// A step more, in which also observations are looked at, in the plane; `true` when all is there.
    pub fn step(&mut self, truth: &Truth, observations: &[Point]) -> bool {
        if self.samples.len() < self.n {
            let more = self.racer.sample(self.at_once.min(self.n - self.samples.len()), &mut self.rng);
            self.samples.extend(more);
            return false;
        }
        if self.lns.len() < self.held_out.len() {
            let from = self.lns.len();
            let to = (from + self.at_once).min(self.held_out.len());
            self.lns.extend(self.racer.ln_densities(&self.held_out[from..to]));
            return false;
        }
        if truth.draws.is_empty() {
            return true;
        }
        match &mut self.metrics {
            Some(work) => work.step(),
            None => {
                let (mut samples, mut observations) = (self.samples.clone(), observations.to_vec());
                in_heights(&mut samples);
                in_heights(&mut observations);
                let draws = truth.draws[..truth.draws.len().min(self.n)].to_vec();
                let work = SampleMetricsWork::new(draws, samples)
                    .memorising(observations, truth.fresh.clone())
                    .with_modes(truth.centres.clone(), truth.deviation);
                self.metrics = Some(work);
                false
            }
        }
    }

    /// The samples, in the plane.
    pub fn samples(&self) -> &[Point] {
        &self.samples
    }

    /// The figures of all steps; NaN where one cannot be said, −∞ for the ln-likelihood of a model that cannot make what it
    /// was asked about.
    pub fn result(&self, truth: &Truth) -> [f64; RACE_FIGURES] {
        let mut all = [f64::NAN; RACE_FIGURES];
        if let Some(work) = &self.metrics {
            let metrics = work.result(truth.within);
            for (to, figure) in all.iter_mut().zip(metrics.figures()) {
                *to = figure.unwrap_or(f64::NAN);
            }
            if let Some(modes) = metrics.modes {
                (all[8], all[9]) = (modes.made as f64, modes.high_quality);
            }
        }
        if !self.lns.is_empty() {
            all[10] = self.lns.iter().sum::<f64>() / self.lns.len() as f64;
        }
        all
    }
}

// The figures by near points look at no more samples than those over the steps have.
const _: () = assert!(PRDC_POINTS <= CHART_SAMPLES);
