//! A coder: an encoder that says each picture in few numbers, and a decoder that draws a picture of any such numbers.
//!
//! z = g(x),   x̂ = f(z)
//!
//! Both are stacks of dense layers, 1,024-128-64-z and z-64-128-1,024, with ReLU between. The decoder ends with σ, since a
//! grey is between 0 and 1. The code is what has to pass through the narrow middle (Goodfellow, Bengio & Courville 2016,
//! *Deep Learning*, section 14.1: an undercomplete autoencoder).
//!
//! *Where it begins.* As [`Dense`] says, but for two: the decoder's last biases are −2, because most of a picture is white,
//! and a variational encoder's last weights are a third as large, so that its clouds begin near the standard normal one.

use super::{CoderKind, CoderSettings};
use crate::data::PIXELS;
use crate::net::{Activation, Dense, Matrix, Mlp, Pass, Real};
use crate::rng;
use std::ops::Range;

const HIDDEN: [usize; 2] = [128, 64];
const WHITE_BIAS: f64 = -2.0;
const CLOUD_SCALE: f64 = 0.3;

/// Both networks, whose weights stand in one list: the encoder's, then the decoder's.
#[derive(Clone, Debug, PartialEq)]
pub struct Coder {
    /// Which.
    pub kind: CoderKind,
    /// Numbers in a code.
    pub latent: usize,
    pub(super) encoder: Mlp,
    pub(super) decoder: Mlp,
    n_encoder: usize,
    n_params: usize,
}

/// Room for one step, kept from step to step.
#[derive(Clone, Debug, Default)]
pub struct Room<R> {
    pub(super) encoder: Pass<R>,
    pub(super) decoder: Pass<R>,
    pub(super) code: Matrix<R>,
    pub(super) d_picture: Matrix<R>,
    pub(super) d_code: Matrix<R>,
    pub(super) cloud: super::vae::Cloud<R>,
}

impl Coder {
    /// A coder with so many numbers in its codes.
    pub fn new(kind: CoderKind, latent: usize) -> Self {
        let mut end = 0;
        // A cloud has two numbers where a point has one: where it is, and how wide.
        let coded = if kind == CoderKind::Variational { 2 * latent } else { latent };
        let widths = [PIXELS, HIDDEN[0], HIDDEN[1], coded];
        let encoder = Mlp::new(&widths, Activation::Relu, Activation::Identity, &mut end);
        let n_encoder = end;
        let decoder = decoder(latent, &mut end);
        Self { kind, latent, encoder, decoder, n_encoder, n_params: end }
    }

    /// The coder of these settings.
    pub fn of(settings: &CoderSettings) -> Self {
        Self::new(settings.kind, settings.latent)
    }

    /// Weights in all.
    pub fn n_params(&self) -> usize {
        self.n_params
    }

    /// Where the decoder's weights stand.
    pub fn decoder_params(&self) -> Range<usize> {
        self.n_encoder..self.n_params
    }

    /// The weights before the first step.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        let mut params = vec![R::ZERO; self.n_params];
        let mut rng = rng::stream(seed, "weights");
        self.encoder.init(&mut params, &mut rng);
        self.decoder.init(&mut params, &mut rng);
        if let (CoderKind::Variational, Some(cloud)) = (self.kind, self.encoder.last()) {
            params[cloud.weights()].iter_mut().for_each(|w| *w *= R::of(CLOUD_SCALE));
        }
        if let Some(drawn) = self.decoder.last() {
            params[drawn.biases()].fill(R::of(WHITE_BIAS));
        }
        params
    }

    /// Codes of pictures, n × latent: for clouds their middles.
    pub fn encode<R: Real>(&self, params: &[R], x: &Matrix<R>, pass: &mut Pass<R>) -> Matrix<R> {
        let coded = self.encoder.forward(params, x, pass);
        let mut codes = Matrix::zeros(x.rows(), self.latent);
        for row in 0..x.rows() {
            codes.row_mut(row).copy_from_slice(&coded.row(row)[..self.latent]);
        }
        codes
    }

    /// The decoder by itself, with its weights of now.
    pub fn decoder(&self, params: &[f32]) -> Decoder {
        let own = params[self.decoder_params()].to_vec();
        Decoder { layers: decoder(self.latent, &mut 0), latent: self.latent, params: own }
    }
}

fn decoder(latent: usize, end: &mut usize) -> Mlp {
    Mlp::new(&[latent, HIDDEN[1], HIDDEN[0], PIXELS], Activation::Relu, Activation::Sigmoid, end)
}

/// A trained decoder: all that is needed to draw pictures of codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoder {
    layers: Mlp,
    latent: usize,
    params: Vec<f32>,
}

impl Decoder {
    /// From its weights; `None` if there are not as many as a decoder of such codes has.
    pub fn from_params(latent: usize, params: Vec<f32>) -> Option<Self> {
        let mut n = 0;
        let layers = decoder(latent, &mut n);
        (n == params.len()).then_some(Self { layers, latent, params })
    }

    /// Numbers in a code.
    pub fn latent(&self) -> usize {
        self.latent
    }

    /// Its weights.
    pub fn params(&self) -> &[f32] {
        &self.params
    }

    /// Its layers, in to out, which tell where in [`Self::params`] each one's weights stand.
    pub fn layers(&self) -> impl ExactSizeIterator<Item = &Dense> {
        self.layers.layers()
    }

    /// Pictures of codes, n × 1,024 greys from 0, white, to 1.
    pub fn decode<'a>(&self, codes: &Matrix<f32>, pass: &'a mut Pass<f32>) -> &'a Matrix<f32> {
        self.layers.forward(&self.params, codes, pass)
    }
}
