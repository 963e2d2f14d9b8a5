//! Places from JSON: points of GeoJSON, lists of objects, and what is neither; and that no file can make it panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use coastline::scene::{
    BadCause, Columns, ImportError, Likely, Limit, MAX_OBSERVATIONS, Named, Places, PlacesError, PlacesImport,
    ReadOptions, UnclearCause,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

fn import(options: ReadOptions, bytes: &[u8], size: usize) -> Result<Places, PlacesError> {
    let mut import = PlacesImport::json(options);
    bytes.chunks(size).try_for_each(|chunk| import.push(chunk))?;
    import.finish()
}

fn read_with(options: ReadOptions, text: &str) -> Result<Places, PlacesError> {
    let whole = import(options, text.as_bytes(), text.len().max(1));
    assert_eq!(import(options, text.as_bytes(), 7), whole, "{text}");
    whole
}

fn read(text: &str) -> Result<Places, PlacesError> {
    read_with(ReadOptions::default(), text)
}

fn pairs(text: &str) -> Vec<(f64, f64)> {
    read(text).unwrap_or_else(|error| panic!("{text}: {error:?}")).pairs
}

fn feature(geometry: &str) -> String {
    format!("{{\"type\":\"Feature\",\"properties\":{{\"latitude\":9,\"longitude\":8}},\"geometry\":{geometry}}}")
}

fn collection(features: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

#[test]
fn points_of_geojson_open() {
    let places = read(include_str!("fixtures/cases/points.geojson")).unwrap();
    assert_eq!((places.named, &places.pairs[..]), (Named::Degrees, &[(-3.7, 40.41), (-5.98, 37.38)][..]));
    assert_eq!((places.degrees().unwrap().len(), places.n_others), (2, 0));
    for text in [
        r#"{"type":"Point","coordinates":[1.5,2.5,600]}"#.to_string(),
        r#"{"coordinates":[1.5,2.5],"type":"Point"}"#.to_string(),
        feature(r#"{"type":"Point","coordinates":[1.5,2.5]}"#),
        format!("[{}]", feature(r#"{"type":"Point","coordinates":[1.5,2.5]}"#)),
        r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1.5,2.5]}]}"#.to_string(),
        r#"[{"name":"A","location":{"type":"Point","coordinates":[1.5,2.5]}}]"#.to_string(),
        // Places in the properties do not count.
        collection(&[feature(r#"{"coordinates":[1.5,2.5],"type":"Point"}"#)]),
    ] {
        assert_eq!(pairs(&text), [(1.5, 2.5)], "{text}");
    }
    for text in [
        r#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
        r#"{"coordinates":[[1,2],[3,4]],"type":"MultiPoint"}"#,
        r#"{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[1,2]]},{"type":"Point","coordinates":[3,4]}]}}"#,
    ] {
        assert_eq!(pairs(text), [(1.0, 2.0), (3.0, 4.0)], "{text}");
    }
}

#[test]
fn other_geometries_are_counted() {
    let others = [
        r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#,
        r#"{"coordinates":[[[1,2],[3,4],[5,6],[1,2]]],"type":"Polygon"}"#,
        "null",
    ]
    .map(feature);
    assert_eq!(read(&collection(&others)), Err(PlacesError::NoPlaces { n_others: 3 }));
    let mixed = [&others[..], &[feature(r#"{"type":"Point","coordinates":[1,2]}"#)]].concat();
    let places = read(&collection(&mixed)).unwrap();
    assert_eq!((places.pairs, places.n_others), (vec![(1.0, 2.0)], 3));
}

#[test]
fn bad_points_are_named_by_their_number() {
    let points = ["[1,2]", "[3]", "[null,4]", "[5,6]", "[7,95]"]
        .map(|at| feature(&format!(r#"{{"type":"Point","coordinates":{at}}}"#)));
    let text = collection(&points);
    let Err(PlacesError::BadRows { lines, n_good }) = read(&text) else { panic!() };
    let bad: Vec<(u64, &BadCause)> = lines.first.iter().map(|cell| (cell.row, &cell.cause)).collect();
    assert_eq!(
        (bad, n_good),
        (vec![(2, &BadCause::Missing), (3, &BadCause::Missing), (5, &BadCause::LatitudeRange)], 2)
    );
    let options = ReadOptions { skip_bad: true, ..ReadOptions::default() };
    assert_eq!(read_with(options, &text).unwrap().degrees().unwrap().len(), 2);
    // Of an older kind, in metres: no degrees, but a plane of their own.
    let metres = read(r#"{"type":"MultiPoint","coordinates":[[440000,4474000],[440100,4474100]]}"#).unwrap();
    assert!(metres.degrees().is_err());
    assert_eq!(metres.own_plane().unwrap().1.len(), 2);
}

#[test]
fn lists_of_objects_open_by_their_keys() {
    for text in [
        r#"[{"lat":2.5,"lon":1.5},{"lat":4,"lon":3}]"#,
        r#"[{"id":1,"name":"A","latitude":"2.5","longitude":"1,5"},{"id":2,"longitude":3,"latitude":4}]"#,
        r#"{"version":0.6,"elements":[{"type":"node","id":1,"lat":2.5,"lon":1.5},{"type":"node","id":2,"lat":4,"lon":3}]}"#,
        r#"{"meta":[{"page":1}],"data":{"items":[{"location":{"lat":2.5,"lng":1.5}},{"location":{"lat":4,"lng":3}}]}}"#,
        r#"[{"name":"A","coordinates":[1.5,2.5]},{"name":"B","coordinates":[3,4]}]"#,
        r#"[{"name":"A","latlng":"2.5, 1.5"},{"name":"B","latlng":"4, 3"}]"#,
        r#"[{"tags":[{"lat":9}],"reclat":2.5,"reclong":1.5},{"reclat":4,"reclong":3,"late":true}]"#,
    ] {
        let places = read(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let lon_lat = |(a, b): &(f64, f64)| if places.taken.is_lat_first { (*b, *a) } else { (*a, *b) };
        assert_eq!(places.pairs.iter().map(lon_lat).collect::<Vec<_>>(), [(1.5, 2.5), (3.0, 4.0)], "{text}");
    }
    assert_eq!(read(r#"[{"x":1,"y":500}]"#).unwrap().named, Named::Plane);
    let gap = r#"[{"lat":1,"lon":2},{"lat":null,"lon":2},{"lon":3},{"lat":5,"lon":6}]"#;
    let Err(PlacesError::BadRows { lines, n_good }) = read(gap) else { panic!() };
    assert_eq!((lines.first[0].row, lines.first[1].row, lines.n_lines, n_good), (2, 3, 2, 2));
    assert_eq!(lines.first[0].name.heading.as_deref(), Some("lat"));
}

#[test]
fn unknown_keys_can_be_chosen() {
    let text = r#"[{"name":"A","breite":2.5,"laenge":1.5},{"name":"B","breite":4,"laenge":3}]"#;
    let Err(PlacesError::Columns(unclear)) = read(text) else { panic!() };
    let names = ["name", "breite", "laenge"].map(str::to_string).to_vec();
    assert_eq!(unclear.cause, UnclearCause::UnknownHeader { line: 0, names });
    assert_eq!([1, 2].map(|idx| unclear.columns[idx].likely), [Likely::Degrees, Likely::Degrees]);
    let columns = Some(Columns { lon: 2, lat: 1 });
    assert_eq!(
        read_with(ReadOptions { columns, ..ReadOptions::default() }, text).unwrap().pairs,
        [(1.5, 2.5), (3.0, 4.0)]
    );
}

#[test]
fn other_json_says_so() {
    for text in [
        "{}",
        "[]",
        "[1,2,3]",
        "[[1,2],[3,4]]",
        r#"{"type":"Topology","objects":{"land":{"type":"GeometryCollection"}},"arcs":[[[1,2]]]}"#,
        r#"{"name":"coastline","dependencies":[{"name":"a"},{"name":"b"}]}"#,
        r#"[{"a":"b"}]"#,
        r#"{"lat":1,"lon":2}"#,
    ] {
        assert_eq!(read(text), Err(PlacesError::NoPlaces { n_others: 0 }), "{text}");
    }
    assert!(matches!(read(r#"[{"lat":1,"#), Err(PlacesError::Json(ImportError::Truncated { line: 1, .. }))));
    assert!(matches!(read(r#"[{"lat":1 "lon":2}]"#), Err(PlacesError::Json(ImportError::Syntax { line: 1, .. }))));
    assert!(matches!(read(&"[".repeat(100)), Err(PlacesError::Json(_))));
    assert_eq!(read(&format!("[\"{}\"]", "x".repeat(500_000))), Err(PlacesError::NoPlaces { n_others: 0 }));
}

#[test]
fn of_too_many_a_part_opens() {
    let n = MAX_OBSERVATIONS + 5;
    let coordinates: Vec<String> = (0..n).map(|n| format!("[{},{}]", n % 180, n / 1_000)).collect();
    let objects: Vec<String> = (0..n).map(|n| format!("{{\"lat\":{},\"lon\":{}}}", n / 1_000, n % 180)).collect();
    for text in [
        format!("{{\"type\":\"MultiPoint\",\"coordinates\":[{}]}}", coordinates.join(",")),
        format!("{{\"coordinates\":[{}],\"type\":\"MultiPoint\"}}", coordinates.join(",")),
        format!("[{}]", objects.join(",")),
    ] {
        let read = |limit| import(ReadOptions { limit, ..ReadOptions::default() }, text.as_bytes(), 10_000);
        assert!(matches!(read(Limit::Refuse), Err(PlacesError::TooManyRows { .. })));
        assert_eq!(read(Limit::First).unwrap().pairs[1_001], (101.0, 1.0));
        let drawn = read(Limit::Drawn { seed: 1 }).unwrap();
        assert_eq!((drawn.pairs.len(), drawn.n_good), (MAX_OBSERVATIONS, n));
    }
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "1",
    "-2.5",
    "1e999",
    "null",
    "true",
    "\"",
    "\"type\":",
    "\"Point\"",
    "\"MultiPoint\"",
    "\"Feature\"",
    "\"Polygon\"",
    "\"coordinates\":",
    "[1,2]",
    "[[1,2],[3,95]]",
    "\"geometry\":",
    "\"features\":[",
    "{\"type\":\"Point\",\"coordinates\":[1,2]}",
    "{\"lat\":1,\"lon\":2}",
    "{\"a\":1.5,\"b\":2.5}",
    "\"lat\":",
    "\"lon\":",
    "\"x\"",
    "\u{feff}",
    "ñ",
    " ",
    "\n",
];

fn check(bytes: &[u8], size: usize) -> Result<(), TestCaseError> {
    let read = import(ReadOptions::default(), bytes, bytes.len().max(1));
    prop_assert_eq!(&import(ReadOptions::default(), bytes, size), &read);
    if let Ok(places) = &read {
        prop_assert!(!places.pairs.is_empty() && places.pairs.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
        let _ = (places.degrees(), places.own_plane());
    }
    for limit in [Limit::First, Limit::Drawn { seed: 3 }] {
        let options =
            ReadOptions { skip_bad: true, limit, columns: Some(Columns { lon: 0, lat: 1 }), on_own_plane: true };
        let _ = import(options, bytes, size);
    }
    if let Err(PlacesError::BadRows { lines, n_good }) = read {
        prop_assert!(lines.n_lines > 0 && lines.first.is_sorted_by_key(|cell| cell.row));
        let others = import(ReadOptions { skip_bad: true, ..ReadOptions::default() }, bytes, size);
        let n_open = others.and_then(|places| {
            if places.named == Named::Plane {
                Ok(places.pairs.len())
            } else {
                places.degrees().map(|spots| spots.len())
            }
        });
        prop_assert_eq!(n_open.unwrap_or(0), n_good);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(20_000) })]

    #[test]
    fn bytes_never_panic(bytes in vec(any::<u8>(), 0..100), size in 1_usize..20) {
        check(&bytes, size)?;
    }

    #[test]
    fn pieces_of_geojson_never_panic(pieces in vec(select(PIECES), 0..30), size in 1_usize..20) {
        check(pieces.concat().as_bytes(), size)?;
    }

    #[test]
    fn wounded_files_never_panic(
        pairs in vec((-190_i32..190, -95_i32..95), 1..6), kind in 0_u8..3, wounds in vec((any::<Index>(), any::<u8>(), select(PIECES)), 0..3),
        size in 1_usize..20,
    ) {
        let at = |(lon, lat): &(i32, i32)| format!("[{lon},{lat}]");
        let text = match kind {
            0 => collection(&pairs.iter().map(|pair| feature(&format!("{{\"type\":\"Point\",\"coordinates\":{}}}", at(pair)))).collect::<Vec<_>>()),
            1 => format!("{{\"coordinates\":[{}],\"type\":\"MultiPoint\"}}", pairs.iter().map(at).collect::<Vec<_>>().join(",")),
            _ => format!("[{}]", pairs.iter().map(|(lon, lat)| format!("{{\"lon\":{lon},\"lat\":{lat}}}")).collect::<Vec<_>>().join(",")),
        };
        if wounds.is_empty() {
            let expected: Vec<(f64, f64)> = pairs.iter().map(|(lon, lat)| (f64::from(*lon), f64::from(*lat))).collect();
            prop_assert_eq!(import(ReadOptions::default(), text.as_bytes(), size).unwrap().pairs, expected);
        }
        let mut bytes = text.into_bytes();
        for (at, byte, piece) in wounds {
            let at = at.index(bytes.len() + 1);
            if byte % 2 == 0 && at < bytes.len() { bytes[at] = byte; } else { bytes.splice(at..at, piece.bytes()); }
        }
        check(&bytes, size)?;
    }
}
