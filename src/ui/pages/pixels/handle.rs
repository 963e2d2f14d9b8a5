//! The page Pixels as a handle that every part of it holds: its scene, what follows, a person's own pictures.

use super::errors::pixels_error;
use super::text::PixelsText;
use crate::data::{PIXELS, Picture};
use crate::scene::{
    Chosen, OwnId, OwnPictures, Page, PictureSet, PixelsEdit, PixelsEditError, PixelsNumber, PixelsResults, PixelsScene,
};
use crate::ui::address;
use crate::ui::controls::Typed;
use crate::ui::desk::Work;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::text::{Texts, Words};
use leptos::prelude::*;
use std::sync::Arc;

/// The page Pixels.
#[derive(Clone, Copy)]
pub struct Pixels {
    /// What all pages share.
    pub lab: Lab,
    pub(super) work: Work<PixelsScene>,
    /// What was worked out last; perhaps for an earlier scene.
    pub results: RwSignal<Option<Arc<PixelsResults>>>,
    /// Sets of a person's own pictures that this tab has.
    pub own: RwSignal<Vec<OwnPictures>>,
    /// Sets that this device was found not to have.
    pub missing: RwSignal<Vec<OwnId>>,
    /// Painted pictures that are too few, or too much alike, to learn from.
    pub waiting: RwSignal<Vec<Picture>>,
    /// The picture that is being painted.
    pub painting: RwSignal<Option<Box<Picture>>>,
    /// The grey of the brush, and its side in pixels.
    pub grey: RwSignal<i64>,
    /// Side of the brush, in pixels.
    pub brush: RwSignal<i64>,
}

impl Pixels {
    /// The page, as the link says that waited for it; from now on part of the lab.
    pub fn of(lab: Lab) -> Self {
        lab.handle(Page::Pixels, |link| Self {
            lab,
            work: Work::new(address::first_scene(lab, link)),
            results: RwSignal::new(None),
            own: RwSignal::new(Vec::new()),
            missing: RwSignal::new(Vec::new()),
            waiting: RwSignal::new(Vec::new()),
            painting: RwSignal::new(None),
            grey: RwSignal::new(160),
            brush: RwSignal::new(2),
        })
    }

    /// The words of the page.
    pub fn t(self) -> &'static PixelsText {
        PixelsText::of(self.lab.lang.get())
    }

    /// One of those words, for a view.
    pub fn words(self, of: Words<PixelsText>) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        self.lab.words_of(of)
    }

    /// The scene as it is now.
    pub fn scene(self) -> PixelsScene {
        self.work.peek().scene.clone()
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&PixelsScene) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.work.pick(of)
    }

    /// A part of the results, once there are any.
    pub fn follow<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&PixelsResults) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        let results = self.results;
        Memo::new(move |_| results.with(|results| results.as_deref().map(&of)))
    }

    /// Whether what is shown belongs to an earlier scene. Where nothing is shown, nothing is stale.
    pub fn is_stale(self) -> Memo<bool> {
        let key = self.pick(PixelsScene::for_results);
        let results = self.results;
        Memo::new(move |_| results.with(|results| results.as_ref().is_some_and(|results| results.scene != key.get())))
    }

    /// The picture in the inspector; `None` while it is not there yet.
    pub fn inspected(self) -> Memo<Option<(Chosen, Picture)>> {
        let chosen = self.pick(|s| s.chosen);
        let results = self.results;
        Memo::new(move |_| {
            let chosen = chosen.get();
            results.with(|results| Some((chosen, picture_of(results.as_deref()?, chosen)?)))
        })
    }

    /// Does one edit as one step of undo. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(self, edit: PixelsEdit) -> bool {
        match self.try_edit(edit, None) {
            Ok(()) => true,
            Err(error) => {
                self.lab.notice.set(Some(Notice::new(About::Refusal, move |lang| pixels_error(lang, error))));
                false
            }
        }
    }

    /// Does one edit; those with the same gesture are one step of undo.
    ///
    /// # Errors
    /// When it cannot be done. The caller tells the reader.
    pub fn try_edit(self, edit: PixelsEdit, gesture: Option<u64>) -> Result<(), PixelsEditError> {
        self.work.edit(edit, gesture)?;
        self.lab.forget_refusal();
        Ok(())
    }

    /// What a field of a number does.
    pub fn typed(self, field: PixelsNumber) -> Typed {
        Typed {
            edit: Arc::new(move |value, gesture| {
                self.try_edit(PixelsEdit::Number(field, value), Some(gesture)).is_ok()
            }),
            abandon: Arc::new(move |gesture| self.work.abandon(gesture)),
        }
    }

    /// A person's own pictures of an id, if this tab has them.
    pub fn own_of(self, id: OwnId) -> Option<OwnPictures> {
        self.own.with_untracked(|own| own.iter().find(|set| set.id() == id).cloned())
    }

    /// Whether this device was found not to have these pictures.
    pub fn lacks(self, pictures: PictureSet) -> bool {
        let PictureSet::Own(id) = pictures else { return false };
        self.missing.with_untracked(|missing| missing.contains(&id))
    }

    /// Learns from pictures of a person's own; what was there can be undone to.
    pub fn use_own(self, pictures: OwnPictures) {
        let id = pictures.id();
        self.waiting.set(Vec::new());
        self.missing.update(|missing| missing.retain(|other| *other != id));
        self.own.update(|own| {
            own.retain(|other| other.id() != id);
            own.push(pictures);
        });
        self.dispatch(PixelsEdit::Pictures(PictureSet::Own(id)));
    }

    /// Begins a picture of one's own, on white.
    pub fn begin_painting(self) {
        self.painting.set(Some(Box::new([0; PIXELS])));
    }
}

/// A training picture or a sample of these results.
pub fn picture_of(results: &PixelsResults, chosen: Chosen) -> Option<Picture> {
    match chosen {
        Chosen::Picture(idx) => results.pictures().get(idx).copied(),
        Chosen::Sample(idx) => results.pixels.as_ref()?.pictures.get(idx).copied(),
        Chosen::Traits(idx) => results.traits.as_ref()?.pictures.get(idx).copied(),
    }
}
