//! What can be wrong with a link (`docs/links.md`).

use super::MAX_LINK_CHARS;
use crate::scene::note::MAX_NOTE_CHARS;
use thiserror::Error;

/// What is wrong with a link, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("field `{key}` at character {at}: {cause}")]
pub struct LinkError {
    /// The field, as written, cut to 40 characters.
    pub key: String,
    /// Where the field starts, counted from 1 behind the `#`.
    pub at: usize,
    /// What is wrong.
    pub cause: LinkCause,
}

/// What can be wrong with a field of a link.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkCause {
    /// Over [`MAX_LINK_CHARS`].
    #[error("longer than {MAX_LINK_CHARS} characters")]
    TooLong,
    /// There is no `v`, or no version ever: not one of our links, or its beginning is lost.
    #[error("no version")]
    NoVersion,
    /// A later version than this program knows.
    #[error("written by a later version")]
    FutureVersion,
    /// No `=`.
    #[error("not of the form key=value")]
    NotAPair,
    /// Not a field of this version.
    #[error("no such field")]
    UnknownField,
    /// It stands there twice.
    #[error("given twice")]
    Twice,
    /// Not a plain decimal number.
    #[error("not a number")]
    NotANumber,
    /// A number beyond its range.
    #[error("not from {min} to {max}")]
    OutOfRange {
        /// Smallest value.
        min: String,
        /// Largest value.
        max: String,
    },
    /// Not one of the words that can stand here.
    #[error("not one of: {0}")]
    UnknownWord(&'static str),
    /// Points that are not base64url of four bytes each, or outfits that are not two base64url digits each.
    #[error("broken points")]
    BrokenPoints,
    /// More than fit.
    #[error("more than {0}")]
    TooMany(usize),
    /// Edits that do not fit the data.
    #[error("broken edits")]
    BrokenEdits,
    /// Cells that are no base64url, or not of 4,608 cells.
    #[error("broken mask")]
    BrokenMask,
    /// Not four plain decimals, of at most 15 digits, or not west before east and south before north.
    #[error("broken bounds")]
    BrokenBounds,
    /// Over [`MAX_NOTE_CHARS`].
    #[error("a note longer than {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
    /// It says something only beside this other field.
    #[error("only with {0}")]
    OnlyWith(&'static str),
    /// Drawn points, and a rule that has nothing to draw from.
    #[error("nothing to draw from")]
    NothingToDraw,
}
