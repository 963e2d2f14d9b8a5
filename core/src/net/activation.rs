//! What bends: without it a stack of layers would be one matrix.
//!
//! | name | a(h) | a′(h) | source |
//! |---|---|---|---|
//! | ReLU | max(0, h) | 1 where h > 0, else 0 | Nair & Hinton 2010; *Deep Learning*, eq. 6.37 |
//! | SiLU | h σ(h) | σ(h) (1 + h (1 − σ(h))) | Elfwing, Uchibe & Doya 2018, eq. 1 and 2 |
//! | tanh | tanh h | 1 − tanh² h | *Deep Learning*, section 6.3.2 |
//! | sigmoid σ | 1 / (1 + e⁻ʰ) | σ(h) (1 − σ(h)) | *Deep Learning*, eq. 3.30, 3.33 |
//! | identity | h | 1 | for what may be any number |
//!
//! Each works number by number, in whatever shape. The gradient of what came in is that of what went out times a′:
//! ∂L/∂h = ∂L/∂a · a′(h).

use super::Real;

/// Which function a layer ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// max(0, h): cheap, and its gradient does not fade.
    Relu,
    /// h σ(h): smooth where ReLU has a corner.
    Silu,
    /// −1 to 1.
    Tanh,
    /// 0 to 1, as a grey has to be.
    Sigmoid,
    /// As it is.
    Identity,
}

/// Gradients closer to 0 than this move nothing.
const LEAST: f64 = 1e-20;
/// Where σ counts as flat: it is 10⁻¹³ there.
const FLAT: f64 = -30.0;

fn sigmoid<R: Real>(h: R) -> R {
    let flat = R::of(FLAT);
    let h = if h < flat { flat } else { h };
    R::ONE / (R::ONE + (-h).exp())
}

impl Activation {
    /// a(h), number by number; `a` is as long as `h`.
    pub fn forward<R: Real>(self, h: &[R], a: &mut [R]) {
        fn each<R: Real>(h: &[R], a: &mut [R], f: impl Fn(R) -> R) {
            a.iter_mut().zip(h).for_each(|(a, h)| *a = f(*h));
        }
        match self {
            // Not `max`, which would hide a NaN.
            Self::Relu => each(h, a, |h| if h < R::ZERO { R::ZERO } else { h }),
            Self::Silu => each(h, a, |h| h * sigmoid(h)),
            Self::Tanh => each(h, a, Real::tanh),
            Self::Sigmoid => each(h, a, sigmoid),
            Self::Identity => a.copy_from_slice(h),
        }
    }

    /// Turns ∂L/∂a into ∂L/∂h where it stands. `a` is what [`Self::forward`] made of `h`: three of them tell a′ by a alone.
    pub fn backward<R: Real>(self, h: &[R], a: &[R], gradient: &mut [R]) {
        fn each<R: Real>(x: &[R], gradient: &mut [R], slope: impl Fn(R) -> R) {
            let least = R::of(LEAST);
            gradient.iter_mut().zip(x).for_each(|(g, x)| *g = (*g * slope(*x)).or_zero(least));
        }
        match self {
            Self::Relu => each(h, gradient, |h| if h > R::ZERO { R::ONE } else { R::ZERO }),
            Self::Silu => each(h, gradient, |h| {
                let s = sigmoid(h);
                s * (R::ONE + h * (R::ONE - s))
            }),
            Self::Tanh => each(a, gradient, |a| R::ONE - a * a),
            Self::Sigmoid => each(a, gradient, |a| a * (R::ONE - a)),
            Self::Identity => {}
        }
    }
}
