//! Outfits as CSV, and back (`docs/export.md`): a header with the five features in any order, and a line for each row. All
//! or nothing, chunk by chunk, like the import of places, whose reader of bytes, text and cells this uses.

use super::MAX_OUTFITS;
use crate::data::{Feature, Outfit};
use crate::scene::table::{MAX_BAD_LINES, Place, Row, Rows, Table, TableError, cut};
use std::iter;
use std::sync::Arc;
use thiserror::Error;

/// Largest file that is read: 200 bytes for each of the most rows that there can be.
pub const MAX_OUTFITS_CSV_BYTES: usize = 20_000_000;

/// Lines to a piece.
const CHUNK: usize = 1_000;

/// Why a file gives no outfits. Lines and columns count from 1, as a text editor shows them.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OutfitsCsvError {
    /// It is no text that can be cut into rows: too large, of another encoding, or a quote is left open.
    #[error(transparent)]
    File(#[from] TableError),
    /// A column of the header is no feature.
    #[error("no feature is called {name}, at line {line}, column {column}")]
    UnknownFeature {
        /// Line of the header.
        line: u64,
        /// Where the name stands.
        column: u64,
        /// The name, cut to 40 characters.
        name: String,
    },
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
    /// The header lacks a feature.
    #[error("no column {} in the header at line {line}", .feature.name())]
    MissingFeature {
        /// Line of the header.
        line: u64,
        /// Where the header ends.
        column: u64,
        /// The first feature that is missing.
        feature: Feature,
    },
    /// More than [`MAX_OUTFITS`] rows. Nothing after this line was read.
    #[error("more than {MAX_OUTFITS} rows, at line {line}")]
    TooManyRows {
        /// Line of the first row too many.
        line: u64,
    },
    /// Nothing in it, or only a header.
    #[error("no rows")]
    NoRows,
    /// Lines that are no outfits.
    #[error("{} bad lines", .0.n_lines)]
    BadRows(BadOutfits),
}

/// Lines that are no outfits: the first described, all counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadOutfits {
    /// The first [`MAX_BAD_LINES`], each by its first bad cell from the left.
    pub first: Vec<BadOutfit>,
    /// How many there are in all.
    pub n_lines: usize,
}

/// A cell that makes its line bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadOutfit {
    /// Line, from 1.
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
        Self(Table::new())
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
    pub fn finish(self) -> Result<Arc<[Outfit]>, OutfitsCsvError> {
        self.0.finish()
    }
}

/// The feature of a name: in whatever case, with spaces for underlines, and in the American spelling too.
fn feature_of(name: &str) -> Option<Feature> {
    let name = name.to_ascii_lowercase().replace([' ', '-'], "_").replace("color", "colour");
    Feature::ALL.into_iter().find(|feature| feature.name() == name)
}

/// Which feature each column is; `None` for one without a name, as some programs write the numbers of rows.
fn columns(header: &Row) -> Result<Vec<Option<Feature>>, OutfitsCsvError> {
    let mut columns = Vec::new();
    for cell in &header.cells {
        let (line, column, value) = (cell.at.line, cell.at.column, cell.value());
        let feature = feature_of(value);
        match feature {
            None if !value.is_empty() => {
                return Err(OutfitsCsvError::UnknownFeature { line, column, name: cut(value) });
            }
            Some(feature) if columns.contains(&Some(feature)) => {
                return Err(OutfitsCsvError::FeatureTwice { line, column, feature });
            }
            _ => columns.push(feature),
        }
    }
    match Feature::ALL.into_iter().find(|feature| !columns.contains(&Some(*feature))) {
        None => Ok(columns),
        Some(feature) => {
            let end = header.end.unwrap_or(Place::START);
            Err(OutfitsCsvError::MissingFeature { line: end.line, column: end.column, feature })
        }
    }
}

/// Rows being turned into outfits.
#[derive(Default)]
struct OutfitRows {
    /// Empty until the header is read.
    columns: Vec<Option<Feature>>,
    n_rows: usize,
    outfits: Vec<Outfit>,
    bad: BadOutfits,
}

impl Rows for OutfitRows {
    type Out = Arc<[Outfit]>;
    type Error = OutfitsCsvError;

    const MAX_BYTES: usize = MAX_OUTFITS_CSV_BYTES;

    fn new(_separator: char) -> Self {
        Self::default()
    }

    fn suits(row: &Row, _separator: char) -> bool {
        row.cells.iter().any(|cell| feature_of(cell.value()).is_some())
    }

    fn take(&mut self, row: &Row) -> Result<(), OutfitsCsvError> {
        if self.columns.is_empty() {
            self.columns = columns(row)?;
            return Ok(());
        }
        if self.n_rows == MAX_OUTFITS {
            return Err(OutfitsCsvError::TooManyRows { line: row.line() });
        }
        self.n_rows += 1;
        match self.outfit(row) {
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

    fn finish(self) -> Result<Arc<[Outfit]>, OutfitsCsvError> {
        match self {
            Self { bad, .. } if bad.n_lines > 0 => Err(OutfitsCsvError::BadRows(bad)),
            Self { outfits, .. } if outfits.is_empty() => Err(OutfitsCsvError::NoRows),
            Self { outfits, .. } => Ok(outfits.into()),
        }
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
                BadOutfit { line: place.line, column: place.column, cause }
            };
            match self.columns.get(idx) {
                Some(None) => {}
                None if text.is_empty() => {}
                None => return Err(bad(BadOutfitCause::Extra)),
                Some(Some(feature)) if text.is_empty() => return Err(bad(BadOutfitCause::Missing(*feature))),
                Some(Some(feature)) => {
                    let value = feature.value_of(text);
                    let unknown = || bad(BadOutfitCause::UnknownValue(*feature, cut(text)));
                    values[feature.idx()] = value.ok_or_else(unknown)?;
                }
            }
        }
        Ok(Outfit::new(values))
    }
}
