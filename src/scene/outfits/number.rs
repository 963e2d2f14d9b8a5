//! The numbers that a person can type on the page Outfits, each with its range and step.

use super::OutfitsScene;
use crate::scene::NumberSpec;

/// A number of the scene, held as an integer count of its smallest step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutfitsNumber {
    /// Pseudocount of the joint model with Laplace smoothing.
    JointPseudocount,
    /// Pseudocount of Naive Bayes.
    BayesPseudocount,
    /// How many outfits Generate makes with each model.
    Outfits,
    /// Seed of the outfits.
    Seed,
}

impl OutfitsNumber {
    /// All of them, in the order of links.
    pub const ALL: [Self; 4] = [Self::JointPseudocount, Self::BayesPseudocount, Self::Outfits, Self::Seed];

    /// Range and step.
    pub const fn spec(self) -> NumberSpec {
        let (key, min, max, decimals) = match self {
            Self::JointPseudocount => ("joint", 0, 1_000, 2),
            Self::BayesPseudocount => ("bayes", 0, 1_000, 2),
            Self::Outfits => ("outfits", 1, 1_000, 0),
            Self::Seed => ("seed", 0, u32::MAX as i64, 0),
        };
        NumberSpec { key, min, max, decimals, press: 1 }
    }

    /// Its value in a scene, in steps.
    pub fn get(self, scene: &OutfitsScene) -> i64 {
        match self {
            Self::JointPseudocount => scene.joint_pseudocount,
            Self::BayesPseudocount => scene.bayes_pseudocount,
            Self::Outfits => scene.n_outfits,
            Self::Seed => scene.seed,
        }
    }

    /// Sets it, in steps. The caller has checked the range.
    pub(super) fn set(self, scene: &mut OutfitsScene, steps: i64) {
        let field = match self {
            Self::JointPseudocount => &mut scene.joint_pseudocount,
            Self::BayesPseudocount => &mut scene.bayes_pseudocount,
            Self::Outfits => &mut scene.n_outfits,
            Self::Seed => &mut scene.seed,
        };
        *field = steps;
    }
}
