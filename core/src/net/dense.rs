//! The dense layer: every output looks at every input.
//!
//! *Computes* y = xW + b, for a batch of n rows: x is n × in, W in × out, b out, y n × out
//! (Goodfellow, Bengio & Courville 2016, *Deep Learning*, eq. 6.36 without its activation).
//!
//! *Gradient.* With ∂L/∂y given, n × out, the chain rule gives (ibid., algorithm 6.4)
//!
//! ∂L/∂W = xᵀ ∂L/∂y,   ∂L/∂b = the sum of ∂L/∂y over rows,   ∂L/∂x = ∂L/∂y Wᵀ.
//!
//! *Where it begins.* Normal weights with variance 2/in keep the spread of what passes through a layer followed by ReLU
//! (He et al. 2015, "Delving deep into rectifiers", eq. 10); biases begin at 0.
//!
//! ```
//! use coastline_core::net::{Dense, Matrix};
//! let layer = Dense::new(2, 1, &mut 0);
//! // W = (3, 4), b = 5: x = (1, 2) becomes 3 + 8 + 5.
//! let mut y = Matrix::zeros(0, 0);
//! layer.forward(&[3.0, 4.0, 5.0], &Matrix::from_rows(2, vec![1.0, 2.0]), &mut y);
//! assert_eq!(y.values(), [16.0]);
//! ```

use super::{Matrix, Operand, Real, fill_normal, multiply_into};
use crate::rng::LabRng;
use std::ops::Range;

/// A dense layer: its size, and where its weights stand in the network's list: W row by row, then b.
#[derive(Clone, Debug, PartialEq)]
pub struct Dense {
    inputs: usize,
    outputs: usize,
    start: usize,
}

impl Dense {
    /// A layer whose weights stand from `end` on, which moves behind them.
    pub fn new(inputs: usize, outputs: usize, end: &mut usize) -> Self {
        let start = *end;
        *end += (inputs + 1) * outputs;
        Self { inputs, outputs, start }
    }

    /// Numbers that come in.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Numbers that go out.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Where W stands.
    pub fn weights(&self) -> Range<usize> {
        self.start..self.start + self.inputs * self.outputs
    }

    /// Where b stands.
    pub fn biases(&self) -> Range<usize> {
        let start = self.weights().end;
        start..start + self.outputs
    }

    /// Draws W; leaves b.
    pub fn init<R: Real>(&self, params: &mut [R], rng: &mut LabRng) {
        let spread = R::of((2.0 / self.inputs as f64).sqrt());
        let weights = &mut params[self.weights()];
        fill_normal(weights, rng);
        weights.iter_mut().for_each(|w| *w *= spread);
    }

    /// y = xW + b.
    pub fn forward<R: Real>(&self, params: &[R], x: &Matrix<R>, y: &mut Matrix<R>) {
        y.resize(x.rows(), self.outputs);
        for row in y.values_mut().chunks_exact_mut(self.outputs) {
            row.copy_from_slice(&params[self.biases()]);
        }
        multiply_into(x.into(), self.matrix(params), R::ONE, y.values_mut());
    }

    /// xW alone: how y moves when x moves so.
    pub fn forward_linear<R: Real>(&self, params: &[R], x: &Matrix<R>, y: &mut Matrix<R>) {
        y.resize(x.rows(), self.outputs);
        multiply_into(x.into(), self.matrix(params), R::ZERO, y.values_mut());
    }

    /// Adds ∂L/∂W and ∂L/∂b to the gradients, given x and ∂L/∂y.
    pub fn backward<R: Real>(&self, x: &Matrix<R>, dy: &Matrix<R>, grads: &mut [R]) {
        multiply_into(Operand::from(x).transposed(), dy.into(), R::ONE, &mut grads[self.weights()]);
        let db = &mut grads[self.biases()];
        for row in dy.values().chunks_exact(self.outputs) {
            db.iter_mut().zip(row).for_each(|(b, d)| *b += *d);
        }
    }

    /// ∂L/∂x = ∂L/∂y Wᵀ, for the layer before.
    pub fn backward_input<R: Real>(&self, params: &[R], dy: &Matrix<R>, dx: &mut Matrix<R>) {
        dx.resize(dy.rows(), self.inputs);
        multiply_into(dy.into(), self.matrix(params).transposed(), R::ZERO, dx.values_mut());
    }

    fn matrix<'a, R: Real>(&self, params: &'a [R]) -> Operand<'a, R> {
        Operand::new(&params[self.weights()], self.inputs, self.outputs)
    }
}
