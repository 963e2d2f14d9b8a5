//! Reads places from a CSV file, chunk by chunk, so that a large one never holds the page (`docs/export.md`). All or
//! nothing: one bad line, and there are no points.
//!
//! Four steps, each fed by the one before: bytes, text, rows of cells, pairs of numbers.

pub(super) mod cells;
mod error;
mod header;
mod number;
pub(super) mod text;

pub(super) use error::cut;
pub use error::{BadCause, BadCell, BadLines, CsvError, MAX_BAD_LINES, MAX_CSV_BYTES};
pub(super) use header::FirstLine;
pub use header::Named;

use super::MAX_OBSERVATIONS;
use crate::plane::Spot;
use cells::{Cells, Row};
use header::{Columns, columns, makes_columns};
use number::number;
use text::{Place, Utf8Text};

/// The numbers of a file, not yet places: what has no header may be degrees or the coordinates of some other plane.
#[derive(Clone, Debug, PartialEq)]
pub struct CsvPoints {
    /// Longitude and latitude, or x and y; finite, at least one and at most [`MAX_OBSERVATIONS`].
    pub pairs: Vec<(f64, f64)>,
    /// What the header calls them.
    pub named: Named,
    /// The lines that are no degrees, found while the places in the file were still known.
    out_of_range: BadLines,
}

impl CsvPoints {
    /// The pairs as longitude and latitude.
    ///
    /// # Errors
    /// [`CsvError::BadRows`] when a pair is no place on Earth. The numbers are still there, for a plane of their own.
    pub fn degrees(&self) -> Result<Vec<Spot>, CsvError> {
        if self.out_of_range.n_lines > 0 {
            return Err(CsvError::BadRows(self.out_of_range.clone()));
        }
        Ok(self.pairs.iter().map(|(lon, lat)| Spot::from_degrees(*lon, *lat)).collect())
    }
}

/// A file being read.
pub struct CsvImport {
    text: Utf8Text,
    stage: Stage,
    /// The first error: whatever is pushed after it changes nothing.
    error: Option<CsvError>,
}

enum Stage {
    FirstLine(FirstLine),
    Rows(Box<Cells>, Rows),
}

impl Default for CsvImport {
    fn default() -> Self {
        Self::new()
    }
}

impl CsvImport {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self { text: Utf8Text::new(MAX_CSV_BYTES), stage: Stage::FirstLine(FirstLine::new()), error: None }
    }

    /// Reads on. Chunks may be cut anywhere, also within a character.
    ///
    /// # Errors
    /// As soon as it is clear that nothing further down can mend the file. Bad lines are gathered until the end.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), CsvError> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let stage = &mut self.stage;
        let result = self.text.push(chunk, &mut |text| stage.push(text));
        self.error = result.clone().err();
        result
    }

    /// The end of the file.
    ///
    /// # Errors
    /// When it gives no points.
    pub fn finish(mut self) -> Result<CsvPoints, CsvError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let stage = &mut self.stage;
        self.text.finish(&mut |text| stage.push(text))?;
        self.stage.finish()
    }
}

impl Stage {
    fn push(&mut self, text: &str) -> Result<(), CsvError> {
        match self {
            Self::FirstLine(first) => match first.push(text) {
                Some(rest) => self.start_rows()?.push(rest),
                None => Ok(()),
            },
            Self::Rows(cells, rows) => cells.push(text, &mut |row| rows.take(&row)),
        }
    }

    /// The separator is known: what was gathered to find it is read like the rest.
    fn start_rows(&mut self) -> Result<&mut Self, CsvError> {
        if let Self::FirstLine(first) = self {
            let separator = first.separator(makes_columns);
            let (from, text) = first.reread();
            *self = Self::Rows(Box::new(Cells::new(separator, from)), Rows::new(separator != ','));
            self.push(&text)?;
        }
        Ok(self)
    }

    fn finish(mut self) -> Result<CsvPoints, CsvError> {
        self.start_rows()?;
        match self {
            Self::Rows(mut cells, mut rows) => {
                cells.finish(&mut |row| rows.take(&row))?;
                rows.finish()
            }
            Self::FirstLine(_) => Err(CsvError::NoRows),
        }
    }
}

/// Rows being turned into numbers.
struct Rows {
    decimal_comma: bool,
    /// Known from the first row on.
    columns: Option<Columns>,
    n_rows: usize,
    pairs: Vec<(f64, f64)>,
    bad: BadLines,
    out_of_range: BadLines,
}

impl Rows {
    fn new(decimal_comma: bool) -> Self {
        let (bad, out_of_range) = (BadLines::default(), BadLines::default());
        Self { decimal_comma, columns: None, n_rows: 0, pairs: Vec::new(), bad, out_of_range }
    }

    fn take(&mut self, row: &Row) -> Result<(), CsvError> {
        if row.is_blank() {
            return Ok(());
        }
        let columns = match self.columns {
            Some(columns) => columns,
            None => {
                let columns = columns(row, self.decimal_comma)?;
                self.columns = Some(columns);
                if columns.named != Named::Nothing {
                    return Ok(());
                }
                columns
            }
        };
        if self.n_rows == MAX_OBSERVATIONS {
            return Err(CsvError::TooManyRows { line: row.line() });
        }
        self.n_rows += 1;
        match self.pair(row, columns) {
            Ok(pair) => self.pairs.push(pair),
            Err(bad) => self.bad.add(bad),
        }
        Ok(())
    }

    /// The numbers of a row, or the cell that spoils it: the first from the left.
    fn pair(&mut self, row: &Row, columns: Columns) -> Result<(f64, f64), BadCell> {
        let Columns { x_idx, y_idx, n_columns, .. } = columns;
        let read = |idx: usize| {
            let value = row.cells.get(idx).map_or("", |cell| cell.value());
            number(value, self.decimal_comma).map_err(|cause| bad_cell(row, idx, cause))
        };
        let (x, y) = if x_idx < y_idx {
            let x = read(x_idx)?;
            (x, read(y_idx)?)
        } else {
            let y = read(y_idx)?;
            (read(x_idx)?, y)
        };
        let extra = row.cells.iter().skip(n_columns).position(|cell| !cell.value().is_empty());
        if let Some(beyond) = extra {
            return Err(bad_cell(row, n_columns + beyond, BadCause::Extra));
        }
        let bad_lon = (!(-180.0..=180.0).contains(&x)).then_some((x_idx, BadCause::LongitudeRange));
        let bad_lat = (!(-90.0..=90.0).contains(&y)).then_some((y_idx, BadCause::LatitudeRange));
        let first = [bad_lon, bad_lat].into_iter().flatten().min_by_key(|(idx, _)| *idx);
        if let Some((idx, cause)) = first {
            self.out_of_range.add(bad_cell(row, idx, cause));
        }
        Ok((x, y))
    }

    fn finish(self) -> Result<CsvPoints, CsvError> {
        let Self { columns, pairs, bad, out_of_range, .. } = self;
        match columns {
            _ if bad.n_lines > 0 => Err(CsvError::BadRows(bad)),
            Some(columns) if !pairs.is_empty() => Ok(CsvPoints { pairs, named: columns.named, out_of_range }),
            _ => Err(CsvError::NoRows),
        }
    }
}

fn bad_cell(row: &Row, idx: usize, cause: BadCause) -> BadCell {
    let place = row.cells.get(idx).map(|cell| cell.at).or(row.end).unwrap_or(Place::START);
    BadCell { line: place.line, column: place.column, cause }
}
