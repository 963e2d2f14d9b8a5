//! Sliced Wasserstein distance: how far mass has to be carried, seen from many sides.
//!
//! SW₁ = mean over 180 directions θ of W₁ between the projections ⟨x, θ⟩ and ⟨y, θ⟩
//!
//! (Rabin, Peyré, Delon & Bernot 2011, "Wasserstein barycenter and its application to texture mixing"; Bonneel et al. 2015, "Sliced
//! and Radon Wasserstein barycenters of measures", eq. 9 with p = 1). On a line W₁ is the area between both distribution
//! functions. In plane units.

use crate::math;
use crate::plane::Point;
use std::f64::consts::PI;

/// Directions, π/180 apart.
pub const DIRECTIONS: usize = 180;

/// SW₁, a direction a step.
#[derive(Clone, Debug)]
pub struct SlicedW1 {
    x: Vec<Point>,
    y: Vec<Point>,
    direction: usize,
    sum: f64,
}

impl SlicedW1 {
    /// Nothing worked out yet.
    pub fn new(x: &[Point], y: &[Point]) -> Self {
        let direction = if x.is_empty() || y.is_empty() { DIRECTIONS } else { 0 };
        Self { x: x.to_vec(), y: y.to_vec(), direction, sum: 0.0 }
    }

    /// A direction more; `true` when all are there.
    pub fn step(&mut self) -> bool {
        if self.direction < DIRECTIONS {
            let angle = PI * self.direction as f64 / DIRECTIONS as f64;
            let (cos, sin) = (math::cos(angle), math::sin(angle));
            let seen = |points: &[Point]| {
                let mut seen: Vec<f64> = points.iter().map(|p| cos * p.x + sin * p.y).collect();
                seen.sort_unstable_by(f64::total_cmp);
                seen
            };
            self.sum += w1(&seen(&self.x), &seen(&self.y));
            self.direction += 1;
        }
        self.direction == DIRECTIONS
    }

    /// SW₁ of all steps; 0 without points.
    pub fn result(&self) -> f64 {
        self.sum / DIRECTIONS as f64
    }
}

/// The area between the distribution functions of two sorted lists.
fn w1(a: &[f64], b: &[f64]) -> f64 {
    let (mut i, mut j, mut area) = (0, 0, 0.0);
    let mut before = f64::NAN;
    while i < a.len() || j < b.len() {
        let next = match (a.get(i), b.get(j)) {
            (Some(a), Some(b)) => a.min(*b),
            (Some(v), None) | (None, Some(v)) => *v,
            (None, None) => break,
        };
        if i + j > 0 {
            let gap = i as f64 / a.len() as f64 - j as f64 / b.len() as f64;
            area += gap.abs() * (next - before);
        }
        before = next;
        if a.get(i) == Some(&next) { i += 1 } else { j += 1 }
    }
    area
}
