//! All figures of one set of samples, in steps.

use super::{EnergyDistance, Modes, Prdc, PrdcWork, SlicedW1, js_in_cells, memorised, modes};
use crate::plane::{Point, Rect};

/// Points of each set that precision, recall, density, coverage and memorised look at.
pub const PRDC_POINTS: usize = 2_000;

/// All figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SampleMetrics {
    /// Jensen–Shannon divergence in cells, bits.
    pub js_bits: f64,
    /// Energy distance, its root.
    pub energy_distance: f64,
    /// Sliced Wasserstein distance.
    pub sliced_w1: f64,
    /// Precision, recall, density and coverage, k = 5.
    pub prdc: Prdc,
    /// Share of samples nearer to an observation than to a fresh point; `None` without either.
    pub memorised: Option<f64>,
    /// Where there are modes.
    pub modes: Option<Modes>,
}

/// What they are worked out of.
#[derive(Clone, Debug, Default)]
pub struct SampleMetricsWork {
    /// True draws.
    x: Vec<Point>,
    /// Samples.
    y: Vec<Point>,
    observations: Vec<Point>,
    /// As many true draws more.
    fresh: Vec<Point>,
    centres: (Vec<Point>, f64),
    parts: Option<(EnergyDistance, SlicedW1, PrdcWork)>,
    part: usize,
}

impl SampleMetricsWork {
    /// Of true draws `x` and samples `y`.
    pub fn new(x: Vec<Point>, y: Vec<Point>) -> Self {
        let some = |points: &[Point]| points[..points.len().min(PRDC_POINTS)].to_vec();
        let parts = (EnergyDistance::new(&x, &y), SlicedW1::new(&x, &y), PrdcWork::new(&some(&x), &some(&y)));
        Self { x, y, parts: Some(parts), ..Self::default() }
    }

    /// Also how far samples are copies of these observations, beside as many fresh true draws.
    pub fn memorising(self, observations: Vec<Point>, fresh: Vec<Point>) -> Self {
        Self { observations, fresh, ..self }
    }

    /// Also what was made of these modes, with one standard deviation for all.
    pub fn with_modes(self, centres: Vec<Point>, deviation: f64) -> Self {
        Self { centres: (centres, deviation), ..self }
    }

    /// A step more, a few milliseconds at most; `true` when all is there.
    pub fn step(&mut self) -> bool {
        let Some((energy, sliced, prdc)) = &mut self.parts else { return true };
        let is_over = match self.part {
            0 => energy.step(),
            1 => sliced.step(),
            _ => prdc.step(),
        };
        self.part += usize::from(is_over);
        self.part > 2
    }

    /// The figures of all steps, over cells of this rectangle.
    pub fn result(&self, within: Rect) -> SampleMetrics {
        let some = &self.y[..self.y.len().min(PRDC_POINTS)];
        let parts = self.parts.as_ref();
        SampleMetrics {
            js_bits: js_in_cells(&self.x, &self.y, within),
            energy_distance: parts.map_or(0.0, |parts| parts.0.result()),
            sliced_w1: parts.map_or(0.0, |parts| parts.1.result()),
            prdc: parts.map_or_else(Prdc::default, |parts| parts.2.result()),
            memorised: memorised(&self.observations, &self.fresh, some),
            modes: modes(&self.y, &self.centres.0, self.centres.1),
        }
    }
}
