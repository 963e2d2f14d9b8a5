//! Jensen–Shannon divergence between two sets of points, counted in cells.
//!
//! JS = ½ KL(p ‖ m) + ½ KL(q ‖ m),   m = ½ (p + q),   in bits, 0 to 1
//!
//! (Lin 1991, "Divergence measures based on the Shannon entropy", eq. 3.1 with equal weights), with p and q the shares of X
//! and Y in each of 30 × 30 cells; what lies beyond them is one cell more. From samples it is never 0: counts differ by chance.

use crate::math;
use crate::plane::{Point, Rect};

/// Cells along a side.
const SIDE: usize = 30;

/// In bits; 0 without points.
pub fn js_in_cells(x: &[Point], y: &[Point], within: Rect) -> f64 {
    if x.is_empty() || y.is_empty() {
        return 0.0;
    }
    let (p, q) = (shares(x, within), shares(y, within));
    let term = |v: f64, m: f64| if v > 0.0 { 0.5 * v * math::log2(v / m) } else { 0.0 };
    let js: f64 = p.iter().zip(&q).map(|(p, q)| term(*p, 0.5 * (p + q)) + term(*q, 0.5 * (p + q))).sum();
    js.clamp(0.0, 1.0)
}

fn shares(points: &[Point], within: Rect) -> Vec<f64> {
    let mut counts = vec![0_u32; SIDE * SIDE + 1];
    for p in points {
        counts[cell(*p, within)] += 1;
    }
    counts.into_iter().map(|count| f64::from(count) / points.len() as f64).collect()
}

fn cell(p: Point, within: Rect) -> usize {
    if !within.contains(p) {
        return SIDE * SIDE;
    }
    let place = |v: f64, from: f64, to: f64| (((v - from) / (to - from) * SIDE as f64) as usize).min(SIDE - 1);
    place(p.y, within.south, within.north) * SIDE + place(p.x, within.west, within.east)
}
