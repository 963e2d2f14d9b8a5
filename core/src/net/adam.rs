//! Adam: a step against the gradient, each weight with a pace of its own.
//!
//! m ← β₁m + (1 − β₁)g,   v ← β₂v + (1 − β₂)g²,   w ← w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
//!
//! (Kingma & Ba 2015, "Adam: a method for stochastic optimization", algorithm 1): m remembers where gradients point, v how
//! large they are, both beginning at 0, which the divisors mend in early steps t = 1, 2, … A weight with small gradients
//! moves as fast as one with large ones: about η a step. β₁ = .9, β₂ = .999, ε = 10⁻⁸ as there, if nothing else is said.

use super::Real;
use crate::math;

const BETAS: [f64; 2] = [0.9, 0.999];
const EPSILON: f64 = 1e-8;
/// Gradients and m so close to 0 count as 0: beside ε they move a weight by less than a float can tell. So does v, their square.
const LEAST: f64 = 1e-16;

/// What Adam remembers of the steps before.
#[derive(Clone, Debug, PartialEq)]
pub struct Adam<R> {
    mean: Vec<R>,
    square: Vec<R>,
    steps: u32,
    betas: [f64; 2],
}

impl<R: Real> Adam<R> {
    /// Before the first step, for so many weights.
    pub fn new(n: usize) -> Self {
        Self { mean: vec![R::ZERO; n], square: vec![R::ZERO; n], steps: 0, betas: BETAS }
    }

    /// As it was after `steps` steps, with the m and the v of that time.
    pub fn resumed(steps: u32, mean: Vec<R>, square: Vec<R>) -> Self {
        Self { mean, square, steps, betas: BETAS }
    }

    /// With other β₁ and β₂, 0 or more and below 1.
    pub fn with_betas(self, betas: [f64; 2]) -> Self {
        Self { betas, ..self }
    }

    /// m and v.
    pub fn moments(&self) -> [&[R]; 2] {
        [&self.mean, &self.square]
    }

    /// Steps taken.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// One step at this rate η, against these gradients.
    pub fn step(&mut self, params: &mut [R], grads: &[R], rate: f64) {
        self.steps += 1;
        let [beta_1, beta_2] = self.betas;
        let left = |beta: f64| 1.0 - math::exp(f64::from(self.steps) * math::ln(beta));
        let [rate, mend_square] = [rate / left(beta_1), 1.0 / left(beta_2)].map(R::of);
        let [b1, b2, epsilon] = [1.0 - beta_1, 1.0 - beta_2, EPSILON].map(R::of);
        let [least, least_square] = [LEAST, LEAST * LEAST].map(R::of);
        let memory = self.mean.iter_mut().zip(&mut self.square);
        for ((w, g), (m, v)) in params.iter_mut().zip(grads).zip(memory) {
            let g = g.or_zero(least);
            *m = (*m + b1 * (g - *m)).or_zero(least);
            *v = (*v + b2 * (g * g - *v)).or_zero(least_square);
            *w -= rate * *m / ((*v * mend_square).sqrt() + epsilon);
        }
    }
}
