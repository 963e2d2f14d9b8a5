//! What all pages of the lab share, as a handle that every part of the page holds.

use super::desk::Desk;
use super::notice::Notice;
use super::slices::now_ms;
use super::text::{Lang, Text, Texts, Words};
use crate::scene::{LinkError, Opened, Page, field_of};
use leptos::prelude::*;
use std::sync::Arc;

/// What a screen reader, a button of the header or the address bar may want of the page on screen.
#[derive(Clone, Copy)]
pub struct Lab {
    /// The page on screen.
    pub page: RwSignal<Page>,
    /// The pages that are there, each with its scene and its past.
    desks: RwSignal<Vec<Arc<dyn Desk>>>,
    /// Links to pages whose chunk has not come yet.
    waiting: StoredValue<Vec<(Page, String)>>,
    /// Language of the page.
    pub lang: RwSignal<Lang>,
    /// Whether the theme is dark.
    pub dark: RwSignal<bool>,
    /// Something to tell the reader.
    pub notice: RwSignal<Option<Notice>>,
    /// Where the work is kept, if not where it should be. In a place of its own: it is told a moment after an edit, and
    /// would take away what was told of the edit itself.
    pub kept: RwSignal<Option<Notice>>,
    /// What a screen reader says next.
    pub spoken: RwSignal<String>,
    /// Whether earlier work can be restored.
    pub can_restore: RwSignal<bool>,
    /// Whether the page is too narrow for two columns.
    pub narrow: RwSignal<bool>,
    /// Whether the share dialog is open.
    pub sharing: RwSignal<bool>,
    /// Whether a file hovers over the page.
    pub dropping: RwSignal<bool>,
    gestures: StoredValue<(String, f64, u64)>,
    /// Whatever must outlive the part of the page that made it belongs to this.
    root: StoredValue<Owner>,
}

impl Lab {
    /// A lab without pages.
    pub fn new(page: Page, lang: Lang, dark: bool) -> Self {
        Self {
            page: RwSignal::new(page),
            desks: RwSignal::new(Vec::new()),
            waiting: StoredValue::new(Vec::new()),
            lang: RwSignal::new(lang),
            dark: RwSignal::new(dark),
            notice: RwSignal::new(None),
            kept: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            can_restore: RwSignal::new(false),
            narrow: RwSignal::new(false),
            sharing: RwSignal::new(false),
            dropping: RwSignal::new(false),
            gestures: StoredValue::new((String::new(), 0.0, 0)),
            root: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// The words that all pages share. Who reads them runs again when the language changes.
    pub fn t(self) -> &'static Text {
        Text::of(self.lang.get())
    }

    /// One of those words, for a view: `{lab.words(|t| t.undo)}`.
    pub fn words(self, of: Words<Text>) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        self.words_of(of)
    }

    /// A word of a room that has its own: a page, the files.
    pub fn words_of<T: Texts>(self, of: Words<T>) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || of(T::of(self.lang.get()))
    }

    /// A page that is there.
    pub fn desk(self, page: Page) -> Option<Arc<dyn Desk>> {
        self.desks.with(|desks| desks.iter().find(|desk| desk.sheet().page() == page).cloned())
    }

    /// A page that is there, without running again when it comes.
    pub fn desk_now(self, page: Page) -> Option<Arc<dyn Desk>> {
        untrack(|| self.desk(page))
    }

    /// The handle of a page: the one that is there, or a new one, which then stays for good. `new` is given the link that
    /// waited for it.
    pub fn handle<H: Desk + Clone>(self, page: Page, new: impl FnOnce(Option<String>) -> H) -> H {
        if let Some(handle) = self.desk_now(page).and_then(|desk| desk.as_any().downcast_ref::<H>().cloned()) {
            return handle;
        }
        let mut link = None;
        self.waiting.update_value(|waiting| {
            link = waiting.iter().position(|(of, _)| *of == page).map(|idx| waiting.swap_remove(idx).1);
        });
        let handle = self.root.with_value(|root| root.with(|| new(link)));
        self.desks.update(|desks| desks.push(Arc::new(handle.clone())));
        handle
    }

    /// The scene of a page, as a link; of one whose chunk has not come, what waits for it; empty if nothing does.
    pub fn link_of(self, page: Page) -> String {
        let waits = || {
            self.waiting.with_value(|waiting| {
                waiting.iter().find(|(of, _)| *of == page).map(|(_, link)| link.clone()).unwrap_or_default()
            })
        };
        self.desk_now(page).map_or_else(waits, |desk| desk.sheet().link())
    }

    /// The scene of the page on screen, as a link.
    pub fn link(self) -> String {
        self.link_of(self.page.get_untracked())
    }

    /// Opens a link on the page that it names, as one step of that page's undo. A page whose chunk has not come reads it
    /// when it has.
    ///
    /// # Errors
    /// What is wrong with it, as far as that is known yet. Nothing has changed then.
    pub fn open(self, link: &str) -> Result<Opened<()>, LinkError> {
        let page = Page::of_fragment(link);
        let opened = match self.desk_now(page) {
            Some(desk) => desk.open(link)?,
            None => {
                self.waiting.update_value(|waiting| {
                    waiting.retain(|(of, _)| *of != page);
                    waiting.push((page, link.to_string()));
                });
                let engine = field_of(link, "engine").and_then(|engine| engine.parse().ok()).unwrap_or(crate::ENGINE);
                Opened { scene: (), engine, lang: field_of(link, "lang").map(str::to_string) }
            }
        };
        self.page.set(page);
        Ok(opened)
    }

    /// Runs again whenever the scene on screen changes.
    pub fn track(self) {
        if let Some(desk) = self.desk(self.page.get()) {
            desk.sheet().track();
        }
    }

    /// The page on screen, if it is there.
    pub fn desk_on_screen(self) -> Option<Arc<dyn Desk>> {
        self.desk_now(self.page.get_untracked())
    }

    /// Whether the page on screen has a step to undo.
    pub fn can_undo(self) -> bool {
        self.desk(self.page.get()).is_some_and(|desk| desk.sheet().can_undo())
    }

    /// Whether it has a step to redo.
    pub fn can_redo(self) -> bool {
        self.desk(self.page.get()).is_some_and(|desk| desk.sheet().can_redo())
    }

    /// One step back.
    pub fn undo(self) {
        if let Some(desk) = self.desk_on_screen() {
            desk.undo();
        }
    }

    /// One step forward again.
    pub fn redo(self) {
        if let Some(desk) = self.desk_on_screen() {
            desk.redo();
        }
    }

    /// The gesture of a burst of typing in one field: pauses of over a second part bursts.
    pub fn burst(self, field: &str) -> u64 {
        let now = now_ms();
        let mut gesture = 0;
        self.gestures.update_value(|(last_field, last_ms, id)| {
            if last_field != field || now - *last_ms > 1000.0 {
                *id += 1;
                *last_field = field.to_string();
            }
            *last_ms = now;
            gesture = *id;
        });
        gesture
    }

    /// A gesture of its own, for a drag.
    pub fn new_drag(self) -> u64 {
        let mut gesture = 0;
        self.gestures.update_value(|(field, _, id)| {
            *id += 1;
            field.clear();
            gesture = *id;
        });
        gesture
    }

    /// Says something to a screen reader.
    pub fn say(self, words: String) {
        self.spoken.set(words);
    }

    /// Takes back what was said of an edit that could not be done, once one could.
    pub fn forget_refusal(self) {
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(Notice::is_refusal)) {
            self.notice.set(None);
        }
    }
}
