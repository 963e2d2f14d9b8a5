//! Functions that make any numbers into shares, or into positive ones.

use super::Real;

/// Where σ counts as flat: it is 10⁻¹³ there.
const FLAT: f64 = -30.0;

/// σ(h) = 1 / (1 + e⁻ʰ), 0 to 1.
pub fn sigmoid<R: Real>(h: R) -> R {
    let flat = R::of(FLAT);
    let h = if h < flat { flat } else { h };
    R::ONE / (R::ONE + (-h).exp())
}

/// ln(1 + eʰ), above 0; its slope is [`sigmoid`] (Goodfellow, Bengio & Courville 2016, *Deep Learning*, eq. 3.31). So written
/// that no exponential overflows.
pub fn softplus<R: Real>(h: R) -> R {
    let (above, magnitude) = if h > R::ZERO { (h, h) } else { (R::ZERO, -h) };
    above + (R::ONE + (-magnitude).exp()).ln()
}

/// Turns numbers where they stand into shares eʰ / Σ eʰ (*Deep Learning*, eq. 6.29), and gives ln Σ eʰ. By the largest of them, so
/// that no exponential overflows.
///
/// Its gradient: with shares p and ∂L/∂p given, ∂L/∂hᵢ = pᵢ (∂L/∂pᵢ − Σ pⱼ ∂L/∂pⱼ).
pub fn softmax<R: Real>(h: &mut [R]) -> R {
    let Some(first) = h.first().copied() else { return R::ZERO };
    let largest = h.iter().fold(first, |largest, h| if *h > largest { *h } else { largest });
    h.iter_mut().for_each(|h| *h = (*h - largest).exp());
    let mut sum = R::ZERO;
    h.iter().for_each(|e| sum += *e);
    h.iter_mut().for_each(|h| *h = *h / sum);
    largest + sum.ln()
}
