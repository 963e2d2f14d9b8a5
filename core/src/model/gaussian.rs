//! A normal distribution of the plane: what a kernel and a component of a mixture are made of.
//!
//! N(x | μ, Σ) = exp(−½ (x − μ)ᵀ Σ⁻¹ (x − μ)) / (2π √|Σ|)   (Bishop 2006, *Pattern Recognition and Machine Learning*, eq. 2.43)
//!
//! With Cholesky's Σ = LLᵀ, z = L⁻¹(x − μ) is standard normal: the exponent is −½|z|², and a draw is μ + Lz.
//!
//! ```
//! use coastline_core::{model::{Covariance, Gaussian}, plane::Point};
//! let round = Gaussian::new(Point { x: 0.5, y: 0.5 }, Covariance { xx: 0.01, xy: 0.0, yy: 0.01 }).unwrap();
//! // 1/(2π σ²) in the middle.
//! assert!((round.ln_density(Point { x: 0.5, y: 0.5 }) + (std::f64::consts::TAU * 0.01).ln()).abs() < 1e-12);
//! ```

use crate::math;
use crate::plane::Point;
use crate::rng::{LabRng, two_normals};
use std::f64::consts::TAU;

/// A covariance, in squared plane units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Covariance {
    /// Variance along x.
    pub xx: f64,
    /// What both share.
    pub xy: f64,
    /// Variance along y.
    pub yy: f64,
}

/// A normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaussian {
    mean: Point,
    covariance: Covariance,
    /// L: first column, then what is left of the second.
    lower: [f64; 3],
    /// ln(2π √|Σ|).
    ln_norm: f64,
}

/// Where a distribution's mass lies: the axes of an ellipse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axes {
    /// Half of the longer and of the shorter axis.
    pub radii: [f64; 2],
    /// Direction of the longer one, of length 1.
    pub direction: [f64; 2],
}

impl Covariance {
    /// The mean and the covariance of points, divided by n − `taken_off` (1: unbiased); `None` with no more points than that.
    pub fn of(points: &[Point], taken_off: usize) -> Option<(Point, Self)> {
        let n = points.len();
        if n <= taken_off {
            return None;
        }
        let sum = |of: &dyn Fn(&Point) -> f64| points.iter().map(of).sum::<f64>();
        let mean = Point { x: sum(&|p| p.x) / n as f64, y: sum(&|p| p.y) / n as f64 };
        let share = (n - taken_off) as f64;
        let xx = sum(&|p| (p.x - mean.x) * (p.x - mean.x)) / share;
        let xy = sum(&|p| (p.x - mean.x) * (p.y - mean.y)) / share;
        let yy = sum(&|p| (p.y - mean.y) * (p.y - mean.y)) / share;
        Some((mean, Self { xx, xy, yy }))
    }

    /// So many times as large.
    pub fn scaled(self, by: f64) -> Self {
        Self { xx: by * self.xx, xy: by * self.xy, yy: by * self.yy }
    }

    /// Whether all points lie on one line, as far as digits can tell: no normal distribution has such a covariance.
    pub fn is_flat(self) -> bool {
        let area = self.xx * self.yy - self.xy * self.xy;
        // A NaN is flat too.
        area.is_nan() || area <= 1e-12 * self.xx * self.yy
    }

    /// Half axes of the ellipse of one standard deviation.
    pub fn axes(self) -> Axes {
        let (middle, half) = ((self.xx + self.yy) / 2.0, (self.xx - self.yy) / 2.0);
        let reach = (half * half + self.xy * self.xy).sqrt();
        let radius = |variance: f64| variance.max(0.0).sqrt();
        // An eigenvector of the larger eigenvalue, by whichever row tells it better.
        let [x, y] = if half >= 0.0 { [half + reach, self.xy] } else { [self.xy, reach - half] };
        let length = (x * x + y * y).sqrt();
        let direction = if length > 0.0 { [x / length, y / length] } else { [1.0, 0.0] };
        Axes { radii: [radius(middle + reach), radius(middle - reach)], direction }
    }

    /// The same with no half axis shorter than √`least`.
    pub fn at_least(self, least: f64) -> Self {
        let Axes { radii: [long, short], direction: [x, y] } = self.axes();
        if short * short >= least {
            return self;
        }
        let (long, short) = ((long * long).max(least), least);
        Self { xx: long * x * x + short * y * y, xy: (long - short) * x * y, yy: long * y * y + short * x * x }
    }
}

impl Gaussian {
    /// Around a mean; `None` if the covariance is none: not finite, or flat.
    pub fn new(mean: Point, covariance: Covariance) -> Option<Self> {
        let Covariance { xx, xy, yy } = covariance;
        let first = xx.sqrt();
        let below = xy / first;
        let second = (yy - below * below).sqrt();
        let ln_norm = math::ln(TAU * first * second);
        let is_sound = first > 0.0 && second > 0.0 && ln_norm.is_finite() && mean.x.is_finite() && mean.y.is_finite();
        is_sound.then_some(Self { mean, covariance, lower: [first, below, second], ln_norm })
    }

    /// μ.
    pub fn mean(&self) -> Point {
        self.mean
    }

    /// Σ.
    pub fn covariance(&self) -> Covariance {
        self.covariance
    }

    /// ln(2π √|Σ|).
    pub fn ln_norm(&self) -> f64 {
        self.ln_norm
    }

    /// z = L⁻¹(x − μ).
    pub fn whitened(&self, p: Point) -> [f64; 2] {
        let [first, below, second] = self.lower;
        let u = (p.x - self.mean.x) / first;
        [u, (p.y - self.mean.y - below * u) / second]
    }

    /// ln N(x | μ, Σ), per share of the plane.
    pub fn ln_density(&self, p: Point) -> f64 {
        let [u, v] = self.whitened(p);
        -0.5 * (u * u + v * v) - self.ln_norm
    }

    /// One draw.
    pub fn sample(&self, rng: &mut LabRng) -> Point {
        let ([u, v], [first, below, second]) = (two_normals(rng), self.lower);
        Point { x: self.mean.x + first * u, y: self.mean.y + below * u + second * v }
    }
}

/// ln Σ exp: of nothing, and of nothing but −∞, it is −∞. Each term once, beside the largest so far. Through a pointer, so that it is
/// compiled once.
pub(super) fn ln_sum_exp(terms: &mut dyn Iterator<Item = f64>) -> f64 {
    let (mut largest, mut sum) = (f64::NEG_INFINITY, 0.0);
    for term in terms {
        if term > largest {
            sum = sum * math::exp(largest - term) + 1.0;
            largest = term;
        } else if largest > f64::NEG_INFINITY {
            sum += math::exp(term - largest);
        }
    }
    if sum > 0.0 { largest + math::ln(sum) } else { largest }
}
