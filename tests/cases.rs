//! The table Coverage and the letters of the plane, against plain counts over the cells of the raster.
#![cfg(not(target_arch = "wasm32"))]
// The platform's `log2` is independent of the module under test.
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::{COLUMNS, Mask, ROWS, land};
use coastline::metric::{Case, Coverage, case_at, coverage};
use coastline::model::{BoxParams, Fit, GridParams, PaintedParams, Pmodel};
use coastline::plane::{Point, Spot};
use coastline::scene::PointsScene;
use proptest::collection::vec;
use proptest::prelude::*;

/// Everything of the table, added up piece by piece from the definitions.
#[derive(Debug, Default)]
struct Counted {
    a: f64,
    b: f64,
    c: f64,
    total_variation: f64,
    js_bits: f64,
}

/// Sums over the mesh of all raster cells and all edges of the model; in each piece both densities are constant.
fn counted(p_model: impl Fn(f64, f64) -> f64, is_sharp: bool, model_xs: &[f64], model_ys: &[f64]) -> Counted {
    let mesh = |n: usize, edges: &[f64]| {
        let mut cuts: Vec<f64> = (0..=n).map(|k| k as f64 / n as f64).chain(edges.iter().copied()).collect();
        cuts.sort_by(f64::total_cmp);
        cuts
    };
    let (xs, ys) = (mesh(COLUMNS, model_xs), mesh(ROWS, model_ys));
    let land_cells = (0..COLUMNS * ROWS).filter(|idx| land().cell(idx % COLUMNS, idx / COLUMNS)).count();
    let on_land = (COLUMNS * ROWS) as f64 / land_cells as f64;
    let kl_term = |v: f64, midpoint: f64| if v > 0.0 { v * (v / midpoint).log2() } else { 0.0 };
    let mut total = Counted::default();
    for y in ys.windows(2).filter(|y| y[1] > y[0]) {
        let (row, y_mid) = ((0.5 * (y[0] + y[1]) * ROWS as f64) as usize, 0.5 * (y[0] + y[1]));
        // Row by row: a million terms in one sum would lose 11th digits.
        let mut sums = Counted::default();
        for x in xs.windows(2).filter(|x| x[1] > x[0]) {
            let (column, x_mid) = ((0.5 * (x[0] + x[1]) * COLUMNS as f64) as usize, 0.5 * (x[0] + x[1]));
            let area = (x[1] - x[0]) * (y[1] - y[0]);
            let is_land = land().cell(column, row);
            let (p, q) = (if is_land { on_land } else { 0.0 }, p_model(x_mid, y_mid));
            *(if is_land { &mut sums.c } else { &mut sums.a }) += q * area;
            if if is_sharp { q == 0.0 } else { q < 0.1 * p } {
                sums.b += p * area;
            }
            sums.total_variation += 0.5 * (p - q).abs() * area;
            let midpoint = 0.5 * (p + q);
            sums.js_bits += 0.5 * (kl_term(p, midpoint) + kl_term(q, midpoint)) * area;
        }
        total.a += sums.a;
        total.b += sums.b;
        total.c += sums.c;
        total.total_variation += sums.total_variation;
        total.js_bits += sums.js_bits;
    }
    total
}

fn assert_close(exact: Coverage, counted: &Counted, tolerance: f64) -> Result<(), TestCaseError> {
    let pairs = [
        (exact.a, counted.a),
        (exact.b, counted.b),
        (exact.c, counted.c),
        (exact.rule_precision(), counted.c),
        (exact.rule_recall(), 1.0 - counted.b),
        (exact.total_variation, counted.total_variation),
        (exact.js_bits, counted.js_bits),
    ];
    for (exact_value, counted_value) in pairs {
        let differ = (exact_value - counted_value).abs();
        prop_assert!(differ <= tolerance, "{exact:?} against {counted:?}");
    }
    // To the last bit: the table must add up.
    prop_assert_eq!(exact.a + exact.c, 1.0);
    Ok(())
}

fn places(spots: &[(u16, u16)]) -> Vec<Point> {
    spots.iter().map(|(i, j)| Spot { i: *i, j: *j }.point()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn figures_of_a_box_are_a_plain_count(spots in vec(any::<(u16, u16)>(), 2..6), tenths in -400_i32..=500) {
        let observations = places(&spots);
        let margin = f64::from(tenths) / 1000.0;
        let Ok(model) = (BoxParams { margin }).fit(&observations) else { return Ok(()) };
        // The definition once more, with other arithmetic.
        let side = |of: fn(&Point) -> f64| {
            let mut values: Vec<f64> = observations.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            let (lo, hi) = (values[0], values[values.len() - 1]);
            (f64::max(0.0, lo - margin * (hi - lo)), f64::min(1.0, hi + margin * (hi - lo)))
        };
        let ((west, east), (south, north)) = (side(|p| p.x), side(|p| p.y));
        let area = (east - west) * (north - south);
        let p_model = |x: f64, y: f64| {
            if (west..east).contains(&x) && (south..north).contains(&y) { 1.0 / area } else { 0.0 }
        };
        let counted = counted(p_model, true, &[west, east], &[south, north]);
        // Figures of a box a few cells small are quotients of small areas.
        assert_close(coverage(land(), &Pmodel::BoundingBox(model)), &counted, 1e-11 + 1e-14 / area)?;
    }

    #[test]
    fn figures_of_a_grid_are_a_plain_count(
        spots in vec(any::<(u16, u16)>(), 1..400), columns in 2_usize..=96, rows in 2_usize..=96,
        hundredths in prop_oneof![Just(0_u32), 0_u32..=1_000],
    ) {
        let pseudocount = f64::from(hundredths) / 100.0;
        let model = GridParams { columns, rows, pseudocount }.fit(&places(&spots)).unwrap();
        let cell = |x: f64, y: f64| (x * columns as f64) as usize + columns * (y * rows as f64) as usize;
        let mut count = vec![0.0; columns * rows];
        places(&spots).iter().for_each(|p| count[cell(p.x, p.y)] += 1.0);
        let k = (columns * rows) as f64;
        let p_model = |x: f64, y: f64| {
            (count[cell(x, y)] + pseudocount) / (spots.len() as f64 + pseudocount * k) * k
        };
        let edges = |n: usize| -> Vec<f64> { (1..n).map(|k| k as f64 / n as f64).collect() };
        let counted = counted(p_model, false, &edges(columns), &edges(rows));
        assert_close(coverage(land(), &Pmodel::Grid(model)), &counted, 1e-11)?;
    }

    #[test]
    fn figures_of_a_painted_model_are_a_plain_count(every in 1_usize..60, from in 0_usize..4_608) {
        // Cells as the model numbers them: row by row from the north-west.
        let is_painted = |idx: usize| idx >= from && idx.is_multiple_of(every);
        let mask = Mask::from_cells(is_painted);
        let Ok(model) = (PaintedParams { mask: mask.into() }).fit(&[]) else { return Ok(()) };
        let n = (0..4_608).filter(|idx| is_painted(*idx)).count() as f64;
        let p_model = |x: f64, y: f64| {
            let (column, row_from_south) = ((x * 96.0) as usize, (y * 48.0) as usize);
            if is_painted((47 - row_from_south) * 96 + column) { 4_608.0 / n } else { 0.0 }
        };
        let counted = counted(p_model, true, &[], &[]);
        assert_close(coverage(land(), &Pmodel::Painted(model)), &counted, 1e-11)?;
    }
}

/// A model that holds all places alike differs from the rule by the land share alone.
#[test]
fn a_blind_model_has_its_closed_form() {
    let corners = [Point { x: 0.0, y: 0.0 }, Point { x: 1.0, y: 1.0 }];
    let blind_box = Pmodel::BoundingBox(BoxParams::default().fit(&corners).unwrap());
    let blind_grid = Pmodel::Grid(GridParams { columns: 24, rows: 13, pseudocount: 1.0 }.fit(&[]).unwrap());
    let share = land().land_share();
    let js_bits = 0.5 * (2.0 / (1.0 + share)).log2()
        + 0.5 * (share * (2.0 * share / (1.0 + share)).log2() + (1.0 - share) * 2.0_f64.log2());
    for model in [blind_box, blind_grid] {
        let figures = coverage(land(), &model);
        assert!((figures.c - share).abs() < 1e-12 && figures.b == 0.0, "{figures:?}");
        assert!((figures.total_variation - (1.0 - share)).abs() < 1e-12, "{figures:?}");
        assert!((figures.js_bits - js_bits).abs() < 1e-12, "{figures:?} against {js_bits}");
    }
    // Measured elsewhere for the box around 10,000 observations, which is nearly the plane.
    assert!((js_bits - 0.506).abs() < 2e-3, "{js_bits}");
}

/// One observation in each cell of land, and cells as fine as the raster: then Pmodel *is* the rule.
#[test]
fn two_equal_densities_give_divergence_0() {
    let centre = |idx: usize| Point {
        x: ((idx % COLUMNS) as f64 + 0.5) / COLUMNS as f64,
        y: ((idx / COLUMNS) as f64 + 0.5) / ROWS as f64,
    };
    let is_land = |idx: &usize| land().cell(idx % COLUMNS, idx / COLUMNS);
    let observations: Vec<Point> = (0..COLUMNS * ROWS).filter(is_land).map(centre).collect();
    let the_rule = GridParams { columns: COLUMNS, rows: ROWS, pseudocount: 0.0 }.fit(&observations).unwrap();
    let figures = coverage(land(), &Pmodel::Grid(the_rule));
    assert!(figures.js_bits < 1e-12 && figures.total_variation < 1e-12, "{figures:?}");
    assert!(figures.a < 1e-12 && figures.b < 1e-12, "{figures:?}");
}

/// The tenth that decides B and the letters: just under it a place is forgotten, at it it is made.
#[test]
fn a_tenth_of_the_rules_density_is_the_border_of_b() {
    let tenth = 0.1 / land().land_share();
    // Two cells, so that the one with no observation has p_model = 2a/(1 + 2a): a for a density just beside the tenth.
    let grid = |density: f64| {
        let pseudocount = density / (2.0 - 2.0 * density);
        let observations = [Point { x: 0.9, y: 0.9 }];
        Pmodel::Grid(GridParams { columns: 2, rows: 1, pseudocount }.fit(&observations).unwrap())
    };
    let (under, over) = (grid(tenth * (1.0 - 1e-9)), grid(tenth * (1.0 + 1e-9)));
    let (prairie, atlantic) = (Point::from_degrees(-99.0, 41.0), Point::from_degrees(-30.0, 0.0));
    let case = |model: &Pmodel, place| case_at(land(), model, place).case;
    assert_eq!((case(&under, prairie), case(&under, atlantic)), (Case::B, Case::Neither));
    assert_eq!((case(&over, prairie), case(&over, atlantic)), (Case::C, Case::A));
    // The western cell holds the Americas: all of its land is B, or none.
    let west_land = (0..COLUMNS * ROWS / 2).filter(|idx| land().cell(idx % (COLUMNS / 2), idx / (COLUMNS / 2))).count();
    let all_land = land().land_share() * (COLUMNS * ROWS) as f64;
    assert!((coverage(land(), &under).b - west_land as f64 / all_land).abs() < 1e-12);
    assert_eq!(coverage(land(), &over).b, 0.0);
}

/// The lesson of the margin: purer, and more land forgotten.
#[test]
fn a_smaller_box_around_the_opening_picture_is_purer_and_forgets_more() {
    let figures = |margin| {
        let scene = PointsScene { margin, ..PointsScene::link_default() };
        coverage(land(), &scene.fit().unwrap())
    };
    let steps: Vec<Coverage> = [0, -100, -200, -300].map(figures).to_vec();
    for pair in steps.windows(2) {
        assert!(pair[1].rule_precision() > pair[0].rule_precision(), "{steps:?}");
        assert!(pair[1].rule_recall() < pair[0].rule_recall(), "{steps:?}");
    }
}

/// The letters of the picture add up to the table, over the centres of all cells: exactly, because these models' edges
/// are edges of cells.
#[test]
fn letters_over_the_plane_add_up_to_the_table() {
    let corner = |column: u32, row: u32| Point { x: f64::from(column) / 1440.0, y: f64::from(row) / 720.0 };
    let corners = [corner(203, 77), corner(1_309, 688)];
    let grid = |pseudocount| {
        let observations: Vec<Point> = coastline::data::opening_observations().iter().map(|s| s.point()).collect();
        GridParams { columns: 24, rows: 12, pseudocount }.fit(&observations).unwrap()
    };
    for model in [
        Pmodel::BoundingBox(BoxParams::default().fit(&corners).unwrap()),
        Pmodel::Grid(grid(0.0)),
        Pmodel::Grid(grid(0.05)),
        Pmodel::Grid(grid(1.0)),
    ] {
        // Mass of p_model and of p_data by letter.
        let (mut p_model, mut p_data) = ([0.0; 4], [0.0; 4]);
        let cell = 1.0 / (COLUMNS * ROWS) as f64;
        for row in 0..ROWS {
            for column in 0..COLUMNS {
                let place = Point { x: (column as f64 + 0.5) / COLUMNS as f64, y: (row as f64 + 0.5) / ROWS as f64 };
                let verdict = case_at(land(), &model, place);
                p_model[verdict.case as usize] += cell * verdict.p_model;
                p_data[verdict.case as usize] += cell * verdict.p_data;
            }
        }
        let figures = coverage(land(), &model);
        let [a, b, c, neither] = [Case::A, Case::B, Case::C, Case::Neither].map(|case| case as usize);
        assert!((p_data[b] - figures.b).abs() < 1e-9, "{figures:?}");
        assert!((p_data[b] + p_data[c] - 1.0).abs() < 1e-9, "land is B or C");
        assert!((p_model[c] + p_model[b] - figures.c).abs() < 1e-9, "{figures:?}");
        assert!((p_model[a] + p_model[neither] - figures.a).abs() < 1e-9, "{figures:?}");
        if model.has_sharp_edge() {
            assert_eq!((p_model[b], p_model[neither]), (0.0, 0.0), "a sharp edge leaves nothing outside");
        }
    }
}
