//! Training as the page sees it: what is wanted, what the worker told last, and how both stay together.
//!
//! A scene says what is trained and how many steps were made; the worker does it. [`Run::follow`] sees to it that the worker's run is
//! that of the scene: after an edit, undo or a link it is replayed. What plays, pauses or rewinds gives orders at once and
//! writes into the scene how far it came, without a step of undo.

mod control;
mod hear;
mod state;
mod watch;

pub use state::{GUESSED_PACE, Run, Shown, Trouble};
