//! One probability per combination: the joint distribution as a table of 4,032 cells.
//!
//! *Assumes* nothing about the features: every combination is a thing of its own, and has nothing to tell the others.
//!
//! *Formula.* An outfit that occurs n times among N rows gets
//!
//! p = (n + a) / (N + a·d),
//!
//! with the pseudocount a, and the number of combinations d = 4,032, so that all p sum to 1. a = 0 is the
//! maximum-likelihood estimate n/N; a > 0 is additive (Laplace) smoothing, the posterior mean under a symmetric
//! Dirichlet prior (Murphy 2012, *Machine Learning: A Probabilistic Perspective*, eq. 3.51). Free parameters: d − 1.
//! Given locked values the same holds with the N rows and d combinations that have them: the exact conditional.
//!
//! *Draws* follow from reading p as a mixture: with probability N/(N + a·d) a row, as it was observed; else any
//! combination, all alike.
//!
//! *Ranges.* Probabilities have no unit; pseudocount 0 to 10.
//!
//! ```
//! use coastline_core::{data::{DataSet, Outfit}, model::{Fit, JointParams, Probability}};
//! let rows = DataSet::Published.rows();
//! let laplace = JointParams { pseudocount: 1.0 }.fit(&rows).unwrap();
//! assert_eq!(laplace.prob(&Outfit::COMBINATION_1), 3.0 / 4082.0);
//! assert_eq!(laplace.prob(&Outfit::COMBINATION_2), 1.0 / 4082.0);
//! ```
//!
//! *How it fails.* With a = 0 it can only repeat what it has seen. With a > 0 it makes almost anything, and finds every
//! unseen outfit equally likely, the odd as the plausible: 50 rows are few beside 4,032 cells.

use super::{Fit, FitError, LockError, Probability, Sampler, checked_pseudocount};
use crate::data::{Locks, Outfit, SeenOutfit, Tally};
use crate::math;
use crate::rng::LabRng;
use rand::RngExt;

/// What a person sets about the joint model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JointParams {
    /// Added to the count of every combination, a: 0 to 10.
    pub pseudocount: f64,
}

/// A fitted table, or what of it some locked values leave. Its probabilities sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    params: JointParams,
    locks: Locks,
    /// Rows that have the locked values.
    n: u32,
    /// The outfits that occur among them, by number.
    seen: Vec<SeenOutfit>,
    /// How many rows have them or one before them.
    up_to: Vec<u32>,
}

impl JointParams {
    /// The fit to rows that are already counted.
    ///
    /// # Errors
    /// As the fit to rows.
    pub fn fit_tally(&self, tally: &Tally) -> Result<Joint, FitError> {
        let pseudocount = checked_pseudocount(self.pseudocount)?;
        // 0/0: nothing seen and nothing assumed.
        if tally.n() == 0 && pseudocount == 0.0 {
            return Err(FitError::Empty);
        }
        Ok(Joint::new(JointParams { pseudocount }, Locks::NONE, tally.seen().to_vec()))
    }
}

impl Fit<Outfit> for JointParams {
    type Model = Joint;

    fn fit(&self, observations: &[Outfit]) -> Result<Joint, FitError> {
        self.fit_tally(&Tally::of(observations))
    }
}

impl Joint {
    fn new(params: JointParams, locks: Locks, seen: Vec<SeenOutfit>) -> Self {
        let mut n = 0;
        let up_to = seen.iter().map(|seen| {
            n += seen.count;
            n
        });
        let up_to: Vec<u32> = up_to.collect();
        Self { params, locks, n, seen, up_to }
    }

    /// What it was fitted with.
    pub fn params(&self) -> JointParams {
        self.params
    }

    /// What is given.
    pub fn locks(&self) -> Locks {
        self.locks
    }

    /// How many rows have the locked values, N.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The outfits that occur among those rows, by number.
    pub fn seen(&self) -> &[SeenOutfit] {
        &self.seen
    }

    /// How often an outfit occurs among those rows, n.
    pub fn count(&self, outfit: Outfit) -> u32 {
        self.seen.binary_search_by_key(&outfit, |seen| seen.outfit).map_or(0, |idx| self.seen[idx].count)
    }

    /// N + a·d, which every probability is divided by; d counts the outfits that have the locked values.
    pub fn total(&self) -> f64 {
        f64::from(self.n) + self.params.pseudocount * self.locks.n_allowed() as f64
    }

    /// The probability of an outfit that occurs n times among those rows.
    pub fn prob_of_count(&self, count: u32) -> f64 {
        (f64::from(count) + self.params.pseudocount) / self.total()
    }

    /// The same model given these values, and what was given before no longer.
    ///
    /// # Errors
    /// [`LockError::NoRow`] when no row has the values and there is no pseudocount: nothing is known of such outfits.
    pub fn given(&self, tally: &Tally, locks: Locks) -> Result<Self, LockError> {
        let seen: Vec<SeenOutfit> = tally.seen().iter().filter(|seen| locks.allow(seen.outfit)).copied().collect();
        if seen.is_empty() && self.params.pseudocount == 0.0 {
            return Err(LockError::NoRow);
        }
        Ok(Self::new(self.params, locks, seen))
    }
}

impl Sampler<Outfit> for Joint {
    fn sample(&self, rng: &mut LabRng) -> Outfit {
        let repeats = rng.random::<f64>() * self.total() < f64::from(self.n);
        let made = if repeats {
            let row = rng.random_range(0..self.n);
            self.seen.get(self.up_to.partition_point(|up_to| *up_to <= row)).map(|seen| seen.outfit)
        } else {
            self.locks.allowed(rng.random_range(0..self.locks.n_allowed() as u32) as usize)
        };
        // Both are in range; a sampler gives something whatever happens.
        made.unwrap_or(Outfit::COMBINATION_1)
    }
}

impl Probability<Outfit> for Joint {
    fn prob(&self, x: &Outfit) -> f64 {
        if self.locks.allow(*x) { self.prob_of_count(self.count(*x)) } else { 0.0 }
    }

    fn ln_prob(&self, x: &Outfit) -> f64 {
        math::ln(self.prob(x))
    }
}
