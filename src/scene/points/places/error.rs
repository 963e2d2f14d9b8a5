//! Why a file gives no places, by cause and place, with what a reader needs to go on: the columns to choose from, or how
//! many rows are good.

use crate::scene::json::ImportError;
use crate::scene::points::MAX_OBSERVATIONS;
use crate::scene::table::{MAX_BAD_LINES, TableError};
use thiserror::Error;

/// Largest file that is read: 1,000 bytes for each of the most observations that there can be.
pub const MAX_CSV_BYTES: usize = 20_000_000;

/// Largest file of which a part is read, when a reader asks for one ([`super::Limit`]).
pub const MAX_PART_BYTES: usize = 200_000_000;

/// Why a file gives no places.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlacesError {
    /// It cannot be cut into rows. When it is too large, a part of it can be read: [`super::Limit`].
    #[error(transparent)]
    File(#[from] TableError),
    /// It is no sound JSON.
    #[error(transparent)]
    Json(ImportError),
    /// JSON without anything that is read: no points of GeoJSON, and no list of objects.
    #[error("no places in it, but {n_others} other geometries")]
    NoPlaces {
        /// Geometries other than points, and features without any.
        n_others: usize,
    },
    /// More than [`MAX_OBSERVATIONS`] good rows. Nothing after this one was read. A part can be: [`super::Limit`].
    #[error("more than {MAX_OBSERVATIONS} rows, at row {row}")]
    TooManyRows {
        /// Row of the first one too many.
        row: u64,
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
    /// It is not certain which columns are the places. A reader can say: [`super::Columns`].
    #[error("{}", .0.cause)]
    Columns(Box<Unclear>),
    /// Rows that are no places. The others can be opened: `skip_bad` of [`super::ReadOptions`].
    #[error("{} bad rows", .lines.n_lines)]
    BadRows {
        /// Which they are.
        lines: BadLines,
        /// How many others there are, which are good. None: there is nothing to open.
        n_good: usize,
    },
}

impl From<Unclear> for PlacesError {
    fn from(unclear: Unclear) -> Self {
        Self::Columns(Box::new(unclear))
    }
}

/// Which columns are the places is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Why not.
    pub cause: UnclearCause,
    /// The columns to choose from, all of them, in the order of the file.
    pub columns: Vec<FileColumn>,
}

/// Why it is not certain which columns are the places.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UnclearCause {
    /// No heading says a place, or several do.
    #[error("no known columns at line {line}, but {}", names.join(", "))]
    UnknownHeader {
        /// Line of the header; 0 in JSON.
        line: u64,
        /// The first ten names that it has, each cut to 40 characters.
        names: Vec<String>,
    },
    /// A header with a longitude and no latitude, with x and no y, or the reverse.
    #[error("{found} without {missing} at line {line}, column {column}")]
    HalfHeader {
        /// Line of the header; 0 in JSON.
        line: u64,
        /// Where the name stands; 0 in JSON.
        column: u64,
        /// The name that is there, as written, cut to 40 characters.
        found: String,
        /// The name that is not: `lon`, `lat`, `x` or `y`.
        missing: &'static str,
    },
    /// There is no header, and more than two columns hold numbers.
    #[error("no header, and {n_numeric} columns of numbers")]
    NoHeader {
        /// How many do.
        n_numeric: usize,
    },
}

/// A column that a reader can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileColumn {
    /// What it is called.
    pub name: ColumnName,
    /// Up to three of its first values, each cut to 40 characters.
    pub examples: Vec<String>,
    /// What it may well be.
    pub likely: Likely,
}

/// What a column may well be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likely {
    /// Longitudes or x, by its heading.
    Lon,
    /// Latitudes or y, by its heading.
    Lat,
    /// Places, both numbers in one cell: choose it for both.
    Both,
    /// Numbers that may be degrees.
    Degrees,
    /// Numbers that are no degrees, or count the rows.
    Numbers,
    /// No numbers.
    Nothing,
}

impl Likely {
    /// Whether it is worth naming in a message.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Lon | Self::Lat | Self::Both | Self::Degrees)
    }
}

/// A column as a person finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnName {
    /// Which it is, from 0.
    pub idx: usize,
    /// As the header has it, cut to 40 characters; `None` without a header.
    pub heading: Option<String>,
}

impl ColumnName {
    /// As a spreadsheet names the column itself: A to Z, AA and so on.
    ///
    /// ```
    /// use coastline::scene::ColumnName;
    /// assert_eq!([0, 25, 26, 701, 702].map(|idx| ColumnName { idx, heading: None }.letters()), ["A", "Z", "AA", "ZZ", "AAA"]);
    /// ```
    pub fn letters(&self) -> String {
        let (mut rest, mut letters) = (self.idx + 1, Vec::new());
        while rest > 0 {
            letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
            rest = (rest - 1) / 26;
        }
        letters.into_iter().rev().collect()
    }
}

/// Rows that are no places: the first described, all counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadLines {
    /// The first [`MAX_BAD_LINES`], each by its first bad cell.
    pub first: Vec<BadCell>,
    /// How many there are in all.
    pub n_lines: usize,
}

/// A cell that makes its row bad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// Row as a spreadsheet numbers it, from 1: the header is row 1 and blank lines count. In JSON the number of the item.
    pub row: u64,
    /// Its column.
    pub name: ColumnName,
    /// Line as a text editor has it, from 1; 0 in JSON.
    pub line: u64,
    /// Characters before the cell, plus 1; where the line ends, for a cell that is not there; 0 in JSON.
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

impl BadLines {
    pub(super) fn add(&mut self, bad: BadCell) {
        self.n_lines += 1;
        if self.first.len() < MAX_BAD_LINES {
            self.first.push(bad);
        }
    }

    /// These and others, in the order of the file.
    pub(super) fn with(mut self, others: &Self) -> Self {
        self.first.extend(others.first.iter().cloned());
        self.first.sort_by_key(|bad| bad.row);
        self.first.truncate(MAX_BAD_LINES);
        self.n_lines += others.n_lines;
        self
    }
}
