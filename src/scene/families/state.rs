//! The page Families as the lab sees it: nothing follows from its scene at once, all of it is the workers'.

use super::{FamiliesEdit, FamiliesEditError, FamiliesScene, apply_families, decode_families, encode_families};
use crate::scene::{LinkError, Opened, Page, PageScene, PageState};

/// What is on the page at once.
#[derive(Clone, Debug)]
pub struct FamiliesState {
    /// What the person set.
    pub scene: FamiliesScene,
}

impl PageScene for FamiliesScene {
    const PAGE: Page = Page::Families;
    type Edit = FamiliesEdit;
    type Refusal = FamiliesEditError;
    type State = FamiliesState;

    fn first() -> Self {
        Self::link_default()
    }

    fn edited(&self, edit: FamiliesEdit) -> Result<Self, FamiliesEditError> {
        apply_families(self, edit)
    }

    fn link(&self) -> String {
        encode_families(self)
    }

    fn read(fragment: &str) -> Result<Opened<Self>, LinkError> {
        decode_families(fragment)
    }
}

impl PageState for FamiliesState {
    type Scene = FamiliesScene;

    fn of(scene: FamiliesScene) -> Self {
        Self { scene }
    }

    fn after(&self, scene: FamiliesScene) -> Self {
        Self { scene }
    }

    fn scene(&self) -> &FamiliesScene {
        &self.scene
    }
}
