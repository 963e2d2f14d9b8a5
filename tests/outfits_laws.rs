//! Laws of the models of outfits: probabilities sum to 1, draws follow them, also given locked values; nothing is NaN.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{COMBINATIONS, DataSet, Feature, Locks, Outfit, Tally};
use coastline::metric::{outfit_figures, pair_information};
use coastline::model::{
    Fit, FitError, JointParams, LockError, NaiveBayesParams, NoOutfits, OutfitModel, OutfitModelKind, OutfitModels,
    Probability, Sampler,
};
use coastline::rng::stream;
use proptest::collection::vec;
use proptest::prelude::*;

fn models(rows: &[Outfit], joint: f64, bayes: f64) -> OutfitModels {
    OutfitModels::fit(Tally::of(rows), joint, bayes)
}

fn published() -> OutfitModels {
    models(&DataSet::Published.rows(), 1.0, 0.0)
}

fn locks(locked: &[(Feature, &str)]) -> Locks {
    locked.iter().fold(Locks::NONE, |locks, (feature, name)| locks.with(*feature, feature.value_of(name)).unwrap())
}

fn outfit() -> impl Strategy<Value = Outfit> {
    // A few outfits often, so that repeats are common.
    prop_oneof![0..COMBINATIONS, 0_usize..30].prop_map(|index| Outfit::from_index(index).unwrap())
}

fn any_locks() -> impl Strategy<Value = Locks> {
    (outfit(), any::<[bool; 5]>()).prop_map(|(outfit, locked)| {
        let locked = Feature::ALL.map(|f| locked[f.idx()].then_some(outfit.value(f)));
        Locks::new(locked).unwrap()
    })
}

fn pseudocount() -> impl Strategy<Value = f64> {
    prop_oneof![2 => Just(0.0), 3 => (0_u32..=1_000).prop_map(|hundredths| f64::from(hundredths) / 100.0)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn probabilities_sum_to_1_and_conditionals_are_shares(
        rows in vec(outfit(), 0..60), joint in pseudocount(), bayes in pseudocount(), locks in any_locks(),
    ) {
        let models = models(&rows, joint, bayes);
        for kind in OutfitModelKind::ALL {
            let smoothed = [0.0, joint, bayes][kind.idx()] > 0.0;
            let model = match models.get(kind) {
                Ok(model) => model,
                Err(error) => {
                    prop_assert!(rows.is_empty() && !smoothed);
                    prop_assert_eq!(error, FitError::Empty);
                    prop_assert_eq!(models.given(kind, locks), Err(NoOutfits::Fit(FitError::Empty)));
                    continue;
                }
            };
            let sum: f64 = Outfit::all().map(|x| model.prob(&x)).sum();
            prop_assert!((sum - 1.0).abs() < 1e-12);
            let mass: f64 = Outfit::all().filter(|x| locks.allow(*x)).map(|x| model.prob(&x)).sum();
            match models.given(kind, locks) {
                Ok(given) => {
                    prop_assert!(mass > 0.0);
                    for x in Outfit::all() {
                        let share = if locks.allow(x) { model.prob(&x) / mass } else { 0.0 };
                        prop_assert!((given.prob(&x) - share).abs() < 1e-12);
                        prop_assert!((0.0..=1.0).contains(&given.prob(&x)));
                        let ln = given.ln_prob(&x);
                        prop_assert!(ln <= 0.0 && (ln.is_finite() == (given.prob(&x) > 0.0)));
                        prop_assert!(!ln.is_finite() || (coastline::math::exp(ln) - given.prob(&x)).abs() < 1e-12);
                    }
                    let mut rng = stream(1, "laws");
                    for _ in 0..20 {
                        let made = given.sample(&mut rng);
                        prop_assert!(locks.allow(made) && given.prob(&made) > 0.0);
                    }
                }
                Err(NoOutfits::Lock(error)) => {
                    prop_assert!(mass == 0.0 && !smoothed);
                    prop_assert_eq!(matches!(error, LockError::NoRow), kind != OutfitModelKind::NaiveBayes);
                }
                Err(error) => prop_assert!(false, "{error}"),
            }
            let figures = outfit_figures(models.tally(), model);
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&figures.unseen_mass));
            prop_assert!((-1e-12..=11.978).contains(&figures.entropy_bits));
            prop_assert!(!figures.ln_likelihood.sum().is_nan() && figures.ln_likelihood.n_impossible == 0);
            prop_assert_eq!(figures.leave_one_out.mean().is_none(), rows.is_empty() || figures.leave_one_out.n_impossible > 0);
            let possible = Outfit::all().filter(|x| model.prob(x) > 0.0).count();
            prop_assert_eq!(figures.nonzero_combinations, possible);
        }
        for pair in pair_information(models.tally(), joint) {
            prop_assert!(pair.data_bits >= 0.0 && pair.data_bits < 2.6 && pair.laplace_bits >= 0.0);
        }
    }

    /// Each row foreseen by a fit to all others, in so many fits.
    #[test]
    fn leave_one_out_is_what_it_says(rows in vec(outfit(), 1..25), pseudocount in pseudocount()) {
        let tally = Tally::of(&rows);
        let fits = |rows: &[Outfit]| [
            JointParams { pseudocount }.fit(rows).map(OutfitModel::Joint),
            NaiveBayesParams { pseudocount }.fit(rows).map(|bayes| OutfitModel::NaiveBayes(bayes.into())),
        ];
        for (idx, model) in fits(&rows).into_iter().enumerate() {
            let ours = outfit_figures(&tally, &model.unwrap()).leave_one_out;
            let lns: Vec<f64> = (0..rows.len()).map(|held_out| {
                let others = [&rows[..held_out], &rows[held_out + 1..]].concat();
                fits(&others)[idx].as_ref().map_or(f64::NEG_INFINITY, |model| model.ln_prob(&rows[held_out]))
            }).collect();
            let impossible = lns.iter().filter(|ln| !ln.is_finite()).count();
            prop_assert_eq!(ours.n_impossible as usize, impossible);
            if impossible == 0 {
                prop_assert!((ours.mean().unwrap() - lns.iter().sum::<f64>() / rows.len() as f64).abs() < 1e-10);
            }
        }
    }
}

/// The value that chi-square exceeds with probability 0.001 (Wilson & Hilferty 1931); `tests/laws.rs` checks it.
fn chi_square_limit(degrees_of_freedom: usize) -> f64 {
    let (n, z) = (degrees_of_freedom as f64, 3.090_232_306_167_813);
    let root = 1.0 - 2.0 / (9.0 * n) + z * (2.0 / (9.0 * n)).sqrt();
    n * root * root * root
}

/// A million draws agree with the probabilities, cells with expectation under 5 pooled; what is impossible never comes.
fn check_draws(model: &OutfitModel, seed: u32, what: &str) {
    const N: usize = 1_000_000;
    let mut counts = vec![0_u32; COMBINATIONS];
    let mut rng = stream(seed, "chi-square");
    (0..N).for_each(|_| counts[model.sample(&mut rng).index()] += 1);
    let (mut sum, mut n_cells, mut pool) = (0.0, 0, (0.0, 0.0));
    let term = |n: f64, e: f64| (n - e) * (n - e) / e;
    for (outfit, count) in Outfit::all().zip(counts) {
        let expected = model.prob(&outfit) * N as f64;
        if expected == 0.0 {
            assert_eq!(count, 0, "{what}: {outfit:?} is impossible");
        } else if expected >= 5.0 {
            sum += term(f64::from(count), expected);
            n_cells += 1;
        } else {
            pool = (pool.0 + f64::from(count), pool.1 + expected);
        }
    }
    if pool.1 > 0.0 {
        sum += term(pool.0, pool.1);
        n_cells += 1;
    }
    if n_cells > 1 {
        let limit = chi_square_limit(n_cells - 1);
        assert!(sum < limit, "{what}: {sum} over {limit}, {n_cells} cells");
    }
}

#[test]
fn a_million_draws_follow_the_probabilities() {
    for kind in OutfitModelKind::ALL {
        check_draws(published().get(kind).unwrap(), 1, kind.name());
    }
    let rows = DataSet::Published.rows();
    check_draws(models(&rows, 1.0, 1.0).get(OutfitModelKind::NaiveBayes).unwrap(), 2, "smoothed Naive Bayes");
    check_draws(models(&rows, 0.01, 0.0).get(OutfitModelKind::Laplace).unwrap(), 3, "a little smoothed");
    check_draws(
        models(&DataSet::Dependence.rows(), 1.0, 0.0).get(OutfitModelKind::NaiveBayes).unwrap(),
        4,
        "dependence",
    );
}

#[test]
fn a_million_draws_with_locks_follow_the_conditional_probabilities() {
    let red_hair = locks(&[(Feature::HairColour, "Red")]);
    let two = locks(&[(Feature::ClothingColour, "White"), (Feature::Accessories, "Round")]);
    let all = Locks::new(Outfit::COMBINATION_1.values().map(Some)).unwrap();
    for (seed, locks) in [(1, red_hair), (2, two), (3, all)] {
        for kind in OutfitModelKind::ALL {
            let given = published().given(kind, locks).unwrap();
            check_draws(&given, seed, &format!("{} given {locks:?}", kind.name()));
        }
    }
}

#[test]
fn locks_that_nothing_has_are_errors_by_cause_and_a_pseudocount_mends_them() {
    let bun = locks(&[(Feature::Top, "LongHairBun")]);
    let pastel_hoodie = locks(&[(Feature::ClothingColour, "PastelOrange"), (Feature::HairColour, "PastelPink")]);
    let given = |kind, locks| published().given(kind, locks).map(|_| ());
    assert_eq!(given(OutfitModelKind::Mle, bun), Err(NoOutfits::Lock(LockError::NoRow)));
    assert_eq!(given(OutfitModelKind::NaiveBayes, bun), Err(NoOutfits::Lock(LockError::Impossible(Feature::Top))));
    assert_eq!(given(OutfitModelKind::Laplace, bun), Ok(()));
    assert_eq!(given(OutfitModelKind::Mle, pastel_hoodie), Err(NoOutfits::Lock(LockError::NoRow)));
    assert_eq!(given(OutfitModelKind::NaiveBayes, pastel_hoodie), Ok(()), "each was seen, if not together");
    let mended = models(&DataSet::Published.rows(), 1.0, 1.0);
    assert!(mended.given(OutfitModelKind::NaiveBayes, bun).is_ok());
    // Given locks and then others, the first no longer hold.
    let laplace = published();
    let joint = laplace.joint(true).unwrap();
    let twice = joint.given(laplace.tally(), bun).unwrap().given(laplace.tally(), Locks::NONE).unwrap();
    assert_eq!(&twice, joint);
}

#[test]
fn a_fit_refuses_no_rows_and_no_pseudocount_below_0() {
    let rows = DataSet::Published.rows();
    let joint = |pseudocount, rows: &[Outfit]| JointParams { pseudocount }.fit(rows).map(|_| ());
    let bayes = |pseudocount, rows: &[Outfit]| NaiveBayesParams { pseudocount }.fit(rows).map(|_| ());
    assert_eq!((joint(0.0, &[]), bayes(0.0, &[])), (Err(FitError::Empty), Err(FitError::Empty)));
    assert_eq!((joint(-0.0, &[]), bayes(-0.0, &[])), (Err(FitError::Empty), Err(FitError::Empty)));
    assert_eq!((joint(1.0, &[]), bayes(1.0, &[])), (Ok(()), Ok(())), "all outfits alike");
    for wrong in [-0.01, f64::NAN, f64::INFINITY, f64::MAX] {
        assert_eq!((joint(wrong, &rows), bayes(wrong, &rows)), (Err(FitError::NotFinite), Err(FitError::NotFinite)));
    }
    assert_eq!((joint(0.0, &rows[..1]), bayes(0.0, &rows[..1])), (Ok(()), Ok(())), "one row is enough");
}
