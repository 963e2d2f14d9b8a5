//! The page Latent space as a handle that every part of it holds: its scene, and what the worker told last.

use super::errors::latent_error;
use super::reading::{Reading, plane_of, reading_of, shown_of};
use super::run::{Run, Shown};
use super::source::{Source, source_of};
use super::text::{LatentText, ThingText};
use crate::plot::LatentPlane;
use crate::scene::{
    LatentData, LatentEdit, LatentEditError, LatentNumber, LatentScene, OwnId, OwnPictures, Page, PageState,
};
use crate::ui::address;
use crate::ui::controls::Typed;
use crate::ui::desk::Work;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::text::{Texts, Words};
use leptos::prelude::*;
use std::sync::Arc;

/// The page Latent space.
#[derive(Clone, Copy)]
pub struct Latent {
    /// What all pages share.
    pub lab: Lab,
    pub(super) work: Work<LatentScene>,
    /// Training, and what is known of it.
    pub run: Run,
    /// What the plane shows: PCA, or the run as it stands; `None` until the worker has told.
    pub shown: Signal<Option<Arc<Shown>>>,
    /// The plane of it, with the axes that the scene names.
    pub plane: Memo<Option<Arc<LatentPlane>>>,
    /// The pictures, and what is known of them.
    pub source: Memo<Source>,
    /// A person's own pictures that were used last in this tab.
    pub own: RwSignal<Option<OwnPictures>>,
    /// Those that this device was found not to have.
    pub missing: RwSignal<Option<OwnId>>,
    /// Those, if the scene names them.
    pub lacking: Memo<Option<OwnId>>,
    is_jars: Memo<bool>,
    /// Whether the point was moved since the page came: until then it asks to be.
    pub touched: RwSignal<bool>,
    /// What is read at the decoded point; `None` while there is no plane.
    pub reading: Memo<Option<Reading>>,
}

impl Latent {
    /// The page, as the link says that waited for it; from now on part of the lab.
    pub fn of(lab: Lab) -> Self {
        lab.handle(Page::Latent, |link| {
            let work = Work::new(address::first_scene(lab, link));
            let (own, missing) = (RwSignal::new(None), RwSignal::new(None));
            let data = work.pick(|s: &LatentScene| s.data);
            let lacking = Memo::new(move |_| match data.get() {
                LatentData::Own(id) => missing.get().filter(|missing| *missing == id),
                _ => None,
            });
            let run = Run::new(work, own);
            let source = source_of(work, own);
            let shown = shown_of(work, run);
            let plane = plane_of(work, run, shown);
            let reading = reading_of(work, plane, source);
            Self {
                lab,
                work,
                run,
                shown,
                plane,
                source,
                own,
                missing,
                lacking,
                is_jars: work.pick(|s| s.data == LatentData::Jars),
                touched: RwSignal::new(false),
                reading,
            }
        })
    }

    /// The words of the page.
    pub fn t(self) -> &'static LatentText {
        LatentText::of(self.lab.lang.get())
    }

    /// One of those words, for a view.
    pub fn words(self, of: Words<LatentText>) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        self.lab.words_of(of)
    }

    /// Whether a step of training was made.
    pub fn has_trained(self) -> Memo<bool> {
        let trained = self.run.trained;
        Memo::new(move |_| trained.with(|shown| shown.as_ref().is_some_and(|shown| shown.step > 0)))
    }

    /// The words that say what is learned from.
    pub fn thing(self) -> &'static ThingText {
        let t = self.t();
        if self.is_jars.get() { t.jars } else { t.pictures }
    }

    /// One of those, for a view.
    pub fn thing_words(
        self,
        of: fn(&'static ThingText) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || of(self.thing())
    }

    /// The scene as it is now.
    pub fn scene(self) -> LatentScene {
        self.work.peek().scene().clone()
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&LatentScene) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.work.pick(of)
    }

    /// Does one edit as one step of undo. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(self, edit: LatentEdit) -> bool {
        match self.try_edit(edit, None) {
            Ok(()) => true,
            Err(error) => {
                self.lab.notice.set(Some(Notice::new(About::Refusal, move |lang| latent_error(lang, error))));
                false
            }
        }
    }

    /// Does one edit; those with the same gesture are one step of undo.
    ///
    /// # Errors
    /// When it cannot be done. The caller tells the reader.
    pub fn try_edit(self, edit: LatentEdit, gesture: Option<u64>) -> Result<(), LatentEditError> {
        self.work.edit(edit, gesture)?;
        self.lab.forget_refusal();
        Ok(())
    }

    /// What a field of a number does.
    pub fn typed(self, field: LatentNumber) -> Typed {
        Typed {
            edit: Arc::new(move |value, gesture| {
                self.try_edit(LatentEdit::Number(field, value), Some(gesture)).is_ok()
            }),
            abandon: Arc::new(move |gesture| self.work.abandon(gesture)),
        }
    }
}
