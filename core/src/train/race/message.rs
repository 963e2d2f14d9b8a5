//! What page and worker say to each other of a race, as [`Message`]s. Heads of orders begin at 10, so that one worker can tell
//! them from those of coders.

use super::{ChartPoint, RACE_FIGURES, RaceFamily, RaceReport, RaceSettings, Taken, Truth};
use crate::model::FitError;
use crate::plane::{Point, Rect};
use crate::train::family::{GanLoss, GanSettings, Paths};
use crate::train::message::{Head, flag_of, snapshot_from, snapshot_into};
use crate::train::{Goal, Message, Pace, Snapshot, Wounded};
use std::sync::Arc;

/// What the page wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum RaceOrder {
    /// These are the observations, in the plane, and this is known of their rule.
    Learn(Arc<[Point]>, Arc<Truth>),
    /// Race, until this goal: from the snapshot if there is one, else from where the run of these settings stands, or from
    /// step 0 if there is none or it is past.
    Race(RaceSettings, Goal, Pace, Option<Snapshot>),
    /// Stand still.
    Pause,
    /// Tell how it stands, soon.
    Ask,
    /// Tell of p_model here from now on.
    Probe(Option<Point>),
    /// Give the model to take home.
    Take,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq)]
pub enum RaceReply {
    /// Of the lane.
    Report(Box<RaceReport>),
    /// To be kept, and sent back to go on from there.
    Snapshot(Snapshot),
    /// The run ran away; the step is the last good one.
    Diverged(u32),
    /// These observations make no such model.
    NoFit(FitError),
    /// The model as it stands.
    Taken(Box<Taken>),
    /// Such a run cannot be.
    Refused,
}

/// Errors of fits, by their number in a message.
const NO_FITS: [FitError; 5] =
    [FitError::Empty, FitError::Degenerate, FitError::OnALine, FitError::NoBandwidth, FitError::TooManyComponents];

fn put_points(head: &mut Vec<f64>, points: &[Point]) {
    head.push(points.len() as f64);
    head.extend(points.iter().flat_map(|p| [p.x, p.y]));
}

fn take_points(head: &mut Head) -> Result<Vec<Point>, Wounded> {
    let n = head.count()? as usize;
    let place = |_| Ok(Point { x: head.finite()?, y: head.finite()? });
    (0..n).map(place).collect()
}

impl RaceOrder {
    /// Whether a message is an order of a race, by its head.
    pub fn is_one(message: &Message) -> bool {
        message.head.first().is_some_and(|first| *first >= 10.0)
    }

    /// To be sent.
    pub fn into_message(self) -> Message {
        let mut lists = Vec::new();
        let head = match self {
            Self::Learn(observations, truth) => {
                let Truth { draws, fresh, within, centres, deviation, held_out } = &*truth;
                let mut head = vec![10.0, within.west, within.south, within.east, within.north, *deviation];
                for points in [&observations[..], draws, fresh, centres, held_out] {
                    put_points(&mut head, points);
                }
                head
            }
            Self::Race(settings, Goal { step, at_plateau }, pace, snapshot) => {
                let RaceSettings { family, rate, batch, planned_steps, seed, components, paths, gan } = settings;
                let family = RaceFamily::ALL.iter().position(|other| *other == family).unwrap_or_default();
                let pace = if let Pace::PerSecond(n) = pace { n } else { 0.0 };
                let mut head = vec![11.0, family as f64, rate, batch as f64, f64::from(planned_steps), f64::from(seed)];
                head.extend([
                    components as f64,
                    flag_of(paths == Paths::Straight),
                    flag_of(gan.loss == GanLoss::Plain),
                ]);
                head.extend([gan.packing as f64, gan.penalty, f64::from(step), flag_of(at_plateau), pace]);
                if let Some(snapshot) = snapshot {
                    snapshot_into(snapshot, &mut head, &mut lists);
                }
                head
            }
            Self::Pause => vec![12.0],
            Self::Ask => vec![13.0],
            Self::Take => vec![15.0],
            Self::Probe(place) => place.map_or(vec![14.0], |p| vec![14.0, p.x, p.y]),
        };
        Message { head, lists }
    }

    /// As it arrives.
    ///
    /// # Errors
    /// [`Wounded`] when it is no order, or its settings are out of range.
    pub fn from_message(message: Message) -> Result<Self, Wounded> {
        let mut head = Head(&message.head);
        match head.count()? {
            10 => {
                let mut number = || head.finite();
                let within = Rect { west: number()?, south: number()?, east: number()?, north: number()? };
                let deviation = number()?;
                let mut points = || take_points(&mut head);
                let (observations, draws, fresh) = (points()?, points()?, points()?);
                let truth = Truth { draws, fresh, within, centres: points()?, deviation, held_out: points()? };
                Ok(Self::Learn(observations.into(), truth.into()))
            }
            11 => {
                let family = *RaceFamily::ALL.get(head.count()? as usize).ok_or(Wounded)?;
                let (rate, batch) = (head.finite()?, head.count()? as usize);
                let (planned_steps, seed, components) = (head.count()?, head.count()?, head.count()? as usize);
                let paths = if head.flag()? { Paths::Straight } else { Paths::Noise };
                let loss = if head.flag()? { GanLoss::Plain } else { GanLoss::Relativistic };
                let gan = GanSettings { loss, packing: head.count()? as usize, penalty: head.finite()? };
                let settings = RaceSettings { family, rate, batch, planned_steps, seed, components, paths, gan };
                let goal = Goal { step: head.count()?, at_plateau: head.flag()? };
                let pace = head.finite()?;
                let pace = if pace > 0.0 { Pace::PerSecond(pace) } else { Pace::Full };
                let is_new = head.0.is_empty();
                let snapshot = if is_new { None } else { Some(snapshot_from(&mut head, message.lists)?) };
                settings.is_sound().then_some(Self::Race(settings, goal, pace, snapshot)).ok_or(Wounded)
            }
            12 => Ok(Self::Pause),
            13 => Ok(Self::Ask),
            15 => Ok(Self::Take),
            14 if head.0.is_empty() => Ok(Self::Probe(None)),
            14 => Ok(Self::Probe(Some(Point { x: head.finite()?, y: head.finite()? }))),
            _ => Err(Wounded),
        }
    }
}

impl RaceReply {
    /// What the head of [`Self::Snapshot`] begins with: a page keeps such a message as it is, to send its numbers back.
    pub const SNAPSHOT: f64 = 2.0;

    /// To be sent.
    pub fn into_message(self) -> Message {
        let mut lists = Vec::new();
        let head = match self {
            Self::Report(report) => {
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
                    size: [columns, rows],
                    cells,
                    off_plane,
                    probed,
                    samples,
                    thinking,
                    figures,
                    chart,
                } = *report;
                lists = vec![losses, cells, thinking, critic_losses];
                let mut head = vec![0.0, f64::from(step), flag_of(is_moving), flag_of(is_on_plateau), seconds];
                head.extend([hash.map_or(f64::NAN, f64::from), f64::from(n_params), f64::from(losses_from)]);
                head.extend([f64::from(columns), f64::from(rows), off_plane]);
                head.push(probed.len() as f64);
                head.extend(probed);
                put_points(&mut head, &samples);
                head.push(chart.len() as f64);
                for ChartPoint { step, figures } in chart {
                    head.push(f64::from(step));
                    head.extend(figures);
                }
                head.extend(figures.into_iter().flatten());
                head
            }
            Self::Snapshot(snapshot) => {
                let mut head = vec![Self::SNAPSHOT];
                snapshot_into(snapshot, &mut head, &mut lists);
                head
            }
            Self::Diverged(last_good) => vec![3.0, f64::from(last_good)],
            Self::NoFit(error) => {
                let which = NO_FITS.iter().position(|other| *other == error).unwrap_or_default();
                vec![5.0, which as f64]
            }
            Self::Taken(taken) => {
                let Taken { step, hash, numbers, weights, noise, samples } = *taken;
                lists = vec![weights];
                let mut head = vec![6.0, f64::from(step), f64::from(hash), numbers.len() as f64, noise.len() as f64];
                head.extend(numbers);
                head.extend(noise);
                put_points(&mut head, &samples);
                head
            }
            Self::Refused => vec![4.0],
        };
        Message { head, lists }
    }

    /// As it arrives.
    ///
    /// # Errors
    /// [`Wounded`] when it is no reply.
    pub fn from_message(message: Message) -> Result<Self, Wounded> {
        let mut head = Head(&message.head);
        match head.count()? {
            0 => {
                let mut report = RaceReport {
                    step: head.count()?,
                    is_moving: head.flag()?,
                    is_on_plateau: head.flag()?,
                    seconds: head.finite()?,
                    ..RaceReport::default()
                };
                let hash = head.next()?;
                report.hash = (!hash.is_nan()).then_some(hash as u32);
                (report.n_params, report.losses_from) = (head.count()?, head.count()?);
                report.size = [head.count()?, head.count()?];
                report.off_plane = head.next()?;
                let n_probed = head.count()?;
                report.probed = (0..n_probed).map(|_| head.next()).collect::<Result<_, _>>()?;
                report.samples = take_points(&mut head)?;
                let mut lists = message.lists.into_iter();
                let mut list = || lists.next().unwrap_or_default();
                (report.losses, report.cells, report.thinking, report.critic_losses) = (list(), list(), list(), list());
                if !report.cells.is_empty()
                    && report.cells.len() as u64 != u64::from(report.size[0]) * u64::from(report.size[1])
                {
                    return Err(Wounded);
                }
                for _ in 0..head.count()? {
                    report.chart.push(ChartPoint { step: head.count()?, figures: figures(&mut head)? });
                }
                report.figures = if head.0.is_empty() { None } else { Some(figures(&mut head)?) };
                Ok(Self::Report(report.into()))
            }
            2 => Ok(Self::Snapshot(snapshot_from(&mut head, message.lists)?)),
            3 => Ok(Self::Diverged(head.count()?)),
            4 => Ok(Self::Refused),
            6 => {
                let [step, hash, n_numbers, n_noise] = [head.count()?, head.count()?, head.count()?, head.count()?];
                let mut list = |n: u32| (0..n).map(|_| head.finite()).collect::<Result<Vec<f64>, Wounded>>();
                let (numbers, noise) = (list(n_numbers)?, list(n_noise)?);
                let weights = message.lists.into_iter().next().unwrap_or_default();
                Ok(Self::Taken(Taken { step, hash, numbers, weights, noise, samples: take_points(&mut head)? }.into()))
            }
            5 => Ok(Self::NoFit(*NO_FITS.get(head.count()? as usize).ok_or(Wounded)?)),
            _ => Err(Wounded),
        }
    }
}

fn figures(head: &mut Head) -> Result<[f64; RACE_FIGURES], Wounded> {
    let mut all = [f64::NAN; RACE_FIGURES];
    for figure in &mut all {
        *figure = head.next()?;
    }
    Ok(all)
}
