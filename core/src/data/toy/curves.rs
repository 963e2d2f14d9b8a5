//! Rules that are bells all along curves, or at a few places: their density is a mean of bells.
//!
//! p(x) = ∫ N(x | c(t), σ²) dt ≈ 1/n Σ N(x | c((k + ½)/n), σ²)
//!
//! With places much closer to each other than σ the sum has the integral to six digits (`tests/toys.rs`).

use super::{Own, Toy};
use crate::math;
use std::f64::consts::{PI, TAU};

/// Places along a curve.
const PLACES: usize = 600;
/// Radii of the rings.
const RADII: [f64; 4] = [0.75, 1.5, 2.25, 3.0];

/// Where a curve is at a share of its mass, 0 to 1.
pub(super) fn along(toy: Toy, arm: usize, share: f64) -> Own {
    match toy {
        Toy::TwoMoons => {
            let (cos, sin) = (math::cos(PI * share), math::sin(PI * share));
            // Around their common middle, (½, ¼).
            if arm == 0 { [cos - 0.5, sin - 0.25] } else { [0.5 - cos, 0.25 - sin] }
        }
        Toy::Spirals => {
            let angle = 3.0 * PI * share.sqrt();
            let (x, y) = (-angle * math::cos(angle) / 3.0, angle * math::sin(angle) / 3.0);
            if arm == 0 { [x, y] } else { [-x, -y] }
        }
        _ => {
            let (radius, angle) = (RADII[arm % RADII.len()], TAU * share);
            [radius * math::cos(angle), radius * math::sin(angle)]
        }
    }
}

/// The places of the bells.
#[derive(Clone, Debug)]
pub(super) struct Curves {
    places: Vec<Own>,
    noise: f64,
}

impl Curves {
    pub(super) fn of(toy: Toy) -> Self {
        let on_arm = |arm: usize| (0..PLACES).map(move |k| along(toy, arm, (k as f64 + 0.5) / PLACES as f64));
        let centres = toy.centres();
        let places = if centres.is_empty() { (0..toy.arms()).flat_map(on_arm).collect() } else { centres };
        Self { places, noise: toy.noise() }
    }

    pub(super) fn density(&self, [u, v]: Own) -> f64 {
        let per_square = -0.5 / (self.noise * self.noise);
        let sum: f64 = self
            .places
            .iter()
            .map(|[a, b]| (a - u) * (a - u) + (b - v) * (b - v))
            // Beyond eight deviations nothing is left.
            .filter(|squared| *squared < 64.0 * self.noise * self.noise)
            .map(|squared| math::exp(per_square * squared))
            .sum();
        sum / (TAU * self.noise * self.noise * self.places.len() as f64)
    }
}
