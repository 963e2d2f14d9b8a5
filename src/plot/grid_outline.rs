//! The outline of a grid: the edges between cells that hold observations and cells that hold none.

use crate::model::Grid;

/// A line in plane units, from one end to the other.
pub type Segment = ((f64, f64), (f64, f64));

/// The segments around all occupied cells; inner edges are left out, runs along one line are joined.
pub fn grid_outline(grid: &Grid) -> Vec<Segment> {
    let (columns, rows) = (grid.params().columns, grid.params().rows);
    let is_full = |column: usize, row: usize| grid.count()[(rows - 1 - row) * columns + column] > 0;
    let mut segments = Vec::new();
    // Row lines: between row − 1 and row, the plane's edges included.
    for row in 0..=rows {
        let y = row as f64 / rows as f64;
        let is_edge = |c: usize| (row > 0 && is_full(c, row - 1)) != (row < rows && is_full(c, row));
        runs(columns, is_edge, |from, to| segments.push(((from, y), (to, y))));
    }
    for column in 0..=columns {
        let x = column as f64 / columns as f64;
        let is_edge = |r: usize| (column > 0 && is_full(column - 1, r)) != (column < columns && is_full(column, r));
        runs(rows, is_edge, |from, to| segments.push(((x, from), (x, to))));
    }
    segments
}

/// Calls `found` with the ends, as shares of `n`, of each longest run of indices for which `is_edge` holds.
fn runs(n: usize, is_edge: impl Fn(usize) -> bool, mut found: impl FnMut(f64, f64)) {
    let mut start = None;
    for idx in 0..=n {
        match (start, idx < n && is_edge(idx)) {
            (None, true) => start = Some(idx),
            (Some(from), false) => {
                found(from as f64 / n as f64, idx as f64 / n as f64);
                start = None;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Fit, GridParams};
    use crate::plane::Point;

    #[test]
    fn two_neighbours_share_one_outline() {
        let params = GridParams { columns: 4, rows: 2, pseudocount: 0.0 };
        let fit = params.fit(&[Point { x: 0.3, y: 0.2 }, Point { x: 0.6, y: 0.2 }]);
        let outline = grid_outline(&fit.unwrap());
        let expected = [
            ((0.25, 0.0), (0.75, 0.0)),
            ((0.25, 0.5), (0.75, 0.5)),
            ((0.25, 0.0), (0.25, 0.5)),
            ((0.75, 0.0), (0.75, 0.5)),
        ];
        assert_eq!(outline, expected);
    }
}
