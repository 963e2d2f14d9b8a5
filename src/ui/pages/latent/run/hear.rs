//! What the worker says, into signals.

use super::state::{Run, Shown, Trouble};
use crate::scene::{LatentEdit, LatentStop, PageScene};
use crate::train::{Drawer, Goal, PcaReport, Reply, Report, Wounded};
use crate::ui::slices::now_ms;
use crate::ui::trainer::{Heard, PACES, from_js, head_of};
use js_sys::Array;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// While it moves, the scene is told how far it came no more often, ms.
const TELL_MS: f64 = 2_000.0;
/// How much the newest report counts for the pace.
const NEWEST: f64 = 0.4;

/// NaN says that there is none.
fn number(x: f64) -> Option<f64> {
    (!x.is_nan()).then_some(x)
}

impl Run {
    pub(super) fn hear(self, heard: Heard) {
        match heard {
            Heard::Ready => self.begin(),
            Heard::Broken => self.replace(),
            Heard::Message(data) => {
                self.hold(|control| (control.heard_ms, control.n_starts) = (now_ms(), 0));
                if !self.keep_snapshot(&data) {
                    let reply = from_js(&data).ok_or(Wounded).and_then(Reply::from_message);
                    self.take(reply);
                }
            }
        }
    }

    /// Keeps a snapshot as it is; `false` if it is none.
    fn keep_snapshot(self, data: &JsValue) -> bool {
        let Some(head) = head_of(data).filter(|head| head.first() == Some(&Reply::SNAPSHOT)) else { return false };
        let (Some(step), Some(message)) = (head.get(1).copied(), data.dyn_ref::<Array>()) else { return false };
        self.hold(|control| {
            if let Some(settings) = control.settings {
                let n_params = settings.kind.n_params(settings.latent);
                control.snapshots.keep(step as u32, head, message.clone(), n_params);
            }
        });
        true
    }

    fn take(self, reply: Result<Reply, Wounded>) {
        match reply {
            Ok(Reply::Pca(report)) => self.take_pca(report),
            Ok(Reply::Report(report)) => self.take_report(report),
            Ok(Reply::Diverged(last_good)) => {
                self.rest();
                self.hold(|control| control.is_asked = false);
                self.trouble.set(Some(Trouble::Diverged(last_good)));
            }
            Ok(Reply::Refused) => self.trouble.set(Some(Trouble::Refused)),
            // Kept above.
            Ok(Reply::Snapshot(_)) => {}
            Err(Wounded) => self.replace(),
        }
    }

    fn take_pca(self, report: PcaReport) {
        let Some(drawer) = Drawer::of_pca(&report) else { return };
        let PcaReport { codes, found, mse, .. } = report;
        let (latent, found) = (drawer.latent(), found.into_iter().map(number).collect());
        // Of pictures before these.
        if codes.len() != self.scene().n_pictures() * latent {
            return;
        }
        let codes = codes.into();
        self.pca.set(Some(Arc::new(Shown {
            step: 0,
            codes,
            latent,
            drawer,
            found,
            mse: Some(mse),
            kl: None,
            hash: None,
        })));
    }

    fn take_report(self, report: Report) {
        let Report { step, is_moving, is_on_plateau, found, mse, kl, hash, errors_from, errors, codes, decoder } =
            report;
        let Some(settings) = self.hold(|control| control.settings).flatten() else { return };
        // Of a run before this one.
        let n_codes = self.scene().n_pictures() * settings.latent;
        let Some(drawer) = Drawer::of_network(settings.latent, decoder).filter(|_| codes.len() == n_codes) else {
            return;
        };
        self.hold(|control| control.is_asked = false);
        self.join_errors(errors_from, errors);
        self.measure_pace(step, is_moving);
        let before = self.trained.get_untracked();
        let before = before.as_ref();
        let mse = number(mse).or(before.and_then(|shown| shown.mse));
        let kl = number(kl).or(before.and_then(|shown| shown.kl));
        let found: Vec<Option<f64>> = match before {
            // It was not measured this time.
            Some(before) if found.is_empty() => before.found.clone(),
            _ => found.into_iter().map(number).collect(),
        };
        let hash = hash.map(|hash| format!("{hash:08x}"));
        if !is_moving {
            self.hold(|control| control.goal = Goal::step(step));
            self.is_flat.set(is_on_plateau && self.scene().stop == LatentStop::Plateau);
            self.rest();
        }
        let (codes, latent) = (codes.into(), settings.latent);
        let shown = Shown { step, codes, latent, drawer, found, mse, kl, hash };
        self.trained.set(Some(Arc::new(shown)));
        self.tell_scene(step, is_moving);
        if self.hold(|control| std::mem::take(&mut control.is_seeking)) == Some(true) && !is_moving {
            let waits = self.hold(|control| {
                control.is_seeking = control.seeks.is_some();
                control.is_seeking
            });
            if waits == Some(true) {
                self.seek_on();
            }
        }
    }

    /// Errors of batches stand by their steps, whatever was replayed.
    fn join_errors(self, from: u32, errors: Vec<f32>) {
        if errors.is_empty() {
            return;
        }
        let mut all = self.errors.get_untracked().to_vec();
        for (step, error) in (from as usize..).zip(errors) {
            if step == all.len() {
                all.push(error);
            } else if let Some(known) = all.get_mut(step) {
                *known = error;
            }
        }
        self.errors.set(Arc::new(all));
    }

    fn measure_pace(self, step: u32, is_moving: bool) {
        let now = now_ms();
        let before = self.hold(|control| control.before.replace((step, now))).flatten();
        let Some((before_step, before_ms)) = before.filter(|(before, ms)| *before < step && now > *ms) else { return };
        let newest = f64::from(step - before_step) * 1e3 / (now - before_ms);
        if !is_moving {
            // The last report waits for the error of all jars.
            return;
        }
        let smooth = |before: f64| before + NEWEST * (newest - before);
        let pace = self.per_second.get_untracked().map_or(newest, smooth);
        self.per_second.set(Some(pace));
        if PACES[self.pace.get_untracked() % PACES.len()].is_none() {
            self.last_pace.set(Some(pace));
        }
    }

    /// The scene holds how far it came: no step of undo.
    fn tell_scene(self, step: u32, is_moving: bool) {
        let now = now_ms();
        let is_due = self.hold(|control| {
            let is_due = !control.is_held && (!is_moving || now - control.told_ms > TELL_MS);
            if is_due {
                control.told_ms = now;
            }
            is_due
        });
        if is_due == Some(true) && self.scene().settings().is_some() {
            let now = self.scene();
            // Also into steps before it that knew no better, so that undo does not take training back.
            self.work.correct_back(|scene| {
                let is_same = scene.has_run_of(&now) && scene.steps == now.steps;
                is_same.then(|| scene.edited(LatentEdit::Reached(step)).ok()).flatten()
            });
        }
    }
}
