//! Neural networks, written out: what each layer computes, and its gradient beside it.
//!
//! There is no tape and no magic: a layer has a forward pass and, below it, the backward pass that the chain rule gives
//! (Goodfellow, Bengio & Courville 2016, *Deep Learning*, section 6.5). All weights of a network stand in one flat list,
//! as do their gradients: [`Adam`] walks over both, a snapshot is a copy, and a layer ([`Dense`]) knows only where in the
//! list its own begin.
//!
//! Everything is generic over [`Real`]: networks run in `f32`, and tests compare the same lines with central differences
//! in `f64`. Sums keep a fixed order and nothing is fused, so the same seed gives the same bits on every machine.
//!
//! In reading order: [`Matrix`] and its product; [`Dense`], [`Activation`]; [`Mlp`], which stacks them; [`Fourier`], which shows it waves; [`squared_error`]
//! and [`kl_to_standard_normal`], what is to become small, [`gradient_penalty`], what is to stay flat; [`Adam`] and [`cosine_rate`], how.

mod activation;
mod adam;
mod dense;
mod fourier;
mod gaussian;
mod gradient_penalty;
mod loss;
mod matrix;
mod mlp;
mod product;
mod rate;
mod real;
mod softmax;

pub use activation::{Activation, activation_backward};
pub use adam::Adam;
pub use dense::Dense;
pub use fourier::Fourier;
pub use gaussian::{fill_normal, kl_to_standard_normal};
pub use gradient_penalty::{PenaltyRoom, gradient_penalty};
pub use loss::squared_error;
pub use matrix::Matrix;
pub use mlp::{Mlp, Pass};
pub use product::{Operand, multiply_into};
pub use rate::cosine_rate;
pub use real::Real;
pub use softmax::{sigmoid, softmax, softplus};
