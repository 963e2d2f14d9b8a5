//! The order of the families in lists of words.

use crate::train::race::RaceFamily;

/// A family's place in lists of words.
pub fn index(family: RaceFamily) -> usize {
    RaceFamily::ALL.iter().position(|other| *other == family).unwrap_or_default()
}
