//! The table Coverage against NumPy: `scripts/fixtures/coverage.py` recorded `tests/fixtures/coverage.json`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use coastline::data::land;
use coastline::metric::coverage;
use coastline::model::{BoxParams, Fit, GridParams, Pmodel};
use coastline::plane::{Point, Spot};
use serde_json::Value;

#[test]
fn figures_are_numpys() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("fixtures/coverage.json")).unwrap();
    assert_eq!(cases.len(), 6);
    for case in cases {
        let number = |key: &str| case[key].as_f64().unwrap();
        let coordinate = |value: &Value| u16::try_from(value.as_u64().unwrap()).unwrap();
        let place = |pair: &Value| Spot { i: coordinate(&pair[0]), j: coordinate(&pair[1]) }.point();
        let observations: Vec<Point> = case["spots"].as_array().unwrap().iter().map(place).collect();
        let model = match case["model"].as_str() {
            Some("box") => Pmodel::BoundingBox(BoxParams { margin: number("margin") }.fit(&observations).unwrap()),
            Some("grid") => {
                let (columns, rows) = (number("columns") as usize, number("rows") as usize);
                let params = GridParams { columns, rows, pseudocount: number("pseudocount") };
                Pmodel::Grid(params.fit(&observations).unwrap())
            }
            other => panic!("{other:?}"),
        };
        let ours = coverage(land(), &model);
        for (key, value) in
            [("a", ours.a), ("b", ours.b), ("c", ours.c), ("tv", ours.total_variation), ("js_bits", ours.js_bits)]
        {
            assert!((value - number(key)).abs() < 1e-12, "{key} of {}: {value} against {}", case["model"], number(key));
        }
    }
}
