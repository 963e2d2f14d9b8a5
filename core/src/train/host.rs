//! The worker's work, without a worker: takes orders, trains in slices, and tells how it stands when asked.
//!
//! What drives it hands over the time, so that tests can. Training has priority: looking at all pictures takes as long as some ten
//! steps, so a report is only made when training since the last one took a few times as long as that did.

use super::weights_hash::hash_of;
use super::{
    CoderSettings, Factors, Goal, Order, Pace, PcaReport, Pictures, Reply, Report, Snapshot, Training, snapshot_spacing,
};
use crate::model::Pca;
use std::sync::Arc;

/// Training goes on so long before orders are looked at again, ms.
const SLICE_MS: f64 = 12.0;
/// Training has so many times the time that reports have.
const TRAINING_SHARE: f64 = 3.0;
/// While training goes on, error and found factors of all pictures are measured no more often, ms.
const MEASURE_MS: f64 = 1_000.0;

/// A data set and a run on it.
#[derive(Debug, Default)]
pub struct Host {
    data: Option<Data>,
    run: Option<Run>,
}

#[derive(Debug)]
struct Data {
    which: Pictures,
    pictures: Arc<[f32]>,
    factors: Factors,
}

#[derive(Debug)]
struct Run {
    training: Training,
    goal: Goal,
    pace: Pace,
    is_asked: bool,
    has_failed: bool,
    /// When the next step may be made at this pace.
    due_ms: f64,
    reported_ms: f64,
    report_took_ms: f64,
    measured_ms: f64,
    errors_from: u32,
    errors: Vec<f32>,
}

impl Host {
    /// Takes an order.
    pub fn take(&mut self, order: Order, now_ms: f64) -> Vec<Reply> {
        match order {
            Order::Learn(which, latent) => vec![self.learn(which, latent)],
            Order::Train(settings, goal, pace, snapshot) => self.train(settings, goal, pace, snapshot, now_ms),
            Order::Pause => {
                if let Some(run) = &mut self.run {
                    run.goal.step = run.goal.step.min(run.training.steps());
                    run.is_asked = true;
                }
                Vec::new()
            }
            Order::Ask => {
                if let Some(run) = &mut self.run {
                    run.is_asked = true;
                }
                Vec::new()
            }
        }
    }

    fn learn(&mut self, which: Pictures, latent: usize) -> Reply {
        if self.data.as_ref().is_none_or(|data| data.which != which) {
            let (pictures, factors) = which.made();
            self.data = Some(Data { which, pictures, factors });
            self.run = None;
        }
        let fit = |data: &Data| {
            let pca = Pca::fit(&data.pictures, crate::data::PIXELS, latent).ok()?;
            Some(Reply::Pca(PcaReport::new(&pca, &data.pictures, &data.factors)))
        };
        self.data.as_ref().and_then(fit).unwrap_or(Reply::Refused)
    }

    fn train(
        &mut self,
        settings: CoderSettings,
        goal: Goal,
        pace: Pace,
        snapshot: Option<Snapshot>,
        now_ms: f64,
    ) -> Vec<Reply> {
        let Some(data) = &self.data else { return vec![Reply::Refused] };
        let goal = Goal { step: goal.step.min(settings.planned_steps), ..goal };
        let goes_on = |run: &Run| *run.training.settings() == settings && !run.has_failed;
        let here = self.run.take().filter(goes_on);
        let run = match snapshot {
            None => here.filter(|run| run.training.steps() <= goal.step),
            Some(snapshot) => {
                let training = here.map(|run| run.training).or_else(|| Training::new(settings, data.pictures.clone()));
                let back = training.and_then(|mut training| training.restore(snapshot).then_some(training));
                let Some(training) = back else { return vec![Reply::Refused] };
                Some(Run::new(training))
            }
        };
        let run = run.or_else(|| Training::new(settings, data.pictures.clone()).map(Run::new));
        let Some(run) = run else { return vec![Reply::Refused] };
        self.run = Some(Run { goal, pace, is_asked: true, due_ms: now_ms, ..run });
        Vec::new()
    }

    /// How long until there is work to do, ms; `None` if there is none until an order comes.
    pub fn wait_ms(&self, now_ms: f64) -> Option<f64> {
        let run = self.run.as_ref()?;
        match (run.is_moving(), run.is_asked) {
            (true, _) => Some((run.due_ms - now_ms).max(0.0)),
            // A run that failed has nothing more to tell.
            (false, true) if !run.has_failed => Some(0.0),
            (false, _) => None,
        }
    }

    /// Works for a slice.
    pub fn work(&mut self, now_ms: &mut dyn FnMut() -> f64) -> Vec<Reply> {
        let (Some(run), Some(data)) = (&mut self.run, &self.data) else { return Vec::new() };
        let mut replies = Vec::new();
        let start = now_ms();
        let mut now = start;
        while run.is_moving() && run.due_ms <= now && now - start < SLICE_MS {
            run.step(now, &mut replies);
            now = now_ms();
        }
        let is_due = now - run.reported_ms >= TRAINING_SHARE * run.report_took_ms;
        if run.is_asked && !run.has_failed && (is_due || !run.is_moving()) {
            replies.push(Reply::Report(run.report(now, &data.factors)));
            run.reported_ms = now_ms();
            run.report_took_ms = run.reported_ms - now;
        }
        replies
    }
}

impl Run {
    fn new(training: Training) -> Self {
        Self {
            goal: Goal::step(0),
            pace: Pace::Full,
            is_asked: false,
            has_failed: false,
            due_ms: 0.0,
            reported_ms: f64::NEG_INFINITY,
            report_took_ms: 0.0,
            measured_ms: f64::NEG_INFINITY,
            errors_from: training.steps(),
            errors: Vec::new(),
            training,
        }
    }

    fn is_moving(&self) -> bool {
        !self.has_failed && self.training.steps() < self.goal.step
    }

    fn step(&mut self, now_ms: f64, replies: &mut Vec<Reply>) {
        match self.training.step() {
            Err(diverged) => {
                self.has_failed = true;
                replies.push(Reply::Diverged(diverged.last_good));
            }
            Ok(error) => {
                self.errors.push(error);
                self.due_ms = match self.pace {
                    Pace::Full => now_ms,
                    // From when it was due, so that the pace is kept; but what a sleeping tab missed is not made up for.
                    Pace::PerSecond(n) => (self.due_ms + 1e3 / n).max(now_ms),
                };
                if self.goal.at_plateau && self.training.is_on_plateau() {
                    self.goal.step = self.training.steps();
                }
                // The last step is told of without being asked.
                self.is_asked |= !self.is_moving();
                let step = self.training.steps();
                if step.is_multiple_of(snapshot_spacing(step, self.training.coder().n_params())) {
                    replies.push(Reply::Snapshot(self.training.snapshot()));
                }
            }
        }
    }

    fn report(&mut self, now_ms: f64, factors: &Factors) -> Report {
        self.is_asked = false;
        let is_moving = self.is_moving();
        let training = &self.training;
        let (step, coder) = (training.steps(), training.coder());
        let codes = training.codes();
        let measures = !is_moving || now_ms - self.measured_ms >= MEASURE_MS;
        if measures {
            self.measured_ms = now_ms;
        }
        let report = Report {
            step,
            is_moving,
            is_on_plateau: !is_moving && training.is_on_plateau(),
            found: if measures { factors.found(&codes, coder.latent) } else { Vec::new() },
            mse: if measures { training.mse(&codes) } else { f64::NAN },
            kl: if measures { training.kl().unwrap_or(f64::NAN) } else { f64::NAN },
            hash: (!is_moving).then(|| hash_of(&[training.params()])),
            errors_from: self.errors_from,
            errors: std::mem::take(&mut self.errors),
            decoder: training.params()[coder.decoder_params()].to_vec(),
            codes,
        };
        self.errors_from = step;
        report
    }
}
