//! Outfits as CSV, and back (`docs/export.md`): a header with the five features in any order, and a line for each row. All
//! or nothing, chunk by chunk, like the import of places, whose reader of bytes, text and cells this uses.

use super::MAX_OUTFITS;
use super::names::{feature_of, value_of};
use crate::data::{DataSet, Feature, Outfit};
use crate::scene::points::ColumnName;
use crate::scene::table::{MAX_BAD_LINES, Place, Row, Rows, Table, TableError, cut};
use std::iter;
use std::sync::Arc;
use thiserror::Error;

/// Largest file that is read: 200 bytes for each of the most rows that there can be.
pub const MAX_OUTFITS_CSV_BYTES: usize = 20_000_000;

/// Lines to a piece.
const CHUNK: usize = 1_000;

/// Rows of the sample file.
const SAMPLE_ROWS: usize = 5;

/// Most other columns that are named.
const MAX_OTHERS: usize = 10;

/// Why a file gives no outfits. Lines and columns count from 1, as a text editor shows them.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OutfitsCsvError {
    /// It is no text that can be cut into rows: too large, of another encoding, or a quote is left open.
    #[error(transparent)]
    File(#[from] TableError),
    /// Two columns of the header are the same feature.
    #[error("{} twice, at line {line}, column {column}", .feature.name())]
    FeatureTwice {
        /// Line of the header.
        line: u64,
        /// Where the second stands.
        column: u64,
        /// The feature.
        feature: Feature,
    },
    /// The header lacks features. A message names all five and their values, once.
    #[error("no column {} in the header at line {line}", missing.iter().map(|f| f.name()).collect::<Vec<_>>().join(", "))]
    MissingFeatures {
        /// Line of the header.
        line: u64,
        /// Those that are missing, in order.
        missing: Vec<Feature>,
        /// The first ten names that are there and say no feature, each cut to 40 characters.
        others: Vec<String>,
    },
    /// More than [`MAX_OUTFITS`] rows. Nothing after this row was read.
    #[error("more than {MAX_OUTFITS} rows, at row {row}")]
    TooManyRows {
        /// Row of the first row too many.
        row: u64,
    },
    /// Nothing in it, or only a header.
    #[error("no rows")]
    NoRows,
    /// Rows that are no outfits. The others can be opened: [`OutfitsCsvImport::skipping_bad`].
    #[error("{} bad rows", .0.n_lines)]
    BadRows(BadOutfits),
}

impl OutfitsCsvError {
    /// Whether a name of a feature or of a value is missing or unknown: a reader should see those that there are.
    pub fn is_about_names(&self) -> bool {
        match self {
            Self::MissingFeatures { .. } => true,
            Self::BadRows(bad) => bad.first.iter().any(|bad| matches!(bad.cause, BadOutfitCause::UnknownValue(..))),
            _ => false,
        }
    }
}

/// Lines that are no outfits: the first described, all counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadOutfits {
    /// The first [`MAX_BAD_LINES`], each by its first bad cell from the left.
    pub first: Vec<BadOutfit>,
    /// How many there are in all.
    pub n_lines: usize,
    /// How many other rows there are, which are good.
    pub n_good: usize,
}

/// What a file gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutfitsRead {
    /// The outfits, at least one.
    pub rows: Arc<[Outfit]>,
    /// Columns that are no feature, each cut to 40 characters: they were read over.
    pub other_columns: Vec<String>,
    /// Bad rows that were passed over.
    pub n_skipped: usize,
}

/// A cell that makes its line bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadOutfit {
    /// Row as a spreadsheet numbers it, from 1: the header is row 1 and blank lines count.
    pub row: u64,
    /// Its column.
    pub name: ColumnName,
    /// Line as a text editor has it, from 1.
    pub line: u64,
    /// Column in characters where the cell starts, from 1; where the line ends, for a cell that is not there.
    pub column: u64,
    /// What is wrong.
    pub cause: BadOutfitCause,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadOutfitCause {
    /// Empty, or the line ends before it.
    Missing(Feature),
    /// The feature has no such value: the text, cut to 40 characters.
    UnknownValue(Feature, String),
    /// Beyond the last column of the header.
    Extra,
}

/// Rows as a CSV text in pieces of some 50 kB.
pub fn outfits_csv_chunks(rows: Arc<[Outfit]>) -> impl Iterator<Item = String> {
    let header = Feature::ALL.map(Feature::name).join(",") + "\n";
    iter::once(header).chain((0..rows.len()).step_by(CHUNK).map(move |from| {
        let chunk = &rows[from..rows.len().min(from + CHUNK)];
        chunk.iter().map(|row| row.names().join(",") + "\n").collect()
    }))
}

/// A small file that opens as it is, for readers who want to see what one looks like.
pub fn outfits_sample_csv() -> String {
    let rows = DataSet::Published.rows();
    outfits_csv_chunks(rows.iter().take(SAMPLE_ROWS).copied().collect()).collect()
}

/// A file being read.
pub struct OutfitsCsvImport(Table<OutfitRows>);

impl Default for OutfitsCsvImport {
    fn default() -> Self {
        Self::new()
    }
}

impl OutfitsCsvImport {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self(Table::new(OutfitRows::default(), MAX_OUTFITS_CSV_BYTES))
    }

    /// Nothing read yet, and bad rows will be passed over.
    pub fn skipping_bad() -> Self {
        Self(Table::new(OutfitRows { skip_bad: true, ..OutfitRows::default() }, MAX_OUTFITS_CSV_BYTES))
    }

    /// Reads on. Chunks may be cut anywhere, also within a character.
    ///
    /// # Errors
    /// As soon as it is clear that nothing further down can mend the file. Bad lines are gathered until the end.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), OutfitsCsvError> {
        self.0.push(chunk)
    }

    /// The end of the file.
    ///
    /// # Errors
    /// When it gives no outfits.
    pub fn finish(self) -> Result<OutfitsRead, OutfitsCsvError> {
        self.0.finish()
    }
}

/// Which feature each column is; `None` for any other.
fn columns(header: &Row) -> Result<Vec<Option<Feature>>, OutfitsCsvError> {
    let mut columns = Vec::new();
    for cell in &header.cells {
        let (line, column) = (cell.at.line, cell.at.column);
        let feature = feature_of(cell.value());
        match feature {
            Some(feature) if columns.contains(&Some(feature)) => {
                return Err(OutfitsCsvError::FeatureTwice { line, column, feature });
            }
            _ => columns.push(feature),
        }
    }
    let missing = Feature::ALL.into_iter().filter(|feature| !columns.contains(&Some(*feature))).collect::<Vec<_>>();
    if missing.is_empty() {
        return Ok(columns);
    }
    Err(OutfitsCsvError::MissingFeatures { line: header.line(), missing, others: others(header, &columns) })
}

/// Names of columns that are no feature; some programs write numbers of rows without any name.
fn others(header: &Row, columns: &[Option<Feature>]) -> Vec<String> {
    let names = header.cells.iter().zip(columns).filter(|(_, feature)| feature.is_none()).map(|(cell, _)| cell.value());
    names.filter(|name| !name.is_empty()).take(MAX_OTHERS).map(cut).collect()
}

/// Rows being turned into outfits.
#[derive(Default)]
struct OutfitRows {
    /// Empty until the header is read.
    columns: Vec<Option<Feature>>,
    headings: Vec<String>,
    other_columns: Vec<String>,
    skip_bad: bool,
    n_rows: usize,
    outfits: Vec<Outfit>,
    bad: BadOutfits,
}

impl Rows for OutfitRows {
    type Out = OutfitsRead;
    type Error = OutfitsCsvError;

    fn suits(row: &Row) -> Option<u8> {
        row.cells.iter().any(|cell| feature_of(cell.value()).is_some()).then_some(0)
    }

    fn take(&mut self, row: Row) -> Result<(), OutfitsCsvError> {
        if self.columns.is_empty() {
            self.columns = columns(&row)?;
            self.headings = row.cells.iter().map(|cell| cut(cell.value())).collect();
            self.other_columns = others(&row, &self.columns);
            return Ok(());
        }
        if self.n_rows == MAX_OUTFITS {
            return Err(OutfitsCsvError::TooManyRows { row: row.number });
        }
        self.n_rows += 1;
        match self.outfit(&row) {
            Ok(outfit) => self.outfits.extend(outfit),
            Err(bad) => {
                self.bad.n_lines += 1;
                if self.bad.first.len() < MAX_BAD_LINES {
                    self.bad.first.push(bad);
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<OutfitsRead, OutfitsCsvError> {
        let Self { other_columns, skip_bad, outfits, bad, .. } = self;
        if bad.n_lines > 0 && (!skip_bad || outfits.is_empty()) {
            return Err(OutfitsCsvError::BadRows(BadOutfits { n_good: outfits.len(), ..bad }));
        }
        if outfits.is_empty() {
            return Err(OutfitsCsvError::NoRows);
        }
        Ok(OutfitsRead { rows: outfits.into(), other_columns, n_skipped: bad.n_lines })
    }
}

impl OutfitRows {
    /// The outfit of a row, or the cell that spoils it: the first from the left.
    fn outfit(&self, row: &Row) -> Result<Option<Outfit>, BadOutfit> {
        let mut values = [0; 5];
        let n_columns = self.columns.len().max(row.cells.len());
        for idx in 0..n_columns {
            let text = row.cells.get(idx).map_or("", |cell| cell.value());
            let bad = |cause| {
                let place = row.cells.get(idx).map(|cell| cell.at).or(row.end).unwrap_or(Place::START);
                let name = ColumnName { idx, heading: self.headings.get(idx).filter(|name| !name.is_empty()).cloned() };
                BadOutfit { row: row.number, name, line: place.line, column: place.column, cause }
            };
            match self.columns.get(idx) {
                Some(None) => {}
                None if text.is_empty() => {}
                None => return Err(bad(BadOutfitCause::Extra)),
                Some(Some(feature)) if text.is_empty() => return Err(bad(BadOutfitCause::Missing(*feature))),
                Some(Some(feature)) => {
                    let value = value_of(*feature, text);
                    let unknown = || bad(BadOutfitCause::UnknownValue(*feature, cut(text)));
                    values[feature.idx()] = value.ok_or_else(unknown)?;
                }
            }
        }
        Ok(Outfit::new(values))
    }
}
