//! The variational autoencoder of the plane: a bell of noise in a latent plane, and a network that carries it over.
//!
//! *Model.* z from the standard bell, x = f(z) + eˢε: p(x) = ∫ N(z) N(x; f(z), e²ˢ) dz, which nobody can work out for all x. So an
//! encoder says for each x where its z may lie, a bell q(z|x) of middle μ(x) and spread σ(x), and
//!
//! ln p(x) ≥ E_q ln N(x; f(z), e²ˢ) − KL(q(z|x) ‖ N(0, 1))
//!
//! (Kingma & Welling 2014, "Auto-encoding variational Bayes", eq. 3; the spread of the points is learned, as in Rybkin, Daniilidis &
//! Levine 2021, "Simple and effective VAE training with calibrated decoders", section 3). Encoder and decoder see waves.
//!
//! *Loss*: less the bound, averaged over the batch, with one z = μ + σε a row. *Gradient*: as `train::vae` has it; and by s, 2 less
//! e⁻²ˢ times the squared error.
//!
//! *Sampling*: z from the bell, f(z), a little noise.

use crate::net::{Activation, Fourier, Matrix, Mlp, Pass, Real, fill_normal, squared_error};
use crate::rng::{LabRng, stream};
use crate::train::vae::Cloud;
use std::f64::consts::{FRAC_1_SQRT_2, TAU};

/// Width of the networks.
const HIDDEN: usize = 112;
/// Numbers of a code.
const LATENT: usize = 2;
/// Waves that they are shown.
const WAVES: Fourier = Fourier { frequencies: &[0.5, 1.0, 2.0, 3.0, 4.5, 6.5] };
/// The encoder's last weights begin so much smaller: its clouds begin near the standard one.
const FIRST_CLOUD: f64 = 0.1;
/// All weights begin so much smaller than [`crate::net::Dense`] draws them, and points so narrow around what is decoded: measured to keep
/// both numbers of the code in use. What begins rough and blurred learns to do without one of them.
const FIRST_SCALE: f64 = FRAC_1_SQRT_2;
const FIRST_LN_SPREAD: f64 = -2.0;

/// The shape of the model: the encoder's weights, the decoder's, then s.
#[derive(Clone, Debug)]
pub struct PlaneVae {
    encoder: Mlp,
    decoder: Mlp,
    n_params: usize,
}

/// Room for [`PlaneVae::loss`].
#[derive(Clone, Debug, Default)]
pub struct PlaneVaeRoom<R> {
    features: [Matrix<R>; 2],
    passes: [Pass<R>; 2],
    cloud: Cloud<R>,
    code: Matrix<R>,
    d_x: Matrix<R>,
    d_code: Matrix<R>,
    d_coded: Matrix<R>,
}

/// The bound at one place, in nats: how well it is redrawn, and what its cloud costs; the bound is the first less the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Elbo {
    /// Mean of ln p(x|z) over its cloud.
    pub redrawn: f64,
    /// KL(q(z|x) ‖ N(0, 1)).
    pub kl: f64,
}

impl Default for PlaneVae {
    fn default() -> Self {
        let mut n_params = 0;
        let network = |last, end: &mut usize| {
            Mlp::new(&[2 * WAVES.width(), HIDDEN, HIDDEN, last], Activation::Silu, Activation::Identity, end)
        };
        let encoder = network(2 * LATENT, &mut n_params);
        let decoder = network(2, &mut n_params);
        Self { encoder, decoder, n_params: n_params + 1 }
    }
}

impl PlaneVae {
    /// How many weights.
    pub fn n_params(&self) -> usize {
        self.n_params
    }

    /// First weights.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        let mut params = vec![R::ZERO; self.n_params];
        let rng: &mut LabRng = &mut stream(seed, "weights");
        self.encoder.init(&mut params, rng);
        self.decoder.init(&mut params, rng);
        params.iter_mut().for_each(|w| *w *= R::of(FIRST_SCALE));
        let last = self.encoder.last().map_or(0..0, |last| last.weights());
        params[last].iter_mut().for_each(|w| *w *= R::of(FIRST_CLOUD));
        params[self.n_params - 1] = R::of(FIRST_LN_SPREAD);
        params
    }

    /// The spread eˢ of points around what is decoded.
    pub fn spread<R: Real>(&self, params: &[R]) -> R {
        params[self.n_params - 1].exp()
    }

    /// Less the mean bound of a batch, n × 2, with this standard normal noise, as large; adds its gradients.
    pub fn loss<R: Real>(
        &self,
        params: &[R],
        x: &Matrix<R>,
        noise: &Matrix<R>,
        room: &mut PlaneVaeRoom<R>,
        grads: &mut [R],
    ) -> R {
        let PlaneVaeRoom { features: [seen, waved], passes: [into, out], cloud, code, d_x, d_code, d_coded } = room;
        WAVES.forward(x, seen);
        cloud.take(self.encoder.forward(params, seen, into), LATENT);
        cloud.draw(noise, code);
        WAVES.forward(code, waved);
        let squared = squared_error(self.decoder.forward(params, waved, out), x, d_x);

        let s = params[self.n_params - 1];
        let [half, two] = [0.5, 2.0].map(R::of);
        let precision = (-(two * s)).exp();
        d_x.values_mut().iter_mut().for_each(|d| *d *= half * precision);
        let d_waved = self.decoder.backward(params, waved, out, d_x, true, grads);
        d_code.resize(x.rows(), LATENT);
        d_code.values_mut().iter_mut().zip(WAVES.backward(waved, d_waved)).for_each(|(to, d)| *to = d);
        let kl = cloud.backward(d_code, noise, R::ONE);
        cloud.join_gradients(into.output(), d_coded);
        self.encoder.backward(params, seen, into, d_coded, false, grads);
        grads[self.n_params - 1] += two - precision * squared;
        half * precision * squared + two * s + R::of(crate::math::ln(TAU)) + kl
    }

    /// Clouds of places, n × 4: middle, then ln of the variance.
    fn coded<R: Real>(&self, params: &[R], x: &Matrix<R>) -> Matrix<R> {
        let mut features = Matrix::default();
        WAVES.forward(x, &mut features);
        self.encoder.forward(params, &features, &mut Pass::default()).clone()
    }

    /// Clouds of places: middle and spread of q(z|x), along both axes of the latent plane.
    pub fn clouds<R: Real>(&self, params: &[R], x: &Matrix<R>) -> Vec<[[R; 2]; 2]> {
        let coded = self.coded(params, x);
        let half = R::of(0.5);
        coded.values().chunks_exact(4).map(|c| [[c[0], c[1]], [(half * c[2]).exp(), (half * c[3]).exp()]]).collect()
    }

    /// Where codes are carried to, n × 2, without the noise.
    pub fn decode<R: Real>(&self, params: &[R], z: &Matrix<R>) -> Matrix<R> {
        let mut features = Matrix::default();
        WAVES.forward(z, &mut features);
        self.decoder.forward(params, &features, &mut Pass::default()).clone()
    }

    /// The bound at each row, its expectation taken over `draws` codes.
    pub fn elbos(&self, params: &[f64], x: &Matrix<f64>, draws: usize, rng: &mut LabRng) -> Vec<Elbo> {
        let clouds = self.clouds(params, x);
        let mut noise = vec![0.0; LATENT * draws * x.rows()];
        fill_normal(&mut noise, rng);
        let codes = noise.chunks_exact(LATENT * draws).zip(&clouds).flat_map(|(noise, [mean, spread])| {
            noise.iter().enumerate().map(|(k, e)| mean[k % LATENT] + spread[k % LATENT] * e)
        });
        let decoded = self.decode(params, &Matrix::from_rows(LATENT, codes.collect()));
        let spread = self.spread(params);
        let rows = x.values().chunks_exact(2).zip(decoded.values().chunks_exact(2 * draws)).zip(&clouds);
        rows.map(|((x, ys), [mean, spreads])| {
            let far = |y: &[f64]| (x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]);
            let squared: f64 = ys.chunks_exact(2).map(far).sum();
            let ln_spread = crate::math::ln(spread);
            let kl = |(m, s): (&f64, &f64)| 0.5 * (m * m + s * s - 1.0) - crate::math::ln(*s);
            Elbo {
                redrawn: -0.5 * squared / draws as f64 / (spread * spread) - 2.0 * ln_spread - crate::math::ln(TAU),
                kl: mean.iter().zip(spreads).map(kl).sum(),
            }
        })
        .collect()
    }

    /// `n` samples, n × 2.
    pub fn sample<R: Real>(&self, params: &[R], n: usize, rng: &mut LabRng) -> Matrix<R> {
        let (mut z, mut noise) = (Matrix::zeros(n, LATENT), vec![R::ZERO; 2 * n]);
        fill_normal(z.values_mut(), rng);
        fill_normal(&mut noise, rng);
        let mut x = self.decode(params, &z);
        let spread = self.spread(params);
        x.values_mut().iter_mut().zip(noise).for_each(|(x, e)| *x += spread * e);
        x
    }
}
