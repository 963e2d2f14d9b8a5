//! Whichever family is trained: one place where a run, the page and the tests ask.

use super::{Autoregressive, AutoregressiveRoom, Flow, FlowRoom};
use crate::net::{Matrix, Real, fill_normal};
use crate::rng::LabRng;

/// Families that train.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkKind {
    /// [`Flow`].
    Flow,
    /// [`Autoregressive`].
    Autoregressive,
}

/// The shape of a model that trains; its weights stand elsewhere.
#[derive(Clone, Debug)]
pub enum Network {
    /// A sheet of noise, bent.
    Flow(Flow),
    /// One coordinate after the other.
    Autoregressive(Autoregressive),
}

/// Room for [`Network::loss`].
#[derive(Clone, Debug, Default)]
pub struct NetworkRoom<R> {
    flow: FlowRoom<R>,
    autoregressive: AutoregressiveRoom<R>,
}

impl Network {
    /// For these observations, in units of their frame.
    pub fn new(kind: NetworkKind, observations: &[[f64; 2]]) -> Self {
        match kind {
            NetworkKind::Flow => Self::Flow(Flow::default()),
            NetworkKind::Autoregressive => Self::Autoregressive(Autoregressive::around(observations)),
        }
    }

    /// How many weights.
    pub fn n_params(&self) -> usize {
        match self {
            Self::Flow(model) => model.n_params(),
            Self::Autoregressive(model) => model.n_params(),
        }
    }

    /// First weights.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        match self {
            Self::Flow(model) => model.init(seed),
            Self::Autoregressive(model) => model.init(seed),
        }
    }

    /// Loss of a batch, n × 2; adds its gradients.
    pub fn loss<R: Real>(&self, params: &[R], x: &Matrix<R>, room: &mut NetworkRoom<R>, grads: &mut [R]) -> R {
        match self {
            Self::Flow(model) => model.loss(params, x, &mut room.flow, grads),
            Self::Autoregressive(model) => model.loss(params, x, &mut room.autoregressive, grads),
        }
    }

    /// ln p of each row, in the units of x; −∞ where nothing can be made.
    pub fn ln_densities<R: Real>(&self, params: &[R], x: &Matrix<R>) -> Vec<f64> {
        match self {
            Self::Flow(model) => model.ln_densities(params, x).into_iter().map(R::to_f64).collect(),
            Self::Autoregressive(model) => model.ln_densities(params, x),
        }
    }

    /// `n` samples, n × 2.
    pub fn sample<R: Real>(&self, params: &[R], n: usize, rng: &mut LabRng) -> Matrix<R> {
        match self {
            Self::Flow(model) => {
                let mut z = Matrix::zeros(n, 2);
                fill_normal(z.values_mut(), rng);
                model.from_noise(params, &z, super::COUPLINGS)
            }
            Self::Autoregressive(model) => model.sample(params, n, rng),
        }
    }
}
