//! Toy rules: every density integrates to 1, and draws follow it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::Toy;
use coastline::plane::{ASPECT, Point, Rect};
use coastline::rng::stream;

/// Cells of a raster, finer than any toy's noise.
const COLUMNS: usize = 720;
const ROWS: usize = 360;

fn middles() -> impl Iterator<Item = Point> {
    let at = |k: usize, n: usize| (k as f64 + 0.5) / n as f64;
    (0..ROWS).flat_map(move |row| (0..COLUMNS).map(move |column| Point { x: at(column, COLUMNS), y: at(row, ROWS) }))
}

fn draws(toy: Toy, n: usize) -> Vec<Point> {
    let mut rng = stream(3, "toys");
    (0..n).map(|_| toy.draw(&mut rng)).collect()
}

#[test]
fn every_density_is_one_in_all() {
    for toy in Toy::ALL {
        let density = toy.density();
        let mass = middles().map(|p| density.at(p)).sum::<f64>() / (COLUMNS * ROWS) as f64;
        // The checkerboard's edges cut cells.
        let allowed = if toy == Toy::Checkerboard { 0.01 } else { 0.000_5 };
        assert!((mass - 1.0).abs() < allowed, "{toy:?}: {mass}");
        let beyond = draws(toy, 20_000).iter().filter(|p| !Rect::PLANE.contains(**p)).count();
        assert!(beyond <= 4, "{toy:?}: {beyond} of 20,000 off the plane");
    }
}

/// Chi-square over coarse cells: what was drawn there beside what the density has there.
#[test]
fn draws_follow_the_density() {
    const N: usize = 60_000;
    const SIDES: [usize; 2] = [60, 30];
    for toy in Toy::ALL {
        let cell = |p: &Point| {
            let along = |v: f64, n: usize| ((v * n as f64).max(0.0) as usize).min(n - 1);
            along(p.y, SIDES[1]) * SIDES[0] + along(p.x, SIDES[0])
        };
        let density = toy.density();
        let mut expected = vec![0.0; SIDES[0] * SIDES[1]];
        middles().for_each(|p| expected[cell(&p)] += N as f64 * density.at(p) / (COLUMNS * ROWS) as f64);
        let mut counted = vec![0.0; SIDES[0] * SIDES[1]];
        draws(toy, N).iter().for_each(|p| counted[cell(p)] += 1.0);
        // Cells with too few to judge are one.
        let (mut rest, mut chi2, mut cells) = ([0.0, 0.0], 0.0, 0.0);
        for (counted, expected) in counted.iter().zip(&expected) {
            if *expected < 10.0 {
                rest = [rest[0] + counted, rest[1] + expected];
            } else {
                chi2 += (counted - expected) * (counted - expected) / expected;
                cells += 1.0;
            }
        }
        if rest[1] > 1.0 {
            chi2 += (rest[0] - rest[1]) * (rest[0] - rest[1]) / rest[1];
        }
        // Its mean is the number of cells, its variance twice that.
        let sigmas = (chi2 - cells) / (2.0_f64 * cells).sqrt();
        let allowed = if toy == Toy::Checkerboard { 40.0 } else { 5.0 };
        assert!(sigmas < allowed, "{toy:?}: {sigmas} ({chi2} of {cells})");
    }
}

#[test]
fn densities_are_what_their_formulas_say() {
    let at = |toy: Toy, own: [f64; 2]| {
        let height = 2.0 * toy.reach();
        toy.density().at(toy.to_plane(own)) / (height * height * ASPECT)
    };
    // In the middle of a bell far from all others: its share of 1/(2πσ²).
    let tau = std::f64::consts::TAU;
    assert!((at(Toy::Grid25, [1.0, -2.0]) - 1.0 / (25.0 * tau * 0.002_5)).abs() < 1e-9);
    assert!((at(Toy::EightGaussians, [2.0, 0.0]) - 1.0 / (8.0 * tau * 0.04)).abs() < 1e-4);
    assert!((at(Toy::Checkerboard, [0.5, 0.5]), at(Toy::Checkerboard, [1.5, 0.5])) == (0.125, 0.0));
    // On a ring of radius 3, a quarter of 1/(2πr) along it, times 1/(σ √(2π)) across, by Bessel's function but for a hair.
    let ring = 0.25 / (tau * 3.0) / (0.08 * tau.sqrt());
    assert!((at(Toy::Rings, [3.0, 0.0]) / ring - 1.0).abs() < 1e-3);
    // A toy looks the same turned as it repeats itself.
    for (toy, turn) in [(Toy::Pinwheel, tau / 5.0), (Toy::Spirals, tau / 2.0), (Toy::EightGaussians, tau / 8.0)] {
        for own in [[1.2, 0.3], [-2.1, 1.0], [0.4, -2.6]] {
            let (cos, sin) = (turn.cos(), turn.sin());
            let turned = [cos * own[0] - sin * own[1], sin * own[0] + cos * own[1]];
            let (here, there) = (at(toy, own), at(toy, turned));
            assert!((here - there).abs() < 1e-6 * (1.0 + here), "{toy:?} {here} {there}");
        }
    }
}

#[test]
fn places_go_to_the_plane_and_back() {
    for toy in Toy::ALL {
        let own = [0.3 * toy.reach(), -0.7 * toy.reach()];
        let [u, v] = toy.from_plane(toy.to_plane(own));
        assert!((u - own[0]).abs() < 1e-12 && (v - own[1]).abs() < 1e-12);
        let top = toy.to_plane([0.0, toy.reach()]);
        assert!((top.x - 0.5).abs() < 1e-12 && (top.y - 1.0).abs() < 1e-12);
    }
    let modes = |toy: Toy| toy.modes().map(|(centres, _)| centres.len());
    assert_eq!((modes(Toy::EightGaussians), modes(Toy::Grid25), modes(Toy::Rings)), (Some(8), Some(25), None));
}
