//! Naive Bayes on pixels: a picture is 1,024 features of 256 values, and each pixel is learned by itself.
//!
//! *Assumes* that pixels are independent: whoever knows a pixel knows nothing more about its neighbours.
//!
//! *Formula.* Pixel i has the value v in n of N pictures, and gets
//!
//! θᵢ(v) = (n + a) / (N + 256a),   p(x) = θ₁(x₁) · … · θ₁₀₂₄(x₁₀₂₄),
//!
//! as in [`super::NaiveBayes`] (Murphy 2012, *Machine Learning: A Probabilistic Perspective*, eq. 3.51 and 3.54). Free
//! parameters: 1,024 · 255 = 261,120. A draw with a = 0 needs none of them: to take each pixel from a picture of its own,
//! chosen anew for every pixel, is to draw from θ.
//!
//! *Ranges.* Probabilities have no unit; pseudocount 0 to 10, the same for all values of all pixels.
//!
//! ```
//! use coastline_core::{data::PIXELS, model::{Fit, PixelBayesParams, Probability}};
//! let (white, black) = ([0; PIXELS], [255; PIXELS]);
//! let bayes = PixelBayesParams { pseudocount: 0.0 }.fit(&[white, black]).unwrap();
//! assert_eq!(bayes.theta(7, 255), 0.5);
//! // Each of 2^1024 speckled pictures is as likely as the two that were seen.
//! assert_eq!(bayes.ln_prob(&white), -1024.0 * 2_f64.ln());
//! ```
//!
//! *How it fails.* Neighbouring pixels depend on each other more than anything: every pixel is right on average, and no
//! picture is. [`Probability::prob`] underflows to 0 long before that is true: ask [`Probability::ln_prob`].

use super::{Fit, FitError, Probability, Sampler};
use crate::data::{GREYS, PIXELS, Picture};
use crate::math;
use crate::rng::LabRng;
use rand::RngExt;
use std::sync::Arc;

/// What a person sets about Naive Bayes on pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PixelBayesParams {
    /// Added to the count of every value of every pixel, a: 0 to 10.
    pub pseudocount: f64,
}

/// Fitted counts, and the pictures that they were counted in.
#[derive(Clone, Debug, PartialEq)]
pub struct PixelBayes {
    params: PixelBayesParams,
    pictures: Arc<[Picture]>,
    /// By pixel, then value. At most 65,535 pictures.
    counts: Vec<[u16; GREYS]>,
}

impl PixelBayesParams {
    /// The model before a picture is counted; [`PixelBayes::count`] counts them.
    ///
    /// # Errors
    /// [`FitError::Empty`] without pictures or with more than 65,535, [`FitError::NotFinite`] for a pseudocount that is
    /// negative or not finite.
    pub fn start(&self, pictures: Arc<[Picture]>) -> Result<PixelBayes, FitError> {
        if pictures.is_empty() || pictures.len() > usize::from(u16::MAX) {
            return Err(FitError::Empty);
        }
        if !(self.pseudocount >= 0.0 && self.pseudocount.is_finite()) {
            return Err(FitError::NotFinite);
        }
        Ok(PixelBayes { params: *self, pictures, counts: vec![[0; GREYS]; PIXELS] })
    }
}

impl Fit<Picture> for PixelBayesParams {
    type Model = PixelBayes;

    fn fit(&self, observations: &[Picture]) -> Result<PixelBayes, FitError> {
        let mut model = self.start(observations.into())?;
        (0..observations.len()).for_each(|idx| model.count(idx));
        Ok(model)
    }
}

impl PixelBayes {
    /// Counts one of the pictures: each once, in whatever order.
    pub fn count(&mut self, picture_idx: usize) {
        for (counts, value) in self.counts.iter_mut().zip(&self.pictures[picture_idx]) {
            counts[usize::from(*value)] += 1;
        }
    }

    /// The same counts with another pseudocount.
    pub fn with(&self, params: PixelBayesParams) -> Self {
        Self { params, ..self.clone() }
    }

    /// What it was fitted with.
    pub fn params(&self) -> PixelBayesParams {
        self.params
    }

    /// The pictures that it was fitted to.
    pub fn pictures(&self) -> &Arc<[Picture]> {
        &self.pictures
    }

    /// How many pictures have each value in a pixel.
    pub fn counts(&self, pixel: usize) -> &[u16; GREYS] {
        &self.counts[pixel]
    }

    /// θ of a value of a pixel.
    pub fn theta(&self, pixel: usize, value: u8) -> f64 {
        (f64::from(self.counts[pixel][usize::from(value)]) + self.params.pseudocount) / self.total()
    }

    /// N + 256a.
    fn total(&self) -> f64 {
        self.pictures.len() as f64 + GREYS as f64 * self.params.pseudocount
    }

    /// The mean of every pixel: the mean picture of Pmodel.
    pub fn mean(&self) -> Picture {
        // Every value has a more: together they weigh 256a, with the mean 127.5.
        let a = self.params.pseudocount;
        let mean = |counts: &[u16; GREYS]| {
            let sum: u64 = (0_u64..).zip(counts).map(|(value, count)| value * u64::from(*count)).sum();
            ((sum as f64 + a * 127.5 * GREYS as f64) / self.total()).round() as u8
        };
        std::array::from_fn(|pixel| mean(&self.counts[pixel]))
    }

    /// Decimal logarithm of how many pictures have a probability above 0.
    pub fn log10_support(&self) -> f64 {
        if self.params.pseudocount > 0.0 {
            return PIXELS as f64 * log10(GREYS as f64);
        }
        let n_values = |counts: &[u16; GREYS]| counts.iter().filter(|count| **count > 0).count();
        self.counts.iter().map(|counts| log10(n_values(counts) as f64)).sum()
    }
}

fn log10(x: f64) -> f64 {
    math::ln(x) / std::f64::consts::LN_10
}

impl Sampler<Picture> for PixelBayes {
    fn sample(&self, rng: &mut LabRng) -> Picture {
        let (n, total) = (self.pictures.len(), self.total());
        std::array::from_fn(|pixel| {
            let draw = rng.random::<f64>() * total;
            if draw < n as f64 {
                self.pictures[draw as usize][pixel]
            } else {
                // A cast stays within 0 to 255, whatever the pseudocount.
                ((draw - n as f64) / self.params.pseudocount) as u8
            }
        })
    }
}

impl Probability<Picture> for PixelBayes {
    fn prob(&self, x: &Picture) -> f64 {
        math::exp(self.ln_prob(x))
    }

    fn ln_prob(&self, x: &Picture) -> f64 {
        let mut sum = 0.0;
        for (counts, value) in self.counts.iter().zip(x) {
            let count = counts[usize::from(*value)];
            // Nothing that follows can make it possible again.
            if count == 0 && self.params.pseudocount == 0.0 {
                return f64::NEG_INFINITY;
            }
            sum += math::ln(f64::from(count) + self.params.pseudocount);
        }
        sum - PIXELS as f64 * math::ln(self.total())
    }
}
