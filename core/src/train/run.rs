//! A run: from step 0 to the last, or from any snapshot on.
//!
//! A step draws a batch of pictures, some perhaps twice, works out the loss and its gradient, and lets Adam move the weights
//! a little against it. What it draws depends on the seed and the number of the step alone.

use super::vae::Cloud;
use super::watch::all_finite;
use super::{Coder, CoderKind, CoderSettings, Diverged, Plateau, Room, Snapshot, Watch, autoencoder_loss, vae_loss};
use crate::data::PIXELS;
use crate::net::{Adam, Matrix, Pass, cosine_rate, fill_normal};
use crate::rng;
use std::sync::Arc;

/// Pictures that are looked at in one go, so that all of them need no more room than a few.
const TOGETHER: usize = 128;
/// A loss so many times that of step 0 is too large. A grey is between 0 and 1, so a coder that has run away draws wrong jars
/// for ever, but never a hundred times as wrong as at first: networks without such bounds can wait for that.
const TOO_LARGE: f64 = 2.0;

/// A coder in training on pictures.
#[derive(Clone, Debug)]
pub struct Training {
    settings: CoderSettings,
    coder: Coder,
    pictures: Arc<[f32]>,
    params: Vec<f32>,
    adam: Adam<f32>,
    watch: Watch,
    plateau: Plateau,
    grads: Vec<f32>,
    batch: Matrix<f32>,
    noise: Matrix<f32>,
    room: Room<f32>,
}

impl Training {
    /// At step 0, on pictures of 1,024 greys each from 0, white, to 1. `None` without pictures, or with settings out of range.
    pub fn new(settings: CoderSettings, pictures: Arc<[f32]>) -> Option<Self> {
        if pictures.is_empty() || !pictures.len().is_multiple_of(PIXELS) || !settings.is_sound() {
            return None;
        }
        let coder = Coder::of(&settings);
        let n = coder.n_params();
        Some(Self {
            params: coder.init(settings.seed),
            adam: Adam::new(n),
            watch: Watch::default(),
            plateau: Plateau::default(),
            grads: vec![0.0; n],
            batch: Matrix::default(),
            noise: Matrix::default(),
            room: Room::default(),
            settings,
            coder,
            pictures,
        })
    }

    /// What it was asked for.
    pub fn settings(&self) -> &CoderSettings {
        &self.settings
    }

    /// Its networks.
    pub fn coder(&self) -> &Coder {
        &self.coder
    }

    /// The weights of now.
    pub fn params(&self) -> &[f32] {
        &self.params
    }

    /// Steps made.
    pub fn steps(&self) -> u32 {
        self.adam.steps()
    }

    /// Whether all planned steps are made.
    pub fn is_over(&self) -> bool {
        self.steps() >= self.settings.planned_steps
    }

    /// Whether the step made last ended on a plateau.
    pub fn is_on_plateau(&self) -> bool {
        self.plateau.is_reached(self.steps())
    }

    /// One step. Gives the batch's mean squared error a pixel, of the weights before.
    ///
    /// # Errors
    /// [`Diverged`] when the loss ran away, or a loss, gradient or weight is not finite.
    pub fn step(&mut self) -> Result<f32, Diverged> {
        let step = self.steps();
        self.draw_batch(step);
        self.grads.fill(0.0);
        let (loss, error) = self.loss();
        self.watch.see(step, loss, TOO_LARGE)?;
        if !all_finite(&self.grads) {
            return Err(Diverged { last_good: step });
        }
        let rate = cosine_rate(self.settings.rate, step, self.settings.planned_steps);
        self.adam.step(&mut self.params, &self.grads, rate);
        if !all_finite(&self.params) {
            return Err(Diverged { last_good: step });
        }
        let error = error / PIXELS as f32;
        self.plateau.see(step + 1, error);
        Ok(error)
    }

    /// The loss, and of it the squared error of a picture.
    fn loss(&mut self) -> (f32, f32) {
        let Self { coder, params, batch, noise, room, grads, .. } = self;
        match coder.kind {
            CoderKind::Autoencoder => {
                let loss = autoencoder_loss(coder, params, batch, room, grads);
                (loss, loss)
            }
            CoderKind::Variational => {
                let beta = self.settings.beta as f32;
                let loss = vae_loss(coder, params, (batch, noise), beta, room, grads);
                (loss.reconstruction + beta * loss.kl, loss.reconstruction)
            }
        }
    }

    fn draw_batch(&mut self, step: u32) {
        let mut rng = rng::stream_at(self.settings.seed, "batch", step);
        let n = self.n_pictures() as u64;
        let rows: Vec<usize> = (0..self.settings.batch).map(|_| rng::index(&mut rng, n) as usize).collect();
        self.batch.take_rows(&self.pictures, PIXELS, &rows);
        if self.coder.kind == CoderKind::Variational {
            self.noise.resize(rows.len(), self.coder.latent);
            fill_normal(self.noise.values_mut(), &mut rng);
        }
    }

    fn n_pictures(&self) -> usize {
        self.pictures.len() / PIXELS
    }

    /// Codes of all pictures, n × latent.
    pub fn codes(&self) -> Vec<f32> {
        let mut pass = Pass::default();
        self.in_parts().flat_map(|part| self.coder.encode(&self.params, &part, &mut pass).values().to_vec()).collect()
    }

    /// Mean squared error a pixel of all pictures, redrawn from these codes of theirs.
    pub fn mse(&self, codes: &[f32]) -> f64 {
        let decoder = self.coder.decoder(&self.params);
        let mut pass = Pass::default();
        let codes = codes.chunks(TOGETHER * self.coder.latent);
        let sum: f64 = self
            .in_parts()
            .zip(codes)
            .map(|(part, codes)| {
                let drawn = decoder.decode(&Matrix::from_rows(self.coder.latent, codes.to_vec()), &mut pass);
                let pairs = drawn.values().iter().zip(part.values());
                pairs.map(|(y, x)| f64::from(y - x) * f64::from(y - x)).sum::<f64>()
            })
            .sum();
        sum / self.pictures.len() as f64
    }

    /// Mean divergence of the clouds of all pictures from the standard normal one, in nats; `None` of codes that are points.
    pub fn kl(&self) -> Option<f64> {
        if self.coder.kind != CoderKind::Variational {
            return None;
        }
        let (mut pass, mut cloud) = (Pass::default(), Cloud::default());
        let of_part = |part: Matrix<f32>| {
            cloud.take(self.coder.encoder.forward(&self.params, &part, &mut pass), self.coder.latent);
            f64::from(cloud.kl()) * part.rows() as f64
        };
        Some(self.in_parts().map(of_part).sum::<f64>() / self.n_pictures() as f64)
    }

    fn in_parts(&self) -> impl Iterator<Item = Matrix<f32>> {
        self.pictures.chunks(TOGETHER * PIXELS).map(|part| Matrix::from_rows(PIXELS, part.to_vec()))
    }

    /// All that is needed to go on from here.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.adam, self.watch, self.plateau, &self.params)
    }

    /// Goes on from there instead; refuses a snapshot of other networks, or of later than the last step.
    pub fn restore(&mut self, snapshot: Snapshot) -> bool {
        let Some(resumed) = snapshot.resumed(self.coder.n_params(), self.settings.planned_steps) else { return false };
        (self.adam, self.watch, self.plateau, self.params) = resumed;
        true
    }
}
