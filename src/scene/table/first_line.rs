//! The first line of a table that is not blank: which sign separates.

use super::cells::{Cells, Row};
use super::error::TableError;
use super::text::Place;
use std::mem;

/// As much of the first line as the separator is sought in: the line is read four times, within one slice.
const MAX_FIRST_LINE_BYTES: usize = 50_000;

/// The separators, in the order in which they are tried. A comma comes last: it may stand within numbers.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// Gathers the first line that is not blank: until then the separator is not known.
pub(in crate::scene) struct FirstLine {
    /// The line as far as it is read.
    text: String,
    from: Place,
    at: Place,
    is_blank: bool,
    is_in_quotes: bool,
    is_at_cell: bool,
}

impl FirstLine {
    pub(in crate::scene) fn new() -> Self {
        let start = Place::START;
        Self { text: String::new(), from: start, at: start, is_blank: true, is_in_quotes: false, is_at_cell: true }
    }

    /// Takes what it needs of a text, and gives back the rest once it has the line, or as much as it wants of one.
    pub(in crate::scene) fn push<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        for (at, c) in text.char_indices() {
            let is_break = matches!(c, '\r' | '\n') && !self.is_in_quotes;
            if (is_break && !self.is_blank) || self.text.len() >= MAX_FIRST_LINE_BYTES {
                return Some(&text[at..]);
            }
            // As in the file itself, a quote opens only where a cell starts. Within, two in a row close and open.
            if c == '"' && (self.is_in_quotes || self.is_at_cell) {
                self.is_in_quotes = !self.is_in_quotes;
                self.is_at_cell = true;
            } else {
                self.is_at_cell = is_break || SEPARATORS.contains(&c);
            }
            self.is_blank &= c.is_whitespace();
            self.text.push(c);
            self.at.pass_char(c);
            if is_break {
                self.text.clear();
                self.from = self.at;
            }
        }
        None
    }

    /// Starts over with the separator known: where the line starts, and its text.
    pub(in crate::scene) fn reread(&mut self) -> (Place, String) {
        (self.from, mem::take(&mut self.text))
    }

    /// The sign that separates: the first whose row `suits`, else the first that splits the line. So a semicolon in a
    /// remark does not hide the commas, and decimal commas do not hide the semicolons.
    pub(in crate::scene) fn separator(&self, suits: impl Fn(&Row, char) -> bool) -> char {
        let rows = SEPARATORS.map(|separator| (separator, first_row(&self.text, separator)));
        let splits = || rows.iter().filter(|(_, row)| row.cells.len() > 1);
        let best = splits().find(|(separator, row)| suits(row, *separator));
        best.or(splits().next()).map_or(',', |(separator, _)| *separator)
    }
}

fn first_row(line: &str, separator: char) -> Row {
    let mut first = None;
    let mut cells = Cells::new(separator, Place::START);
    let mut keep = |row: Row| -> Result<(), TableError> {
        first.get_or_insert(row);
        Ok(())
    };
    // An open quote is no matter here: it is found again when the file is read, and what comes before it is enough.
    let _ = cells.push(line, &mut keep).and_then(|()| cells.finish(&mut keep));
    first.unwrap_or_else(|| cells.into_row())
}
