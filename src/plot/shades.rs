//! Where Pmodel is, and how strongly that is shown: the same for the canvas and for a drawing that is saved.

use crate::data::Mask;
use crate::model::Pmodel;
use crate::plane::Rect;

/// How strongly the sea is hatched, 0 to 1, for p_model as a share of p_data on land: rising, and visible early.
pub fn hatch_strength(ratio: f64) -> f64 {
    if ratio <= 0.0 { 0.0 } else { (0.25 + 0.75 * ratio.sqrt()).min(1.0) * (ratio / 0.05).min(1.0) }
}

/// Opacity of the heatmap, 0 to 0.5, for p_model as a share of its largest value.
pub fn heat_strength(ratio: f64) -> f64 {
    0.5 * ratio.sqrt()
}

/// The rectangles on which p_model is constant and not 0, with that density per share of the plane.
pub fn support(model: &Pmodel) -> Vec<(Rect, f64)> {
    match model {
        Pmodel::BoundingBox(m) => vec![(m.rect(), m.density_inside())],
        Pmodel::Grid(m) => (0..m.mass().len())
            .map(|cell_idx| (m.params().rect(cell_idx), m.density_in(cell_idx)))
            .filter(|(_, density)| *density > 0.0)
            .collect(),
        Pmodel::Painted(m) => m.cells().iter().map(|idx| (Mask::rect(*idx), m.density_inside())).collect(),
    }
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
