//! The learning curve: every point is what the table Coverage says of a fresh fit to the same observations.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{Preset, Raster, Rule, land};
use coastline::metric::{Coverage, Curve, CurvePoint, Learner, LearningCurve, RESHUFFLES, coverage, evaluated_counts};
use coastline::model::{BoxParams, Fit, FitError, GridParams, Pmodel};
use coastline::plane::{Point, Spot};
use coastline::rng;
use proptest::collection::vec;
use proptest::prelude::*;

fn drawn(n: usize, seed: u32) -> Vec<Point> {
    Rule::Earth.draw(n, &mut rng::stream(seed, "observations")).iter().map(|spot| spot.point()).collect()
}

fn curve(learner: Learner, observations: &[Point], seed: u32) -> Curve {
    let mut learning = LearningCurve::new(learner, land(), observations, seed);
    while !learning.step(land()) {}
    assert_eq!(learning.progress(), 1.0);
    learning.result()
}

fn measured(fit: impl Fn(&[Point]) -> Result<Pmodel, FitError> + 'static) -> Learner {
    Learner::Measured(Box::new(move |points| Ok(coverage(land(), &fit(points)?))))
}

fn box_fit(params: BoxParams) -> impl Fn(&[Point]) -> Result<Pmodel, FitError> {
    move |points| params.fit(points).map(Pmodel::BoundingBox)
}

fn grid_fit(params: GridParams) -> impl Fn(&[Point]) -> Result<Pmodel, FitError> {
    move |points| params.fit(points).map(Pmodel::Grid)
}

/// Means and bands agree when the figures of every reshuffle do: both curves walk the same reshuffles.
fn assert_same(quick: &Curve, fresh: &Curve) {
    let figures = |p: &CurvePoint| {
        let bands = [p.precision, p.recall].into_iter().flatten();
        bands.flat_map(|band| [band.low, band.mean, band.high]).collect::<Vec<f64>>()
    };
    assert_eq!(quick.points.len(), fresh.points.len());
    for (a, b) in quick.points.iter().zip(&fresh.points) {
        assert_eq!((a.n, a.n_made, a.n_left_out), (b.n, b.n_made, b.n_left_out));
        let (x, y) = (figures(a), figures(b));
        assert_eq!(x.len(), y.len());
        assert!(x.iter().zip(&y).all(|(x, y)| (x - y).abs() < 1e-12), "{a:?} against {b:?}");
    }
}

#[test]
fn the_running_box_is_the_fresh_box() {
    for margin in [0.0, 0.1, -0.3, 0.5] {
        let params = BoxParams { margin };
        let observations = drawn(60, 3);
        let quick = curve(Learner::BoundingBox(params), &observations, 7);
        assert_same(&quick, &curve(measured(box_fit(params)), &observations, 7));
    }
}

#[test]
fn the_running_grid_is_the_fresh_grid() {
    for (columns, rows, pseudocount) in [(24, 12, 0.0), (24, 12, 0.05), (24, 12, 1.0), (7, 5, 0.3), (2, 2, 10.0)] {
        let params = GridParams { columns, rows, pseudocount };
        let observations = drawn(40, 5);
        let quick = curve(Learner::Grid(params), &observations, 1);
        assert_same(&quick, &curve(measured(grid_fit(params)), &observations, 1));
    }
}

#[test]
fn a_painted_rule_has_its_curve_too() {
    let rule = Rule::painted(Preset::Archipelago.mask());
    let observations: Vec<Point> =
        rule.draw(60, &mut rng::stream(1, "observations")).iter().map(|spot| spot.point()).collect();
    let params = GridParams { columns: 7, rows: 5, pseudocount: 0.1 };
    let of_rule = rule.clone();
    let measure = move |points: &[Point]| Ok(coverage(of_rule.raster().unwrap(), &grid_fit(params)(points)?));
    let [quick, fresh] = [Learner::Grid(params), Learner::Measured(Box::new(measure))].map(|learner| {
        let mut learning = LearningCurve::new(learner, rule.raster().unwrap(), &observations, 1);
        while !learning.step(rule.raster().unwrap()) {}
        learning.result()
    });
    assert_same(&quick, &fresh);
}

#[test]
fn a_coarse_grid_stays_exact_over_many_observations() {
    let params = GridParams { columns: 3, rows: 2, pseudocount: 0.0 };
    let observations = drawn(5_000, 2);
    let quick = curve(Learner::Grid(params), &observations, 1);
    assert_same(&quick, &curve(measured(grid_fit(params)), &observations, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Few places, so that equal points, lines and empty boxes are common.
    #[test]
    fn the_quick_way_never_differs(
        spots in vec((0_u16..4, 0_u16..3), 0..9),
        margin in -0.4..0.5_f64,
        pseudocount in prop_oneof![Just(0.0), 0.0..10.0_f64],
        seed in any::<u32>(),
    ) {
        let at = |(i, j)| Spot { i: i * 20_000, j: j * 30_000 }.point();
        let observations: Vec<Point> = spots.into_iter().map(at).collect();
        let params = BoxParams { margin };
        let quick = curve(Learner::BoundingBox(params), &observations, seed);
        assert_same(&quick, &curve(measured(box_fit(params)), &observations, seed));
        let params = GridParams { columns: 5, rows: 4, pseudocount };
        let quick = curve(Learner::Grid(params), &observations, seed);
        assert_same(&quick, &curve(measured(grid_fit(params)), &observations, seed));
    }
}

#[test]
fn all_orders_end_at_the_same_set() {
    let observations = drawn(300, 9);
    let grid = GridParams { columns: 24, rows: 12, pseudocount: 0.5 };
    let ends: [(Learner, Coverage); 2] = [
        (Learner::BoundingBox(BoxParams::default()), {
            coverage(land(), &box_fit(BoxParams::default())(&observations).unwrap())
        }),
        (Learner::Grid(grid), coverage(land(), &grid_fit(grid)(&observations).unwrap())),
    ];
    for (learner, table) in ends {
        let last = *curve(learner, &observations, 4).points.last().unwrap();
        assert_eq!((last.n, last.n_made, last.n_left_out), (300, RESHUFFLES, 0));
        let (precision, recall) = (last.precision.unwrap(), last.recall.unwrap());
        for (band, value) in [(precision, table.rule_precision()), (recall, table.rule_recall())] {
            assert!(band.high - band.low < 1e-12 && (band.mean - value).abs() < 1e-12, "{band:?} {value}");
        }
    }
}

#[test]
fn orders_that_make_no_model_are_left_out_and_counted() {
    // Three places on a parallel, one off it: only a pair with the last one in it spans a box.
    let observations = [(0.2, 0.5), (0.4, 0.5), (0.6, 0.5), (0.8, 0.7)].map(|(x, y)| Point { x, y });
    let points = curve(Learner::BoundingBox(BoxParams::default()), &observations, 1).points;
    assert!(points[0].n_made > 0 && points[0].n_left_out > 0, "{:?}", points[0]);
    assert!(points.iter().all(|p| p.n_made + p.n_left_out == RESHUFFLES));
    assert_eq!(points[2].n_left_out, 0);

    let points = curve(Learner::BoundingBox(BoxParams::default()), &observations[..3], 1).points;
    assert!(points.iter().all(|p| p.n_made == 0 && p.precision.is_none() && p.recall.is_none()), "{points:?}");
}

#[test]
fn a_box_only_grows() {
    let points = curve(Learner::BoundingBox(BoxParams::default()), &drawn(100, 1), 1).points;
    let recalls: Vec<f64> = points.iter().map(|p| p.recall.unwrap().mean).collect();
    assert!(recalls.windows(2).all(|pair| pair[0] <= pair[1]));
    for band in points.iter().flat_map(|p| [p.precision.unwrap(), p.recall.unwrap()]) {
        assert!(0.0 <= band.low && band.low <= band.high && band.high <= 1.0, "{band:?}");
    }
}

#[test]
fn a_model_that_learns_nothing_is_a_flat_line() {
    let table = coverage(land(), &box_fit(BoxParams::default())(&drawn(30, 1)).unwrap());
    let points = curve(Learner::Fixed(table), &drawn(250, 1), 1).points;
    assert_eq!(points.iter().map(|p| p.n).collect::<Vec<_>>(), evaluated_counts(250));
    for p in points {
        let recall = p.recall.unwrap();
        assert_eq!(
            (p.n_made, recall.low, recall.mean, recall.high),
            (RESHUFFLES, recall.mean, table.rule_recall(), recall.mean)
        );
    }
}

#[test]
fn without_two_observations_or_without_land_there_is_no_curve() {
    for n in [0, 1] {
        assert_eq!(curve(Learner::BoundingBox(BoxParams::default()), &drawn(n, 1), 1), Curve::default());
    }
    let sea = Raster::new(4, 2, vec![false; 8]);
    let mut learning = LearningCurve::new(Learner::BoundingBox(BoxParams::default()), &sea, &drawn(9, 1), 1);
    assert!(learning.step(&sea));
    assert_eq!(learning.result(), Curve::default());
}

#[test]
fn another_seed_is_another_set_of_orders() {
    let points = |seed| curve(Learner::BoundingBox(BoxParams::default()), &drawn(50, 1), seed).points;
    assert_eq!(points(1), points(1));
    assert_ne!(points(1), points(2));
}
