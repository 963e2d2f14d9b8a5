//! Numbers of this page as a reader's language writes them.

use super::text::FamiliesText;
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// A number with a true minus; −∞ of what cannot be.
pub fn signed(lang: Lang, value: f64, digits: u8) -> String {
    match value {
        f64::NEG_INFINITY => "−∞".to_string(),
        _ => format::decimals(lang, value, digits).replace('-', "−"),
    }
}

/// Seconds, or minutes if they are many.
pub fn duration(lang: Lang, seconds: f64) -> String {
    let t = FamiliesText::of(lang);
    let count = |n: f64| format::count(lang, n.round() as usize);
    if seconds < 99.5 { fill(t.seconds, &[&count(seconds)]) } else { fill(t.minutes, &[&count(seconds / 60.0)]) }
}
