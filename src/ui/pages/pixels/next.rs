//! Which button stands out.

use crate::scene::{PictureSet, PixelsScene};

/// What the next step is: one button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Generate.
    Generate,
    /// The same in five traits.
    Traits,
    /// Nothing more.
    Nothing,
}

/// The next step of a scene.
pub fn next_step(scene: &PixelsScene) -> Next {
    match (scene.shows_samples(), scene.traits, scene.pictures) {
        (false, ..) => Next::Generate,
        (true, false, PictureSet::Fashion) => Next::Traits,
        _ => Next::Nothing,
    }
}
