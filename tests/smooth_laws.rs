//! Kernel densities and mixtures: what holds for all of them, and what makes none.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::land;
use coastline::metric::{Learner, LearningCurve, coverage};
use coastline::model::{
    Bandwidth, CELL_COLUMNS, CELL_ROWS, Covariance, Density, FitError, Gaussian, Mixture, MixtureFit, MixtureParams,
    ModelKind, Sampler, SmoothFit, SmoothParams,
};
use coastline::plane::{Point, Rect};
use coastline::rng;
use coastline::scene::{Edit, NumberField, PointsScene, Results, State, apply, json_chunks};
use proptest::collection::vec;
use proptest::prelude::*;

fn point() -> impl Strategy<Value = Point> {
    (0.05..0.95, 0.05..0.95).prop_map(|(x, y)| Point { x, y })
}

fn bandwidth() -> impl Strategy<Value = Bandwidth> {
    prop_oneof![Just(Bandwidth::Scott), Just(Bandwidth::LeaveOneOut), (0.05..2.0).prop_map(Bandwidth::Fixed)]
}

fn params() -> impl Strategy<Value = SmoothParams> {
    let mixture = (1_usize..5, any::<u32>())
        .prop_map(|(components, seed)| SmoothParams::Mixture(MixtureParams { components, seed }));
    prop_oneof![bandwidth().prop_map(SmoothParams::Kernel), mixture]
}

fn score(mixture: &Mixture, points: &[Point]) -> f64 {
    points.iter().map(|p| mixture.ln_density(p)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn mass_is_one_with_what_lies_beyond_the_plane(points in vec(point(), 8..40), params in params()) {
        let Ok(fit) = SmoothFit::new(&points, params) else { return Ok(()) };
        let model = fit.finish().unwrap();
        let inside = model.mass_in(Rect::PLANE);
        prop_assert!((inside + model.off_plane() - 1.0).abs() < 1e-9);
        // The same by samples.
        let mut samples = Vec::new();
        model.sample_into(&mut rng::stream(1, "samples"), 4_000, &mut samples);
        let within = samples.iter().filter(|p| Rect::PLANE.contains(**p)).count() as f64 / 4_000.0;
        prop_assert!((within - inside).abs() < 0.04, "{within} {inside}");
        let halves = Rect { east: 0.37, ..Rect::PLANE };
        let west = samples.iter().filter(|p| halves.contains(**p)).count() as f64 / 4_000.0;
        prop_assert!((west - model.mass_in(halves)).abs() < 0.04, "{west} {}", model.mass_in(halves));
        let coverage = coverage(land(), &model);
        prop_assert!((coverage.a + coverage.c - 1.0).abs() < 1e-12 && coverage.a >= model.off_plane());
    }

    #[test]
    fn cases_on_the_raster_are_a_plain_count(points in vec(point(), 8..30), params in params()) {
        let Ok(fit) = SmoothFit::new(&points, params) else { return Ok(()) };
        let model = fit.finish().unwrap();
        let (cells, rule) = (model.cells().unwrap(), land());
        let (mut sea, mut missed) = (model.off_plane(), 0.0);
        for (idx, density) in cells.iter().enumerate() {
            let (column, row) = (idx % CELL_COLUMNS, CELL_ROWS - 1 - idx / CELL_COLUMNS);
            // Sixteen cells of the land's raster lie in one of ours.
            let on_land = (0..16).filter(|k| rule.cell(4 * column + k % 4, 4 * row + k / 4)).count() as f64 / 16.0;
            sea += density * (1.0 - on_land) / cells.len() as f64;
            if *density < 0.1 / rule.land_share() {
                missed += on_land / cells.len() as f64 / rule.land_share();
            }
        }
        let coverage = coverage(rule, &model);
        prop_assert!((coverage.a - sea).abs() < 1e-9 && (coverage.b - missed).abs() < 1e-9);
    }

    #[test]
    fn no_round_of_em_lowers_the_likelihood(points in vec(point(), 10..60), components in 1_usize..9, seed in any::<u32>()) {
        let Ok(mut fit) = MixtureFit::new(&points, MixtureParams { components, seed }) else { return Ok(()) };
        let mut before = score(fit.mixture(), &points);
        loop {
            let is_over = fit.step();
            let now = score(fit.mixture(), &points);
            prop_assert!(now >= before - 1e-7 * (1.0 + before.abs()), "{before} {now}");
            before = now;
            if is_over {
                break;
            }
        }
        prop_assert!((fit.mixture().components().iter().map(|c| c.weight).sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_fitted_is_the_same_however_it_is_cut(points in vec(point(), 8..30), params in params()) {
        let Ok(fit) = SmoothFit::new(&points, params) else { return Ok(()) };
        let once = fit.finish().unwrap();
        let mut again = SmoothFit::new(&points, params).unwrap();
        while !again.step() {}
        let again = again.finish().unwrap();
        prop_assert_eq!(once.cells(), again.cells());
        prop_assert_eq!(once.density(points[0]).to_bits(), again.density(points[0]).to_bits());
    }

    /// Axes and covariance are the same thing.
    #[test]
    fn an_ellipse_has_its_axes(xx in 0.001..0.1_f64, yy in 0.001..0.1_f64, share in -0.99..0.99_f64) {
        let covariance = Covariance { xx, xy: share * (xx * yy).sqrt(), yy };
        let axes = covariance.axes();
        let ([long, short], [x, y]) = (axes.radii, axes.direction);
        prop_assert!(long >= short && (x * x + y * y - 1.0).abs() < 1e-12);
        let back = long * long * x * x + short * short * y * y;
        prop_assert!((back - xx).abs() < 1e-12 && (long * short - (xx * yy).sqrt() * (1.0 - share * share).sqrt()).abs() < 1e-9);
        prop_assert_eq!(covariance.at_least(0.0), covariance);
        let fat = covariance.at_least(0.05).axes();
        prop_assert!(fat.radii.iter().all(|radius| radius * radius > 0.05 - 1e-12));
    }
}

#[test]
fn what_makes_no_smooth_model_says_why() {
    let kernel = |points: &[Point], bandwidth| SmoothFit::new(points, SmoothParams::Kernel(bandwidth)).err();
    let mixture = |points: &[Point], components| {
        SmoothFit::new(points, SmoothParams::Mixture(MixtureParams { components, seed: 1 })).err()
    };
    let one = Point { x: 0.5, y: 0.5 };
    let line: Vec<Point> = (0..9).map(|k| Point { x: 0.1 * f64::from(k), y: 0.05 * f64::from(k) }).collect();
    let few = [one, Point { x: 0.2, y: 0.3 }, Point { x: 0.8, y: 0.1 }, Point { x: 0.4, y: 0.9 }, one];
    for points in [&[one][..], &[one; 7], &line] {
        assert_eq!(kernel(points, Bandwidth::Scott), Some(FitError::OnALine), "{points:?}");
        assert_eq!(mixture(points, 1), Some(FitError::OnALine), "{points:?}");
    }
    assert_eq!((kernel(&[], Bandwidth::Scott), mixture(&[], 1)), (Some(FitError::Empty), Some(FitError::Empty)));
    assert_eq!(mixture(&few, 30), Some(FitError::TooManyComponents));
    // Five observations, four of them different.
    assert_eq!((mixture(&few, 5), mixture(&few, 4)), (Some(FitError::TooManyComponents), None));
    assert_eq!(
        (mixture(&few, 0), mixture(&few, 31)),
        (Some(FitError::TooManyComponents), Some(FitError::TooManyComponents))
    );
    for h in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(kernel(&few, Bandwidth::Fixed(h)), Some(FitError::NoBandwidth));
    }
    let tiny = SmoothFit::new(&few, SmoothParams::Kernel(Bandwidth::Fixed(1e-200))).unwrap();
    assert_eq!(tiny.finish().err(), Some(FitError::NoBandwidth));
    assert!(Gaussian::new(one, Covariance { xx: 1.0, xy: 1.0, yy: 1.0 }).is_none());
    assert!(Mixture::new(Vec::new()).is_none());
}

#[test]
fn beyond_the_plane_nothing_obeys_the_rule() {
    for (x, y) in [(-0.1, 0.5), (1.1, 0.5), (0.5, -0.1), (0.5, 1.1), (f64::NAN, 0.5)] {
        assert!(!land().contains(Point { x, y }));
    }
}

/// Bells far narrower than a cell of the raster keep their mass, wherever between the middles of cells they stand.
#[test]
fn a_needle_is_no_less_than_all() {
    for k in 0..20 {
        let at = f64::from(k) * 0.000_7 + 0.3;
        let needle = [(0.0, 0.0), (1e-5, 0.0), (0.0, 1e-5), (1e-5, 2e-5)].map(|(x, y)| Point { x: at + x, y: at + y });
        for params in
            [SmoothParams::Kernel(Bandwidth::Scott), SmoothParams::Mixture(MixtureParams { components: 1, seed: 1 })]
        {
            let model = SmoothFit::new(&needle, params).unwrap().finish().unwrap();
            assert!((model.mass_in(Rect::PLANE) - 1.0).abs() < 0.003 && model.off_plane() < 0.003);
        }
    }
}

fn smooth(kind: ModelKind) -> PointsScene {
    PointsScene { model: kind, ..PointsScene::link_default() }
}

#[test]
fn a_smooth_model_is_worked_out_beside_the_state_and_the_one_before_stands_meanwhile() {
    let scene = smooth(ModelKind::Mixture);
    let begun = State::new(scene.clone());
    assert!(begun.is_stale && begun.model.as_ref().is_err_and(|why| *why == FitError::Pending));
    assert_eq!((begun.coverage(), begun.play().unwrap().1), (None, None));
    let there = begun.with_model(&scene.for_model(), scene.fit()).unwrap();
    assert!(!there.is_stale && there.coverage().is_some() && there.play().unwrap().1.is_some());
    assert_eq!(there.coverage(), State::worked_out(scene.clone()).coverage());
    // Another number: the model before stands, and nothing is drawn from it.
    let more = apply(&scene, Edit::Number(NumberField::Components, 4.0)).unwrap();
    let next = there.next(more.clone());
    assert!(next.is_stale && next.coverage() == there.coverage() && next.play().unwrap().1.is_none());
    // What comes late is shown until the right one comes; what is of no use is not taken.
    let late = next.with_model(&scene.for_model(), scene.fit()).unwrap();
    assert!(late.is_stale && late.model.is_ok());
    let right = late.with_model(&more.for_model(), more.fit()).unwrap();
    assert!(!right.is_stale);
    assert!(right.with_model(&more.for_model(), more.fit()).is_none());
    let kernel = smooth(ModelKind::KernelDensity);
    assert!(right.next(kernel.clone()).model.is_err_and(|why| why == FitError::Pending), "no mixture stands for it");
    assert!(State::new(kernel).with_model(&more.for_model(), more.fit()).is_none());
    // A guess fits nothing anew; what cannot be fitted says so when that is known.
    let guessed = apply(&more, Edit::Heatmap(true)).unwrap();
    assert!(!right.next(guessed).is_stale);
    let many = apply(&more, Edit::Number(NumberField::Components, 30.0)).unwrap();
    let refused = right.next(many.clone());
    assert!(refused.is_stale && refused.model.is_ok());
    let refused = refused.with_model(&many.for_model(), many.fit()).unwrap();
    assert!(!refused.is_stale && refused.model.is_err_and(|why| why == FitError::TooManyComponents));
}

#[test]
fn json_says_what_the_bells_are_and_that_the_table_is_of_a_raster() {
    for (kind, name) in [(ModelKind::KernelDensity, "kernel_density"), (ModelKind::Mixture, "mixture")] {
        let state = State::worked_out(smooth(kind));
        let results = Results { model: state.model.clone().ok(), coverage: state.coverage(), ..Results::default() };
        let text: String = json_chunks(&state.scene, results).collect();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&file["model"]["kind"], &file["coverage"]["method"]), (&name.into(), &"raster".into()));
        let off = file["model"]["off_plane"].as_f64().unwrap();
        assert!((0.0..0.3).contains(&off));
        let bells = if kind == ModelKind::Mixture { file["model"]["components"].as_array().unwrap().len() } else { 1 };
        assert_eq!(bells, if kind == ModelKind::Mixture { 6 } else { 1 });
    }
}

#[test]
fn the_learning_curve_of_a_smooth_model_ends_near_its_table() {
    let scene = smooth(ModelKind::KernelDensity);
    let observations: Vec<Point> = scene.observations.points().iter().map(|spot| spot.point()).collect();
    let params = scene.smooth_params(scene.model).unwrap();
    let mut learning = LearningCurve::new(Learner::Smooth(params), land(), &observations, 1);
    let mut steps = 1;
    while !learning.step(land()) {
        steps += 1;
    }
    let curve = learning.result();
    let n = curve.points.len();
    assert!((10..=16).contains(&n) && steps == 10 * n, "a fit is a step: {n} {steps}");
    assert_eq!((curve.points[0].n, curve.points[0].n_made, curve.points[n - 1].n), (2, 0, 21), "two are on a line");
    let (last, table) = (curve.points[n - 1], State::worked_out(scene).coverage().unwrap());
    // Over coarser cells.
    assert!((last.precision.unwrap().mean - table.rule_precision()).abs() < 0.01);
    assert!((last.recall.unwrap().mean - table.rule_recall()).abs() < 0.02);
}
