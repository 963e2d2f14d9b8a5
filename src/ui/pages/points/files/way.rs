//! How a file is to be read, and reading it once more in another way.

use crate::scene::ReadOptions;
use crate::ui::lab::Lab;
use std::sync::Arc;

/// What the reader has said about a file.
#[derive(Clone, Copy)]
pub struct Choice {
    /// About its rows and columns.
    pub options: ReadOptions,
    /// Whether the numbers are to be x and y, whatever they look like.
    pub as_own_plane: bool,
}

/// The way a file was read, from which others lead on.
#[derive(Clone)]
pub struct Way {
    /// Where it was read.
    pub lab: Lab,
    /// How.
    pub choice: Choice,
    /// The seed that the page shows.
    pub seed: u32,
    /// Reads it once more.
    pub again: Arc<dyn Fn(Choice) + Send + Sync>,
}

impl Way {
    /// Takes another.
    pub fn take(&self, change: impl FnOnce(&mut Choice)) {
        let mut choice = self.choice;
        change(&mut choice);
        (self.again)(choice);
    }
}
