//! The bounding box: the simplest Pmodel there is.
//!
//! *Assumes* that everything between the observations is possible, equally so, and nothing else is.
//!
//! *Formula.* Let the box be the smallest rectangle around the observations, each side moved outward by `margin` times
//! its length, clipped to the plane. Then p_model(x) = 1/area inside and 0 outside: the uniform density, whose
//! maximum-likelihood fit the tight box is (margin 0: any smaller box gives some observation probability 0, any larger
//! one gives all of them less; Casella & Berger 2002, *Statistical Inference*, example 7.2.9, in two dimensions).
//!
//! *Units.* Shares of the plane, whose area is 1; density per share of the plane.
//!
//! ```
//! use coastline_core::{model::{BoxParams, Density, Fit}, plane::Point};
//! let corners = [Point { x: 0.0, y: 0.0 }, Point { x: 0.5, y: 0.5 }];
//! let model = BoxParams::default().fit(&corners).unwrap();
//! assert_eq!(model.ln_density(&Point { x: 0.1, y: 0.2 }), 4.0_f64.ln());
//! ```
//!
//! *How it fails.* It cannot leave a hole: one observation in Australia puts the whole Indian Ocean inside. It never
//! makes what lies beyond its most extreme observation. One point, or points along one line, make no box at all.

use super::corners::corners;
use super::{Density, Fit, FitError, Sampler};
use crate::math;
use crate::plane::{Point, Rect, Spot};
use crate::rng::LabRng;
use rand::RngExt;

/// What a person sets about the box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BoxParams {
    /// Share of each side that is added on both of its ends: −0.4 to 0.5. Negative shrinks.
    pub margin: f64,
}

/// A fitted box. Its area is positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BoundingBox {
    rect: Rect,
}

impl BoundingBox {
    /// Its edges.
    pub fn rect(&self) -> Rect {
        self.rect
    }

    /// p_model inside the box, per share of the plane.
    pub fn density_inside(&self) -> f64 {
        1.0 / self.rect.area()
    }
}

impl Fit<Point> for BoxParams {
    type Model = BoundingBox;

    fn fit(&self, observations: &[Point]) -> Result<BoundingBox, FitError> {
        if observations.is_empty() {
            return Err(FitError::Empty);
        }
        if !observations.iter().all(|p| Rect::PLANE.contains(*p)) {
            return Err(FitError::NotFinite);
        }
        let span = |of: fn(&Point) -> f64| {
            observations.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)))
        };
        let ((west, east), (south, north)) = (span(|p| p.x), span(|p| p.y));
        let (dx, dy) = (self.margin * (east - west), self.margin * (north - south));
        let rect = Rect {
            west: (west - dx).clamp(0.0, 1.0),
            south: (south - dy).clamp(0.0, 1.0),
            east: (east + dx).clamp(0.0, 1.0),
            north: (north + dy).clamp(0.0, 1.0),
        };
        // Written so that a margin of NaN, which clamp hands on, is refused too.
        if rect.area() > 0.0 { Ok(BoundingBox { rect }) } else { Err(FitError::Degenerate) }
    }
}

impl BoxParams {
    /// The fit to the points of spots, to the last bit, but faster: a box sees nothing of its observations but two
    /// corners, and whole numbers find these.
    ///
    /// # Errors
    /// As the fit to points.
    pub fn fit_spots(&self, observations: &[Spot]) -> Result<BoundingBox, FitError> {
        let corners = corners(observations).ok_or(FitError::Empty)?;
        self.fit(&corners.map(Spot::point))
    }
}

impl Sampler<Point> for BoundingBox {
    fn sample(&self, rng: &mut LabRng) -> Point {
        let (u, v): (f64, f64) = (rng.random(), rng.random());
        let Rect { west, south, east, north } = self.rect;
        Point { x: west + u * (east - west), y: south + v * (north - south) }
    }
}

impl Density<Point> for BoundingBox {
    fn ln_density(&self, x: &Point) -> f64 {
        if self.rect.contains(*x) { -math::ln(self.rect.area()) } else { f64::NEG_INFINITY }
    }
}
