//! Pictures of 32 by 32 grey pixels: the lab's outfits as drawn by the lab itself, so with the same bits everywhere.

mod coverage;
mod drawing;
mod path;
mod training;

pub use drawing::Drawing;
pub use training::{TrainingPictures, training_outfits};

/// Pixels along a side.
pub const SIDE: usize = 32;

/// Pixels of a picture.
pub const PIXELS: usize = SIDE * SIDE;

/// Values that a pixel may have.
pub const GREYS: usize = 256;

/// A picture: its pixels row by row from the top left, 0 white to 255 black.
pub type Picture = [u8; PIXELS];
