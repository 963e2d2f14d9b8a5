//! Bounds of a person's own plane: exact decimals, round bounds around any data, and the JSON file in their units.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{Mask, Preset, Rule};
use coastline::model::{ModelKind, Pmodel, Sampler};
use coastline::plane::{Bounds, Decimal, Point, Span, Spot};
use coastline::scene::{Edit, Generated, JsonImport, PointsScene, Results, State, apply, json_chunks};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn texts(bounds: Bounds) -> [String; 4] {
    [bounds.x.from, bounds.x.to, bounds.y.from, bounds.y.to].map(|d| d.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn a_decimal_is_its_text(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, shift in 0_i64..15, decimals in 0_u8..=12) {
        let number = Decimal::new(mantissa / 10_i64.pow(shift as u32), decimals).unwrap();
        let text = number.to_string();
        prop_assert_eq!(Decimal::parse(&text), Some(number));
        // The standard library reads the same number, to the last bit.
        prop_assert_eq!(text.parse::<f64>().unwrap(), number.value());
        prop_assert!(!text.contains('.') || !text.ends_with('0'));
    }

    #[test]
    fn any_text_is_a_decimal_or_not(text in "[-+0-9.eE, ]{0,20}") {
        if let Some(number) = Decimal::parse(&text) {
            prop_assert_eq!(text.parse::<f64>().unwrap(), number.value());
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }
    }

    #[test]
    fn bounds_go_around_their_points_by_a_little(
        points in vec((-1e6_f64..1e6, -1.0_f64..1.0), 2..30), scale in prop_oneof![Just(1.0), Just(1e6), Just(1e-4), Just(1e-9)],
    ) {
        let points: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x * scale, y * scale)).collect();
        let Some(bounds) = Bounds::around(&points) else {
            // Only what is closer together than fifty steps of 10^-12.
            let range = |of: fn(&(f64, f64)) -> f64| {
                points.iter().map(of).fold(f64::MIN, f64::max) - points.iter().map(of).fold(f64::MAX, f64::min)
            };
            prop_assert!(range(|p| p.0) < 51e-12 || range(|p| p.1) < 51e-12);
            return Ok(());
        };
        for (span, of) in [(bounds.x, (|p| p.0) as fn(&(f64, f64)) -> f64), (bounds.y, |p| p.1)] {
            let (lo, hi) = points.iter().map(of).fold((f64::MAX, f64::MIN), |(lo, hi), v| (lo.min(v), hi.max(v)));
            let (below, above) = ((lo - span.from.value()) / (hi - lo), (span.to.value() - hi) / (hi - lo));
            prop_assert!((0.029..0.051).contains(&below) && (0.029..0.051).contains(&above), "{below} {above}");
            // Short: as many digits as the range needs, in steps of a hundredth of it or so.
            prop_assert!(span.from.to_string().trim_start_matches('-').len() <= 16);
        }
        for (x, y) in &points {
            let (back_x, back_y) = bounds.place(bounds.spot(*x, *y).point());
            let width = bounds.x.to.value() - bounds.x.from.value();
            let height = bounds.y.to.value() - bounds.y.from.value();
            prop_assert!((back_x - x).abs() <= width / 131_072.0 * 1.000_001 && (back_y - y).abs() <= height / 131_072.0 * 1.000_001);
        }
    }

    #[test]
    fn a_spot_stands_still(bounds in common::bounds(), i in any::<u16>(), j in any::<u16>()) {
        // Where the bounds leave room for 65,536 steps between floats.
        let roomy = |s: Span| (s.to.value() - s.from.value()) > 1e-10 * s.from.value().abs().max(s.to.value().abs());
        prop_assume!(roomy(bounds.x) && roomy(bounds.y));
        let (x, y) = bounds.place(Spot { i, j }.point());
        prop_assert_eq!(bounds.spot(x, y), Spot { i, j });
    }

    #[test]
    fn no_number_panics(points in vec((any::<f64>(), any::<f64>()), 0..4)) {
        if let Some(bounds) = Bounds::around(&points) {
            prop_assert!(points.iter().all(|(x, y)| x.abs() <= 1e12 && y.abs() <= 1e12));
            prop_assert!(bounds.x.from.value() < bounds.x.to.value() && bounds.y.from.value() < bounds.y.to.value());
        }
        points.iter().for_each(|(x, y)| { Bounds::UNIT.spot(*x, *y); });
    }
}

#[test]
fn decimals_are_plain_and_normal() {
    for (text, normal) in [
        ("-12.5", "-12.5"),
        ("7", "7"),
        ("7.0", "7"),
        ("0.50", "0.5"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("007", "7"),
        ("999999999999999", "999999999999999"),
        ("0.000000000001", "0.000000000001"),
        ("100", "100"),
        ("123.456789012345", "123.456789012345"),
    ] {
        assert_eq!(decimal(text).to_string(), normal);
    }
    assert_eq!(decimal("7.0"), decimal("7"));
    for text in [
        "",
        "-",
        ".",
        "1.",
        ".5",
        "+1",
        "1e3",
        "1,5",
        " 1",
        "1 ",
        "--1",
        "0x1",
        "NaN",
        "inf",
        "1.2.3",
        "٣",
        "1000000000000000",
        "0.0000000000001",
        "1234567.123456789",
    ] {
        assert_eq!(Decimal::parse(text), None, "{text:?}");
    }
    assert_eq!((Decimal::new(1_000_000_000_000_000, 0), Decimal::new(1, 13)), (None, None));
    assert_eq!(Decimal::new(i64::MIN, 12), None);
    assert!(Span::new(decimal("1"), decimal("1")).is_none() && Span::new(decimal("2"), decimal("1")).is_none());
}

#[test]
fn bounds_are_round() {
    let around =
        |x0: f64, x1: f64| Bounds::around(&[(x0, 0.0), (x1, 1.0)]).map(|b| [texts(b)[0].clone(), texts(b)[1].clone()]);
    let pair = |a: &str, b: &str| Some([a.to_string(), b.to_string()]);
    assert_eq!(around(4.3, 7.9), pair("4.15", "8.05"));
    assert_eq!(around(0.0, 1.0), pair("-0.04", "1.04"));
    assert_eq!(around(0.0, 100.0), pair("-4", "104"));
    assert_eq!(around(1_950.0, 2_020.0), pair("1947", "2023"));
    assert_eq!(around(-1e12, 1e12), pair("-1060000000000", "1060000000000"));
    assert_eq!(around(0.0, 1e-9), pair("-0.00000000004", "0.00000000104"));
    // One value.
    assert_eq!(around(5.0, 5.0), pair("4.46", "5.54"));
    assert_eq!(around(0.0, 0.0), pair("-1.06", "1.06"));
    // Not finite, too large, too close together.
    for (a, b) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (f64::NEG_INFINITY, 1.0), (0.0, 1.1e12), (0.0, 1e-12)] {
        assert_eq!(around(a, b), None, "{a} {b}");
    }
    assert_eq!(around(1e12 - 1e-3, 1e12), None);
    assert_eq!(Bounds::around(&[]), None);
}

/// The scene with its results as the page exports it.
fn export(scene: &PointsScene) -> Value {
    let state = State::new(scene.clone());
    let mut stream = scene.sample_stream();
    let samples = match state.model.as_deref() {
        Ok(model) if scene.shows_pmodel() => (0..scene.samples).map(|_| model.sample(&mut stream)).collect(),
        _ => Vec::new(),
    };
    let coverage = state.coverage();
    let results = Results { model: state.model.ok(), samples: Arc::new(samples), coverage };
    let text: String = json_chunks(scene, results).collect();
    let mut import = JsonImport::new();
    text.as_bytes().chunks(999).for_each(|chunk| import.push(chunk).unwrap());
    assert_eq!(import.finish().unwrap().scene, *scene);
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_file_of_an_own_plane_is_in_its_units() {
    let data = [(4.3, 0.1), (7.9, 2.5), (5.8, 1.2)];
    let bounds = Bounds::around(&data).unwrap();
    let points = data.iter().map(|(x, y)| bounds.spot(*x, *y)).collect();
    let import = Edit::Import { points, bounds: Some(bounds) };
    let scene = apply(&apply(&PointsScene::link_default(), import).unwrap(), Edit::Generate).unwrap();
    let file = export(&scene);
    assert_eq!(file["coordinates"], "xy");
    let edges = json!({"west": 4.15, "south": 0.02, "east": 8.05, "north": 2.58});
    assert_eq!(file["rule"], json!({"kind": "none", "bounds": edges}));
    assert_eq!(file["coverage"], Value::Null);
    for (written, (x, y)) in file["observations"].as_array().unwrap().iter().zip(data) {
        let (written_x, written_y) = (written[0].as_f64().unwrap(), written[1].as_f64().unwrap());
        assert!((written_x - x).abs() < 1e-4 && (written_y - y).abs() < 1e-4, "{written}");
    }
    let model = &file["model"];
    let near = |key: &str, value: f64| (model[key].as_f64().unwrap() - value).abs() < 1e-4;
    assert!(near("west", 4.3) && near("east", 7.9) && near("south", 0.1) && near("north", 2.5), "{model}");
    let samples = file["samples"].as_array().unwrap();
    assert_eq!(samples.len(), 100);
    assert!(samples.iter().all(|s| (4.2..8.0).contains(&s[0].as_f64().unwrap())));
}

#[test]
fn a_file_of_painted_worlds_has_their_cells() {
    let scene = PointsScene {
        rule: Rule::painted(Preset::TwoIslands.mask()),
        model: ModelKind::Painted,
        model_mask: Mask::from_cells(|idx| idx < 2).into(),
        generated: Generated::Fresh,
        note: "a \"quoted\" \\ note <b>ñ🌍</b>".into(),
        ..PointsScene::link_default()
    };
    let file = export(&scene);
    assert_eq!(
        (&file["coordinates"], &file["scene"]["note"]),
        (&json!("degrees"), &json!("a \"quoted\" \\ note <b>ñ🌍</b>"))
    );
    let cells = |mask: &Mask| (0..4_608).map(|idx| u8::from(mask.is_on(idx))).collect::<Vec<_>>();
    let expected = |mask: &Mask| json!({"kind": "painted", "columns": 96, "rows": 48, "mask": cells(mask)});
    assert_eq!(file["rule"], expected(&Preset::TwoIslands.mask()));
    assert_eq!(file["model"], expected(&scene.model_mask));
    assert_eq!(file["coverage"]["a"], 1.0);
    // Both cells lie in the north-western corner.
    assert!(file["samples"].as_array().unwrap().iter().all(|s| s[0].as_f64().unwrap() < -172.4));
    let empty = PointsScene { rule: Rule::painted(Mask::empty()), ..PointsScene::link_default() };
    let file = export(&empty);
    assert_eq!((&file["coverage"], file["model"].is_object()), (&Value::Null, true));
    assert_eq!(file["rule"]["mask"].as_array().unwrap().len(), 4_608);
}

#[test]
fn the_plane_of_an_own_rule_is_the_whole_plane() {
    let scene = PointsScene { rule: Rule::OwnPlane(Bounds::UNIT), ..PointsScene::link_default() };
    let Ok(Pmodel::BoundingBox(model)) = scene.fit() else { panic!("no box") };
    let Ok(Pmodel::BoundingBox(earth)) = PointsScene::link_default().fit() else { panic!("no box") };
    assert_eq!(model, earth);
    assert_eq!(Bounds::UNIT.place(Point { x: 0.25, y: 0.75 }), (0.25, 0.75));
}
