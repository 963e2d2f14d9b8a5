//! Numbers of this page as a reader's language writes them.

use super::text::FamiliesText;
use crate::train::race::{RaceFamily, Says};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// A number with a true minus; −∞ of what cannot be.
pub fn signed(lang: Lang, value: f64, digits: u8) -> String {
    match value {
        f64::NEG_INFINITY => "−∞".to_string(),
        _ => format::decimals(lang, value, digits).replace('-', "−"),
    }
}

/// What it is to say so much of p(x).
pub fn ability(t: &'static FamiliesText, says: Says) -> &'static str {
    t.says[says_index(says)]
}

/// Its place in lists of words.
pub fn says_index(says: Says) -> usize {
    match says {
        Says::Exactly => 0,
        Says::AtLeast => 1,
        Says::Nothing => 2,
    }
}

/// The place of what it makes small in lists of words.
pub fn loss_index(family: RaceFamily) -> usize {
    match family {
        RaceFamily::Vae => 1,
        RaceFamily::Diffusion => 2,
        RaceFamily::Gan => 3,
        _ => 0,
    }
}

/// Names in a row, the last two joined by a word.
pub fn listed(t: &'static FamiliesText, names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_string(),
        [first @ .., last] => fill(t.and, &[&first.join(", "), last]),
    }
}

/// Seconds, or minutes if they are many.
pub fn duration(lang: Lang, seconds: f64) -> String {
    let t = FamiliesText::of(lang);
    let count = |n: f64| format::count(lang, n.round() as usize);
    if seconds < 99.5 { fill(t.seconds, &[&count(seconds)]) } else { fill(t.minutes, &[&count(seconds / 60.0)]) }
}
