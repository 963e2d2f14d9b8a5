//! The state of the page, as a handle that every part of it holds.
//!
//! One signal holds the [`State`] (scene, Pmodel, Coverage); every change of it goes through [`Lab::dispatch`]. What
//! reads a part of it uses [`Lab::pick`], and hears of it only when that part changed. No selector reads another one:
//! then all of them are right in any order (`docs/architecture.md`).

use super::dom::{Selector, selector};
use super::sampling::SampleSet;
use super::slices::now_ms;
use super::storage;
use super::text::{Lang, Text};
use crate::model::{FitError, Pmodel};
use crate::plane::Spot;
use crate::scene::{Edit, EditError, History, LinkError, Mark, PointsScene, State, apply, encode};
use std::rc::Rc;
use std::sync::Arc;
use sycamore_reactive::*;

/// Something to tell the reader, above the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The link cannot be opened.
    BrokenLink(LinkError),
    /// What the workshop has to say, already in the reader's language; perhaps with a way on.
    FromWorkshop(String, Option<Offer>),
    /// The workshop could not be fetched.
    NoWorkshop,
    /// The scene was written by another engine revision.
    OtherEngine(u32),
    /// An edit that cannot be done.
    Refused(EditError),
    /// The address names work that this browser does not keep.
    KeptElsewhere,
    /// Storage is full or forbidden.
    NotSaved,
    /// The scene is too long for a link: only storage holds it.
    TooLongForLink,
    /// No new seed could be had.
    NoRandomness,
}

/// A way on that a notice offers: what its button says, and what that does.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// In the reader's language.
    pub words: String,
    /// Takes an empty list.
    pub run: js_sys::Function,
}

/// What the reader is doing with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// Which mark.
    pub mark: Mark,
    /// Whether the next place chosen is its new one.
    pub moving: bool,
}

/// A page of the lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Points on a map.
    Points,
    /// Outfits of five features.
    Outfits,
}

/// The state of the page.
#[derive(Clone, Copy)]
pub struct Lab {
    /// The page on screen.
    pub page: Signal<Page>,
    /// The scenes of the page Outfits as links: the workshop alone reads them. Empty before it has answered.
    pub outfits: Signal<History<String>>,
    history: Signal<History<PointsScene>>,
    state: Signal<Rc<State>>,
    gestures: Signal<(String, f64, u64)>,
    /// The scene that stands in the address bar and in storage, as a link.
    pub written: Signal<String>,
    /// The last samples that were drawn; perhaps of an earlier scene.
    pub samples: Signal<Option<Rc<SampleSet>>>,
    /// Language of the page.
    pub lang: Signal<Lang>,
    /// Whether the theme is dark.
    pub dark: Signal<bool>,
    /// Something to tell the reader.
    pub notice: Signal<Option<Notice>>,
    /// What a screen reader says next.
    pub spoken: Signal<String>,
    /// The mark that is selected.
    pub selected: Signal<Option<Selected>>,
    /// The mark that a pointer drags.
    pub dragged: Signal<Option<Mark>>,
    /// Where the keyboard's crosshair is.
    pub cursor: Signal<Spot>,
    /// What was last said about keeping the work: said once, not at every edit.
    pub said_of_keeping: Signal<Option<Notice>>,
    /// Whether earlier work can be restored.
    pub can_restore: Signal<bool>,
    /// Whether the page is too narrow for two columns.
    pub narrow: Signal<bool>,
    /// Whether the share dialog is open.
    pub sharing: Signal<bool>,
    /// Whether the next samples drop in: they were asked for by Generate.
    pub drops: Signal<bool>,
    /// Whether a file hovers over the page.
    pub dropping: Signal<bool>,
}

impl Lab {
    /// The state around a first scene.
    pub fn new(scene: PointsScene, lang: Lang, dark: bool) -> Self {
        Self {
            page: create_signal(Page::Points),
            outfits: create_signal(History::new(String::new())),
            history: create_signal(History::new(scene.clone())),
            state: create_signal(Rc::new(State::new(scene.clone()))),
            gestures: create_signal((String::new(), 0.0, 0)),
            written: create_signal(encode(&scene)),
            samples: create_signal(None),
            lang: create_signal(lang),
            dark: create_signal(dark),
            notice: create_signal(None),
            spoken: create_signal(String::new()),
            selected: create_signal(None),
            dragged: create_signal(None),
            cursor: create_signal(Spot { i: 32_768, j: 32_768 }),
            said_of_keeping: create_signal(None),
            can_restore: create_signal(false),
            narrow: create_signal(false),
            sharing: create_signal(false),
            drops: create_signal(false),
            dropping: create_signal(false),
        }
    }

    /// The page's words.
    pub fn t(self) -> &'static Text {
        self.lang.get().text()
    }

    /// The state. Who reads it runs again at every change of it.
    pub fn state(self) -> Rc<State> {
        self.state.get_clone()
    }

    /// The state as it is now.
    pub fn peek(self) -> Rc<State> {
        self.state.get_clone_untracked()
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + 'static>(self, of: impl Fn(&PointsScene) -> T + 'static) -> Selector<T> {
        selector(move || of(&self.state().scene))
    }

    /// Pmodel, compared by identity.
    pub fn model(self) -> Selector<ByIdentity> {
        selector(move || ByIdentity(self.state().model.clone()))
    }

    /// Does one edit as one step of undo. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(self, edit: Edit) -> bool {
        match self.try_edit(edit, None) {
            Ok(()) => true,
            Err(error) => {
                self.notice.set(Some(Notice::Refused(error)));
                false
            }
        }
    }

    /// Does one edit; those with the same gesture are one step of undo.
    ///
    /// # Errors
    /// When it cannot be done. The caller tells the reader.
    pub fn try_edit(self, edit: Edit, gesture: Option<u64>) -> Result<(), EditError> {
        let played = matches!(edit, Edit::SkipGame | Edit::Reveal);
        let before = self.peek();
        let after = apply(&before.scene, edit)?;
        if played && before.scene.game {
            storage::set_played();
        }
        if matches!(self.notice.get_clone_untracked(), Some(Notice::Refused(_))) {
            self.notice.set(None);
        }
        self.history.update(|h| h.push(after, gesture));
        self.show_now();
        Ok(())
    }

    /// Puts the history's present on screen.
    fn show_now(self) {
        let before = self.peek();
        let now = self.history.with_untracked(|h| h.now().clone());
        if now == before.scene {
            return;
        }
        let hides = now.hidden && !before.scene.hidden;
        self.state.set(Rc::new(before.next(now)));
        if hides {
            // Nothing said or selected before may give the rule away.
            self.spoken.set(String::new());
            self.selected.set(None);
        }
    }

    /// The scene of the page on screen, as a link; empty while the workshop has not said what the outfits are.
    pub fn link(self) -> String {
        match self.page.get_untracked() {
            Page::Points => encode(&self.peek().scene),
            Page::Outfits => self.outfits.with_untracked(|h| h.now().clone()),
        }
    }

    /// Another scene of the page Outfits; those with the same gesture are one step of undo.
    pub fn push_outfits(self, link: String, gesture: Option<u64>) {
        self.outfits.update(|h| h.push(link, gesture));
    }

    /// Whether the page Outfits has a step to undo, and one to redo.
    pub fn steps_of_outfits(self) -> (bool, bool) {
        self.outfits.with_untracked(|h| (h.can_undo(), h.can_redo()))
    }

    /// What the workshop makes of a scene of the page Outfits that was sent to it: no step of its own.
    pub fn correct_outfits(self, link: String) {
        self.outfits.update(|h| h.correct(link));
    }

    /// Another scene from the page that this program works for.
    pub fn receive(self, scene: PointsScene) {
        self.history.set(History::new(scene));
        self.show_now();
    }

    /// Takes back what a gesture has done so far.
    pub fn abandon(self, gesture: u64) {
        self.history.update(|h| h.abandon(gesture));
        self.show_now();
    }

    /// The gesture of a burst of typing in one field: pauses of over a second part bursts.
    pub fn burst(self, field: &str) -> u64 {
        let now = now_ms();
        self.gestures.update_silent(|(last_field, last_ms, id)| {
            if last_field != field || now - *last_ms > 1000.0 {
                *id += 1;
                *last_field = field.to_string();
            }
            *last_ms = now;
            *id
        })
    }

    /// A gesture of its own, for a drag.
    pub fn new_drag(self) -> u64 {
        self.gestures.update_silent(|(field, _, id)| {
            *id += 1;
            field.clear();
            *id
        })
    }

    /// One step back.
    pub fn undo(self) {
        match self.page.get_untracked() {
            Page::Points => self.step(History::undo),
            Page::Outfits => {
                self.outfits.update(History::undo);
            }
        }
    }

    /// One step forward again.
    pub fn redo(self) {
        match self.page.get_untracked() {
            Page::Points => self.step(History::redo),
            Page::Outfits => {
                self.outfits.update(History::redo);
            }
        }
    }

    fn step(self, go: fn(&mut History<PointsScene>) -> bool) {
        self.selected.set(None);
        self.history.update(go);
        self.show_now();
        self.say_counts();
    }

    /// Says how many observations there are, after what changed many of them.
    pub fn say_counts(self) {
        let lang = self.lang.get_untracked();
        let n = self.peek().scene.observations.points().len();
        self.say(super::format::counted(lang, n, lang.text().n_observations));
    }

    /// Whether there is a step to undo.
    pub fn can_undo(self) -> bool {
        match self.page.get() {
            Page::Points => self.history.with(History::can_undo),
            Page::Outfits => self.outfits.with(History::can_undo),
        }
    }

    /// Whether there is a step to redo.
    pub fn can_redo(self) -> bool {
        match self.page.get() {
            Page::Points => self.history.with(History::can_redo),
            Page::Outfits => self.outfits.with(History::can_redo),
        }
    }

    /// Says something to a screen reader.
    pub fn say(self, words: String) {
        self.spoken.set(words);
    }

    /// The samples, if they are of the present scene.
    pub fn fresh_samples(self) -> Option<Rc<SampleSet>> {
        let state = self.state();
        let set = self.samples.get_clone()?;
        (state.scene.shows_pmodel() && state.model.is_ok() && set.scene == state.scene.for_samples()).then_some(set)
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
