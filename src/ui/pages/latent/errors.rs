//! Typed errors of the page Latent space in the reader's language.

use super::text::LatentText;
use crate::scene::{LatentEditError, MAX_NOTE_CHARS};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// Why an edit cannot be done.
pub fn latent_error(lang: Lang, error: LatentEditError) -> String {
    match error {
        LatentEditError::Number(field) => {
            let spec = field.spec();
            let bound = |steps| format::plain(lang, spec.value(steps));
            fill(lang.text().not_in_range, &[&bound(spec.min), &bound(spec.max)])
        }
        LatentEditError::Bounds(_) => LatentText::of(lang).range_upside_down.to_string(),
        LatentEditError::NoteTooLong => fill(lang.text().note_too_long, &[&format::count(lang, MAX_NOTE_CHARS)]),
    }
}
