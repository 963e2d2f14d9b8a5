//! The painted model: what a person believes the rule to be, painted by hand.
//!
//! *Assumes* that every painted cell is possible, all of them equally so, and nothing else is. It is the reader's own
//! belief: observations do not enter into it.
//!
//! *Formula.* With n of the K = 96 × 48 equal-area cells painted, p_model(x) = K/n in a painted cell and 0 elsewhere:
//! the uniform density on their union, whose area is n/K.
//!
//! *Ranges.* 1 to 4608 cells. Density per share of the plane.
//!
//! ```
//! use coastline_core::{data::Mask, model::{Density, Fit, PaintedParams}, plane::Point};
//! let west = Mask::from_fn(|p| p.x < 0.5);
//! let model = PaintedParams { mask: west.into() }.fit(&[]).unwrap();
//! assert_eq!(model.ln_density(&Point { x: 0.1, y: 0.9 }), 2.0_f64.ln());
//! ```
//!
//! *How it fails.* It knows only what the reader thinks. It learns nothing from data, however many there are: a wrong
//! belief stays wrong, and what was not thought of is impossible.

use super::{Density, Fit, FitError, Sampler};
use crate::data::{Mask, place_in};
use crate::math;
use crate::plane::{Point, Rect};
use crate::rng::LabRng;
use std::sync::Arc;

/// What a person sets about the painted model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaintedParams {
    /// The cells held possible.
    pub mask: Arc<Mask>,
}

/// A painted model. It has at least one cell.
#[derive(Clone, Debug)]
pub struct Painted {
    mask: Arc<Mask>,
    /// Numbers of the painted cells, rising.
    cells: Vec<usize>,
}

impl Painted {
    /// The cells held possible.
    pub fn mask(&self) -> &Mask {
        &self.mask
    }

    /// Their numbers, rising, counted row by row from the north-west.
    pub fn cells(&self) -> &[usize] {
        &self.cells
    }

    /// p_model in a painted cell, per share of the plane.
    pub fn density_inside(&self) -> f64 {
        Mask::CELLS as f64 / self.cells.len() as f64
    }
}

impl Fit<Point> for PaintedParams {
    type Model = Painted;

    /// The observations are not looked at.
    fn fit(&self, _observations: &[Point]) -> Result<Painted, FitError> {
        let cells = self.mask.cells();
        if cells.is_empty() { Err(FitError::NothingPainted) } else { Ok(Painted { mask: self.mask.clone(), cells }) }
    }
}

impl Sampler<Point> for Painted {
    fn sample(&self, rng: &mut LabRng) -> Point {
        place_in(&self.cells, rng)
    }
}

impl Density<Point> for Painted {
    fn ln_density(&self, x: &Point) -> f64 {
        let inside = Rect::PLANE.contains(*x) && self.mask.contains(*x);
        if inside { math::ln(self.density_inside()) } else { f64::NEG_INFINITY }
    }
}
