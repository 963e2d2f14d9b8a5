//! The worker's work, without a worker: takes orders, races in slices, and tells how the lane stands when asked.
//!
//! What drives it hands over the time, so that tests can. Training has priority: a report is only made when training since the
//! last one took a few times as long as that did.

use super::lane::{Data, Lane};
use super::{RaceOrder, RaceReply, RaceSettings};
use crate::plane::Point;
use crate::train::{Goal, Pace, Snapshot};

/// Work goes on so long before orders are looked at again, ms.
const SLICE_MS: f64 = 12.0;
/// Training has so many times the time that reports have.
const TRAINING_SHARE: f64 = 6.0;

/// Observations, and a lane on them.
#[derive(Default)]
pub struct RaceHost {
    data: Option<Data>,
    lane: Option<Lane>,
    probe: Option<Point>,
    reported_ms: Option<f64>,
    report_took_ms: f64,
}

impl RaceHost {
    /// Takes an order.
    pub fn take(&mut self, order: RaceOrder, now_ms: f64) -> Vec<RaceReply> {
        match order {
            RaceOrder::Learn(observations, truth) => {
                self.data = Some(Data { observations, truth });
                self.lane = None;
            }
            RaceOrder::Race(settings, goal, pace, snapshot) => {
                return self.race(settings, goal, pace, snapshot, now_ms);
            }
            RaceOrder::Pause => {
                if let Some(lane) = &mut self.lane {
                    lane.goal.step = lane.goal.step.min(lane.steps());
                    lane.is_asked = true;
                }
            }
            RaceOrder::Ask => {
                if let Some(lane) = &mut self.lane {
                    lane.is_asked = true;
                }
            }
            RaceOrder::Take => {
                let taken = self.lane.as_ref().and_then(Lane::taken);
                return taken.map(|taken| RaceReply::Taken(taken.into())).into_iter().collect();
            }
            RaceOrder::Probe(place) => {
                self.probe = place;
                if let Some(lane) = &mut self.lane {
                    lane.probe = place;
                    let is_standing = !lane.is_moving() && !lane.has_failed;
                    lane.is_asked |= is_standing;
                }
            }
        }
        Vec::new()
    }

    fn race(
        &mut self,
        settings: RaceSettings,
        goal: Goal,
        pace: Pace,
        snapshot: Option<Snapshot>,
        now_ms: f64,
    ) -> Vec<RaceReply> {
        let Some(data) = &self.data else { return vec![RaceReply::Refused] };
        let goal = Goal { step: goal.step.min(settings.planned_steps), ..goal };
        let here = self.lane.take().filter(|lane| lane.settings == settings && !lane.has_failed);
        let here = match &snapshot {
            None => here.filter(|lane| lane.steps() <= goal.step),
            Some(_) => here,
        };
        let lane = match here {
            Some(lane) => Ok(lane),
            None => Lane::new(settings, data),
        };
        let mut lane = match lane {
            Ok(lane) => lane,
            Err(error) => return vec![RaceReply::NoFit(error)],
        };
        if let Some(snapshot) = snapshot
            && !lane.restore(snapshot)
        {
            return vec![RaceReply::Refused];
        }
        (lane.goal, lane.pace, lane.is_asked, lane.due_ms, lane.probe) = (goal, pace, true, now_ms, self.probe);
        self.lane = Some(lane);
        Vec::new()
    }

    /// How long until there is work to do, ms; `None` if there is none until an order comes.
    pub fn wait_ms(&self, now_ms: f64) -> Option<f64> {
        let lane = self.lane.as_ref()?;
        match (lane.has_work(), lane.is_moving()) {
            (true, false) => Some(0.0),
            (_, true) => Some((lane.due_ms - now_ms).max(0.0)),
            (false, false) => None,
        }
    }

    /// Works for a slice.
    pub fn work(&mut self, now_ms: &mut dyn FnMut() -> f64) -> Vec<RaceReply> {
        let Some(lane) = &mut self.lane else { return Vec::new() };
        let mut replies = Vec::new();
        let start = now_ms();
        let mut now = start;
        while now - start < SLICE_MS {
            let is_training = lane.steps_next();
            if !lane.work(now, &mut replies) {
                break;
            }
            let then = now_ms();
            if is_training {
                lane.worked_ms += then - now;
            }
            now = then;
        }
        let is_due = self.reported_ms.is_none_or(|reported| now - reported >= TRAINING_SHARE * self.report_took_ms);
        if lane.is_asked && lane.is_moving() && is_due {
            replies.push(RaceReply::Report(lane.report().into()));
            let then = now_ms();
            (self.reported_ms, self.report_took_ms) = (Some(then), then - now);
        }
        replies
    }
}
