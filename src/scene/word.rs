//! The words that links use for choices.

use super::{Generated, MarkKind};
use crate::data::Rule;
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

impl Word for Rule {
    const ALL: &'static [Self] = &[Self::Earth];
    const LIST: &'static str = "earth";
    fn word(self) -> &'static str {
        match self {
            Self::Earth => "earth",
        }
    }
}

impl Word for MarkKind {
    const ALL: &'static [Self] = &[Self::Observation, Self::Guess, Self::Probe];
    const LIST: &'static str = "observation, guess, probe";
    fn word(self) -> &'static str {
        match self {
            Self::Observation => "observation",
            Self::Guess => "guess",
            Self::Probe => "probe",
        }
    }
}

impl Word for ModelKind {
    const ALL: &'static [Self] = &[Self::BoundingBox, Self::Grid];
    const LIST: &'static str = "box, grid";
    fn word(self) -> &'static str {
        match self {
            Self::BoundingBox => "box",
            Self::Grid => "grid",
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

impl Word for bool {
    const ALL: &'static [Self] = &[false, true];
    const LIST: &'static str = "0, 1";
    fn word(self) -> &'static str {
        if self { "1" } else { "0" }
    }
}
