//! The numbers that a person can type on the page Pixels, each with its range and step.

use super::PixelsScene;
use crate::data::COMBINATIONS;
use crate::scene::NumberSpec;

/// A number of the scene, held as an integer count of its smallest step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PixelsNumber {
    /// How many of the lab's pictures are learned from.
    Training,
    /// Pseudocount of Naive Bayes.
    Pseudocount,
    /// How many samples are shown.
    Samples,
    /// Seed of the samples.
    Seed,
}

impl PixelsNumber {
    /// All of them, in the order of links.
    pub const ALL: [Self; 4] = [Self::Training, Self::Pseudocount, Self::Samples, Self::Seed];

    /// Range and step.
    pub const fn spec(self) -> NumberSpec {
        let (key, min, max, decimals) = match self {
            Self::Training => ("training", 50, COMBINATIONS as i64, 0),
            Self::Pseudocount => ("pseudocount", 0, 1_000, 2),
            Self::Samples => ("samples", 1, 1_000, 0),
            Self::Seed => ("seed", 0, u32::MAX as i64, 0),
        };
        NumberSpec { key, min, max, decimals, press: 1 }
    }

    /// Its value in a scene, in steps.
    pub fn get(self, scene: &PixelsScene) -> i64 {
        match self {
            Self::Training => scene.training,
            Self::Pseudocount => scene.pseudocount,
            Self::Samples => scene.samples,
            Self::Seed => scene.seed,
        }
    }

    /// Sets it, in steps. The caller has checked the range.
    pub(super) fn set(self, scene: &mut PixelsScene, steps: i64) {
        let field = match self {
            Self::Training => &mut scene.training,
            Self::Pseudocount => &mut scene.pseudocount,
            Self::Samples => &mut scene.samples,
            Self::Seed => &mut scene.seed,
        };
        *field = steps;
    }
}
