//! Diffusion: points drown in noise step by step, and a network learns to undo one step.
//!
//! *Model.* Asked about xₜ = √ᾱₜ x₀ + √(1 − ᾱₜ) ε (see [`Schedule`]), the network says what it takes for the noise, ε̂(xₜ, t). To make
//! a sample one begins with noise and walks back:
//!
//! xₜ₋₁ = (xₜ − βₜ/√(1 − ᾱₜ) ε̂) / √(1 − βₜ) + √βₜ z
//!
//! (Ho, Jain & Abbeel 2020, algorithm 2 and section 3.2, σₜ² = βₜ; no noise at the last step): *ancestral* sampling. Without fresh
//! noise, by the point that ε̂ predicts, it is *DDIM* (Song, Meng & Ermon 2021, "Denoising diffusion implicit models", eq. 12, σ = 0).
//!
//! *Loss*: mean of (ε̂ − ε)², at a random t for each row (Ho et al., eq. 14). *Gradient*: through the network. ln p has a bound of 100
//! divergences, one a step (eq. 5).
//!
//! *Straight paths*, as a setting, are flow matching: x_u = (1 − u) x₀ + u ε, the network says the velocity ε − x₀, and samples are the
//! end of a path that is followed from u = 1 to 0 by midpoints (Lipman et al. 2023, "Flow matching for generative modeling", eq. 21
//! and 23; Liu, Gong & Liu 2023). They bound nothing here.

use super::{NOISE_STEPS, Schedule};
use crate::net::{Activation, Fourier, Matrix, Mlp, Pass, Real, fill_normal, squared_error};
use crate::rng::{LabRng, stream};
use std::f64::consts::{PI, TAU};

/// Width of the network.
const HIDDEN: usize = 112;
/// Waves that it is shown of a place, and of t as a share of all steps.
const WAVES: Fourier = Fourier { frequencies: &[0.5, 1.0, 2.0, 3.0, 4.5, 6.5] };
const TIME_WAVES: Fourier = Fourier { frequencies: &[PI, 2.0 * PI, 4.0 * PI, 8.0 * PI, 16.0 * PI] };
/// Its last weights begin so much smaller.
const FIRST_GUESS: f64 = 0.3;
/// DDIM's predicted points are clipped here, in standard deviations: far out a guess is wild at first.
const CLIP: f64 = 2.6;

/// What lies between a point and noise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paths {
    /// Noise comes step by step: a diffusion.
    #[default]
    Noise,
    /// A straight line: flow matching.
    Straight,
}

/// How noise is walked back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// With fresh noise at each step; straight paths have none.
    Ancestral,
    /// Without; so many steps at once, a divisor of [`NOISE_STEPS`].
    Ddim(usize),
}

/// The shape of the model.
#[derive(Clone, Debug)]
pub struct Diffusion {
    network: Mlp,
    n_params: usize,
    schedule: Schedule,
    paths: Paths,
}

/// Room for [`Diffusion::loss`], and for [`Diffusion::guess`].
#[derive(Clone, Debug, Default)]
pub struct DiffusionRoom<R> {
    x: Matrix<R>,
    level: Matrix<R>,
    waves: [Matrix<R>; 2],
    input: Matrix<R>,
    pass: Pass<R>,
    target: Matrix<R>,
    d_guess: Matrix<R>,
}

impl Diffusion {
    /// With these paths.
    pub fn new(paths: Paths) -> Self {
        let mut n_params = 0;
        let widths = [2 * WAVES.width() + TIME_WAVES.width(), HIDDEN, HIDDEN, HIDDEN, 2];
        let network = Mlp::new(&widths, Activation::Silu, Activation::Identity, &mut n_params);
        Self { network, n_params, schedule: Schedule::default(), paths }
    }

    /// How many weights.
    pub fn n_params(&self) -> usize {
        self.n_params
    }

    /// What lies between a point and noise.
    pub fn paths(&self) -> Paths {
        self.paths
    }

    /// First weights.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        let mut params = vec![R::ZERO; self.n_params];
        self.network.init(&mut params, &mut stream(seed, "weights"));
        let last = self.network.last().map_or(0..0, |last| last.weights());
        params[last].iter_mut().for_each(|w| *w *= R::of(FIRST_GUESS));
        params
    }

    /// What is left of the point, and how much noise there is, at t.
    fn mix(&self, t: usize) -> [f64; 2] {
        match self.paths {
            Paths::Noise => [self.schedule.alpha_bar(t), 1.0 - self.schedule.alpha_bar(t)].map(f64::sqrt),
            Paths::Straight => [1.0 - share(t), share(t)],
        }
    }

    /// Mean squared error of what a batch, n × 2, is asked for, each row drowned to a t of 1 to 100 in standard normal noise, as large;
    /// adds its gradients.
    pub fn loss<R: Real>(
        &self,
        params: &[R],
        x: &Matrix<R>,
        (times, noise): (&[usize], &Matrix<R>),
        room: &mut DiffusionRoom<R>,
        grads: &mut [R],
    ) -> R {
        room.x.resize(x.rows(), 2);
        room.target.resize(x.rows(), 2);
        room.level.resize(x.rows(), 1);
        for (row, t) in times.iter().enumerate() {
            let [left, drowned] = self.mix(*t).map(R::of);
            room.level.values_mut()[row] = R::of(share(*t));
            for (k, (at, e)) in x.row(row).iter().zip(noise.row(row)).enumerate() {
                room.x.row_mut(row)[k] = left * *at + drowned * *e;
                room.target.row_mut(row)[k] = if self.paths == Paths::Noise { *e } else { *e - *at };
            }
        }
        self.forward(params, room);
        let DiffusionRoom { input, pass, target, d_guess, .. } = room;
        // Averaged over both numbers of a row, too.
        let half = R::of(0.5);
        let loss = half * squared_error(pass.output(), target, d_guess);
        d_guess.values_mut().iter_mut().for_each(|d| *d *= half);
        self.network.backward(params, input, pass, d_guess, false, grads);
        loss
    }

    /// The network on the room's `x` and `level`.
    fn forward<R: Real>(&self, params: &[R], room: &mut DiffusionRoom<R>) {
        let DiffusionRoom { x, level, waves: [of_x, of_level], input, pass, .. } = room;
        WAVES.forward(x, of_x);
        TIME_WAVES.forward(level, of_level);
        input.resize(x.rows(), of_x.columns() + of_level.columns());
        for row in 0..x.rows() {
            let (place, time) = input.row_mut(row).split_at_mut(of_x.columns());
            place.copy_from_slice(of_x.row(row));
            time.copy_from_slice(of_level.row(row));
        }
        self.network.forward(params, input, pass);
    }

    /// What the network says at rows xₜ, all at the same t: the noise; of straight paths the velocity.
    pub fn guess<'a, R: Real>(
        &self,
        params: &[R],
        x: &Matrix<R>,
        t: f64,
        room: &'a mut DiffusionRoom<R>,
    ) -> &'a Matrix<R> {
        room.x.clone_from(x);
        room.level.resize(x.rows(), 1);
        room.level.values_mut().fill(R::of(t / NOISE_STEPS as f64));
        self.forward(params, room);
        room.pass.output()
    }

    /// Rows of noise walked back to samples; `see` is shown where they are at t = 100 and after each step.
    pub fn walk<R: Real>(
        &self,
        params: &[R],
        noise: Matrix<R>,
        walk: Walk,
        rng: &mut LabRng,
        mut see: impl FnMut(usize, &Matrix<R>),
    ) -> Matrix<R> {
        let (mut x, mut room, mut fresh) = (noise, DiffusionRoom::default(), Vec::new());
        let stride = if let Walk::Ddim(stride) = walk { stride.max(1) } else { 1 };
        let mut t = NOISE_STEPS;
        see(t, &x);
        while t > 0 {
            let to = t.saturating_sub(stride);
            match (self.paths, walk) {
                (Paths::Straight, _) => self.midpoint(params, &mut x, [t, to], &mut room),
                (Paths::Noise, Walk::Ddim(_)) => self.ddim(params, &mut x, [t, to], &mut room),
                (Paths::Noise, Walk::Ancestral) => {
                    fresh.resize(x.values().len(), R::ZERO);
                    fill_normal(&mut fresh, rng);
                    self.ancestral(params, &mut x, t, &fresh, &mut room);
                }
            }
            t = to;
            see(t, &x);
        }
        x
    }

    fn ancestral<R: Real>(&self, params: &[R], x: &mut Matrix<R>, t: usize, fresh: &[R], room: &mut DiffusionRoom<R>) {
        let beta = self.schedule.beta(t);
        let less = R::of(beta / (1.0 - self.schedule.alpha_bar(t)).sqrt());
        let [scale, noise] = [1.0 / (1.0 - beta).sqrt(), if t > 1 { beta.sqrt() } else { 0.0 }].map(R::of);
        let guess = self.guess(params, x, t as f64, room);
        for ((x, e), z) in x.values_mut().iter_mut().zip(guess.values()).zip(fresh) {
            *x = scale * (*x - less * *e) + noise * *z;
        }
    }

    fn ddim<R: Real>(&self, params: &[R], x: &mut Matrix<R>, [t, to]: [usize; 2], room: &mut DiffusionRoom<R>) {
        let [left, noise] = self.mix(t).map(R::of);
        let [left_then, noise_then] = self.mix(to).map(R::of);
        let (low, high) = (R::of(-CLIP), R::of(CLIP));
        let guess = self.guess(params, x, t as f64, room);
        for (x, e) in x.values_mut().iter_mut().zip(guess.values()) {
            let point = (*x - noise * *e) / left;
            let point = if point < low {
                low
            } else if point > high {
                high
            } else {
                point
            };
            *x = left_then * point + noise_then * (*x - left * point) / noise;
        }
    }

    fn midpoint<R: Real>(&self, params: &[R], x: &mut Matrix<R>, [t, to]: [usize; 2], room: &mut DiffusionRoom<R>) {
        let h = share(t) - share(to);
        let mut half_way = x.clone();
        let step = R::of(0.5 * h);
        let here = self.guess(params, x, t as f64, room);
        half_way.values_mut().iter_mut().zip(here.values()).for_each(|(x, v)| *x -= step * *v);
        let step = R::of(h);
        let there = self.guess(params, &half_way, 0.5 * (t + to) as f64, room);
        x.values_mut().iter_mut().zip(there.values()).for_each(|(x, v)| *x -= step * *v);
    }

    /// `n` samples, n × 2, ancestral; of straight paths by fifty midpoints.
    pub fn sample<R: Real>(&self, params: &[R], n: usize, rng: &mut LabRng) -> Matrix<R> {
        let mut noise = Matrix::zeros(n, 2);
        fill_normal(noise.values_mut(), rng);
        let walk = if self.paths == Paths::Noise { Walk::Ancestral } else { Walk::Ddim(2) };
        self.walk(params, noise, walk, rng, |_, _| {})
    }

    /// The bound on ln p of each row, one draw of noise a step; NaN with straight paths.
    pub fn bounds<R: Real>(&self, params: &[R], x: &Matrix<R>, rng: &mut LabRng) -> Vec<f64> {
        if self.paths == Paths::Straight {
            return vec![f64::NAN; x.rows()];
        }
        let mut noise = vec![R::ZERO; 2 * x.rows()];
        let (mut room, mut moved) = (DiffusionRoom::default(), x.clone());
        // What is left of x at the end, beside pure noise (eq. 5, its first term).
        let last = self.schedule.alpha_bar(NOISE_STEPS);
        let end = |x: &[R]| {
            let squares: f64 = x.iter().map(|x| x.to_f64() * x.to_f64()).sum();
            -0.5 * (last * squares + 2.0 * (1.0 - last) - 2.0 - 2.0 * crate::math::ln(1.0 - last))
        };
        let mut bounds: Vec<f64> = x.values().chunks_exact(2).map(end).collect();
        for t in 1..=NOISE_STEPS {
            fill_normal(&mut noise, rng);
            let (beta, alpha_bar) = (self.schedule.beta(t), self.schedule.alpha_bar(t));
            let [left, drowned] = self.mix(t).map(R::of);
            let mix = moved.values_mut().iter_mut().zip(x.values().iter().zip(&noise));
            mix.for_each(|(to, (x, e))| *to = left * *x + drowned * *e);
            let guess = self.guess(params, &moved, t as f64, &mut room);
            // Both bells are round: what they differ by in width, and what their middles are apart. At t = 1 it is ln p(x₀ | x₁).
            let scale = beta / (2.0 * (1.0 - beta) * (1.0 - alpha_bar));
            let widths = match t {
                1 => crate::math::ln(TAU * beta),
                _ => {
                    let share = self.schedule.posterior_share(t);
                    share - 1.0 - crate::math::ln(share)
                }
            };
            let rows = guess.values().chunks_exact(2).zip(noise.chunks_exact(2));
            for (bound, (guess, e)) in bounds.iter_mut().zip(rows) {
                let error = |k: usize| (guess[k] - e[k]).to_f64();
                *bound -= scale * (error(0) * error(0) + error(1) * error(1)) + widths;
            }
        }
        bounds
    }
}

fn share(t: usize) -> f64 {
    t as f64 / NOISE_STEPS as f64
}
