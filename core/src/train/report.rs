//! What a worker tells of its work: numbers, never pictures.

use super::Factors;
use crate::model::Pca;

/// PCA of the pictures, solved at once.
#[derive(Clone, Debug, PartialEq)]
pub struct PcaReport {
    /// Mean picture, 1,024 greys.
    pub mean: Vec<f32>,
    /// Axes one after the other, 1,024 numbers each.
    pub components: Vec<f32>,
    /// Codes of all pictures, n × latent.
    pub codes: Vec<f32>,
    /// How well each factor is found ([`Factors::found`]); NaN where that cannot be said.
    pub found: Vec<f64>,
    /// Mean squared error a pixel.
    pub mse: f64,
}

/// A run of training as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Steps made.
    pub step: u32,
    /// Whether it goes on by itself.
    pub is_moving: bool,
    /// Whether it stopped at a plateau.
    pub is_on_plateau: bool,
    /// How well each factor is found ([`Factors::found`]), NaN where that cannot be said; none while it moves and the last ones
    /// are not a second old.
    pub found: Vec<f64>,
    /// Mean squared error a pixel of all pictures; NaN while it moves and the last one is not a second old.
    pub mse: f64,
    /// Mean divergence of the clouds of all pictures, in nats; NaN likewise, and for codes that are points.
    pub kl: f64,
    /// Weights hash, when it stands.
    pub hash: Option<u32>,
    /// The step that the first of `errors` belongs to.
    pub errors_from: u32,
    /// Mean squared error a pixel of each batch since the last report.
    pub errors: Vec<f32>,
    /// Codes of all pictures, n × latent.
    pub codes: Vec<f32>,
    /// The decoder's weights.
    pub decoder: Vec<f32>,
}

impl PcaReport {
    /// Of a fit to these pictures.
    pub fn new(pca: &Pca, pictures: &[f32], factors: &Factors) -> Self {
        let codes = pca.codes(pictures);
        let single = |values: &[f64]| values.iter().map(|x| *x as f32).collect::<Vec<_>>();
        Self {
            mean: single(pca.mean()),
            components: pca.components().iter().flat_map(|axis| single(axis)).collect(),
            found: factors.found(&codes, pca.components().len()),
            mse: pca.mse(pictures),
            codes,
        }
    }
}
