//! The page Outfits as a handle that every part of it holds: its scene, what is lit up, what is in the picker.

use super::errors::outfits_error;
use super::text::OutfitsText;
use crate::data::{DataSet, Feature};
use crate::scene::{OutfitsEdit, OutfitsEditError, OutfitsNumber, OutfitsScene, OutfitsState, Page};
use crate::ui::address;
use crate::ui::controls::Typed;
use crate::ui::desk::Work;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::text::{Texts, Words};
use leptos::prelude::*;
use std::sync::Arc;

/// What is being put together in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Nothing: it is closed.
    Nothing,
    /// A new outfit.
    Adding,
    /// The outfit of a row.
    Row(usize),
}

/// The page Outfits.
#[derive(Clone, Copy)]
pub struct Outfits {
    /// What all pages share.
    pub lab: Lab,
    pub(super) work: Work<OutfitsScene>,
    /// The value that lights up the outfits that have it.
    pub lit: RwSignal<Option<(Feature, u8)>>,
    /// What is in the picker.
    pub editing: RwSignal<Editing>,
}

impl Outfits {
    /// The page, as the link says that waited for it; from now on part of the lab.
    pub fn of(lab: Lab) -> Self {
        lab.handle(Page::Outfits, |link| Self {
            lab,
            work: Work::new(address::first_scene(lab, link)),
            lit: RwSignal::new(None),
            editing: RwSignal::new(Editing::Nothing),
        })
    }

    /// The words of the page.
    pub fn t(self) -> &'static OutfitsText {
        OutfitsText::of(self.lab.lang.get())
    }

    /// One of those words, for a view.
    pub fn words(self, of: Words<OutfitsText>) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        self.lab.words_of(of)
    }

    /// The state. Who reads it runs again at every change of it.
    pub fn state(self) -> Arc<OutfitsState> {
        self.work.state()
    }

    /// The state as it is now.
    pub fn peek(self) -> Arc<OutfitsState> {
        self.work.peek()
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&OutfitsScene) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.work.pick(of)
    }

    /// A part of the state, likewise.
    pub fn follow<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&OutfitsState) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.work.follow(of)
    }

    /// Does one edit as one step of undo. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(self, edit: OutfitsEdit) -> bool {
        match self.try_edit(edit, None) {
            Ok(()) => true,
            Err(error) => {
                self.lab.notice.set(Some(Notice::new(About::Refusal, move |lang| outfits_error(lang, error))));
                false
            }
        }
    }

    /// Does one edit; those with the same gesture are one step of undo.
    ///
    /// # Errors
    /// When it cannot be done. The caller tells the reader.
    pub fn try_edit(self, edit: OutfitsEdit, gesture: Option<u64>) -> Result<(), OutfitsEditError> {
        self.work.edit(edit, gesture)?;
        self.lab.forget_refusal();
        Ok(())
    }

    /// What a field of a number does.
    pub fn typed(self, field: OutfitsNumber) -> Typed {
        Typed {
            edit: Arc::new(move |value, gesture| {
                self.try_edit(OutfitsEdit::Number(field, value), Some(gesture)).is_ok()
            }),
            abandon: Arc::new(move |gesture| self.work.abandon(gesture)),
        }
    }

    /// Says something to a screen reader.
    pub fn say(self, words: String) {
        self.lab.say(words);
    }

    /// Whether the rows are the published ones, of which 40 are reconstructed: figures that depend on how their values
    /// come together need that said beside them.
    pub fn is_reconstructed(self) -> bool {
        let state = self.state();
        state.scene.data_set == DataSet::Published && !state.scene.observations.is_empty()
    }
}
