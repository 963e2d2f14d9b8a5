//! How links spell the choices of this page.

use super::{RaceMetric, RaceStop};
use crate::scene::link::Word;
use crate::train::race::RaceFamily;

impl Word for RaceFamily {
    const ALL: &'static [Self] = &Self::ALL;
    const LIST: &'static str = "box, grid, kernel, mixture, flow, autoregressive";
    fn word(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Grid => "grid",
            Self::Kernel => "kernel",
            Self::Mixture => "mixture",
            Self::Flow => "flow",
            Self::Autoregressive => "autoregressive",
        }
    }
}

impl Word for RaceStop {
    const ALL: &'static [Self] = &[Self::Planned, Self::Plateau, Self::Target];
    const LIST: &'static str = "planned, plateau, target";
    fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Plateau => "plateau",
            Self::Target => "target",
        }
    }
}

impl Word for RaceMetric {
    const ALL: &'static [Self] = &[
        Self::JensenShannon,
        Self::Energy,
        Self::SlicedW1,
        Self::Precision,
        Self::Recall,
        Self::Density,
        Self::Coverage,
        Self::Memorised,
        Self::LnLikelihood,
    ];
    const LIST: &'static str = "js, energy, sliced-w1, precision, recall, density, coverage, memorised, ln-likelihood";
    fn word(self) -> &'static str {
        match self {
            Self::JensenShannon => "js",
            Self::Energy => "energy",
            Self::SlicedW1 => "sliced-w1",
            Self::Precision => "precision",
            Self::Recall => "recall",
            Self::Density => "density",
            Self::Coverage => "coverage",
            Self::Memorised => "memorised",
            Self::LnLikelihood => "ln-likelihood",
        }
    }
}
