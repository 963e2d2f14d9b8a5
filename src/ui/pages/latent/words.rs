//! Numbers of this page as a reader's language writes them.

use super::text::LatentText;
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// `(0.92, −0.58)`: a code with two decimals.
pub fn code(lang: Lang, code: &[f32]) -> String {
    let numbers: Vec<String> = code.iter().map(|z| signed(lang, f64::from(*z), 2)).collect();
    match &numbers[..] {
        [one] => one.clone(),
        // Where a comma is the decimal sign, it cannot part numbers.
        _ => format!("({})", numbers.join(if lang == Lang::Es { "; " } else { ", " })),
    }
}

/// A number with a true minus.
pub fn signed(lang: Lang, value: f64, digits: u8) -> String {
    format::decimals(lang, value, digits).replace('-', "−")
}

/// An error of redrawing: four decimals, or two digits of a small one.
pub fn error(lang: Lang, error: f64) -> String {
    if error < 0.000_95 { format::digits(lang, error, 1) } else { format::decimals(lang, error, 4) }
}

/// Seconds, or minutes if they are many.
pub fn duration(lang: Lang, seconds: f64) -> String {
    let t = LatentText::of(lang);
    let count = |n: f64| format::count(lang, n.round() as usize);
    if seconds < 99.5 { fill(t.seconds, &[&count(seconds)]) } else { fill(t.minutes, &[&count(seconds / 60.0)]) }
}
