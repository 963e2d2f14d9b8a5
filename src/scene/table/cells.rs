//! Text to rows of cells. csv-core knows the quotes and the ends of lines; what it does not tell is added here: where
//! each cell starts, which row of a spreadsheet it would be, and whether a quote is still open where the file ends.

use super::error::TableError;
use super::text::Place;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::mem;

/// Most of a cell that is kept: a number is shorter, and a cell may be as long as the file.
const MAX_CELL_BYTES: usize = 1_000;

/// Most cells of a row that are kept: a file of separators alone would have millions.
const MAX_COLUMNS: usize = 1_000;

/// A cell and where it starts.
#[derive(Clone)]
pub(in crate::scene) struct Cell {
    text: String,
    /// Of its first character, be it a space or a quote.
    pub(in crate::scene) at: Place,
}

impl Cell {
    /// A cell that is of no text file.
    pub(in crate::scene) fn of(text: String) -> Self {
        Self { text, at: Place::NOWHERE }
    }

    /// What it says: without the spaces around it, and without quotes that a space kept from being seen as such.
    pub(in crate::scene) fn value(&self) -> &str {
        let text = self.text.trim();
        let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        inner.map_or(text, str::trim)
    }
}

/// A row, which is a line unless a quoted cell has several.
#[derive(Clone, Default)]
pub(in crate::scene) struct Row {
    /// As a spreadsheet numbers it, from 1: blank lines count, and a row with line ends inside quotes counts once.
    pub(in crate::scene) number: u64,
    /// Never none, in a row that is handed on.
    pub(in crate::scene) cells: Vec<Cell>,
    /// Where its last line ends.
    pub(in crate::scene) end: Option<Place>,
}

impl Row {
    /// Whether it says nothing: spreadsheets write rows of separators alone below the last one in use.
    pub(in crate::scene) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.value().is_empty())
    }

    /// The line that it starts on.
    pub(in crate::scene) fn line(&self) -> u64 {
        self.cells.first().map_or(1, |cell| cell.at.line)
    }
}

/// A text being cut into rows.
pub(in crate::scene) struct Cells {
    reader: Reader,
    output: [u8; 1024],
    at: Place,
    /// Of the row being read, or of the next.
    number: u64,
    /// Of the cell being read.
    text: Vec<u8>,
    start: Option<Place>,
    row: Row,
}

impl Cells {
    /// From a place where a line starts, which a spreadsheet numbers so.
    pub(in crate::scene) fn new(separator: char, at: Place, number: u64) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator as u8).build();
        Self { reader, output: [0; 1024], at, number, text: Vec::new(), start: None, row: Row::default() }
    }

    /// Reads on, and hands on each row that ends.
    pub(in crate::scene) fn push<E>(
        &mut self,
        text: &str,
        sink: &mut impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rest = text.as_bytes();
        // csv-core takes empty input for the end of the file.
        while !rest.is_empty() {
            let (result, n_read, n_written) = self.reader.read_field(rest, &mut self.output);
            let (read, unread) = rest.split_at(n_read);
            rest = unread;
            let before_last = self.pass(read);
            let room = MAX_CELL_BYTES.saturating_sub(self.text.len());
            self.text.extend_from_slice(&self.output[..n_written.min(room)]);
            if let ReadFieldResult::Field { record_end } = result {
                self.end_cell();
                if record_end {
                    self.row.end = Some(before_last);
                    self.row.number = self.number;
                    self.number += 1;
                    sink(mem::take(&mut self.row))?;
                }
            }
        }
        Ok(())
    }

    /// The end of the file.
    pub(in crate::scene) fn finish<E: From<TableError>>(
        &mut self,
        sink: &mut impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        // A line that ends here has no newline. After one no cell is begun, unless it was taken for part of a cell.
        self.push("\n", sink)?;
        self.start.map_or(Ok(()), |at| Err(TableError::UnclosedQuote { line: at.line, column: at.column }.into()))
    }

    /// What there is of a row that did not end, its last cell too.
    pub(in crate::scene) fn into_row(mut self) -> Row {
        self.row.number = self.number;
        self.end_cell();
        self.row
    }

    /// Moves past bytes, and says where the last one stood.
    fn pass(&mut self, bytes: &[u8]) -> Place {
        let mut before_last = self.at;
        for byte in bytes {
            // Between rows there are newlines, of blank lines and the second half of CR LF.
            let is_between = self.row.cells.is_empty() && matches!(byte, b'\r' | b'\n');
            if self.start.is_none() {
                if !is_between {
                    self.start = Some(self.at);
                } else if *byte == b'\r' || !self.at.is_within_crlf() {
                    self.number += 1;
                }
            }
            before_last = self.at;
            self.at.pass(*byte);
        }
        before_last
    }

    fn end_cell(&mut self) {
        let at = self.start.take().unwrap_or(self.at);
        if self.row.cells.len() < MAX_COLUMNS {
            // Lossy only where the limit cuts through a character.
            self.row.cells.push(Cell { text: String::from_utf8_lossy(&self.text).into_owned(), at });
        }
        self.text.clear();
    }
}
