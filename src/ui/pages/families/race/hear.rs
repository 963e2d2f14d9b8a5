//! What the worker of a lane says, into signals.

use super::Race;
use super::lane::{Lane, LaneTrouble, LaneView};
use crate::train::race::{ChartPoint, RaceReply, RaceReport};
use crate::train::{Goal, Wounded};
use crate::ui::slices::now_ms;
use crate::ui::trainer::{Heard, from_js, head_of};
use js_sys::Array;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

/// How much the newest report counts for the pace.
const NEWEST: f64 = 0.4;

impl Lane {
    pub(super) fn hear(self, race: Race, heard: Heard) {
        match heard {
            Heard::Ready => self.begin(),
            Heard::Broken => self.restart(race),
            Heard::Message(data) => {
                self.hold(|control| (control.heard_ms, control.n_starts) = (now_ms(), 0));
                if !self.keep_snapshot(&data) {
                    self.take(race, from_js(&data).ok_or(Wounded).and_then(RaceReply::from_message));
                }
            }
        }
    }

    /// Keeps a snapshot as it is; `false` if it is none.
    fn keep_snapshot(self, data: &JsValue) -> bool {
        let Some(head) = head_of(data).filter(|head| head.first() == Some(&RaceReply::SNAPSHOT)) else { return false };
        let (Some(step), Some(message)) = (head.get(1).copied(), data.dyn_ref::<Array>()) else { return false };
        let n_params = self.view.with_untracked(|view| view.as_ref().map_or(0, |view| view.n_params));
        self.hold(|control| control.snapshots.keep(step as u32, head, message.clone(), n_params as usize));
        true
    }

    fn take(self, race: Race, reply: Result<RaceReply, Wounded>) {
        match reply {
            Ok(RaceReply::Report(report)) => self.take_report(race, *report),
            Ok(RaceReply::Diverged(last_good)) => self.stop_with(race, LaneTrouble::Diverged(last_good)),
            Ok(RaceReply::NoFit(error)) => self.stop_with(race, LaneTrouble::NoFit(error)),
            Ok(RaceReply::Refused) => self.stop_with(race, LaneTrouble::NoWorker),
            Ok(RaceReply::Taken(taken)) => self.taken.set(Some(Arc::new(*taken))),
            // Kept above.
            Ok(RaceReply::Snapshot(_)) => {}
            Err(Wounded) => self.restart(race),
        }
    }

    fn stop_with(self, race: Race, trouble: LaneTrouble) {
        self.rest();
        self.hold(|control| control.is_asked = false);
        self.trouble.set(Some(trouble));
        race.one_rests();
    }

    fn take_report(self, race: Race, report: RaceReport) {
        let RaceReport {
            step,
            is_moving,
            is_on_plateau,
            seconds,
            hash,
            n_params,
            losses_from,
            losses,
            critic_losses,
            size,
            cells,
            off_plane,
            probed,
            samples,
            thinking,
            figures,
            chart,
        } = report;
        let Some(goal) = self.hold(|control| {
            control.is_asked = false;
            control.goal
        }) else {
            return;
        };
        join_losses(self.losses, losses_from, losses);
        join_losses(self.critic_losses, losses_from, critic_losses);
        self.join_chart(chart);
        self.measure_pace(step, is_moving);
        let before = self.view.get_untracked().filter(|before| before.step == step);
        let is_same = |before: &Arc<LaneView>| samples.is_empty().then(|| before.clone());
        let before = before.as_ref().and_then(is_same);
        let view = match before {
            // Only the probe was asked for.
            Some(before) => LaneView { probed, seconds, ..(*before).clone() },
            None => LaneView {
                step,
                seconds,
                hash: hash.map(|hash| format!("{hash:08x}")),
                n_params,
                size,
                cells: cells.into(),
                off_plane: (!off_plane.is_nan()).then_some(off_plane),
                probed,
                samples: Arc::new(samples),
                thinking: thinking.into(),
                figures,
            },
        };
        self.view.set(Some(Arc::new(view)));
        // A report from before the last order may still say that it stands.
        let has_arrived = !is_moving && (step >= goal.step || is_on_plateau || !self.family.trains());
        let was_moving = self.is_moving.get_untracked();
        if has_arrived {
            if is_on_plateau && step < goal.step {
                self.ended.set(Some(step));
            }
            self.hold(|control| control.goal = Goal::step(step));
            self.rest();
        }
        if has_arrived && was_moving || !is_moving {
            race.one_rests();
        }
        race.tell_scene();
        race.look_at_target(self);
    }

    fn join_chart(self, chart: Vec<ChartPoint>) {
        if chart.is_empty() {
            return;
        }
        let mut all = self.chart.get_untracked().to_vec();
        for point in chart {
            all.retain(|known| known.step != point.step);
            all.push(point);
        }
        all.sort_by_key(|point| point.step);
        self.chart.set(Arc::new(all));
    }

    fn measure_pace(self, step: u32, is_moving: bool) {
        let now = now_ms();
        let before = self.hold(|control| control.before.replace((step, now))).flatten();
        let Some((before_step, before_ms)) = before.filter(|(before, ms)| *before < step && now > *ms) else { return };
        if !is_moving {
            return;
        }
        let newest = f64::from(step - before_step) * 1e3 / (now - before_ms);
        let smooth = |before: f64| before + NEWEST * (newest - before);
        self.per_second.set(Some(self.per_second.get_untracked().map_or(newest, smooth)));
    }
}

/// Losses of batches stand by their steps, whatever was replayed.
fn join_losses(known: RwSignal<Arc<Vec<f32>>>, from: u32, losses: Vec<f32>) {
    if losses.is_empty() {
        return;
    }
    let mut all = known.get_untracked().to_vec();
    for (step, loss) in (from as usize..).zip(losses) {
        if step == all.len() {
            all.push(loss);
        } else if let Some(known) = all.get_mut(step) {
            *known = loss;
        }
    }
    known.set(Arc::new(all));
}
