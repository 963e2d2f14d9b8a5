//! A stack of dense layers: the multilayer perceptron.
//!
//! *Computes* a₀ = x, hᵢ = aᵢ₋₁ Wᵢ + bᵢ, aᵢ = act(hᵢ), and gives the last a (Goodfellow, Bengio & Courville 2016, *Deep
//! Learning*, algorithm 6.3). The last layer has an activation of its own.
//!
//! *Gradient*: from the last layer to the first, each handing ∂L/∂x to the one before (algorithm 6.4). What passed through
//! on the way forward is needed again on the way back, so [`Pass`] keeps it.

use super::{Activation, Dense, Matrix, Real, activation_backward};
use crate::rng::LabRng;

/// Layers one after the other, each with its activation.
#[derive(Clone, Debug, PartialEq)]
pub struct Mlp {
    layers: Vec<(Dense, Activation)>,
}

/// What passed through a network, layer by layer: a, the slope of its activation there, and room for the way back.
#[derive(Clone, Debug, Default)]
pub struct Pass<R> {
    pub(super) slopes: Vec<Matrix<R>>,
    after: Vec<Matrix<R>>,
    gradients: [Matrix<R>; 2],
}

impl Mlp {
    /// A network of these widths, in to out, whose weights stand from `end` on, which moves behind them.
    pub fn new(widths: &[usize], inner: Activation, last: Activation, end: &mut usize) -> Self {
        let n = widths.len().saturating_sub(1);
        let layer = |(idx, pair): (usize, &[usize])| {
            (Dense::new(pair[0], pair[1], end), if idx + 1 == n { last } else { inner })
        };
        Self { layers: widths.windows(2).enumerate().map(layer).collect() }
    }

    /// Its layers, in to out.
    pub fn layers(&self) -> impl ExactSizeIterator<Item = &Dense> + DoubleEndedIterator {
        self.layers.iter().map(|(dense, _)| dense)
    }

    /// The layer that gives what comes out; `None` of a network without layers.
    pub fn last(&self) -> Option<&Dense> {
        self.layers.last().map(|(dense, _)| dense)
    }

    /// Draws all weights.
    pub fn init<R: Real>(&self, params: &mut [R], rng: &mut LabRng) {
        self.layers().for_each(|dense| dense.init(params, rng));
    }

    /// What comes out of `x`, n × in; it stays in `pass`, n × out.
    pub fn forward<'a, R: Real>(&self, params: &[R], x: &Matrix<R>, pass: &'a mut Pass<R>) -> &'a Matrix<R> {
        pass.slopes.resize_with(self.layers.len(), Matrix::default);
        pass.after.resize_with(self.layers.len(), Matrix::default);
        for (idx, (dense, activation)) in self.layers.iter().enumerate() {
            let (past, rest) = pass.after.split_at_mut(idx);
            let (h, a) = (&mut pass.slopes[idx], &mut rest[0]);
            dense.forward(params, past.last().unwrap_or(x), h);
            a.resize(h.rows(), h.columns());
            activation.forward(h.values_mut(), a.values_mut());
        }
        pass.output()
    }

    /// Adds the gradients of all weights to `grads`, given ∂L/∂(what came out) for the `x` that [`Self::forward`] was
    /// called with; and gives ∂L/∂x, if asked for.
    pub fn backward<'a, R: Real>(
        &self,
        params: &[R],
        x: &Matrix<R>,
        pass: &'a mut Pass<R>,
        d_output: &Matrix<R>,
        wants_input: bool,
        grads: &mut [R],
    ) -> &'a Matrix<R> {
        let [d, d_before] = &mut pass.gradients;
        d.clone_from(d_output);
        for (idx, dense) in self.layers().enumerate().rev() {
            activation_backward(pass.slopes[idx].values(), d.values_mut());
            let (inputs, is_first) = match idx.checked_sub(1) {
                Some(before) => (&pass.after[before], false),
                None => (x, true),
            };
            dense.backward(inputs, d, grads);
            if !is_first || wants_input {
                dense.backward_input(params, d, d_before);
                std::mem::swap(d, d_before);
            }
        }
        &pass.gradients[0]
    }

    /// ∂L/∂x alone, for weights that stand still, given ∂L/∂(what came out).
    pub fn backward_input<'a, R: Real>(
        &self,
        params: &[R],
        pass: &'a mut Pass<R>,
        d_output: &Matrix<R>,
    ) -> &'a Matrix<R> {
        let [d, d_before] = &mut pass.gradients;
        d.clone_from(d_output);
        for (idx, dense) in self.layers().enumerate().rev() {
            activation_backward(pass.slopes[idx].values(), d.values_mut());
            dense.backward_input(params, d, d_before);
            std::mem::swap(d, d_before);
        }
        &pass.gradients[0]
    }
}

impl<R: Real> Pass<R> {
    /// What came out of the last call of [`Mlp::forward`].
    pub fn output(&self) -> &Matrix<R> {
        &self.after[self.after.len() - 1]
    }
}
