//! A lane at work: trains or fits, is judged at some of its steps, and tells of itself.

use super::judge::{CHART_SAMPLES, Judge, Truth, chart_steps};
use super::smoothed::smoothed;
use super::thinking::{ARROWS_EVERY, fitted, thinking};
use super::{ChartPoint, RaceFamily, RaceReply, RaceReport, RaceSettings, Racer, Racing, Says, Taken};
use crate::math;
use crate::metric::METRIC_POINTS;
use crate::model::{
    Bandwidth, BoxParams, CELL_COLUMNS, CELL_ROWS, Fit, FitError, GridParams, Pmodel, SmoothFit, SmoothParams,
    cell_middle,
};
use crate::net::Matrix;
use crate::plane::Point;
use crate::rng::{LabRng, stream};
use crate::train::family::{DiffusionRoom, NOISE_STEPS, Network, in_single};
use crate::train::weights_hash::hash_of;
use crate::train::{Goal, Pace, Snapshot, snapshot_spacing};
use std::sync::Arc;

/// While it moves, p_model is shown in so many columns and rows.
const ROUGH: [usize; 2] = [90, 45];
/// And so many samples.
const FEW_SAMPLES: usize = 400;
/// Where p_model is a picture of samples: so many, or so many that are walked back.
const QUICK_SAMPLES: usize = 3_000;
const QUICK_WALKS: usize = 300;
/// Draws of a VAE's bound at the probe.
const PROBE_DRAWS: usize = 256;
/// Cells that are worked out in one step.
const CELLS_AT_ONCE: usize = 360;
/// The grid of a lane: that of the page Points.
pub const RACE_GRID: GridParams = GridParams { columns: 24, rows: 12, pseudocount: 0.0 };

/// What there is to learn from.
#[derive(Clone, Debug)]
pub(super) struct Data {
    pub observations: Arc<[Point]>,
    pub truth: Arc<Truth>,
}

enum Model {
    Training(Box<Racing>),
    /// `None` when it is done, and turned into what follows.
    Fitting(Option<Box<SmoothFit>>),
    Fitted(Box<Pmodel>),
}

/// All that is worked out of a model that stands.
struct Whole {
    racer: Racer,
    judge: Judge,
    is_judged: bool,
    cells: Vec<f64>,
}

/// A model in its lane.
pub(super) struct Lane {
    pub settings: RaceSettings,
    pub goal: Goal,
    pub pace: Pace,
    /// Whether the page waits for a report.
    pub is_asked: bool,
    pub has_failed: bool,
    pub probe: Option<Point>,
    /// When the next step may be made at this pace.
    pub due_ms: f64,
    /// Time that steps took.
    pub worked_ms: f64,
    model: Model,
    data: Data,
    losses_from: u32,
    losses: Vec<f32>,
    critic_losses: Vec<f32>,
    judged: Vec<u32>,
    chart: Vec<ChartPoint>,
    judge: Option<Judge>,
    whole: Option<Whole>,
    /// The step whose figures were worked out, or are being.
    known: Option<u32>,
}

impl Lane {
    /// At step 0.
    pub fn new(settings: RaceSettings, data: &Data) -> Result<Self, FitError> {
        let points = &data.observations;
        if points.is_empty() {
            return Err(FitError::Empty);
        }
        let smooth = |params| SmoothFit::new(points, params).map(|fit| Model::Fitting(Some(Box::new(fit))));
        let model = match settings.family {
            RaceFamily::Box => Model::Fitted(Box::new(Pmodel::BoundingBox(BoxParams::default().fit(points)?))),
            RaceFamily::Grid => Model::Fitted(Box::new(Pmodel::Grid(RACE_GRID.fit(points)?))),
            RaceFamily::Kernel => smooth(SmoothParams::Kernel(Bandwidth::Scott))?,
            RaceFamily::Mixture => smooth(SmoothParams::Mixture(settings.mixture()))?,
            RaceFamily::Flow
            | RaceFamily::Autoregressive
            | RaceFamily::Vae
            | RaceFamily::Diffusion
            | RaceFamily::Gan => Model::Training(Box::new(Racing::new(settings, points).ok_or(FitError::Degenerate)?)),
        };
        let mut lane = Self {
            settings,
            goal: Goal::step(0),
            pace: Pace::Full,
            is_asked: true,
            has_failed: false,
            probe: None,
            due_ms: 0.0,
            worked_ms: 0.0,
            losses_from: 0,
            losses: Vec::new(),
            critic_losses: Vec::new(),
            judged: Vec::new(),
            chart: Vec::new(),
            judge: None,
            whole: None,
            known: None,
            model,
            data: data.clone(),
        };
        lane.judge_now();
        Ok(lane)
    }

    /// Goes on from a snapshot; `false` if it is none of this lane.
    pub fn restore(&mut self, snapshot: Snapshot) -> bool {
        let Model::Training(racing) = &mut self.model else { return false };
        let step = snapshot.step;
        (self.whole, self.known, self.judge) = (None, None, None);
        self.losses.clear();
        self.critic_losses.clear();
        self.losses_from = step;
        racing.restore(snapshot)
    }

    /// Steps made.
    pub fn steps(&self) -> u32 {
        if let Model::Training(racing) = &self.model { racing.steps() } else { 0 }
    }

    /// Whether it goes on by itself.
    pub fn is_moving(&self) -> bool {
        match &self.model {
            Model::Training(racing) => !self.has_failed && racing.steps() < self.goal.step,
            Model::Fitting(_) => !self.has_failed,
            Model::Fitted(_) => false,
        }
    }

    /// Whether the next piece of work makes a step, and no figures.
    pub fn steps_next(&self) -> bool {
        self.is_moving() && self.judge.is_none()
    }

    /// Whether there is work even if it stands: figures, cells.
    pub fn has_work(&self) -> bool {
        !self.has_failed && (self.is_asked || self.judge.is_some() || self.whole.is_some())
    }

    /// Begins to work out all there is to know of it where it stands.
    fn stand(&mut self) {
        let Some(racer) = self.racer() else { return };
        self.known = Some(self.steps());
        let judge = Judge::new(racer.clone(), METRIC_POINTS, self.settings.seed, &self.data.truth);
        self.whole = Some(Whole { racer, judge, is_judged: false, cells: Vec::new() });
    }

    /// The model to be asked; `None` while it is being fitted.
    fn racer(&self) -> Option<Racer> {
        match &self.model {
            Model::Training(racing) => Some(Racer::of(racing)),
            Model::Fitting(_) => None,
            Model::Fitted(model) => Some(Racer::Fitted(model.clone())),
        }
    }

    /// Begins to work out the figures of this step, if it is one that has some.
    fn judge_now(&mut self) {
        let Model::Training(racing) = &self.model else { return };
        let step = racing.steps();
        let takes_long = self.settings.family == RaceFamily::Diffusion;
        if self.judged.contains(&step) || !chart_steps(self.settings.planned_steps, takes_long).contains(&step) {
            return;
        }
        self.judged.push(step);
        let racer = Racer::of(racing);
        self.judge = Some(Judge::new(racer, CHART_SAMPLES, self.settings.seed, &self.data.truth));
    }

    /// A piece of work, of a few milliseconds; `false` if there is none.
    pub fn work(&mut self, now_ms: f64, replies: &mut Vec<RaceReply>) -> bool {
        if let Some(judge) = &mut self.judge {
            if judge.step(&self.data.truth, &self.data.observations) {
                let figures = judge.result(&self.data.truth);
                self.judge = None;
                self.chart.push(ChartPoint { step: self.steps(), figures });
                self.is_asked |= !self.is_moving();
            }
            return true;
        }
        if self.is_moving() {
            if self.due_ms > now_ms {
                return false;
            }
            (self.whole, self.known) = (None, None);
            self.step(now_ms, replies);
            return true;
        }
        if self.has_failed {
            return false;
        }
        if self.is_asked {
            // First what is quick; the rest comes when it is worked out, once.
            if self.known == Some(self.steps()) {
                replies.push(RaceReply::Report(self.short_report().into()));
            } else {
                replies.push(RaceReply::Report(self.report().into()));
                self.stand();
            }
            return true;
        }
        self.finish(replies)
    }

    fn step(&mut self, now_ms: f64, replies: &mut Vec<RaceReply>) {
        let stopped = match &mut self.model {
            Model::Training(racing) => match racing.step() {
                Err(diverged) => {
                    self.has_failed = true;
                    replies.push(RaceReply::Diverged(diverged.last_good));
                    return;
                }
                Ok(loss) => {
                    self.losses.push(loss);
                    self.critic_losses.extend(racing.critic_loss());
                    let step = racing.steps();
                    if step.is_multiple_of(snapshot_spacing(step, racing.params().len())) {
                        replies.push(RaceReply::Snapshot(racing.snapshot()));
                    }
                    self.due_ms = match self.pace {
                        Pace::Full => now_ms,
                        // From when it was due, so that the pace is kept; but what a sleeping tab missed is not made up for.
                        Pace::PerSecond(n) => (self.due_ms + 1e3 / n).max(now_ms),
                    };
                    if self.goal.at_plateau && racing.is_on_plateau() {
                        self.goal.step = step;
                    }
                    step >= self.goal.step
                }
            },
            Model::Fitting(fit) => fit.as_mut().is_none_or(|fit| fit.step()),
            Model::Fitted(_) => false,
        };
        // What it came to is told without being asked.
        self.is_asked |= stopped;
        if let Model::Fitting(_) = &self.model {
            if stopped {
                self.take_fit(replies);
            }
            return;
        }
        self.judge_now();
    }

    fn take_fit(&mut self, replies: &mut Vec<RaceReply>) {
        let Model::Fitting(fit) = &mut self.model else { return };
        match fit.take().map_or(Err(FitError::Empty), |fit| fit.finish()) {
            Ok(model) => self.model = Model::Fitted(Box::new(model)),
            Err(error) => {
                self.has_failed = true;
                replies.push(RaceReply::NoFit(error));
            }
        }
    }

    /// Works out the rest of what stands; `false` when there is nothing left.
    fn finish(&mut self, replies: &mut Vec<RaceReply>) -> bool {
        let Some(whole) = &mut self.whole else { return false };
        if !whole.is_judged {
            whole.is_judged = whole.judge.step(&self.data.truth, &self.data.observations);
            return true;
        }
        let all = CELL_COLUMNS * CELL_ROWS;
        let from = whole.cells.len();
        let says = self.settings.says();
        // Of what can only be made there is no picture of p(x).
        if from < all && says != Says::Nothing {
            let known = if let Racer::Fitted(model) = &whole.racer { model.cells() } else { None };
            match (known, &whole.racer) {
                (Some(cells), _) => whole.cells = cells.to_vec(),
                (None, Racer::Trained { frame, .. }) if says == Says::AtLeast => {
                    whole.cells = smoothed(whole.judge.samples(), *frame, [CELL_COLUMNS, CELL_ROWS]);
                }
                (None, racer) => {
                    let places: Vec<Point> = (from..(from + CELLS_AT_ONCE).min(all)).map(cell_middle).collect();
                    whole.cells.extend(racer.ln_densities(&places).into_iter().map(math::exp));
                }
            }
            return true;
        }
        let mut report = self.short_report();
        let Some(Whole { judge, mut cells, .. }) = self.whole.take() else { return false };
        let mass = cells.iter().sum::<f64>() / cells.len() as f64;
        // What is narrow between the middles of cells may add up to a little more than all.
        if mass > 1.0 {
            cells.iter_mut().for_each(|density| *density /= mass);
        }
        report.off_plane = if says == Says::Exactly {
            (1.0 - mass).max(0.0)
        } else {
            judge.samples().iter().filter(|p| !is_on_plane(p)).count() as f64 / judge.samples().len() as f64
        };
        report.size = [CELL_COLUMNS as u32, CELL_ROWS as u32];
        report.cells = cells.iter().map(|density| *density as f32).collect();
        report.samples = judge.samples().to_vec();
        report.figures = Some(judge.result(&self.data.truth));
        replies.push(RaceReply::Report(report.into()));
        true
    }

    /// How it stands, with rough pictures.
    pub fn report(&mut self) -> RaceReport {
        let [columns, rows] = ROUGH;
        let mut report = self.short_report();
        let middle = |idx: usize| {
            let (column, row) = (idx % columns, idx / columns);
            Point { x: (column as f64 + 0.5) / columns as f64, y: 1.0 - (row as f64 + 0.5) / rows as f64 }
        };
        let places: Vec<Point> = (0..columns * rows).map(middle).collect();
        let mut rng = Racer::sample_stream(self.settings.seed);
        let (lns, samples) = match &self.model {
            Model::Training(racing) if self.settings.says() != Says::Exactly => {
                report.samples = quick_samples(racing, &mut rng);
                report.size = [columns as u32, rows as u32];
                if self.settings.says() == Says::AtLeast {
                    let cells = smoothed(&report.samples, racing.frame(), ROUGH);
                    report.cells = cells.into_iter().map(|density| density as f32).collect();
                }
                report.samples.truncate(FEW_SAMPLES);
                return report;
            }
            // In single precision: these are pictures, and figures come later.
            Model::Training(racing) => {
                let (network, frame, params) = (racing.network(), racing.frame(), racing.params());
                let more = frame.ln_per_plane();
                let lns = network.ln_densities(params, &frame.rows(&places)).into_iter().map(|ln| ln + more).collect();
                let rows = network.sketch(params, FEW_SAMPLES, &mut rng);
                let place = |x: &[f32]| frame.outside([f64::from(x[0]), f64::from(x[1])]);
                (lns, rows.values().chunks_exact(2).map(place).collect())
            }
            Model::Fitting(_) => return report,
            Model::Fitted(model) => {
                let racer = Racer::Fitted(model.clone());
                (racer.ln_densities(&places), racer.sample(FEW_SAMPLES, &mut rng))
            }
        };
        report.size = [columns as u32, rows as u32];
        report.cells = lns.iter().map(|ln: &f64| math::exp(*ln) as f32).collect();
        report.samples = samples;
        report
    }

    /// All that is neither sampled nor summed.
    fn short_report(&mut self) -> RaceReport {
        self.is_asked = false;
        let is_moving = self.is_moving();
        let mut report = RaceReport {
            step: self.steps(),
            is_moving,
            seconds: self.worked_ms / 1e3,
            losses_from: self.losses_from,
            losses: std::mem::take(&mut self.losses),
            critic_losses: std::mem::take(&mut self.critic_losses),
            off_plane: f64::NAN,
            chart: std::mem::take(&mut self.chart),
            ..RaceReport::default()
        };
        self.losses_from = report.step;
        match &self.model {
            Model::Training(racing) => {
                report.is_on_plateau = !is_moving && self.goal.at_plateau && racing.is_on_plateau();
                report.hash = self.hash().filter(|_| !is_moving);
                report.n_params = racing.params().len() as u32;
                report.thinking =
                    thinking(racing.network(), racing.frame(), &racing.model_params(), &self.data.observations);
            }
            Model::Fitting(_) => {}
            Model::Fitted(model) => {
                report.thinking = fitted(model);
                report.hash = self.hash();
                report.n_params = n_free(model);
            }
        }
        report.probed = self.probed();
        report
    }

    /// Of all weights, averaged ones too; of a model that was fitted at once, of its parameters.
    fn hash(&self) -> Option<u32> {
        match &self.model {
            Model::Training(racing) => Some(hash_of(&[racing.params(), racing.averaged()])),
            Model::Fitting(_) => None,
            Model::Fitted(model) => Some(hash_of(&[&fitted(model)])),
        }
    }

    /// To take home; `None` while it is being fitted.
    pub fn taken(&self) -> Option<Taken> {
        let taken = self.racer()?.taken(self.settings.seed);
        Some(Taken { step: self.steps(), hash: self.hash()?, ..taken })
    }

    /// Of the probe, see [`RaceReport::probed`].
    pub fn probed(&self) -> Vec<f64> {
        let (Some(place), Some(racer)) = (self.probe, self.racer()) else { return Vec::new() };
        let mut all = racer.ln_densities(&[place]);
        if let Racer::Trained { network, frame, params } = &racer {
            let row: Matrix<f64> = frame.rows(&[place]);
            match network {
                Network::Flow(flow) => {
                    let (z, ln) = flow.to_noise(params, &row);
                    all.extend([z.values()[0], z.values()[1], ln[0] + frame.ln_per_plane()]);
                }
                Network::Autoregressive(model) => {
                    all.extend(model.ln_factors(params, [row.values()[0], row.values()[1]]))
                }
                Network::Vae(model) => {
                    let clouds = model.clouds(params, &row);
                    let elbos = model.elbos(params, &row, PROBE_DRAWS, &mut stream(1, "bound"));
                    for (elbo, [mean, _]) in elbos.iter().zip(clouds) {
                        let redrawn = elbo.redrawn + frame.ln_per_plane();
                        all = vec![redrawn - elbo.kl, redrawn, elbo.kl, mean[0], mean[1]];
                    }
                }
                Network::Diffusion(model) => {
                    let (params, row, mut room) = (in_single(params), frame.rows(&[place]), DiffusionRoom::default());
                    for t in (0..=NOISE_STEPS).step_by(ARROWS_EVERY) {
                        let guess = model.guess(&params, &row, t.max(1) as f64, &mut room);
                        all.extend(guess.values().iter().map(|e| f64::from(*e)));
                    }
                }
                Network::Gan(model) => {
                    let scores = model.scores(&in_single(params), &frame.rows(&[place]));
                    all.extend(scores.into_iter().map(f64::from));
                }
            }
        }
        all
    }
}

/// Samples of a model that cannot say p(x), for a picture: many where they are cheap, few by large steps where they are not.
fn quick_samples(racing: &Racing, rng: &mut LabRng) -> Vec<Point> {
    let (network, frame, params) = (racing.network(), racing.frame(), racing.model_params());
    let n = if let Network::Diffusion(_) = network { QUICK_WALKS } else { QUICK_SAMPLES };
    let rows = network.sketch(&params, n, rng);
    rows.values().chunks_exact(2).map(|x| frame.outside([f64::from(x[0]), f64::from(x[1])])).collect()
}

fn is_on_plane(p: &Point) -> bool {
    (0.0..=1.0).contains(&p.x) && (0.0..=1.0).contains(&p.y)
}

/// Free numbers of a model that was fitted at once.
fn n_free(model: &Pmodel) -> u32 {
    match model {
        Pmodel::BoundingBox(_) => 4,
        Pmodel::Grid(model) => model.mass().len() as u32 - 1,
        // Three of the kernel's shape; the observations are its other numbers.
        Pmodel::KernelDensity(model) => 2 * model.model().points().len() as u32 + 3,
        Pmodel::Mixture(model) => model.model().n_params() as u32,
        Pmodel::Painted(_) => 0,
    }
}
