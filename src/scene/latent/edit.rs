//! Every change to the page Latent space, as a pure function.

use super::{
    Colour, LEAST_RANGE, LatentData, LatentModel, LatentNumber, LatentPlaces, LatentScene, LatentStop, PLANE_STEPS,
    PlaneAt,
};
use crate::scene::MAX_NOTE_CHARS;
use crate::scene::note::clean_note;
use thiserror::Error;

/// What a person can do to the page Latent space.
#[derive(Clone, Debug, PartialEq)]
pub enum LatentEdit {
    /// Other pictures.
    Data(LatentData),
    /// Another model.
    Model(LatentModel),
    /// Types a number.
    Number(LatentNumber, f64),
    /// Another seed of training.
    NewSeed(u32),
    /// Sets when Play stops by itself.
    Stop(LatentStop),
    /// Moves the decoded point; beyond an edge, to it.
    Point(PlaneAt),
    /// Shows two other numbers of a code. Those that codes have not change nothing.
    Axes([u8; 2]),
    /// Colours the pictures by something else. What they have not changes nothing.
    Colour(Colour),
    /// Shows the decoded grid, or hides it.
    Grid(bool),
    /// Chooses what a click sets.
    Places(LatentPlaces),
    /// Sets the picture that the path starts at, or ends at, counted from 1. One that is not there changes nothing.
    PathStart(usize),
    /// See [`Self::PathStart`].
    PathEnd(usize),
    /// Draws samples; the next seed, if some are there.
    Generate,
    /// Another seed of the samples.
    NewSampleSeed(u32),
    /// Training came so far: what the page knows better than the person.
    Reached(u32),
    /// Back to step 0.
    Reset,
    /// Writes the note.
    Note(String),
}

/// Why an edit cannot be done. The scene stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LatentEditError {
    /// Not a number, or out of the field's range.
    #[error("{0:?} is out of range")]
    Number(LatentNumber),
    /// A lower end less than a pixel below its upper end.
    #[error("{0:?} leaves no range")]
    Bounds(LatentNumber),
    /// Longer than [`MAX_NOTE_CHARS`].
    #[error("a note has at most {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
}

/// The scene after an edit. What decides the weights takes training back to step 0.
///
/// # Errors
/// A [`LatentEditError`] when it cannot be done.
pub fn apply_latent(scene: &LatentScene, edit: LatentEdit) -> Result<LatentScene, LatentEditError> {
    let mut next = scene.clone();
    match edit {
        LatentEdit::Data(data) => next.data = data,
        LatentEdit::Model(model) => next.model = model,
        LatentEdit::Number(field, value) => {
            let steps = field.spec().steps(value).ok_or(LatentEditError::Number(field))?;
            field.set(&mut next, steps);
            if [next.height, next.width].iter().any(|[from, to]| to - from < LEAST_RANGE) {
                return Err(LatentEditError::Bounds(field));
            }
        }
        LatentEdit::NewSeed(seed) => next.weights = i64::from(seed),
        LatentEdit::Stop(stop) => next.stop = stop,
        LatentEdit::Point(PlaneAt { x, y }) => {
            next.point = PlaneAt { x: x.min(PLANE_STEPS), y: y.min(PLANE_STEPS) };
        }
        LatentEdit::Axes(axes) => {
            let asked = LatentScene { axes, ..next.clone() };
            if axes.iter().all(|axis| *axis > 0) && asked.clone().settled() == asked {
                next = asked;
            }
        }
        LatentEdit::Colour(colour) if Colour::all_of(scene.data).contains(&colour) => next.colour = colour,
        LatentEdit::Colour(_) => {}
        LatentEdit::Grid(grid) => next.grid = grid,
        LatentEdit::Places(places) => next.places = places,
        LatentEdit::PathStart(jar) | LatentEdit::PathEnd(jar) => {
            let end = usize::from(matches!(edit, LatentEdit::PathEnd(_)));
            if (1..=scene.n_pictures()).contains(&jar) {
                next.path[end] = jar as i64;
            }
        }
        LatentEdit::Generate => {
            if scene.generated {
                next.seed = i64::from((scene.seed as u32).wrapping_add(1));
            }
            next.generated = true;
        }
        LatentEdit::NewSampleSeed(seed) => next.seed = i64::from(seed),
        LatentEdit::Reached(steps) => next.steps = steps.min(next.planned as u32),
        LatentEdit::Reset => next.steps = 0,
        LatentEdit::Note(text) => next.note = clean_note(&text).ok_or(LatentEditError::NoteTooLong)?,
    }
    if !next.has_run_of(scene) {
        next.steps = 0;
    }
    Ok(next.settled())
}
