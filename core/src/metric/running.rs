//! Fits that take one observation more, and say their precision and recall at any time.
//!
//! They give what `coverage` gives for a fresh fit, up to rounding (`tests/learning_curve.rs`), without its sum over all
//! pieces: a curve over 50 reshuffles needs up to ten thousand of these figures.

use super::case::is_made;
use super::coverage::Coverage;
use crate::data::Raster;
use crate::model::{BoundingBox, BoxParams, Fit, FitError, GridParams, SmoothParams, smooth_density};
use crate::plane::{Point, Rect};

/// What `coverage` says of a fit to some observations, or why they make no model.
pub type Measure = Box<dyn Fn(&[Point]) -> Result<Coverage, FitError>>;

/// A fit that grows.
pub(super) trait Running {
    /// Forgets all observations.
    fn reset(&mut self);
    /// Adds one.
    fn add(&mut self, p: Point);
    /// Precision and recall of the fit to all so far; `None` if they make no model.
    fn shares(&self, raster: &Raster) -> Option<(f64, f64)>;
    /// What [`Running::shares`] costs, in observations added.
    fn work_of_shares(&self) -> usize;
}

/// The smallest rectangle so far.
pub(super) struct RunningBox {
    params: BoxParams,
    /// South-west and north-east corner; `None` before the first observation.
    corners: Option<[Point; 2]>,
    /// One observation off the plane, and no fit accepts them any more.
    is_off_plane: bool,
}

impl RunningBox {
    pub(super) fn new(params: BoxParams) -> Self {
        Self { params, corners: None, is_off_plane: false }
    }

    /// A fit to the two corners is the fit to all: a box sees nothing else of its observations.
    fn fit(&self) -> Option<BoundingBox> {
        self.params.fit(&self.corners?).ok().filter(|_| !self.is_off_plane)
    }
}

impl Running for RunningBox {
    fn reset(&mut self) {
        *self = Self::new(self.params);
    }

    fn add(&mut self, p: Point) {
        self.is_off_plane |= !Rect::PLANE.contains(p);
        let [low, high] = self.corners.unwrap_or([p, p]);
        self.corners =
            Some([Point { x: low.x.min(p.x), y: low.y.min(p.y) }, Point { x: high.x.max(p.x), y: high.y.max(p.y) }]);
    }

    fn shares(&self, raster: &Raster) -> Option<(f64, f64)> {
        let rect = self.fit()?.rect();
        let land_area = raster.land_in(rect).max(0.0);
        // Rounding of the summed areas may leave −1e-17 of sea in a box of pure land.
        let sea_area = (rect.area() - land_area).max(0.0);
        let missed = (raster.land_share() - land_area).max(0.0);
        Some((land_area / (land_area + sea_area), (1.0 - missed / raster.land_share()).clamp(0.0, 1.0)))
    }

    fn work_of_shares(&self) -> usize {
        8
    }
}

/// Counts per cell, and two sums that follow them.
///
/// The mass of a cell is (n + a)/(N + aK), so the mass on land is the sum of n·land + a·land over the cells, over a
/// constant: each observation adds the land of its cell. What is made depends on n alone, so recall needs the land by
/// count, and looks only at the few counts below the threshold.
pub(super) struct RunningGrid {
    params: GridParams,
    /// Land and sea of each cell, as shares of the plane.
    areas: Vec<[f64; 2]>,
    /// Land and sea of all cells.
    total_area: [f64; 2],
    count: Vec<u32>,
    n: usize,
    /// Land and sea, summed over the observations' cells.
    sums: [f64; 2],
    /// Land in cells that hold exactly so many observations.
    land_by_count: Vec<f64>,
    is_off_plane: bool,
}

impl RunningGrid {
    pub(super) fn new(params: GridParams, raster: &Raster) -> Self {
        let cell_area = 1.0 / params.cells() as f64;
        let areas: Vec<[f64; 2]> = (0..params.cells())
            .map(|cell_idx| {
                let land_area = raster.land_in(params.rect(cell_idx)).max(0.0);
                [land_area, (cell_area - land_area).max(0.0)]
            })
            .collect();
        let total_area = areas.iter().fold([0.0, 0.0], |sum, area| [sum[0] + area[0], sum[1] + area[1]]);
        let count = vec![0; areas.len()];
        let land_by_count = vec![total_area[0]];
        Self { params, areas, total_area, count, n: 0, sums: [0.0; 2], land_by_count, is_off_plane: false }
    }
}

impl Running for RunningGrid {
    fn reset(&mut self) {
        self.count.fill(0);
        (self.n, self.sums, self.is_off_plane) = (0, [0.0; 2], false);
        self.land_by_count.clear();
        self.land_by_count.push(self.total_area[0]);
    }

    fn add(&mut self, p: Point) {
        self.n += 1;
        if !Rect::PLANE.contains(p) {
            self.is_off_plane = true;
            return;
        }
        let cell_idx = self.params.cell_at(p);
        let [land, sea] = self.areas[cell_idx];
        self.sums = [self.sums[0] + land, self.sums[1] + sea];
        let held = self.count[cell_idx] as usize;
        self.count[cell_idx] += 1;
        if held + 1 == self.land_by_count.len() {
            self.land_by_count.push(0.0);
        }
        self.land_by_count[held] -= land;
        self.land_by_count[held + 1] += land;
    }

    fn shares(&self, raster: &Raster) -> Option<(f64, f64)> {
        let (cells, a) = (self.areas.len() as f64, self.params.pseudocount);
        let total = self.n as f64 + a * cells;
        // As `GridParams::fit` refuses them: a negative or NaN mass has no sampler.
        if self.is_off_plane || total <= 0.0 || !total.is_finite() || a < 0.0 {
            return None;
        }
        let [land_mass, sea_mass] = [0, 1].map(|side| self.sums[side] + a * self.total_area[side]);
        let land_share = raster.land_share();
        // The same expression as the density of a fitted grid, so that a tie falls on the same side.
        let is_made = |n: usize| is_made(false, (n as f64 + a) / total * cells, 1.0 / land_share);
        let by_count = self.land_by_count.iter().enumerate();
        let missed: f64 = by_count.take_while(|(n, _)| !is_made(*n)).map(|(_, land)| land).sum();
        Some((land_mass / (land_mass + sea_mass), (1.0 - missed / land_share).clamp(0.0, 1.0)))
    }

    /// Cells with a tenth of p_data's mass hold n = 0.1·N/(K·land share) observations: so many terms has the sum.
    fn work_of_shares(&self) -> usize {
        8 + self.n / self.areas.len().max(1)
    }
}

/// Fits anew each time.
pub(super) struct RunningMeasure {
    measure: Measure,
    observations: Vec<Point>,
}

impl RunningMeasure {
    pub(super) fn new(measure: Measure) -> Self {
        Self { measure, observations: Vec::new() }
    }
}

impl Running for RunningMeasure {
    fn reset(&mut self) {
        self.observations.clear();
    }

    fn add(&mut self, p: Point) {
        self.observations.push(p);
    }

    fn shares(&self, _raster: &Raster) -> Option<(f64, f64)> {
        let coverage = (self.measure)(&self.observations).ok()?;
        Some((coverage.rule_precision(), coverage.rule_recall()))
    }

    /// Unknown, so it ends the step.
    fn work_of_shares(&self) -> usize {
        usize::MAX / 2
    }
}

/// Columns and rows of cells that a smooth model is summed over: a sixteenth of those of its picture, because there are so many
/// sums.
const COLUMNS: usize = 90;
const ROWS: usize = 45;

/// A smooth model, fitted anew each time.
pub(super) struct RunningSmooth {
    params: SmoothParams,
    observations: Vec<Point>,
    land_areas: Vec<f64>,
}

impl RunningSmooth {
    pub(super) fn new(params: SmoothParams, raster: &Raster) -> Self {
        Self { params, observations: Vec::new(), land_areas: raster.land_in_cells(COLUMNS, ROWS) }
    }
}

impl Running for RunningSmooth {
    fn reset(&mut self) {
        self.observations.clear();
    }

    fn add(&mut self, p: Point) {
        self.observations.push(p);
    }

    fn shares(&self, raster: &Raster) -> Option<(f64, f64)> {
        let density = smooth_density(&self.observations, self.params).ok()?;
        let (on_land, land_share) = (raster.density_on_land(), raster.land_share());
        let (mut precision, mut recall) = (0.0_f64, 0.0_f64);
        for (idx, land_area) in self.land_areas.iter().enumerate() {
            let (column, row) = (idx % COLUMNS, ROWS - 1 - idx / COLUMNS);
            let middle = Point { x: (column as f64 + 0.5) / COLUMNS as f64, y: (row as f64 + 0.5) / ROWS as f64 };
            let p_model = density(middle);
            precision += p_model * land_area;
            if is_made(false, p_model, on_land) {
                recall += land_area / land_share;
            }
        }
        Some((precision.min(1.0), recall.min(1.0)))
    }

    /// Unknown, so it ends the step.
    fn work_of_shares(&self) -> usize {
        usize::MAX / 2
    }
}
