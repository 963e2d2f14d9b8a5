//! The page Points as a handle that every part of it holds: its scene, its samples, what is selected and dragged.

use super::errors::edit_error;
use super::samples::SampleSet;
use super::text::PointsText;
use crate::model::{FitError, Pmodel};
use crate::plane::Spot;
use crate::scene::{Edit, EditError, Mark, NumberField, Page, PointsScene, State};
use crate::ui::controls::Typed;
use crate::ui::desk::Work;
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::storage;
use crate::ui::text::{Texts, Words};
use leptos::prelude::*;
use std::sync::Arc;

/// What the reader is doing with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// Which mark.
    pub mark: Mark,
    /// Whether the next place chosen is its new one.
    pub moving: bool,
}

/// The page Points.
#[derive(Clone, Copy)]
pub struct Points {
    /// What all pages share.
    pub lab: Lab,
    pub(super) work: Work<PointsScene>,
    /// The last samples that were drawn; perhaps of an earlier scene.
    pub samples: RwSignal<Option<Arc<SampleSet>>>,
    /// Turns when p_data of a toy rule becomes known ([`Self::truth`]).
    pub truth_changed: RwSignal<bool>,
    /// The mark that is selected.
    pub selected: RwSignal<Option<Selected>>,
    /// The mark that a pointer drags.
    pub dragged: RwSignal<Option<Mark>>,
    /// Where the keyboard's crosshair is.
    pub cursor: RwSignal<Spot>,
    /// Whether the next samples drop in: they were asked for by Generate.
    pub drops: StoredValue<bool>,
}

impl Points {
    /// The page, from now on part of the lab.
    pub fn start(lab: Lab, scene: PointsScene) -> Self {
        lab.handle(Page::Points, |_| Self {
            lab,
            work: Work::new(scene),
            samples: RwSignal::new(None),
            truth_changed: RwSignal::new(false),
            selected: RwSignal::new(None),
            dragged: RwSignal::new(None),
            cursor: RwSignal::new(Spot { i: 32_768, j: 32_768 }),
            drops: StoredValue::new(false),
        })
    }

    /// The page that is there, if it is.
    pub fn of(lab: Lab) -> Option<Self> {
        lab.desk_now(Page::Points).and_then(|desk| desk.as_any().downcast_ref().copied())
    }

    /// The words of the page.
    pub fn t(self) -> &'static PointsText {
        PointsText::of(self.lab.lang.get())
    }

    /// One of those words, for a view.
    pub fn words(self, of: Words<PointsText>) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        self.lab.words_of(of)
    }

    /// The state. Who reads it runs again at every change of it.
    pub fn state(self) -> Arc<State> {
        self.work.state()
    }

    /// The state as it is now.
    pub fn peek(self) -> Arc<State> {
        self.work.peek()
    }

    /// The same, for work that may outlive the page.
    pub fn peek_if_there(self) -> Option<Arc<State>> {
        self.work.try_peek()
    }

    /// Puts what was worked out meanwhile into the state.
    pub fn refine(self, of: impl FnOnce(&State) -> Option<State>) {
        self.work.refine(of);
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&PointsScene) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.work.pick(of)
    }

    /// A part of the state, likewise.
    pub fn follow<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&State) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.work.follow(of)
    }

    /// Pmodel, compared by identity.
    pub fn model(self) -> Memo<ByIdentity> {
        self.follow(|state| ByIdentity(state.model.clone()))
    }

    /// Does one edit as one step of undo. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(self, edit: Edit) -> bool {
        match self.try_edit(edit, None) {
            Ok(()) => true,
            Err(error) => {
                self.refuse(error);
                false
            }
        }
    }

    /// Tells the reader that an edit cannot be done.
    pub fn refuse(self, error: EditError) {
        self.lab.notice.set(Some(Notice::new(About::Refusal, move |lang| edit_error(lang, error))));
    }

    /// Does one edit; those with the same gesture are one step of undo.
    ///
    /// # Errors
    /// When it cannot be done. The caller tells the reader.
    pub fn try_edit(self, edit: Edit, gesture: Option<u64>) -> Result<(), EditError> {
        let played = matches!(edit, Edit::SkipGame | Edit::Reveal);
        let before = self.peek();
        self.work.edit(edit, gesture)?;
        if played && before.scene.game {
            storage::set_played();
        }
        self.lab.forget_refusal();
        self.keep_secret(&before);
        Ok(())
    }

    /// Once the rule is hidden again, nothing said or selected before may give it away.
    pub(super) fn keep_secret(self, before: &State) {
        if self.peek().scene.hidden && !before.scene.hidden {
            self.lab.spoken.set(String::new());
            self.selected.set(None);
        }
    }

    /// Takes back what a gesture has done so far.
    pub fn abandon(self, gesture: u64) {
        self.work.abandon(gesture);
    }

    /// What a field of a number does.
    pub fn typed(self, field: NumberField) -> Typed {
        Typed {
            edit: Arc::new(move |value, gesture| self.try_edit(Edit::Number(field, value), Some(gesture)).is_ok()),
            abandon: Arc::new(move |gesture| self.abandon(gesture)),
        }
    }

    /// Removes observations and guesses.
    pub fn clear(self) {
        self.selected.set(None);
        self.dispatch(Edit::Clear);
        self.say_counts();
    }

    /// Says how many observations there are, after what changed many of them.
    pub fn say_counts(self) {
        let lang = self.lab.lang.get_untracked();
        let n = self.peek().scene.observations.points().len();
        self.lab.say(format::counted(lang, n, PointsText::of(lang).n_observations));
    }

    /// The samples, if they are of the present scene.
    pub fn fresh_samples(self) -> Option<Arc<SampleSet>> {
        let state = self.state();
        let set = self.samples.get()?;
        let is_there = state.scene.shows_pmodel() && state.model.is_ok() && !state.is_stale;
        (is_there && set.scene == state.scene.for_samples()).then_some(set)
    }

    pub(super) fn step(self, go: fn(Work<PointsScene>)) {
        let before = self.peek();
        self.selected.set(None);
        go(self.work);
        self.keep_secret(&before);
        self.say_counts();
    }
}

/// A model or its absence; equal only to the very same one.
#[derive(Clone, Debug)]
pub struct ByIdentity(pub Result<Arc<Pmodel>, FitError>);

impl PartialEq for ByIdentity {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Ok(a), Ok(b)) => Arc::ptr_eq(a, b),
            (Err(a), Err(b)) => a == b,
            _ => false,
        }
    }
}
