//! The units that networks see: the middle of the observations at 0, and their pooled standard deviation 1.
//!
//! Places are taken in heights of the plane, so that a step is as long across as up; one scale for both coordinates leaves
//! shapes as they are.

use crate::math;
use crate::net::{Matrix, Real};
use crate::plane::{ASPECT, Point};

/// Middle and scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// In heights.
    pub middle: [f64; 2],
    /// Heights to a unit, above 0.
    pub scale: f64,
}

impl Frame {
    /// Around these; `None` if they are all in one place, or there are none.
    pub fn around(observations: &[Point]) -> Option<Self> {
        let n = observations.len() as f64;
        let mean = |of: fn(&Point) -> f64| observations.iter().map(of).sum::<f64>() / n;
        let middle = [ASPECT * mean(|p| p.x), mean(|p| p.y)];
        let squared = |p: &Point| {
            let [x, y] = [ASPECT * p.x - middle[0], p.y - middle[1]];
            x * x + y * y
        };
        let scale = (observations.iter().map(squared).sum::<f64>() / (2.0 * n)).sqrt();
        // Places are steps of 1/65536: what is smaller is rounding.
        (scale > 1e-9).then_some(Self { middle, scale })
    }

    /// A place of the plane in these units.
    pub fn inside(&self, p: Point) -> [f64; 2] {
        [(ASPECT * p.x - self.middle[0]) / self.scale, (p.y - self.middle[1]) / self.scale]
    }

    /// And back.
    pub fn outside(&self, [x, y]: [f64; 2]) -> Point {
        Point { x: (x * self.scale + self.middle[0]) / ASPECT, y: y * self.scale + self.middle[1] }
    }

    /// Places as rows of a matrix.
    pub fn rows<R: Real>(&self, points: &[Point]) -> Matrix<R> {
        Matrix::from_rows(2, points.iter().flat_map(|p| self.inside(*p).map(R::of)).collect())
    }

    /// What a ln density in these units gains when it is counted per share of the plane.
    pub fn ln_per_plane(&self) -> f64 {
        math::ln(ASPECT) - 2.0 * math::ln(self.scale)
    }
}
