//! Laws of CSV: whatever the bytes, no panic, and the same answer however they are cut; tables that anyone might write
//! come back; and a wound is found where it is. Together 120,000 cases.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::plane::Spot;
use coastline::scene::{
    BadCause, BadLines, ColumnName, Columns, CsvColumns, MAX_BAD_LINES, MAX_OBSERVATIONS, Named, Order, Places,
    PlacesError, PlacesImport, ReadOptions, TableError, UnclearCause, csv_chunks,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Reads bytes in chunks of the given lengths, again and again.
fn import(bytes: &[u8], lengths: &[usize]) -> Result<Places, PlacesError> {
    import_with(ReadOptions::default(), bytes, lengths)
}

fn import_with(options: ReadOptions, bytes: &[u8], lengths: &[usize]) -> Result<Places, PlacesError> {
    let mut import = PlacesImport::table(options);
    let mut rest = bytes;
    for length in lengths.iter().cycle() {
        let (chunk, later) = rest.split_at((*length).min(rest.len()));
        import.push(chunk)?;
        rest = later;
        if rest.is_empty() {
            break;
        }
    }
    import.finish()
}

fn lengths() -> impl Strategy<Value = Vec<usize>> {
    // None alone would never end.
    vec(0_usize..9, 0..6).prop_map(|mut lengths| {
        lengths.push(1);
        lengths
    })
}

fn cases(n: u32) -> ProptestConfig {
    ProptestConfig { max_shrink_iters: 10_000, ..ProptestConfig::with_cases(n) }
}

/// The file from a place on, found by a plain count of lines and characters.
fn text_at(bytes: &[u8], line: u64, column: u64) -> Option<String> {
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let from = text.split('\n').take(line as usize - 1).map(|l| l.chars().count() + 1).sum::<usize>();
    let in_line = text.split('\n').nth(line as usize - 1)?.chars().count();
    let column = column as usize - 1;
    (column <= in_line).then(|| text.chars().skip(from + column).collect())
}

fn check_lines(bytes: &[u8], lines: &BadLines) -> Result<(), TestCaseError> {
    prop_assert_eq!(lines.first.len(), lines.n_lines.min(MAX_BAD_LINES));
    prop_assert!(lines.first.is_sorted_by(|a, b| a.row < b.row));
    // Not strictly: a row may end on the line where the cell of the next is not, inside quotes.
    prop_assert!(lines.first.is_sorted_by_key(|cell| cell.line));
    for cell in &lines.first {
        let text = text_at(bytes, cell.line, cell.column);
        let Some(text) = text else { return Err(TestCaseError::fail(format!("no such place: {cell:?}"))) };
        // A byte-order mark is no letter: where the first row begins behind blank lines, the reader passes over it.
        let begins = |text: &str| -> String {
            text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\u{feff}')).to_string()
        };
        let shown = begins(&text);
        match &cell.cause {
            BadCause::NotANumber(value) if !value.contains(['"', '\r', '\n']) => {
                prop_assert!(value.chars().count() <= 40);
                let value = begins(value);
                // A quote may still close within.
                let plain: String = shown.chars().filter(|c| *c != '"').take(value.chars().count()).collect();
                prop_assert_eq!(plain, value);
            }
            BadCause::NotANumber(_) | BadCause::Missing => {}
            _ => prop_assert!(!text.is_empty()),
        }
    }
    Ok(())
}

/// What must hold for every file.
fn check(bytes: &[u8], lengths: &[usize]) -> Result<(), TestCaseError> {
    let read = import(bytes, &[bytes.len().max(1)]);
    prop_assert_eq!(&import(bytes, lengths), &read);
    match read {
        Ok(points) => check_places(bytes, &points)?,
        Err(PlacesError::BadRows { lines, n_good }) => {
            check_lines(bytes, &lines)?;
            check_the_others(bytes, lengths, n_good)?;
        }
        Err(PlacesError::File(TableError::NotText { line, column } | TableError::UnclosedQuote { line, column })) => {
            prop_assert!(text_at(bytes, line, column).is_some());
        }
        Err(PlacesError::OneColumn { line }) => prop_assert!(text_at(bytes, line, 1).is_some()),
        Err(PlacesError::Columns(unclear)) => {
            match unclear.cause {
                UnclearCause::HalfHeader { line, column, .. } => prop_assert!(text_at(bytes, line, column).is_some()),
                UnclearCause::UnknownHeader { line, .. } => prop_assert!(text_at(bytes, line, 1).is_some()),
                UnclearCause::NoHeader { n_numeric } => prop_assert!((3..=unclear.columns.len()).contains(&n_numeric)),
            }
            prop_assert!(unclear.columns.len() > 1);
            prop_assert!(unclear.columns.iter().enumerate().all(|(idx, column)| column.name.idx == idx));
            check_any_choice(bytes, lengths, unclear.columns.len())?;
        }
        Err(PlacesError::NoRows) => {}
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    }
    Ok(())
}

fn check_places(bytes: &[u8], points: &Places) -> Result<(), TestCaseError> {
    prop_assert!((1..=MAX_OBSERVATIONS).contains(&points.pairs.len()));
    prop_assert!(points.pairs.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
    prop_assert!(points.n_skipped == 0 && points.n_good == points.pairs.len());
    // Longitude first, unless a number says otherwise.
    let are_degrees = |a: f64, b: f64| a.abs() <= 180.0 && b.abs() <= 90.0;
    let is_lat_first = points.taken.is_lat_first;
    let are_all = |swapped: bool| {
        points.pairs.iter().all(|(x, y)| if swapped { are_degrees(*y, *x) } else { are_degrees(*x, *y) })
    };
    if points.named == Named::Nothing && is_lat_first {
        prop_assert_eq!(points.taken.order, Order::Looks);
        prop_assert!(are_all(true) && !are_all(false));
    }
    prop_assert_eq!(points.can_swap(), are_all(!is_lat_first));
    match points.degrees() {
        Ok(spots) => prop_assert!(are_all(is_lat_first) && spots.len() == points.pairs.len()),
        Err(PlacesError::BadRows { lines, n_good }) => {
            prop_assert!(!are_all(is_lat_first));
            prop_assert_eq!(n_good + lines.n_lines, points.pairs.len());
            check_lines(bytes, &lines)?;
        }
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    }
    Ok(())
}

/// The way on keeps its word.
fn check_the_others(bytes: &[u8], lengths: &[usize], n_good: usize) -> Result<(), TestCaseError> {
    let others = import_with(ReadOptions { skip_bad: true, ..ReadOptions::default() }, bytes, lengths);
    match others {
        Ok(places) if places.named == Named::Plane => prop_assert_eq!(places.pairs.len(), n_good),
        Ok(places) => match places.degrees() {
            Ok(spots) => prop_assert_eq!(spots.len(), n_good),
            Err(error) => prop_assert_eq!(n_good, 0, "{}", error),
        },
        Err(error) => prop_assert_eq!(n_good, 0, "{}", error),
    }
    Ok(())
}

/// Whichever columns are chosen, the same holds, and nothing asks again.
fn check_any_choice(bytes: &[u8], lengths: &[usize], n_columns: usize) -> Result<(), TestCaseError> {
    let (lon, lat) = (bytes.len() % n_columns, lengths.len() % n_columns);
    let options = ReadOptions { columns: Some(Columns { lon, lat }), ..ReadOptions::default() };
    let read = import_with(options, bytes, &[bytes.len().max(1)]);
    prop_assert_eq!(&import_with(options, bytes, lengths), &read);
    let asks_again = matches!(read, Err(PlacesError::Columns(_) | PlacesError::OneColumn { .. }));
    prop_assert!(!asks_again);
    Ok(())
}

const PIECES: &[&str] = &[
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\r",
    "\n",
    "\r\n",
    " ",
    "1",
    "-2.5",
    "3,5",
    "1e3",
    "1e999",
    "91",
    "200",
    "NaN",
    "inf",
    "+",
    ".",
    "lon",
    "LAT",
    "lat",
    "x",
    "y",
    "lon,lat\n",
    "lat;lon\r\n",
    "x\ty\n",
    "1,2\n",
    "1;2\r\n",
    "1,5;2,5\n",
    "\u{feff}",
    "ñ",
    "\u{a0}",
    "\0",
    "año",
    "sep=;\n",
    "\u{2212}",
    "lat,lon",
    "coordinates",
    "decimalLatitude",
    "(1, 2)",
    "POINT (1 2)",
];

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn bytes_never_panic(bytes in vec(any::<u8>(), 0..200), lengths in lengths()) {
        check(&bytes, &lengths)?;
    }
}

proptest! {
    #![proptest_config(cases(40_000))]

    #[test]
    fn pieces_of_csv_never_panic(pieces in vec(select(PIECES), 0..40), lengths in lengths()) {
        check(pieces.concat().as_bytes(), &lengths)?;
    }
}

/// A way to write a table.
#[derive(Clone, Debug)]
struct Style {
    named: Named,
    separator: char,
    decimal_comma: bool,
    newline: &'static str,
    has_mark: bool,
    has_last_newline: bool,
    /// At most this many other columns come before, between and after.
    others: [usize; 3],
    is_reversed: bool,
    /// Where quotes, spaces and blank lines go.
    whims: Vec<u8>,
}

fn style() -> impl Strategy<Value = Style> {
    let named = select(&[Named::Degrees, Named::Plane, Named::Nothing][..]);
    let signs = (select(&[',', ';', '\t'][..]), select(&["\n", "\r", "\r\n"][..]));
    let others = [0_usize..3, 0..2, 0..3];
    (named, signs, any::<[bool; 4]>(), others, vec(any::<u8>(), 1..40)).prop_map(
        |(named, signs, bits, others, whims)| {
            let [comma, has_mark, has_last_newline, is_reversed] = bits;
            let (separator, newline) = signs;
            // Without a header the first two columns are the longitude and the latitude.
            let (others, is_reversed) =
                if named == Named::Nothing { ([0, 0, others[2]], false) } else { (others, is_reversed) };
            let decimal_comma = comma && separator != ',';
            Style { named, separator, decimal_comma, newline, has_mark, has_last_newline, others, is_reversed, whims }
        },
    )
}

/// A table as text, with the place where each of its cells starts.
struct Table {
    text: String,
    /// For each row, those of x and y.
    places: Vec<[(u64, u64); 2]>,
    /// For each row, its number in a spreadsheet.
    numbers: Vec<u64>,
    /// Columns of x and y, with their headings.
    names: [ColumnName; 2],
}

fn write_table(rows: &[[String; 2]], style: &Style) -> Table {
    let mut whims = style.whims.iter().copied().cycle();
    let mut whim = |n: u8| whims.next().unwrap() % n;
    let names = match style.named {
        Named::Degrees => [["lon", "LONGITUDE", "Lng"], ["Lat", "latitud", "LATITUDE"]],
        _ => [["x", "X", "x"], ["y", "Y", "y"]],
    };
    let header = names.map(|names| names[usize::from(whim(3))].to_string());
    let has_header = style.named != Named::Nothing;
    let (mut text, mut line, mut places) = (String::new(), 1, Vec::new());
    let (mut number, mut numbers) = (0, Vec::new());
    let mut names = [0, 1].map(|idx| ColumnName { idx, heading: None });
    for (row_idx, pair) in has_header.then_some(&header).into_iter().chain(rows).enumerate() {
        if whim(8) == 0 {
            text.push_str(style.newline);
            line += 1;
            number += 1;
        }
        number += 1;
        let is_header = has_header && row_idx == 0;
        let order = if style.is_reversed { [1, 0] } else { [0, 1] };
        let mut cells: Vec<(Option<usize>, String)> = Vec::new();
        for (slot, n_others) in style.others.iter().enumerate() {
            for _ in 0..*n_others {
                let remark = if is_header {
                    "note"
                } else if has_header {
                    ["", "ñ", "a,b;c\td", "7,5", "\"", "two\nlines"][usize::from(whim(6))]
                } else {
                    // A third column of numbers would not be certain.
                    ["", "ñ", "a,b;c\td", "7-5", "\"", "two\nlines"][usize::from(whim(6))]
                };
                cells.push((None, remark.to_string()));
            }
            cells.extend(order.get(slot).map(|idx| (Some(*idx), pair[*idx].clone())));
        }
        let (mut at, mut column) = ([(0, 0); 2], 1);
        for (cell_idx, (idx, value)) in cells.iter().enumerate() {
            if cell_idx > 0 {
                text.push(style.separator);
                column += 1;
            }
            if let Some(idx) = idx {
                at[*idx] = (line, column);
                if is_header {
                    names[*idx] = ColumnName { idx: cell_idx, heading: Some(value.clone()) };
                }
            }
            let spaced = if idx.is_some() && whim(4) == 0 { format!(" {value} ") } else { value.clone() };
            let must_quote = spaced.contains([',', ';', '\t', '"', '\n']);
            let cell = if must_quote || whim(4) == 0 { format!("\"{}\"", spaced.replace('"', "\"\"")) } else { spaced };
            for c in cell.chars() {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            text.push_str(&cell);
        }
        if !is_header {
            places.push(at);
            numbers.push(number);
        }
        text.push_str(style.newline);
        line += 1;
    }
    if !style.has_last_newline {
        text.truncate(text.len() - style.newline.len());
    }
    if style.has_mark {
        text.insert(0, '\u{feff}');
    }
    Table { text, places, numbers, names }
}

fn digits(pairs: &[(f64, f64)], style: &Style) -> Vec<[String; 2]> {
    let write = |value: f64| if style.decimal_comma { value.to_string().replace('.', ",") } else { value.to_string() };
    pairs.iter().map(|(x, y)| [write(*x), write(*y)]).collect()
}

fn some_pairs() -> impl Strategy<Value = Vec<(f64, f64)>> {
    vec((-180.0..=180.0, -90.0..=90.0), 1..8)
}

proptest! {
    #![proptest_config(cases(15_000))]

    #[test]
    fn tables_in_any_style_come_back(pairs in some_pairs(), style in style(), lengths in lengths()) {
        let Table { text, .. } = write_table(&digits(&pairs, &style), &style);
        let points = import(text.as_bytes(), &lengths);
        prop_assert_eq!(points.as_ref().map(|p| (&p.pairs, p.named)), Ok((&pairs, style.named)), "{:?}", text);
        let spots: Vec<Spot> = pairs.iter().map(|(lon, lat)| Spot::from_degrees(*lon, *lat)).collect();
        prop_assert_eq!(points.unwrap().degrees(), Ok(spots));
    }

    #[test]
    fn a_bad_cell_is_found_where_it_is(
        pairs in some_pairs(), style in style(), lengths in lengths(), row in any::<Index>(), idx in 0_usize..2,
        cause in select(vec![
            BadCause::NotANumber("año".to_string()), BadCause::NotFinite, BadCause::Missing, BadCause::LongitudeRange,
        ]),
    ) {
        let mut rows = digits(&pairs, &style);
        // As the first cell of the first line a text would be taken for a header.
        if style.named == Named::Nothing {
            rows.insert(0, ["0".to_string(), "0".to_string()]);
        }
        let n_first = usize::from(style.named == Named::Nothing);
        let row_idx = n_first + row.index(pairs.len());
        let (value, cause) = match cause {
            BadCause::NotANumber(text) => (text.clone(), BadCause::NotANumber(text)),
            BadCause::NotFinite => ("-NaN".to_string(), BadCause::NotFinite),
            BadCause::Missing => (String::new(), BadCause::Missing),
            _ if idx == 0 => ("-180.5".to_string(), BadCause::LongitudeRange),
            _ => ("90.5".to_string(), BadCause::LatitudeRange),
        };
        rows[row_idx][idx] = value;
        let Table { text, places, numbers, names } = write_table(&rows, &style);
        let (line, column) = places[row_idx][idx];
        let error = import(text.as_bytes(), &lengths).and_then(|points| points.degrees());
        // Without a header a number beyond 90 says which is the longitude, unless the other one does too.
        let is_said = style.named == Named::Nothing && idx == 1 && cause == BadCause::LatitudeRange;
        if is_said && pairs.iter().enumerate().all(|(nth, (lon, _))| lon.abs() <= 90.0 || nth + n_first == row_idx) {
            let lon = rows[row_idx][0].replace(',', ".").parse::<f64>().unwrap();
            prop_assert!(lon.abs() > 90.0 || error.is_ok(), "{:?}", text);
            return Ok(());
        }
        let Err(PlacesError::BadRows { lines, n_good }) = error else {
            return Err(TestCaseError::fail(format!("{text:?}: {error:?}")));
        };
        prop_assert_eq!((lines.n_lines, n_good, lines.first.len()), (1, rows.len() - 1, 1), "{:?}", text);
        let bad = &lines.first[0];
        prop_assert_eq!((bad.line, bad.column, &bad.cause), (line, column, &cause), "{:?}", text);
        prop_assert_eq!((bad.row, &bad.name), (numbers[row_idx], &names[idx]), "{:?}", text);
    }

    #[test]
    fn wounded_tables_never_panic(
        pairs in some_pairs(), style in style(), lengths in lengths(),
        wounds in vec((any::<Index>(), any::<u8>(), select(PIECES), 0_u8..4), 1..4),
    ) {
        let mut bytes = write_table(&digits(&pairs, &style), &style).text.into_bytes();
        for (at, byte, piece, kind) in wounds {
            let at = at.index(bytes.len() + 1);
            let to = (at + usize::from(byte % 32)).min(bytes.len());
            match kind {
                0 if at < bytes.len() => bytes[at] ^= byte,
                1 => { bytes.splice(at..at, piece.bytes()); }
                2 => { bytes.drain(at..to); }
                _ => { let copy = bytes[at..to].to_vec(); bytes.splice(at..at, copy); }
            }
        }
        check(&bytes, &lengths)?;
    }

    #[test]
    fn every_finite_pair_comes_back_bit_for_bit(bits in vec(any::<(u64, u64)>(), 1..20), lengths in lengths()) {
        let pairs: Vec<(f64, f64)> = bits.iter().map(|(x, y)| (f64::from_bits(*x), f64::from_bits(*y)))
            .filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
        prop_assume!(!pairs.is_empty());
        let text: String = csv_chunks(CsvColumns::Plane, pairs.iter().copied()).collect();
        let read = import(text.as_bytes(), &lengths).unwrap();
        let bits = |pairs: &[(f64, f64)]| pairs.iter().map(|(x, y)| (x.to_bits(), y.to_bits())).collect::<Vec<_>>();
        prop_assert_eq!((bits(&read.pairs), read.named), (bits(&pairs), Named::Plane));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn never_more_points_than_a_scene_holds(n in 19_990_usize..20_010, style in style(), chunk in 1_usize..100_000) {
        let rows = vec![["1".to_string(), "2".to_string()]; n];
        let text = write_table(&rows, &Style { others: [0, 0, 0], ..style }).text;
        match import(text.as_bytes(), &[chunk]) {
            Ok(points) => prop_assert!(points.pairs.len() == n && n <= MAX_OBSERVATIONS),
            Err(PlacesError::TooManyRows { .. }) => prop_assert!(n > MAX_OBSERVATIONS),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }
}
