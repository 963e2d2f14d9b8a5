//! How much of what a model of pixels makes is an outfit: which of the 4,032 it can make at all, and how likely one is.

use crate::data::Picture;
use crate::math;
use crate::model::{PixelBayes, Probability};

/// Sums over outfits, one picture more at a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutfitsMade {
    /// How many of them the model gives a probability above 0.
    pub n_possible: usize,
    /// Natural logarithm of the sum of their probabilities; −∞ while it is 0.
    ln_chance: f64,
}

impl Default for OutfitsMade {
    fn default() -> Self {
        Self { n_possible: 0, ln_chance: f64::NEG_INFINITY }
    }
}

impl OutfitsMade {
    /// Adds an outfit's picture. Sums of probabilities as small as e^-900 by their logarithms (Murphy 2012, section 3.5.3).
    pub fn add(&mut self, model: &PixelBayes, picture: &Picture) {
        let ln = model.ln_prob(picture);
        if ln == f64::NEG_INFINITY {
            return;
        }
        self.n_possible += 1;
        let (most, least) = if ln > self.ln_chance { (ln, self.ln_chance) } else { (self.ln_chance, ln) };
        self.ln_chance = most + math::ln(1.0 + math::exp(least - most));
    }

    /// Decimal logarithm of the chance that a sample is one of them; −∞ if none can be made.
    pub fn log10_chance(&self) -> f64 {
        self.ln_chance / std::f64::consts::LN_10
    }
}
