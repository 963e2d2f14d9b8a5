//! The page Latent space as the lab sees it: nothing follows from its scene at once, all of it is the worker's.

use super::{LatentEdit, LatentEditError, LatentScene, apply_latent, decode_latent, encode_latent};
use crate::scene::{LinkError, Opened, Page, PageScene, PageState};

/// What is on the page at once.
#[derive(Clone, Debug)]
pub struct LatentState {
    /// What the person set.
    pub scene: LatentScene,
}

impl PageScene for LatentScene {
    const PAGE: Page = Page::Latent;
    type Edit = LatentEdit;
    type Refusal = LatentEditError;
    type State = LatentState;

    fn first() -> Self {
        Self::link_default()
    }

    fn edited(&self, edit: LatentEdit) -> Result<Self, LatentEditError> {
        apply_latent(self, edit)
    }

    fn link(&self) -> String {
        encode_latent(self)
    }

    fn read(fragment: &str) -> Result<Opened<Self>, LinkError> {
        decode_latent(fragment)
    }
}

impl PageState for LatentState {
    type Scene = LatentScene;

    fn of(scene: LatentScene) -> Self {
        Self { scene }
    }

    fn after(&self, scene: LatentScene) -> Self {
        Self { scene }
    }

    fn scene(&self) -> &LatentScene {
        &self.scene
    }
}
