//! What independence loses: features that know of each other in the rows, and pairs of values that Naive Bayes makes
//! although they never come together.

use crate::data::{COMBINATIONS, Feature, Outfit, Tally};
use crate::math;
use crate::model::{NaiveBayes, Probability};

/// Two features, and how much one tells about the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairInformation {
    /// The features, the first before the second.
    pub features: [Feature; 2],
    /// Mutual information in bits among the rows, which is what the maximum-likelihood joint model has too.
    pub data_bits: f64,
    /// Under the joint model with a pseudocount.
    pub laplace_bits: f64,
}

impl PairInformation {
    /// Under Naive Bayes, whatever it was fitted to.
    pub const NAIVE_BAYES_BITS: f64 = 0.0;
}

/// The mutual information of all ten pairs of features, in order (Shannon 1948; Murphy 2012, eq. 2.101):
///
/// I = Σ p(x, y) · log₂ (p(x, y) / (p(x) · p(y))).
///
/// It is never negative, and 0 only for features that are independent. Of few rows it is too high on average: also
/// independent features come out above 0.
pub fn pair_information(tally: &Tally, joint_pseudocount: f64) -> Vec<PairInformation> {
    let information = |(first, second)| PairInformation {
        features: [first, second],
        data_bits: mutual_information_bits(tally, first, second, 0.0),
        laplace_bits: mutual_information_bits(tally, first, second, joint_pseudocount),
    };
    Feature::pairs().map(information).collect()
}

/// With the pseudocount that a joint model adds to every combination.
fn mutual_information_bits(tally: &Tally, first: Feature, second: Feature, pseudocount: f64) -> f64 {
    let total = f64::from(tally.n()) + pseudocount * COMBINATIONS as f64;
    if total <= 0.0 {
        return 0.0;
    }
    // How many combinations share a value, or a pair of them: each brings its pseudocount along.
    let added = |n_cells: usize| pseudocount * (COMBINATIONS / n_cells) as f64;
    let (n_first, n_second) = (first.n_values(), second.n_values());
    let pairs = tally.pair_counts(first, second);
    let mut bits = 0.0;
    for (row, of_first) in pairs.iter().zip(tally.value_counts(first)).take(n_first) {
        for (count, of_second) in row.iter().zip(tally.value_counts(second)).take(n_second) {
            let both = f64::from(*count) + added(n_first * n_second);
            if both > 0.0 {
                let apart = (f64::from(*of_first) + added(n_first)) * (f64::from(*of_second) + added(n_second));
                bits += both / total * math::log2(both * total / apart);
            }
        }
    }
    // Independent to the last bit may come out a rounding below.
    f64::max(bits, 0.0)
}

/// A pair of values that never come together in the rows, and that Naive Bayes makes all the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnseenPair {
    /// The features, the first before the second.
    pub features: [Feature; 2],
    /// A value of each.
    pub values: [u8; 2],
    /// How often Naive Bayes makes both: the product of their θ.
    pub prob: f64,
}

impl UnseenPair {
    /// Whether an outfit has both values.
    pub fn is_in(&self, outfit: Outfit) -> bool {
        self.features.into_iter().zip(self.values).all(|(feature, value)| outfit.value(feature) == value)
    }
}

/// Which pairs of values Naive Bayes makes although no row has them, the likeliest first. Only values that are observed
/// at all: what a pseudocount invents is another matter.
pub fn unseen_pairs(tally: &Tally, bayes: &NaiveBayes) -> Vec<UnseenPair> {
    let mut unseen = Vec::new();
    for (first, second) in Feature::pairs() {
        let counts = tally.pair_counts(first, second);
        let occurs = |feature, value: u8| tally.value_count(feature, value) > 0;
        for a in (0..first.n_values() as u8).filter(|value| occurs(first, *value)) {
            for b in (0..second.n_values() as u8).filter(|value| occurs(second, *value)) {
                let prob = bayes.theta(first, a) * bayes.theta(second, b);
                if counts[usize::from(a)][usize::from(b)] == 0 && prob > 0.0 {
                    unseen.push(UnseenPair { features: [first, second], values: [a, b], prob });
                }
            }
        }
    }
    // Stable, so that equal ones keep the order of the features.
    unseen.sort_by(|a, b| b.prob.total_cmp(&a.prob));
    unseen
}

/// How often Naive Bayes makes an outfit with at least one of these pairs.
pub fn mass_with_any(bayes: &NaiveBayes, pairs: &[UnseenPair]) -> f64 {
    let has_one = |outfit: &Outfit| pairs.iter().any(|pair| pair.is_in(*outfit));
    Outfit::all().filter(has_one).map(|outfit| bayes.prob(&outfit)).sum()
}
