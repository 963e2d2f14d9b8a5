//! The raster is the Earth as baked, and its areas are exact: against published figures and plain counts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{COLUMNS, LandDecoder, OPENING, PUBLISHED_PROBES, ROWS, land, opening_observations};
use coastline::metric::{Case, case_at, coverage};
use coastline::model::{BoxParams, Fit, GridParams, Pmodel};
use coastline::plane::{Point, Rect};
use coastline::scene::PointsScene;
use proptest::prelude::*;

fn is_land(lon_deg: f64, lat_deg: f64) -> bool {
    land().contains(Point::from_degrees(lon_deg, lat_deg))
}

/// The bits, most significant first, have their rows from the north; `land` decodes another file, made from them.
#[test]
fn every_cell_is_as_baked() {
    let baked = include_bytes!("../core/src/data/land.bits");
    assert_eq!(baked.len() * 8, COLUMNS * ROWS);
    assert_eq!((land().columns(), land().rows()), (COLUMNS, ROWS));
    for idx in 0..COLUMNS * ROWS {
        let (column, row_from_north) = (idx % COLUMNS, idx / COLUMNS);
        let bit = baked[idx / 8] & (0x80 >> (idx % 8)) != 0;
        assert_eq!(land().cell(column, ROWS - 1 - row_from_north), bit, "column {column}, row {row_from_north}");
    }
}

#[test]
fn who_cannot_wait_for_the_decoder_has_the_land_at_once() {
    let mut decoder = LandDecoder::default();
    decoder.step();
    let earth = land();
    assert!(decoder.step());
    assert!(std::ptr::eq(earth, land()));
}

#[test]
fn land_is_the_published_share_of_the_earth() {
    let counted = (0..COLUMNS * ROWS).filter(|idx| land().cell(idx % COLUMNS, idx / COLUMNS)).count();
    let share = counted as f64 / (COLUMNS * ROWS) as f64;
    assert!((share - 0.2875).abs() <= 0.0005, "{share}");
    assert_eq!(land().land_share(), share);
}

#[test]
fn the_check_box_has_its_published_precision_and_recall() {
    let corners = [Point::from_degrees(-120.0, -60.0), Point::from_degrees(150.0, 70.0)];
    let model = Pmodel::BoundingBox(BoxParams::default().fit(&corners).unwrap());
    let figures = coverage(land(), &model);
    assert!((figures.rule_precision() - 0.3597).abs() <= 0.002, "{figures:?}");
    assert!((figures.rule_recall() - 0.8475).abs() <= 0.002, "{figures:?}");
}

/// The places where a wrong polygon fill shows: the hole, the pole, both sides of the antimeridian, an island.
#[test]
fn the_traps_of_the_outline_are_avoided() {
    assert!(!is_land(51.0, 42.0), "the Caspian is sea");
    assert!((-180..180).all(|lon| is_land(f64::from(lon), -90.0)), "the south pole is land at every longitude");
    assert!(!is_land(0.0, 90.0), "the north pole is sea");
    assert!(is_land(-172.7, 66.5) && is_land(178.0, 67.0), "Chukotka lies on both sides of the antimeridian");
    assert!(is_land(47.0, -19.0), "Madagascar is land");
    assert!(!is_land(-30.0, 0.0) && !is_land(-150.0, 0.0) && !is_land(80.0, -30.0), "three oceans are sea");
}

#[test]
fn the_opening_picture_has_21_points_of_land_spread_over_the_continents() {
    let observations = opening_observations();
    assert_eq!(observations.len(), 21);
    assert!(observations.iter().all(|spot| land().contains(spot.point())));
    let within = |west: f64, south: f64, east: f64, north: f64| {
        OPENING.iter().filter(|(lon, lat)| (west..east).contains(lon) && (south..north).contains(lat)).count()
    };
    assert_eq!(within(-170.0, 15.0, -50.0, 85.0), 4, "North America");
    assert_eq!(within(-85.0, -60.0, -33.0, 13.0), 3, "South America");
    assert_eq!(within(-18.0, -36.0, 45.0, 25.0), 4, "Africa");
    assert_eq!(within(-10.0, 26.0, 180.0, 85.0) + within(60.0, 5.0, 150.0, 26.0), 7, "Eurasia");
    assert_eq!(within(110.0, -45.0, 155.0, -10.0), 2, "Australia");
    assert_eq!(within(-180.0, -90.0, 180.0, -60.0), 1, "Antarctica");
}

#[test]
fn the_opening_box_is_the_published_one_to_a_degree() {
    let Pmodel::BoundingBox(model) = PointsScene::link_default().fit().unwrap() else { panic!("no box") };
    let Rect { west, south, east, north } = model.rect();
    let (south_west, north_east) = (Point { x: west, y: south }, Point { x: east, y: north });
    let edges = [south_west.lon_deg(), south_west.lat_deg(), north_east.lon_deg(), north_east.lat_deg()];
    for (edge, published) in edges.into_iter().zip([-118.5, -74.0, 152.0, 70.0]) {
        assert!((edge - published).abs() <= 1.0, "{edges:?}");
    }
}

#[test]
fn the_published_probes_are_a_b_and_c() {
    let model = PointsScene::link_default().fit().unwrap();
    let cases = PUBLISHED_PROBES.map(|(lon, lat)| case_at(land(), &model, Point::from_degrees(lon, lat)).case);
    assert_eq!(cases, [Case::A, Case::B, Case::C]);
}

/// Land in a rectangle, cell by cell: the overlap of each land cell with it.
fn counted_land(rect: Rect) -> f64 {
    let overlap = |lo: f64, hi: f64, idx: usize, n: usize| {
        (hi.min((idx + 1) as f64 / n as f64) - lo.max(idx as f64 / n as f64)).max(0.0)
    };
    let widths: Vec<f64> = (0..COLUMNS).map(|c| overlap(rect.west, rect.east, c, COLUMNS)).collect();
    let in_row = |row: usize| -> f64 { (0..COLUMNS).filter(|c| land().cell(*c, row)).map(|c| widths[c]).sum() };
    (0..ROWS)
        .map(|row| (overlap(rect.south, rect.north, row, ROWS), row))
        .filter(|(height, _)| *height > 0.0)
        .map(|(height, row)| height * in_row(row))
        .sum()
}

/// Edges that cut cells, edges on cell borders, and the plane's own.
fn edge() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => 0.0..=1.0,
        2 => (0_u32..=1440).prop_map(|k| f64::from(k) / 1440.0),
        1 => Just(0.0),
        1 => Just(1.0),
    ]
}

#[test]
fn land_by_cells_is_the_land_of_each_cell_to_the_last_bit() {
    for (columns, rows) in [(24, 12), (96, 96), (7, 11), (1, 1), (1440, 5)] {
        let params = GridParams { columns, rows, pseudocount: 0.0 };
        let expected: Vec<f64> = (0..params.cells()).map(|cell_idx| land().land_in(params.rect(cell_idx))).collect();
        assert_eq!(land().land_in_cells(columns, rows), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn land_in_a_rectangle_is_what_counting_cells_gives((x0, x1, y0, y1) in (edge(), edge(), edge(), edge())) {
        let rect = Rect { west: x0.min(x1), south: y0.min(y1), east: x0.max(x1), north: y0.max(y1) };
        let (summed, counted) = (land().land_in(rect), counted_land(rect));
        prop_assert!((summed - counted).abs() <= 1e-12, "{rect:?}: {summed} against {counted}");
    }
}
