//! The words that links use for choices.

use super::{ClickPlaces, Generated, PaintTarget, RuleKind, ShowData};
use crate::data::DataSet;
use crate::model::ModelKind;

/// A choice that a link spells as a word. The match in each `word` makes the compiler ask for the next one.
pub(super) trait Word: Copy + 'static {
    /// All choices.
    const ALL: &'static [Self];
    /// All words, for the error.
    const LIST: &'static str;
    /// As a link spells it.
    fn word(self) -> &'static str;
}

impl Word for RuleKind {
    const ALL: &'static [Self] = &[Self::Earth, Self::Painted, Self::OwnPlane];
    const LIST: &'static str = "earth, painted, none";
    fn word(self) -> &'static str {
        match self {
            Self::Earth => "earth",
            Self::Painted => "painted",
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
    const ALL: &'static [Self] = &[Self::BoundingBox, Self::Grid, Self::Painted];
    const LIST: &'static str = "box, grid, painted";
    fn word(self) -> &'static str {
        match self {
            Self::BoundingBox => "box",
            Self::Grid => "grid",
            Self::Painted => "painted",
        }
    }
}

impl Word for Generated {
    const ALL: &'static [Self] = &[Self::Never, Self::Fresh, Self::Changed];
    const LIST: &'static str = "never, fresh, changed";
    fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Fresh => "fresh",
            Self::Changed => "changed",
        }
    }
}

impl Word for DataSet {
    const ALL: &'static [Self] = &Self::ALL;
    const LIST: &'static str = "published, dependence, own";
    fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Dependence => "dependence",
            Self::Own => "own",
        }
    }
}

impl Word for ShowData {
    const ALL: &'static [Self] = &[Self::Figures, Self::Table];
    const LIST: &'static str = "figures, table";
    fn word(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Table => "table",
        }
    }
}

impl Word for bool {
    const ALL: &'static [Self] = &[false, true];
    const LIST: &'static str = "0, 1";
    fn word(self) -> &'static str {
        if self { "1" } else { "0" }
    }
}
