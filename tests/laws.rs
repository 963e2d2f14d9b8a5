//! What every model promises: densities integrate to 1, samples follow their density, bad input is refused by cause.
#![cfg(not(target_arch = "wasm32"))]
// The platform's `exp` is independent of the module under test, and close enough here.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::{COLUMNS, Mask, Preset, ROWS, Rule, land};
use coastline::model::{
    BoundingBox, BoxParams, Density, Fit, FitError, Grid, GridParams, Painted, PaintedParams, Pmodel, Sampler,
};
use coastline::plane::{Point, Rect, Spot};
use coastline::rng;
use proptest::collection::vec;
use proptest::prelude::*;

fn points(pairs: &[(f64, f64)]) -> Vec<Point> {
    pairs.iter().map(|(x, y)| Point { x: *x, y: *y }).collect()
}

/// A few dozen points, unevenly spread.
fn scattered(n: u32) -> Vec<Point> {
    (0..n).map(|k| Spot { i: (k * k * 977 + 5_000) as u16, j: (k * 12_345 + 700) as u16 }.point()).collect()
}

fn a_box() -> BoundingBox {
    BoxParams { margin: 0.05 }.fit(&points(&[(0.21, 0.17), (0.83, 0.4), (0.5, 0.61)])).unwrap()
}

fn a_grid(pseudocount: f64) -> Grid {
    GridParams { columns: 7, rows: 5, pseudocount }.fit(&scattered(60)).unwrap()
}

fn a_painting(mask: Mask) -> Painted {
    PaintedParams { mask: mask.into() }.fit(&[]).unwrap()
}

/// One cell, a world, everything.
fn paintings() -> [Mask; 3] {
    [Mask::from_cells(|idx| idx == 4_607), Preset::Archipelago.mask(), Mask::full()]
}

/// `parts + 1` places that cut `lo..=hi` evenly.
fn cuts(lo: f64, hi: f64, parts: usize) -> Vec<f64> {
    (0..=parts).map(|k| lo + (hi - lo) * k as f64 / parts as f64).collect()
}

/// The cells between all cuts, with the density at their midpoints: exact where the density is constant in each.
fn cells(model: &impl Density<Point>, xs: &[f64], ys: &[f64]) -> Vec<(Rect, f64)> {
    let mut cells = Vec::new();
    for y in ys.windows(2) {
        for x in xs.windows(2) {
            let midpoint = Point { x: 0.5 * (x[0] + x[1]), y: 0.5 * (y[0] + y[1]) };
            let rect = Rect { west: x[0], south: y[0], east: x[1], north: y[1] };
            cells.push((rect, model.ln_density(&midpoint).exp()));
        }
    }
    cells
}

/// Cuts that are the edges of the box, and of the plane.
fn around(model: BoundingBox, parts: usize) -> (Vec<f64>, Vec<f64>) {
    let Rect { west, south, east, north } = model.rect();
    let with_plane = |inside: Vec<f64>| [vec![0.0], inside, vec![1.0]].concat();
    (with_plane(cuts(west, east, parts)), with_plane(cuts(south, north, parts)))
}

fn integral(model: &impl Density<Point>, (xs, ys): &(Vec<f64>, Vec<f64>)) -> f64 {
    cells(model, xs, ys).iter().map(|(rect, density)| rect.area() * density).sum()
}

#[test]
fn every_density_integrates_to_1() {
    let total = integral(&a_box(), &around(a_box(), 10));
    assert!((total - 1.0).abs() < 1e-12, "box: {total}");
    for pseudocount in [0.0, 0.01, 3.0] {
        let total = integral(&a_grid(pseudocount), &(cuts(0.0, 1.0, 14), cuts(0.0, 1.0, 15)));
        assert!((total - 1.0).abs() < 1e-12, "grid with {pseudocount}: {total}");
    }
    for mask in paintings() {
        let total = integral(&a_painting(mask), &(cuts(0.0, 1.0, 96), cuts(0.0, 1.0, 48)));
        assert!((total - 1.0).abs() < 1e-12, "painted: {total}");
    }
}

#[test]
fn the_pieces_that_figures_are_summed_over_carry_all_mass_and_all_land() {
    let painted = paintings().map(|mask| Pmodel::Painted(a_painting(mask)));
    for model in [Pmodel::BoundingBox(a_box()), Pmodel::Grid(a_grid(0.5))].into_iter().chain(painted) {
        let pieces = model.pieces(land());
        let area: f64 = pieces.iter().map(|p| p.area).sum();
        let mass: f64 = pieces.iter().map(|p| p.area * p.density).sum();
        let land_area: f64 = pieces.iter().map(|p| p.land_area).sum();
        assert!((area - 1.0).abs() < 1e-12 && (mass - 1.0).abs() < 1e-12, "{area} {mass}");
        assert!((land_area - land().land_share()).abs() < 1e-12, "{land_area}");
    }
}

proptest! {
    #[test]
    fn grid_masses_are_the_formula_and_sum_to_1(
        columns in 2_usize..=96, rows in 2_usize..=96, hundredths in 0_u32..=1_000,
        spots in vec(any::<(u16, u16)>(), 1..300),
    ) {
        let pseudocount = f64::from(hundredths) / 100.0;
        let observations: Vec<Point> = spots.iter().map(|(i, j)| Spot { i: *i, j: *j }.point()).collect();
        let grid = GridParams { columns, rows, pseudocount }.fit(&observations).unwrap();
        let sum: f64 = grid.mass().iter().sum();
        prop_assert!((sum - 1.0).abs() <= 1e-12, "{sum}");
        let mut counted = vec![0_u32; columns * rows];
        for (i, j) in &spots {
            // (i + 1/2)/65536 of the way east, in integers.
            let column = (2 * usize::from(*i) + 1) * columns / 131_072;
            let row_from_south = (2 * usize::from(*j) + 1) * rows / 131_072;
            counted[(rows - 1 - row_from_south) * columns + column] += 1;
        }
        prop_assert_eq!(grid.count(), &counted[..]);
        let (n, k) = (spots.len() as f64, (columns * rows) as f64);
        for (mass, count) in grid.mass().iter().zip(&counted) {
            let formula = (f64::from(*count) + pseudocount) / (n + pseudocount * k);
            prop_assert!((mass - formula).abs() <= 1e-15);
        }
    }

    // Also every sample of a grid without a pseudocount falls where something was observed.
    #[test]
    fn samples_lie_inside_the_support(
        columns in 2_usize..=96, rows in 2_usize..=96, margin in -400_i32..=500, seed in any::<u32>(),
        spots in vec(any::<(u16, u16)>(), 2..40),
    ) {
        let observations: Vec<Point> = spots.iter().map(|(i, j)| Spot { i: *i, j: *j }.point()).collect();
        let grid = GridParams { columns, rows, pseudocount: 0.0 }.fit(&observations).unwrap();
        let mask = Mask::from_cells(|idx| idx as u32 % 97 == seed % 97);
        let mut models = vec![Pmodel::Grid(grid), Pmodel::Painted(a_painting(mask))];
        if let Ok(model) = (BoxParams { margin: f64::from(margin) / 1000.0 }).fit(&observations) {
            models.push(Pmodel::BoundingBox(model));
        }
        let mut stream = rng::stream(seed, "samples");
        for model in &models {
            for _ in 0..200 {
                let sample = model.sample(&mut stream);
                prop_assert!(model.ln_density(&sample) > f64::NEG_INFINITY && model.density(sample) > 0.0);
            }
        }
    }
}

/// The value that chi-square exceeds with probability 0.001 (Wilson & Hilferty 1931).
fn chi_square_limit(degrees_of_freedom: usize) -> f64 {
    let (n, z) = (degrees_of_freedom as f64, 3.090_232_306_167_813);
    let root = 1.0 - 2.0 / (9.0 * n) + z * (2.0 / (9.0 * n)).sqrt();
    n * root * root * root
}

/// scipy.stats.chi2.isf(0.001, n) of SciPy 1.17.1.
#[test]
fn the_limit_is_scipys() {
    for (n, scipy) in [(10, 29.588_298_445), (35, 66.618_828_844), (63, 103.442_377_320), (500, 603.446_005_796)] {
        assert!((chi_square_limit(n) / scipy - 1.0).abs() < 1e-2, "{n}");
    }
}

/// Pearson's chi-square of counts against expectations, cells with expectation under 5 pooled; and its limit.
fn chi_square(counted: &[f64], expected: &[f64]) -> (f64, f64) {
    let (mut sum, mut cells, mut pool) = (0.0, 0, (0.0, 0.0));
    let term = |n: f64, e: f64| (n - e) * (n - e) / e;
    for (n, e) in counted.iter().zip(expected) {
        if *e >= 5.0 {
            sum += term(*n, *e);
            cells += 1;
        } else {
            pool = (pool.0 + n, pool.1 + e);
        }
    }
    if pool.1 > 0.0 {
        sum += term(pool.0, pool.1);
        cells += 1;
    }
    (sum, chi_square_limit(cells - 1))
}

fn assert_sampler_agrees<M: Sampler<Point> + Density<Point>>(name: &str, model: &M, xs: &[f64], ys: &[f64]) {
    let n = 50_000;
    let cells = cells(model, xs, ys);
    let expected: Vec<f64> = cells.iter().map(|(rect, density)| n as f64 * rect.area() * density).collect();
    let mut counted = vec![0.0; cells.len()];
    let mut stream = rng::stream(2_024, "samples");
    for _ in 0..n {
        let sample = model.sample(&mut stream);
        let column = xs.partition_point(|x| *x <= sample.x) - 1;
        let row = ys.partition_point(|y| *y <= sample.y) - 1;
        counted[row * (xs.len() - 1) + column] += 1.0;
    }
    let impossible: f64 = counted.iter().zip(&expected).filter(|(_, e)| **e == 0.0).map(|(n, _)| n).sum();
    assert_eq!(impossible, 0.0, "{name}");
    let (sum, limit) = chi_square(&counted, &expected);
    assert!(sum < limit, "{name}: {sum} against {limit}");
}

#[test]
fn every_sampler_agrees_with_its_density() {
    let (xs, ys) = around(a_box(), 8);
    assert_sampler_agrees("box", &a_box(), &xs, &ys);
    for pseudocount in [0.0, 0.5] {
        // Two by two to a cell, so that a place inside it is tested too.
        assert_sampler_agrees("grid", &a_grid(pseudocount), &cuts(0.0, 1.0, 14), &cuts(0.0, 1.0, 10));
    }
    for (mask, per_cell) in paintings().into_iter().zip([8_usize, 2, 1]) {
        let cuts = |n: usize| cuts(0.0, 1.0, n * per_cell);
        assert_sampler_agrees("painted", &a_painting(mask), &cuts(96), &cuts(48));
    }
}

#[test]
fn every_fit_refuses_empty_and_impossible_input_by_cause() {
    let grid = GridParams { columns: 3, rows: 2, pseudocount: 0.0 };
    assert_eq!(BoxParams::default().fit(&[]).unwrap_err(), FitError::Empty);
    assert_eq!(grid.fit(&[]).unwrap_err(), FitError::Empty);
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1e-9, 1.0 + 1e-9] {
        for pair in [(bad, 0.5), (0.5, bad)] {
            let observations = points(&[(0.2, 0.3), pair, (0.6, 0.7)]);
            assert_eq!(BoxParams::default().fit(&observations).unwrap_err(), FitError::NotFinite, "{pair:?}");
            assert_eq!(grid.fit(&observations).unwrap_err(), FitError::NotFinite, "{pair:?}");
        }
    }
    assert!(BoxParams { margin: f64::NAN }.fit(&points(&[(0.2, 0.3), (0.6, 0.7)])).is_err());
    // A belief needs no observations; but it has to believe something.
    for observations in [points(&[]), points(&[(0.2, 0.3)])] {
        assert_eq!(PaintedParams::default().fit(&observations).unwrap_err(), FitError::NothingPainted);
    }
    assert!(GridParams { pseudocount: f64::NAN, ..grid }.fit(&points(&[(0.2, 0.3)])).is_err());
}

proptest! {
    #[test]
    fn a_fit_to_spots_is_the_fit_to_their_points(
        pairs in vec(any::<(u16, u16)>(), 0..60),
        columns in 2..=96_usize,
        rows in 2..=96_usize,
        hundredths in -1..=1_000_i32,
    ) {
        let spots: Vec<Spot> = pairs.iter().map(|(i, j)| Spot { i: *i, j: *j }).collect();
        let points: Vec<Point> = spots.iter().map(|spot| spot.point()).collect();
        let box_params = BoxParams { margin: f64::from(hundredths) / 2_000.0 };
        prop_assert_eq!(box_params.fit_spots(&spots), box_params.fit(&points));
        let grid_params = GridParams { columns, rows, pseudocount: f64::from(hundredths) / 100.0 };
        match (grid_params.fit_spots(&spots), grid_params.fit(&points)) {
            (Ok(a), Ok(b)) => prop_assert_eq!((a.count(), a.mass()), (b.count(), b.mass())),
            (a, b) => prop_assert_eq!(a.err(), b.err()),
        }
    }

    #[test]
    fn samples_in_batches_are_the_samples_one_by_one(seed: u32, sizes in vec(0..40_usize, 0..6)) {
        for model in [Pmodel::BoundingBox(a_box()), Pmodel::Grid(a_grid(0.5))] {
            let (mut one_by_one, mut in_batches) = (rng::stream(seed, "samples"), rng::stream(seed, "samples"));
            let mut samples = Vec::new();
            for n in &sizes {
                model.sample_into(&mut in_batches, *n, &mut samples);
            }
            let expected: Vec<Point> = (0..samples.len()).map(|_| model.sample(&mut one_by_one)).collect();
            prop_assert_eq!(samples.len(), sizes.iter().sum::<usize>());
            prop_assert_eq!(samples, expected);
        }
    }
}

/// With a pseudocount there is something to go by without observations: the prior mean, which is uniform.
#[test]
fn a_grid_of_nothing_but_pseudocounts_is_uniform() {
    let grid = GridParams { columns: 4, rows: 2, pseudocount: 0.01 }.fit(&[]).unwrap();
    assert_eq!(grid.mass(), [0.125; 8]);
}

#[test]
fn a_box_without_area_is_degenerate() {
    for margin in [-0.4, 0.0, 0.5] {
        for observations in [
            points(&[(0.3, 0.4)]),
            points(&[(0.3, 0.4); 5]),
            points(&[(0.1, 0.4), (0.9, 0.4), (0.5, 0.4)]),
            points(&[(0.3, 0.1), (0.3, 0.9)]),
        ] {
            assert_eq!(BoxParams { margin }.fit(&observations).unwrap_err(), FitError::Degenerate);
        }
    }
    // A line that is not along an axis spans a box.
    assert!(BoxParams::default().fit(&points(&[(0.1, 0.1), (0.9, 0.9)])).is_ok());
}

#[test]
fn a_margin_moves_each_side_by_its_share_and_is_clipped_to_the_plane() {
    // Sides 1/2 and 1/4, exact in binary.
    let observations = points(&[(0.25, 0.5), (0.75, 0.75), (0.5, 0.625)]);
    let rect = |margin| BoxParams { margin }.fit(&observations).unwrap().rect();
    assert_eq!(rect(0.0), Rect { west: 0.25, south: 0.5, east: 0.75, north: 0.75 });
    assert_eq!(rect(0.25), Rect { west: 0.125, south: 0.4375, east: 0.875, north: 0.8125 });
    assert_eq!(rect(-0.25), Rect { west: 0.375, south: 0.5625, east: 0.625, north: 0.6875 });
    assert_eq!(rect(0.5), Rect { west: 0.0, south: 0.375, east: 1.0, north: 0.875 });
    // −40% on both ends leaves a fifth of each side.
    assert!((rect(-0.4).area() - 0.125 * 0.04).abs() < 1e-15);
    let wide = BoxParams { margin: 0.5 }.fit(&points(&[(0.125, 0.0), (0.875, 0.5)])).unwrap();
    assert_eq!(wide.rect(), Rect { west: 0.0, south: 0.0, east: 1.0, north: 0.75 });
    // What is clipped is given to the rest: the density still integrates to 1.
    assert_eq!(wide.density_inside(), 1.0 / 0.75);
}

#[test]
fn draws_from_pdata_are_all_on_land_and_reproducible() {
    let draw = |seed| Rule::Earth.draw(3_000, &mut rng::stream(seed, "observations"));
    assert!(draw(5).iter().all(|spot| land().contains(spot.point())));
    assert_eq!(draw(5), draw(5));
    assert_ne!(draw(5), draw(6));
    // More draws go on where fewer stopped: the first 3,000 stay.
    assert_eq!(Rule::Earth.draw(4_000, &mut rng::stream(5, "observations"))[..3_000], draw(5));
}

#[test]
fn draws_from_pdata_are_uniform_on_land() {
    // Regions of 120 x 120 cells, so that a plain count of land cells gives the expectation.
    let (region_columns, region_rows, side) = (COLUMNS / 120, ROWS / 120, 120);
    let mut cells_of_land = vec![0.0; region_columns * region_rows];
    for row in 0..ROWS {
        for column in (0..COLUMNS).filter(|column| land().cell(*column, row)) {
            cells_of_land[row / side * region_columns + column / side] += 1.0;
        }
    }
    let n = 20_000;
    let all: f64 = cells_of_land.iter().sum();
    let expected: Vec<f64> = cells_of_land.iter().map(|cells| n as f64 * cells / all).collect();
    let mut counted = vec![0.0; expected.len()];
    for spot in Rule::Earth.draw(n, &mut rng::stream(1, "observations")) {
        let (column, row) = (usize::from(spot.i) * region_columns / 65_536, usize::from(spot.j) * region_rows / 65_536);
        counted[row * region_columns + column] += 1.0;
    }
    let (sum, limit) = chi_square(&counted, &expected);
    assert!(sum < limit, "{sum} against {limit}");
}
