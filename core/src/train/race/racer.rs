//! What a lane holds: a model that can be asked for samples and densities, whatever its family.

use super::Racing;
use crate::model::{Density, Pmodel, Sampler};
use crate::plane::Point;
use crate::rng::{LabRng, stream};
use crate::train::family::{Frame, Network};

/// A model as it stands. Its weights are taken in double precision: they are asked for figures.
#[derive(Clone, Debug)]
pub enum Racer {
    /// One that was fitted at once.
    Fitted(Box<Pmodel>),
    /// One that trains.
    Trained {
        /// Its shape.
        network: Network,
        /// Its units.
        frame: Frame,
        /// Its weights.
        params: Vec<f64>,
    },
}

impl Racer {
    /// Of a run as it stands.
    pub fn of(racing: &Racing) -> Self {
        Self::with(racing.network().clone(), racing.frame(), &racing.model_params())
    }

    /// Of weights.
    pub fn with(network: Network, frame: Frame, params: &[f32]) -> Self {
        Self::Trained { network, frame, params: params.iter().map(|w| f64::from(*w)).collect() }
    }

    /// ln p_model at places, per share of the plane; −∞ where nothing is made; a bound, or NaN, as the family says.
    pub fn ln_densities(&self, places: &[Point]) -> Vec<f64> {
        match self {
            Self::Fitted(model) => places.iter().map(|p| model.ln_density(p)).collect(),
            Self::Trained { network, frame, params } => {
                let more = frame.ln_per_plane();
                network.ln_likelihoods(params, &frame.rows(places)).into_iter().map(|ln| ln + more).collect()
            }
        }
    }

    /// `n` samples more from a stream.
    pub fn sample(&self, n: usize, rng: &mut LabRng) -> Vec<Point> {
        match self {
            Self::Fitted(model) => {
                let mut samples = Vec::with_capacity(n);
                model.sample_into(rng, n, &mut samples);
                samples
            }
            Self::Trained { network, frame, params } => {
                let rows = network.sample(params, n, rng);
                rows.values().chunks_exact(2).map(|x| frame.outside([x[0], x[1]])).collect()
            }
        }
    }

    /// The stream that samples of a lane come from.
    pub fn sample_stream(seed: u32) -> LabRng {
        stream(seed, "race samples")
    }
}
