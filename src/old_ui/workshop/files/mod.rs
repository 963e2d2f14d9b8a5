//! Files: taking home what is on screen, and opening it or a reader's own points again, all in slices.

mod drawing;
mod open;
mod outfits_drawing;
mod save;

pub use open::import;
pub use save::export;
