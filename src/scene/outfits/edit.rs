//! Every change to the page Outfits, as a pure function.

use super::{MAX_OUTFITS, OutfitsNumber, OutfitsScene, ShowData};
use crate::data::{DataSet, Feature, Locks, Outfit};
use crate::scene::note::clean_note;
use crate::scene::{Generated, MAX_NOTE_CHARS};
use std::sync::Arc;
use thiserror::Error;

/// What a person can do to the page Outfits.
#[derive(Clone, Debug, PartialEq)]
pub enum OutfitsEdit {
    /// A new row at the end.
    Add(Outfit),
    /// Another outfit in a row.
    Change(usize, Outfit),
    /// Removes a row.
    Remove(usize),
    /// Back to the rows of the data set; of one's own data, to the published ones.
    Reset,
    /// The rows of another data set. One's own starts from the rows that are there.
    DataSet(DataSet),
    /// Replaces all rows by those of a file.
    Import(Arc<[Outfit]>),
    /// Types a number.
    Number(OutfitsNumber, f64),
    /// Makes outfits.
    Generate,
    /// Another seed.
    NewSeed(u32),
    /// Locks a feature to a value, or frees it.
    Lock(Feature, Option<u8>),
    /// Frees all features.
    Unlock,
    /// The outfit to ask for.
    Ask(Outfit),
    /// How the observations are shown.
    ShowData(ShowData),
    /// How many rows are counted, at most all; `None` leaves *Count one by one*.
    Count(Option<usize>),
    /// Writes the note.
    Note(String),
    /// Another scene, from a link or a file.
    Open(Box<OutfitsScene>),
}

/// Why an edit cannot be done. The scene stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OutfitsEditError {
    /// Not a number, or out of the field's range.
    #[error("{0:?} is out of range")]
    Number(OutfitsNumber),
    /// More rows than [`MAX_OUTFITS`].
    #[error("at most {MAX_OUTFITS} outfits")]
    TooManyOutfits,
    /// There is no such row to change or remove.
    #[error("no such row")]
    NoSuchRow,
    /// The feature has no such value.
    #[error("{} has no such value", .0.name())]
    NoSuchValue(Feature),
    /// Longer than [`MAX_NOTE_CHARS`].
    #[error("a note has at most {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
}

/// The scene after an edit.
///
/// # Errors
/// An [`OutfitsEditError`] when it cannot be done.
pub fn apply_outfits(scene: &OutfitsScene, edit: OutfitsEdit) -> Result<OutfitsScene, OutfitsEditError> {
    let mut next = scene.clone();
    match edit {
        OutfitsEdit::Add(outfit) if scene.observations.len() < MAX_OUTFITS => {
            change_rows(&mut next, |rows| rows.push(outfit));
        }
        OutfitsEdit::Add(_) => return Err(OutfitsEditError::TooManyOutfits),
        OutfitsEdit::Change(row, outfit) if row < scene.observations.len() => {
            change_rows(&mut next, |rows| rows[row] = outfit);
        }
        OutfitsEdit::Remove(row) if row < scene.observations.len() => change_rows(&mut next, |rows| {
            rows.remove(row);
        }),
        OutfitsEdit::Change(..) | OutfitsEdit::Remove(_) => return Err(OutfitsEditError::NoSuchRow),
        OutfitsEdit::Reset if scene.data_set == DataSet::Own => start_from(&mut next, DataSet::Published),
        OutfitsEdit::Reset => start_from(&mut next, scene.data_set),
        OutfitsEdit::DataSet(DataSet::Own) => next.data_set = DataSet::Own,
        // What is chosen already stays, with its edits: only Reset takes them away.
        OutfitsEdit::DataSet(data_set) if data_set == scene.data_set => {}
        OutfitsEdit::DataSet(data_set) => start_from(&mut next, data_set),
        OutfitsEdit::Import(rows) if rows.len() <= MAX_OUTFITS => {
            (next.data_set, next.observations) = (DataSet::Own, rows);
        }
        OutfitsEdit::Import(_) => return Err(OutfitsEditError::TooManyOutfits),
        OutfitsEdit::Number(field, value) => {
            let steps = field.spec().steps(value).ok_or(OutfitsEditError::Number(field))?;
            field.set(&mut next, steps);
        }
        OutfitsEdit::Generate => {
            if scene.generated == Generated::Fresh {
                next.seed = i64::from((scene.seed as u32).wrapping_add(1));
            }
            next.generated = Generated::Fresh;
            return Ok(next);
        }
        OutfitsEdit::NewSeed(seed) => next.seed = i64::from(seed),
        OutfitsEdit::Lock(feature, value) => {
            next.locks = scene.locks.with(feature, value).ok_or(OutfitsEditError::NoSuchValue(feature))?;
        }
        OutfitsEdit::Unlock => next.locks = Locks::NONE,
        OutfitsEdit::Ask(outfit) => next.asked = outfit,
        OutfitsEdit::ShowData(show) => next.show_data = show,
        OutfitsEdit::Count(counted) => next.counted = counted,
        OutfitsEdit::Note(text) => next.note = clean_note(&text).ok_or(OutfitsEditError::NoteTooLong)?,
        OutfitsEdit::Open(opened) => return Ok(opened.settled()),
    }
    if next.generated == Generated::Fresh && scene.for_outfits() != next.for_outfits() {
        next.generated = Generated::Changed;
    }
    Ok(next.settled())
}

fn change_rows(scene: &mut OutfitsScene, change: impl FnOnce(&mut Vec<Outfit>)) {
    let mut rows = scene.observations.to_vec();
    change(&mut rows);
    scene.observations = rows.into();
}

fn start_from(scene: &mut OutfitsScene, data_set: DataSet) {
    (scene.data_set, scene.observations) = (data_set, data_set.rows());
}
