//! The first line that is not blank: which sign separates, and which columns are the places.

use super::cells::{Cells, Row};
use super::error::{BadCause, CsvError, cut};
use super::number::number;
use super::text::Place;
use std::mem;

/// Names of columns, lower case; the first of each is what an error calls it.
const LON: &[&str] = &["lon", "long", "lng", "longitude", "longitud"];
const LAT: &[&str] = &["lat", "latitude", "latitud"];
const X: &[&str] = &["x"];
const Y: &[&str] = &["y"];

/// Most names of an unknown header that its error repeats.
const MAX_NAMES: usize = 10;

/// As much of the first line as the separator is sought in: the line is read four times, within one slice.
const MAX_FIRST_LINE_BYTES: usize = 50_000;

/// The separators, in the order in which they are tried. A comma comes last: it may stand within numbers.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// What the header calls the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Longitude and latitude.
    Degrees,
    /// x and y.
    Plane,
    /// There is no header.
    Nothing,
}

/// Where in a row the numbers are.
#[derive(Clone, Copy)]
pub(super) struct Columns {
    /// Column of the longitude, or x.
    pub(super) x_idx: usize,
    /// Column of the latitude, or y.
    pub(super) y_idx: usize,
    /// How many columns there are.
    pub(super) n_columns: usize,
    pub(super) named: Named,
}

/// Finds the columns in the first row.
pub(super) fn columns(first: &Row, decimal_comma: bool) -> Result<Columns, CsvError> {
    let (line, n_columns) = (first.line(), first.cells.len());
    if n_columns < 2 {
        return Err(CsvError::OneColumn { line });
    }
    // Of two columns with the same name the first counts.
    let find = |names: &[&str]| {
        first.cells.iter().position(|cell| names.iter().any(|name| cell.value().eq_ignore_ascii_case(name)))
    };
    let kinds = [(LON, LAT, Named::Degrees), (X, Y, Named::Plane)];
    let found = kinds.map(|(x_names, y_names, named)| (find(x_names), find(y_names), named));
    for (x, y, named) in found {
        if let (Some(x_idx), Some(y_idx)) = (x, y) {
            return Ok(Columns { x_idx, y_idx, n_columns, named });
        }
    }
    for ((x, y, _), (x_names, y_names, _)) in found.into_iter().zip(kinds) {
        if let Some((idx, missing)) = x.zip(y_names.first()).or(y.zip(x_names.first())) {
            let cell = &first.cells[idx];
            let (found, column) = (cut(cell.value()), cell.at.column);
            return Err(CsvError::HalfHeader { line: cell.at.line, column, found, missing });
        }
    }
    // A row of numbers with a slip in it is a bad row, not an unknown header.
    let first_value = first.cells.iter().take(2).map(|cell| cell.value()).find(|value| !value.is_empty());
    if first_value.is_some_and(|value| is_numeric(value, decimal_comma)) {
        return Ok(Columns { x_idx: 0, y_idx: 1, n_columns, named: Named::Nothing });
    }
    let names = first.cells.iter().map(|cell| cell.value()).filter(|name| !name.is_empty());
    Err(CsvError::UnknownHeader { line, names: names.take(MAX_NAMES).map(cut).collect() })
}

/// Whether something was meant as a number.
fn is_numeric(value: &str, decimal_comma: bool) -> bool {
    matches!(number(value, decimal_comma), Ok(_) | Err(BadCause::NotFinite))
}

/// Gathers the first line that is not blank: until then the separator is not known.
pub(in crate::scene) struct FirstLine {
    /// The line as far as it is read.
    text: String,
    from: Place,
    at: Place,
    is_blank: bool,
    is_in_quotes: bool,
    is_at_cell: bool,
}

impl FirstLine {
    pub(in crate::scene) fn new() -> Self {
        let start = Place::START;
        Self { text: String::new(), from: start, at: start, is_blank: true, is_in_quotes: false, is_at_cell: true }
    }

    /// Takes what it needs of a text, and gives back the rest once it has the line, or as much as it wants of one.
    pub(in crate::scene) fn push<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        for (at, c) in text.char_indices() {
            let is_break = matches!(c, '\r' | '\n') && !self.is_in_quotes;
            if (is_break && !self.is_blank) || self.text.len() >= MAX_FIRST_LINE_BYTES {
                return Some(&text[at..]);
            }
            // As in the file itself, a quote opens only where a cell starts. Within, two in a row close and open.
            if c == '"' && (self.is_in_quotes || self.is_at_cell) {
                self.is_in_quotes = !self.is_in_quotes;
                self.is_at_cell = true;
            } else {
                self.is_at_cell = is_break || SEPARATORS.contains(&c);
            }
            self.is_blank &= c.is_whitespace();
            self.text.push(c);
            self.at.pass_char(c);
            if is_break {
                self.text.clear();
                self.from = self.at;
            }
        }
        None
    }

    /// Starts over with the separator known: where the line starts, and its text.
    pub(in crate::scene) fn reread(&mut self) -> (Place, String) {
        (self.from, mem::take(&mut self.text))
    }

    /// The sign that separates: the first whose row `suits`, else the first that splits the line. So a semicolon in a
    /// remark does not hide the commas, and decimal commas do not hide the semicolons.
    pub(in crate::scene) fn separator(&self, suits: impl Fn(&Row, char) -> bool) -> char {
        let rows = SEPARATORS.map(|separator| (separator, first_row(&self.text, separator)));
        let splits = || rows.iter().filter(|(_, row)| row.cells.len() > 1);
        let best = splits().find(|(separator, row)| suits(row, *separator));
        best.or(splits().next()).map_or(',', |(separator, _)| *separator)
    }
}

fn first_row(line: &str, separator: char) -> Row {
    let mut first = None;
    let mut cells = Cells::new(separator, Place::START);
    let mut keep = |row: Row| -> Result<(), CsvError> {
        first.get_or_insert(row);
        Ok(())
    };
    // An open quote is no matter here: it is found again when the file is read, and what comes before it is enough.
    let _ = cells.push(line, &mut keep).and_then(|()| cells.finish(&mut keep));
    first.unwrap_or_else(|| cells.into_row())
}

/// Whether a row has two known columns, or two numbers.
pub(super) fn makes_columns(row: &Row, separator: char) -> bool {
    let decimal_comma = separator != ',';
    columns(row, decimal_comma).is_ok_and(|columns| {
        let mut values = row.cells.iter().take(2).map(|cell| cell.value());
        columns.named != Named::Nothing || values.all(|value| is_numeric(value, decimal_comma))
    })
}
