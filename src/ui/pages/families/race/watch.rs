//! Another worker where one has died or fallen silent.

use super::Race;
use super::lane::{Lane, LaneTrouble};
use crate::ui::trainer::{MAX_STARTS, Watched, watch};
use leptos::prelude::*;

/// A lane as it is watched: what becomes of it concerns the race.
#[derive(Clone, Copy)]
struct WatchedLane(Lane, Race);

impl Watched for WatchedLane {
    fn is_moving(self) -> RwSignal<bool> {
        self.0.is_moving
    }

    fn heard_ms(self) -> Option<f64> {
        self.0.hold(|control| control.heard_ms)
    }

    fn hear_now(self, now_ms: f64) {
        self.0.hold(|control| control.heard_ms = now_ms);
    }

    fn ask(self) {
        self.0.ask();
    }

    fn restart(self) {
        self.0.restart(self.1);
    }
}

impl Lane {
    /// As long as the page is there.
    pub(super) fn watch(self, race: Race) {
        watch(WatchedLane(self, race));
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
