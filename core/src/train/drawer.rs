//! What draws a picture of any code, PCA's way or a network's: small enough for a page to keep and to run itself, so that a
//! drag needs no worker.

use super::{Coder, CoderKind, Decoder, PcaReport};
use crate::data::PIXELS;
use crate::net::{Matrix, Pass};

/// A decoder.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawer {
    /// The mean picture, and so much of each axis as the code says.
    Pca {
        /// 1,024 greys.
        mean: Vec<f32>,
        /// Axes one after the other, 1,024 numbers each.
        components: Vec<f32>,
    },
    /// A network.
    Network(Decoder),
}

impl Drawer {
    /// PCA's; `None` if its axes are not whole.
    pub fn of_pca(report: &PcaReport) -> Option<Self> {
        let PcaReport { mean, components, .. } = report;
        let is_whole = mean.len() == PIXELS && !components.is_empty() && components.len().is_multiple_of(PIXELS);
        is_whole.then(|| Self::Pca { mean: mean.clone(), components: components.clone() })
    }

    /// A network's, by its weights; `None` if there are not as many as such a decoder has.
    pub fn of_network(latent: usize, params: Vec<f32>) -> Option<Self> {
        Decoder::from_params(latent, params).map(Self::Network)
    }

    /// Numbers in a code.
    pub fn latent(&self) -> usize {
        match self {
            Self::Pca { components, .. } => components.len() / PIXELS,
            Self::Network(decoder) => decoder.latent(),
        }
    }

    /// Pictures of codes, n × 1,024, greys from 0, white, to 1; PCA's are cut off there.
    pub fn draw(&self, codes: Vec<f32>) -> Vec<f32> {
        let codes = Matrix::from_rows(self.latent(), codes);
        match self {
            Self::Network(decoder) => decoder.decode(&codes, &mut Pass::default()).values().to_vec(),
            Self::Pca { mean, components } => {
                let mut pictures = Vec::with_capacity(codes.rows() * PIXELS);
                for row in 0..codes.rows() {
                    let mut picture = mean.clone();
                    for (z, axis) in codes.row(row).iter().zip(components.chunks_exact(PIXELS)) {
                        picture.iter_mut().zip(axis).for_each(|(grey, a)| *grey += z * a);
                    }
                    pictures.extend(picture.into_iter().map(|grey| grey.clamp(0.0, 1.0)));
                }
                pictures
            }
        }
    }
}

impl CoderKind {
    /// Weights of a coder of this kind.
    pub fn n_params(self, latent: usize) -> usize {
        Coder::new(self, latent).n_params()
    }
}
