//! One page's scene on screen, with its past.

use super::chunk::Doing;
use super::files::Source;
use crate::scene::{History, LinkError, Opened, Page, PageScene, PageState};
use leptos::prelude::*;
use std::any::Any;
use std::sync::Arc;

/// A page as the address bar, storage and undo see it: whatever its scene is.
pub trait Desk: Send + Sync + 'static {
    /// Its scene and its past.
    fn sheet(&self) -> &dyn Sheet;
    /// Saves the scene in a format, named by its ending.
    fn export(&self, format: &'static str) -> Doing;
    /// Opens a file, or text that was pasted.
    fn import(&self, source: Source) -> Doing;
    /// The handle itself, for who knows its type.
    fn as_any(&self) -> &dyn Any;

    /// Puts the scene of a link on screen, as one step of undo.
    ///
    /// # Errors
    /// What is wrong with the link. Nothing has changed then.
    fn open(&self, link: &str) -> Result<Opened<()>, LinkError> {
        self.sheet().open(link)
    }
    /// One step back.
    fn undo(&self) {
        self.sheet().undo();
    }
    /// One step forward again.
    fn redo(&self) {
        self.sheet().redo();
    }
}

/// The work of a page, whatever its scene is.
pub trait Sheet {
    /// Which page.
    fn page(&self) -> Page;
    /// The scene as a link, as it is now.
    fn link(&self) -> String;
    /// Runs the reader again whenever the scene changes.
    fn track(&self);
    /// Puts the scene of a link on screen, as one step of undo.
    ///
    /// # Errors
    /// What is wrong with the link. Nothing has changed then.
    fn open(&self, link: &str) -> Result<Opened<()>, LinkError>;
    /// One step back.
    fn undo(&self);
    /// One step forward again.
    fn redo(&self);
    /// Whether there is a step to undo.
    fn can_undo(&self) -> bool;
    /// Whether there is a step to redo.
    fn can_redo(&self) -> bool;
}

impl<S: PageScene> Sheet for Work<S> {
    fn page(&self) -> Page {
        S::PAGE
    }
    fn link(&self) -> String {
        self.peek().scene().link()
    }
    fn track(&self) {
        self.state.track();
    }
    fn open(&self, link: &str) -> Result<Opened<()>, LinkError> {
        Work::open(*self, link)
    }
    fn undo(&self) {
        Work::undo(*self);
    }
    fn redo(&self) {
        Work::redo(*self);
    }
    fn can_undo(&self) -> bool {
        Work::can_undo(*self)
    }
    fn can_redo(&self) -> bool {
        Work::can_redo(*self)
    }
}

/// The scene of a page and what follows from it at once. Every change goes through here.
pub struct Work<S: PageScene> {
    history: RwSignal<History<S>>,
    state: RwSignal<Arc<S::State>>,
}

impl<S: PageScene> Clone for Work<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: PageScene> Copy for Work<S> {}

impl<S: PageScene> Work<S> {
    /// Around a first scene.
    pub fn new(scene: S) -> Self {
        let state = S::State::of(scene.clone());
        Self { history: RwSignal::new(History::new(scene)), state: RwSignal::new(Arc::new(state)) }
    }

    /// The state. Who reads it runs again at every change of it.
    pub fn state(self) -> Arc<S::State> {
        self.state.get()
    }

    /// The state as it is now.
    pub fn peek(self) -> Arc<S::State> {
        self.state.get_untracked()
    }

    /// The same, for who may outlive the page.
    pub fn try_peek(self) -> Option<Arc<S::State>> {
        self.state.try_get_untracked()
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + Send + Sync + 'static>(self, of: impl Fn(&S) -> T + Send + Sync + 'static) -> Memo<T> {
        self.follow(move |state| of(state.scene()))
    }

    /// The same of the state.
    pub fn follow<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&S::State) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(self.state, Box::new(of))
    }

    /// Does one edit; those with the same gesture are one step of undo.
    ///
    /// # Errors
    /// Why it cannot be done. The scene is as it was.
    pub fn edit(self, edit: S::Edit, gesture: Option<u64>) -> Result<(), S::Refusal> {
        let after = self.peek().scene().edited(edit)?;
        self.history.update_untracked(|h| h.push(after, gesture));
        self.show_now();
        Ok(())
    }

    /// Puts into the present, and into what led to it, what the page knows better than a person: no step of undo.
    pub fn correct_back(self, change: impl Fn(&S) -> Option<S>) {
        self.history.update_untracked(|h| h.correct_back(change));
        self.show_now();
    }

    /// Puts what was worked out meanwhile into the state, whose scene stays as it is.
    pub fn refine(self, of: impl FnOnce(&S::State) -> Option<S::State>) {
        if let Some(state) = of(&self.peek()) {
            self.state.set(Arc::new(state));
        }
    }

    /// Reads a link and puts its scene on screen, as one step of undo.
    ///
    /// # Errors
    /// What is wrong with the link.
    pub fn open(self, link: &str) -> Result<Opened<()>, LinkError> {
        let Opened { scene, engine, lang } = S::read(link)?;
        self.history.update_untracked(|h| h.push(scene, None));
        self.show_now();
        Ok(Opened { scene: (), engine, lang })
    }

    /// Takes back what a gesture has done so far.
    pub fn abandon(self, gesture: u64) {
        self.history.update_untracked(|h| {
            h.abandon(gesture);
        });
        self.show_now();
    }

    /// One step back.
    pub fn undo(self) {
        self.history.update_untracked(|h| {
            h.undo();
        });
        self.show_now();
    }

    /// One step forward again.
    pub fn redo(self) {
        self.history.update_untracked(|h| {
            h.redo();
        });
        self.show_now();
    }

    /// Puts the history's present on screen.
    fn show_now(self) {
        let before = self.peek();
        let now = self.history.with_untracked(|h| h.now().clone());
        if now != *before.scene() {
            self.state.set(Arc::new(before.after(now)));
        }
        self.history.notify();
    }

    /// Whether there is a step to undo.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to redo.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }
}

/// Compiled once for each kind of value, and not once for each closure.
#[inline(never)]
fn memo<S: Send + Sync + 'static, T: PartialEq + Send + Sync + 'static>(
    state: RwSignal<Arc<S>>,
    of: Box<dyn Fn(&S) -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| state.with(|state| of(state)))
}
