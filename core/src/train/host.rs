//! The worker's work, without a worker: takes orders, trains in slices, and tells how it stands when asked.
//!
//! What drives it hands over the time, so that tests can. Training has priority: looking at all jars takes as long as some ten
//! steps, so a report is only made when training since the last one took a few times as long as that did.

use super::report::found;
use super::weights_hash::hash_of;
use super::{CoderSettings, Order, Pace, PcaReport, Reply, Report, Snapshot, Training, snapshot_spacing};
use crate::data::JarSettings;
use crate::model::Pca;
use std::sync::Arc;

/// Training goes on so long before orders are looked at again, ms.
const SLICE_MS: f64 = 12.0;
/// Training has so many times the time that reports have.
const TRAINING_SHARE: f64 = 3.0;
/// While training goes on, the error of all jars is measured no more often, ms.
const MEASURE_MS: f64 = 1_000.0;

/// A data set and a run on it.
#[derive(Debug, Default)]
pub struct Host {
    jars: Option<Jars>,
    run: Option<Run>,
}

#[derive(Debug)]
struct Jars {
    settings: JarSettings,
    pictures: Arc<[f32]>,
    factors: [Vec<f64>; 2],
}

#[derive(Debug)]
struct Run {
    training: Training,
    until: u32,
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
            Order::Jars(settings, latent) => vec![self.make(settings, latent)],
            Order::Train(settings, until, pace, snapshot) => self.train(settings, until, pace, snapshot, now_ms),
            Order::Pause => {
                if let Some(run) = &mut self.run {
                    run.until = run.until.min(run.training.steps());
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

    fn make(&mut self, settings: JarSettings, latent: usize) -> Reply {
        if self.jars.as_ref().is_none_or(|jars| jars.settings != settings) {
            let made = settings.jars();
            let pictures = settings.pictures(&made).into();
            let factors = [made.iter().map(|jar| jar.height).collect(), made.iter().map(|jar| jar.width).collect()];
            self.jars = Some(Jars { settings, pictures, factors });
            self.run = None;
        }
        let fit = |jars: &Jars| {
            let pca = Pca::fit(&jars.pictures, crate::data::PIXELS, latent).ok()?;
            Some(Reply::Pca(PcaReport::new(&pca, &jars.pictures, &jars.factors)))
        };
        self.jars.as_ref().and_then(fit).unwrap_or(Reply::Refused)
    }

    fn train(
        &mut self,
        settings: CoderSettings,
        until: u32,
        pace: Pace,
        snapshot: Option<Snapshot>,
        now_ms: f64,
    ) -> Vec<Reply> {
        let Some(jars) = &self.jars else { return vec![Reply::Refused] };
        let until = until.min(settings.planned_steps);
        let goes_on = |run: &Run| *run.training.settings() == settings && !run.has_failed;
        let here = self.run.take().filter(goes_on);
        let run = match snapshot {
            None => here.filter(|run| run.training.steps() <= until),
            Some(snapshot) => {
                let training = here.map(|run| run.training).or_else(|| Training::new(settings, jars.pictures.clone()));
                let back = training.and_then(|mut training| training.restore(snapshot).then_some(training));
                let Some(training) = back else { return vec![Reply::Refused] };
                Some(Run::new(training))
            }
        };
        let run = run.or_else(|| Training::new(settings, jars.pictures.clone()).map(Run::new));
        let Some(run) = run else { return vec![Reply::Refused] };
        self.run = Some(Run { until, pace, is_asked: true, due_ms: now_ms, ..run });
        Vec::new()
    }

    /// How long until there is work to do, ms; `None` if there is none until an order comes.
    pub fn wait_ms(&self, now_ms: f64) -> Option<f64> {
        let run = self.run.as_ref()?;
        match (run.is_moving(), run.is_asked) {
            (true, _) => Some((run.due_ms - now_ms).max(0.0)),
            (false, true) => Some(0.0),
            (false, false) => None,
        }
    }

    /// Works for a slice.
    pub fn work(&mut self, now_ms: &mut dyn FnMut() -> f64) -> Vec<Reply> {
        let (Some(run), Some(jars)) = (&mut self.run, &self.jars) else { return Vec::new() };
        let mut replies = Vec::new();
        let start = now_ms();
        let mut now = start;
        while run.is_moving() && run.due_ms <= now && now - start < SLICE_MS {
            run.step(now, &mut replies);
            now = now_ms();
        }
        let is_due = now - run.reported_ms >= TRAINING_SHARE * run.report_took_ms;
        if run.is_asked && !run.has_failed && (is_due || !run.is_moving()) {
            replies.push(Reply::Report(run.report(now, &jars.factors)));
            run.reported_ms = now_ms();
            run.report_took_ms = run.reported_ms - now;
        }
        replies
    }
}

impl Run {
    fn new(training: Training) -> Self {
        Self {
            until: 0,
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
        !self.has_failed && self.training.steps() < self.until
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
                // The last step is told of without being asked.
                self.is_asked |= !self.is_moving();
                let step = self.training.steps();
                if step.is_multiple_of(snapshot_spacing(step, self.training.coder().n_params())) {
                    replies.push(Reply::Snapshot(self.training.snapshot()));
                }
            }
        }
    }

    fn report(&mut self, now_ms: f64, factors: &[Vec<f64>; 2]) -> Report {
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
            r2: found(&codes, coder.latent, factors),
            mse: if measures { training.mse(&codes) } else { f64::NAN },
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
