//! The scene of the page Pixels. All that follows from it takes longer than at once: `work`.

use super::{PixelsEdit, PixelsEditError, PixelsScene, apply_pixels, decode_pixels, encode_pixels};
use crate::scene::{LinkError, Opened, Page, PageScene, PageState};

/// What is on the page at once.
#[derive(Clone, Debug)]
pub struct PixelsState {
    /// What the person set.
    pub scene: PixelsScene,
}

impl PageScene for PixelsScene {
    const PAGE: Page = Page::Pixels;
    type Edit = PixelsEdit;
    type Refusal = PixelsEditError;
    type State = PixelsState;

    fn first() -> Self {
        Self::link_default()
    }

    fn edited(&self, edit: PixelsEdit) -> Result<Self, PixelsEditError> {
        apply_pixels(self, edit)
    }

    fn link(&self) -> String {
        encode_pixels(self)
    }

    fn read(fragment: &str) -> Result<Opened<Self>, LinkError> {
        decode_pixels(fragment)
    }
}

impl PageState for PixelsState {
    type Scene = PixelsScene;

    fn of(scene: PixelsScene) -> Self {
        Self { scene }
    }

    fn after(&self, scene: PixelsScene) -> Self {
        Self { scene }
    }

    fn scene(&self) -> &PixelsScene {
        &self.scene
    }
}
