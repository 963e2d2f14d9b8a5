//! A family in training: from step 0 to the last, or from any snapshot on.
//!
//! A step draws a batch of observations, some perhaps twice, works out the loss and its gradient, and lets Adam move the weights
//! a little against it. What it draws depends on the seed and the number of the step alone.

use super::RaceSettings;
use crate::math::single;
use crate::net::{Adam, Matrix, cosine_rate};
use crate::plane::Point;
use crate::rng;
use crate::train::family::{Frame, Network, NetworkRoom};
use crate::train::watch::all_finite;
use crate::train::{Diverged, Plateau, Snapshot, Watch};

/// A loss so many times that of step 0 is too large. Splines and softmaxes have bounds, so a run that has run away stays wrong for
/// ever, but never a hundred times as wrong as at first.
const TOO_LARGE: f64 = 2.0;

/// A family in training on points.
#[derive(Clone, Debug)]
pub struct Racing {
    settings: RaceSettings,
    frame: Frame,
    network: Network,
    observations: Vec<f32>,
    params: Vec<f32>,
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
        let kind = settings.family.network().filter(|_| settings.is_sound())?;
        let frame = Frame::around(observations)?;
        let places: Vec<[f64; 2]> = observations.iter().map(|p| frame.inside(*p)).collect();
        let network = Network::new(kind, &places);
        let n = network.n_params();
        Some(Self {
            params: network.init(settings.seed),
            adam: Adam::new(n),
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
        let loss = self.network.loss(&self.params, &self.batch, &mut self.room, &mut self.grads);
        self.watch.see(step, loss, TOO_LARGE)?;
        if !all_finite(&self.grads) {
            return Err(Diverged { last_good: step });
        }
        let rate = self.settings.family.haste() * self.settings.rate;
        let rate = cosine_rate(rate, step, self.settings.planned_steps);
        self.adam.step(&mut self.params, &self.grads, rate);
        if !all_finite(&self.params) {
            return Err(Diverged { last_good: step });
        }
        // −ln p passes 0, so its plateau is that of e^(−ln p): two hundredths of that are two hundredths of a nat.
        self.plateau.see(step + 1, single::exp(loss));
        Ok(loss)
    }

    /// All that is needed to go on from here.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.adam, self.watch, self.plateau, &self.params)
    }

    /// Goes on from there instead; refuses a snapshot of another network, or of later than the last step.
    pub fn restore(&mut self, snapshot: Snapshot) -> bool {
        let Some(resumed) = snapshot.resumed(self.network.n_params(), self.settings.planned_steps) else {
            return false;
        };
        (self.adam, self.watch, self.plateau, self.params) = resumed;
        true
    }
}
