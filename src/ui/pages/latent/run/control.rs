//! Orders to the worker.

use super::state::{Run, Trouble};
use crate::scene::{LatentEdit, LatentModel, LatentSource, LatentStop};
use crate::train::{CoderSettings, Goal, Order, Pace, Pictures, grey_share};
use crate::ui::dom::effect;
use crate::ui::slices::now_ms;
use crate::ui::trainer::{PACES, Trainer, watch};
use leptos::prelude::*;

impl Run {
    /// Sees to it that the worker's run is that of the scene, as long as the page is there.
    pub fn follow(self) {
        let wanted = self.work.pick(|s| (s.source(), s.latent as usize, s.settings(), s.steps));
        effect(move || {
            let (source, size, settings, steps) = wanted.get();
            self.start();
            // A person's own pictures may come later, or never.
            self.own.track();
            if self.learn(source, size) {
                self.train(settings, steps);
            }
        });
        watch(self);
    }

    /// Posts an order; before the worker is ready nothing is, since [`Self::begin`] then tells all there is to tell.
    fn post(self, order: Order) {
        self.hold(|control| {
            if let Some(trainer) = control.trainer.as_ref().filter(|_| control.is_ready) {
                trainer.post(&order.into_message(), None);
            }
        });
    }

    /// Starts a worker, if none is there.
    pub(super) fn start(self) {
        if self.hold(|control| control.trainer.is_some()).unwrap_or(true) {
            return;
        }
        let trainer = Trainer::start(move |heard| self.hear(heard));
        if trainer.is_none() {
            self.trouble.set(Some(Trouble::NoWorker));
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
            (control.learned, control.settings, control.goal)
        });
        let Some((Some((source, size)), settings, goal)) = told else { return };
        let Some(pictures) = self.pictures(source) else { return };
        self.post(Order::Learn(pictures, size));
        if let Some(settings) = settings {
            self.order(settings, goal, Some(goal.step));
        }
    }

    /// What to learn from; `None` while a person's own pictures are not there.
    fn pictures(self, source: LatentSource) -> Option<Pictures> {
        match source {
            LatentSource::Jars(settings) => Some(Pictures::Jars(settings)),
            LatentSource::Outfits => Some(Pictures::Outfits),
            LatentSource::Own(id) => self.own.with_untracked(|own| {
                let own = own.as_ref().filter(|own| own.id() == id)?;
                let greys = own.pictures().as_flattened().iter().map(|grey| grey_share(*grey)).collect();
                Some(Pictures::Own(greys))
            }),
        }
    }

    /// Sees to it that the worker learns from these pictures; `false` while they are not there.
    fn learn(self, source: LatentSource, size: usize) -> bool {
        if self.hold(|control| control.learned == Some((source, size))) == Some(true) {
            return true;
        }
        self.forget();
        self.pca.set(None);
        let pictures = self.pictures(source);
        self.hold(|control| control.learned = pictures.is_some().then_some((source, size)));
        let Some(pictures) = pictures else { return false };
        self.post(Order::Learn(pictures, size));
        true
    }

    /// Nothing is known of a run any more.
    fn forget(self) {
        self.hold(|control| {
            control.settings = None;
            control.snapshots.clear();
            control.seeks = None;
            (control.is_seeking, control.is_held) = (false, false);
        });
        self.trained.set(None);
        self.errors.set(Default::default());
        self.rest();
        self.is_flat.set(false);
        self.trouble.set(None);
    }

    /// It stands still.
    pub(super) fn rest(self) {
        self.is_moving.set(false);
        self.per_second.set(None);
        self.replays_to.set(None);
        self.hold(|control| control.before = None);
    }

    fn train(self, settings: Option<CoderSettings>, steps: u32) {
        let Some(settings) = settings else {
            // PCA needs no training: what was trained stays, in case it is asked for again.
            if self.is_moving.get_untracked() {
                self.pause();
            }
            return;
        };
        let is_new = self.hold(|control| control.settings != Some(settings)).unwrap_or(false);
        if is_new {
            self.forget();
        }
        let is_seeking = self.hold(|control| control.is_seeking || control.is_held) == Some(true);
        // Those that it trained by itself it told of.
        if is_new || self.reached() != steps && !self.is_moving.get_untracked() && !is_seeking {
            let at = self.reached();
            self.replays_to.set((steps > at.max(1)).then_some(steps));
            self.go(settings, Goal::step(steps));
        }
    }

    /// Steps that the scene was told of, or that are being made for it.
    fn reached(self) -> u32 {
        self.hold(|control| control.goal.step).unwrap_or(0)
    }

    /// Trains until a goal, from where it stands or from the last snapshot before.
    pub(super) fn go(self, settings: CoderSettings, goal: Goal) {
        let until = goal.step;
        let now = self.trained.with_untracked(|shown| shown.as_ref().map(|shown| shown.step));
        // From where it stands, unless that is past, or a snapshot is nearer.
        let nearest = self.hold(|control| control.snapshots.before(until).map_or(0, |(step, ..)| step)).unwrap_or(0);
        let goes_back = now.is_some_and(|now| now > until || now < nearest) || self.has_failed();
        self.trouble.set(None);
        self.is_flat.set(false);
        self.start();
        self.is_moving.set(true);
        self.order(settings, goal, goes_back.then_some(until));
    }

    fn has_failed(self) -> bool {
        matches!(self.trouble.get_untracked(), Some(Trouble::Diverged(_)))
    }

    /// The order to train; from the last snapshot at or before `from`, if that is asked for and there is one.
    fn order(self, settings: CoderSettings, goal: Goal, from: Option<u32>) {
        let pace = match PACES[self.pace.get_untracked() % PACES.len()] {
            None => Pace::Full,
            Some(n) => Pace::PerSecond(f64::from(n)),
        };
        self.hold(|control| {
            (control.settings, control.goal) = (Some(settings), goal);
            control.heard_ms = now_ms();
            control.is_asked = true;
            let Some(trainer) = control.trainer.as_ref().filter(|_| control.is_ready) else { return };
            let mut message = Order::Train(settings, goal, pace, None).into_message();
            match from.and_then(|from| control.snapshots.before(from)) {
                Some((_, head, lists)) => {
                    message.head.extend(head.iter().skip(1));
                    trainer.post(&message, Some(lists));
                }
                None => trainer.post(&message, None),
            }
        });
    }

    /// Stands still.
    pub fn pause(self) {
        self.post(Order::Pause);
    }

    /// Back to step 0; the scene follows.
    pub fn reset(self) {
        // Also if the slider is still on its way somewhere: what it asked for is over.
        self.hold(|control| (control.seeks, control.is_seeking, control.is_held) = (None, false, false));
        self.is_moving.set(false);
        self.trouble.set(None);
        self.errors.set(Default::default());
    }

    /// Asks how it stands, if that is not on the way.
    pub(super) fn ask(self) {
        if self.hold(|control| !std::mem::replace(&mut control.is_asked, true)) == Some(true) {
            self.post(Order::Ask);
        }
    }

    /// Another pace, from now on.
    pub fn set_pace(self, pace: usize) {
        self.pace.set(pace);
        let run = self.hold(|control| control.settings.zip(Some(control.goal))).flatten();
        if let Some((settings, goal)) = run.filter(|_| self.is_moving.get_untracked()) {
            self.order(settings, goal, None);
        }
    }

    /// Trains on, up to a step that is worked out from where it stands and the planned ones. PCA gives way to the variational
    /// autoencoder.
    pub fn play(self, until: impl Fn(u32, u32) -> u32) {
        if self.scene().model == LatentModel::Pca && self.work.edit(LatentEdit::Model(LatentModel::Vae), None).is_err()
        {
            return;
        }
        let scene = self.scene();
        let Some(settings) = scene.settings() else { return };
        if !self.learn(scene.source(), scene.latent as usize) {
            return;
        }
        if self.hold(|control| control.settings != Some(settings)) == Some(true) {
            self.forget();
        }
        let now = self.trained.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.step));
        let step = until(now, settings.planned_steps).min(settings.planned_steps);
        self.go(settings, Goal { step, at_plateau: scene.stop == LatentStop::Plateau });
    }

    /// Goes to a step: while the slider moves, to the snapshot before it at once; exactly when it is let go.
    pub fn seek(self, step: u32, exactly: bool) {
        let busy = self.hold(|control| {
            control.seeks = Some((step, exactly));
            control.is_held = !exactly;
            std::mem::replace(&mut control.is_seeking, true)
        });
        if busy == Some(false) {
            self.seek_on();
        }
    }

    /// Goes where the slider wants to be by now.
    pub(super) fn seek_on(self) {
        let Some(Some((step, exactly))) = self.hold(|control| control.seeks.take()) else { return };
        let Some(settings) = self.scene().settings() else { return };
        let nearest = self.hold(|control| control.snapshots.before(step).map_or(0, |(step, ..)| step)).unwrap_or(0);
        self.trouble.set(None);
        self.is_flat.set(false);
        self.is_moving.set(exactly);
        let until = if exactly { step } else { nearest };
        let now = self.trained.with_untracked(|shown| shown.as_ref().map(|shown| shown.step));
        let from_here = exactly && now.is_some_and(|now| now <= step && now >= nearest);
        self.order(settings, Goal::step(until), (!from_here).then_some(step));
    }
}
