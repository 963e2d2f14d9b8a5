//! Whether training has diverged: a number is none any more, or the loss has run away.

use thiserror::Error;

/// Steps in a row that the loss must be too large.
const PATIENCE: u32 = 50;
/// Training has run away; the weights are good for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("diverged after step {last_good}")]
pub struct Diverged {
    /// The last step before it did.
    pub last_good: u32,
}

/// What is remembered of losses so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Watch {
    /// Loss of step 0; 0 before.
    pub first: f32,
    /// Steps in a row with too large a loss.
    pub n_too_large: u32,
}

impl Watch {
    /// Takes the loss of the weights at `step`; too large is so many times the loss of step 0.
    ///
    /// # Errors
    /// [`Diverged`] once it is not finite, or too large for 50 steps in a row.
    pub fn see(&mut self, step: u32, loss: f32, too_large: f64) -> Result<(), Diverged> {
        if step == 0 {
            self.first = loss;
        }
        // So written that a NaN is too large as well.
        let is_small = f64::from(loss) <= too_large * f64::from(self.first);
        self.n_too_large = if is_small { 0 } else { self.n_too_large + 1 };
        if loss.is_finite() && self.n_too_large < PATIENCE {
            return Ok(());
        }
        Err(Diverged { last_good: step.saturating_sub(self.n_too_large) })
    }
}

/// Whether all are finite. By the largest of their bits without the sign: that can be found four at a time.
pub(super) fn all_finite(values: &[f32]) -> bool {
    let largest = values.iter().fold(0, |largest, x| (x.to_bits() & 0x7fff_ffff).max(largest));
    largest < f32::INFINITY.to_bits()
}
