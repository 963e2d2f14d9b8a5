//! The words that links use for choices.

use crate::scene::Generated;

/// A choice that a link spells as a word. The match in each `word` makes the compiler ask for the next one.
pub(in crate::scene) trait Word: Copy + 'static {
    /// All choices.
    const ALL: &'static [Self];
    /// All words, for the error.
    const LIST: &'static str;
    /// As a link spells it.
    fn word(self) -> &'static str;
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
