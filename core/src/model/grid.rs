//! The grid density (histogram): cut the plane into cells and count.
//!
//! *Assumes* that inside a cell all places are alike, and that cells have nothing to tell each other.
//!
//! *Formula.* Columns equal in longitude, rows equal in the sine of latitude, so that all K = columns × rows cells have
//! the same area. A cell with n of the N observations gets
//!
//! mass = (n + a) / (N + a·K),
//!
//! with the pseudocount a: a = 0 is the maximum-likelihood estimate, a > 0 additive (Laplace) smoothing, the posterior
//! mean under a symmetric Dirichlet prior (Murphy 2012, *Machine Learning: A Probabilistic Perspective*, eq. 3.51).
//! The density in the cell is mass × K per share of the plane.
//!
//! *Ranges.* 2 to 96 columns and rows; pseudocount 0 to 10.
//!
//! ```
//! use coastline_core::{model::{Fit, GridParams}, plane::Point};
//! let params = GridParams { columns: 2, rows: 2, pseudocount: 1.0 };
//! let grid = params.fit(&[Point { x: 0.1, y: 0.9 }]).unwrap();
//! assert_eq!(grid.mass(), [0.4, 0.2, 0.2, 0.2]);
//! ```
//!
//! *How it fails.* Cells too large cover the sea with the land they touch; cells too small learn the observations by
//! heart: with a = 0, what has not been observed is impossible. The number of cells to fill grows as a power of the
//! number of dimensions, so it does not survive beyond a few.

use super::{Density, Fit, FitError, Sampler};
use crate::math;
use crate::plane::{Point, Rect, Spot};
use crate::rng::LabRng;
use rand::RngExt;
use rand::distr::Distribution;
use rand_distr::weighted::WeightedAliasIndex;
use std::sync::OnceLock;

/// What a person sets about the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridParams {
    /// Columns, equal in longitude: 2 to 96.
    pub columns: usize,
    /// Rows, equal in the sine of latitude: 2 to 96.
    pub rows: usize,
    /// Added to the count of every cell: 0 to 10.
    pub pseudocount: f64,
}

/// A fitted grid. Its masses sum to 1.
#[derive(Clone, Debug)]
pub struct Grid {
    params: GridParams,
    /// Row-major from the north-west.
    count: Vec<u32>,
    /// Row-major from the north-west.
    mass: Vec<f64>,
    /// Made at the first draw: a fit is asked for at every move of a drag, draws are not, and for many cells it costs
    /// more than the fit. `None` never, since the fit refuses masses that it refuses.
    alias: OnceLock<Option<WeightedAliasIndex<f64>>>,
}

impl GridParams {
    /// The number of cells, K.
    pub fn cells(&self) -> usize {
        self.columns * self.rows
    }

    /// Index of the cell that holds a place, row-major from the north-west.
    pub fn cell_at(&self, p: Point) -> usize {
        let column = ((p.x * self.columns as f64) as usize).min(self.columns - 1);
        let row_from_south = ((p.y * self.rows as f64) as usize).min(self.rows - 1);
        (self.rows - 1 - row_from_south) * self.columns + column
    }

    /// The rectangle of a cell, by its index row-major from the north-west.
    pub fn rect(&self, cell_idx: usize) -> Rect {
        let (columns, rows) = (self.columns as f64, self.rows as f64);
        let column = (cell_idx % self.columns) as f64;
        let row_from_south = (self.rows - 1 - cell_idx / self.columns) as f64;
        Rect {
            west: column / columns,
            south: row_from_south / rows,
            east: (column + 1.0) / columns,
            north: (row_from_south + 1.0) / rows,
        }
    }
}

impl Grid {
    /// What it was fitted with.
    pub fn params(&self) -> GridParams {
        self.params
    }

    /// Observations per cell, row-major from the north-west.
    pub fn count(&self) -> &[u32] {
        &self.count
    }

    /// Probability per cell, row-major from the north-west.
    pub fn mass(&self) -> &[f64] {
        &self.mass
    }

    /// p_model in a cell, per share of the plane.
    pub fn density_in(&self, cell_idx: usize) -> f64 {
        self.mass[cell_idx] * self.mass.len() as f64
    }
}

impl Fit<Point> for GridParams {
    type Model = Grid;

    fn fit(&self, observations: &[Point]) -> Result<Grid, FitError> {
        if !observations.iter().all(|p| Rect::PLANE.contains(*p)) {
            return Err(FitError::NotFinite);
        }
        let mut count = vec![0_u32; self.cells()];
        for p in observations {
            count[self.cell_at(*p)] += 1;
        }
        self.fit_counts(count, observations.len())
    }
}

impl GridParams {
    /// The fit to the points of spots, to the last bit, but faster: the products that tell a cell are exact in whole
    /// numbers as in f64.
    ///
    /// # Errors
    /// As the fit to points.
    pub fn fit_spots(&self, observations: &[Spot]) -> Result<Grid, FitError> {
        let mut count = vec![0_u32; self.cells()];
        // (i + 0.5)/65536 × columns, rounded down. Below `columns` as it stands, for every i.
        let index = |step: u16, n: usize| ((2 * usize::from(step) + 1) * n) >> 17;
        for spot in observations {
            let row_from_south = index(spot.j, self.rows);
            count[(self.rows - 1 - row_from_south) * self.columns + index(spot.i, self.columns)] += 1;
        }
        self.fit_counts(count, observations.len())
    }

    fn fit_counts(&self, count: Vec<u32>, n_observations: usize) -> Result<Grid, FitError> {
        let total = n_observations as f64 + self.pseudocount * self.cells() as f64;
        // 0/0: nothing seen and nothing assumed.
        if total <= 0.0 || !total.is_finite() {
            return Err(FitError::Empty);
        }
        let mass_of = |n: u32| (f64::from(n) + self.pseudocount) / total;
        // Most cells hold few: their masses are divided once.
        let of_few: [f64; 32] = std::array::from_fn(|n| mass_of(n as u32));
        let mass: Vec<f64> =
            count.iter().map(|n| of_few.get(*n as usize).map_or_else(|| mass_of(*n), |m| *m)).collect();
        // A negative pseudocount.
        if !mass.iter().all(|m| *m >= 0.0) {
            return Err(FitError::NotFinite);
        }
        Ok(Grid { params: *self, count, mass, alias: OnceLock::new() })
    }
}

impl Grid {
    /// The cell of one draw, by its mass.
    pub fn sample_cell(&self, rng: &mut LabRng) -> usize {
        let alias = self.alias.get_or_init(|| WeightedAliasIndex::new(self.mass.clone()).ok());
        alias.as_ref().map_or(0, |alias| alias.sample(rng))
    }
}

impl Sampler<Point> for Grid {
    fn sample(&self, rng: &mut LabRng) -> Point {
        let rect = self.params.rect(self.sample_cell(rng));
        let (u, v): (f64, f64) = (rng.random(), rng.random());
        Point { x: rect.west + u * (rect.east - rect.west), y: rect.south + v * (rect.north - rect.south) }
    }
}

impl Density<Point> for Grid {
    fn ln_density(&self, x: &Point) -> f64 {
        if Rect::PLANE.contains(*x) { math::ln(self.density_in(self.params.cell_at(*x))) } else { f64::NEG_INFINITY }
    }
}
