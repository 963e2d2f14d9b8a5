//! Figures of outfits: the published numbers in whole fractions, and everything else against exact fractions and
//! scikit-learn, from `scripts/fixtures/outfits.py`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{COMBINATIONS, DataSet, Feature, Outfit, Tally};
use coastline::metric::{OutfitFigures, mass_with_any, outfit_figures, pair_information, unseen_pairs};
use coastline::model::{
    Fit, Joint, JointParams, NaiveBayes, NaiveBayesParams, OutfitModel, OutfitModelKind, Probability,
};
use coastline::scene::{OutfitsScene, OutfitsState};
use serde_json::Value;

/// A fraction of whole numbers: everything about 50 rows fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fraction(u128, u128);

impl Fraction {
    fn new(top: u128, bottom: u128) -> Self {
        let (mut a, mut b) = (top, bottom);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        Self(top / a, bottom / a)
    }

    fn times(self, other: Self) -> Self {
        Self::new(self.0 * other.0, self.1 * other.1)
    }

    fn plus(self, other: Self) -> Self {
        Self::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }

    fn value(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }
}

fn close(ours: f64, exact: f64, what: &str) {
    assert!((ours - exact).abs() <= 1e-12 * exact.abs().max(1.0), "{what}: {ours} is not {exact}");
    // And small ones to as many digits.
    assert!((ours - exact).abs() <= 1e-12 * exact.abs() + 1e-300, "{what}: {ours} is not {exact}");
}

fn joint(rows: &[Outfit], pseudocount: f64) -> Joint {
    JointParams { pseudocount }.fit(rows).unwrap()
}

fn bayes(rows: &[Outfit], pseudocount: f64) -> NaiveBayes {
    NaiveBayesParams { pseudocount }.fit(rows).unwrap()
}

fn published_bayes(outfit: Outfit) -> Fraction {
    let rows = DataSet::Published.rows();
    let count = |feature: Feature| rows.iter().filter(|row| row.value(feature) == outfit.value(feature)).count();
    Feature::ALL
        .into_iter()
        .map(|feature| Fraction::new(count(feature) as u128, 50))
        .fold(Fraction(1, 1), Fraction::times)
}

#[test]
fn the_two_published_combinations() {
    let rows = DataSet::Published.rows();
    let (first, second) = (Outfit::COMBINATION_1, Outfit::COMBINATION_2);
    assert_eq!(first.names(), ["Round", "White", "ShirtScoopNeck", "Red", "LongHairStraight"]);
    assert_eq!(second.names(), ["Round", "Blue01", "ShirtScoopNeck", "Red", "LongHairStraight"]);
    assert_eq!(published_bayes(first), Fraction(52_877, 9_765_625));
    assert_eq!(published_bayes(second), Fraction(9_614, 9_765_625));
    let (mle, laplace, bayes) = (joint(&rows, 0.0), joint(&rows, 1.0), bayes(&rows, 0.0));
    assert_eq!((mle.prob(&first), mle.prob(&second)), (0.04, 0.0));
    assert_eq!(mle.ln_prob(&second), f64::NEG_INFINITY);
    assert_eq!((laplace.prob(&first), laplace.prob(&second)), (3.0 / 4082.0, 1.0 / 4082.0));
    close(bayes.prob(&first), 52_877.0 / 9_765_625.0, "combination 1");
    close(bayes.prob(&second), 9_614.0 / 9_765_625.0, "combination 2");
    let thetas = [Feature::Top, Feature::HairColour, Feature::Accessories, Feature::ClothingType];
    let factors = thetas.map(|feature| bayes.theta(feature, first.value(feature)));
    assert_eq!(factors, [0.46, 0.16, 0.44, 0.38]);
}

/// Every outfit, in whole fractions that sum to 1.
#[test]
fn naive_bayes_is_the_product_of_shares_everywhere() {
    let bayes = bayes(&DataSet::Published.rows(), 0.0);
    let mut sum = Fraction(0, 1);
    let (mut possible, mut mode) = (0, Fraction(0, 1));
    for outfit in Outfit::all() {
        let exact = published_bayes(outfit);
        close(bayes.prob(&outfit), exact.value(), "p");
        assert_eq!(exact.0 == 0, bayes.ln_prob(&outfit) == f64::NEG_INFINITY);
        sum = sum.plus(exact);
        possible += usize::from(exact.0 > 0);
        mode = if exact.value() > mode.value() { exact } else { mode };
    }
    assert_eq!((sum, possible), (Fraction(1, 1), 3_024));
    let names = ["Round", "White", "ShirtScoopNeck", "SilverGray", "LongHairStraight"];
    assert_eq!(published_bayes(Outfit::from_names(names).unwrap()), mode);
    assert!((mode.value() - 0.016_243_8).abs() < 5e-8);
}

#[test]
fn the_published_figures() {
    let state = OutfitsState::new(OutfitsScene::link_default());
    let figures = |kind| state.figures(kind).unwrap();
    let [mle, laplace, bayes] = OutfitModelKind::ALL.map(figures);
    assert_eq!([mle, laplace, bayes].map(|f| f.free_parameters), [4_031, 4_031, 23]);
    assert_eq!(Feature::ALL.into_iter().map(Feature::n_values).sum::<usize>(), 28, "table entries");
    assert_eq!([mle, laplace, bayes].map(|f| f.nonzero_combinations), [49, COMBINATIONS, 3_024]);
    assert!((bayes.entropy_bits - 9.826_804).abs() < 5e-7);
    let smoothed = OutfitsState::new(OutfitsScene { bayes_pseudocount: 100, ..OutfitsScene::link_default() });
    let smoothed = smoothed.figures(OutfitModelKind::NaiveBayes).unwrap();
    assert!((smoothed.entropy_bits - 10.361_413).abs() < 5e-7);
    assert_eq!(smoothed.nonzero_combinations, COMBINATIONS);
    // The pseudocount that mends what is impossible is a click away.
    assert_eq!((mle.leave_one_out.n_impossible, mle.leave_one_out.mean()), (48, None));
    assert_eq!((bayes.leave_one_out.n_impossible, bayes.leave_one_out.mean()), (2, None));
    assert_eq!((smoothed.leave_one_out.n_impossible, smoothed.leave_one_out.mean().is_some()), (0, true));
}

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/outfits.json")).unwrap()
}

fn outfit(values: &Value) -> Outfit {
    let values: Vec<u8> = values.as_array().unwrap().iter().map(|v| v.as_u64().unwrap() as u8).collect();
    Outfit::new(values.try_into().unwrap()).unwrap()
}

fn outfits(rows: &Value) -> Vec<Outfit> {
    rows.as_array().unwrap().iter().map(outfit).collect()
}

fn decimal(text: &Value) -> f64 {
    text.as_str().unwrap().parse().unwrap()
}

fn fraction(text: &Value) -> f64 {
    let (top, bottom) = text.as_str().unwrap().split_once('/').unwrap_or((text.as_str().unwrap(), "1"));
    top.parse::<f64>().unwrap() / bottom.parse::<f64>().unwrap()
}

fn check(model: &OutfitModel, ours: OutfitFigures, exact: &Value, what: &str) {
    close(ours.unseen_mass, decimal(&exact["unseen_mass"]), what);
    close(ours.entropy_bits, decimal(&exact["entropy_bits"]), what);
    assert_eq!(ours.nonzero_combinations, exact["nonzero_combinations"].as_u64().unwrap() as usize, "{what}");
    assert_eq!((ours.ln_likelihood.n, ours.ln_likelihood.n_impossible), (50, 0), "{what}");
    close(ours.ln_likelihood.sum(), decimal(&exact["ln_likelihood"]), what);
    assert_eq!(u64::from(ours.leave_one_out.n_impossible), exact["leave_one_out_impossible"].as_u64().unwrap());
    let mean = &exact["leave_one_out_mean"];
    assert_eq!(ours.leave_one_out.mean().is_none(), mean.is_null(), "{what}");
    if let Some(ours) = ours.leave_one_out.mean() {
        close(ours, decimal(mean), what);
    }
    for pair in exact["p"].as_array().unwrap() {
        close(model.prob(&outfit(&pair[0])), fraction(&pair[1]), what);
    }
}

#[test]
fn every_figure_is_that_of_exact_fractions() {
    let all = fixture();
    for (name, data_set) in [("published", DataSet::Published), ("dependence", DataSet::Dependence)] {
        let (exact, rows) = (&all[name], data_set.rows());
        assert_eq!(outfits(&exact["rows"])[..], rows[..]);
        let tally = Tally::of(&rows);
        let check_one = |model: OutfitModel, exact: &Value| {
            check(&model, outfit_figures(&tally, &model), exact, &format!("{name} {model:?}"));
        };
        check_one(OutfitModel::Joint(joint(&rows, 0.0)), &exact["mle"]);
        for (pseudocount, exact) in exact["laplace"].as_object().unwrap() {
            check_one(OutfitModel::Joint(joint(&rows, pseudocount.parse().unwrap())), exact);
        }
        for (pseudocount, exact) in exact["naive_bayes"].as_object().unwrap() {
            check_one(OutfitModel::NaiveBayes(bayes(&rows, pseudocount.parse().unwrap()).into()), exact);
        }
    }
}

#[test]
fn what_independence_loses_is_that_of_exact_fractions() {
    let all = fixture();
    for (name, data_set) in [("published", DataSet::Published), ("dependence", DataSet::Dependence)] {
        let (exact, rows) = (&all[name], data_set.rows());
        let tally = Tally::of(&rows);
        let bits = pair_information(&tally, 1.0);
        for (pair, (data, smoothed)) in bits.iter().zip(
            exact["information_bits"]["0.0"]
                .as_array()
                .unwrap()
                .iter()
                .zip(exact["information_bits"]["1.0"].as_array().unwrap()),
        ) {
            close(pair.data_bits, decimal(data), name);
            // A sum of terms of both signs, thousands of times as large.
            assert!((pair.laplace_bits - decimal(smoothed)).abs() < 1e-15 + 1e-10 * decimal(smoothed), "{pair:?}");
        }
        assert_eq!(bits.len(), 10);
        let bayes = bayes(&rows, 0.0);
        let pairs = unseen_pairs(&tally, &bayes);
        assert!(pairs.is_sorted_by(|a, b| a.prob >= b.prob));
        let mut ours: Vec<[usize; 4]> = pairs
            .iter()
            .map(|p| [p.features[0].idx(), p.features[1].idx(), usize::from(p.values[0]), usize::from(p.values[1])])
            .collect();
        ours.sort_unstable();
        let theirs: Vec<[usize; 4]> = serde_json::from_value(exact["never_together"].clone()).unwrap();
        assert_eq!(ours, theirs);
        close(mass_with_any(&bayes, &pairs), fraction(&exact["mass_never_together"]), name);
    }
    let rows = DataSet::Dependence.rows();
    assert_eq!(unseen_pairs(&Tally::of(&rows), &bayes(&rows, 1.0)).len(), 8, "not what a pseudocount invents");
}

#[test]
fn scikit_learn_gives_the_same() {
    let all = fixture();
    let cases = all["sklearn"].as_array().unwrap();
    assert_eq!(cases.len(), 7);
    for case in cases {
        let alpha = case["alpha"].as_f64().unwrap();
        let bayes = bayes(&outfits(&case["rows"]), alpha);
        for (feature, thetas) in Feature::ALL.into_iter().zip(case["theta"].as_array().unwrap()) {
            let thetas: Vec<f64> = serde_json::from_value(thetas.clone()).unwrap();
            assert_eq!(thetas.len(), feature.n_values());
            for (ours, theirs) in bayes.thetas(feature).iter().zip(thetas) {
                assert!((ours - theirs).abs() < 1e-12);
            }
        }
        let asked = case["asked"].as_array().unwrap().iter().zip(case["joint_log_likelihood"].as_array().unwrap());
        for (values, theirs) in asked {
            let ours = bayes.ln_prob(&outfit(values));
            assert!((ours - theirs.as_f64().unwrap()).abs() < 1e-12, "{ours} {theirs}");
        }
    }
}

/// Stepping through the rows is a fit to the first ones, and ends at the published numbers.
#[test]
fn counting_one_by_one_ends_at_the_published_numbers() {
    let scene = OutfitsScene::link_default();
    for n in 0..=60 {
        let models = scene.fit_first(n);
        let n = n.min(50) as u32;
        assert_eq!(models.tally().n(), n);
        assert_eq!(models.naive_bayes().is_err(), n == 0);
        assert!(models.joint(true).is_ok(), "the pseudocount alone makes a model");
        if let Ok(bayes) = models.naive_bayes() {
            let longest = Outfit::COMBINATION_1.value(Feature::Top);
            let count =
                scene.observations[..n as usize].iter().filter(|row| row.value(Feature::Top) == longest).count();
            assert_eq!(bayes.theta(Feature::Top, longest), count as f64 / f64::from(n));
        }
    }
    assert_eq!(scene.fit_first(50), scene.fit());
    let state = OutfitsState::new(OutfitsScene { counted: Some(4), ..scene });
    assert_eq!(state.counted_models().tally().count(Outfit::COMBINATION_1), 1);
}
