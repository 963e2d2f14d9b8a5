//! A family in training: from step 0 to the last, or from any snapshot on.
//!
//! A step draws a batch of observations, some perhaps twice, works out the loss and its gradient, and lets Adam move the weights
//! a little against it. What it draws depends on the seed and the number of the step alone.

use super::RaceSettings;
use crate::math::single;
use crate::net::{Adam, Matrix, cosine_rate};
use crate::plane::Point;
use crate::rng;
use crate::train::family::{Frame, Moment, Network, NetworkRoom};
use crate::train::watch::all_finite;
use crate::train::{Diverged, Plateau, Snapshot, Watch};

/// A loss so many times that of step 0 is too large. Splines and softmaxes have bounds, so a run that has run away stays wrong for ever,
/// but never a hundred times as wrong as at first: for them it is twice.
const TOO_LARGE: f64 = 100.0;
const TOO_LARGE_WITHIN_BOUNDS: f64 = 2.0;
/// Of an average over the steps so much stays in each; less at first, so that it forgets where it began.
const STAYS: f64 = 0.999;

/// A family in training on points.
#[derive(Clone, Debug)]
pub struct Racing {
    settings: RaceSettings,
    frame: Frame,
    network: Network,
    observations: Vec<f32>,
    params: Vec<f32>,
    averaged: Vec<f32>,
    critic_loss: Option<f32>,
    adam: Adam<f32>,
    watch: Watch,
    plateau: Plateau,
    grads: Vec<f32>,
    batch: Matrix<f32>,
    room: NetworkRoom<f32>,
}

impl Racing {
    /// At step 0. `None` if all observations are in one place, or there are none, or the family does not train.
    pub fn new(settings: RaceSettings, observations: &[Point]) -> Option<Self> {
        let kind = settings.network().filter(|_| settings.is_sound())?;
        let frame = Frame::around(observations)?;
        let places: Vec<[f64; 2]> = observations.iter().map(|p| frame.inside(*p)).collect();
        let network = Network::new(kind, &places);
        let n = network.n_params();
        let params: Vec<f32> = network.init(settings.seed);
        Some(Self {
            averaged: params[network.averaged()].to_vec(),
            params,
            critic_loss: None,
            adam: adam_of(Adam::new(n), &network),
            watch: Watch::default(),
            plateau: Plateau::default(),
            grads: vec![0.0; n],
            batch: Matrix::default(),
            room: NetworkRoom::default(),
            observations: places.as_flattened().iter().map(|x| *x as f32).collect(),
            settings,
            frame,
            network,
        })
    }

    /// What it was asked for.
    pub fn settings(&self) -> &RaceSettings {
        &self.settings
    }

    /// Its units.
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// Its shape.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The weights of now.
    pub fn params(&self) -> &[f32] {
        &self.params
    }

    /// Averages over the steps, of the weights that have one.
    pub fn averaged(&self) -> &[f32] {
        &self.averaged
    }

    /// The weights that samples are made with: averages where there are some.
    pub fn model_params(&self) -> Vec<f32> {
        let mut params = self.params.clone();
        params[self.network.averaged()].copy_from_slice(&self.averaged);
        params
    }

    /// Of a GAN, the critic's loss of the step made last.
    pub fn critic_loss(&self) -> Option<f32> {
        self.critic_loss
    }

    /// Steps made.
    pub fn steps(&self) -> u32 {
        self.adam.steps()
    }

    /// Whether the step made last ended on a plateau.
    pub fn is_on_plateau(&self) -> bool {
        self.plateau.is_reached(self.steps())
    }

    /// One step. Gives the batch's loss, of the weights before, in nats.
    ///
    /// # Errors
    /// [`Diverged`] when the loss ran away, or a loss, gradient or weight is not finite.
    pub fn step(&mut self) -> Result<f32, Diverged> {
        let step = self.steps();
        let mut rng = rng::stream_at(self.settings.seed, "batch", step);
        let n = self.observations.len() as u64 / 2;
        let rows: Vec<usize> = (0..self.settings.batch).map(|_| rng::index(&mut rng, n) as usize).collect();
        self.batch.take_rows(&self.observations, 2, &rows);
        self.grads.fill(0.0);
        let moment = Moment { step, planned: self.settings.planned_steps, rng: &mut rng };
        let (loss, critic_loss) = self.network.loss(&self.params, &self.batch, moment, &mut self.room, &mut self.grads);
        self.critic_loss = critic_loss;
        let is_bounded = matches!(self.network, Network::Flow(_) | Network::Autoregressive(_));
        self.watch.see(step, loss, if is_bounded { TOO_LARGE_WITHIN_BOUNDS } else { TOO_LARGE })?;
        if !all_finite(&self.grads) {
            return Err(Diverged { last_good: step });
        }
        let rate = self.settings.family.haste() * self.settings.rate;
        let rate = cosine_rate(rate, step, self.settings.planned_steps);
        self.adam.step(&mut self.params, &self.grads, rate);
        if !all_finite(&self.params) {
            return Err(Diverged { last_good: step });
        }
        let stays = STAYS.min(f64::from(1 + step) / f64::from(10 + step)) as f32;
        let weights = &self.params[self.network.averaged()];
        self.averaged.iter_mut().zip(weights).for_each(|(mean, w)| *mean += (1.0 - stays) * (*w - *mean));
        match self.network {
            // What forger and critic lose says nothing of how far they came.
            Network::Gan(_) => {}
            Network::Diffusion(_) => self.plateau.see(step + 1, loss),
            // −ln p passes 0, so its plateau is that of e^(−ln p): two hundredths of that are two hundredths of a nat.
            _ => self.plateau.see(step + 1, single::exp(loss)),
        }
        Ok(loss)
    }

    /// All that is needed to go on from here.
    pub fn snapshot(&self) -> Snapshot {
        let averaged = self.averaged.clone();
        Snapshot { averaged, ..Snapshot::of(&self.adam, self.watch, self.plateau, &self.params) }
    }

    /// Goes on from there instead; refuses a snapshot of another network, or of later than the last step.
    pub fn restore(&mut self, snapshot: Snapshot) -> bool {
        let averaged = snapshot.averaged.clone();
        let fits = averaged.len() == self.averaged.len();
        let resumed = snapshot.resumed(self.network.n_params(), self.settings.planned_steps).filter(|_| fits);
        let Some((adam, watch, plateau, params)) = resumed else { return false };
        self.adam = adam_of(adam, &self.network);
        (self.watch, self.plateau, self.params, self.averaged) = (watch, plateau, params, averaged);
        true
    }
}

fn adam_of(adam: Adam<f32>, network: &Network) -> Adam<f32> {
    match network.betas() {
        Some(betas) => adam.with_betas(betas),
        None => adam,
    }
}
