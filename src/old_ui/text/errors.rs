//! Typed errors in the reader's language.

use super::super::format;
use super::super::lab::Notice;
use super::{Lang, fill};
use crate::ENGINE;
use crate::model::FitError;
use crate::scene::{
    EditError, LinkCause, LinkError, MAX_LINK_CHARS, MAX_NOTE_CHARS, MAX_OBSERVATIONS, MarkKind, NumberField,
};

/// Why there is no model.
pub fn fit_error(lang: Lang, error: FitError) -> &'static str {
    let t = lang.text();
    match error {
        FitError::Empty => t.fit_empty,
        FitError::Degenerate => t.fit_degenerate,
        FitError::NotFinite => t.fit_not_finite,
        FitError::NothingPainted => t.fit_nothing_painted,
    }
}

/// Why an edit cannot be done.
pub fn edit_error(lang: Lang, error: EditError) -> String {
    let t = lang.text();
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
        EditError::NoteTooLong => fill(t.note_too_long, &[&format::count(lang, MAX_NOTE_CHARS)]),
    }
}

fn not_in_range(lang: Lang, field: NumberField) -> String {
    let spec = field.spec();
    let bound = |steps| format::plain(lang, spec.value(steps));
    fill(lang.text().not_in_range, &[&bound(spec.min), &bound(spec.max)])
}

/// A notice in words.
pub fn notice(lang: Lang, notice: &Notice) -> String {
    let t = lang.text();
    match notice {
        Notice::BrokenLink(error) => format!("{} {} {}", t.broken_link, link_error(lang, error), t.work_is_still_here),
        Notice::FromWorkshop(words, _) => words.clone(),
        Notice::NoWorkshop => t.no_workshop.to_string(),
        Notice::OtherEngine(engine) => fill(t.other_engine, &[&engine.to_string(), &ENGINE.to_string()]),
        Notice::Refused(error) => edit_error(lang, *error),
        Notice::NotSaved => t.not_saved.to_string(),
        Notice::TooLongForLink => t.too_long_for_link.to_string(),
        Notice::NoRandomness => t.no_randomness.to_string(),
        Notice::KeptElsewhere => t.kept_elsewhere.to_string(),
    }
}

/// What is wrong with a link, and where.
pub fn link_error(lang: Lang, error: &LinkError) -> String {
    let (at, cause) = (error.at.to_string(), link_cause(lang, &error.cause));
    if error.key.is_empty() {
        fill(lang.text().link_at, &[&at, &cause])
    } else {
        fill(lang.text().link_field, &[&error.key, &at, &cause])
    }
}

/// What is wrong with a field of a link.
pub fn link_cause(lang: Lang, cause: &LinkCause) -> String {
    let t = lang.text();
    match cause {
        LinkCause::TooLong => fill(t.link_too_many_chars, &[&format::count(lang, MAX_LINK_CHARS)]),
        LinkCause::NoVersion => t.link_no_version.to_string(),
        LinkCause::FutureVersion => t.link_future.to_string(),
        LinkCause::NotAPair => t.link_not_a_pair.to_string(),
        LinkCause::UnknownField => t.link_unknown_field.to_string(),
        LinkCause::Twice => t.link_twice.to_string(),
        LinkCause::NotANumber => t.link_not_a_number.to_string(),
        LinkCause::OutOfRange { min, max } => fill(t.link_out_of_range, &[min, max]),
        LinkCause::UnknownWord(words) => fill(t.link_unknown_word, &[words]),
        LinkCause::BrokenPoints => t.link_broken_points.to_string(),
        LinkCause::TooMany(max) => fill(t.link_too_many, &[&format::count(lang, *max)]),
        LinkCause::BrokenEdits => t.link_broken_edits.to_string(),
        LinkCause::BrokenMask => t.link_broken_mask.to_string(),
        LinkCause::BrokenBounds => t.link_broken_bounds.to_string(),
        LinkCause::NoteTooLong => fill(t.link_note_too_long, &[&format::count(lang, MAX_NOTE_CHARS)]),
        LinkCause::OnlyWith(field) => fill(t.link_only_with, &[field]),
        LinkCause::NothingToDraw => t.link_nothing_to_draw.to_string(),
    }
}
