//! Typed errors of the page Pixels in the reader's language.

use super::text::PixelsText;
use crate::scene::{MAX_NOTE_CHARS, MAX_OWN_PICTURES, OwnError, PixelsEditError};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// Why an edit cannot be done.
pub fn pixels_error(lang: Lang, error: PixelsEditError) -> String {
    match error {
        PixelsEditError::Number(field) => {
            let spec = field.spec();
            let bound = |steps| format::plain(lang, spec.value(steps));
            fill(lang.text().not_in_range, &[&bound(spec.min), &bound(spec.max)])
        }
        PixelsEditError::NoteTooLong => fill(lang.text().note_too_long, &[&format::count(lang, MAX_NOTE_CHARS)]),
    }
}

/// Why pictures cannot be learned from.
pub fn own_error(lang: Lang, error: OwnError) -> String {
    let t = PixelsText::of(lang);
    match error {
        OwnError::TooFew(_) => t.too_few.to_string(),
        OwnError::TooMany(_) => fill(t.too_many, &[&format::count(lang, MAX_OWN_PICTURES)]),
        OwnError::AllAlike => t.all_alike.to_string(),
        OwnError::Broken => t.not_these.to_string(),
    }
}
