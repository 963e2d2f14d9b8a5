//! Whether training has reached a plateau: it goes on, and gains hardly anything.
//!
//! The errors of batches jump, so their means over windows of 500 steps are compared: two windows in a row, each less than two
//! hundredths better than the one before it, are a plateau (early stopping with a patience, Goodfellow, Bengio & Courville
//! 2016, *Deep Learning*, algorithm 7.1, on the training error). What it says follows from the run alone, wherever the run
//! was interrupted.

/// Steps of a window.
const WINDOW: u32 = 500;
/// A window is flat that gains less than this share on the one before.
const LEAST_GAIN: f64 = 0.02;
/// Flat windows in a row.
const PATIENCE: u32 = 2;

/// What is remembered of errors so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plateau {
    /// Sum of errors since the last window ended.
    pub sum: f64,
    /// Mean of that window; 0 before the first.
    pub before: f64,
    /// Flat windows in a row.
    pub n_flat: u32,
}

impl Plateau {
    /// Takes the error of the batch with which so many steps are made.
    pub fn see(&mut self, steps: u32, error: f32) {
        self.sum += f64::from(error);
        if !steps.is_multiple_of(WINDOW) {
            return;
        }
        let mean = self.sum / f64::from(WINDOW);
        let is_flat = self.before > 0.0 && mean > (1.0 - LEAST_GAIN) * self.before;
        *self = Self { sum: 0.0, before: mean, n_flat: if is_flat { self.n_flat + 1 } else { 0 } };
    }

    /// Whether it was seen to be flat just now, with so many steps made: between two windows nothing is said.
    pub fn is_reached(&self, steps: u32) -> bool {
        steps.is_multiple_of(WINDOW) && self.n_flat >= PATIENCE
    }
}
