//! Marginals against plain sums, and against samples.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{Preset, Rule, land};
use coastline::metric::{Axis, MARGINAL_BINS, data_marginal, model_marginal, sample_marginal};
use coastline::model::{BoxParams, Fit, GridParams, PaintedParams, Pmodel, Sampler};
use coastline::plane::Point;
use coastline::rng;

fn models() -> Vec<Pmodel> {
    let corners = [Point { x: 0.171, y: 0.032 }, Point { x: 0.903, y: 0.968 }];
    let observations: Vec<Point> =
        Rule::Earth.draw(300, &mut rng::stream(1, "observations")).iter().map(|spot| spot.point()).collect();
    let grid = |columns, rows, pseudocount| {
        Pmodel::Grid(GridParams { columns, rows, pseudocount }.fit(&observations).unwrap())
    };
    vec![
        Pmodel::BoundingBox(BoxParams::default().fit(&corners).unwrap()),
        grid(24, 12, 0.0),
        grid(24, 12, 0.5),
        grid(96, 96, 0.0),
        grid(7, 5, 0.1),
        Pmodel::Painted(PaintedParams { mask: Preset::Ring.mask().into() }.fit(&[]).unwrap()),
    ]
}

#[test]
fn every_marginal_sums_to_1() {
    for axis in [Axis::X, Axis::Y] {
        for n_bins in [1, 7, MARGINAL_BINS, 100] {
            let total: f64 = data_marginal(land(), axis, n_bins).iter().sum();
            assert!((total - 1.0).abs() < 1e-12, "p_data {total}");
            for model in models() {
                let strips = model_marginal(&model, axis, n_bins);
                let total: f64 = strips.iter().sum();
                assert!((total - 1.0).abs() < 1e-12 && strips.len() == n_bins, "p_model {total}");
            }
            let samples = [0.0, 0.5, 1.0].map(|v| Point { x: v, y: 1.0 - v });
            let total: f64 = sample_marginal(&samples, axis, n_bins).iter().sum();
            assert!((total - 1.0).abs() < 1e-12, "samples {total}");
        }
    }
    assert_eq!(sample_marginal(&[], Axis::X, 3), [0.0; 3]);
}

#[test]
fn p_data_is_the_count_of_land_cells() {
    let n_land = (0..720).flat_map(|row| (0..1440).map(move |column| (column, row)));
    let n_land = n_land.filter(|(column, row)| land().cell(*column, *row)).count() as f64;
    let (xs, ys) = (data_marginal(land(), Axis::X, 48), data_marginal(land(), Axis::Y, 48));
    for idx in 0..48 {
        let in_strip = (30 * idx..30 * (idx + 1)).flat_map(|column| (0..720).map(move |row| (column, row)));
        let x = in_strip.filter(|(column, row)| land().cell(*column, *row)).count() as f64 / n_land;
        let in_strip = (15 * idx..15 * (idx + 1)).flat_map(|row| (0..1440).map(move |column| (column, row)));
        let y = in_strip.filter(|(column, row)| land().cell(*column, *row)).count() as f64 / n_land;
        assert!((xs[idx] - x).abs() < 1e-12 && (ys[idx] - y).abs() < 1e-12);
    }
}

/// The midpoint rule on a mesh that has every edge of the grids, and misses the box's by less than the tolerance.
#[test]
fn p_model_is_the_integral_of_its_density() {
    let n = 3_360; // divisible by 96, 48, 24, 12, 7 and 5
    let midpoint = |k: usize| (k as f64 + 0.5) / n as f64;
    for model in models() {
        let mut sums = vec![[0.0; 2]; 48];
        for k in 0..n {
            for l in 0..n {
                let mass = model.density(Point { x: midpoint(k), y: midpoint(l) }) / (n * n) as f64;
                sums[k * 48 / n][0] += mass;
                sums[l * 48 / n][1] += mass;
            }
        }
        let exact = [Axis::X, Axis::Y].map(|axis| model_marginal(&model, axis, 48));
        let tolerance = if matches!(model, Pmodel::BoundingBox(_)) { 1e-3 } else { 1e-9 };
        for (idx, [x, y]) in sums.iter().enumerate() {
            let differ = (exact[0][idx] - x).abs().max((exact[1][idx] - y).abs());
            assert!(differ < tolerance, "strip {idx}: {differ}");
        }
    }
}

#[test]
fn samples_converge_to_p_model() {
    for model in models() {
        let mut rng = rng::stream(1, "samples");
        let samples: Vec<Point> = (0..200_000).map(|_| model.sample(&mut rng)).collect();
        for axis in [Axis::X, Axis::Y] {
            let pairs = sample_marginal(&samples, axis, 48).into_iter().zip(model_marginal(&model, axis, 48));
            // Five standard deviations of a share near 0.1 are 0.0034.
            assert!(pairs.into_iter().all(|(counted, exact)| (counted - exact).abs() < 0.004));
        }
    }
}
