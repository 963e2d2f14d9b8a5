//! Rows of a table being turned into places. Which columns they are is decided once the first rows are there.

use super::error::{BadCause, BadCell, PlacesError};
use super::gather::{At, Gather};
use super::layout::{Layout, layout, looks_like_ours};
use super::number::{number, pair};
use super::{Places, ReadOptions};
use crate::scene::table::{Place, Row, Rows, cut};
use std::mem;

/// As many rows as the columns are decided by.
const MAX_HEAD_ROWS: usize = 20;

/// As many bytes of them: they are looked at within one slice.
const MAX_HEAD_BYTES: usize = 50_000;

/// Rows being read.
pub(super) struct PointRows {
    options: ReadOptions,
    /// Whether the first row is a header for certain, as the keys of JSON are.
    has_header: bool,
    head: Vec<Row>,
    n_head_bytes: usize,
    decided: Option<(Layout, Gather)>,
}

impl PointRows {
    pub(super) fn new(options: ReadOptions) -> Self {
        Self { options, has_header: false, head: Vec::new(), n_head_bytes: 0, decided: None }
    }

    /// Of which the first is a header.
    pub(super) fn below_header(options: ReadOptions) -> Self {
        Self { has_header: true, ..Self::new(options) }
    }

    fn decide(&mut self) -> Result<(), PlacesError> {
        let head = mem::take(&mut self.head);
        let layout = layout(&head, self.has_header, self.options.columns)?;
        let mut gather = Gather::new(self.options, layout.meaning.clone());
        for row in head.iter().skip(layout.n_above) {
            take_row(&mut gather, &layout, row)?;
        }
        self.decided = Some((layout, gather));
        Ok(())
    }
}

impl Rows for PointRows {
    type Out = Places;
    type Error = PlacesError;

    fn suits(row: &Row) -> Option<u8> {
        looks_like_ours(row)
    }

    fn take(&mut self, row: Row) -> Result<(), PlacesError> {
        if let Some((layout, gather)) = &mut self.decided {
            return take_row(gather, layout, &row);
        }
        self.n_head_bytes += row.cells.iter().map(|cell| cell.value().len() + 1).sum::<usize>();
        self.head.push(row);
        if self.head.len() < MAX_HEAD_ROWS && self.n_head_bytes < MAX_HEAD_BYTES {
            return Ok(());
        }
        self.decide()
    }

    fn finish(mut self) -> Result<Places, PlacesError> {
        if self.decided.is_none() && !self.head.is_empty() {
            self.decide()?;
        }
        self.decided.map_or(Err(PlacesError::NoRows), |(_, gather)| gather.finish())
    }
}

fn take_row(gather: &mut Gather, layout: &Layout, row: &Row) -> Result<(), PlacesError> {
    match numbers(gather, layout, row) {
        Ok((pair, [first, second])) => gather.take(pair, [&first, &second]),
        Err(bad) => {
            gather.bad(bad);
            Ok(())
        }
    }
}

/// The numbers of a row, or the cell that spoils it: the first from the left.
fn numbers(gather: &mut Gather, layout: &Layout, row: &Row) -> Result<((f64, f64), [At; 2]), BadCell> {
    let [first_idx, second_idx] = [0, 1].map(|nth| layout.meaning.names[nth].idx);
    let at = |idx: usize| {
        let place = row.cells.get(idx).map(|cell| cell.at).or(row.end).unwrap_or(Place::NOWHERE);
        At { row: row.number, line: place.line, column: place.column }
    };
    let value = |idx: usize| row.cells.get(idx).map_or("", |cell| cell.value());
    let mut n_columns = layout.n_columns;
    let numbers = if first_idx == second_idx {
        // Its comma may have cut it in two, where the header is one word.
        let is_cut = first_idx + 1 == n_columns && row.cells.len() == n_columns + 1 && !value(n_columns).is_empty();
        n_columns += usize::from(is_cut);
        if is_cut {
            let half = |idx: usize| {
                let inner = value(idx).trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']'));
                let told = |cause| match cause {
                    BadCause::NotANumber(_) => BadCause::NotANumber(cut(value(idx))),
                    cause => cause,
                };
                number(inner).map_err(|cause| at(idx).bad(&layout.name(first_idx), told(cause)))
            };
            (half(first_idx)?, half(first_idx + 1)?)
        } else {
            let pair = pair(value(first_idx)).map_err(|cause| at(first_idx).bad(&layout.name(first_idx), cause))?;
            if pair.is_point {
                gather.is_lon_first();
            }
            (pair.first, pair.second)
        }
    } else {
        let read = |idx: usize| number(value(idx)).map_err(|cause| at(idx).bad(&layout.name(idx), cause));
        if first_idx < second_idx {
            let first = read(first_idx)?;
            (first, read(second_idx)?)
        } else {
            let second = read(second_idx)?;
            (read(first_idx)?, second)
        }
    };
    let extra = row.cells.iter().skip(n_columns).position(|cell| !cell.value().is_empty());
    if let Some(beyond) = extra {
        let idx = n_columns + beyond;
        return Err(at(idx).bad(&layout.name(idx), BadCause::Extra));
    }
    Ok((numbers, [at(first_idx), at(second_idx)]))
}
