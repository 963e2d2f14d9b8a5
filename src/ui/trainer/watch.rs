//! Asks a worker for a report once a frame while its run moves, and tells when it has fallen silent.

use crate::ui::dom::effect;
use crate::ui::palette::reduced_motion;
use crate::ui::slices::{next_frame, now_ms, wait_ms};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A worker that is silent for so long while the page is seen has died.
const SILENT_MS: f64 = 10_000.0;
/// Between two reports for who wants less motion, ms.
const CALM_MS: i32 = 1_000;

/// What the page knows of a worker.
pub trait Watched: Copy + 'static {
    /// Whether its run goes on by itself.
    fn is_moving(self) -> RwSignal<bool>;
    /// When it was heard of last, ms; `None` if the page is gone.
    fn heard_ms(self) -> Option<f64>;
    /// It was heard of now.
    fn hear_now(self, now_ms: f64);
    /// Asks how it stands, if that is not on the way.
    fn ask(self);
    /// Another one in its place.
    fn restart(self);
}

/// As long as the page is there.
pub fn watch(run: impl Watched) {
    let is_moving = run.is_moving();
    effect(move || {
        if !is_moving.get() {
            return;
        }
        spawn_local(async move {
            while is_moving.try_get_untracked() == Some(true) {
                run.ask();
                if reduced_motion() {
                    wait_ms(CALM_MS).await;
                }
                // In a hidden tab there is none: training goes on, and nobody asks.
                let before = now_ms();
                next_frame().await;
                let now = now_ms();
                if now - before > SILENT_MS / 2.0 {
                    run.hear_now(now);
                }
                if run.heard_ms().is_some_and(|heard| now - heard > SILENT_MS) {
                    run.restart();
                }
            }
        });
    });
}
