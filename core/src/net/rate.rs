//! How large the steps are, as training goes on.

use crate::math;
use std::f64::consts::PI;

/// What is left of the rate at the end, so that the last steps still move.
const LAST: f64 = 0.02;

/// The learning rate at a step of `planned`, falling from `rate` along half a cosine to a fiftieth of it: large steps to get
/// near, small ones to settle (Loshchilov & Hutter 2017, "SGDR", eq. 5 with one cycle).
///
/// ```
/// use coastline_core::net::cosine_rate;
/// assert_eq!(cosine_rate(2e-3, 0, 8_000), 2e-3);
/// assert!((cosine_rate(2e-3, 4_000, 8_000) - 1.02e-3).abs() < 1e-12);
/// assert!((cosine_rate(2e-3, 8_000, 8_000) - 4e-5).abs() < 1e-12);
/// ```
pub fn cosine_rate(rate: f64, step: u32, planned: u32) -> f64 {
    let share = f64::from(step.min(planned)) / f64::from(planned.max(1));
    rate * (LAST + (1.0 - LAST) * 0.5 * (1.0 + math::cos(PI * share)))
}
