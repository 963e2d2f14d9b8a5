//! Jars, PCA and found factors as NumPy and scikit-learn have them: `scripts/fixtures/latent.py`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::{Jar, PIXELS};
use coastline::metric::{linear_r2, local_fit, neighbour_agreements, neighbour_r2, neighbour_r2s};
use coastline::model::Pca;
use serde_json::Value;

const N: usize = 120;

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/latent.json")).unwrap()
}

fn close(actual: f64, expected: &Value, tolerance: f64, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((actual - expected).abs() <= tolerance * (1.0 + expected.abs()), "{what}: {actual}, not {expected}");
}

/// Sizes as the script makes them.
fn sizes() -> [Vec<f64>; 2] {
    let share = |i: usize, shift: f64| ((12.9898 * i as f64 + shift).sin() + 1.0) / 2.0;
    let of = |from: f64, wide: f64, shift: f64| (0..N).map(|i| from + wide * share(i, shift)).collect();
    [of(5.0, 17.0, 0.3), of(6.0, 22.0, 2.1)]
}

fn pictures() -> Vec<f32> {
    let [heights, widths] = sizes();
    heights.iter().zip(&widths).flat_map(|(height, width)| Jar { height: *height, width: *width }.picture()).collect()
}

#[test]
fn jars_are_those_of_the_sketch() {
    let (pictures, [heights, widths]) = (pictures(), sizes());
    for (idx, case) in fixture()["jars"].as_array().unwrap().iter().enumerate() {
        close(heights[idx], &case["height"], 1e-12, "height");
        close(widths[idx], &case["width"], 1e-12, "width");
        let picture = &pictures[idx * PIXELS..(idx + 1) * PIXELS];
        close(picture.iter().map(|grey| f64::from(*grey)).sum(), &case["sum"], 1e-6, "sum");
        for (grey, expected) in picture.iter().step_by(37).zip(case["some"].as_array().unwrap()) {
            close(f64::from(*grey), expected, 1e-7, "grey");
        }
    }
}

#[test]
fn pca_is_that_of_scikit_learn() {
    let (pictures, fixture) = (pictures(), fixture());
    let pca = Pca::fit(&pictures, PIXELS, 3).unwrap();
    for axis in 0..3 {
        close(pca.variances()[axis], &fixture["variances"][axis], 1e-7, "variance");
        let expected = fixture["components"][axis].as_array().unwrap();
        for (loading, expected) in pca.components()[axis].iter().step_by(53).zip(expected) {
            close(*loading, expected, 1e-6, "loading");
        }
    }
    close(pca.mse(&pictures), &fixture["mse"], 1e-8, "error");
    for (code, expected) in pca.codes(&pictures).chunks_exact(3).zip(fixture["codes"].as_array().unwrap()) {
        code.iter().enumerate().for_each(|(k, z)| close(f64::from(*z), &expected[k], 1e-5, "code"));
    }
}

#[test]
fn found_factors_are_those_of_scikit_learn() {
    let (pictures, fixture) = (pictures(), fixture());
    let codes = Pca::fit(&pictures, PIXELS, 2).unwrap().codes(&pictures);
    let factors = sizes();
    let both = neighbour_r2s(&codes, 2, &[&factors[0], &factors[1]]);
    for (k, factor) in factors.iter().enumerate() {
        close(both[k].unwrap(), &fixture["neighbour"][k], 1e-6, "neighbours");
        assert_eq!(neighbour_r2(&codes, 2, factor), both[k]);
        close(linear_r2(&codes, 2, factor).unwrap(), &fixture["linear"][k], 1e-6, "linear");
    }
    for (idx, case) in fixture["local"].as_array().unwrap().iter().enumerate() {
        let at = [0, 1].map(|k| case["at"][k].as_f64().unwrap() as f32);
        let fit = local_fit(&codes, 2, &at, &factors[idx / 2]).unwrap();
        close(fit.value, &case["value"], 1e-5, "value");
        close(fit.nearest, &case["nearest"], 1e-5, "nearest");
        (0..2).for_each(|k| close(fit.gradient[k], &case["gradient"][k], 1e-5, "slope"));
    }
}

#[test]
fn neighbours_agree_as_a_plain_count_has_it() {
    let (pictures, fixture) = (pictures(), fixture());
    let codes = Pca::fit(&pictures, PIXELS, 2).unwrap().codes(&pictures);
    let [heights, widths] = sizes();
    let values = |sizes: &[f64], from: f64, wide: f64, n: f64| -> Vec<u8> {
        sizes.iter().map(|size| (n * (size - from) / wide).floor() as u8).collect()
    };
    let factors = [values(&heights, 5.0, 17.0, 4.0), values(&widths, 6.0, 22.0, 3.0)];
    let shares = neighbour_agreements(&codes, 2, &[&factors[0], &factors[1]]);
    (0..2).for_each(|k| close(shares[k].unwrap(), &fixture["agreement"][k], 1e-12, "agreement"));
    // All alike agree; too few, or not as many, say nothing.
    assert_eq!(neighbour_agreements(&codes, 2, &[&[3; N], &[3; N - 1]]), [Some(1.0), None]);
    assert_eq!(neighbour_agreements(&codes[..10], 2, &[&[3; 5]]), [None]);
}
