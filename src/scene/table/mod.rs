//! Reads a table of whatever page, chunk by chunk, so that a large one never holds the page (`docs/export.md`).
//!
//! Three steps, each fed by the one before: bytes, text, rows of cells. What the rows mean is for the page to say ([`Rows`]).

mod cells;
mod error;
mod first_line;
mod text;

pub(in crate::scene) use cells::Row;
pub(in crate::scene) use error::cut;
pub use error::{MAX_BAD_LINES, TableError};
pub(in crate::scene) use text::Place;

use cells::Cells;
use first_line::FirstLine;
use text::Utf8Text;

/// What a page makes of the rows of a table.
pub(in crate::scene) trait Rows: Sized {
    /// What comes of them in the end.
    type Out;
    /// Why nothing does.
    type Error: Clone + From<TableError>;

    /// Largest file that is read.
    const MAX_BYTES: usize;

    /// No row yet, of a table with this sign between the cells.
    fn new(separator: char) -> Self;

    /// Whether a first row, cut at this sign, looks like one of ours.
    fn suits(row: &Row, separator: char) -> bool;

    /// The next row, blank ones apart; the first may be a header.
    ///
    /// # Errors
    /// When nothing further down can mend the file. Bad rows are gathered until the end.
    fn take(&mut self, row: &Row) -> Result<(), Self::Error>;

    /// The end of the table.
    ///
    /// # Errors
    /// When nothing comes of it.
    fn finish(self) -> Result<Self::Out, Self::Error>;
}

/// A file being read.
pub(in crate::scene) struct Table<R: Rows> {
    text: Utf8Text,
    stage: Stage<R>,
    /// The first error: whatever is pushed after it changes nothing.
    error: Option<R::Error>,
}

enum Stage<R> {
    FirstLine(FirstLine),
    Rows(Box<Cells>, R),
}

impl<R: Rows> Table<R> {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self { text: Utf8Text::new(R::MAX_BYTES), stage: Stage::FirstLine(FirstLine::new()), error: None }
    }

    /// Reads on. Chunks may be cut anywhere, also within a character.
    ///
    /// # Errors
    /// As soon as it is clear that nothing further down can mend the file.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), R::Error> {
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
    /// When nothing comes of it.
    pub fn finish(mut self) -> Result<R::Out, R::Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let stage = &mut self.stage;
        self.text.finish(&mut |text| stage.push(text))?;
        self.stage.finish()
    }
}

impl<R: Rows> Stage<R> {
    fn push(&mut self, text: &str) -> Result<(), R::Error> {
        match self {
            Self::FirstLine(first) => match first.push(text) {
                Some(rest) => {
                    self.start_rows()?;
                    self.push(rest)
                }
                None => Ok(()),
            },
            Self::Rows(cells, rows) => cells.push(text, &mut |row| take(rows, &row)),
        }
    }

    /// The separator is known: what was gathered to find it is read like the rest.
    fn start_rows(&mut self) -> Result<(), R::Error> {
        if let Self::FirstLine(first) = self {
            let separator = first.separator(R::suits);
            let (from, text) = first.reread();
            *self = Self::Rows(Box::new(Cells::new(separator, from)), R::new(separator));
            self.push(&text)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<R::Out, R::Error> {
        self.start_rows()?;
        match self {
            Self::Rows(mut cells, mut rows) => {
                cells.finish(&mut |row| take(&mut rows, &row))?;
                rows.finish()
            }
            // Not after `start_rows`.
            Self::FirstLine(_) => R::new(',').finish(),
        }
    }
}

fn take<R: Rows>(rows: &mut R, row: &Row) -> Result<(), R::Error> {
    if row.is_blank() { Ok(()) } else { rows.take(row) }
}
