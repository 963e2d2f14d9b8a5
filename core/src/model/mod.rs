//! Pmodel: what we believe the rule to be, built from observations.
//!
//! Three traits teach the taxonomy of generative models. A model that has [`Density`], or [`Probability`] where things
//! can be counted, is explicit: it can say how likely anything is. One that has only [`Sampler`] (a GAN) is
//! implicit: it can only make things. A missing impl is the lesson, told by the compiler.
//!
//! Parameters are not the model: [`BoxParams`] is a margin, and `BoxParams::fit` makes a [`BoundingBox`] from
//! observations, or says why it cannot.

mod bounding_box;
mod corners;
mod gaussian;
mod grid;
mod joint;
mod kernel_density;
mod mixture;
mod naive_bayes;
mod outfit_models;
mod painted;
mod pca;
mod pixel_bayes;
mod pmodel;
mod smooth;

pub use bounding_box::{BoundingBox, BoxParams};
pub use gaussian::{Axes, Covariance, Gaussian};
pub use grid::{Grid, GridParams};
pub use joint::{Joint, JointParams};
pub use kernel_density::{Bandwidth, KernelDensity, KernelFit};
pub use mixture::{Component, MAX_COMPONENTS, Mixture, MixtureFit, MixtureParams};
pub use naive_bayes::{NaiveBayes, NaiveBayesParams};
pub use outfit_models::{NoOutfits, OutfitModel, OutfitModelKind, OutfitModels};
pub use painted::{Painted, PaintedParams};
pub use pca::Pca;
pub use pixel_bayes::{PixelBayes, PixelBayesParams};
pub(crate) use pmodel::raster_pieces;
pub use pmodel::{ModelKind, Piece, Pmodel};
pub use smooth::{CELL_COLUMNS, CELL_ROWS, Rastered, SmoothFit, SmoothParams, cell_middle, smooth_density};

use crate::data::{COMBINATIONS, Feature};
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

/// How likely a model holds one of finitely many things: exact, and the sum over all of them is 1.
///
/// What [`Density`] is on a plane, where every single place has probability 0 and only areas have any. Here each thing
/// has a probability of its own, never above 1; 0 means impossible.
pub trait Probability<T> {
    /// p_model; 0 outside the support, never NaN.
    fn prob(&self, x: &T) -> f64;

    /// Natural logarithm of p_model; −∞ outside the support. A sum where [`Self::prob`] is a product, so it stays
    /// telling where that is too small to hold.
    fn ln_prob(&self, x: &T) -> f64;

    /// [`Self::ln_prob`] of many. Faster, because the model is looked at once.
    fn ln_probs(&self, xs: &[T]) -> Vec<f64> {
        xs.iter().map(|x| self.ln_prob(x)).collect()
    }
}

/// Why a model has nothing to say given locked values: it gives them probability 0. A pseudocount mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LockError {
    /// No row has them all, and there is no pseudocount.
    #[error("no row has the locked values")]
    NoRow,
    /// The value that this feature is locked to has never been observed, and there is no pseudocount.
    #[error("the locked value of {} has probability 0", .0.name())]
    Impossible(Feature),
}

/// A pseudocount that makes no probability negative or NaN: not negative, and a total of all of them is finite.
fn checked_pseudocount(pseudocount: f64) -> Result<f64, FitError> {
    let is_sound = pseudocount >= 0.0 && (pseudocount * COMBINATIONS as f64).is_finite();
    if is_sound { Ok(pseudocount) } else { Err(FitError::NotFinite) }
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
    /// An observation is NaN, infinite or off the plane; or a pseudocount of outfits is negative or no finite number.
    #[error("an observation is not a place of the plane")]
    NotFinite,
    /// The observations have no width in some direction, as one of them, equal ones, or those on one line: a bell around them
    /// would be infinitely thin.
    #[error("the observations lie on one line")]
    OnALine,
    /// A bandwidth that is not above 0, or so small that nothing is left of it.
    #[error("no bandwidth")]
    NoBandwidth,
    /// More components than different observations, or than a mixture may have; or none.
    #[error("too many components")]
    TooManyComponents,
    /// It is still being worked out.
    #[error("not worked out yet")]
    Pending,
    /// Not one cell of the painted model is painted.
    #[error("nothing is painted")]
    NothingPainted,
}
