//! What bends: without it a stack of layers would be one matrix.
//!
//! | name | a(h) | a′(h) | source |
//! |---|---|---|---|
//! | ReLU | max(0, h) | 1 where h > 0, else 0 | Nair & Hinton 2010; *Deep Learning*, eq. 6.37 |
//! | leaky ReLU | h where h > 0, else h/5 | 1 where h > 0, else 1/5 | Maas, Hannun & Ng 2013, eq. 2, with a slope for critics |
//! | SiLU | h σ(h) | σ(h) (1 + h (1 − σ(h))) | Elfwing, Uchibe & Doya 2018, eq. 1 and 2 |
//! | tanh | tanh h | 1 − tanh² h | *Deep Learning*, section 6.3.2 |
//! | sigmoid σ | 1 / (1 + e⁻ʰ) | σ(h) (1 − σ(h)) | *Deep Learning*, eq. 3.30, 3.33 |
//! | identity | h | 1 | for what may be any number |
//!
//! Each works number by number, in whatever shape. The gradient of what came in is that of what went out times a′:
//! ∂L/∂h = ∂L/∂a · a′(h).

use super::{Real, sigmoid};

/// Which function a layer ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// max(0, h): cheap, and its gradient does not fade.
    Relu,
    /// h, or a fifth of it below 0: bent in one place only, so that its second derivative is 0.
    LeakyRelu,
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
/// Slope of the leaky ReLU below 0.
const LEAK: f64 = 0.2;

impl Activation {
    /// a(h), number by number; `a` is as long as `h`. Leaves the slope a′(h) in the place of h, which is what the way back
    /// needs: both come from one exponential.
    pub fn forward<R: Real>(self, h: &mut [R], a: &mut [R]) {
        fn each<R: Real>(h: &mut [R], a: &mut [R], f: impl Fn(R) -> (R, R)) {
            h.iter_mut().zip(a).for_each(|(h, a)| (*a, *h) = f(*h));
        }
        let one = R::ONE;
        match self {
            // Not `max`, which would hide a NaN.
            Self::Relu => {
                each(h, a, |h| (if h < R::ZERO { R::ZERO } else { h }, if h > R::ZERO { one } else { R::ZERO }))
            }
            Self::LeakyRelu => {
                let leak = R::of(LEAK);
                each(h, a, |h| if h > R::ZERO { (h, one) } else { (leak * h, leak) });
            }
            Self::Silu => each(h, a, |h| {
                let s = sigmoid(h);
                (h * s, s * (one + h * (one - s)))
            }),
            Self::Tanh => each(h, a, |h| {
                let t = h.tanh();
                (t, one - t * t)
            }),
            Self::Sigmoid => each(h, a, |h| {
                let s = sigmoid(h);
                (s, s * (one - s))
            }),
            Self::Identity => each(h, a, |h| (h, one)),
        }
    }
}

/// Turns ∂L/∂a into ∂L/∂h where it stands, by the slopes that [`Activation::forward`] left.
pub fn activation_backward<R: Real>(slopes: &[R], gradient: &mut [R]) {
    let least = R::of(LEAST);
    gradient.iter_mut().zip(slopes).for_each(|(g, slope)| *g = (*g * *slope).or_zero(least));
}
