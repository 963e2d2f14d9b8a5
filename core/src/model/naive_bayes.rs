//! Naive Bayes: one probability per value, and an outfit's is their product.
//!
//! *Assumes* that features are independent: p(x_j | x_k) = p(x_j). Whoever knows the glasses knows nothing more about
//! the hair.
//!
//! *Formula.* A value that occurs n times among N rows, of a feature with K values, gets
//!
//! θ = (n + a) / (N + a·K),   p(x) = θ₁(x₁) · … · θ₅(x₅),
//!
//! with the pseudocount a: a = 0 is the maximum-likelihood estimate, a > 0 additive (Laplace) smoothing (Murphy 2012,
//! *Machine Learning: A Probabilistic Perspective*, eq. 3.51 for each θ, eq. 3.54 for the product, of which this is the
//! case of one class). Free parameters: the sum of K − 1, here 23.
//! Given locked values, those are certain and the other θ stay as they are: that is what independence says.
//!
//! *Ranges.* Probabilities have no unit; pseudocount 0 to 10, the same for all features.
//!
//! ```
//! use coastline_core::{data::{DataSet, Outfit}, model::{Fit, NaiveBayesParams, Probability}};
//! let rows = DataSet::Published.rows();
//! let bayes = NaiveBayesParams { pseudocount: 0.0 }.fit(&rows).unwrap();
//! // 0.44 · 0.44 · 0.38 · 0.16 · 0.46, from glasses to hair style.
//! assert!((bayes.prob(&Outfit::COMBINATION_1) - 0.005_414_604_8).abs() < 1e-15);
//! assert!(bayes.prob(&Outfit::COMBINATION_2) > 0.0, "although it was never observed");
//! ```
//!
//! *How it fails.* What always comes together it makes apart: every mixture of observed values is possible, also those
//! that the rule forbids. And with a = 0 a value that has not been observed makes every outfit with it impossible.

use super::{Fit, FitError, LockError, Probability, Sampler, checked_pseudocount};
use crate::data::{Feature, Locks, MAX_VALUES, Outfit, Tally};
use crate::math;
use crate::rng::LabRng;
use rand::RngExt;

/// What a person sets about Naive Bayes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NaiveBayesParams {
    /// Added to the count of every value, a: 0 to 10.
    pub pseudocount: f64,
}

/// Fitted probabilities of values. Those of a feature sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct NaiveBayes {
    params: NaiveBayesParams,
    n: u32,
    /// Beyond a feature's last value 0, like the following.
    theta: [[f64; MAX_VALUES]; 5],
    /// Natural logarithms of θ.
    ln_theta: [[f64; MAX_VALUES]; 5],
    /// θ of a value and those before it; from the last value that is possible on exactly 1.
    up_to: [[f64; MAX_VALUES]; 5],
}

impl NaiveBayesParams {
    /// The fit to rows that are already counted.
    ///
    /// # Errors
    /// As the fit to rows.
    pub fn fit_tally(&self, tally: &Tally) -> Result<NaiveBayes, FitError> {
        let pseudocount = checked_pseudocount(self.pseudocount)?;
        // 0/0: nothing seen and nothing assumed.
        if tally.n() == 0 && pseudocount == 0.0 {
            return Err(FitError::Empty);
        }
        let mut theta = [[0.0; MAX_VALUES]; 5];
        for (theta, feature) in theta.iter_mut().zip(Feature::ALL) {
            let total = f64::from(tally.n()) + pseudocount * feature.n_values() as f64;
            for (theta, count) in theta.iter_mut().zip(tally.value_counts(feature)).take(feature.n_values()) {
                *theta = (f64::from(*count) + pseudocount) / total;
            }
        }
        Ok(NaiveBayes::new(NaiveBayesParams { pseudocount }, tally.n(), theta))
    }
}

impl Fit<Outfit> for NaiveBayesParams {
    type Model = NaiveBayes;

    fn fit(&self, observations: &[Outfit]) -> Result<NaiveBayes, FitError> {
        self.fit_tally(&Tally::of(observations))
    }
}

impl NaiveBayes {
    fn new(params: NaiveBayesParams, n: u32, theta: [[f64; MAX_VALUES]; 5]) -> Self {
        let ln_theta = theta.map(|of_feature| of_feature.map(math::ln));
        let up_to = theta.map(|of_feature| {
            // A sum of rounded shares may stay below a draw: then no value would be left, or an impossible one.
            let last = of_feature.iter().rposition(|theta| *theta > 0.0).unwrap_or(0);
            let mut sum = 0.0;
            std::array::from_fn(|value| {
                sum += of_feature[value];
                if value >= last { 1.0 } else { sum }
            })
        });
        Self { params, n, theta, ln_theta, up_to }
    }

    /// What it was fitted with.
    pub fn params(&self) -> NaiveBayesParams {
        self.params
    }

    /// How many rows it was fitted to, N.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// θ of a value; 0 for one that the feature does not have.
    pub fn theta(&self, feature: Feature, value: u8) -> f64 {
        self.theta[feature.idx()].get(usize::from(value)).copied().unwrap_or(0.0)
    }

    /// θ of all values of a feature; beyond its last value 0.
    pub fn thetas(&self, feature: Feature) -> &[f64; MAX_VALUES] {
        &self.theta[feature.idx()]
    }

    /// The same model given these values.
    ///
    /// # Errors
    /// [`LockError::Impossible`] when a locked value has θ = 0: nothing can be given that never happens.
    pub fn given(&self, locks: Locks) -> Result<Self, LockError> {
        let mut theta = self.theta;
        for (theta, feature) in theta.iter_mut().zip(Feature::ALL) {
            let Some(value) = locks.get(feature) else { continue };
            if self.theta(feature, value) == 0.0 {
                return Err(LockError::Impossible(feature));
            }
            *theta = std::array::from_fn(|other| if other == usize::from(value) { 1.0 } else { 0.0 });
        }
        Ok(Self::new(self.params, self.n, theta))
    }
}

impl Sampler<Outfit> for NaiveBayes {
    fn sample(&self, rng: &mut LabRng) -> Outfit {
        let values = self.up_to.map(|up_to| {
            let draw: f64 = rng.random();
            // How many values lie wholly below the draw: without a jump that the processor has to guess.
            up_to.iter().map(|up_to| u64::from(*up_to <= draw)).sum::<u64>() as u8
        });
        // In range, because the last possible value reaches 1; a sampler gives something whatever happens.
        Outfit::new(values).unwrap_or(Outfit::COMBINATION_1)
    }
}

impl Probability<Outfit> for NaiveBayes {
    fn prob(&self, x: &Outfit) -> f64 {
        self.theta.iter().zip(x.values()).map(|(theta, value)| theta[usize::from(value)]).product()
    }

    fn ln_prob(&self, x: &Outfit) -> f64 {
        // A value is always below the number of values: written so, no look-up has to be checked.
        self.ln_theta.iter().zip(x.values()).map(|(ln_theta, value)| ln_theta[usize::from(value) % MAX_VALUES]).sum()
    }

    // Here and not as the trait has it, so that it is compiled for speed: who calls is compiled for size.
    fn ln_probs(&self, xs: &[Outfit]) -> Vec<f64> {
        xs.iter().map(|x| self.ln_prob(x)).collect()
    }
}
