//! Laws of CSV: whatever the bytes, no panic, and the same answer however they are cut; tables that anyone might write
//! come back; and a wound is found where it is. Together 120,000 cases.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::plane::Spot;
use coastline::scene::{
    BadCause, BadCell, BadLines, CsvColumns, CsvError, CsvImport, CsvPoints, MAX_BAD_LINES, MAX_OBSERVATIONS, Named,
    csv_chunks,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Reads bytes in chunks of the given lengths, again and again.
fn import(bytes: &[u8], lengths: &[usize]) -> Result<CsvPoints, CsvError> {
    let mut import = CsvImport::new();
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
    // Not strictly: a row may end on the line where the cell of the next is not, inside quotes.
    prop_assert!(lines.first.is_sorted_by_key(|cell| cell.line));
    for cell in &lines.first {
        let text = text_at(bytes, cell.line, cell.column);
        let Some(text) = text else { return Err(TestCaseError::fail(format!("no such place: {cell:?}"))) };
        let shown = text.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
        match &cell.cause {
            BadCause::NotANumber(value) if !value.contains(['"', '\r', '\n']) => {
                prop_assert!(value.chars().count() <= 40);
                // A quote may still close within.
                let plain: String = shown.chars().filter(|c| *c != '"').take(value.chars().count()).collect();
                prop_assert_eq!(&plain, value);
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
        Ok(points) => {
            prop_assert!((1..=MAX_OBSERVATIONS).contains(&points.pairs.len()));
            prop_assert!(points.pairs.iter().all(|(x, y)| x.is_finite() && y.is_finite()));
            let are_degrees = points.pairs.iter().all(|(x, y)| x.abs() <= 180.0 && y.abs() <= 90.0);
            match points.degrees() {
                Ok(spots) => prop_assert!(are_degrees && spots.len() == points.pairs.len()),
                Err(CsvError::BadRows(lines)) => {
                    prop_assert!(!are_degrees);
                    check_lines(bytes, &lines)?;
                }
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            }
        }
        Err(CsvError::BadRows(lines)) => check_lines(bytes, &lines)?,
        Err(
            CsvError::NotText { line, column }
            | CsvError::UnclosedQuote { line, column }
            | CsvError::HalfHeader { line, column, .. },
        ) => prop_assert!(text_at(bytes, line, column).is_some()),
        Err(CsvError::OneColumn { line } | CsvError::UnknownHeader { line, .. }) => {
            prop_assert!(text_at(bytes, line, 1).is_some());
        }
        Err(CsvError::NoRows | CsvError::Utf16) => {}
        Err(error @ (CsvError::TooLarge | CsvError::TooManyRows { .. })) => {
            return Err(TestCaseError::fail(error.to_string()));
        }
    }
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
    for (row_idx, pair) in has_header.then_some(&header).into_iter().chain(rows).enumerate() {
        if whim(8) == 0 {
            text.push_str(style.newline);
            line += 1;
        }
        let is_header = has_header && row_idx == 0;
        let order = if style.is_reversed { [1, 0] } else { [0, 1] };
        let mut cells: Vec<(Option<usize>, String)> = Vec::new();
        for (slot, n_others) in style.others.iter().enumerate() {
            for _ in 0..*n_others {
                let remark = if is_header {
                    "note"
                } else {
                    ["", "ñ", "a,b;c\td", "7,5", "\"", "two\nlines"][usize::from(whim(6))]
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
    Table { text, places }
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
        let Table { text, places } = write_table(&rows, &style);
        let (line, column) = places[row_idx][idx];
        let expected = BadLines { first: vec![BadCell { line, column, cause }], n_lines: 1 };
        let error = import(text.as_bytes(), &lengths).and_then(|points| points.degrees());
        prop_assert_eq!(error, Err(CsvError::BadRows(expected)), "{:?}", text);
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
            Err(CsvError::TooManyRows { .. }) => prop_assert!(n > MAX_OBSERVATIONS),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }
}
