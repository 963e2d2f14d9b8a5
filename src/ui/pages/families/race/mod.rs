//! The race on the page: for each family a lane with a worker of its own, and what they do together.
//!
//! What lanes are asked for follows from the scene ([`Race::follow`]): after an edit, undo or a link they are replayed. Play, Pause,
//! Step and Rewind give orders at once and tell the scene how far all have come. All stand at one step when they stand: a
//! lane that ran ahead goes back to where the slowest is, by its snapshots.

mod control;
mod hear;
mod lane;
mod together;
mod watch;

pub use lane::{Lane, LaneTrouble};
pub use together::Race;
