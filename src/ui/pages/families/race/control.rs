//! Orders to the worker of a lane.

use super::Race;
use super::lane::{Lane, LaneTrouble};
use crate::plane::Point;
use crate::scene::Learned;
use crate::train::race::{RaceOrder, RaceSettings};
use crate::train::{Goal, Pace};
use crate::ui::slices::now_ms;
use crate::ui::trainer::{PACES, Trainer};
use leptos::prelude::*;
use std::sync::Arc;

impl Lane {
    /// Sees to it that the lane learns from these with these settings; `true` if that is new.
    pub(super) fn ensure(self, race: Race, learned: &Arc<Learned>, settings: RaceSettings) -> bool {
        let is_new = self.hold(|control| {
            let is_same = control.settings == Some(settings)
                && control.learned.as_ref().is_some_and(|known| Arc::ptr_eq(known, learned));
            (control.settings, control.learned) = (Some(settings), Some(learned.clone()));
            !is_same
        });
        if is_new == Some(true) {
            self.forget();
            self.start(race);
            let learn = RaceOrder::Learn(learned.observations.clone(), learned.truth.clone());
            self.post(learn);
        }
        is_new == Some(true)
    }

    /// The lane is gone, and its worker with it.
    pub(super) fn close(self) {
        if self.hold(|control| control.settings.is_none()).unwrap_or(true) {
            return;
        }
        self.forget();
        self.hold(|control| (control.settings, control.learned, control.trainer) = (None, None, None));
    }

    fn forget(self) {
        self.hold(|control| {
            control.snapshots.clear();
            control.goal = Goal::step(0);
        });
        self.view.set(None);
        self.losses.set(Arc::default());
        self.critic_losses.set(Arc::default());
        self.chart.set(Arc::default());
        self.ended.set(None);
        self.trouble.set(None);
        self.rest();
    }

    pub(super) fn rest(self) {
        self.is_moving.set(false);
        self.per_second.set(None);
        self.hold(|control| control.before = None);
    }

    /// Posts an order; before the worker is ready nothing is, since [`Self::begin`] then tells all there is to tell.
    pub(super) fn post(self, order: RaceOrder) {
        self.hold(|control| {
            if let Some(trainer) = control.trainer.as_ref().filter(|_| control.is_ready) {
                trainer.post(&order.into_message(), None);
            }
        });
    }

    /// Starts a worker, if none is there.
    pub(super) fn start(self, race: Race) {
        if self.hold(|control| control.trainer.is_some()).unwrap_or(true) {
            return;
        }
        let trainer = Trainer::start(move |heard| self.hear(race, heard));
        if trainer.is_none() {
            self.trouble.set(Some(LaneTrouble::NoWorker));
        }
        self.hold(|control| {
            control.trainer = trainer;
            control.is_ready = false;
            control.heard_ms = now_ms();
        });
    }

    /// Tells a worker that has just started all there is to tell.
    pub(super) fn begin(self) {
        let told = self.hold(|control| {
            control.is_ready = true;
            (control.learned.clone(), control.goal, control.probe)
        });
        let Some((Some(learned), goal, probe)) = told else { return };
        self.post(RaceOrder::Learn(learned.observations.clone(), learned.truth.clone()));
        self.post(RaceOrder::Probe(probe));
        self.order(goal, Some(goal.step));
    }

    /// Races until a goal, from where it stands or from the last snapshot before.
    pub(super) fn go(self, goal: Goal) {
        let now = self.view.with_untracked(|view| view.as_ref().map(|view| view.step));
        let nearest =
            self.hold(|control| control.snapshots.before(goal.step).map_or(0, |(step, ..)| step)).unwrap_or(0);
        let has_failed = self.has_failed();
        // One that runs may be past what it told last.
        let goes_back =
            now.is_some_and(|now| now > goal.step || now < nearest) || has_failed || self.is_moving.get_untracked();
        self.trouble.set(None);
        self.ended.set(None);
        self.is_moving.set(self.family.trains() && (now != Some(goal.step) || goes_back));
        let from = goes_back.then_some(goal.step);
        self.order(goal, from);
    }

    /// The order to race; from the last snapshot at or before `from`, if that is asked for and there is one.
    fn order(self, goal: Goal, from: Option<u32>) {
        self.hold(|control| {
            control.goal = goal;
            control.heard_ms = now_ms();
            control.is_asked = true;
            let pace = PACES[control.pace % PACES.len()].map_or(Pace::Full, |n| Pace::PerSecond(f64::from(n)));
            let (Some(settings), Some(trainer)) = (control.settings, control.trainer.as_ref()) else { return };
            if !control.is_ready {
                return;
            }
            let mut message = RaceOrder::Race(settings, goal, pace, None).into_message();
            match from.and_then(|from| control.snapshots.before(from)) {
                Some((_, head, lists)) => {
                    message.head.extend(head.iter().skip(1));
                    trainer.post(&message, Some(lists));
                }
                None => trainer.post(&message, None),
            }
        });
    }

    /// Another pace, from now on.
    pub(super) fn set_pace(self, pace: usize) {
        let goal = self.hold(|control| {
            control.pace = pace;
            control.goal
        });
        if let Some(goal) = goal.filter(|_| self.is_moving.get_untracked()) {
            self.order(goal, None);
        }
    }

    /// Asks for p_model there from now on.
    pub(super) fn set_probe(self, probe: Option<Point>) {
        if self.hold(|control| std::mem::replace(&mut control.probe, probe) != probe) == Some(true) {
            self.post(RaceOrder::Probe(probe));
        }
    }

    /// Asks how it stands, if that is not on the way.
    pub(super) fn ask(self) {
        if self.hold(|control| !std::mem::replace(&mut control.is_asked, true)) == Some(true) {
            self.post(RaceOrder::Ask);
        }
    }
}
