//! Normal numbers: drawn, and as what a code is asked to look like.

use super::{Matrix, Real};
use crate::rng::{LabRng, two_normals};

/// Fills with standard normal numbers. In `f64` whatever it fills, so that tests draw what runs draw.
pub fn fill_normal<R: Real>(values: &mut [R], rng: &mut LabRng) {
    for pair in values.chunks_mut(2) {
        pair.iter_mut().zip(two_normals(rng)).for_each(|(value, normal)| *value = R::of(normal));
    }
}

/// How far codes are from standard normal ones, in nats: the divergence KL(N(μ, σ²) ‖ N(0, 1)), summed over a code's
/// numbers and averaged over the n rows,
///
/// KL = 1/n Σ ½ (μ² + σ² − 1 − ln σ²)
///
/// (Kingma & Welling 2014, "Auto-encoding variational Bayes", appendix B). Its gradients are μ/n and ½ (σ² − 1)/n
/// to ln σ²; `weight` times both is added to `d_mean` and `d_ln_variance`, which are as large as the two matrices.
pub fn kl_to_standard_normal<R: Real>(
    mean: &Matrix<R>,
    ln_variance: &Matrix<R>,
    weight: R,
    d_mean: &mut Matrix<R>,
    d_ln_variance: &mut Matrix<R>,
) -> R {
    let (half, n) = (R::of(0.5), R::of(mean.rows() as f64));
    let mut sum = R::ZERO;
    let gradients = d_mean.values_mut().iter_mut().zip(d_ln_variance.values_mut());
    for ((mean, ln_variance), (d_mean, d_ln_variance)) in mean.values().iter().zip(ln_variance.values()).zip(gradients)
    {
        let variance = ln_variance.exp();
        sum += half * (*mean * *mean + variance - R::ONE - *ln_variance);
        *d_mean += weight * *mean / n;
        *d_ln_variance += weight * half * (variance - R::ONE) / n;
    }
    sum / n
}
