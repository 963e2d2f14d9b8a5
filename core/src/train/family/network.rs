//! Whichever family is trained: one place where a run, the page and the tests ask.

use super::{
    Autoregressive, AutoregressiveRoom, Diffusion, DiffusionRoom, Flow, FlowRoom, Gan, GanLosses, GanRoom, GanSettings,
    NOISE_STEPS, Paths, PlaneVae, PlaneVaeRoom, Walk,
};
use crate::net::{Matrix, Real, fill_normal};
use crate::rng::{LabRng, index, stream};
use std::ops::Range;

/// Families that train, with what decides their shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NetworkKind {
    /// [`Flow`].
    Flow,
    /// [`Autoregressive`].
    Autoregressive,
    /// [`PlaneVae`].
    Vae,
    /// [`Diffusion`].
    Diffusion(Paths),
    /// [`Gan`].
    Gan(GanSettings),
}

/// The shape of a model that trains; its weights stand elsewhere.
#[derive(Clone, Debug)]
pub enum Network {
    /// A sheet of noise, bent.
    Flow(Flow),
    /// One coordinate after the other.
    Autoregressive(Autoregressive),
    /// A latent plane, carried over.
    Vae(PlaneVae),
    /// Noise, walked back.
    Diffusion(Diffusion),
    /// Forger and critic.
    Gan(Gan),
}

/// Room for [`Network::loss`].
#[derive(Clone, Debug, Default)]
pub struct NetworkRoom<R> {
    flow: FlowRoom<R>,
    autoregressive: AutoregressiveRoom<R>,
    vae: PlaneVaeRoom<R>,
    diffusion: DiffusionRoom<R>,
    gan: GanRoom<R>,
    noise: Matrix<R>,
    times: Vec<usize>,
}

/// When a loss is asked for: the step of so many planned, and the stream that its noise comes from.
pub struct Moment<'a> {
    /// Steps made before.
    pub step: u32,
    /// Steps of the whole run.
    pub planned: u32,
    /// Noise.
    pub rng: &'a mut LabRng,
}

/// A bound is averaged over so many draws of noise, of a VAE.
const BOUND_DRAWS: usize = 16;
/// Steps of a diffusion at once, where only a picture is wanted.
const SKETCH_STRIDE: usize = 5;

impl Network {
    /// For these observations, in units of their frame.
    pub fn new(kind: NetworkKind, observations: &[[f64; 2]]) -> Self {
        match kind {
            NetworkKind::Flow => Self::Flow(Flow::default()),
            NetworkKind::Autoregressive => Self::Autoregressive(Autoregressive::around(observations)),
            NetworkKind::Vae => Self::Vae(PlaneVae::default()),
            NetworkKind::Diffusion(paths) => Self::Diffusion(Diffusion::new(paths)),
            NetworkKind::Gan(settings) => Self::Gan(Gan::new(settings)),
        }
    }

    /// How many weights.
    pub fn n_params(&self) -> usize {
        match self {
            Self::Flow(model) => model.n_params(),
            Self::Autoregressive(model) => model.n_params(),
            Self::Vae(model) => model.n_params(),
            Self::Diffusion(model) => model.n_params(),
            Self::Gan(model) => model.n_params(),
        }
    }

    /// First weights.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        match self {
            Self::Flow(model) => model.init(seed),
            Self::Autoregressive(model) => model.init(seed),
            Self::Vae(model) => model.init(seed),
            Self::Diffusion(model) => model.init(seed),
            Self::Gan(model) => model.init(seed),
        }
    }

    /// The weights that are averaged over the steps: samples are made with the average, which jumps less than they do.
    pub fn averaged(&self) -> Range<usize> {
        match self {
            Self::Diffusion(model) => 0..model.n_params(),
            Self::Gan(model) => model.forger_params(),
            _ => 0..0,
        }
    }

    /// Adam's β₁ and β₂ where they are not the usual ones: two that play against each other must not go by what was.
    pub fn betas(&self) -> Option<[f64; 2]> {
        matches!(self, Self::Gan(_)).then_some([0.0, 0.99])
    }

    /// Loss of a batch, n × 2, and of a GAN the critic's beside the forger's; adds the gradients.
    pub fn loss<R: Real>(
        &self,
        params: &[R],
        x: &Matrix<R>,
        moment: Moment,
        room: &mut NetworkRoom<R>,
        grads: &mut [R],
    ) -> (R, Option<R>) {
        let Moment { step, planned, rng } = moment;
        let NetworkRoom { noise, times, .. } = room;
        if let Self::Diffusion(_) = self {
            times.clear();
            times.extend((0..x.rows()).map(|_| 1 + index(rng, NOISE_STEPS as u64) as usize));
        }
        if let Self::Vae(_) | Self::Diffusion(_) | Self::Gan(_) = self {
            noise.resize(x.rows(), 2);
            fill_normal(noise.values_mut(), rng);
        }
        let loss = match self {
            Self::Flow(model) => model.loss(params, x, &mut room.flow, grads),
            Self::Autoregressive(model) => model.loss(params, x, &mut room.autoregressive, grads),
            Self::Vae(model) => model.loss(params, x, noise, &mut room.vae, grads),
            Self::Diffusion(model) => model.loss(params, x, (times, noise), &mut room.diffusion, grads),
            Self::Gan(model) => {
                let GanLosses { forger, critic, .. } =
                    model.loss(params, (x, noise), [step, planned], &mut room.gan, grads);
                return (forger, Some(critic));
            }
        };
        (loss, None)
    }

    /// ln p of each row, in the units of x; −∞ where nothing can be made. NaN of families that do not say it.
    pub fn ln_densities<R: Real>(&self, params: &[R], x: &Matrix<R>) -> Vec<f64> {
        match self {
            Self::Flow(model) => model.ln_densities(params, x).into_iter().map(R::to_f64).collect(),
            Self::Autoregressive(model) => model.ln_densities(params, x),
            Self::Vae(_) | Self::Diffusion(_) | Self::Gan(_) => vec![f64::NAN; x.rows()],
        }
    }

    /// ln p of each row, or what it is at least, by noise that is the same each time; NaN of families that say nothing.
    pub fn ln_likelihoods(&self, params: &[f64], x: &Matrix<f64>) -> Vec<f64> {
        let mut rng = stream(1, "bound");
        match self {
            Self::Vae(model) => {
                let elbos = model.elbos(params, x, BOUND_DRAWS, &mut rng);
                elbos.into_iter().map(|elbo| elbo.redrawn - elbo.kl).collect()
            }
            Self::Diffusion(model) => model.bounds(&in_single(params), &in_single_rows(x), &mut rng),
            Self::Flow(_) | Self::Autoregressive(_) | Self::Gan(_) => self.ln_densities(params, x),
        }
    }

    /// `n` samples, n × 2: of families that say p(x) in double precision, of the others, which are asked more often for one, in single.
    pub fn sample(&self, params: &[f64], n: usize, rng: &mut LabRng) -> Matrix<f64> {
        let single = match self {
            Self::Flow(model) => {
                let mut z = Matrix::zeros(n, 2);
                fill_normal(z.values_mut(), rng);
                return model.from_noise(params, &z, super::COUPLINGS);
            }
            Self::Autoregressive(model) => return model.sample(params, n, rng),
            Self::Vae(model) => model.sample(&in_single(params), n, rng),
            Self::Diffusion(model) => model.sample(&in_single(params), n, rng),
            Self::Gan(model) => model.sample(&in_single(params), n, rng),
        };
        Matrix::from_rows(2, single.values().iter().map(|x| f64::from(*x)).collect())
    }

    /// The same in single precision, for pictures; of a diffusion in a few large steps.
    pub fn sketch(&self, params: &[f32], n: usize, rng: &mut LabRng) -> Matrix<f32> {
        let noise = |rng: &mut LabRng| {
            let mut z = Matrix::zeros(n, 2);
            fill_normal(z.values_mut(), rng);
            z
        };
        match self {
            Self::Flow(model) => model.from_noise(params, &noise(rng), super::COUPLINGS),
            Self::Autoregressive(model) => model.sample(params, n, rng),
            Self::Vae(model) => model.sample(params, n, rng),
            Self::Diffusion(model) => model.walk(params, noise(rng), Walk::Ddim(SKETCH_STRIDE), rng, |_, _| {}),
            Self::Gan(model) => model.sample(params, n, rng),
        }
    }
}

/// In single precision, as they were trained.
pub fn in_single(values: &[f64]) -> Vec<f32> {
    values.iter().map(|w| *w as f32).collect()
}

fn in_single_rows(x: &Matrix<f64>) -> Matrix<f32> {
    Matrix::from_rows(2, in_single(x.values()))
}
