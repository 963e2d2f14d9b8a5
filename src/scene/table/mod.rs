//! Reads a table of whatever page, chunk by chunk, so that a large one never holds the page (`docs/export.md`).
//!
//! Three steps, each fed by the one before: bytes, text, rows of cells. What the rows mean is for the page to say ([`Rows`]).

mod cells;
mod error;
mod first_line;
mod text;

pub(in crate::scene) use cells::{Cell, Row};
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

    /// How well a first row, cut at some sign, looks like one of ours: 0 is best.
    fn suits(row: &Row) -> Option<u8>;

    /// The next row, blank ones apart; the first may be a header.
    ///
    /// # Errors
    /// When nothing further down can mend the file. Bad rows are gathered until the end.
    fn take(&mut self, row: Row) -> Result<(), Self::Error>;

    /// The end of the table.
    ///
    /// # Errors
    /// When nothing comes of it.
    fn finish(self) -> Result<Self::Out, Self::Error>;
}

/// A file being read.
pub(in crate::scene) struct Table<R: Rows> {
    text: Utf8Text,
    first_line: FirstLine,
    /// Once the separator is known.
    cells: Option<Box<Cells>>,
    rows: R,
    /// The first error: whatever is pushed after it changes nothing.
    error: Option<R::Error>,
}

impl<R: Rows> Table<R> {
    /// Nothing read yet of a file of at most so many bytes.
    pub fn new(rows: R, max_bytes: usize) -> Self {
        let text = Utf8Text::new(max_bytes);
        Self { text, first_line: FirstLine::new(), cells: None, rows, error: None }
    }

    /// Reads on. Chunks may be cut anywhere, also within a character.
    ///
    /// # Errors
    /// As soon as it is clear that nothing further down can mend the file.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), R::Error> {
        if let Some(error) = &self.error {
            return Err(error.clone());
        }
        let Self { text, first_line, cells, rows, .. } = self;
        let result = text.push(chunk, &mut |text| push(first_line, cells, rows, text));
        self.error = result.clone().err();
        result
    }

    /// The end of the file.
    ///
    /// # Errors
    /// When nothing comes of it.
    pub fn finish(self) -> Result<R::Out, R::Error> {
        let Self { mut text, mut first_line, mut cells, mut rows, error } = self;
        if let Some(error) = error {
            return Err(error);
        }
        text.finish(&mut |text| push(&mut first_line, &mut cells, &mut rows, text))?;
        cells_of(&mut first_line, &mut cells, &mut rows)?.finish(&mut |row| take(&mut rows, row))?;
        rows.finish()
    }
}

fn push<R: Rows>(
    first_line: &mut FirstLine,
    cells: &mut Option<Box<Cells>>,
    rows: &mut R,
    text: &str,
) -> Result<(), R::Error> {
    let rest = if cells.is_some() { Some(text) } else { first_line.push(text) };
    match rest {
        Some(rest) => cells_of(first_line, cells, rows)?.push(rest, &mut |row| take(rows, row)),
        None => Ok(()),
    }
}

/// The separator is known: what was gathered to find it is read like the rest.
fn cells_of<'a, R: Rows>(
    first_line: &mut FirstLine,
    cells: &'a mut Option<Box<Cells>>,
    rows: &mut R,
) -> Result<&'a mut Cells, R::Error> {
    let is_new = cells.is_none();
    let cells = cells.get_or_insert_with(|| Box::new(first_line.cells(R::suits)));
    if is_new {
        cells.push(&first_line.take_text(), &mut |row| take(rows, row))?;
    }
    Ok(cells)
}

fn take<R: Rows>(rows: &mut R, row: Row) -> Result<(), R::Error> {
    if row.is_blank() { Ok(()) } else { rows.take(row) }
}
