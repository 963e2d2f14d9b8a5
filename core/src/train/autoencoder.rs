//! The autoencoder: redraw what you saw, through a few numbers.
//!
//! L = 1/n Σ ‖f(g(x)) − x‖²
//!
//! (Goodfellow, Bengio & Courville 2016, *Deep Learning*, eq. 14.1; Rumelhart, Hinton & Williams 1986). Nothing asks the
//! codes to lie anywhere: between them the plane may have holes, where the decoder draws what no jar looks like.

use super::{Coder, Room};
use crate::net::{Matrix, Real, squared_error};

/// L of a batch `x`, n × 1,024. Adds ∂L/∂w of all weights to `grads`, which are as many.
pub fn autoencoder_loss<R: Real>(coder: &Coder, params: &[R], x: &Matrix<R>, room: &mut Room<R>, grads: &mut [R]) -> R {
    let code = coder.encoder.forward(params, x, &mut room.encoder);
    let drawn = coder.decoder.forward(params, code, &mut room.decoder);
    let loss = squared_error(drawn, x, &mut room.d_picture);

    room.code.clone_from(room.encoder.output());
    let d_code = coder.decoder.backward(params, &room.code, &mut room.decoder, &room.d_picture, true, grads);
    coder.encoder.backward(params, x, &mut room.encoder, d_code, false, grads);
    loss
}
