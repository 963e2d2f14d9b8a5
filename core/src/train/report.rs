//! What a worker tells of its work: numbers, never pictures.

use crate::metric::neighbour_r2s;
use crate::model::Pca;

/// PCA of the jars, solved at once.
#[derive(Clone, Debug, PartialEq)]
pub struct PcaReport {
    /// Mean picture, 1,024 greys.
    pub mean: Vec<f32>,
    /// Axes one after the other, 1,024 numbers each.
    pub components: Vec<f32>,
    /// Codes of all jars, n × latent.
    pub codes: Vec<f32>,
    /// Neighbour R² of height and width; NaN where there is none.
    pub r2: [f64; 2],
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
    /// Neighbour R² of height and width; NaN where there is none.
    pub r2: [f64; 2],
    /// Mean squared error a pixel of all jars; NaN while it moves and the last one is not a second old.
    pub mse: f64,
    /// Weights hash, when it stands.
    pub hash: Option<u32>,
    /// The step that the first of `errors` belongs to.
    pub errors_from: u32,
    /// Mean squared error a pixel of each batch since the last report.
    pub errors: Vec<f32>,
    /// Codes of all jars, n × latent.
    pub codes: Vec<f32>,
    /// The decoder's weights.
    pub decoder: Vec<f32>,
}

impl PcaReport {
    /// Of a fit to these pictures, whose factors are heights and widths.
    pub fn new(pca: &Pca, pictures: &[f32], factors: &[Vec<f64>; 2]) -> Self {
        let codes = pca.codes(pictures);
        let single = |values: &[f64]| values.iter().map(|x| *x as f32).collect::<Vec<_>>();
        Self {
            mean: single(pca.mean()),
            components: pca.components().iter().flat_map(|axis| single(axis)).collect(),
            r2: found(&codes, pca.components().len(), factors),
            mse: pca.mse(pictures),
            codes,
        }
    }
}

/// Neighbour R² of each factor; NaN where there is none.
pub(super) fn found(codes: &[f32], latent: usize, [height, width]: &[Vec<f64>; 2]) -> [f64; 2] {
    let r2s = neighbour_r2s(codes, latent, &[height, width]);
    [0, 1].map(|k| r2s.get(k).copied().flatten().unwrap_or(f64::NAN))
}
