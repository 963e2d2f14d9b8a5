//! The three models of the page Outfits, side by side: each fitted, or the reason why it is not.

use super::{FitError, Joint, JointParams, LockError, NaiveBayes, NaiveBayesParams, Probability, Sampler};
use crate::data::{Locks, Outfit, Tally};
use crate::rng::{self, LabRng};
use thiserror::Error;

/// Which model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutfitModelKind {
    /// One probability per combination, by maximum likelihood.
    Mle,
    /// The same with Laplace smoothing.
    Laplace,
    /// One probability per value.
    NaiveBayes,
}

/// One of the models, fitted.
#[derive(Clone, Debug, PartialEq)]
pub enum OutfitModel {
    /// One probability per combination.
    Joint(Joint),
    /// One probability per value.
    NaiveBayes(Box<NaiveBayes>),
}

/// All of them, fitted to the same rows.
#[derive(Clone, Debug, PartialEq)]
pub struct OutfitModels {
    tally: Tally,
    models: [Result<OutfitModel, FitError>; 3],
}

/// Why a model makes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoOutfits {
    /// There is no model.
    #[error("no model: {0}")]
    Fit(#[from] FitError),
    /// There is one, but it gives the locked values no probability.
    #[error("nothing with these values: {0}")]
    Lock(#[from] LockError),
}

impl OutfitModelKind {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Mle, Self::Laplace, Self::NaiveBayes];

    /// Its place in [`Self::ALL`].
    pub const fn idx(self) -> usize {
        self as usize
    }

    /// As files call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mle => "mle",
            Self::Laplace => "laplace",
            Self::NaiveBayes => "naive_bayes",
        }
    }

    /// The stream that its outfits come from.
    pub fn stream(self, seed: u32) -> LabRng {
        rng::stream(
            seed,
            match self {
                Self::Mle => "outfits mle",
                Self::Laplace => "outfits laplace",
                Self::NaiveBayes => "outfits naive bayes",
            },
        )
    }
}

impl OutfitModels {
    /// Fits all of them. The maximum-likelihood estimate has no pseudocount.
    pub fn fit(tally: Tally, joint_pseudocount: f64, bayes_pseudocount: f64) -> Self {
        let joint = |pseudocount| JointParams { pseudocount }.fit_tally(&tally).map(OutfitModel::Joint);
        let bayes = NaiveBayesParams { pseudocount: bayes_pseudocount }
            .fit_tally(&tally)
            .map(|bayes| OutfitModel::NaiveBayes(bayes.into()));
        let models = [joint(0.0), joint(joint_pseudocount), bayes];
        Self { tally, models }
    }

    /// The rows that they were fitted to, counted.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// One of them.
    ///
    /// # Errors
    /// Why there is none.
    pub fn get(&self, kind: OutfitModelKind) -> Result<&OutfitModel, FitError> {
        self.models[kind.idx()].as_ref().map_err(|error| *error)
    }

    /// Naive Bayes.
    ///
    /// # Errors
    /// Why there is none.
    pub fn naive_bayes(&self) -> Result<&NaiveBayes, FitError> {
        match self.get(OutfitModelKind::NaiveBayes)? {
            OutfitModel::NaiveBayes(bayes) => Ok(bayes),
            OutfitModel::Joint(_) => Err(FitError::Empty),
        }
    }

    /// A joint model, by maximum likelihood or smoothed.
    ///
    /// # Errors
    /// Why there is none.
    pub fn joint(&self, is_smoothed: bool) -> Result<&Joint, FitError> {
        match self.get(if is_smoothed { OutfitModelKind::Laplace } else { OutfitModelKind::Mle })? {
            OutfitModel::Joint(joint) => Ok(joint),
            OutfitModel::NaiveBayes(_) => Err(FitError::Empty),
        }
    }

    /// What each gives an outfit, in the order of [`OutfitModelKind::ALL`]; `None` where there is no model.
    pub fn probs(&self, outfit: Outfit) -> [Option<f64>; 3] {
        OutfitModelKind::ALL.map(|kind| self.get(kind).ok().map(|model| model.prob(&outfit)))
    }

    /// One of them given locked values.
    ///
    /// # Errors
    /// When there is no model, or none given these values.
    pub fn given(&self, kind: OutfitModelKind, locks: Locks) -> Result<OutfitModel, NoOutfits> {
        Ok(match self.get(kind)? {
            OutfitModel::Joint(joint) => OutfitModel::Joint(joint.given(&self.tally, locks)?),
            OutfitModel::NaiveBayes(bayes) => OutfitModel::NaiveBayes(bayes.given(locks)?.into()),
        })
    }
}

impl Sampler<Outfit> for OutfitModel {
    fn sample(&self, rng: &mut LabRng) -> Outfit {
        match self {
            Self::Joint(joint) => joint.sample(rng),
            Self::NaiveBayes(bayes) => bayes.sample(rng),
        }
    }
}

impl Probability<Outfit> for OutfitModel {
    fn prob(&self, x: &Outfit) -> f64 {
        match self {
            Self::Joint(joint) => joint.prob(x),
            Self::NaiveBayes(bayes) => bayes.prob(x),
        }
    }

    fn ln_prob(&self, x: &Outfit) -> f64 {
        match self {
            Self::Joint(joint) => joint.ln_prob(x),
            Self::NaiveBayes(bayes) => bayes.ln_prob(x),
        }
    }
}
