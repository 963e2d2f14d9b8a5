//! The numbers that a person can type on the page Latent space, each with its range and step.

use super::LatentScene;
use crate::scene::NumberSpec;

/// A number of the scene, held as an integer count of its smallest step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LatentNumber {
    /// How many jars.
    Count,
    /// Their lowest height, in pixels.
    HeightFrom,
    /// Their largest height.
    HeightTo,
    /// Their smallest width.
    WidthFrom,
    /// Their largest width.
    WidthTo,
    /// Noise, as a share of black.
    Noise,
    /// Numbers in a code.
    Latent,
    /// Learning rate.
    Rate,
    /// Jars in a step.
    Batch,
    /// What the divergence of codes weighs.
    Beta,
    /// Steps of the whole run.
    Planned,
    /// Seed of weights, batches and noise.
    Weights,
    /// How many samples are shown.
    Samples,
    /// Their seed.
    Seed,
}

impl LatentNumber {
    /// All of them, in the order of links.
    pub const ALL: [Self; 14] = [
        Self::Count,
        Self::HeightFrom,
        Self::HeightTo,
        Self::WidthFrom,
        Self::WidthTo,
        Self::Noise,
        Self::Latent,
        Self::Rate,
        Self::Batch,
        Self::Beta,
        Self::Planned,
        Self::Weights,
        Self::Samples,
        Self::Seed,
    ];

    /// Range and step.
    pub const fn spec(self) -> NumberSpec {
        let (key, min, max, decimals, press) = match self {
            Self::Count => ("jars", 20, 5_000, 0, 1),
            Self::HeightFrom => ("height-from", 50, 220, 1, 10),
            Self::HeightTo => ("height-to", 50, 220, 1, 10),
            Self::WidthFrom => ("width-from", 60, 280, 1, 10),
            Self::WidthTo => ("width-to", 60, 280, 1, 10),
            Self::Noise => ("noise", 0, 50, 2, 1),
            Self::Latent => ("latent", 1, 8, 0, 1),
            Self::Rate => ("rate", 1, 100_000, 4, 5),
            Self::Batch => ("batch", 8, 512, 0, 1),
            Self::Beta => ("beta", 0, 1_000, 2, 5),
            Self::Planned => ("planned", 100, 50_000, 0, 1),
            Self::Weights => ("training-seed", 0, u32::MAX as i64, 0, 1),
            Self::Samples => ("samples", 1, 64, 0, 1),
            Self::Seed => ("seed", 0, u32::MAX as i64, 0, 1),
        };
        NumberSpec { key, min, max, decimals, press }
    }

    /// Its value in a scene, in steps.
    pub fn get(self, scene: &LatentScene) -> i64 {
        // A copy, so that one list of fields serves both.
        *self.field(&mut scene.clone())
    }

    /// Sets it, in steps. The caller has checked the range.
    pub(super) fn set(self, scene: &mut LatentScene, steps: i64) {
        *self.field(scene) = steps;
    }

    fn field(self, scene: &mut LatentScene) -> &mut i64 {
        match self {
            Self::Count => &mut scene.count,
            Self::HeightFrom => &mut scene.height[0],
            Self::HeightTo => &mut scene.height[1],
            Self::WidthFrom => &mut scene.width[0],
            Self::WidthTo => &mut scene.width[1],
            Self::Noise => &mut scene.noise,
            Self::Latent => &mut scene.latent,
            Self::Rate => &mut scene.rate,
            Self::Batch => &mut scene.batch,
            Self::Beta => &mut scene.beta,
            Self::Planned => &mut scene.planned,
            Self::Weights => &mut scene.weights,
            Self::Samples => &mut scene.samples,
            Self::Seed => &mut scene.seed,
        }
    }
}
