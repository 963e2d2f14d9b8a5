//! The outline of a model: the edge of a box; the edges between cells of a grid that hold observations and those that
//! hold none; those between painted and unpainted cells; for a smooth model the line on which its density is a tenth of Pdata's,
//! and of a mixture the ellipses of its bells.

use super::contour::contour;
use crate::data::{Mask, Raster};
use crate::math;
use crate::metric::HARDLY_EVER;
use crate::model::{Gaussian, Grid, Pmodel};

/// A line in plane units, from one end to the other.
pub type Segment = ((f64, f64), (f64, f64));

/// The outline of a model, beside a rule if there is one.
pub fn outline(model: &Pmodel, rule: Option<&Raster>) -> Vec<Segment> {
    match model {
        Pmodel::BoundingBox(m) => {
            let r = m.rect();
            let corners = [(r.west, r.south), (r.east, r.south), (r.east, r.north), (r.west, r.north)];
            (0..4).map(|idx| (corners[idx], corners[(idx + 1) % 4])).collect()
        }
        Pmodel::Grid(m) => grid_outline(m),
        Pmodel::KernelDensity(m) => contour(m.cells(), level(m.cells(), rule)),
        Pmodel::Mixture(m) => contour(m.cells(), level(m.cells(), rule)),
        Pmodel::Painted(m) => mask_outline(m.mask()),
    }
}

/// The density of a smooth model's outline: where there is no rule, a hundredth of its largest.
fn level(cells: &[f64], rule: Option<&Raster>) -> f64 {
    rule.map_or_else(|| 0.01 * cells.iter().copied().fold(0.0, f64::max), |rule| HARDLY_EVER * rule.density_on_land())
}

/// Sides of an ellipse as it is drawn.
const SIDES: usize = 48;

/// The ellipses of two standard deviations around a mixture's bells; of other models nothing.
pub fn ellipses(model: &Pmodel) -> Vec<Segment> {
    let Pmodel::Mixture(mixture) = model else { return Vec::new() };
    let components = mixture.model().components().iter().filter(|component| component.weight > 1e-3);
    components.flat_map(|component| ellipse(&component.bell)).collect()
}

fn ellipse(bell: &Gaussian) -> Vec<Segment> {
    let (mean, axes) = (bell.mean(), bell.covariance().axes());
    let ([long, short], [x, y]) = (axes.radii.map(|radius| 2.0 * radius), axes.direction);
    let at = |k: usize| {
        let angle = std::f64::consts::TAU * (k % SIDES) as f64 / SIDES as f64;
        let (u, v) = (long * math::cos(angle), short * math::sin(angle));
        (mean.x + u * x - v * y, mean.y + u * y + v * x)
    };
    (0..SIDES).map(|k| (at(k), at(k + 1))).collect()
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
