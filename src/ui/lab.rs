//! The state of the page, and everything that follows from it.
//!
//!     scene -> model -> coverage
//!        \       \
//!         +-------+--> samples (in slices, `sampling`)
//!
//! One signal holds the scene with its history; every change goes through [`Lab::dispatch`]; memos form the chain. No
//! effect writes a signal: canvas, link and storage are outward effects, and samples enter by a callback.

use super::sampling::{SampleSet, start_sampling};
use super::slices::now_ms;
use super::storage;
use super::text::{Lang, Text};
use crate::metric::{Coverage, Score, coverage, score};
use crate::model::{FitError, Pmodel, Sampler};
use crate::plane::{Point, Spot};
use crate::scene::{Edit, EditError, History, LinkError, Mark, PointsScene, apply};
use crate::ui::erased::memo;
use leptos::prelude::*;
use std::sync::Arc;

/// A result that is compared by identity: two of them are equal if they are the same computation's.
#[derive(Debug)]
pub struct Shared<T>(pub Arc<T>);

impl<T> Shared<T> {
    /// A new result.
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Something to tell the reader, above the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The link cannot be opened.
    BrokenLink(LinkError),
    /// The file cannot be opened.
    BrokenFile(crate::scene::ImportError),
    /// The file cannot be read at all.
    UnreadableFile,
    /// The scene was written by another engine revision.
    OtherEngine(u32),
    /// An edit that cannot be done.
    Refused(EditError),
    /// Storage is full or forbidden.
    NotSaved,
    /// The scene is too long for a link: only storage holds it.
    TooLongForLink,
    /// No new seed could be had.
    NoRandomness,
}

/// What the reader is doing with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// Which mark.
    pub mark: Mark,
    /// Whether the next place chosen is its new one.
    pub moving: bool,
}

/// The state, as a handle that is copied into every component.
#[derive(Clone, Copy)]
pub struct Lab {
    history: RwSignal<History<PointsScene>>,
    typing: StoredValue<(String, f64, u64)>,
    /// The present scene.
    pub scene: Memo<PointsScene>,
    /// Pmodel, or why there is none.
    pub model: Memo<Result<Shared<Pmodel>, FitError>>,
    /// The table Coverage.
    pub coverage: Memo<Option<Coverage>>,
    /// The last samples that were computed; perhaps of an earlier scene.
    pub samples: RwSignal<Option<Shared<SampleSet>>>,
    /// Language of the page.
    pub lang: RwSignal<Lang>,
    /// Whether the theme is dark.
    pub dark: RwSignal<bool>,
    /// Something to tell the reader.
    pub notice: RwSignal<Option<Notice>>,
    /// What a screen reader says next.
    pub spoken: RwSignal<String>,
    /// The mark that is selected.
    pub selected: RwSignal<Option<Selected>>,
    /// The mark that a pointer drags.
    pub dragged: RwSignal<Option<Mark>>,
    /// Where the keyboard's crosshair is.
    pub cursor: RwSignal<Spot>,
    /// Whether earlier work can be restored.
    pub can_restore: RwSignal<bool>,
    /// Whether the page is too narrow for two columns.
    pub narrow: RwSignal<bool>,
    /// Whether the share dialog is open.
    pub sharing: RwSignal<bool>,
}

impl Lab {
    /// The state around a first scene.
    pub fn new(scene: PointsScene, lang: Lang, dark: bool) -> Self {
        let history = RwSignal::new(History::new(scene));
        let scene = memo(move || history.with(|h| h.now().clone()));
        let for_model = memo(move || scene.with(PointsScene::for_model));
        let model = memo(move || for_model.with(|s| s.fit().map(Shared::new)));
        let coverage = memo(move || {
            let rule = scene.with(|s| s.rule);
            model.with(|m| m.as_ref().ok().map(|m| coverage(rule, &m.0)))
        });
        let lab = Self {
            history,
            typing: StoredValue::new((String::new(), 0.0, 0)),
            scene,
            model,
            coverage,
            samples: RwSignal::new(None),
            lang: RwSignal::new(lang),
            dark: RwSignal::new(dark),
            notice: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            selected: RwSignal::new(None),
            dragged: RwSignal::new(None),
            cursor: RwSignal::new(Spot { i: 32_768, j: 32_768 }),
            can_restore: RwSignal::new(false),
            narrow: RwSignal::new(false),
            sharing: RwSignal::new(false),
        };
        start_sampling(lab);
        lab
    }

    /// The page's words.
    pub fn t(&self) -> &'static Text {
        self.lang.get().text()
    }

    /// Does one edit as one step of undo. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(&self, edit: Edit) -> bool {
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
    pub fn try_edit(&self, edit: Edit, gesture: Option<u64>) -> Result<(), EditError> {
        let before = self.scene.get_untracked();
        let after = apply(&before, edit)?;
        if before.game && (!after.game || !after.hidden) {
            storage::set_played();
        }
        if self.notice.with_untracked(|n| matches!(n, Some(Notice::Refused(_)))) {
            self.notice.set(None);
        }
        self.history.update(|h| h.push(after, gesture));
        Ok(())
    }

    /// The gesture of a burst of typing in one field: pauses of over a second part bursts.
    pub fn burst(&self, field: &str) -> u64 {
        let now = now_ms();
        self.typing
            .try_update_value(|(last_field, last_ms, id)| {
                if last_field != field || now - *last_ms > 1000.0 {
                    *id += 1;
                    *last_field = field.to_string();
                }
                *last_ms = now;
                // Even: bursts. Odd: drags.
                2 * *id
            })
            .unwrap_or_default()
    }

    /// A gesture of its own, for a drag.
    pub fn new_drag(&self) -> u64 {
        self.typing
            .try_update_value(|(field, _, id)| {
                *id += 1;
                field.clear();
                2 * *id + 1
            })
            .unwrap_or_default()
    }

    /// One step back.
    pub fn undo(&self) {
        self.selected.set(None);
        self.history.update(|h| {
            h.undo();
        });
    }

    /// One step forward again.
    pub fn redo(&self) {
        self.selected.set(None);
        self.history.update(|h| {
            h.redo();
        });
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Says something to a screen reader.
    pub fn say(&self, words: String) {
        self.spoken.set(words);
    }

    /// The samples, if they are of the present scene.
    pub fn fresh_samples(&self) -> Option<Shared<SampleSet>> {
        self.scene.with(|scene| {
            let current = |set: &Shared<SampleSet>| scene.shows_pmodel() && set.0.scene == scene.for_samples();
            self.samples.with(|set| set.as_ref().filter(|set| current(set)).cloned())
        })
    }

    /// The same, for code outside the reactive graph.
    pub fn fresh_samples_untracked(&self) -> Option<Shared<SampleSet>> {
        untrack(|| self.fresh_samples())
    }

    /// The first ten of the stream of samples: Pmodel's part in the game, whatever Samples says.
    pub fn first_ten(&self) -> Option<Vec<Point>> {
        let model = self.model.get().ok()?;
        let mut rng = self.scene.with(PointsScene::sample_stream);
        Some((0..crate::metric::GAME_DARTS).map(|_| model.0.sample(&mut rng)).collect())
    }

    /// Scores places against the rule and the observations.
    pub fn score(&self, places: &[Point]) -> Score {
        self.scene.with(|s| {
            let observations: Vec<Point> = s.observations.points().iter().map(|o| o.point()).collect();
            score(s.rule, &observations, places)
        })
    }
}

/// The lab of this page.
pub fn use_lab() -> Lab {
    expect_context()
}
