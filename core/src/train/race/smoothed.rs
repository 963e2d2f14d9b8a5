//! p_model of a model that cannot say it: its samples, each spread a little.
//!
//! The mean of narrow bells on n samples, a kernel density estimate (Silverman 1986, *Density Estimation for Statistics and Data
//! Analysis*, eq. 4.1) with a bandwidth that falls as n grows. A picture, called approximate: no figure is worked out of it.

use crate::math::{exp, ln};
use crate::plane::{ASPECT, Point};
use crate::train::family::Frame;
use std::f64::consts::TAU;

/// Bandwidth in the units of the frame, times the fourth root of n.
const BANDWIDTH: f64 = 0.35;
/// It is at least so much of a cell's height.
const LEAST: f64 = 0.6;
/// Bells end so many bandwidths from their middle.
const REACH: f64 = 3.5;

/// Density in the middle of each cell of the plane, per share of it, row by row from the north-west.
pub(super) fn smoothed(samples: &[Point], frame: Frame, [columns, rows]: [usize; 2]) -> Vec<f64> {
    let n = samples.len() as f64;
    let bandwidth = (BANDWIDTH * exp(-0.25 * ln(n)) * frame.scale).max(LEAST / rows as f64);
    let density = ASPECT / (n * TAU * bandwidth * bandwidth);
    let mut cells = vec![0.0; columns * rows];
    for p in samples {
        let across = bells(p.x, ASPECT, columns, bandwidth);
        for (row, down) in bells(1.0 - p.y, 1.0, rows, bandwidth) {
            for (column, along) in &across {
                cells[row * columns + column] += density * down * along;
            }
        }
    }
    cells
}

/// Along one axis: cells within reach of a place, 0 to 1, each with the bell's height in its middle.
fn bells(place: f64, length: f64, n: usize, bandwidth: f64) -> Vec<(usize, f64)> {
    let cell = |offset: f64| ((place + offset * REACH * bandwidth / length) * n as f64).max(0.0).min(n as f64) as usize;
    let height = |idx: usize| {
        let away = (place - (idx as f64 + 0.5) / n as f64) * length / bandwidth;
        (idx, exp(-0.5 * away * away))
    };
    (cell(-1.0)..(cell(1.0) + 1).min(n)).map(height).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bells_add_up_to_one_and_stand_where_samples_are() {
        let samples: Vec<Point> = (0..400).map(|k| Point { x: 0.4 + 0.0005 * f64::from(k), y: 0.3 }).collect();
        let frame = Frame { middle: [0.5 * ASPECT, 0.3], scale: 0.2 };
        let size = [180, 90];
        let cells = smoothed(&samples, frame, size);
        let mass = cells.iter().sum::<f64>() / cells.len() as f64;
        assert!((mass - 1.0).abs() < 0.01, "{mass}");
        let (most, _) =
            cells.iter().enumerate().fold((0, 0.0), |best, (k, d)| if *d > best.1 { (k, *d) } else { best });
        // y = .3 lies between rows 62 and 63 from the north, the samples between columns 72 and 107.
        assert!((62..=63).contains(&(most / size[0])) && (72..108).contains(&(most % size[0])), "{most}");
        // Far away there is nothing.
        assert_eq!(cells[0], 0.0);
    }
}
