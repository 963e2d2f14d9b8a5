//! A list of JSON objects as a table: its keys are the header, those of an object within joined by a point, as in
//! `location.lat`.

use super::error::PlacesError;
use super::rows::PointRows;
use super::{Places, ReadOptions};
use crate::scene::table::{Cell, Row, Rows};
use std::mem;

/// Most keys that become columns.
const MAX_KEYS: usize = 200;

/// Most of a text that is kept.
const MAX_TEXT_CHARS: usize = 200;

/// As many objects as the keys are gathered from.
const MAX_HEAD_OBJECTS: usize = 20;

/// The objects of one list.
pub(super) struct Objects {
    options: ReadOptions,
    keys: Vec<String>,
    /// The cells of the object being read, by key.
    cells: Vec<Option<String>>,
    /// Objects until the keys are known.
    head: Vec<Vec<Option<String>>>,
    rows: Option<PointRows>,
    n_objects: u64,
    error: Option<PlacesError>,
}

impl Objects {
    pub(super) fn new(options: ReadOptions) -> Self {
        let (keys, cells, head) = (Vec::new(), Vec::new(), Vec::new());
        Self { options, keys, cells, head, rows: None, n_objects: 0, error: None }
    }

    /// A value of the present object; `is_listed`: one of a list under that key.
    pub(super) fn value(&mut self, key: &str, text: &str, is_listed: bool) {
        let known = self.keys.iter().position(|known| known == key);
        let idx = match known {
            Some(idx) => idx,
            None if self.rows.is_none() && self.keys.len() < MAX_KEYS => {
                self.keys.push(key.to_string());
                self.keys.len() - 1
            }
            None => return,
        };
        if self.cells.len() <= idx {
            self.cells.resize(idx + 1, None);
        }
        let text = text.chars().take(MAX_TEXT_CHARS);
        match &mut self.cells[idx] {
            Some(cell) if is_listed && cell.len() < MAX_TEXT_CHARS => {
                cell.push_str(", ");
                cell.extend(text);
            }
            cell => *cell = Some(text.collect()),
        }
    }

    /// The present object ends.
    pub(super) fn end_object(&mut self) {
        self.n_objects += 1;
        let cells = mem::take(&mut self.cells);
        if self.error.is_some() {
            return;
        }
        let done = if self.rows.is_some() {
            self.take(self.n_objects, cells)
        } else {
            self.head.push(cells);
            if self.head.len() < MAX_HEAD_OBJECTS { Ok(()) } else { self.start() }
        };
        self.error = done.err();
    }

    /// What came to nothing, as soon as that is clear.
    pub(super) fn error(&self) -> Option<&PlacesError> {
        self.error.as_ref()
    }

    /// The list ends.
    pub(super) fn finish(mut self) -> Result<Places, PlacesError> {
        if self.error.is_none() && self.rows.is_none() {
            self.error = self.start().err();
        }
        match (self.error, self.rows) {
            (Some(error), _) => Err(error),
            (None, Some(rows)) => rows.finish(),
            (None, None) => Err(PlacesError::NoRows),
        }
    }

    /// The keys are known.
    fn start(&mut self) -> Result<(), PlacesError> {
        self.rows = Some(PointRows::below_header(self.options));
        let header = self.keys.iter().cloned().map(Some).collect();
        self.take(0, header)?;
        let head = mem::take(&mut self.head);
        head.into_iter().zip(1..).try_for_each(|(cells, number)| self.take(number, cells))
    }

    fn take(&mut self, number: u64, mut cells: Vec<Option<String>>) -> Result<(), PlacesError> {
        cells.resize(self.keys.len(), None);
        let cells = cells.into_iter().map(|text| Cell::of(text.unwrap_or_default())).collect();
        self.rows.as_mut().map_or(Ok(()), |rows| rows.take(Row { number, cells, end: None }))
    }
}
