//! The variational autoencoder: each picture becomes a small cloud of codes, and all clouds together one large cloud that
//! one can draw from.
//!
//! The encoder gives a middle μ(x) and a spread σ(x); a code is z = μ + σε with standard normal ε, so that the gradient finds
//! its way through a drawn number (the *reparametrisation trick*). What is to become small is
//!
//! L = 1/n Σ ‖f(z) − x‖² + β KL(N(μ, σ²) ‖ N(0, 1))
//!
//! (Kingma & Welling 2014, "Auto-encoding variational Bayes", eq. 10, with a Gaussian p(x|z) whose variance β sets; Higgins
//! et al. 2017, "β-VAE", eq. 4): up to constants the negative ELBO. The first term pulls the clouds apart, the second
//! together and to the middle, until no holes are left.
//!
//! *Gradient.* ∂L/∂z comes from the decoder. Then ∂L/∂μ = ∂L/∂z + β μ/n and, with s = ln σ², ∂L/∂s = ½ σε ∂L/∂z +
//! ½ β (σ² − 1)/n. The encoder's s is clipped to −12..6, where its gradient ends too.

use super::{Coder, Room};
use crate::net::{Matrix, Real, kl_to_standard_normal, squared_error};

const LN_VARIANCE: [f64; 2] = [-12.0, 6.0];

/// Both parts of L.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VaeLoss<R> {
    /// Squared error of a picture redrawn.
    pub reconstruction: R,
    /// KL of a picture's cloud to the standard normal one, in nats; not yet times β.
    pub kl: R,
}

/// Clouds of a batch, n × latent each, and their gradients.
#[derive(Clone, Debug, Default)]
pub(in crate::train) struct Cloud<R> {
    mean: Matrix<R>,
    ln_variance: Matrix<R>,
    d_mean: Matrix<R>,
    d_ln_variance: Matrix<R>,
}

/// Both parts of L of a batch `x`, n × 1,024, with this standard normal `noise` ε, n × latent. Adds ∂L/∂w of all weights to
/// `grads`, which are as many.
pub fn vae_loss<R: Real>(
    coder: &Coder,
    params: &[R],
    (x, noise): (&Matrix<R>, &Matrix<R>),
    beta: R,
    room: &mut Room<R>,
    grads: &mut [R],
) -> VaeLoss<R> {
    let coded = coder.encoder.forward(params, x, &mut room.encoder);
    room.cloud.take(coded, coder.latent);
    room.cloud.draw(noise, &mut room.code);
    let drawn = coder.decoder.forward(params, &room.code, &mut room.decoder);
    let reconstruction = squared_error(drawn, x, &mut room.d_picture);

    let d_code = coder.decoder.backward(params, &room.code, &mut room.decoder, &room.d_picture, true, grads);
    let kl = room.cloud.backward(d_code, noise, beta);
    room.cloud.join_gradients(room.encoder.output(), &mut room.d_code);
    coder.encoder.backward(params, x, &mut room.encoder, &room.d_code, false, grads);
    VaeLoss { reconstruction, kl }
}

impl<R: Real> Cloud<R> {
    /// The encoder's rows, μ then s, as clouds.
    pub(in crate::train) fn take(&mut self, coded: &Matrix<R>, latent: usize) {
        let [low, high] = LN_VARIANCE.map(R::of);
        self.mean.resize(coded.rows(), latent);
        self.ln_variance.resize(coded.rows(), latent);
        for row in 0..coded.rows() {
            let (mean, s) = coded.row(row).split_at(latent);
            self.mean.row_mut(row).copy_from_slice(mean);
            for (to, s) in self.ln_variance.row_mut(row).iter_mut().zip(s) {
                // Two comparisons keep a NaN one.
                *to = if *s < low {
                    low
                } else if *s > high {
                    high
                } else {
                    *s
                };
            }
        }
    }

    /// z = μ + σε.
    pub(in crate::train) fn draw(&self, noise: &Matrix<R>, code: &mut Matrix<R>) {
        code.resize(self.mean.rows(), self.mean.columns());
        let clouds = self.mean.values().iter().zip(self.ln_variance.values());
        for ((z, e), (mean, s)) in code.values_mut().iter_mut().zip(noise.values()).zip(clouds) {
            *z = *mean + (R::of(0.5) * *s).exp() * *e;
        }
    }

    /// How far they are from the standard normal cloud on average, in nats.
    pub(super) fn kl(&mut self) -> R {
        self.d_mean.resize(self.mean.rows(), self.mean.columns());
        self.d_ln_variance.resize(self.mean.rows(), self.mean.columns());
        let Self { mean, ln_variance, d_mean, d_ln_variance } = self;
        kl_to_standard_normal(mean, ln_variance, R::ZERO, d_mean, d_ln_variance)
    }

    /// ∂L/∂μ and ∂L/∂s from ∂L/∂z; gives the divergence.
    pub(in crate::train) fn backward(&mut self, d_code: &Matrix<R>, noise: &Matrix<R>, beta: R) -> R {
        self.d_mean.clone_from(d_code);
        self.d_ln_variance.resize(d_code.rows(), d_code.columns());
        let half = R::of(0.5);
        let drawn = d_code.values().iter().zip(noise.values()).zip(self.ln_variance.values());
        for (d, ((dz, e), s)) in self.d_ln_variance.values_mut().iter_mut().zip(drawn) {
            *d = half * (half * *s).exp() * *e * *dz;
        }
        kl_to_standard_normal(&self.mean, &self.ln_variance, beta, &mut self.d_mean, &mut self.d_ln_variance)
    }

    /// Both gradients side by side, as the encoder gave μ and s; none for a clipped s.
    pub(in crate::train) fn join_gradients(&self, coded: &Matrix<R>, joined: &mut Matrix<R>) {
        let latent = self.mean.columns();
        let [low, high] = LN_VARIANCE.map(R::of);
        joined.resize(coded.rows(), coded.columns());
        for row in 0..coded.rows() {
            let (d_mean, d_s) = joined.row_mut(row).split_at_mut(latent);
            d_mean.copy_from_slice(self.d_mean.row(row));
            let clipped = |s: R| s < low || s > high;
            for ((to, d), s) in d_s.iter_mut().zip(self.d_ln_variance.row(row)).zip(&coded.row(row)[latent..]) {
                *to = if clipped(*s) { R::ZERO } else { *d };
            }
        }
    }
}
