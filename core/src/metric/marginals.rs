//! Marginals: how mass is spread along x, and along y.
//!
//! *What they teach.* A marginal forgets the other coordinate: p(x) = ∫ p(x, y) dy. A model can have both marginals right
//! and still be wrong, since a product of marginals fills the sea between continents; one that has a marginal wrong is
//! wrong for sure.
//!
//! *How.* The plane is cut into equal strips. p_data and p_model are exact: the land in a strip from the summed areas,
//! [`Pmodel::mass_in`] of the strip. Samples are counted.

use crate::data::Raster;
use crate::model::Pmodel;
use crate::plane::{Point, Rect};

/// Strips along each axis unless something else is asked for: each is 30 columns or 15 rows of the land raster, and two
/// make a column of the default grid.
pub const MARGINAL_BINS: usize = 48;

/// Along which coordinate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// West to east: strips are columns.
    X,
    /// South to north: strips are rows.
    Y,
}

impl Axis {
    /// Strip `idx` of `n_bins`, counted from the west or from the south.
    fn strip(self, idx: usize, n_bins: usize) -> Rect {
        let (from, to) = (idx as f64 / n_bins as f64, (idx + 1) as f64 / n_bins as f64);
        match self {
            Self::X => Rect { west: from, east: to, ..Rect::PLANE },
            Self::Y => Rect { south: from, north: to, ..Rect::PLANE },
        }
    }
}

/// Share of p_data's mass in each of `n_bins` strips, 0 to 1, from the west or the south. They sum to 1, unless the rule
/// has no land at all: then all are 0.
pub fn data_marginal(raster: &Raster, axis: Axis, n_bins: usize) -> Vec<f64> {
    let land_share = raster.land_share();
    let share =
        |idx| if land_share > 0.0 { raster.land_in(axis.strip(idx, n_bins)).max(0.0) / land_share } else { 0.0 };
    (0..n_bins).map(share).collect()
}

/// Share of p_model's mass in each of `n_bins` strips, 0 to 1, from the west or the south. They sum to 1.
pub fn model_marginal(model: &Pmodel, axis: Axis, n_bins: usize) -> Vec<f64> {
    (0..n_bins).map(|idx| model.mass_in(axis.strip(idx, n_bins))).collect()
}

/// Share of the samples in each of `n_bins` strips, 0 to 1, from the west or the south. They sum to 1, unless there are
/// no samples: then all are 0. The plane's east and north edges belong to the last strips.
pub fn sample_marginal(samples: &[Point], axis: Axis, n_bins: usize) -> Vec<f64> {
    let mut count = vec![0_usize; n_bins];
    for p in samples {
        let v = if axis == Axis::X { p.x } else { p.y };
        let idx = (v * n_bins as f64) as usize;
        if let Some(held) = count.get_mut(idx.min(n_bins.saturating_sub(1))) {
            *held += 1;
        }
    }
    count.iter().map(|held| *held as f64 / samples.len().max(1) as f64).collect()
}
