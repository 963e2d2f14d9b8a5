//! The numbers that a person can type on the page Points, each with its range and step.

use super::PointsScene;
use crate::scene::NumberSpec;

/// A number of the scene. The scene holds it as an integer count of its smallest step, so that what was typed, what a
/// link carries and what is computed are the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberField {
    /// How many samples Generate draws.
    Samples,
    /// Seed of the samples.
    Seed,
    /// How many observations *Draw from Pdata* adds.
    PointsToDraw,
    /// Margin of the box, percent of each side.
    Margin,
    /// Columns of the grid.
    Columns,
    /// Rows of the grid.
    Rows,
    /// Pseudocount of the grid.
    Pseudocount,
    /// Bandwidth of the kernel density, by hand.
    Bandwidth,
    /// Components of the mixture.
    Components,
    /// Seed of where they begin.
    MixtureSeed,
    /// Width of the brush.
    Brush,
}

impl NumberField {
    /// All of them, in the order of links.
    pub const ALL: [Self; 11] = [
        Self::Margin,
        Self::Columns,
        Self::Rows,
        Self::Pseudocount,
        Self::Bandwidth,
        Self::Components,
        Self::MixtureSeed,
        Self::Samples,
        Self::Seed,
        Self::PointsToDraw,
        Self::Brush,
    ];

    /// Range and step.
    pub const fn spec(self) -> NumberSpec {
        let (key, min, max, decimals, press) = match self {
            Self::Samples => ("samples", 1, 100_000, 0, 1),
            Self::Seed => ("seed", 0, u32::MAX as i64, 0, 1),
            Self::PointsToDraw => ("draw", 1, 20_000, 0, 1),
            Self::Margin => ("margin", -400, 500, 1, 10),
            Self::Columns => ("columns", 2, 96, 0, 1),
            Self::Rows => ("rows", 2, 96, 0, 1),
            Self::Pseudocount => ("pseudocount", 0, 1_000, 2, 1),
            Self::Bandwidth => ("bandwidth", 10, 3_000, 3, 10),
            Self::Components => ("components", 1, 30, 0, 1),
            Self::MixtureSeed => ("mixture-seed", 0, u32::MAX as i64, 0, 1),
            Self::Brush => ("brush", 1, 3, 0, 1),
        };
        NumberSpec { key, min, max, decimals, press }
    }

    /// Its value in a scene, in steps.
    pub fn get(self, scene: &PointsScene) -> i64 {
        match self {
            Self::Samples => scene.samples,
            Self::Seed => scene.seed,
            Self::PointsToDraw => scene.points_to_draw,
            Self::Margin => scene.margin,
            Self::Columns => scene.columns,
            Self::Rows => scene.rows,
            Self::Pseudocount => scene.pseudocount,
            Self::Bandwidth => scene.bandwidth,
            Self::Components => scene.components,
            Self::MixtureSeed => scene.mixture_seed,
            Self::Brush => scene.brush,
        }
    }

    /// Sets it, in steps. The caller has checked the range.
    pub(super) fn set(self, scene: &mut PointsScene, steps: i64) {
        let field = match self {
            Self::Samples => &mut scene.samples,
            Self::Seed => &mut scene.seed,
            Self::PointsToDraw => &mut scene.points_to_draw,
            Self::Margin => &mut scene.margin,
            Self::Columns => &mut scene.columns,
            Self::Rows => &mut scene.rows,
            Self::Pseudocount => &mut scene.pseudocount,
            Self::Bandwidth => &mut scene.bandwidth,
            Self::Components => &mut scene.components,
            Self::MixtureSeed => &mut scene.mixture_seed,
            Self::Brush => &mut scene.brush,
        };
        *field = steps;
    }
}
