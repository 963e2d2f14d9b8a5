//! How links spell the choices of this page.

use super::{RaceMetric, RaceStop, Sampler};
use crate::scene::link::Word;
use crate::train::family::{GanLoss, Paths};
use crate::train::race::RaceFamily;

impl Word for RaceFamily {
    const ALL: &'static [Self] = &Self::ALL;
    const LIST: &'static str = "box, grid, kernel, mixture, flow, autoregressive, vae, diffusion, gan";
    fn word(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Grid => "grid",
            Self::Kernel => "kernel",
            Self::Mixture => "mixture",
            Self::Flow => "flow",
            Self::Autoregressive => "autoregressive",
            Self::Vae => "vae",
            Self::Diffusion => "diffusion",
            Self::Gan => "gan",
        }
    }
}

impl Word for Paths {
    const ALL: &'static [Self] = &[Self::Noise, Self::Straight];
    const LIST: &'static str = "noise, straight";
    fn word(self) -> &'static str {
        match self {
            Self::Noise => "noise",
            Self::Straight => "straight",
        }
    }
}

impl Word for GanLoss {
    const ALL: &'static [Self] = &[Self::Relativistic, Self::Plain];
    const LIST: &'static str = "relativistic, plain";
    fn word(self) -> &'static str {
        match self {
            Self::Relativistic => "relativistic",
            Self::Plain => "plain",
        }
    }
}

impl Word for Sampler {
    const ALL: &'static [Self] = &[Self::Ddim, Self::Ancestral];
    const LIST: &'static str = "ddim, ancestral";
    fn word(self) -> &'static str {
        match self {
            Self::Ddim => "ddim",
            Self::Ancestral => "ancestral",
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
        Self::Modes,
        Self::HighQuality,
        Self::LnLikelihood,
    ];
    const LIST: &'static str =
        "js, energy, sliced-w1, precision, recall, density, coverage, memorised, modes, high-quality, ln-likelihood";
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
            Self::Modes => "modes",
            Self::HighQuality => "high-quality",
            Self::LnLikelihood => "ln-likelihood",
        }
    }
}
