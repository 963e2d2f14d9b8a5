//! Pmodel: what we believe the rule to be, built from observations.
//!
//! Three traits teach the taxonomy of generative models. A model that has [`Density`] is explicit: it can say how
//! likely any place is. One that has only [`Sampler`] (a GAN, later) is implicit: it can only make things. A missing
//! impl is the lesson, told by the compiler.
//!
//! Parameters are not the model: [`BoxParams`] is a margin, and `BoxParams::fit` makes a [`BoundingBox`] from
//! observations, or says why it cannot.

mod bounding_box;
mod corners;
mod grid;
mod painted;
mod pmodel;

pub use bounding_box::{BoundingBox, BoxParams};
pub use grid::{Grid, GridParams};
pub use painted::{Painted, PaintedParams};
pub use pmodel::{ModelKind, Piece, Pmodel};

use crate::rng::LabRng;
use thiserror::Error;

/// How observations become a model.
pub trait Fit<T> {
    /// What is fitted.
    type Model;
    /// Fits to observations.
    ///
    /// # Errors
    /// A [`FitError`] by cause, when these observations make no model.
    fn fit(&self, observations: &[T]) -> Result<Self::Model, FitError>;
}

/// How a model makes something new.
pub trait Sampler<T> {
    /// One draw from Pmodel.
    fn sample(&self, rng: &mut LabRng) -> T;

    /// `n` draws more, the same as `n` calls of [`Sampler::sample`]. Faster, because the model is looked at once.
    fn sample_into(&self, rng: &mut LabRng, n: usize, samples: &mut Vec<T>) {
        samples.extend((0..n).map(|_| self.sample(rng)));
    }
}

/// How likely a model holds a place: exact and normalised.
pub trait Density<T> {
    /// Natural logarithm of p_model, per share of the plane; −∞ outside the support.
    fn ln_density(&self, x: &T) -> f64;
}

/// Why observations make no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FitError {
    /// There are no observations, and nothing else to go by.
    #[error("no observations")]
    Empty,
    /// The box around the observations has no area: one point, equal points, or all on a line along an axis.
    #[error("the observations span no area")]
    Degenerate,
    /// An observation is NaN, infinite or off the plane.
    #[error("an observation is not a place of the plane")]
    NotFinite,
    /// Not one cell of the painted model is painted.
    #[error("nothing is painted")]
    NothingPainted,
}
