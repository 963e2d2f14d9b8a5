//! Why a text cannot be cut into rows, by cause and place. Lines and columns count from 1 and are those that a text editor
//! shows: lines of the file, blank ones too, and characters, not bytes.

use thiserror::Error;

/// How many bad rows are described; the others are only counted.
pub const MAX_BAD_LINES: usize = 10;

/// Most characters of a cell or a name that an error repeats.
const MAX_QUOTED_CHARS: usize = 40;

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// Over the most bytes that are read.
    #[error("too large")]
    TooLarge,
    /// A binary file, or text of an older encoding: a byte of value 0, or what is no UTF-8.
    #[error("no UTF-8 text at line {line}, column {column}")]
    NotText {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// A quote is open where the file ends.
    #[error("a quote opened at line {line}, column {column} is never closed")]
    UnclosedQuote {
        /// Line where it opens.
        line: u64,
        /// Column where it opens.
        column: u64,
    },
}

/// A text short enough for a message.
pub(in crate::scene) fn cut(text: &str) -> String {
    text.chars().take(MAX_QUOTED_CHARS).collect()
}
