//! Typed errors of the page Families in the reader's language.

use super::order::index;
use super::text::FamiliesText;
use crate::scene::{FamiliesEditError, MAX_LANES, MAX_NOTE_CHARS};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// Why an edit cannot be done.
pub fn families_error(lang: Lang, error: FamiliesEditError) -> String {
    let t = FamiliesText::of(lang);
    match error {
        FamiliesEditError::Number(field) => {
            let spec = field.spec();
            let bound = |steps| format::plain(lang, spec.value(steps));
            fill(lang.text().not_in_range, &[&bound(spec.min), &bound(spec.max)])
        }
        FamiliesEditError::TooManyLanes => fill(t.too_many_lanes, &[&format::count(lang, MAX_LANES)]),
        FamiliesEditError::LastLane => t.last_lane.to_string(),
        FamiliesEditError::RacesAlready(family) => fill(t.races_already, &[t.names[index(family)]]),
        FamiliesEditError::NothingToDraw => t.nothing_to_draw.to_string(),
        FamiliesEditError::NoteTooLong => fill(lang.text().note_too_long, &[&format::count(lang, MAX_NOTE_CHARS)]),
    }
}
