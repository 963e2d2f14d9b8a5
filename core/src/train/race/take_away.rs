//! A model to take home: all its numbers, the first samples that the page shows, and the noise that they were made of, so that another
//! program can show that it makes the same (`docs/export.md`, `scripts/take-away/families.py`).

use super::Racer;
use super::judge::{AT_ONCE, WALKED_AT_ONCE};
use crate::model::Pmodel;
use crate::net::fill_normal;
use crate::plane::Point;
use crate::rng::{LabRng, index, two_normals};
use crate::train::family::{NOISE_STEPS, Network, Paths};
use rand::RngExt;

/// Samples that are taken along; of a diffusion, whose noise is a hundred times as much, as many as are walked at once.
pub const TAKEN: usize = 100;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// Steps made; 0 of a model that was fitted at once.
    pub step: u32,
    /// Its weights hash.
    pub hash: u32,
    /// Of a network the middle and scale of its units, and of an autoregressive one where bins begin and end; of a model that was fitted
    /// at once its parameters: box west, south, east, north; grid columns, rows; kernel density covariance xx, xy, yy, then x and y of
    /// each observation; mixture weight, mean x and y, covariance xx, xy, yy of each bell.
    pub numbers: Vec<f64>,
    /// Weights, in the order in which the network has them.
    pub weights: Vec<f32>,
    /// What the samples are made of, in the order of `scripts/take-away/families.py`.
    pub noise: Vec<f64>,
    /// The samples, in the plane.
    pub samples: Vec<Point>,
}

impl Racer {
    /// What is taken home of a lane with this seed.
    pub fn taken(&self, seed: u32) -> Taken {
        let rng = &mut Self::sample_stream(seed);
        match self {
            Self::Fitted(model) => {
                let mut taken = Taken { numbers: numbers_of(model), ..Taken::default() };
                for _ in 0..TAKEN {
                    let (noise, sample) = drawn(model, rng);
                    taken.noise.extend(noise);
                    taken.samples.push(sample);
                }
                taken
            }
            Self::Trained { network, frame, params } => {
                let (at_once, n) = match network {
                    Network::Diffusion(_) => (WALKED_AT_ONCE, WALKED_AT_ONCE),
                    _ => (AT_ONCE, TAKEN),
                };
                let mut numbers = vec![frame.middle[0], frame.middle[1], frame.scale];
                if let Network::Autoregressive(model) = network {
                    numbers.extend(model.ends().as_flattened());
                }
                let mut samples = self.sample(at_once, &mut Self::sample_stream(seed));
                samples.truncate(n);
                let weights = params.iter().map(|w| *w as f32).collect();
                Taken { numbers, weights, noise: noise_of(network, at_once, n, rng), samples, ..Taken::default() }
            }
        }
    }
}

/// The noise of the first n of so many samples that are made at once.
fn noise_of(network: &Network, at_once: usize, n: usize, rng: &mut LabRng) -> Vec<f64> {
    let mut all = vec![0.0; 2 * at_once];
    let mut some = Vec::new();
    let n_sets = match network {
        Network::Flow(_) | Network::Gan(_) => 1,
        Network::Vae(_) => 2,
        Network::Diffusion(model) if model.paths() == Paths::Straight => 1,
        Network::Diffusion(_) => 1 + NOISE_STEPS,
        Network::Autoregressive(_) => {
            for _ in 0..2 {
                all.iter_mut().for_each(|u| *u = rng.random::<f64>());
                some.extend(&all[..2 * n]);
            }
            return some;
        }
    };
    for _ in 0..n_sets {
        fill_normal(&mut all, rng);
        some.extend(&all[..2 * n]);
    }
    some
}

fn numbers_of(model: &Pmodel) -> Vec<f64> {
    match model {
        Pmodel::BoundingBox(model) => {
            let r = model.rect();
            vec![r.west, r.south, r.east, r.north]
        }
        Pmodel::Grid(model) => {
            let params = model.params();
            vec![params.columns as f64, params.rows as f64]
        }
        Pmodel::KernelDensity(model) => {
            let (c, points) = (model.model().kernel().covariance(), model.model().points());
            [c.xx, c.xy, c.yy].into_iter().chain(points.iter().flat_map(|p| [p.x, p.y])).collect()
        }
        Pmodel::Mixture(model) => {
            let of = |component: &crate::model::Component| {
                let (mean, c) = (component.bell.mean(), component.bell.covariance());
                [component.weight, mean.x, mean.y, c.xx, c.xy, c.yy]
            };
            model.model().components().iter().flat_map(of).collect()
        }
        Pmodel::Painted(_) => Vec::new(),
    }
}

/// One sample, and what it was made of: which cell, observation or bell, where there is a choice, and two numbers.
fn drawn(model: &Pmodel, rng: &mut LabRng) -> (Vec<f64>, Point) {
    // The same stream twice: once for the sample, once for what it is made of.
    let mut again = rng.clone();
    let mut one = Vec::with_capacity(1);
    crate::model::Sampler::sample_into(model, rng, 1, &mut one);
    let sample = one.first().copied().unwrap_or(Point { x: 0.5, y: 0.5 });
    let noise = match model {
        Pmodel::BoundingBox(_) => vec![again.random(), again.random()],
        Pmodel::Grid(model) => vec![model.sample_cell(&mut again) as f64, again.random(), again.random()],
        Pmodel::KernelDensity(model) => {
            let which = index(&mut again, model.model().points().len() as u64) as f64;
            let [u, v] = two_normals(&mut again);
            vec![which, u, v]
        }
        Pmodel::Mixture(model) => {
            let which = model.model().choose(&mut again) as f64;
            let [u, v] = two_normals(&mut again);
            vec![which, u, v]
        }
        Pmodel::Painted(_) => Vec::new(),
    };
    (noise, sample)
}
