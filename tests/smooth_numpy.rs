//! Kernel densities and mixtures as SciPy and scikit-learn have them: `scripts/fixtures/smooth.py`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::model::{
    Bandwidth, Component, Covariance, Density, Gaussian, KernelDensity, KernelFit, Mixture, MixtureFit, MixtureParams,
};
use coastline::plane::Point;
use serde_json::Value;

const PLACES: [[f64; 2]; 5] = [[0.5, 0.5], [0.05, 0.95], [0.33, 0.41], [0.99, 0.01], [1.2, -0.1]];

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/smooth.json")).unwrap()
}

fn close(actual: f64, expected: &Value, tolerance: f64, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((actual - expected).abs() <= tolerance * (1.0 + expected.abs()), "{what}: {actual}, not {expected}");
}

/// Observations as the script makes them.
fn observations() -> Vec<Point> {
    let share = |i: i32, shift: f64| ((12.9898 * f64::from(i) + shift).sin() + 1.0) / 2.0;
    let point = |i| {
        let x = 0.1 + 0.7 * share(i, 0.3);
        Point { x, y: 0.2 + 0.3 * x + 0.4 * share(i, 2.1) }
    };
    (0..90).map(point).collect()
}

fn kernel(bandwidth: Bandwidth) -> KernelDensity {
    let mut fit = KernelFit::new(&observations(), bandwidth).unwrap();
    while !fit.step() {}
    fit.model().unwrap()
}

#[test]
fn kernel_densities_are_those_of_scipy() {
    let fixture = fixture();
    for (idx, bandwidth) in [Bandwidth::Scott, Bandwidth::Fixed(0.05), Bandwidth::Fixed(0.5)].into_iter().enumerate() {
        let (model, expected) = (kernel(bandwidth), &fixture["kernels"][idx]);
        close(model.bandwidth(), &expected["factor"], 1e-12, "factor");
        for (k, [x, y]) in PLACES.into_iter().enumerate() {
            let place = Point { x, y };
            close(model.ln_density(&place), &expected["ln"][k], 1e-9, "ln density");
            // The fast way has four digits of it, wherever there is anything.
            let exact = model.ln_density(&place).exp();
            assert!((model.density_for_picture(place) - exact).abs() <= 1e-4 * exact + 1e-9, "{bandwidth:?} {place:?}");
        }
    }
}

#[test]
fn the_bandwidth_with_the_largest_leave_one_out_likelihood_is_found() {
    let fixture = fixture();
    for (idx, factor) in [0.05, 0.2, 0.7].into_iter().enumerate() {
        let model = kernel(Bandwidth::Fixed(factor));
        let mean = (0..90).map(|idx| model.ln_left_out(idx)).sum::<f64>() / 90.0;
        close(mean, &fixture["left_out"][idx], 1e-9, "left out");
    }
    close(kernel(Bandwidth::LeaveOneOut).bandwidth(), &fixture["best"], 0.002, "bandwidth");
}

fn mixture() -> Mixture {
    let fixture = &fixture()["mixture"];
    let number = |value: &Value| value.as_f64().unwrap();
    let component = |k: usize| {
        let (mean, covariance) = (&fixture["means"][k], &fixture["covariances"][k]);
        let mean = Point { x: number(&mean[0]), y: number(&mean[1]) };
        let [xx, xy, yy] = [(0, 0), (0, 1), (1, 1)].map(|(i, j)| number(&covariance[i][j]));
        Component {
            weight: number(&fixture["weights"][k]),
            bell: Gaussian::new(mean, Covariance { xx, xy, yy }).unwrap(),
        }
    };
    Mixture::new((0..3).map(component).collect()).unwrap()
}

#[test]
fn mixtures_are_those_of_scikit_learn() {
    let (mixture, fixture) = (mixture(), &fixture()["mixture"]);
    for (k, [x, y]) in PLACES.into_iter().enumerate() {
        close(mixture.ln_density(&Point { x, y }), &fixture["ln"][k], 1e-9, "ln density");
    }
    close(mixture.bic(&observations()), &fixture["bic"], 1e-9, "BIC");
}

fn fitted(components: usize, seed: u32) -> Mixture {
    let mut fit = MixtureFit::new(&observations(), MixtureParams { components, seed }).unwrap();
    while !fit.step() {}
    fit.mixture().clone()
}

fn score(mixture: &Mixture) -> f64 {
    observations().iter().map(|p| mixture.ln_density(p)).sum::<f64>() / 90.0
}

#[test]
fn a_fit_is_as_likely_as_scikit_learns() {
    // One bell is the mean and the covariance; three find as good a place from the best of a few starts.
    close(score(&fitted(1, 1)), &fixture()["one"], 1e-9, "one");
    let best = (1..=8).map(|seed| score(&fitted(3, seed))).fold(f64::NEG_INFINITY, f64::max);
    let theirs = fixture()["mixture"]["fitted"].as_f64().unwrap();
    assert!(best > theirs - 0.01, "{best}, not {theirs}");
}
