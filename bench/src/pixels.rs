//! What is measured about pixels: all results of a scene, in slices as the page has them.

use crate::slices::{Took, in_slices};
use coastline::scene::{Generated, MoreDataWork, PixelsScene, PixelsWork};

/// Everything that follows from so many training pictures: drawn, fitted, fifty samples of each kind, diagnostics.
pub fn results(training: i64) -> Option<Took> {
    let start = PixelsScene::link_default();
    let scene = PixelsScene { training, generated: Generated::Fresh, traits: true, ..start };
    let mut work = PixelsWork::new(&scene, None, None).ok()?;
    Some(in_slices(|| work.step()))
}

/// *Would more data help?*
pub fn more_data() -> Option<Took> {
    let mut work = MoreDataWork::default();
    Some(in_slices(|| work.step()))
}
