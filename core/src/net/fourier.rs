//! Fourier features: a network of smooth layers is slow to learn what changes quickly; shown waves of its input, it is not.
//!
//! *Computes* x ↦ (x, sin f₁x, …, sin fₘx, cos f₁x, …, cos fₘx) for each number of the input (Tancik et al. 2020, "Fourier
//! features let networks learn high frequency functions in low dimensional domains", eq. 5, with frequencies chosen and the
//! input kept).
//!
//! *Gradient.* ∂L/∂x = ∂L/∂(first) + Σ f (∂L/∂(sine) cos fx − ∂L/∂(cosine) sin fx).

use super::{Matrix, Real};

/// Which waves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fourier {
    /// Their frequencies, in radians a unit.
    pub frequencies: &'static [f64],
}

impl Fourier {
    /// Numbers that come out for each that comes in.
    pub const fn width(&self) -> usize {
        1 + 2 * self.frequencies.len()
    }

    /// Of each number of a row: n × d becomes n × d [`Self::width`].
    pub fn forward<R: Real>(&self, x: &Matrix<R>, features: &mut Matrix<R>) {
        features.resize(x.rows(), x.columns() * self.width());
        let m = self.frequencies.len();
        for (x, out) in x.values().iter().zip(features.values_mut().chunks_exact_mut(self.width())) {
            out[0] = *x;
            for (k, frequency) in self.frequencies.iter().enumerate() {
                let angle = R::of(*frequency) * *x;
                (out[1 + k], out[1 + m + k]) = (angle.sin(), angle.cos());
            }
        }
    }

    /// How features move when each number of the input moves by `v`, in the order of x: forward through the same slopes.
    pub fn tangent<R: Real>(&self, features: &Matrix<R>, v: &[R], moved: &mut Matrix<R>) {
        moved.resize(features.rows(), features.columns());
        let (m, width) = (self.frequencies.len(), self.width());
        let rows = features.values().chunks_exact(width).zip(moved.values_mut().chunks_exact_mut(width));
        for ((out, moved), v) in rows.zip(v) {
            moved[0] = *v;
            for (k, frequency) in self.frequencies.iter().enumerate() {
                let v = R::of(*frequency) * *v;
                (moved[1 + k], moved[1 + m + k]) = (v * out[1 + m + k], -v * out[1 + k]);
            }
        }
    }

    /// ∂L/∂x of each number, given its features and ∂L/∂features, in the order of x.
    pub fn backward<R: Real>(&self, features: &Matrix<R>, d_features: &Matrix<R>) -> impl Iterator<Item = R> {
        let (m, width) = (self.frequencies.len(), self.width());
        let pairs = features.values().chunks_exact(width).zip(d_features.values().chunks_exact(width));
        pairs.map(move |(out, d)| {
            let mut sum = d[0];
            for (k, frequency) in self.frequencies.iter().enumerate() {
                sum += R::of(*frequency) * (d[1 + k] * out[1 + m + k] - d[1 + m + k] * out[1 + k]);
            }
            sum
        })
    }
}
