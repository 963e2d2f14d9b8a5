//! Why an edit cannot be done, in the reader's language.

use super::text::PointsText;
use crate::scene::{EditError, MAX_NOTE_CHARS, MAX_OBSERVATIONS, MarkKind, NumberField};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// Why an edit cannot be done.
pub fn edit_error(lang: Lang, error: EditError) -> String {
    let t = PointsText::of(lang);
    match error {
        EditError::Number(field) => not_in_range(lang, field),
        EditError::TooManyObservations { room } => {
            let (room_words, max) = (format::count(lang, room), format::count(lang, MAX_OBSERVATIONS));
            fill(t.too_many_observations.pick(lang, room), &[&room_words, &max])
        }
        EditError::TooManyGuesses => t.too_many_guesses.to_string(),
        EditError::TooManyProbes => t.too_many_probes.to_string(),
        EditError::NoSuchMark(MarkKind::Observation | MarkKind::Guess | MarkKind::Probe) => t.no_such_mark.to_string(),
        EditError::NothingToPaint => t.nothing_to_paint.to_string(),
        EditError::NoRule => t.no_rule.to_string(),
        EditError::NothingAllowed => t.nothing_allowed.to_string(),
        EditError::NoteTooLong => fill(lang.text().note_too_long, &[&format::count(lang, MAX_NOTE_CHARS)]),
    }
}

fn not_in_range(lang: Lang, field: NumberField) -> String {
    let spec = field.spec();
    let bound = |steps| format::plain(lang, spec.value(steps));
    fill(lang.text().not_in_range, &[&bound(spec.min), &bound(spec.max)])
}
