//! Painted rules and painted models: figures by counting cells, draws, and the two ends, nothing and everything.
#![cfg(not(target_arch = "wasm32"))]
// The platform's `log2` is independent of the module under test.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod common;

use coastline::data::{Mask, Preset, Raster, Rule};
use coastline::metric::{Case, Coverage, case_at, coverage};
use coastline::model::{BoxParams, Fit, FitError, GridParams, ModelKind, PaintedParams, Pmodel};
use coastline::plane::{Point, Rect, Spot};
use coastline::rng;
use coastline::scene::{ClickPlaces, Edit, EditError, PointsScene, State, apply};
use proptest::collection::vec;
use proptest::prelude::*;

fn painted(mask: &Mask) -> Pmodel {
    Pmodel::Painted(PaintedParams { mask: mask.clone().into() }.fit(&[]).unwrap())
}

fn with_rule(mask: Mask) -> PointsScene {
    PointsScene { rule: Rule::painted(mask), ..PointsScene::link_default() }
}

fn rect() -> impl Strategy<Value = Rect> {
    // Round shares often: edges of cells.
    let cut = || prop_oneof![(0_u32..=96).prop_map(|k| f64::from(k) / 96.0), 0.0_f64..=1.0];
    (cut(), cut(), cut(), cut()).prop_map(|(a, b, c, d)| Rect {
        west: a.min(b),
        south: c.min(d),
        east: a.max(b),
        north: c.max(d),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_painted_model_of_a_painted_rule_is_a_count_of_cells(rule in common::mask(), model in common::mask()) {
        prop_assume!(!rule.is_empty() && !model.is_empty());
        let (mut both, mut only_rule, mut only_model) = (0.0, 0.0, 0.0);
        for idx in 0..Mask::CELLS {
            match (rule.is_on(idx), model.is_on(idx)) {
                (true, true) => both += 1.0,
                (true, false) => only_rule += 1.0,
                (false, true) => only_model += 1.0,
                (false, false) => {}
            }
        }
        let (n_rule, n_model) = (both + only_rule, both + only_model);
        let figures = coverage(&Raster::from_mask(&rule), &painted(&model));
        prop_assert!((figures.a - only_model / n_model).abs() < 1e-11);
        prop_assert!((figures.b - only_rule / n_rule).abs() < 1e-11);
        prop_assert_eq!(figures.a + figures.c, 1.0);
        let (p, q) = (1.0 / n_rule, 1.0 / n_model);
        let tv = 0.5 * (both * (p - q).abs() + only_rule * p + only_model * q);
        let m = 0.5 * (p + q);
        let js = 0.5 * (only_rule * p + only_model * q + both * (p * (p / m).log2() + q * (q / m).log2()));
        prop_assert!((figures.total_variation - tv).abs() < 1e-11 && (figures.js_bits - js).abs() < 1e-11);
    }

    #[test]
    fn a_box_over_a_painted_rule_is_a_sum_of_overlaps(rule in common::mask(), ends in vec(any::<(u16, u16)>(), 2)) {
        prop_assume!(!rule.is_empty());
        let ends: Vec<Point> = ends.iter().map(|(i, j)| Spot { i: *i, j: *j }.point()).collect();
        let Ok(model) = BoxParams::default().fit(&ends) else { return Ok(()) };
        let r = model.rect();
        let overlap = |idx: &usize| {
            let c = Mask::rect(*idx);
            (r.east.min(c.east) - r.west.max(c.west)).max(0.0) * (r.north.min(c.north) - r.south.max(c.south)).max(0.0)
        };
        let land_inside: f64 = rule.cells().iter().map(overlap).sum();
        let figures = coverage(&Raster::from_mask(&rule), &Pmodel::BoundingBox(model));
        let tolerance = 1e-11 + 1e-14 / r.area();
        prop_assert!((figures.c - land_inside / r.area()).abs() < tolerance, "{figures:?}");
        let all_land = rule.count() as f64 / 4_608.0;
        prop_assert!((figures.b - (1.0 - land_inside / all_land)).abs() < 1e-9, "{figures:?}");
    }

    /// Against the density, summed over the mesh of all edges.
    #[test]
    fn the_mass_in_a_rectangle_is_the_integral_of_the_density(
        r in rect(), mask in common::mask(), columns in 2_usize..=96, rows in 2_usize..=96,
        spots in vec(any::<(u16, u16)>(), 2..40),
    ) {
        let observations: Vec<Point> = spots.iter().map(|(i, j)| Spot { i: *i, j: *j }.point()).collect();
        let grid = GridParams { columns, rows, pseudocount: 0.25 }.fit(&observations).unwrap();
        let mut models = vec![(Pmodel::Grid(grid), even(columns), even(rows))];
        if let Ok(m) = BoxParams::default().fit(&observations) {
            let edges = m.rect();
            models.push((Pmodel::BoundingBox(m), vec![edges.west, edges.east], vec![edges.south, edges.north]));
        }
        if !mask.is_empty() {
            models.push((painted(&mask), even(96), even(48)));
        }
        for (model, xs, ys) in models {
            let (xs, ys) = (between(xs, r.west, r.east), between(ys, r.south, r.north));
            let mut integral = 0.0;
            for y in ys.windows(2) {
                for x in xs.windows(2) {
                    let middle = Point { x: 0.5 * (x[0] + x[1]), y: 0.5 * (y[0] + y[1]) };
                    integral += (x[1] - x[0]) * (y[1] - y[0]) * model.density(middle);
                }
            }
            prop_assert!((model.mass_in(r) - integral).abs() < 1e-11, "{} {integral}", model.mass_in(r));
            prop_assert!((model.mass_in(Rect::PLANE) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn draws_from_a_painted_world_obey_it(mask in common::mask(), seed in any::<u32>()) {
        let rule = Rule::painted(mask.clone());
        let draw = |n| rule.draw(n, &mut rng::stream(seed, "observations"));
        prop_assert_eq!(draw(50).len(), if mask.is_empty() { 0 } else { 50 });
        prop_assert!(draw(50).iter().all(|spot| mask.contains(spot.point())));
        prop_assert_eq!(&draw(60)[..draw(50).len()], &draw(50)[..]);
    }
}

/// Evenly spaced edges of `n` cells.
fn even(n: usize) -> Vec<f64> {
    (0..=n).map(|k| k as f64 / n as f64).collect()
}

/// The cuts between two ends, with the ends.
fn between(mut cuts: Vec<f64>, from: f64, to: f64) -> Vec<f64> {
    cuts.retain(|cut| from < *cut && *cut < to);
    [vec![from], cuts, vec![to]].concat()
}

/// With 20,000 draws a cell too many or too few would show: 0.001 of chi-square for as many degrees of freedom is about
/// n + 3.1 √2n.
#[test]
fn draws_from_a_painted_world_are_uniform_on_its_cells() {
    for preset in [Preset::Ring, Preset::Archipelago, Preset::Earth] {
        let mask = preset.mask();
        let mut counted = vec![0.0; Mask::CELLS];
        let spots = Rule::painted(mask.clone()).draw(20_000, &mut rng::stream(3, "observations"));
        spots.iter().for_each(|spot| counted[Mask::cell_at(spot.point())] += 1.0);
        let expected = 20_000.0 / mask.count() as f64;
        let sum: f64 = mask.cells().iter().map(|idx| (counted[*idx] - expected).powi(2) / expected).sum();
        let n = mask.count() as f64 - 1.0;
        assert!(sum < n + 3.1 * (2.0 * n).sqrt() + 8.0, "{preset:?}: {sum} against {n}");
    }
}

/// One cell of land costs no more than many.
#[test]
fn one_cell_of_land_is_drawn_from_at_once() {
    let rule = Rule::painted(Mask::from_cells(|idx| idx == 1_234));
    let spots = rule.draw(20_000, &mut rng::stream(1, "observations"));
    assert_eq!(spots.len(), 20_000);
    assert!(spots.iter().all(|spot| Mask::cell_at(spot.point()) == 1_234));
}

#[test]
fn the_raster_of_a_mask_is_the_mask() {
    let mask = Preset::Archipelago.mask();
    let raster = Raster::from_mask(&mask);
    for idx in 0..Mask::CELLS {
        assert_eq!(raster.contains(Mask::centre(idx)), mask.is_on(idx));
        assert!((raster.land_in(Mask::rect(idx)) * 4_608.0 - f64::from(u8::from(mask.is_on(idx)))).abs() < 1e-9);
    }
    assert_eq!(raster.land_share(), mask.count() as f64 / 4_608.0);
    assert_eq!(raster.density_on_land(), 4_608.0 / mask.count() as f64);
}

#[test]
fn a_rule_of_nothing_has_no_figures_no_draws_and_no_score() {
    let state = State::new(with_rule(Mask::empty()));
    assert!(state.scene.rule.raster().is_none() && state.model.is_ok());
    assert_eq!((state.coverage(), state.play(), state.observations_that_break()), (None, None, None));
    assert!(compared(&state).is_empty());
    assert_eq!(apply(&state.scene, Edit::DrawFromPdata), Err(EditError::NothingAllowed));
}

#[test]
fn a_rule_of_everything_forbids_nothing() {
    let state = State::new(with_rule(Mask::full()));
    let figures = state.coverage().unwrap();
    assert!(figures.a < 1e-12 && (figures.c - 1.0).abs() < 1e-12, "{figures:?}");
    let Ok(Pmodel::BoundingBox(model)) = state.model.as_deref() else { panic!("no box") };
    assert!((figures.b - (1.0 - model.rect().area())).abs() < 1e-12);
    assert_eq!(state.observations_that_break(), Some(0));
    assert_eq!(state.play().unwrap().1.unwrap().hits, 10);
    assert!(apply(&state.scene, Edit::DrawFromPdata).is_ok());
    // Painted all over, model and rule are one.
    let mask = Mask::full().into();
    let same = State::new(PointsScene { model: ModelKind::Painted, model_mask: mask, ..state.scene.clone() });
    let figures = same.coverage().unwrap();
    assert!(figures.a < 1e-12 && figures.b < 1e-12 && figures.js_bits < 1e-12, "{figures:?}");
}

fn compared(state: &State) -> Vec<Result<Coverage, FitError>> {
    ModelKind::ALL.into_iter().filter_map(|kind| state.compared(kind)).collect()
}

#[test]
fn every_model_is_compared_with_its_present_numbers() {
    let scene = PointsScene { pseudocount: 50, ..PointsScene::link_default() };
    let state = State::new(scene.clone());
    let rows = compared(&state);
    assert_eq!(rows.len(), ModelKind::ALL.len());
    assert_eq!(rows[0].ok(), state.coverage());
    // Smooth ones take their time: they stand here once they were worked out.
    assert_eq!(rows[2..], [Err(FitError::Pending), Err(FitError::Pending), Err(FitError::NothingPainted)]);
    let kernel = State::worked_out(PointsScene { model: ModelKind::KernelDensity, ..scene.clone() });
    assert_eq!(compared(&kernel)[2].ok(), kernel.coverage());
    let grid = State::new(PointsScene { model: ModelKind::Grid, ..scene.clone() });
    assert_eq!(rows[1].ok(), grid.coverage());
    let mask = Preset::Earth.mask().into();
    let painted = State::new(PointsScene { model_mask: mask, ..scene });
    // Cells of the size of a county cannot be better than this, and are not much worse.
    let figures = painted.compared(ModelKind::Painted).unwrap().unwrap();
    assert!(figures.rule_precision() > 0.9 && figures.rule_recall() > 0.9, "{figures:?}");
    // Without observations there is no box, but there is a belief.
    let empty = State::new(apply(&painted.scene, Edit::Clear).unwrap());
    let found = ModelKind::ALL.map(|kind| empty.compared(kind).unwrap().map(|_| ()));
    let none = Err(FitError::Empty);
    let pending = Err(FitError::Pending);
    assert_eq!(found, [none, Ok(()), pending, pending, Ok(())]);
}

#[test]
fn letters_in_a_painted_world() {
    let west = Mask::from_fn(|p| p.x < 0.5);
    let south = Mask::from_fn(|p| p.y < 0.5);
    let (rule, model) = (Raster::from_mask(&west), painted(&south));
    let case = |x, y| case_at(&rule, &model, Point { x, y });
    assert_eq!(
        [(0.9, 0.1), (0.1, 0.9), (0.1, 0.1), (0.9, 0.9)].map(|(x, y)| case(x, y).case),
        [Case::A, Case::B, Case::C, Case::Neither]
    );
    assert_eq!((case(0.1, 0.1).p_data, case(0.1, 0.1).p_model), (2.0, 2.0));
    assert!(model.has_sharp_edge());
}

/// Cells are painted one by one, the raster follows: the table tells at once.
#[test]
fn painting_the_rule_changes_the_table() {
    let scene = apply(&PointsScene::link_default(), Edit::StartFrom(Preset::TwoIslands.mask().into())).unwrap();
    assert_eq!(scene.click_places, ClickPlaces::Paint);
    let before = State::new(scene.clone());
    let painted = Edit::Paint { from: Spot { i: 30_000, j: 30_000 }, to: Spot { i: 40_000, j: 30_000 } };
    let after = before.next(apply(&scene, painted).unwrap());
    assert_ne!(before.coverage(), after.coverage());
    assert!(after.coverage().unwrap().rule_precision() > before.coverage().unwrap().rule_precision());
}
