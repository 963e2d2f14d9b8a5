//! The kernel density: a small bell on every observation, and their mean is p_model.
//!
//! *Assumes* that near an observation more are likely, and that how near is the same everywhere.
//!
//! p(x) = 1/n Σᵢ N(x | xᵢ, h²S)
//!
//! with S the covariance of the observations (divided by n − 1) and h the *bandwidth*, a number without a unit (Silverman 1986,
//! *Density Estimation for Statistics and Data Analysis*, eq. 4.1 and 4.7; Bishop 2006, *Pattern Recognition and Machine
//! Learning*, eq. 2.250). Three ways to choose h:
//!
//! - *Scott's rule*, h = n^(−1/6) in the plane (Scott 1992, *Multivariate Density Estimation*, eq. 6.42): right if the
//!   observations were normal, and too wide for coasts. `scipy.stats.gaussian_kde` has the same, S included.
//! - *Leave-one-out likelihood*: the h under which each observation is likeliest by all others,
//!   Σᵢ ln p₋ᵢ(xᵢ) (Silverman, eq. 3.43). With its own bell each observation would be likeliest for h = 0.
//! - *By hand*.
//!
//! *How it fails.* One width for all: where observations are dense it smears what they show, where they are few it makes
//! islands of one. And the bells have no edge: there is mass beyond the plane.
//!
//! *How.* In z = L⁻¹x, with LLᵀ = h²S, all bells are round and of width 1: an evaluation is n squared distances and
//! exponentials.

use super::gaussian::{Covariance, Gaussian, ln_sum_exp};
use super::smooth::LEAST_SHOWN;
use super::{Density, FitError, Sampler};
use crate::math;
use crate::math::single;
use crate::plane::Point;
use crate::rng::{self, LabRng};

/// Smallest and largest bandwidth that the leave-one-out likelihood is asked for.
const RANGE: [f64; 2] = [0.01, 2.0];
/// Its search ends when h is known to this share of it.
const KNOWN_TO: f64 = 0.002;
/// Observations that are left out in turn: more of them would say the same and take longer.
const LEFT_OUT: usize = 500;
/// Exponentials in a step.
const STEP_WORK: usize = 100_000;
/// Lanes of single precision that add up side by side.
const LANES: usize = 8;

/// How h is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bandwidth {
    /// Scott's rule.
    Scott,
    /// The largest leave-one-out likelihood.
    LeaveOneOut,
    /// By hand: above 0.
    Fixed(f64),
}

/// A kernel density.
#[derive(Clone, Debug)]
pub struct KernelDensity {
    points: Vec<Point>,
    bandwidth: f64,
    /// N(0, h²S).
    kernel: Gaussian,
    /// Observations in z.
    whitened: Vec<[f64; 2]>,
    /// The same bell, no narrower than pictures can show, and observations in its z: in single precision, first all u, then all v,
    /// filled up with far places to a whole number of lanes.
    shown: Gaussian,
    lanes: [Vec<f32>; 2],
}

const ORIGIN: Point = Point { x: 0.0, y: 0.0 };

/// A kernel density being fitted, a little at a time.
#[derive(Clone, Debug)]
pub struct KernelFit {
    points: Vec<Point>,
    covariance: Covariance,
    search: Option<Search>,
    bandwidth: f64,
}

/// Golden sections of ln h (Kiefer 1953, "Sequential minimax search for a maximum").
#[derive(Clone, Debug)]
struct Search {
    /// In z of h = 1.
    whitened: Vec<[f64; 2]>,
    from: f64,
    to: f64,
    /// Places within with their likelihoods; those that are not known are worked out.
    inner: [(f64, Option<f64>); 2],
    row: usize,
    sum: f64,
}

/// 1/φ: each section is as long as the larger part of the one before.
const GOLDEN: f64 = 0.618_033_988_749_894_8;

impl KernelFit {
    /// Begins a fit.
    ///
    /// # Errors
    /// [`FitError::Empty`] without observations, [`FitError::OnALine`] where they have no width in some direction,
    /// [`FitError::NoBandwidth`] for one that is not above 0.
    pub fn new(observations: &[Point], bandwidth: Bandwidth) -> Result<Self, FitError> {
        if observations.is_empty() {
            return Err(FitError::Empty);
        }
        let n = observations.len();
        let Some((_, covariance)) = Covariance::of(observations, 1).filter(|(_, covariance)| !covariance.is_flat())
        else {
            return Err(FitError::OnALine);
        };
        let unit = Gaussian::new(ORIGIN, covariance).ok_or(FitError::OnALine)?;
        let (bandwidth, search) = match bandwidth {
            Bandwidth::Scott => (math::exp(-math::ln(n as f64) / 6.0), None),
            Bandwidth::Fixed(h) if h > 0.0 && h.is_finite() => (h, None),
            Bandwidth::Fixed(_) => return Err(FitError::NoBandwidth),
            Bandwidth::LeaveOneOut => {
                (1.0, Some(Search::new(observations.iter().map(|p| unit.whitened(*p)).collect())))
            }
        };
        Ok(Self { points: observations.to_vec(), covariance, search, bandwidth })
    }

    /// A step more; `true` when the bandwidth is found.
    pub fn step(&mut self) -> bool {
        let Some(search) = &mut self.search else { return true };
        if let Some(bandwidth) = search.step() {
            (self.bandwidth, self.search) = (bandwidth, None);
        }
        self.search.is_none()
    }

    /// The model, with the bandwidth so far.
    ///
    /// # Errors
    /// [`FitError::NoBandwidth`] for one so small that the bells have no width.
    pub fn model(self) -> Result<KernelDensity, FitError> {
        let Self { points, covariance, bandwidth, .. } = self;
        let kernel = Gaussian::new(ORIGIN, covariance.scaled(bandwidth * bandwidth)).ok_or(FitError::NoBandwidth)?;
        let whitened: Vec<[f64; 2]> = points.iter().map(|p| kernel.whitened(*p)).collect();
        let shown = Gaussian::new(ORIGIN, kernel.covariance().at_least(LEAST_SHOWN)).ok_or(FitError::NoBandwidth)?;
        let padded = points.len().next_multiple_of(LANES);
        // So far away that its bell is 0 there.
        let lanes = [0, 1].map(|k| {
            let mut lane: Vec<f32> = points.iter().map(|p| shown.whitened(*p)[k] as f32).collect();
            lane.resize(padded, 1e9);
            lane
        });
        Ok(KernelDensity { points, bandwidth, kernel, whitened, shown, lanes })
    }
}

impl Search {
    fn new(whitened: Vec<[f64; 2]>) -> Self {
        let [from, to] = RANGE.map(math::ln);
        let inner = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)].map(|at| (at, None));
        Self { whitened, from, to, inner, row: 0, sum: 0.0 }
    }

    /// The best h, once it is known.
    fn step(&mut self) -> Option<f64> {
        let mut work = 0;
        while work < STEP_WORK {
            let [(low, low_is), (high, high_is)] = self.inner;
            match (low_is, high_is) {
                (None, _) => self.inner[0].1 = self.likelihood(low, &mut work),
                (_, None) => self.inner[1].1 = self.likelihood(high, &mut work),
                (Some(low_is), Some(high_is)) => {
                    if self.to - self.from < KNOWN_TO {
                        return Some(math::exp((self.from + self.to) / 2.0));
                    }
                    if low_is >= high_is {
                        self.to = high;
                        self.inner = [(self.to - GOLDEN * (self.to - self.from), None), (low, Some(low_is))];
                    } else {
                        self.from = low;
                        self.inner = [(high, Some(high_is)), (self.from + GOLDEN * (self.to - self.from), None)];
                    }
                }
            }
        }
        None
    }

    /// Goes on with the likelihood at ln h; gives it when all rows are through.
    fn likelihood(&mut self, ln_h: f64, work: &mut usize) -> Option<f64> {
        let (n, n_rows) = (self.whitened.len(), self.whitened.len().min(LEFT_OUT));
        let per_square = -0.5 * math::exp(-2.0 * ln_h);
        while self.row < n_rows && *work < STEP_WORK {
            // Spread over all, so that they are like all.
            let own = self.row * n / n_rows;
            let [u, v] = self.whitened[own];
            let others = self.whitened.iter().enumerate().filter(|(idx, _)| *idx != own);
            let term = |(_, [a, b]): (usize, &[f64; 2])| per_square * ((u - a) * (u - a) + (v - b) * (v - b));
            self.sum += ln_sum_exp(&mut others.map(term)) - 2.0 * ln_h;
            *work += 2 * n;
            self.row += 1;
        }
        if self.row < n_rows {
            return None;
        }
        self.row = 0;
        Some(std::mem::take(&mut self.sum) / n_rows as f64)
    }
}

impl KernelDensity {
    /// h.
    pub fn bandwidth(&self) -> f64 {
        self.bandwidth
    }

    /// N(0, h²S), the bell of each observation.
    pub fn kernel(&self) -> &Gaussian {
        &self.kernel
    }

    /// Where the bells stand.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// ln p(xᵢ) of an observation by all others; −∞ if there are none.
    pub fn ln_left_out(&self, idx: usize) -> f64 {
        let [u, v] = self.whitened[idx];
        let others = self.whitened.iter().enumerate().filter(|(other, _)| *other != idx);
        let mut terms = others.map(|(_, [a, b])| -0.5 * ((u - a) * (u - a) + (v - b) * (v - b)));
        ln_sum_exp(&mut terms) - self.kernel.ln_norm() - math::ln((self.points.len() - 1) as f64)
    }

    /// p_model in single precision, four digits of it, and with bells no narrower than a cell of the raster: for pictures and sums
    /// over many places.
    pub fn density_for_picture(&self, p: Point) -> f64 {
        let [u, v] = self.shown.whitened(p).map(|z| z as f32);
        let (us, _) = self.lanes[0].as_chunks::<LANES>();
        let (vs, _) = self.lanes[1].as_chunks::<LANES>();
        let mut sums = [0.0_f32; LANES];
        for (a, b) in us.iter().zip(vs) {
            for k in 0..LANES {
                let (du, dv) = (u - a[k], v - b[k]);
                // Below −80 nothing is left of a bell, and the exponential would be a denormal number.
                sums[k] += single::exp((-0.5 * (du * du + dv * dv)).max(-80.0));
            }
        }
        let n = self.points.len() as f64;
        sums.iter().map(|sum| f64::from(*sum)).sum::<f64>() * math::exp(-self.shown.ln_norm()) / n
    }
}

impl Sampler<Point> for KernelDensity {
    fn sample(&self, rng: &mut LabRng) -> Point {
        let from = self.points[rng::index(rng, self.points.len() as u64) as usize];
        let away = self.kernel.sample(rng);
        Point { x: from.x + away.x, y: from.y + away.y }
    }
}

impl Density<Point> for KernelDensity {
    fn ln_density(&self, p: &Point) -> f64 {
        let [u, v] = self.kernel.whitened(*p);
        let mut terms = self.whitened.iter().map(|[a, b]| -0.5 * ((u - a) * (u - a) + (v - b) * (v - b)));
        ln_sum_exp(&mut terms) - self.kernel.ln_norm() - math::ln(self.points.len() as f64)
    }
}
