//! Where Pmodel is, and how strongly that is shown: the same for the canvas and for a drawing that is saved.

use crate::data::Mask;
use crate::math;
use crate::model::{CELL_COLUMNS, CELL_ROWS, Pmodel};
use crate::plane::Rect;

/// How strongly the sea is hatched, 0 to 1, for p_model as a share of p_data on land: rising, and visible early.
pub fn hatch_strength(ratio: f64) -> f64 {
    if ratio <= 0.0 { 0.0 } else { (0.25 + 0.75 * ratio.sqrt()).min(1.0) * (ratio / 0.05).min(1.0) }
}

/// Opacity of the heatmap, 0 to 0.5, for p_model as a share of its largest value.
pub fn heat_strength(ratio: f64) -> f64 {
    0.5 * ratio.sqrt()
}

/// Opacity of p_data's heatmap, as a share of its largest value.
pub fn truth_strength(ratio: f64) -> f64 {
    0.7 * ratio.sqrt()
}

/// The rectangles on which p_model is constant and not 0, with that density per share of the plane.
pub fn support(model: &Pmodel) -> Vec<(Rect, f64)> {
    match model {
        Pmodel::BoundingBox(m) => vec![(m.rect(), m.density_inside())],
        Pmodel::Grid(m) => (0..m.mass().len())
            .map(|cell_idx| (m.params().rect(cell_idx), m.density_in(cell_idx)))
            .filter(|(_, density)| *density > 0.0)
            .collect(),
        Pmodel::KernelDensity(m) => raster_support(m.cells()),
        Pmodel::Mixture(m) => raster_support(m.cells()),
        Pmodel::Painted(m) => m.cells().iter().map(|idx| (Mask::rect(*idx), m.density_inside())).collect(),
    }
}

/// Steps in which a smooth density is shown: eight to a doubling.
const STEPS: f64 = 8.0;
/// What is fainter than this is not shown: a density of 1 would be all over the plane.
const FAINTEST: f64 = 1e-3;

/// The rows of a raster of a smooth density as runs of nearly the same one: tens of thousands of single cells would make a file of
/// megabytes.
pub fn raster_support(cells: &[f64]) -> Vec<(Rect, f64)> {
    let level = |density: f64| (density > FAINTEST).then(|| (STEPS * math::log2(density)).round() as i32);
    let mut runs = Vec::new();
    for (row, cells) in cells.chunks_exact(CELL_COLUMNS).enumerate() {
        let levels: Vec<Option<i32>> = cells.iter().map(|density| level(*density)).collect();
        let mut from = 0;
        for to in 1..=CELL_COLUMNS {
            if to < CELL_COLUMNS && levels[to] == levels[from] {
                continue;
            }
            if levels[from].is_some() {
                let [west, east] = [from, to].map(|column| column as f64 / CELL_COLUMNS as f64);
                let [north, south] = [row, row + 1].map(|row| 1.0 - row as f64 / CELL_ROWS as f64);
                let mean = cells[from..to].iter().sum::<f64>() / (to - from) as f64;
                runs.push((Rect { west, east, south, north }, mean));
            }
            from = to;
        }
    }
    runs
}

/// Radius of an observation's disc in CSS pixels: five while they are few; thousands of those would hide the plane.
pub fn observation_radius(n: usize) -> f64 {
    match n {
        0..=300 => 5.0,
        301..=1_500 => 3.5,
        1_501..=5_000 => 2.2,
        _ => 1.5,
    }
}

/// Radius of a sample's ring in CSS pixels: rings shrink as they grow many, or they would hide what they tell.
pub fn sample_radius(n: usize) -> f64 {
    match n {
        0..=1_000 => 3.0,
        1_001..=2_000 => 2.4,
        2_001..=10_000 => 1.8,
        _ => 1.1,
    }
}
