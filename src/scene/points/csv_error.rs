//! Why a CSV file cannot be read, by cause and place. Lines and columns count from 1 and are those that a text editor
//! shows: lines of the file, blank ones too, and characters, not bytes.

use super::MAX_OBSERVATIONS;
use crate::scene::table::{MAX_BAD_LINES, TableError};
use thiserror::Error;

/// Largest file that is read: 200 bytes for each of the most observations that there can be.
pub const MAX_CSV_BYTES: usize = 4_000_000;

/// Why a file gives no points.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CsvError {
    /// Over the most bytes that are read, of places [`MAX_CSV_BYTES`].
    #[error("too large")]
    TooLarge,
    /// Text, but of two bytes a character, as "Unicode text" is saved by some spreadsheets.
    #[error("UTF-16, not UTF-8")]
    Utf16,
    /// A binary file, or text of an older encoding: a byte of value 0, or what is no UTF-8.
    #[error("no UTF-8 text at line {line}, column {column}")]
    NotText {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// More than [`MAX_OBSERVATIONS`] rows. Nothing after this line was read.
    #[error("more than {MAX_OBSERVATIONS} rows, at line {line}")]
    TooManyRows {
        /// Line of the first row too many.
        line: u64,
    },
    /// Nothing in it, or only a header.
    #[error("no rows")]
    NoRows,
    /// The first line that is not blank has no separator.
    #[error("only one column, at line {line}")]
    OneColumn {
        /// That line.
        line: u64,
    },
    /// The first line holds no numbers, and no names that are known.
    #[error("no known columns at line {line}, but {}", names.join(", "))]
    UnknownHeader {
        /// Line of the header.
        line: u64,
        /// The first ten names that it has, each cut to 40 characters.
        names: Vec<String>,
    },
    /// A header with a longitude and no latitude, with x and no y, or the reverse.
    #[error("{found} without {missing} at line {line}, column {column}")]
    HalfHeader {
        /// Line of the header.
        line: u64,
        /// Where the name stands.
        column: u64,
        /// The name that is there, as written, cut to 40 characters.
        found: String,
        /// The name that is not: `lon`, `lat`, `x` or `y`.
        missing: &'static str,
    },
    /// A quote is open where the file ends.
    #[error("a quote opened at line {line}, column {column} is never closed")]
    UnclosedQuote {
        /// Line where it opens.
        line: u64,
        /// Column where it opens.
        column: u64,
    },
    /// Lines that are no points.
    #[error("{} bad lines", .0.n_lines)]
    BadRows(BadLines),
}

/// Lines that are no points: the first described, all counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadLines {
    /// The first [`MAX_BAD_LINES`], each by its first bad cell.
    pub first: Vec<BadCell>,
    /// How many there are in all.
    pub n_lines: usize,
}

/// A cell that makes its line bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// Line, from 1.
    pub line: u64,
    /// Column in characters where the cell starts, from 1; where the line ends, for a cell that is not there.
    pub column: u64,
    /// What is wrong.
    pub cause: BadCause,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadCause {
    /// Empty, or the line ends before it.
    Missing,
    /// Something else than a number: the text, cut to 40 characters.
    NotANumber(String),
    /// NaN, an infinity, or a number too large to hold.
    NotFinite,
    /// Beyond the last column of the header, as decimal commas make where commas separate.
    Extra,
    /// Not from -180 to 180.
    LongitudeRange,
    /// Not from -90 to 90.
    LatitudeRange,
}

impl From<TableError> for CsvError {
    fn from(error: TableError) -> Self {
        match error {
            TableError::TooLarge => Self::TooLarge,
            TableError::Utf16 => Self::Utf16,
            TableError::NotText { line, column } => Self::NotText { line, column },
            TableError::UnclosedQuote { line, column } => Self::UnclosedQuote { line, column },
        }
    }
}

impl BadLines {
    pub(super) fn add(&mut self, bad: BadCell) {
        self.n_lines += 1;
        if self.first.len() < MAX_BAD_LINES {
            self.first.push(bad);
        }
    }
}
