//! Reads places from a CSV file, chunk by chunk, so that a large one never holds the page (`docs/export.md`). All or
//! nothing: one bad line, and there are no points.

use super::MAX_OBSERVATIONS;
use super::csv_error::{BadCause, BadCell, BadLines, CsvError, MAX_CSV_BYTES};
use super::csv_header::{Columns, Named, columns, makes_columns};
use super::csv_number::number;
use crate::plane::Spot;
use crate::scene::table::{Place, Row, Rows, Table};

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
pub struct CsvImport(Table<PointRows>);

impl Default for CsvImport {
    fn default() -> Self {
        Self::new()
    }
}

impl CsvImport {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self(Table::new())
    }

    /// Reads on. Chunks may be cut anywhere, also within a character.
    ///
    /// # Errors
    /// As soon as it is clear that nothing further down can mend the file. Bad lines are gathered until the end.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), CsvError> {
        self.0.push(chunk)
    }

    /// The end of the file.
    ///
    /// # Errors
    /// When it gives no points.
    pub fn finish(self) -> Result<CsvPoints, CsvError> {
        self.0.finish()
    }
}

/// Rows being turned into numbers.
struct PointRows {
    decimal_comma: bool,
    /// Known from the first row on.
    columns: Option<Columns>,
    n_rows: usize,
    pairs: Vec<(f64, f64)>,
    bad: BadLines,
    out_of_range: BadLines,
}

impl Rows for PointRows {
    type Out = CsvPoints;
    type Error = CsvError;

    const MAX_BYTES: usize = MAX_CSV_BYTES;

    fn new(separator: char) -> Self {
        let (bad, out_of_range) = (BadLines::default(), BadLines::default());
        // A comma between cells cannot stand within numbers too.
        Self { decimal_comma: separator != ',', columns: None, n_rows: 0, pairs: Vec::new(), bad, out_of_range }
    }

    fn suits(row: &Row, separator: char) -> bool {
        makes_columns(row, separator)
    }

    fn take(&mut self, row: &Row) -> Result<(), CsvError> {
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

    fn finish(self) -> Result<CsvPoints, CsvError> {
        let Self { columns, pairs, bad, out_of_range, .. } = self;
        match columns {
            _ if bad.n_lines > 0 => Err(CsvError::BadRows(bad)),
            Some(columns) if !pairs.is_empty() => Ok(CsvPoints { pairs, named: columns.named, out_of_range }),
            _ => Err(CsvError::NoRows),
        }
    }
}

impl PointRows {
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
}

fn bad_cell(row: &Row, idx: usize, cause: BadCause) -> BadCell {
    let place = row.cells.get(idx).map(|cell| cell.at).or(row.end).unwrap_or(Place::START);
    BadCell { line: place.line, column: place.column, cause }
}
