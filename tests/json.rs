//! JSON: the documented shape, read by another parser; what opens again; and files that are none of ours.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::land;
use coastline::metric::coverage;
use coastline::model::{ModelKind, Sampler};
use coastline::plane::{Point, Spot};
use coastline::scene::{
    Batch, Generated, ImportError, JsonImport, LinkCause, LinkError, MAX_JSON_BYTES, Observations, Opened, PointsScene,
    Results, json_chunks,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::sync::Arc;

/// The results of a scene as the page computes them.
fn results(scene: &PointsScene) -> Results {
    let model = scene.fit().ok().map(Arc::new);
    let mut stream = scene.sample_stream();
    let samples = match &model {
        Some(model) if scene.shows_pmodel() => (0..scene.samples).map(|_| model.sample(&mut stream)).collect(),
        _ => Vec::new(),
    };
    let coverage = model.as_ref().zip(scene.rule.raster()).map(|(model, rule)| coverage(rule, model));
    Results { model, samples: Arc::new(samples), coverage }
}

fn export(scene: &PointsScene) -> String {
    json_chunks(scene, results(scene)).collect()
}

fn import(bytes: &[u8], chunk: usize) -> Result<Opened, ImportError> {
    let mut import = JsonImport::new();
    for chunk in bytes.chunks(chunk) {
        import.push(chunk)?;
    }
    import.finish()
}

fn generated(model: ModelKind) -> PointsScene {
    PointsScene { model, generated: Generated::Fresh, ..PointsScene::link_default() }
}

/// `[[lon,lat],...]` as another program reads it.
fn degrees(value: &Value) -> Vec<(f64, f64)> {
    value.as_array().unwrap().iter().map(|pair| (pair[0].as_f64().unwrap(), pair[1].as_f64().unwrap())).collect()
}

fn bits(pairs: &[(f64, f64)]) -> Vec<(u64, u64)> {
    pairs.iter().map(|(lon, lat)| (lon.to_bits(), lat.to_bits())).collect()
}

#[test]
fn a_box_has_the_documented_shape() {
    let scene = generated(ModelKind::BoundingBox);
    let file: Value = serde_json::from_str(&export(&scene)).unwrap();
    let keys: Vec<&str> = file.as_object().unwrap().keys().map(String::as_str).collect();
    let all = ["coastline", "coordinates", "coverage", "engine", "model", "observations", "rule", "samples", "scene"];
    assert_eq!(keys, all);
    assert_eq!((&file["coordinates"], &file["rule"]), (&json!("degrees"), &json!({"kind": "earth"})));
    assert_eq!((&file["coastline"], &file["engine"]), (&json!(1), &json!(1)));
    assert_eq!(file["scene"], json!({"v": "1", "engine": "1", "page": "points", "generated": "fresh"}));
    assert_eq!((degrees(&file["observations"]).len(), degrees(&file["samples"]).len()), (21, 100));
    let model = file["model"].as_object().unwrap();
    assert_eq!(model.len(), 5);
    assert_eq!(model["kind"], "bounding_box");
    // The box runs through observations.
    let observations = degrees(&file["observations"]);
    let extreme = |of: fn(&(f64, f64)) -> f64, pick: fn(f64, f64) -> f64| observations.iter().map(of).reduce(pick);
    for (edge, observed) in [
        ("west", extreme(|p| p.0, f64::min)),
        ("east", extreme(|p| p.0, f64::max)),
        ("south", extreme(|p| p.1, f64::min)),
        ("north", extreme(|p| p.1, f64::max)),
    ] {
        assert_eq!(model[edge].as_f64(), observed, "{edge}");
    }
    let figures = coverage(land(), &scene.fit().unwrap());
    assert_eq!(
        file["coverage"],
        json!({
            "a": figures.a, "b": figures.b, "c": figures.c,
            "rule_precision": figures.c, "rule_recall": 1.0 - figures.b,
            "tv": figures.total_variation, "js_bits": figures.js_bits, "method": "exact",
        })
    );
}

#[test]
fn the_keys_stand_in_the_documented_order() {
    let text = export(&generated(ModelKind::BoundingBox));
    let at = |key: &str| text.find(&format!("\"{key}\":")).unwrap();
    let keys = ["coastline", "engine", "scene", "coordinates", "rule", "observations", "model", "samples", "coverage"];
    let order = keys.map(at);
    assert!(order.is_sorted(), "{order:?}");
    assert!(text.starts_with("{\"coastline\":1,\"engine\":1,\"scene\":{\"v\":\"1\","));
    assert!(text.ends_with("}\n"));
}

#[test]
fn degrees_are_written_with_every_digit() {
    for kind in [ModelKind::BoundingBox, ModelKind::Grid] {
        let scene = PointsScene { samples: 5_000, ..generated(kind) };
        let file: Value = serde_json::from_str(&export(&scene)).unwrap();
        let exact = |points: &[Point]| points.iter().map(|p| (p.lon_deg(), p.lat_deg())).collect::<Vec<_>>();
        let observed: Vec<Point> = scene.observations.points().iter().map(|spot| spot.point()).collect();
        assert_eq!(bits(&degrees(&file["observations"])), bits(&exact(&observed)));
        assert_eq!(bits(&degrees(&file["samples"])), bits(&exact(&results(&scene).samples)));
    }
}

#[test]
fn the_masses_of_a_grid_run_from_the_north_west() {
    // Two to the north-west, one to the south-east of 3 x 2 cells.
    let points = vec![Spot { i: 9, j: 65_000 }, Spot { i: 99, j: 65_000 }, Spot { i: 65_000, j: 9 }];
    let scene = PointsScene {
        observations: Observations::from_points(points),
        columns: 3,
        rows: 2,
        pseudocount: 50,
        ..generated(ModelKind::Grid)
    };
    let file: Value = serde_json::from_str(&export(&scene)).unwrap();
    let mass: Vec<f64> = [2.5, 0.5, 0.5, 0.5, 0.5, 1.5].iter().map(|n| n / 6.0).collect();
    assert_eq!(file["model"], json!({"kind": "grid", "columns": 3, "rows": 2, "pseudocount": 0.5, "mass": mass}));
}

#[test]
fn what_there_is_not_is_null_or_empty() {
    let never = PointsScene::first_visit(true);
    let file: Value = serde_json::from_str(&export(&never)).unwrap();
    assert_eq!(file["samples"], json!([]));
    assert!(file["model"].is_object() && file["coverage"].is_object());
    let one_point = Observations::from_points(vec![Spot { i: 1, j: 1 }]);
    for observations in [Observations::default(), one_point] {
        let n = observations.points().len();
        let degenerate = PointsScene { observations, ..generated(ModelKind::BoundingBox) };
        let file: Value = serde_json::from_str(&export(&degenerate)).unwrap();
        assert_eq!((&file["model"], &file["coverage"], &file["samples"]), (&Value::Null, &Value::Null, &json!([])));
        assert_eq!(degrees(&file["observations"]).len(), n);
    }
}

#[test]
fn a_large_file_comes_in_pieces_that_hold_no_page() {
    let batches = vec![Batch::Drawn { n: 20_000, seed: 1 }];
    let scene = PointsScene {
        observations: Observations::from_batches(batches, &coastline::data::Rule::Earth),
        samples: 100_000,
        ..generated(ModelKind::BoundingBox)
    };
    let chunks: Vec<String> = json_chunks(&scene, results(&scene)).collect();
    assert!(chunks.iter().all(|chunk| chunk.len() < 60_000));
    let text: String = chunks.concat();
    assert!(text.len() < MAX_JSON_BYTES);
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((degrees(&file["observations"]).len(), degrees(&file["samples"]).len()), (20_000, 100_000));
    assert_eq!(import(text.as_bytes(), 1 << 16).unwrap().scene, scene);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_exported_scene_comes_back_equal(scene in common::any_scene(), chunk in 1_usize..5_000) {
        let scene = PointsScene { samples: scene.samples % 50 + 1, ..scene };
        let text = export(&scene);
        prop_assert!(serde_json::from_str::<Value>(&text).is_ok());
        prop_assert_eq!(import(text.as_bytes(), chunk), Ok(Opened { scene, engine: 1, lang: None }));
    }
}

/// A file of every kind of value, small enough to try each place in it.
fn sample_file() -> String {
    let points = vec![Spot { i: 1, j: 2 }, Spot { i: 60_000, j: 50_000 }];
    let scene = PointsScene {
        observations: Observations::from_points(points),
        guesses: vec![Spot { i: 7, j: 8 }],
        margin: -125,
        samples: 3,
        hidden: true,
        ..generated(ModelKind::BoundingBox)
    };
    export(&scene)
}

#[test]
fn chunks_of_every_size_open_the_same() {
    let text = sample_file();
    let whole = import(text.as_bytes(), text.len()).unwrap();
    assert_eq!(whole.scene.margin, -125);
    let with_bom = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for chunk in 1..=64 {
        assert_eq!(import(text.as_bytes(), chunk), Ok(whole.clone()), "{chunk}");
        assert_eq!(import(&with_bom, chunk), Ok(whole.clone()), "byte-order mark, {chunk}");
    }
}

#[test]
fn a_file_cut_anywhere_is_an_error_that_says_where() {
    let text = sample_file();
    // All but the newline at the end.
    for cut in 0..text.len() - 1 {
        for chunk in [1, 7, 1_000] {
            match import(&text.as_bytes()[..cut], chunk) {
                Err(ImportError::Truncated { line: 1, column }) => assert!(column as usize <= cut + 1, "{column}"),
                other => panic!("cut at {cut}: {other:?}"),
            }
        }
    }
}

#[test]
fn only_the_scene_decides() {
    let mut file: Value = serde_json::from_str(&sample_file()).unwrap();
    let scene = import(sample_file().as_bytes(), 99).unwrap().scene;
    file["observations"] = json!("none at all");
    file["model"] = json!([{"scene": {"v": "9"}}]);
    file["coverage"] = json!({"coastline": 7, "v": "2", "margin": "50"});
    file["notes"] = json!({"anything": [1, null, true, {"deep": []}]});
    let pretty = serde_json::to_string_pretty(&file).unwrap();
    assert_eq!(import(pretty.as_bytes(), 99).unwrap().scene, scene);
    // Numbers and switches may stand unquoted.
    let unquoted = r#"{"coastline":1,"scene":{"v":1,"margin":-12.5,"hidden":true,"seed":7,"heatmap":false}}"#;
    let opened = import(unquoted.as_bytes(), 10).unwrap().scene;
    let expected = PointsScene { margin: -125, hidden: true, seed: 7, ..PointsScene::link_default() };
    assert_eq!(opened, expected);
}

fn in_scene(key: &str, at: usize, cause: LinkCause) -> ImportError {
    ImportError::Scene(LinkError { key: key.to_string(), at, cause })
}

#[test]
fn each_cause_has_its_error() {
    use ImportError::*;
    let deep = format!("{{\"coastline\":1,\"scene\":{{\"v\":\"1\"}},\"x\":{}", "[".repeat(100_000));
    for (text, error) in [
        ("", Truncated { line: 1, column: 1 }),
        ("  \n ", Truncated { line: 2, column: 2 }),
        ("hello", Syntax { line: 1, column: 1 }),
        ("{\n  \"coastline\": 1,\n  oops }", Syntax { line: 3, column: 3 }),
        ("{\"coastline\":1,\"scene\":{\"v\":\"1\"}}x", Syntax { line: 1, column: 34 }),
        ("{\"coastline\":1,}", Syntax { line: 1, column: 16 }),
        ("{}", NotCoastline),
        ("[]", NotCoastline),
        ("12", NotCoastline),
        ("null", NotCoastline),
        ("{\"type\":\"FeatureCollection\",\"features\":[]}", NotCoastline),
        ("{\"scene\":{\"v\":\"1\"}}", NotCoastline),
        ("[{\"coastline\":1,\"scene\":{\"v\":\"1\"}}]", NotCoastline),
        ("{\"inner\":{\"coastline\":1,\"scene\":{\"v\":\"1\"}}}", NotCoastline),
        ("{\"coastline\":0,\"scene\":{\"v\":\"1\"}}", NotCoastline),
        ("{\"coastline\":[1],\"scene\":{\"v\":\"1\"}}", NotCoastline),
        ("{\"coastline\":\"yes\",\"scene\":{\"v\":\"1\"}}", NotCoastline),
        ("{\"coastline\":2,\"scenes\":[]}", FutureVersion),
        ("{\"coastline\":2,\"scene\":{\"v\":\"1\"}}", FutureVersion),
        ("{\"coastline\":1}", NoScene),
        ("{\"coastline\":1,\"scene\":null}", NoScene),
        ("{\"coastline\":1,\"scene\":[\"v\",\"1\"]}", NoScene),
        ("{\"coastline\":1,\"scene\":{}}", in_scene("", 1, LinkCause::NoVersion)),
        ("{\"coastline\":1,\"scene\":{\"seed\":1}}", in_scene("seed", 1, LinkCause::NoVersion)),
        ("{\"coastline\":1,\"scene\":{\"v\":2}}", in_scene("v", 1, LinkCause::FutureVersion)),
        ("{\"coastline\":1,\"scene\":{\"v\":1,\"colour\":1}}", in_scene("colour", 2, LinkCause::UnknownField)),
        ("{\"coastline\":1,\"scene\":{\"v\":1,\"seed\":1,\"seed\":1}}", in_scene("seed", 3, LinkCause::Twice)),
        ("{\"coastline\":1,\"scene\":{\"v\":1,\"seed\":null}}", in_scene("seed", 2, LinkCause::NotANumber)),
        ("{\"coastline\":1,\"scene\":{\"v\":1,\"seed\":1e2}}", in_scene("seed", 2, LinkCause::NotANumber)),
        ("{\"coastline\":1,\"scene\":{\"v\":1,\"seed\":[5]}}", in_scene("seed", 2, LinkCause::NotANumber)),
        ("{\"coastline\":1,\"scene\":{\"v\":1,\"seed\":{\"v\":5}}}", in_scene("seed", 2, LinkCause::NotANumber)),
        ("{\"coastline\":1,\"scene\":{\"v\":1,\"points\":\"?\"}}", in_scene("points", 2, LinkCause::BrokenPoints)),
    ] {
        for chunk in [1, 5, 1_000] {
            assert_eq!(import(text.as_bytes(), chunk), Err(error.clone()), "{text} in chunks of {chunk}");
        }
    }
    assert!(matches!(import(deep.as_bytes(), 4_096), Err(Syntax { line: 1, .. })));
}

#[test]
fn a_file_too_large_is_left_as_soon_as_that_is_known() {
    let spaces = vec![b' '; 1 << 20];
    let mut file = JsonImport::new();
    file.push(b"{\"coastline\":1,\"scene\":{\"v\":\"1\"}}").unwrap();
    let error = (0..20).find_map(|_| file.push(&spaces).err());
    assert_eq!(error, Some(ImportError::TooLarge));
    // One byte decides.
    let mut full = b"{\"coastline\":1,\"scene\":{\"v\":\"1\"}}".to_vec();
    full.resize(MAX_JSON_BYTES, b'\n');
    assert!(import(&full, 1 << 16).is_ok());
    full.push(b'\n');
    assert_eq!(import(&full, 1 << 16), Err(ImportError::TooLarge));
}

#[test]
fn a_token_without_end_is_not_kept_in_memory() {
    for start in ["\"", "{\"coastline\":1,\"x\":\"", "{\"coastline\":1,\"x\":1"] {
        let mut file = JsonImport::new();
        file.push(start.as_bytes()).unwrap();
        let digits = vec![b'7'; 50_000];
        let pushed = (0..100).take_while(|_| file.push(&digits).is_ok()).count();
        assert!(pushed < 10, "{start}");
        assert_eq!(file.push(&digits), Err(ImportError::NotCoastline), "{start}");
    }
}

#[test]
fn binary_files_are_no_json() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let utf16: Vec<u8> = sample_file().encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&png[..], &utf16, &[0; 100], &[0xff; 100], b"PK\x03\x04"] {
        for chunk in [1, 64] {
            assert!(matches!(import(bytes, chunk), Err(ImportError::Syntax { line: 1, column: 1 | 2 })), "{bytes:?}");
        }
    }
}

/// What must hold for every file: no panic, and the same answer however it is cut.
fn check(bytes: &[u8], chunk: usize) -> Result<(), TestCaseError> {
    let opened = import(bytes, chunk);
    if let Ok(opened) = &opened {
        prop_assert_eq!(&import(export_scene(&opened.scene).as_bytes(), 999).unwrap().scene, &opened.scene);
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // 1e999 is JSON, whatever a parser can make of it.
    let refused = serde_json::from_slice::<Value>(plain).is_err_and(|e| !e.to_string().contains("out of range"));
    prop_assert!(opened.is_err() || !refused, "opened what another parser refuses");
    Ok(())
}

/// A file of a scene alone.
fn export_scene(scene: &PointsScene) -> String {
    json_chunks(scene, Results::default()).collect()
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "\\u0000",
    "\r",
    "\n",
    "\t",
    " ",
    "0",
    "1",
    "-",
    "1e",
    ".5",
    "1e999",
    "true",
    "false",
    "null",
    "nul",
    "\"coastline\"",
    "\"scene\"",
    "\"v\"",
    "\"coastline\":1",
    "\"scene\":{\"v\":\"1\"",
    "\"engine\":1",
    "\"seed\":\"7\"",
    "\"data\":\"100s1\"",
    "\u{feff}",
    "ñ",
    "{\"coastline\":1,\"scene\":{\"v\":\"1\"}",
    "\"points\":\"AAEAAg\"",
    "99999999999999999999",
];

// Together 30,000 cases.
proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(5_000) })]

    #[test]
    fn bytes_never_panic(bytes in vec(any::<u8>(), 0..200), chunk in 1_usize..50) {
        check(&bytes, chunk)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(15_000) })]

    #[test]
    fn pieces_of_json_never_panic(pieces in vec(select(PIECES), 0..30), chunk in 1_usize..50) {
        check(pieces.concat().as_bytes(), chunk)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(10_000) })]

    #[test]
    fn wounded_files_never_panic(
        wounds in vec((any::<Index>(), any::<u8>(), select(PIECES), 0_u8..4), 1..5), chunk in 1_usize..500,
    ) {
        let mut bytes = sample_file().into_bytes();
        for (at, byte, piece, kind) in wounds {
            let at = at.index(bytes.len() + 1);
            match kind {
                0 if at < bytes.len() => bytes[at] ^= byte,
                1 => { bytes.splice(at..at, piece.bytes()); }
                2 => { bytes.drain(at..(at + usize::from(byte)).min(bytes.len())); }
                _ => { let copy = bytes[at..(at + usize::from(byte)).min(bytes.len())].to_vec(); bytes.splice(at..at, copy); }
            }
        }
        check(&bytes, chunk)?;
    }
}
