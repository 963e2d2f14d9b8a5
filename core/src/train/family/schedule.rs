//! How fast a point drowns in noise, over 100 steps.
//!
//! xₜ = √ᾱₜ x₀ + √(1 − ᾱₜ) ε, with ᾱₜ the product of 1 − βₛ to t (Ho, Jain & Abbeel 2020, "Denoising diffusion probabilistic models",
//! eq. 4). ᾱ follows a squared cosine, so that the last steps are all but pure noise and the first ones gentle; no β is over .999
//! (Nichol & Dhariwal 2021, "Improved denoising diffusion probabilistic models", eq. 17 and section 3.2).

use crate::math::cos;
use std::f64::consts::FRAC_PI_2;

/// Steps from a point to noise.
pub const NOISE_STEPS: usize = 100;
const OFFSET: f64 = 0.008;
const MAX_BETA: f64 = 0.999;

/// β and ᾱ at t = 0, 1, … [`NOISE_STEPS`]; at 0 nothing has happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    beta: Vec<f64>,
    alpha_bar: Vec<f64>,
}

impl Default for Schedule {
    fn default() -> Self {
        let planned = |t: usize| {
            let c = cos((t as f64 / NOISE_STEPS as f64 + OFFSET) / (1.0 + OFFSET) * FRAC_PI_2);
            c * c
        };
        let (mut beta, mut alpha_bar) = (vec![0.0], vec![1.0]);
        for t in 1..=NOISE_STEPS {
            let b = (1.0 - planned(t) / planned(t - 1)).min(MAX_BETA);
            beta.push(b);
            alpha_bar.push(alpha_bar[t - 1] * (1.0 - b));
        }
        Self { beta, alpha_bar }
    }
}

impl Schedule {
    /// βₜ: the share of variance that step t replaces by noise.
    pub fn beta(&self, t: usize) -> f64 {
        self.beta[t]
    }

    /// ᾱₜ: the share of variance that is left of the point.
    pub fn alpha_bar(&self, t: usize) -> f64 {
        self.alpha_bar[t]
    }

    /// Variance of xₜ₋₁ if both xₜ and x₀ are known, as a share of βₜ (Ho et al., eq. 7).
    pub fn posterior_share(&self, t: usize) -> f64 {
        (1.0 - self.alpha_bar[t - 1]) / (1.0 - self.alpha_bar[t])
    }
}
