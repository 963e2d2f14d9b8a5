//! The words that links use for the choices of the page Points.

use super::{BandwidthRule, ClickPlaces, PaintTarget, RuleKind};
use crate::data::Toy;
use crate::model::ModelKind;
use crate::scene::link::Word;

impl Word for RuleKind {
    const ALL: &'static [Self] = &[
        Self::Earth,
        Self::Painted,
        Self::OwnPlane,
        Self::Toy(Toy::TwoMoons),
        Self::Toy(Toy::EightGaussians),
        Self::Toy(Toy::Grid25),
        Self::Toy(Toy::Checkerboard),
        Self::Toy(Toy::Pinwheel),
        Self::Toy(Toy::Spirals),
        Self::Toy(Toy::Rings),
    ];
    const LIST: &'static str =
        "earth, painted, none, two-moons, 8-gaussians, 25-grid, checkerboard, pinwheel, spirals, rings";
    fn word(self) -> &'static str {
        match self {
            Self::Earth => "earth",
            Self::Painted => "painted",
            Self::Toy(Toy::TwoMoons) => "two-moons",
            Self::Toy(Toy::EightGaussians) => "8-gaussians",
            Self::Toy(Toy::Grid25) => "25-grid",
            Self::Toy(Toy::Checkerboard) => "checkerboard",
            Self::Toy(Toy::Pinwheel) => "pinwheel",
            Self::Toy(Toy::Spirals) => "spirals",
            Self::Toy(Toy::Rings) => "rings",
            Self::OwnPlane => "none",
        }
    }
}

impl Word for ClickPlaces {
    const ALL: &'static [Self] = &[Self::Observation, Self::Guess, Self::Probe, Self::Paint, Self::Erase];
    const LIST: &'static str = "observation, guess, probe, paint, erase";
    fn word(self) -> &'static str {
        match self {
            Self::Observation => "observation",
            Self::Guess => "guess",
            Self::Probe => "probe",
            Self::Paint => "paint",
            Self::Erase => "erase",
        }
    }
}

impl Word for PaintTarget {
    const ALL: &'static [Self] = &[Self::Rule, Self::Pmodel];
    const LIST: &'static str = "rule, pmodel";
    fn word(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Pmodel => "pmodel",
        }
    }
}

impl Word for ModelKind {
    const ALL: &'static [Self] = &[Self::BoundingBox, Self::Grid, Self::KernelDensity, Self::Mixture, Self::Painted];
    const LIST: &'static str = "box, grid, kernel, mixture, painted";
    fn word(self) -> &'static str {
        match self {
            Self::BoundingBox => "box",
            Self::Grid => "grid",
            Self::KernelDensity => "kernel",
            Self::Mixture => "mixture",
            Self::Painted => "painted",
        }
    }
}

impl Word for BandwidthRule {
    const ALL: &'static [Self] = &[Self::Scott, Self::LeaveOneOut, Self::ByHand];
    const LIST: &'static str = "scott, leave-one-out, hand";
    fn word(self) -> &'static str {
        match self {
            Self::Scott => "scott",
            Self::LeaveOneOut => "leave-one-out",
            Self::ByHand => "hand",
        }
    }
}
