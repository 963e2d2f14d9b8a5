//! What follows from the scene of the page Pixels: the fit, the samples, and how they differ.

use super::PixelsScene;
use crate::data::{Outfit, Picture};
use crate::metric::{Nearest, Neighbours};
use crate::model::PixelBayes;
use crate::scene::PictureSet;
use std::sync::Arc;

/// Samples that the diagnostics look at, and as many observations.
pub const DIAGNOSED: usize = 50;

/// The pictures and Pmodel.
#[derive(Clone, Debug)]
pub struct PixelsFit {
    /// Naive Bayes, and in it the training pictures.
    pub model: PixelBayes,
    /// The outfits of the training pictures; none of a person's own.
    pub outfits: Arc<[Outfit]>,
    /// Sums over all training pictures.
    pub neighbours: Neighbours,
    /// Of the first [`DIAGNOSED`] training pictures, the nearest other training picture.
    pub own_nearest: Vec<Nearest>,
    /// Up to this distance a picture passes for an observation.
    pub pass_limit: f64,
    /// Share of those that pass themselves.
    pub pass: f64,
    /// How many of those are distinct.
    pub n_distinct: usize,
    /// The mean picture of Pmodel.
    pub mean: Picture,
    /// Decimal logarithm of how many pictures Pmodel can make.
    pub log10_support: f64,
}

/// Samples, and the diagnostics of the first [`DIAGNOSED`] of the seed.
#[derive(Clone, Debug)]
pub struct MadePictures {
    /// The samples that are shown, in the order of the stream.
    pub pictures: Arc<[Picture]>,
    /// Their outfits, for samples of traits.
    pub outfits: Vec<Outfit>,
    /// The nearest training picture of each of the first [`DIAGNOSED`] of the stream.
    pub nearest: Vec<Nearest>,
    /// Sums over the diagnosed.
    pub neighbours: Neighbours,
    /// Share of the diagnosed that pass for observations.
    pub pass: f64,
    /// How many of the diagnosed are distinct.
    pub n_distinct: usize,
    /// What the 1-NN two-sample test spots: the share of observations, and of samples.
    pub spotted: [f64; 2],
    /// A hash of the bytes of all shown samples, 16 hexadecimal digits.
    pub hash: String,
}

/// All that follows.
#[derive(Clone, Debug)]
pub struct PixelsResults {
    /// [`PixelsScene::for_results`] of the scene that they belong to.
    pub scene: PixelsScene,
    /// The fit.
    pub fit: Arc<PixelsFit>,
    /// Samples of pixels, once Generate was pressed.
    pub pixels: Option<Arc<MadePictures>>,
    /// Samples of traits, where they are shown.
    pub traits: Option<Arc<MadePictures>>,
}

impl PixelsResults {
    /// Whether they belong to a scene.
    pub fn are_of(&self, scene: &PixelsScene) -> bool {
        self.scene == scene.for_results()
    }

    /// The training pictures.
    pub fn pictures(&self) -> &Arc<[Picture]> {
        self.fit.model.pictures()
    }

    /// Whether the pictures are the lab's.
    pub fn is_fashion(&self) -> bool {
        self.scene.pictures == PictureSet::Fashion
    }
}
