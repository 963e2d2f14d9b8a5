//! The line on which a density on a raster has one value: marching squares (Lorensen & Cline 1987, "Marching cubes", in the
//! plane), with ends where the value lies between two neighbouring middles of cells.

use super::Segment;
use crate::model::{CELL_COLUMNS, CELL_ROWS};

/// Segments of the line, in plane units; cells row by row from the north-west. It ends half a cell before the plane's edge.
pub fn contour(cells: &[f64], level: f64) -> Vec<Segment> {
    let mut segments = Vec::new();
    for row in 1..CELL_ROWS {
        for column in 1..CELL_COLUMNS {
            let at = |c: usize, r: usize| cells[r * CELL_COLUMNS + c];
            // North-west, north-east, south-east, south-west.
            let corners = [(column - 1, row - 1), (column, row - 1), (column, row), (column - 1, row)];
            let values = corners.map(|(c, r)| at(c, r));
            let above = values.map(|value| value >= level);
            if above == [above[0]; 4] {
                continue;
            }
            let place = |(c, r): (usize, usize)| {
                ((c as f64 + 0.5) / CELL_COLUMNS as f64, 1.0 - (r as f64 + 0.5) / CELL_ROWS as f64)
            };
            // Where the line crosses the side from one corner to the next.
            let crossing = |k: usize| {
                let next = (k + 1) % 4;
                let share = (level - values[k]) / (values[next] - values[k]);
                let ((x0, y0), (x1, y1)) = (place(corners[k]), place(corners[next]));
                (x0 + share * (x1 - x0), y0 + share * (y1 - y0))
            };
            let crossed: Vec<usize> = (0..4).filter(|k| above[*k] != above[(k + 1) % 4]).collect();
            match crossed[..] {
                [a, b] => segments.push((crossing(a), crossing(b))),
                // A saddle: what the middle is decides which corners belong together.
                [a, b, c, d] => {
                    let middle = values.iter().sum::<f64>() / 4.0 >= level;
                    let [first, second] = if middle == above[0] { [(a, b), (c, d)] } else { [(d, a), (b, c)] };
                    segments.extend([first, second].map(|(from, to)| (crossing(from), crossing(to))));
                }
                _ => {}
            }
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_around_a_hill_is_a_circle() {
        let height = |idx: usize| {
            let (column, row) = (idx % CELL_COLUMNS, idx / CELL_COLUMNS);
            let (x, y) = ((column as f64 + 0.5) / CELL_COLUMNS as f64, 1.0 - (row as f64 + 0.5) / CELL_ROWS as f64);
            1.0 - ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)).sqrt()
        };
        let cells: Vec<f64> = (0..CELL_COLUMNS * CELL_ROWS).map(height).collect();
        let line = contour(&cells, 0.7);
        let radius = |(x, y): (f64, f64)| ((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5)).sqrt();
        assert!(
            line.len() > 300
                && line.iter().all(|(from, to)| (radius(*from) - 0.3).abs() < 1e-4 && (radius(*to) - 0.3).abs() < 1e-4)
        );
        // As long as a circle is around: it has no holes.
        let length: f64 =
            line.iter().map(|((x0, y0), (x1, y1))| ((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)).sqrt()).sum();
        assert!((length - 0.6 * std::f64::consts::PI).abs() < 1e-3, "{length}");
        assert!(contour(&cells, 2.0).is_empty() && contour(&cells, -1.0).is_empty());
    }
}
