//! Laws of Naive Bayes on pixels, and of what is measured of pictures: against plain counts, and by a million draws.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod common;

use coastline::data::{Outfit, PIXELS, Picture, SIDE};
use coastline::metric::{
    Nearest, Neighbours, OutfitsMade, is_spotted, n_distinct_pictures, nearest, pass_limit, pass_share,
};
use coastline::model::{Fit, FitError, PixelBayesParams, Probability, Sampler};
use coastline::rng::stream;
use coastline::scene::{MORE_DATA, MoreDataWork, OutfitsMadeWork};
use common::pixels::{both, results, scene};
use proptest::collection::vec;
use proptest::prelude::*;

/// A picture of few greys, so that values meet.
fn picture() -> impl Strategy<Value = Picture> {
    vec(prop_oneof![3 => 0_u8..4, 1 => any::<u8>()], PIXELS).prop_map(|values| values.try_into().unwrap())
}

fn pseudocount() -> impl Strategy<Value = f64> {
    prop_oneof![2 => Just(0.0), 3 => (0_u32..=1_000).prop_map(|hundredths| f64::from(hundredths) / 100.0)]
}

/// All of one grey.
fn plain(grey: u8) -> Picture {
    [grey; PIXELS]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn probabilities_of_a_pixel_sum_to_1_and_are_those_of_a_plain_count(
        pictures in vec(picture(), 1..9), a in pseudocount(), pixel in 0..PIXELS,
    ) {
        let model = PixelBayesParams { pseudocount: a }.fit(&pictures).unwrap();
        let sum: f64 = (0..=u8::MAX).map(|value| model.theta(pixel, value)).sum();
        prop_assert!((sum - 1.0).abs() < 1e-12);
        let value = pictures[0][pixel];
        let n = pictures.iter().filter(|picture| picture[pixel] == value).count() as f64;
        let theta = (n + a) / (pictures.len() as f64 + 256.0 * a);
        prop_assert!((model.theta(pixel, value) - theta).abs() < 1e-15);
        let ln: f64 = (0..PIXELS).map(|pixel| model.theta(pixel, pictures[0][pixel]).ln()).sum();
        prop_assert!((model.ln_prob(&pictures[0]) - ln).abs() < 1e-9 * ln.abs().max(1.0));
        let mean: f64 = (0..=u8::MAX).map(|value| f64::from(value) * model.theta(pixel, value)).sum();
        prop_assert!((f64::from(model.mean()[pixel]) - mean).abs() < 0.5 + 1e-9);
    }

    #[test]
    fn what_it_makes_it_gives_a_probability(pictures in vec(picture(), 1..9), a in pseudocount(), seed: u32) {
        let model = PixelBayesParams { pseudocount: a }.fit(&pictures).unwrap();
        let sample = model.sample(&mut stream(seed, "test"));
        prop_assert!(model.ln_prob(&sample).is_finite());
        if a == 0.0 {
            // Each pixel is one that some picture has there.
            prop_assert!((0..PIXELS).all(|pixel| pictures.iter().any(|picture| picture[pixel] == sample[pixel])));
        }
    }

    #[test]
    fn neighbours_agree_as_pearson_says(pictures in vec(picture(), 1..9)) {
        let column = |pixel: usize| -> Vec<f64> { pictures.iter().map(|picture| f64::from(picture[pixel])).collect() };
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let (mut correlations, mut differences) = (Vec::new(), Vec::new());
        let mut at = vec![Vec::new(); PIXELS];
        for pixel in 0..PIXELS {
            let beside = (pixel % SIDE < SIDE - 1).then_some(pixel + 1);
            let below = (pixel / SIDE < SIDE - 1).then_some(pixel + SIDE);
            for other in [beside, below].into_iter().flatten() {
                let (a, b) = (column(pixel), column(other));
                let difference = mean(&a.iter().zip(&b).map(|(a, b)| (a - b).abs()).collect::<Vec<_>>());
                differences.push(difference);
                at[pixel].push(difference);
                at[other].push(difference);
                let (mean_a, mean_b) = (mean(&a), mean(&b));
                let product = |(a, b): (&f64, &f64)| (a - mean_a) * (b - mean_b);
                let covariance: f64 = a.iter().zip(&b).map(product).sum();
                let spread = |values: &[f64], mean: f64| values.iter().map(|v| (v - mean).powi(2)).sum::<f64>();
                let both = spread(&a, mean_a) * spread(&b, mean_b);
                if both > 1e-9 {
                    correlations.push(covariance / both.sqrt());
                }
            }
        }
        let sums = Neighbours::of(&pictures);
        match sums.agree() {
            Some(agree) => prop_assert!((agree - mean(&correlations)).abs() < 1e-9),
            None => prop_assert!(correlations.is_empty()),
        }
        prop_assert!((sums.differ() - mean(&differences)).abs() < 1e-9);
        let maps = sums.differ_at().into_iter().zip(&at);
        maps.for_each(|(map, plain)| assert!((map - mean(plain)).abs() < 1e-9));
    }

    #[test]
    fn the_nearest_is_the_first_of_the_nearest(pictures in vec(picture(), 2..7), of in picture()) {
        let squared = |a: &Picture, b: &Picture| -> u32 {
            a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum()
        };
        let plain = |picture: &Picture, except: Option<usize>| {
            let all = pictures.iter().enumerate().filter(|(idx, _)| Some(*idx) != except);
            all.map(|(idx, other)| (squared(picture, other), idx)).min().map(|(squared, idx)| Nearest { idx, squared })
        };
        prop_assert_eq!(nearest(&of, &pictures, None), plain(&of, None));
        prop_assert_eq!(nearest(&pictures[1], &pictures, Some(1)), plain(&pictures[1], Some(1)));
        let (own, others) = pictures.split_at(1);
        prop_assert!(!is_spotted(own, 0, others), "it has no other of its own kind");
        let all: Vec<Picture> = pictures.iter().chain([&of]).copied().collect();
        let expected = plain(&pictures[0], Some(0)).unwrap().squared < squared(&pictures[0], &of);
        prop_assert_eq!(is_spotted(&all[..pictures.len()], 0, &all[pictures.len()..]), expected);
    }
}

#[test]
fn a_fit_refuses_what_makes_no_model_by_cause() {
    let fit = |pseudocount: f64, n: usize| {
        PixelBayesParams { pseudocount }.start(vec![plain(1); n].into()).map(|model| model.pictures().len())
    };
    assert_eq!([fit(0.0, 0), fit(5.0, 0), fit(0.0, 65_536)], [Err(FitError::Empty); 3]);
    assert_eq!([fit(-0.1, 1), fit(f64::NAN, 1), fit(f64::INFINITY, 1)], [Err(FitError::NotFinite); 3]);
    assert_eq!([fit(0.0, 1), fit(10.0, 65_535)], [Ok(1), Ok(65_535)]);
}

/// Every pixel alike: a thousand pictures are a million draws of one distribution.
#[test]
fn a_million_draws_follow_the_probabilities() {
    // Of ten pictures one is of grey 3, two of 7, three of 100, four of 255.
    let pictures = [3, 7, 7, 100, 100, 100, 255, 255, 255, 255].map(plain);
    for (pseudocount, seed) in [(0.0, 1), (0.0, 2), (0.5, 1), (0.5, 2)] {
        let model = PixelBayesParams { pseudocount }.fit(&pictures).unwrap();
        let mut rng = stream(seed, "a million pixels");
        let mut seen = [0_u32; 256];
        let n_pictures = 1_000;
        for _ in 0..n_pictures {
            model.sample(&mut rng).iter().for_each(|value| seen[usize::from(*value)] += 1);
        }
        let n = f64::from(n_pictures) * PIXELS as f64;
        let (mut chi_square, mut cells) = (0.0, 0.0);
        for (value, seen) in (0..=u8::MAX).zip(seen) {
            let expected = n * model.theta(0, value);
            if expected == 0.0 {
                assert_eq!(seen, 0, "{value} cannot be");
            } else {
                chi_square += (f64::from(seen) - expected).powi(2) / expected;
                cells += 1.0;
            }
        }
        // Mean k, standard deviation sqrt(2k): five of them off is one in a million.
        let freedom: f64 = cells - 1.0;
        assert!(chi_square < freedom + 5.0 * (2.0 * freedom).sqrt() + 5.0, "{pseudocount}: {chi_square} of {freedom}");
    }
}

#[test]
fn the_support_is_counted_by_hand() {
    let log10 = |pictures: &[Picture], pseudocount: f64| {
        PixelBayesParams { pseudocount }.fit(pictures).unwrap().log10_support()
    };
    assert_eq!(log10(&[plain(9), plain(9)], 0.0), 0.0, "one picture");
    assert!((log10(&[plain(9), plain(8)], 0.0) - 1_024.0 * 2_f64.log10()).abs() < 1e-9);
    assert!((log10(&[plain(9)], 0.01) - 1_024.0 * 256_f64.log10()).abs() < 1e-9);
    assert!((1_024.0 * 256_f64.log10() - 2_466.0).abs() < 0.5, "10^2466 possible pictures");
}

#[test]
fn the_chance_of_an_outfit_is_summed_without_underflow() {
    let model = results(&scene("")).fit.model.clone();
    let mut work = OutfitsMadeWork::default();
    while !work.step(&model) {}
    let made = work.made();
    // Shifted by the largest, as one would by hand.
    let mut drawing = coastline::data::Drawing::default();
    let ln: Vec<f64> = Outfit::all().map(|outfit| model.ln_prob(&drawing.picture(outfit))).collect();
    let most = ln.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = ln.iter().map(|ln| (ln - most).exp()).sum();
    assert_eq!(made.n_possible, ln.iter().filter(|ln| **ln > f64::NEG_INFINITY).count());
    assert!((made.log10_chance() - (most + sum.ln()) / std::f64::consts::LN_10).abs() < 1e-9);
    assert_eq!(made.n_possible, 283);
    // Recorded when the page was made: of 50 pictures, one sample in 10^303 is an outfit.
    assert!((made.log10_chance() + 303.125).abs() < 5e-4, "{}", made.log10_chance());
    assert_eq!(OutfitsMade::default().log10_chance(), f64::NEG_INFINITY);
}

#[test]
fn of_equally_near_ones_the_first_is_meant_and_nothing_is_spotted() {
    // 4 lies as far from 2 as from 6, and 6 stands there twice.
    let pictures = [9, 2, 6, 6].map(plain);
    let of_four = Nearest { idx: 1, squared: 4 * PIXELS as u32 };
    assert_eq!(nearest(&plain(4), &pictures, None), Some(of_four));
    assert_eq!(nearest(&plain(6), &pictures, None), Some(Nearest { idx: 2, squared: 0 }));
    assert_eq!(nearest(&plain(6), &pictures, Some(2)), Some(Nearest { idx: 3, squared: 0 }));
    assert_eq!(nearest(&plain(6), &pictures[..1], Some(0)), None);
    // Of its own kind 2, of the other 6: as near, so its kind does not show.
    assert!(!is_spotted(&[4, 2].map(plain), 0, &[plain(6)]));
    assert!(is_spotted(&[4, 3].map(plain), 0, &[plain(6)]) && !is_spotted(&[4, 1].map(plain), 0, &[plain(6)]));
}

#[test]
fn passing_is_a_percentile_of_own_distances() {
    let at = |squared: u32| Nearest { idx: 0, squared };
    // Distances 0, 1, ..., 20: 95 percent of the way is 19.
    let own: Vec<Nearest> = (0..=20_u32).map(|distance| at(distance * distance)).collect();
    assert_eq!(pass_limit(&own), Some(19.0));
    assert_eq!(pass_limit(&own[..2]), Some(0.95));
    assert_eq!((pass_share(19.0, &own), pass_limit(&[]), pass_share(1.0, &[])), (Some(20.0 / 21.0), None, None));
    assert_eq!(n_distinct_pictures(&[plain(1), plain(2), plain(1)]), 2);
}

#[test]
fn more_data_make_it_no_better() {
    let mut work = MoreDataWork::default();
    while !work.step() {}
    let answer = work.result().unwrap();
    assert_eq!(answer.points.iter().map(|point| point.n).collect::<Vec<_>>(), MORE_DATA);
    for point in &answer.points {
        assert!(point.data > 0.8 && point.model.abs() < 0.01 && point.samples.len() == 5, "{}", point.n);
    }
    // The first and the last are what the page itself says of so many.
    for (n, point) in [("50", &answer.points[0]), ("4032", &answer.points[6])] {
        let fit = results(&scene(if n == "50" { "" } else { "&training=4032" })).fit;
        assert_eq!(fit.neighbours.agree(), Some(point.data));
        if n == "4032" {
            assert_eq!(fit.model.log10_support(), answer.log10_support);
        }
    }
    assert!(answer.log10_support > 800.0 && answer.log10_chance < -390.0);
    assert!(MoreDataWork::default().result().is_none());
}

#[test]
fn diagnostics_do_not_depend_on_how_many_are_shown() {
    let few = results(&both());
    let many = results(&coastline::scene::PixelsScene { samples: 80, ..both() });
    let [few, many] = [few, many].map(|results| results.pixels.unwrap());
    assert_eq!((few.pictures.len(), many.pictures.len()), (10, 80));
    assert_eq!(few.pictures[..], many.pictures[..10]);
    assert_eq!(
        (few.neighbours.agree(), few.pass, few.n_distinct),
        (many.neighbours.agree(), many.pass, many.n_distinct)
    );
    assert_eq!(few.nearest, many.nearest);
}
