//! Models without edges, on a raster: what sums over the plane need of them.
//!
//! A kernel density and a mixture say p_model at any place, but no integral of theirs has a closed form. So the plane is cut
//! into 360 × 180 cells, and p_model in a cell's middle stands for the cell (the midpoint rule: exact to the second order of
//! a cell's side). What the cells do not have of a mass of 1 lies beyond the plane.

use super::{Bandwidth, FitError, KernelDensity, KernelFit, Mixture, MixtureFit, MixtureParams};
use crate::math;
use crate::model::{Density, Pmodel};
use crate::plane::Point;
use std::sync::Arc;

/// Columns and rows of the raster.
pub const CELL_COLUMNS: usize = 360;
/// See [`CELL_COLUMNS`].
pub const CELL_ROWS: usize = 180;

/// Squared half axis of the narrowest bell that the raster shows: .6 of a cell's height. Narrower ones, which would fall between
/// the middles of cells, are shown so wide: then the midpoint rule has their mass to two thousandths.
pub(super) const LEAST_SHOWN: f64 = 0.36 / (CELL_ROWS * CELL_ROWS) as f64;

/// Exponentials in a step.
const STEP_WORK: usize = 300_000;

/// A model with its raster.
#[derive(Clone, Debug)]
pub struct Rastered<M> {
    model: M,
    /// Density per share of the plane, row by row from the north-west.
    cells: Arc<[f64]>,
    off_plane: f64,
}

impl<M> Rastered<M> {
    fn new(model: M, mut cells: Vec<f64>) -> Self {
        let mass = cells.iter().sum::<f64>() / cells.len() as f64;
        // Narrow bells between the middles of cells may add up to a little more than all.
        if mass > 1.0 {
            cells.iter_mut().for_each(|density| *density /= mass);
        }
        Self { model, cells: cells.into(), off_plane: (1.0 - mass).max(0.0) }
    }

    /// The model.
    pub fn model(&self) -> &M {
        &self.model
    }

    /// p_model of each cell, per share of the plane, row by row from the north-west.
    pub fn cells(&self) -> &[f64] {
        &self.cells
    }

    /// Share of the mass that lies beyond the plane.
    pub fn off_plane(&self) -> f64 {
        self.off_plane
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SmoothParams {
    /// A kernel density.
    Kernel(Bandwidth),
    /// A mixture.
    Mixture(MixtureParams),
}

enum Stage {
    Kernel(KernelFit),
    Mixture(MixtureFit),
    KernelCells(KernelDensity, Vec<f64>),
    /// The second as it is shown.
    MixtureCells(Mixture, Mixture, Vec<f64>),
    Done(Result<Pmodel, FitError>),
}

/// Fits a smooth model and fills its raster, in steps of a few milliseconds at most.
pub struct SmoothFit(Stage);

impl SmoothFit {
    /// Begins a fit.
    ///
    /// # Errors
    /// Why these observations make no such model.
    pub fn new(observations: &[Point], params: SmoothParams) -> Result<Self, FitError> {
        Ok(Self(match params {
            SmoothParams::Kernel(bandwidth) => Stage::Kernel(KernelFit::new(observations, bandwidth)?),
            SmoothParams::Mixture(params) => Stage::Mixture(MixtureFit::new(observations, params)?),
        }))
    }

    /// A step more; `true` when it is done.
    pub fn step(&mut self) -> bool {
        let stage = std::mem::replace(&mut self.0, Stage::Done(Err(FitError::Empty)));
        self.0 = match stage {
            Stage::Kernel(mut fit) => match fit.step() {
                false => Stage::Kernel(fit),
                true => match fit.model() {
                    Ok(model) => Stage::KernelCells(model, Vec::new()),
                    Err(error) => Stage::Done(Err(error)),
                },
            },
            Stage::Mixture(mut fit) => match fit.step() {
                false => Stage::Mixture(fit),
                true => Stage::MixtureCells(fit.mixture().clone(), fit.mixture().shown(), Vec::new()),
            },
            Stage::KernelCells(model, mut cells) => {
                match fill(&mut cells, model.points().len(), |p| model.density_for_picture(p)) {
                    false => Stage::KernelCells(model, cells),
                    true => Stage::Done(Ok(Pmodel::KernelDensity(Rastered::new(model, cells)))),
                }
            }
            Stage::MixtureCells(model, shown, mut cells) => {
                match fill(&mut cells, 4 * model.components().len(), |p| math::exp(shown.ln_density(&p))) {
                    false => Stage::MixtureCells(model, shown, cells),
                    true => Stage::Done(Ok(Pmodel::Mixture(Rastered::new(model, cells)))),
                }
            }
            Stage::Done(result) => Stage::Done(result),
        };
        matches!(self.0, Stage::Done(_))
    }

    /// Works the rest out at once.
    ///
    /// # Errors
    /// Why there is no such model.
    pub fn finish(mut self) -> Result<Pmodel, FitError> {
        while !self.step() {}
        let Stage::Done(result) = self.0 else { return Err(FitError::Empty) };
        result
    }
}

/// Works a smooth model out at once, without its raster: its density for pictures, per share of the plane.
///
/// # Errors
/// Why there is no such model.
pub fn smooth_density(observations: &[Point], params: SmoothParams) -> Result<Box<dyn Fn(Point) -> f64>, FitError> {
    match params {
        SmoothParams::Kernel(bandwidth) => {
            let mut fit = KernelFit::new(observations, bandwidth)?;
            while !fit.step() {}
            let model = fit.model()?;
            Ok(Box::new(move |p| model.density_for_picture(p)))
        }
        SmoothParams::Mixture(params) => {
            let mut fit = MixtureFit::new(observations, params)?;
            while !fit.step() {}
            let shown = fit.mixture().shown();
            Ok(Box::new(move |p| math::exp(shown.ln_density(&p))))
        }
    }
}

/// Fills cells until a step's work is done; `true` when all are there.
fn fill(cells: &mut Vec<f64>, work: usize, density: impl Fn(Point) -> f64) -> bool {
    let (from, all) = (cells.len(), CELL_COLUMNS * CELL_ROWS);
    let to = (from + (STEP_WORK / work.max(1)).max(1)).min(all);
    cells.extend((from..to).map(|idx| density(cell_middle(idx))));
    cells.len() == all
}

/// The middle of a cell of the raster, row by row from the north-west.
pub fn cell_middle(idx: usize) -> Point {
    let (column, row) = (idx % CELL_COLUMNS, idx / CELL_COLUMNS);
    Point { x: (column as f64 + 0.5) / CELL_COLUMNS as f64, y: ((CELL_ROWS - 1 - row) as f64 + 0.5) / CELL_ROWS as f64 }
}
