//! The numbers that a person can type on the page Families, each with its range and step.

use super::FamiliesScene;
use crate::scene::NumberSpec;
use crate::train::family::{GanSettings, NOISE_STEPS};

/// A number of the scene, held as an integer count of its smallest step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamiliesNumber {
    /// How many observations are drawn.
    Count,
    /// Seed of draws, weights, batches and samples.
    Seed,
    /// Steps of the whole run.
    Planned,
    /// Observations in a step.
    Batch,
    /// Learning rate.
    Rate,
    /// Bells of the mixture.
    Components,
    /// Divergence at which Play stops, bits.
    Target,
    /// Points that a critic sees at once.
    Packing,
    /// Weight of its gradient penalties.
    Penalty,
    /// How far samples have come from noise.
    Time,
    /// Steps of a diffusion walked back from noise.
    Walked,
    /// The bin that the autoregressive slice stands at.
    Slice,
}

impl FamiliesNumber {
    /// All of them, in the order of links.
    pub const ALL: [Self; 12] = [
        Self::Count,
        Self::Seed,
        Self::Planned,
        Self::Batch,
        Self::Rate,
        Self::Components,
        Self::Target,
        Self::Packing,
        Self::Penalty,
        Self::Time,
        Self::Walked,
        Self::Slice,
    ];

    /// Range and step.
    pub const fn spec(self) -> NumberSpec {
        let (key, min, max, decimals, press) = match self {
            Self::Count => ("n", 1, 20_000, 0, 1),
            Self::Seed => ("seed", 0, u32::MAX as i64, 0, 1),
            Self::Planned => ("planned", 100, 50_000, 0, 1),
            Self::Batch => ("batch", 8, 1_024, 0, 1),
            Self::Rate => ("rate", 1, 200_000, 4, 5),
            Self::Components => ("components", 1, 30, 0, 1),
            Self::Target => ("target", 1, 1_000, 3, 5),
            Self::Packing => ("packing", 1, GanSettings::MAX_PACKING as i64, 0, 1),
            Self::Penalty => ("penalty", 0, 1_000, 3, 5),
            Self::Time => ("time", 0, 6, 0, 1),
            Self::Walked => ("walked", 0, NOISE_STEPS as i64, 0, 1),
            Self::Slice => ("slice", 0, 63, 0, 1),
        };
        NumberSpec { key, min, max, decimals, press }
    }

    /// Its value in a scene, in steps.
    pub fn get(self, scene: &FamiliesScene) -> i64 {
        match self {
            Self::Count => scene.count,
            Self::Seed => scene.seed,
            Self::Planned => scene.planned,
            Self::Batch => scene.batch,
            Self::Rate => scene.rate,
            Self::Components => scene.components,
            Self::Target => scene.target,
            Self::Packing => scene.packing,
            Self::Penalty => scene.penalty,
            Self::Time => scene.time,
            Self::Walked => scene.walked,
            Self::Slice => scene.slice,
        }
    }

    /// Sets it, in steps. The caller has checked the range.
    pub(super) fn set(self, scene: &mut FamiliesScene, steps: i64) {
        let field = match self {
            Self::Count => &mut scene.count,
            Self::Seed => &mut scene.seed,
            Self::Planned => &mut scene.planned,
            Self::Batch => &mut scene.batch,
            Self::Rate => &mut scene.rate,
            Self::Components => &mut scene.components,
            Self::Target => &mut scene.target,
            Self::Packing => &mut scene.packing,
            Self::Penalty => &mut scene.penalty,
            Self::Time => &mut scene.time,
            Self::Walked => &mut scene.walked,
            Self::Slice => &mut scene.slice,
        };
        *field = steps;
    }
}
