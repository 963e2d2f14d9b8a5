//! Asks for a report once a frame while a lane moves; and starts another worker where one has died or fallen silent.

use super::Race;
use super::lane::{Lane, LaneTrouble};
use crate::ui::dom::effect;
use crate::ui::palette::reduced_motion;
use crate::ui::slices::{next_frame, now_ms, wait_ms};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A worker that is silent for so long while the page is seen has died.
const SILENT_MS: f64 = 10_000.0;
/// A worker that dies so often without a word is not started again.
const MAX_STARTS: u32 = 3;
/// Between two reports for who wants less motion, ms.
const CALM_MS: i32 = 1_000;

impl Lane {
    pub(super) fn watch(self, race: Race) {
        let is_moving = self.is_moving;
        effect(move || {
            if !is_moving.get() {
                return;
            }
            spawn_local(async move {
                while is_moving.try_get_untracked() == Some(true) {
                    self.ask();
                    if reduced_motion() {
                        wait_ms(CALM_MS).await;
                    }
                    // In a hidden tab there is none: training goes on, and nobody asks.
                    let before = now_ms();
                    next_frame().await;
                    let now = now_ms();
                    if now - before > SILENT_MS / 2.0 {
                        self.hold(|control| control.heard_ms = now);
                    }
                    if self.hold(|control| now - control.heard_ms > SILENT_MS) == Some(true) {
                        self.restart(race);
                    }
                }
            });
        });
    }

    /// Another worker in place of the one that is there.
    pub(super) fn restart(self, race: Race) {
        let step = self.hold(|control| {
            // Dropped, it is stopped.
            control.trainer = None;
            control.n_starts += 1;
            control.is_asked = false;
            let from = control.snapshots.before(control.goal.step).map_or(0, |(step, ..)| step);
            (control.n_starts <= MAX_STARTS && control.settings.is_some()).then_some(from)
        });
        match step.flatten() {
            Some(step) => {
                self.start(race);
                if self.is_moving.get_untracked() {
                    self.trouble.set(Some(LaneTrouble::Restarted(step)));
                }
            }
            None => {
                self.rest();
                self.trouble.set(Some(LaneTrouble::NoWorker));
                race.one_rests();
            }
        }
    }
}
