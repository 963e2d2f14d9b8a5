//! The gradient penalty: what keeps a critic from being steeper than it need be.
//!
//! *Computes* P = w/n Σ ‖∇ₓ d(x)‖², of a critic d with one number for each row, seen from the input x before its Fourier features
//! (Mescheder, Geiger & Nowozin 2018, "Which training methods for GANs do actually converge?", eq. 9, zero-centred).
//!
//! *Gradient.* A derivative by weights of a derivative by inputs. Where activations are bent in single places only, as the leaky
//! ReLU is, all slopes stand still while weights move a little, so that d is a product of matrices:
//!
//! ∇ₓ d = Jᵀ W₁ S₁ W₂ S₂ … W_L   (J of the features, Sᵢ the slopes)
//!
//! With v = 2w/n ∇ₓ d held fixed, ∂P/∂Wᵢ = ∂(v · ∇ₓ d)/∂Wᵢ; and v · ∇ₓ d is how d moves when x moves along v. So: push v forward
//! through the same matrices, uᵢ = Sᵢ Wᵢᵀ uᵢ₋₁ from u₀ = J v; and with δᵢ = ∂d/∂hᵢ of the way back, ∂P/∂Wᵢ = uᵢ₋₁ δᵢᵀ. Biases are in
//! none of the matrices: their gradient is 0.

use super::{Fourier, Matrix, Mlp, Operand, Pass, Real, activation_backward, multiply_into};

/// Room for [`gradient_penalty`].
#[derive(Clone, Debug, Default)]
pub struct PenaltyRoom<R> {
    deltas: Vec<Matrix<R>>,
    d_features: Matrix<R>,
    tangent: Matrix<R>,
    next: Matrix<R>,
}

/// P, with this weight w, of a network that ends in one number, for the features that [`Mlp::forward`] was called with last; adds
/// its gradient. The network's activations are leaky ReLU or ReLU, the last one the identity.
pub fn gradient_penalty<R: Real>(
    critic: &Mlp,
    waves: Fourier,
    params: &[R],
    (features, pass): (&Matrix<R>, &Pass<R>),
    weight: R,
    room: &mut PenaltyRoom<R>,
    grads: &mut [R],
) -> R {
    let PenaltyRoom { deltas, d_features, tangent, next } = room;
    let n_layers = critic.layers().len();
    deltas.resize_with(n_layers, Matrix::default);
    d_features.resize(features.rows(), 1);
    d_features.values_mut().fill(R::ONE);
    for (idx, dense) in critic.layers().enumerate().rev() {
        let delta = &mut deltas[idx];
        delta.clone_from(d_features);
        activation_backward(pass.slopes[idx].values(), delta.values_mut());
        dense.backward_input(params, delta, d_features);
    }
    let mut squares = R::ZERO;
    let twice = R::of(2.0) * weight / R::of(features.rows() as f64);
    let along: Vec<R> = waves
        .backward(features, d_features)
        .map(|slope| {
            squares += slope * slope;
            twice * slope
        })
        .collect();
    waves.tangent(features, &along, tangent);
    for (idx, dense) in critic.layers().enumerate() {
        multiply_into(
            Operand::from(&*tangent).transposed(),
            (&deltas[idx]).into(),
            R::ONE,
            &mut grads[dense.weights()],
        );
        if idx + 1 < n_layers {
            dense.forward_linear(params, tangent, next);
            activation_backward(pass.slopes[idx].values(), next.values_mut());
            std::mem::swap(tangent, next);
        }
    }
    weight * squares / R::of(features.rows() as f64)
}
