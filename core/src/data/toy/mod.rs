//! Toy rules: densities on which every paper on generative models tries its hand, with formulas instead of a map.
//!
//! Each lives in units of its own, its middle in the middle of the plane, and as large as it can be: a unit is as long up as
//! across. Constants are ours; shapes are those of scikit-learn (`make_moons`) and of the data of FFJORD (Grathwohl et al. 2019,
//! "FFJORD: free-form continuous dynamics for scalable reversible generative models").
//!
//! | rule | what is drawn, with ε standard normal in both directions |
//! |---|---|
//! | two moons | (cos t, sin t) or (1 − cos t, ½ − sin t), t uniform on 0..π, + 0.1 ε |
//! | 8 gaussians | 2 (cos kπ/4, sin kπ/4) + 0.2 ε |
//! | 25-grid | (i, j) + 0.05 ε, i and j from −2 to 2 |
//! | checkerboard | uniform on the squares ⌊x⌋ + ⌊y⌋ even of −2..2 |
//! | pinwheel | 2 R(kτ/5 + ¼ eʳ)(r, s), r = 1 + 0.3 ε₁, s = 0.1 ε₂ |
//! | spirals | ± (−θ cos θ, θ sin θ)/3 + 0.1 ε, θ = 3π √u |
//! | rings | ρ (cos t, sin t) + 0.08 ε, ρ of 0.75, 1.5, 2.25, 3 |

mod curves;
mod pinwheel;

use crate::math;
use crate::plane::{ASPECT, Point};
use crate::rng::{self, LabRng, two_normals};
use curves::{Curves, along};
use rand::RngExt;
use std::f64::consts::TAU;

/// A toy rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Toy {
    /// Two half circles that reach into each other.
    TwoMoons,
    /// Eight bells on a circle.
    EightGaussians,
    /// Twenty-five narrow bells.
    Grid25,
    /// Squares with edges.
    Checkerboard,
    /// Five bent arms.
    Pinwheel,
    /// Two arms that wind around each other.
    Spirals,
    /// Four rings.
    Rings,
}

/// Places in units of a toy, from its middle.
type Own = [f64; 2];

impl Toy {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::TwoMoons,
        Self::EightGaussians,
        Self::Grid25,
        Self::Checkerboard,
        Self::Pinwheel,
        Self::Spirals,
        Self::Rings,
    ];

    /// Half the height of the plane, in its units: hardly one draw in ten thousand lies beyond.
    pub const fn reach(self) -> f64 {
        match self {
            Self::TwoMoons => 1.3,
            Self::EightGaussians => 3.0,
            Self::Grid25 => 2.4,
            Self::Checkerboard => 2.2,
            Self::Pinwheel => 4.4,
            Self::Spirals => 3.7,
            Self::Rings => 3.5,
        }
    }

    /// Standard deviation of its noise, in its units; 0 where it has edges, and of the pinwheel that of an arm's breadth.
    pub const fn noise(self) -> f64 {
        match self {
            Self::TwoMoons | Self::Spirals => 0.1,
            Self::EightGaussians | Self::Pinwheel => 0.2,
            Self::Grid25 => 0.05,
            Self::Checkerboard => 0.0,
            Self::Rings => 0.08,
        }
    }

    /// A place of its own as one of the plane.
    pub fn to_plane(self, [u, v]: Own) -> Point {
        let unit = 0.5 / self.reach();
        Point { x: 0.5 + unit * u / ASPECT, y: 0.5 + unit * v }
    }

    /// And back.
    pub fn from_plane(self, p: Point) -> Own {
        let unit = 0.5 / self.reach();
        [(p.x - 0.5) * ASPECT / unit, (p.y - 0.5) / unit]
    }

    /// One true draw.
    pub fn draw(self, rng: &mut LabRng) -> Point {
        let own = match self {
            Self::Checkerboard => {
                let [k, u, v] = [rng::index(rng, 8) as f64, rng.random::<f64>(), rng.random::<f64>()];
                // Two squares in each of four rows; odd rows begin one later.
                let (row, column) = ((k / 2.0).floor(), 2.0 * (k % 2.0));
                [column + row % 2.0 - 2.0 + u, row - 2.0 + v]
            }
            Self::Pinwheel => pinwheel::draw(rng),
            _ => {
                let [x, y] = self.middle(rng);
                let [e, f] = two_normals(rng);
                [x + self.noise() * e, y + self.noise() * f]
            }
        };
        self.to_plane(own)
    }

    /// Where a draw would lie without noise.
    fn middle(self, rng: &mut LabRng) -> Own {
        let centres = self.centres();
        if !centres.is_empty() {
            return centres[rng::index(rng, centres.len() as u64) as usize];
        }
        let arm = rng::index(rng, self.arms() as u64) as usize;
        along(self, arm, rng.random())
    }

    /// Curves that draws lie along, if they do.
    const fn arms(self) -> usize {
        match self {
            Self::TwoMoons | Self::Spirals => 2,
            Self::Rings => 4,
            Self::EightGaussians | Self::Grid25 | Self::Checkerboard | Self::Pinwheel => 0,
        }
    }

    fn centres(self) -> Vec<Own> {
        match self {
            Self::EightGaussians => (0..8)
                .map(|k| {
                    let angle = TAU * f64::from(k) / 8.0;
                    [2.0 * math::cos(angle), 2.0 * math::sin(angle)]
                })
                .collect(),
            Self::Grid25 => (0..25).map(|k| [f64::from(k % 5) - 2.0, f64::from(k / 5) - 2.0]).collect(),
            _ => Vec::new(),
        }
    }

    /// Where its modes are, in the plane in heights, with their standard deviation; `None` where it is one piece.
    pub fn modes(self) -> Option<(Vec<Point>, f64)> {
        let in_heights = |own: Own| {
            let p = self.to_plane(own);
            Point { x: p.x * ASPECT, y: p.y }
        };
        let centres: Vec<Point> = self.centres().into_iter().map(in_heights).collect();
        (!centres.is_empty()).then(|| (centres, 0.5 * self.noise() / self.reach()))
    }

    /// p_data with what it needs worked out once.
    pub fn density(self) -> ToyDensity {
        let curves = match self {
            Self::Checkerboard | Self::Pinwheel => None,
            _ => Some(Curves::of(self)),
        };
        ToyDensity { toy: self, curves }
    }
}

/// p_data of a toy rule.
#[derive(Clone, Debug)]
pub struct ToyDensity {
    toy: Toy,
    curves: Option<Curves>,
}

impl ToyDensity {
    /// At a place of the plane, per share of the plane.
    pub fn at(&self, p: Point) -> f64 {
        let own = self.toy.from_plane(p);
        let density = match (&self.curves, self.toy) {
            (Some(curves), _) => curves.density(own),
            (None, Toy::Pinwheel) => pinwheel::density(own),
            (None, _) => {
                let [u, v] = own;
                let is_on = u.abs() < 2.0 && v.abs() < 2.0 && (u.floor() + v.floor()) % 2.0 == 0.0;
                if is_on { 1.0 / 8.0 } else { 0.0 }
            }
        };
        // From its own units to shares of the plane.
        let height = 2.0 * self.toy.reach();
        density * height * height * ASPECT
    }
}
