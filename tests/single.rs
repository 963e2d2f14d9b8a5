//! Single-precision functions beside those of the standard library in double precision.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::math::single;

/// The largest error over a sweep, as a share of the result or, where that is below `least`, of it.
fn worst(from: f64, to: f64, least: f64, of: fn(f32) -> f32, exact: fn(f64) -> f64) -> f64 {
    const N: usize = 400_000;
    (0..=N)
        .map(|k| (from + (to - from) * k as f64 / N as f64) as f32)
        .map(|x| {
            let exact = exact(f64::from(x));
            (f64::from(of(x)) - exact).abs() / exact.abs().max(least)
        })
        .fold(0.0, f64::max)
}

fn assert_within(error: f64, bound: f64, what: &str) {
    // Not much better either: a bound that says nothing would be no test.
    assert!(error <= bound && error >= bound / 8.0, "{what}: {error:e}, bound {bound:e}");
}

#[test]
fn as_near_as_single_precision_can_be() {
    assert_within(worst(-87.0, 88.0, 0.0, single::exp, f64::exp), 1.3e-7, "exp");
    assert_within(worst(1e-30, 1e-3, 1.0, single::ln, f64::ln), 1.3e-7, "ln of small numbers");
    assert_within(worst(0.3, 3.0, 1.0, single::ln, f64::ln), 1.3e-7, "ln around 1");
    assert_within(worst(3.0, 1e30, 1.0, single::ln, f64::ln), 1.3e-7, "ln of large numbers");
    assert_within(worst(-8.0, 8.0, 1.0, single::sin, f64::sin), 1e-7, "sin");
    assert_within(worst(-8.0, 8.0, 1.0, single::cos, f64::cos), 1e-7, "cos");
    assert_within(worst(-5_000.0, 5_000.0, 1.0, single::sin, f64::sin), 2e-7, "sin of many turns");
    assert_within(worst(-5_000.0, 5_000.0, 1.0, single::cos, f64::cos), 2e-7, "cos of many turns");
    assert_within(worst(-0.6, 0.6, 1e-4, single::tanh, f64::tanh), 1.5e-7, "tanh around 0");
    assert_within(worst(-20.0, 20.0, 1e-4, single::tanh, f64::tanh), 1.5e-7, "tanh");
}

#[test]
fn at_their_ends() {
    assert_eq!([single::exp(0.0), single::exp(1.0)], [1.0, std::f32::consts::E]);
    for x in [-87.5, -1e9, f32::NEG_INFINITY] {
        assert_eq!(single::exp(x), single::exp(-87.0));
        assert!(single::exp(x) >= f32::MIN_POSITIVE, "no number that takes a hundred times as long");
    }
    assert!(single::exp(f32::INFINITY).is_finite());
    assert_eq!([single::ln(1.0), single::sin(0.0), single::cos(0.0), single::tanh(0.0)], [0.0, 0.0, 1.0, 0.0]);
    assert_eq!([single::tanh(40.0), single::tanh(-40.0)], [1.0, -1.0]);
    // Nearly of 0, as documented; and no number of none.
    assert!((single::ln(0.0) + 87.336_54).abs() < 1e-4 && single::ln(-1.0).is_nan());
    for of in [single::exp, single::ln, single::sin, single::cos, single::tanh] {
        assert!(of(f32::NAN).is_nan());
    }
}
