//! Reads the land from its shores: 6.0 kB of the first load in brotli, where the plain bits take 8.8 kB. Brotli looks for
//! bytes that repeat, and does not see in bits that a coast goes on as it came; told as a walk, it does.
//!
//! A walker keeps the land on the left and goes from corner to corner of the cells, once round each shore. Beyond the
//! plane all is sea, so that every shore closes. Told are only the edges between land and sea that run north or south,
//! since they alone make a cell differ from its western neighbour: after each, how many columns further the next one
//! is, and whether the walker then turns back, to the row that it came from.
//!
//! The file is numbers of 7 bits a byte, lowest first, with 128 added to each byte but the last (LEB128); signed ones
//! count 0, −1, 1, −2 and so on. Like stands with like: how many shores; how many columns each starts to the east of
//! the one before; how many rows to the north; then the steps of all, each as twice the columns to the east, and one
//! more for a turn. A start is an edge passed northwards, and a shore ends where it began.
//!
//! These are 12,000 steps. An arithmetic coder took 4.9 kB, but made a step for each of a million cells, in code that
//! the browser has not optimised when the page starts. Nothing is checked: `tests/land.rs` compares every cell with
//! `land.bits`, which the file is made from (`scripts/bake/code.mjs`).

use super::raster::{COLUMNS, ROWS};
use std::iter::successors;

const BITS: usize = u32::BITS as usize;

/// Where in a row a cell differs from its western neighbour: a bit a column, lowest first. Most words are 0.
pub(super) type Edges = [u32; COLUMNS.div_ceil(BITS)];

/// The columns of a row's edges, from the west.
pub(super) fn columns(edges: &Edges) -> impl Iterator<Item = usize> {
    edges.iter().enumerate().flat_map(|(idx, word)| {
        let without_lowest = |word: &u32| Some(word & word.wrapping_sub(1));
        let words = successors(Some(*word), without_lowest).take_while(|word| *word != 0);
        words.map(move |word| idx * BITS + word.trailing_zeros() as usize)
    })
}

/// The edges of each row, from the south.
pub(super) fn edges(coded: &[u8]) -> Vec<Edges> {
    let mut rows = vec![[0; COLUMNS.div_ceil(BITS)]; ROWS];
    let mut to_east = Numbers(coded);
    let n_shores = to_east.next().unwrap_or(0) as usize;
    let to_north = to_east.after(n_shores);
    let mut steps = to_north.after(n_shores);
    let mut start = Walker { column: 0, row: 0, heading: 1 };
    for (columns, rows_on) in to_east.zip(to_north).take(n_shores) {
        start.column += signed(columns);
        start.row += signed(rows_on);
        let mut walker = start;
        for step in steps.by_ref() {
            walker.mark(&mut rows);
            walker.go(step);
            if walker == start {
                break;
            }
        }
    }
    rows
}

/// At an edge, about to pass it.
#[derive(Clone, Copy, PartialEq)]
struct Walker {
    /// Of the cell east of the edge.
    column: i32,
    row: i32,
    /// 1 north, −1 south.
    heading: i32,
}

impl Walker {
    /// The east edge of the plane has no cell that could differ, and no bit.
    fn mark(self, rows: &mut [Edges]) {
        let column = self.column as usize;
        if let Some(word) = rows.get_mut(self.row as usize).and_then(|edges| edges.get_mut(column / BITS)) {
            *word ^= 1 << (column % BITS);
        }
    }

    fn go(&mut self, step: u32) {
        self.column += signed(step >> 1);
        if step & 1 == 1 {
            self.heading = -self.heading;
        } else {
            self.row += self.heading;
        }
    }
}

/// What is left of the file.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    /// What follows the next `n`.
    fn after(&self, n: usize) -> Self {
        let mut rest = Self(self.0);
        rest.by_ref().take(n).for_each(drop);
        rest
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let end = self.0.iter().position(|byte| *byte < 128)?;
        let (number, rest) = self.0.split_at(end + 1);
        self.0 = rest;
        Some(number.iter().rev().fold(0, |sum, byte| sum << 7 | u32::from(byte & 127)))
    }
}

fn signed(number: u32) -> i32 {
    (number >> 1) as i32 ^ -((number & 1) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let numbers: Vec<u32> = Numbers(&[0, 127, 128, 1, 192, 139, 1, 200]).collect();
        assert_eq!(numbers, [0, 127, 128, 17_856]);
        assert_eq!([0, 1, 2, 3, 4].map(signed), [0, -1, 1, -2, 2]);
    }

    /// The cells 2 and 3 of the first row, then cell 31 of the next: each walk begins on their east side, and goes two
    /// columns back and forth, or one.
    #[test]
    fn a_shore_marks_where_land_begins_and_ends() {
        let numbers = [2, 2 * 4, 2 * 28, 0, 2, 2 * 3 + 1, 2 * 4 + 1, 2 + 1, 2 * 2 + 1];
        let rows = edges(&numbers);
        let edges_of = |row: usize| columns(&rows[row]).collect::<Vec<usize>>();
        assert_eq!((edges_of(0), edges_of(1)), (vec![2, 4], vec![31, 32]));
        assert!(rows[2..].iter().all(|edges| columns(edges).next().is_none()));
    }
}
