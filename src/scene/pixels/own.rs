//! A person's own pictures. A scene names them; they stay on the device.

use crate::data::{PIXELS, Picture};
use crate::rng::Fnv1a;
use std::sync::Arc;
use thiserror::Error;

/// Fewest pictures of one's own.
pub const MIN_OWN_PICTURES: usize = 2;

/// Most pictures of one's own.
pub const MAX_OWN_PICTURES: usize = 5_000;

/// What names a person's own pictures: equal ones are equal pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnId {
    /// FNV-1a of all their values, 64 bits.
    pub hash: u64,
    /// How many, [`MIN_OWN_PICTURES`] to [`MAX_OWN_PICTURES`].
    pub n: usize,
}

/// Why pictures cannot be learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OwnError {
    /// Fewer than [`MIN_OWN_PICTURES`].
    #[error("{0} pictures, fewer than {MIN_OWN_PICTURES}")]
    TooFew(usize),
    /// More than [`MAX_OWN_PICTURES`].
    #[error("{0} pictures, more than {MAX_OWN_PICTURES}")]
    TooMany(usize),
    /// No pixel varies.
    #[error("all pictures alike")]
    AllAlike,
    /// Bytes that are no whole pictures, or not those that were kept.
    #[error("broken")]
    Broken,
}

/// Pictures of a person's own, with what names them.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPictures {
    id: OwnId,
    pictures: Arc<[Picture]>,
}

impl OwnPictures {
    /// A set of these pictures.
    ///
    /// # Errors
    /// When they are too few, too many, or all alike.
    pub fn new(pictures: Arc<[Picture]>) -> Result<Self, OwnError> {
        let n = pictures.len();
        if n < MIN_OWN_PICTURES {
            return Err(OwnError::TooFew(n));
        }
        if n > MAX_OWN_PICTURES {
            return Err(OwnError::TooMany(n));
        }
        if pictures.iter().all(|picture| *picture == pictures[0]) {
            return Err(OwnError::AllAlike);
        }
        let mut hash = Fnv1a::new();
        pictures.iter().for_each(|picture| hash.write(picture));
        Ok(Self { id: OwnId { hash: hash.finish(), n }, pictures })
    }

    /// The set of an id from the bytes that were kept under it.
    ///
    /// # Errors
    /// When they are not those.
    pub fn from_bytes(id: OwnId, bytes: &[u8]) -> Result<Self, OwnError> {
        let pictures: Vec<Picture> = bytes.chunks_exact(PIXELS).filter_map(|chunk| chunk.try_into().ok()).collect();
        let is_whole = pictures.len() * PIXELS == bytes.len();
        let own = Self::new(pictures.into())?;
        if is_whole && own.id == id { Ok(own) } else { Err(OwnError::Broken) }
    }

    /// What names them.
    pub fn id(&self) -> OwnId {
        self.id
    }

    /// The pictures.
    pub fn pictures(&self) -> &Arc<[Picture]> {
        &self.pictures
    }
}
