//! Stub.
use crate::scene::{OutfitsEdit, OutfitsScene, OutfitsState, PageState};
use crate::ui::lab::Lab;
use std::sync::Arc;

#[derive(Clone, Copy)]
pub struct Outfits {
    pub lab: Lab,
}

impl Outfits {
    pub fn of(lab: Lab) -> Self {
        Self { lab }
    }
    pub fn peek(self) -> Arc<OutfitsState> {
        Arc::new(OutfitsState::of(OutfitsScene::link_default()))
    }
    pub fn dispatch(self, _edit: OutfitsEdit) -> bool {
        false
    }
}
