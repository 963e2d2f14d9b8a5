//! Typed errors in the reader's language.

use super::super::format;
use super::{Lang, fill};
use crate::model::FitError;
use crate::scene::{LinkCause, LinkError, MAX_LINK_CHARS, MAX_NOTE_CHARS};

/// Why there is no model.
pub fn fit_error(lang: Lang, error: FitError) -> &'static str {
    let t = lang.text();
    match error {
        FitError::Empty => t.fit_empty,
        FitError::Degenerate => t.fit_degenerate,
        FitError::NotFinite => t.fit_not_finite,
        FitError::NothingPainted => t.fit_nothing_painted,
        FitError::OnALine => t.fit_on_a_line,
        FitError::NoBandwidth => t.fit_no_bandwidth,
        FitError::TooManyComponents => t.fit_too_many_components,
        FitError::Pending => t.fit_pending,
    }
}

/// What a reader hears of a link that cannot be opened.
pub fn broken_link(lang: Lang, error: &LinkError) -> String {
    let t = lang.text();
    format!("{} {} {}", t.broken_link, link_error(lang, error), t.work_is_still_here)
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
