//! How near a lane came to the rule: figures of its samples beside true draws, and the mean of ln p at points it never saw.

use super::Racer;
use crate::metric::{PRDC_POINTS, SampleMetricsWork, in_heights};
use crate::plane::{Point, Rect};
use crate::rng::LabRng;

/// Figures of a lane: those of [`crate::metric::SampleMetrics::figures`], then modes made, high quality, ln-likelihood.
pub const RACE_FIGURES: usize = 11;
/// Samples that the figures over the steps look at.
pub const CHART_SAMPLES: usize = 2_000;
/// Points that ln p is averaged over.
const HELD_OUT: usize = 2_000;
/// Samples, or places, that are asked for in one step.
const AT_ONCE: usize = 500;
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

/// Steps of a run at which it is judged, in order.
pub fn chart_steps(planned: u32) -> Vec<u32> {
    let parts = (1..=PARTS).map(|part| (u64::from(planned) * u64::from(part) / u64::from(PARTS)) as u32);
    let mut steps: Vec<u32> = FIRST_STEPS.into_iter().filter(|step| *step <= planned).chain(parts).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// Figures of one model, worked out a few milliseconds at a time.
pub struct Judge {
    racer: Racer,
    n: usize,
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
        let held_out = match truth.draws.is_empty() {
            true => truth.held_out.clone(),
            false => truth.draws.iter().take(HELD_OUT).map(unscaled).collect(),
        };
        let rng = Racer::sample_stream(seed);
        Self { racer, n, rng, samples: Vec::new(), held_out, lns: Vec::new(), metrics: None }
    }

    /// A step more, in which also observations are looked at, in the plane; `true` when all is there.
    pub fn step(&mut self, truth: &Truth, observations: &[Point]) -> bool {
        if self.samples.len() < self.n {
            let more = self.racer.sample(AT_ONCE.min(self.n - self.samples.len()), &mut self.rng);
            self.samples.extend(more);
            return false;
        }
        if self.lns.len() < self.held_out.len() {
            let from = self.lns.len();
            let to = (from + AT_ONCE).min(self.held_out.len());
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
