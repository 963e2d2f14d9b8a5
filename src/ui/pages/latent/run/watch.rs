//! Another worker where one has died or fallen silent.

use super::state::{Run, Trouble};
use crate::ui::trainer::{MAX_STARTS, Watched};
use leptos::prelude::*;

impl Watched for Run {
    fn is_moving(self) -> RwSignal<bool> {
        self.is_moving
    }

    fn heard_ms(self) -> Option<f64> {
        self.hold(|control| control.heard_ms)
    }

    fn hear_now(self, now_ms: f64) {
        self.hold(|control| control.heard_ms = now_ms);
    }

    fn ask(self) {
        Run::ask(self);
    }

    fn restart(self) {
        self.replace();
    }
}

impl Run {
    /// Another worker in place of the one that is there.
    pub(super) fn replace(self) {
        let step = self.hold(|control| {
            // Dropped, it is stopped.
            control.trainer = None;
            control.n_starts += 1;
            control.is_asked = false;
            let from = control.snapshots.before(control.goal.step).map_or(0, |(step, ..)| step);
            (control.n_starts <= MAX_STARTS).then_some(from)
        });
        match step.flatten() {
            Some(step) => {
                self.start();
                if self.is_moving.get_untracked() {
                    self.trouble.set(Some(Trouble::Restarted(step)));
                }
            }
            None => {
                self.rest();
                self.trouble.set(Some(Trouble::NoWorker));
            }
        }
    }
}
