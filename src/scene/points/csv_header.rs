//! Which columns of a table are the places.

use super::csv_error::{BadCause, CsvError};
use super::csv_number::number;
use crate::scene::table::{Row, cut};

/// Names of columns, lower case; the first of each is what an error calls it.
const LON: &[&str] = &["lon", "long", "lng", "longitude", "longitud"];
const LAT: &[&str] = &["lat", "latitude", "latitud"];
const X: &[&str] = &["x"];
const Y: &[&str] = &["y"];

/// Most names of an unknown header that its error repeats.
const MAX_NAMES: usize = 10;

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

/// Whether a row has two known columns, or two numbers.
pub(super) fn makes_columns(row: &Row, separator: char) -> bool {
    let decimal_comma = separator != ',';
    columns(row, decimal_comma).is_ok_and(|columns| {
        let mut values = row.cells.iter().take(2).map(|cell| cell.value());
        columns.named != Named::Nothing || values.all(|value| is_numeric(value, decimal_comma))
    })
}
