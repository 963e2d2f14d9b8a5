//! Figures of samples: as SciPy, POT and clovaai's prdc have them (`scripts/fixtures/sample_metrics.py`), and what holds for all.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::metric::{
    EnergyDistance, Near, Prdc, PrdcWork, SampleMetricsWork, SlicedW1, js_in_cells, memorised, modes,
};
use coastline::plane::{Point, Rect};
use coastline::rng::{stream, two_normals};
use proptest::collection::vec;
use proptest::prelude::*;
use rand::RngExt;
use serde_json::Value;

fn halton(base: u32, mut i: u32) -> f64 {
    let (mut value, mut share) = (0.0, 1.0);
    while i > 0 {
        share /= f64::from(base);
        value += share * f64::from(i % base);
        i /= base;
    }
    value
}

fn points([bx, by]: [u32; 2], n: u64, shift: f64, scale: f64) -> Vec<Point> {
    let at = |i| Point { x: shift + scale * halton(bx, i), y: shift + scale * halton(by, i) };
    (1..=n as u32).map(at).collect()
}

fn energy(x: &[Point], y: &[Point]) -> f64 {
    let mut work = EnergyDistance::new(x, y);
    while !work.step() {}
    work.result()
}

fn sliced(x: &[Point], y: &[Point]) -> f64 {
    let mut work = SlicedW1::new(x, y);
    while !work.step() {}
    work.result()
}

fn prdc(x: &[Point], y: &[Point]) -> Prdc {
    let mut work = PrdcWork::new(x, y);
    while !work.step() {}
    work.result()
}

#[test]
fn figures_are_those_of_the_libraries() {
    let cases: Value = serde_json::from_str(include_str!("fixtures/sample_metrics.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let number = |key: &str| case[key].as_f64().unwrap();
        let x = points([2, 3], case["n"].as_u64().unwrap(), 0.0, 1.0);
        let y = points([5, 7], case["m"].as_u64().unwrap(), number("shift"), number("scale"));
        let near = prdc(&x, &y);
        for (actual, key) in [
            (js_in_cells(&x, &y, Rect::PLANE), "js"),
            (energy(&x, &y), "energy"),
            (sliced(&x, &y), "sliced"),
            (near.precision, "precision"),
            (near.recall, "recall"),
            (near.density, "density"),
            (near.coverage, "coverage"),
        ] {
            assert!((actual - number(key)).abs() < 1e-9, "{key}: {actual}, not {}", number(key));
        }
    }
    // As facts have it for the first.
    let (x, y) = (points([2, 3], 200, 0.0, 1.0), points([5, 7], 200, 0.3, 0.6));
    assert!((energy(&x, &y).powi(2) - 0.069_735_010).abs() < 1e-8);
    assert!((sliced(&x, &y) - 0.125_786_658).abs() < 1e-8);
    assert_eq!(prdc(&x, &y), Prdc { precision: 1.0, recall: 0.505, density: 1.126, coverage: 0.585 });
}

fn point() -> impl Strategy<Value = Point> {
    // Often equal, and often in a row.
    let at = || prop_oneof![3 => -1.0..2.0, 1 => select_of(4)];
    (at(), at()).prop_map(|(x, y)| Point { x, y })
}

fn select_of(n: u32) -> impl Strategy<Value = f64> {
    (0..n).prop_map(|k| f64::from(k) / 4.0)
}

fn squared(a: Point, b: Point) -> f64 {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn neighbours_are_those_of_a_plain_search(points in vec(point(), 0..80), at in point(), k in 1_usize..7, without in 0_usize..80) {
        let near = Near::new(&points);
        let without = (without < points.len()).then_some(without);
        let mut all: Vec<f64> =
            points.iter().enumerate().filter(|(idx, _)| Some(*idx) != without).map(|(_, p)| squared(at, *p)).collect();
        all.sort_by(f64::total_cmp);
        prop_assert_eq!(near.kth_squared(at, k, without), all.get(k - 1).copied().unwrap_or(f64::INFINITY));
        for within in [0.0, 0.01, 0.3, 20.0, f64::INFINITY] {
            let mut found = Vec::new();
            near.each_within(at, within, |idx| found.push(idx));
            found.sort_unstable();
            let missing = (0..points.len()).find(|idx| squared(at, points[*idx]) < within && !found.contains(idx));
            prop_assert_eq!(missing, None);
            found.dedup();
            prop_assert!(found.len() <= points.len());
        }
    }

    #[test]
    fn the_same_points_are_no_distance_apart(points in vec(point(), 1..60)) {
        prop_assert_eq!(js_in_cells(&points, &points, Rect::PLANE), 0.0);
        prop_assert!(energy(&points, &points) < 1e-6 && sliced(&points, &points) == 0.0);
    }

    #[test]
    fn distances_are_the_same_both_ways_and_wherever_the_plane_begins(x in vec(point(), 1..40), y in vec(point(), 1..40)) {
        let moved = |points: &[Point]| points.iter().map(|p| Point { x: p.x + 3.0, y: p.y - 1.5 }).collect::<Vec<_>>();
        for of in [energy, sliced] {
            let here = of(&x, &y);
            prop_assert!((of(&y, &x) - here).abs() < 1e-9 && (of(&moved(&x), &moved(&y)) - here).abs() < 1e-7);
        }
        prop_assert!((js_in_cells(&x, &y, Rect::PLANE) - js_in_cells(&y, &x, Rect::PLANE)).abs() < 1e-12);
        let (there, back) = (prdc(&x, &y), prdc(&y, &x));
        prop_assert_eq!((there.precision, there.recall), (back.recall, back.precision));
    }

    #[test]
    fn a_shift_is_as_far_as_it_is(points in vec(point(), 1..40), by in 0.0..2.0_f64) {
        // Seen from a direction at an angle a, a shift along x is by |cos a|.
        let moved: Vec<Point> = points.iter().map(|p| Point { x: p.x + by, y: p.y }).collect();
        let mean = (0..180).map(|k| (std::f64::consts::PI * f64::from(k) / 180.0).cos().abs()).sum::<f64>() / 180.0;
        prop_assert!((sliced(&points, &moved) - by * mean).abs() < 1e-9);
    }
}

/// A ring with some breadth: `n` draws.
fn ring(n: usize, seed: u32) -> Vec<Point> {
    let mut rng = stream(seed, "ring");
    let mut draw = || {
        let (angle, [e, _]) = (std::f64::consts::TAU * rng.random::<f64>(), two_normals(&mut rng));
        let radius = 0.35 + 0.03 * e;
        Point { x: 0.5 + radius * angle.cos(), y: 0.5 + radius * angle.sin() }
    };
    (0..n).map(|_| draw()).collect()
}

/// Two identical distributions: each figure lands where thirty other pairs of true draws do.
#[test]
fn identical_distributions_land_on_the_floor() {
    let all = |seed: u32| {
        let (x, y) = (ring(600, 2 * seed), ring(600, 2 * seed + 1));
        let mut work = SampleMetricsWork::new(x, y).memorising(ring(300, 1_000 + seed), ring(300, 2_000 + seed));
        while !work.step() {}
        let of = work.result(Rect::PLANE);
        let Prdc { precision, recall, density, coverage } = of.prdc;
        [of.js_bits, of.energy_distance, of.sliced_w1, precision, recall, density, coverage, of.memorised.unwrap()]
    };
    let pairs: Vec<[f64; 8]> = (1..=30).map(all).collect();
    let one = all(77);
    for k in 0..8 {
        let values: Vec<f64> = pairs.iter().map(|pair| pair[k]).collect();
        let mean = values.iter().sum::<f64>() / 30.0;
        let deviation = (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / 29.0).sqrt();
        assert!((one[k] - mean).abs() < 3.5 * deviation + 1e-9, "{k}: {} beside {mean} ± {deviation}", one[k]);
    }
    let expected = 1.0 - (1..=5).map(|i| f64::from(600 - i) / f64::from(1_200 - i)).product::<f64>();
    let coverage = pairs.iter().map(|pair| pair[6]).sum::<f64>() / 30.0;
    assert!((coverage - expected).abs() < 0.01, "{coverage}, not {expected}");
    let memorised = pairs.iter().map(|pair| pair[7]).sum::<f64>() / 30.0;
    assert!((memorised - 0.5).abs() < 0.02, "{memorised}");
    // A shifted ring is far from the floor.
    let moved: Vec<Point> = ring(600, 5).iter().map(|p| Point { x: p.x + 0.3, y: p.y }).collect();
    assert!(energy(&ring(600, 6), &moved) > 3.0 * pairs.iter().map(|pair| pair[1]).fold(0.0, f64::max));
}

#[test]
fn copies_are_found_out_and_modes_are_counted() {
    let (own, fresh) = (ring(50, 1), ring(50, 2));
    assert_eq!((memorised(&own, &fresh, &own), memorised(&fresh, &own, &own)), (Some(1.0), Some(0.0)));
    assert_eq!(memorised(&own, &own, &fresh), Some(0.5), "as near to both");
    assert_eq!((memorised(&own, &fresh[1..], &own), memorised(&own, &fresh, &[])), (None, None));
    let centres = [Point { x: 0.2, y: 0.2 }, Point { x: 0.8, y: 0.8 }];
    let samples = [(0.2, 0.2), (0.229, 0.2), (0.231, 0.2), (0.5, 0.5)].map(|(x, y)| Point { x, y });
    let found = modes(&samples, &centres, 0.01).unwrap();
    assert_eq!((found.made, found.high_quality), (1, 0.5));
    assert_eq!((modes(&[], &centres, 0.01), modes(&samples, &[], 0.01)), (None, None));
}

#[test]
fn few_points_and_equal_ones_harm_nothing() {
    let one = [Point { x: 0.5, y: 0.5 }];
    for (x, y) in [(&[][..], &[][..]), (&one, &[]), (&[], &one), (&one, &one), (&[one[0]; 9], &[one[0]; 5])] {
        let mut work = SampleMetricsWork::new(x.to_vec(), y.to_vec());
        while !work.step() {}
        let of = work.result(Rect::PLANE);
        assert!(of.energy_distance == 0.0 && of.sliced_w1 == 0.0 && of.js_bits == 0.0, "{of:?}");
        assert!([of.prdc.precision, of.prdc.recall, of.prdc.density, of.prdc.coverage].iter().all(|v| v.is_finite()));
    }
}
