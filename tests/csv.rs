//! CSV by example: what is read, each error with its place, what is written, and the same files read by Python.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use coastline::plane::{Point, Spot};
use coastline::scene::{
    BadCause, BadCell, BadLines, ColumnName, CsvColumns, MAX_CSV_BYTES, MAX_OBSERVATIONS, Named, Places, PlacesError,
    PlacesImport, ReadOptions, TableError, Unclear, UnclearCause, csv_chunks, csv_samples,
};
use serde_json::Value;
use std::sync::Arc;

fn import(bytes: &[u8], chunk: usize) -> Result<Places, PlacesError> {
    let mut import = PlacesImport::table(ReadOptions::default());
    for chunk in bytes.chunks(chunk) {
        import.push(chunk)?;
    }
    import.finish()
}

/// Reads a file whole and in small chunks, which must make no difference. Errors are reduced to what stands where in the
/// text: rows, headings and the columns to choose from are tested in `tests/places.rs`.
fn read(text: impl AsRef<[u8]>) -> Result<Places, PlacesError> {
    let bytes = text.as_ref();
    let whole = import(bytes, bytes.len().max(1));
    for chunk in [1, 2, 3, 7] {
        assert_eq!(import(bytes, chunk), whole, "{:?} in chunks of {chunk}", String::from_utf8_lossy(bytes));
    }
    whole.map_err(in_text)
}

fn in_text(error: PlacesError) -> PlacesError {
    match error {
        PlacesError::BadRows { mut lines, .. } => {
            for cell in &mut lines.first {
                (cell.row, cell.name) = (0, ColumnName { idx: 0, heading: None });
            }
            PlacesError::BadRows { lines, n_good: 0 }
        }
        PlacesError::Columns(unclear) => Unclear { columns: vec![], ..*unclear }.into(),
        error => error,
    }
}

fn cell(line: u64, column: u64, cause: BadCause) -> BadCell {
    BadCell { row: 0, name: ColumnName { idx: 0, heading: None }, line, column, cause }
}

fn pairs(text: impl AsRef<[u8]>) -> Vec<(f64, f64)> {
    read(text).unwrap().pairs
}

fn bad(line: u64, column: u64, cause: BadCause) -> PlacesError {
    PlacesError::BadRows { lines: BadLines { first: vec![cell(line, column, cause)], n_lines: 1 }, n_good: 0 }
}

fn not_a_number(text: &str) -> BadCause {
    BadCause::NotANumber(text.to_string())
}

#[test]
fn a_spanish_spreadsheet_opens() {
    let text =
        "\u{feff}Estación;Latitud;Longitud;Año\r\nMadrid;40,4168;-3,7038;2024\r\n\"A; B\";-34,6;-58,38;\r\n;;;\r\n";
    let points = read(text).unwrap();
    assert_eq!(points.pairs, [(-3.7038, 40.4168), (-58.38, -34.6)]);
    assert_eq!(points.named, Named::Degrees);
    let spots = vec![Spot::from_degrees(-3.7038, 40.4168), Spot::from_degrees(-58.38, -34.6)];
    assert_eq!(points.degrees(), Ok(spots));
}

#[test]
fn headers_are_known_in_any_order_and_case() {
    for lon in ["lon", "Long", "LNG", "longitude", "Longitud", " lon ", "\"lon\"", " \"lon\" "] {
        for lat in ["lat", "Latitude", "LATITUD", "\"lat\""] {
            let text = format!("{lon},{lat}\n1,2\n");
            assert_eq!(read(&text).map(|p| (p.pairs, p.named)), Ok((vec![(1.0, 2.0)], Named::Degrees)), "{text}");
            assert_eq!(pairs(format!("id,{lat},name,{lon}\n9,2,\"a,b\",1\n")), [(1.0, 2.0)]);
        }
    }
    let plane = read("Y\tX\n0,5\t-7\n").unwrap();
    assert_eq!((plane.pairs, plane.named), (vec![(-7.0, 0.5)], Named::Plane));
    // Degrees before x and y, and of equal names the first.
    assert_eq!(pairs("x,y,lat,lon\n1,2,3,4\n"), [(4.0, 3.0)]);
    assert_eq!(read("x,y,lat\n1,2,3\n").unwrap().named, Named::Plane);
    assert_eq!(pairs("lon,lat,Longitude\n1,2,3\n"), [(1.0, 2.0)]);
}

#[test]
fn without_a_header_the_first_two_columns_count() {
    for text in ["1.5,2\n3,4", "1,5;2\n3;4\n", "1.5\t2\r3\t4\r", "\n\n 1.5 , 2 ,remark\n3,4,\n", "\"1,5\";\"2\"\n3;4"] {
        let points = read(text).unwrap();
        assert_eq!((points.pairs, points.named), (vec![(1.5, 2.0), (3.0, 4.0)], Named::Nothing), "{text:?}");
    }
}

#[test]
fn the_separator_is_the_one_that_makes_columns() {
    assert_eq!(pairs("lat,lon,note; or none\n2,1,a;b;c\n"), [(1.0, 2.0)]);
    assert_eq!(pairs("\"a,b\",\"c;d\",lon,lat\n,,1,2\n"), [(1.0, 2.0)]);
    assert_eq!(pairs("\"two\nlines; here\",lon,lat\n,1,2\n"), [(1.0, 2.0)]);
    assert_eq!(pairs("1,5;2,5\n"), [(1.5, 2.5)]);
    assert_eq!(pairs("1,2,a;b\n"), [(1.0, 2.0)]);
    assert_eq!(pairs("\tlon\tlat\na\t1\t2\n"), [(1.0, 2.0)]);
    // Sought only so far, and read all the same.
    let long = format!("lon;\"{}\";lat\n1;;2\n", "note, ".repeat(20_000));
    assert_eq!(pairs(long), [(1.0, 2.0)]);
}

#[test]
fn blank_lines_and_rows_are_skipped_but_counted() {
    let text = "\r\n  \r\nlon,lat\n\n1,2\r\n,\n\t\n\r3,4\n , \n\"\",\"\"\nx,5";
    assert_eq!(read(text), Err(bad(12, 1, not_a_number("x"))));
    assert_eq!(pairs(&text[..text.len() - 3]), [(1.0, 2.0), (3.0, 4.0)]);
}

#[test]
fn each_cause_has_its_error() {
    use PlacesError::*;
    let because = |cause| PlacesError::from(Unclear { cause, columns: vec![] });
    let half = |line, column, found: &str, missing| {
        because(UnclearCause::HalfHeader { line, column, found: found.to_string(), missing })
    };
    let unknown = |line, names: &[&str]| {
        because(UnclearCause::UnknownHeader { line, names: names.iter().map(|n| n.to_string()).collect() })
    };
    let open = |line, column| File(TableError::UnclosedQuote { line, column });
    for (text, error) in [
        ("", NoRows),
        ("\u{feff}", NoRows),
        (" \r\n\n\t\n", NoRows),
        (";;\n", NoRows),
        ("lon,lat", NoRows),
        ("lon,lat\n\n,,,\n", NoRows),
        ("\n\nhello\n1\n", OneColumn { line: 3 }),
        ("lon\n1\n", OneColumn { line: 1 }),
        ("1.5 2.5\n", OneColumn { line: 1 }),
        ("%PDF-1.7", OneColumn { line: 1 }),
        ("\nname, year,\n1,2,\n", unknown(2, &["name", "year"])),
        // A quote opens only where a cell starts, and two in a row do not close it.
        ("a,5\" b\nlon;lat\n", unknown(1, &["a", "5\" b"])),
        ("\"a\"\"\nx\";b\n1;2\n", unknown(1, &["a\"\nx", "b"])),
        ("\"a;b\",name\n1,2\n", unknown(1, &["a;b", "name"])),
        ("id;Longitude\n1;2\n", half(1, 4, "Longitude", "lat")),
        ("name,lat\n1,2\n", half(1, 6, "lat", "lon")),
        ("\n x,z\n1,2\n", half(2, 1, "x", "y")),
        ("ñ,Y\n1,2\n", half(1, 3, "Y", "x")),
        ("lon,y\n1,2\n", half(1, 1, "lon", "lat")),
        ("lon,lat\n1,2\n3,\"4\n5,6\n", open(3, 3)),
        ("\"lon,lat\n1,2\n", open(1, 1)),
        ("lon,lat\n1,2\nñ,\0", File(TableError::NotText { line: 3, column: 3 })),
        ("lon,lat\n1,2\n3", bad(3, 2, BadCause::Missing)),
        ("lon,lat,name\nñañ,,a", bad(2, 1, not_a_number("ñañ"))),
        ("lat,name,lon\n1,ñaña,\n", bad(2, 8, BadCause::Missing)),
        ("lat,name,lon\n1,\"two\r\nlines\",\n", bad(3, 8, BadCause::Missing)),
        ("lon,lat\n1,NaN\n", bad(2, 3, BadCause::NotFinite)),
        ("NaN,1\n", bad(1, 1, BadCause::NotFinite)),
        ("1;-inf\n", bad(1, 3, BadCause::NotFinite)),
        ("1,1e999\n", bad(1, 3, BadCause::NotFinite)),
        ("lon,lat\n\"1,234.5\",2\n", bad(2, 1, not_a_number("1,234.5"))),
        ("lon;lat\n1.234,5;2\n", bad(2, 1, not_a_number("1.234,5"))),
        ("lon,lat\n12,5,41,2\n", bad(2, 6, BadCause::Extra)),
        ("lon,lat\n12,5, ,\"x\"\n", bad(2, 8, BadCause::Extra)),
        ("1,2\n3,4,5\n", bad(2, 5, BadCause::Extra)),
    ] {
        assert_eq!(read(text), Err(error), "{text:?}");
    }
}

#[test]
fn the_first_ten_bad_lines_are_described_and_all_are_counted() {
    let rows: String = (0..25).map(|n| if n % 2 == 0 { "1,2\n".to_string() } else { format!(" {n},a{n}\n") }).collect();
    let Err(PlacesError::BadRows { lines, .. }) = read(format!("lon,lat\n{rows}")) else { panic!() };
    assert_eq!((lines.n_lines, lines.first.len()), (12, 10));
    for (idx, cell) in lines.first.iter().enumerate() {
        let n = 2 * idx + 1;
        let column = if n < 10 { 4 } else { 5 };
        assert_eq!(*cell, self::cell(n as u64 + 2, column, not_a_number(&format!("a{n}"))));
    }
    // A line with two bad cells counts once, by the first.
    assert_eq!(read("lat,lon\na,b\n"), Err(bad(2, 1, not_a_number("a"))));
    let long = format!("lon,lat\n1,{}\n", "é".repeat(100_000));
    assert_eq!(read(long), Err(bad(2, 3, not_a_number(&"é".repeat(40)))));
}

#[test]
fn degrees_out_of_range_keep_their_numbers() {
    let points = read("lat,lon\n90,180\n91,-3\n\n-90,-180\n-95,200\n5,-180.001\n").unwrap();
    assert_eq!(points.named, Named::Degrees);
    assert_eq!(points.pairs, [(180.0, 90.0), (-3.0, 91.0), (-180.0, -90.0), (200.0, -95.0), (-180.001, 5.0)]);
    let first = [(3, 1, BadCause::LatitudeRange), (6, 1, BadCause::LatitudeRange), (7, 3, BadCause::LongitudeRange)]
        .map(|(line, column, cause)| cell(line, column, cause));
    let lines = BadLines { first: first.to_vec(), n_lines: 3 };
    assert_eq!(points.degrees().map_err(in_text), Err(PlacesError::BadRows { lines, n_good: 0 }));
    // A row that is bad anyhow is no matter of ranges.
    assert_eq!(read("lon,lat\n200,a\n"), Err(bad(2, 5, not_a_number("a"))));
    assert_eq!(read("180,90\n-180,-90\n").unwrap().degrees().unwrap().len(), 2);
    let many = read("x,y\n".to_string() + &"500,1\n".repeat(99)).unwrap();
    let Err(PlacesError::BadRows { lines, .. }) = many.degrees() else { panic!() };
    assert_eq!((lines.first.len(), lines.n_lines, many.pairs.len()), (10, 99, 99));
}

#[test]
fn binary_files_and_other_encodings_are_no_text() {
    use TableError::NotText;
    let utf16 = |order: fn(u16) -> [u8; 2]| "\u{feff}lon,lat\n".encode_utf16().flat_map(order).collect::<Vec<u8>>();
    for (bytes, error) in [
        (b"\x89PNG\r\n\x1a\n".to_vec(), NotText { line: 1, column: 1 }),
        (b"PK\x03\x04\x14\0\x06".to_vec(), NotText { line: 1, column: 6 }),
        (vec![0xff; 100], NotText { line: 1, column: 1 }),
        (vec![0; 100], NotText { line: 1, column: 1 }),
        (b"lon;lat;a\xf1o\n".to_vec(), NotText { line: 1, column: 10 }),
        (b"1,2\n3,4\xe2\x82".to_vec(), NotText { line: 2, column: 4 }),
        (b"1,2\n3,4\xe2\x82,".to_vec(), NotText { line: 2, column: 4 }),
        (b"\xef\xbb".to_vec(), NotText { line: 1, column: 1 }),
        (b"l\0o\0n\0".to_vec(), NotText { line: 1, column: 2 }),
        (utf16(u16::to_le_bytes), NotText { line: 1, column: 1 }),
        (utf16(u16::to_be_bytes), NotText { line: 1, column: 1 }),
        (b"\xff\xfe".to_vec(), NotText { line: 1, column: 1 }),
    ] {
        assert_eq!(read(&bytes), Err(error.into()), "{bytes:?}");
    }
}

#[test]
fn ten_million_lines_are_left_at_the_cap() {
    let mut file = PlacesImport::table(ReadOptions::default());
    let n_read = (0..10_000_000).take_while(|_| file.push(b"1.25,-2.5\r\n").is_ok()).count();
    assert_eq!(n_read, MAX_OBSERVATIONS);
    let error = PlacesError::TooManyRows { row: MAX_OBSERVATIONS as u64 + 1 };
    assert_eq!(file.push(b"1,2\n"), Err(error.clone()));
    assert_eq!(file.finish(), Err(error));
    // One row decides, and blank lines are no rows.
    let full = "lon,lat\n\n".to_string() + &"1,2\n\n".repeat(MAX_OBSERVATIONS);
    assert_eq!(import(full.as_bytes(), 999).unwrap().pairs.len(), MAX_OBSERVATIONS);
    let row = 3 + 2 * MAX_OBSERVATIONS as u64;
    assert_eq!(import((full + "3,4").as_bytes(), 999), Err(PlacesError::TooManyRows { row }));
}

#[test]
fn a_file_too_large_is_left_as_soon_as_that_is_known() {
    let mut full = b"lon,lat\n1,2\n".to_vec();
    full.resize(MAX_CSV_BYTES, b'\n');
    assert!(import(&full, 1 << 16).is_ok());
    full.push(b'\n');
    assert_eq!(import(&full, 1 << 16), Err(TableError::TooLarge.into()));
    assert_eq!(import(&full, full.len()), Err(TableError::TooLarge.into()));
    // One cell, one line, or separators alone, as long as can be.
    for (start, byte) in [("lon,lat\n\"", b'a'), ("", b'1'), ("lon,lat\n1,2", b','), ("\"", b'\n')] {
        let mut file = PlacesImport::table(ReadOptions::default());
        file.push(start.as_bytes()).unwrap();
        let piece = vec![byte; 1 << 16];
        assert_eq!((0..1_000).find_map(|_| file.push(&piece).err()), Some(TableError::TooLarge.into()), "{start:?}");
    }
    // What is wrong further up comes first, however the file is cut.
    full.splice(12..12, *b"\0");
    assert_eq!(import(&full, full.len()), Err(TableError::NotText { line: 3, column: 1 }.into()));
}

#[test]
fn what_was_written_comes_back_as_the_same_spots() {
    // Every step of both axes, in files of as many as can be read.
    let all: Vec<Spot> = (0..=65_535).map(|i| Spot { i, j: 65_535 - i }).collect();
    for spots in all.chunks(MAX_OBSERVATIONS) {
        let pairs: Vec<(f64, f64)> = spots.iter().map(|s| (s.point().lon_deg(), s.point().lat_deg())).collect();
        let text: String = csv_chunks(CsvColumns::Degrees, pairs.iter().copied()).collect();
        let points = import(text.as_bytes(), 4_096).unwrap();
        assert_eq!(points.degrees().unwrap(), spots);
        assert_eq!((points.named, points.pairs), (Named::Degrees, pairs));
    }
}

#[test]
fn files_are_written_in_pieces_with_their_header() {
    let none: Vec<String> = csv_chunks(CsvColumns::Plane, []).collect();
    assert_eq!(none, ["x,y\n"]);
    let text: String = csv_chunks(CsvColumns::Plane, [(0.1, -2.0), (1e-9, 1e21)]).collect();
    assert_eq!(text, "x,y\n0.1,-2.0\n1e-9,1e21\n");
    let points = read(&text).unwrap();
    assert_eq!((points.pairs, points.named), (vec![(0.1, -2.0), (1e-9, 1e21)], Named::Plane));
    let samples: Vec<Point> = (0..100_000).map(|n| Point { x: f64::from(n) / 1e5, y: 1.0 / 3.0 }).collect();
    let degrees = |p: Point| (p.lon_deg(), p.lat_deg());
    let pieces: Vec<String> = csv_samples(CsvColumns::Degrees, Arc::new(samples.clone()), degrees).collect();
    assert_eq!((pieces.len(), pieces[0].as_str()), (101, "lon,lat\n"));
    assert!(pieces.iter().all(|piece| piece.len() < 60_000));
    let text = pieces.concat();
    assert!(text.lines().skip(1).zip(&samples).all(|(line, p)| {
        let (lon, lat) = line.split_once(',').unwrap();
        (lon.parse(), lat.parse()) == (Ok(p.lon_deg()), Ok(p.lat_deg()))
    }));
    assert_eq!(text.lines().count(), 100_001);
}

/// `scripts/fixtures/csv_points.py` recorded them.
#[test]
fn python_reads_the_same_numbers() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("fixtures/csv-points.json")).unwrap();
    assert_eq!(cases.len(), 40);
    for case in cases {
        let points = read(case["text"].as_str().unwrap()).unwrap();
        let number = |value: &Value| value.as_f64().unwrap();
        let expected = case["pairs"].as_array().unwrap().iter().map(|pair| (number(&pair[0]), number(&pair[1])));
        assert_eq!(points.pairs, expected.collect::<Vec<_>>(), "{case}");
        let named = ["degrees", "plane", "nothing"].map(|name| case["named"] == name);
        assert_eq!([Named::Degrees, Named::Plane, Named::Nothing].map(|n| points.named == n), named);
    }
}
