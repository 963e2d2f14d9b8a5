//! Every change to the page Pixels, as a pure function.

use super::{Chosen, PictureSet, PixelAt, PixelsNumber, PixelsScene};
use crate::data::SIDE;
use crate::scene::note::clean_note;
use crate::scene::{Generated, MAX_NOTE_CHARS};
use thiserror::Error;

/// What a person can do to the page Pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum PixelsEdit {
    /// Learns from other pictures.
    Pictures(PictureSet),
    /// Types a number.
    Number(PixelsNumber, f64),
    /// Makes samples.
    Generate,
    /// Another seed.
    NewSeed(u32),
    /// Shows the same in five traits, or hides it.
    Traits(bool),
    /// Puts a picture into the inspector. One that is not there changes nothing.
    Choose(Chosen),
    /// Reads a pixel; beyond an edge, the last one there.
    Pixel(PixelAt),
    /// Writes the note.
    Note(String),
}

/// Why an edit cannot be done. The scene stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PixelsEditError {
    /// Not a number, or out of the field's range.
    #[error("{0:?} is out of range")]
    Number(PixelsNumber),
    /// Longer than [`MAX_NOTE_CHARS`].
    #[error("a note has at most {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
}

/// The scene after an edit.
///
/// # Errors
/// A [`PixelsEditError`] when it cannot be done.
pub fn apply_pixels(scene: &PixelsScene, edit: PixelsEdit) -> Result<PixelsScene, PixelsEditError> {
    let mut next = scene.clone();
    match edit {
        PixelsEdit::Pictures(pictures) => next.pictures = pictures,
        PixelsEdit::Number(field, value) => {
            let steps = field.spec().steps(value).ok_or(PixelsEditError::Number(field))?;
            field.set(&mut next, steps);
        }
        PixelsEdit::Generate => {
            if !scene.shows_samples() {
                next.chosen = Chosen::Sample(0);
            } else if scene.generated == Generated::Fresh {
                next.seed = i64::from((scene.seed as u32).wrapping_add(1));
            }
            next.generated = Generated::Fresh;
            return Ok(next);
        }
        PixelsEdit::NewSeed(seed) => next.seed = i64::from(seed),
        PixelsEdit::Traits(shown) => next.traits = shown,
        PixelsEdit::Choose(chosen) => {
            let asked = PixelsScene { chosen, ..next.clone() };
            if asked.clone().settled() == asked {
                next = asked;
            }
        }
        PixelsEdit::Pixel(PixelAt { row, column }) => {
            next.pixel = PixelAt { row: row.min(SIDE - 1), column: column.min(SIDE - 1) };
        }
        PixelsEdit::Note(text) => next.note = clean_note(&text).ok_or(PixelsEditError::NoteTooLong)?,
    }
    if next.generated == Generated::Fresh && scene.for_samples() != next.for_samples() {
        next.generated = Generated::Changed;
    }
    Ok(next.settled())
}
