//! The first line of a table that is not blank: which sign separates. A spreadsheet may say so itself, by `sep=;` on a
//! line above; and a title may stand above the headings, a line without any separator.

use super::cells::{Cells, Row};
use super::error::TableError;
use super::text::Place;
use std::mem;

/// As much of the first lines as the separator is sought in: they are read four times, within one slice.
const MAX_FIRST_LINE_BYTES: usize = 50_000;

/// Most lines without a separator before the one that is the first of the table.
const MAX_TITLE_LINES: usize = 5;

/// The separators, in the order in which they are tried. A comma comes last: it may stand within numbers.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// Gathers the first line that is not blank: until then the separator is not known.
pub(in crate::scene) struct FirstLine {
    /// The line as far as it is read, with titles above it.
    text: String,
    from: Place,
    at: Place,
    is_blank: bool,
    is_in_quotes: bool,
    is_at_cell: bool,
    /// Whether a separator stands in the line, outside of quotes.
    is_split: bool,
    n_titles: usize,
    /// As `sep=` says it.
    declared: Option<char>,
}

impl FirstLine {
    pub(in crate::scene) fn new() -> Self {
        let start = Place::START;
        Self {
            text: String::new(),
            from: start,
            at: start,
            is_blank: true,
            is_in_quotes: false,
            is_at_cell: true,
            is_split: false,
            n_titles: 0,
            declared: None,
        }
    }

    /// Takes what it needs of a text, and gives back the rest once it has the line, or as much as it wants of one.
    pub(in crate::scene) fn push<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        for (at, c) in text.char_indices() {
            let is_break = matches!(c, '\r' | '\n') && !self.is_in_quotes;
            let is_line = is_break && !self.is_blank;
            if is_line && self.declared.is_none() && self.n_titles == 0 {
                self.declared = declared(&self.text);
                self.is_blank = self.declared.is_some();
            }
            let is_line = is_line && !self.is_blank;
            let is_first = is_line && (self.is_split || self.n_titles >= MAX_TITLE_LINES || self.declared.is_some());
            if is_first || self.text.len() >= MAX_FIRST_LINE_BYTES {
                return text.get(at..);
            }
            // As in the file itself, a quote opens only where a cell starts. Within, two in a row close and open.
            if c == '"' && (self.is_in_quotes || self.is_at_cell) {
                self.is_in_quotes = !self.is_in_quotes;
                self.is_at_cell = true;
            } else {
                let separates = SEPARATORS.contains(&c) && !self.is_in_quotes;
                self.is_at_cell = is_break || SEPARATORS.contains(&c);
                self.is_split |= separates;
            }
            self.text.push(c);
            self.at.pass_char(c);
            if is_line {
                self.n_titles += 1;
            }
            if is_break {
                self.is_blank = true;
                self.is_split = false;
                if self.n_titles == 0 {
                    self.text.clear();
                    self.from = self.at;
                }
            } else {
                self.is_blank &= c.is_whitespace();
            }
        }
        None
    }

    /// What was gathered.
    pub(in crate::scene) fn take_text(&mut self) -> String {
        mem::take(&mut self.text)
    }

    /// A cutter of cells that starts over where the line starts, with the separator known: the first whose row `suits` best,
    /// else the first that splits the line. So a semicolon in a remark does not hide the commas, and decimal commas do not
    /// hide the semicolons.
    pub(in crate::scene) fn cells(&mut self, suits: impl Fn(&Row) -> Option<u8>) -> Cells {
        // A file may end after `sep=`.
        if self.declared.is_none() && self.n_titles == 0 {
            self.declared = declared(&self.text);
            if self.declared.is_some() {
                self.text.clear();
                self.from = self.at;
            }
        }
        let separator = self.declared.unwrap_or_else(|| self.separator(suits));
        // A line `sep=` is none of the sheet.
        let n_apart = u64::from(self.declared.is_some());
        Cells::new(separator, self.from, self.from.line.saturating_sub(n_apart).max(1))
    }

    fn separator(&self, suits: impl Fn(&Row) -> Option<u8>) -> char {
        let rows = SEPARATORS.map(|separator| (separator, first_rows(&self.text, separator)));
        let splits = |row: &&Row| row.cells.len() > 1;
        let fit = |rows: &[Row]| rows.iter().filter(splits).filter_map(&suits).min();
        // Of equals the first.
        let best = rows.iter().filter_map(|found| Some((fit(&found.1)?, found))).min_by_key(|(fit, _)| *fit);
        let any = || rows.iter().find(|(_, rows)| rows.iter().any(|row| splits(&row)));
        best.map(|(_, found)| found).or_else(any).map_or(',', |(separator, _)| *separator)
    }
}

/// The sign of a line like `sep=;`, as some spreadsheets write and all of them read.
fn declared(line: &str) -> Option<char> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace());
    let line = line.strip_prefix('"').map_or(line, |rest| rest.strip_suffix('"').unwrap_or(rest));
    let (word, sign) = line.split_at_checked(4)?;
    let mut signs = sign.chars();
    let sign = signs
        .next()
        .filter(|sign| sign.is_ascii() && !sign.is_ascii_alphanumeric() && !matches!(*sign, '"' | '\r' | '\n'))?;
    let is_all = signs.all(|c| c == ' ');
    (word.eq_ignore_ascii_case("sep=") && is_all).then_some(sign)
}

fn first_rows(text: &str, separator: char) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut cells = Cells::new(separator, Place::START, 1);
    let mut keep = |row: Row| -> Result<(), TableError> {
        rows.push(row);
        Ok(())
    };
    // An open quote is no matter here: it is found again when the file is read, and what comes before it is enough.
    let ended = cells.push(text, &mut keep).and_then(|()| cells.finish(&mut keep));
    if ended.is_err() {
        rows.push(cells.into_row());
    }
    rows
}
