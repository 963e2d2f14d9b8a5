//! The outline of a model: the edge of a box; the edges between cells of a grid that hold observations and those that
//! hold none; those between painted and unpainted cells.

use crate::data::Mask;
use crate::model::{Grid, Pmodel};

/// A line in plane units, from one end to the other.
pub type Segment = ((f64, f64), (f64, f64));

/// The outline of a model.
pub fn outline(model: &Pmodel) -> Vec<Segment> {
    match model {
        Pmodel::BoundingBox(m) => {
            let r = m.rect();
            let corners = [(r.west, r.south), (r.east, r.south), (r.east, r.north), (r.west, r.north)];
            (0..4).map(|idx| (corners[idx], corners[(idx + 1) % 4])).collect()
        }
        Pmodel::Grid(m) => grid_outline(m),
        Pmodel::Painted(m) => mask_outline(m.mask()),
    }
}

/// The segments around all occupied cells; inner edges are left out, runs along one line are joined.
fn grid_outline(grid: &Grid) -> Vec<Segment> {
    around(grid.params().columns, grid.params().rows, &|cell_idx| grid.count()[cell_idx] > 0)
}

/// The segments around all painted cells, in the same way.
fn mask_outline(mask: &Mask) -> Vec<Segment> {
    around(Mask::COLUMNS, Mask::ROWS, &|cell_idx| mask.is_on(cell_idx))
}

/// Cells are numbered row by row from the north-west.
fn around(columns: usize, rows: usize, is_full: &dyn Fn(usize) -> bool) -> Vec<Segment> {
    let is_full = |column: usize, row: usize| is_full((rows - 1 - row) * columns + column);
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

    #[test]
    fn a_painted_half_has_four_lines() {
        let outline = mask_outline(&Mask::from_fn(|p| p.x < 0.5));
        let expected =
            [((0.0, 0.0), (0.5, 0.0)), ((0.0, 1.0), (0.5, 1.0)), ((0.0, 0.0), (0.0, 1.0)), ((0.5, 0.0), (0.5, 1.0))];
        assert_eq!(outline, expected);
    }
}
