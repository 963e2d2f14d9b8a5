//! Models of outfits in numbers: what they have to learn, what they allow, and how well they foresee the rows.
//!
//! All of it is exact: a sum over at most 4,032 outfits, and over equal ones at once.

use crate::data::{COMBINATIONS, Feature, Outfit, SeenOutfit, Tally};
use crate::math;
use crate::model::{Joint, NaiveBayes, OutfitModel, Probability};

/// A model in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutfitFigures {
    /// Numbers that it learns: those it has, less one for each list of them that sums to 1.
    pub free_parameters: usize,
    /// Probability of making an outfit that was never observed.
    pub unseen_mass: f64,
    /// Entropy in bits: how many yes-or-no questions its outfits need on average.
    pub entropy_bits: f64,
    /// How many outfits are possible.
    pub nonzero_combinations: usize,
    /// ln p of the rows that it was fitted to.
    pub ln_likelihood: LnLikelihood,
    /// The same, each row foreseen by the model fitted to all others.
    pub leave_one_out: LnLikelihood,
}

/// Natural logarithms of what a model gives rows, added up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LnLikelihood {
    /// How many rows.
    pub n: u32,
    /// How many of them the model holds impossible.
    pub n_impossible: u32,
    /// The sum over the rows that are possible.
    sum_of_possible: f64,
}

impl LnLikelihood {
    /// Adds up ln p of outfits that each occur some times; `None` where impossible.
    fn of(tally: &Tally, ln_prob: impl Fn(SeenOutfit) -> Option<f64>) -> Self {
        let mut all = Self { n: tally.n(), n_impossible: 0, sum_of_possible: 0.0 };
        for seen in tally.seen() {
            match ln_prob(*seen) {
                Some(ln_prob) => all.sum_of_possible += f64::from(seen.count) * ln_prob,
                None => all.n_impossible += seen.count,
            }
        }
        all
    }

    /// The sum over all rows; −∞ when one is impossible.
    pub fn sum(&self) -> f64 {
        if self.n_impossible > 0 { f64::NEG_INFINITY } else { self.sum_of_possible }
    }

    /// The mean over all rows; `None` when one is impossible, or when there are none.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0 && self.n_impossible == 0).then(|| self.sum_of_possible / f64::from(self.n))
    }
}

/// The figures of a model on the rows that it was fitted to.
pub fn outfit_figures(tally: &Tally, model: &OutfitModel) -> OutfitFigures {
    let ln_likelihood = LnLikelihood::of(tally, |seen| Some(model.ln_prob(&seen.outfit)).filter(|ln| ln.is_finite()));
    match model {
        OutfitModel::Joint(joint) => OutfitFigures { ln_likelihood, ..joint_figures(tally, joint) },
        OutfitModel::NaiveBayes(bayes) => OutfitFigures { ln_likelihood, ..bayes_figures(tally, bayes) },
    }
}

/// −p · log₂ p; 0 where p is.
fn surprise_bits(p: f64) -> f64 {
    if p > 0.0 { -p * math::log2(p) } else { 0.0 }
}

fn joint_figures(tally: &Tally, joint: &Joint) -> OutfitFigures {
    let pseudocount = joint.params().pseudocount;
    let n_unseen = COMBINATIONS - tally.seen().len();
    let p_unseen = joint.prob_of_count(0);
    let entropy_of_seen: f64 = tally.seen().iter().map(|seen| surprise_bits(joint.prob_of_count(seen.count))).sum();
    let total_without_one = f64::from(tally.n()) - 1.0 + pseudocount * COMBINATIONS as f64;
    OutfitFigures {
        free_parameters: COMBINATIONS - 1,
        unseen_mass: n_unseen as f64 * p_unseen,
        entropy_bits: entropy_of_seen + n_unseen as f64 * surprise_bits(p_unseen),
        nonzero_combinations: if pseudocount > 0.0 { COMBINATIONS } else { tally.seen().len() },
        ln_likelihood: LnLikelihood::of(tally, |_| None),
        leave_one_out: LnLikelihood::of(tally, |seen| ln_share(seen.count - 1, pseudocount, total_without_one)),
    }
}

fn bayes_figures(tally: &Tally, bayes: &NaiveBayes) -> OutfitFigures {
    let possible = |feature: Feature| bayes.thetas(feature).iter().filter(|theta| **theta > 0.0).count();
    let unseen = Outfit::all().filter(|outfit| tally.count(*outfit) == 0);
    // Independent features: the entropy of all is the sum of each.
    let entropy_of = |feature: Feature| bayes.thetas(feature).iter().map(|theta| surprise_bits(*theta)).sum::<f64>();
    let held_out = |seen: SeenOutfit| {
        let pseudocount = bayes.params().pseudocount;
        let ln_thetas = Feature::ALL.map(|feature| {
            let others = tally.value_count(feature, seen.outfit.value(feature)) - 1;
            ln_share(others, pseudocount, f64::from(tally.n()) - 1.0 + pseudocount * feature.n_values() as f64)
        });
        ln_thetas.into_iter().sum()
    };
    OutfitFigures {
        free_parameters: Feature::ALL.into_iter().map(|feature| feature.n_values() - 1).sum(),
        unseen_mass: unseen.map(|outfit| bayes.prob(&outfit)).sum(),
        entropy_bits: Feature::ALL.into_iter().map(entropy_of).sum(),
        nonzero_combinations: Feature::ALL.into_iter().map(possible).product(),
        ln_likelihood: LnLikelihood::of(tally, |_| None),
        leave_one_out: LnLikelihood::of(tally, held_out),
    }
}

/// ln of (n + a) / total; `None` where that is nothing, or nothing of nothing.
fn ln_share(count: u32, pseudocount: f64, total: f64) -> Option<f64> {
    let weight = f64::from(count) + pseudocount;
    (weight > 0.0).then(|| math::ln(weight / total))
}
