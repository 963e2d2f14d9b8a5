//! What page and worker say to each other: a short list of `f64` that tells all, and a few lists of `f32` that come along.
//!
//! Nothing else can pass between the two without being copied number by number; and every number of a seed or a step fits in
//! an `f64`. What arrives is read as from any stranger: [`Wounded`] if it is none of these messages.

use super::{CoderKind, CoderSettings, Goal, Pace, PcaReport, Pictures, Plateau, Report, Snapshot, Watch};
use crate::data::{JarSettings, PIXELS};
use thiserror::Error;

/// A message on its way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// Which message, and its numbers.
    pub head: Vec<f64>,
    /// Lists that come along.
    pub lists: Vec<Vec<f32>>,
}

/// Not a message that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a message that cannot be read")]
pub struct Wounded;

/// What the page wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// Learn from these pictures from now on, and tell of their PCA with so many axes.
    Learn(Pictures, usize),
    /// Train, until this goal: from the snapshot if there is one, else from where the run of these settings stands, or from
    /// step 0 if there is none or it is past.
    Train(CoderSettings, Goal, Pace, Option<Snapshot>),
    /// Stand still.
    Pause,
    /// Tell how it stands, soon.
    Ask,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Of the pictures.
    Pca(PcaReport),
    /// Of the run.
    Report(Report),
    /// To be kept, and sent back to go on from there.
    Snapshot(Snapshot),
    /// The run ran away; the step is the last good one.
    Diverged(u32),
    /// Such pictures, or such a run, cannot be.
    Refused,
}

/// Reads numbers one after the other.
pub(super) struct Head<'a>(pub(super) &'a [f64]);

impl Head<'_> {
    pub(super) fn next(&mut self) -> Result<f64, Wounded> {
        let (first, rest) = self.0.split_first().ok_or(Wounded)?;
        self.0 = rest;
        Ok(*first)
    }

    pub(super) fn finite(&mut self) -> Result<f64, Wounded> {
        self.next().ok().filter(|x| x.is_finite()).ok_or(Wounded)
    }

    pub(super) fn count(&mut self) -> Result<u32, Wounded> {
        let x = self.next()?;
        if x == f64::from(x as u32) { Ok(x as u32) } else { Err(Wounded) }
    }

    pub(super) fn flag(&mut self) -> Result<bool, Wounded> {
        Ok(self.count()? != 0)
    }

    /// All that come after.
    fn rest(&mut self) -> Vec<f64> {
        std::mem::take(&mut self.0).to_vec()
    }
}

pub(super) fn flag_of(flag: bool) -> f64 {
    f64::from(u8::from(flag))
}

impl Order {
    /// To be sent.
    pub fn into_message(self) -> Message {
        let mut lists = Vec::new();
        let head = match self {
            Self::Learn(pictures, latent) => match pictures {
                Pictures::Jars(jars) => {
                    let JarSettings { n, height: [h0, h1], width: [w0, w1], noise, seed } = jars;
                    vec![0.0, n as f64, h0, h1, w0, w1, noise, f64::from(seed), latent as f64]
                }
                Pictures::Outfits => vec![4.0, latent as f64],
                Pictures::Own(greys) => {
                    lists.push(greys.to_vec());
                    vec![5.0, latent as f64]
                }
            },
            Self::Train(settings, Goal { step, at_plateau }, pace, snapshot) => {
                let CoderSettings { kind, latent, rate, batch, beta, planned_steps, seed } = settings;
                let kind = flag_of(kind == CoderKind::Variational);
                let pace = if let Pace::PerSecond(n) = pace { n } else { 0.0 };
                let mut head = vec![1.0, kind, latent as f64, rate, batch as f64, beta];
                head.extend([f64::from(planned_steps), f64::from(seed), f64::from(step), flag_of(at_plateau), pace]);
                if let Some(snapshot) = snapshot {
                    snapshot_into(snapshot, &mut head, &mut lists);
                }
                head
            }
            Self::Pause => vec![2.0],
            Self::Ask => vec![3.0],
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
            0 => {
                let n = head.count()? as usize;
                let [h0, h1, w0, w1] = [head.finite()?, head.finite()?, head.finite()?, head.finite()?];
                let (noise, seed, latent) = (head.finite()?, head.count()?, head.count()? as usize);
                let jars = JarSettings { n, height: [h0, h1], width: [w0, w1], noise, seed };
                Ok(Self::Learn(Pictures::Jars(jars), latent))
            }
            1 => {
                let kind = if head.flag()? { CoderKind::Variational } else { CoderKind::Autoencoder };
                let (latent, rate, batch) = (head.count()? as usize, head.finite()?, head.count()? as usize);
                let (beta, planned_steps, seed) = (head.finite()?, head.count()?, head.count()?);
                let settings = CoderSettings { kind, latent, rate, batch, beta, planned_steps, seed };
                let goal = Goal { step: head.count()?, at_plateau: head.flag()? };
                let pace = head.finite()?;
                let pace = if pace > 0.0 { Pace::PerSecond(pace) } else { Pace::Full };
                let is_new = head.0.is_empty();
                let snapshot = if is_new { None } else { Some(snapshot_from(&mut head, message.lists)?) };
                settings.is_sound().then_some(Self::Train(settings, goal, pace, snapshot)).ok_or(Wounded)
            }
            2 => Ok(Self::Pause),
            3 => Ok(Self::Ask),
            4 => Ok(Self::Learn(Pictures::Outfits, head.count()? as usize)),
            5 => {
                let latent = head.count()? as usize;
                let [greys] = lists(message.lists);
                let is_sound =
                    greys.len().is_multiple_of(PIXELS) && greys.iter().all(|grey| (0.0..=1.0).contains(grey));
                is_sound.then(|| Self::Learn(Pictures::Own(greys.into()), latent)).ok_or(Wounded)
            }
            _ => Err(Wounded),
        }
    }
}

impl Reply {
    /// What the head of [`Self::Snapshot`] begins with: a page keeps such a message as it is, to send its numbers back.
    pub const SNAPSHOT: f64 = 2.0;

    /// To be sent.
    pub fn into_message(self) -> Message {
        let mut lists = Vec::new();
        let head = match self {
            Self::Pca(PcaReport { mean, components, codes, found, mse }) => {
                lists = vec![mean, components, codes];
                let mut head = vec![0.0, mse];
                head.extend(found);
                head
            }
            Self::Report(report) => {
                let Report {
                    step,
                    is_moving,
                    is_on_plateau,
                    found,
                    mse,
                    kl,
                    hash,
                    errors_from,
                    errors,
                    codes,
                    decoder,
                } = report;
                lists = vec![errors, codes, decoder];
                let hash = hash.map_or(f64::NAN, f64::from);
                let mut head = vec![1.0, f64::from(step), flag_of(is_moving), flag_of(is_on_plateau), mse, kl, hash];
                head.push(f64::from(errors_from));
                head.extend(found);
                head
            }
            Self::Snapshot(snapshot) => {
                let mut head = vec![Self::SNAPSHOT];
                snapshot_into(snapshot, &mut head, &mut lists);
                head
            }
            Self::Diverged(last_good) => vec![3.0, f64::from(last_good)],
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
        let [a, b, c] = lists(message.lists);
        match head.count()? {
            0 => {
                let (mse, found) = (head.finite()?, head.rest());
                Ok(Self::Pca(PcaReport { mean: a, components: b, codes: c, found, mse }))
            }
            1 => {
                let (step, is_moving, is_on_plateau) = (head.count()?, head.flag()?, head.flag()?);
                let (mse, kl, hash) = (head.next()?, head.next()?, head.next()?);
                let hash = (!hash.is_nan()).then_some(hash as u32);
                let (errors_from, found) = (head.count()?, head.rest());
                let (errors, codes, decoder) = (a, b, c);
                Ok(Self::Report(Report {
                    step,
                    is_moving,
                    is_on_plateau,
                    found,
                    mse,
                    kl,
                    hash,
                    errors_from,
                    errors,
                    codes,
                    decoder,
                }))
            }
            2 => Ok(Self::Snapshot(snapshot_from(&mut head, vec![a, b, c])?)),
            3 => Ok(Self::Diverged(head.count()?)),
            4 => Ok(Self::Refused),
            _ => Err(Wounded),
        }
    }
}

/// The first three; empty ones for those that are missing.
fn lists<const N: usize>(lists: Vec<Vec<f32>>) -> [Vec<f32>; N] {
    let mut lists = lists.into_iter();
    std::array::from_fn(|_| lists.next().unwrap_or_default())
}

pub(super) fn snapshot_into(snapshot: Snapshot, head: &mut Vec<f64>, lists: &mut Vec<Vec<f32>>) {
    let Snapshot { step, watch: Watch { first, n_too_large }, plateau, params, moments, averaged } = snapshot;
    let Plateau { sum, before, n_flat } = plateau;
    head.extend([f64::from(step), f64::from(first), f64::from(n_too_large), sum, before, f64::from(n_flat)]);
    lists.push(params);
    lists.extend(moments);
    lists.push(averaged);
}

pub(super) fn snapshot_from(head: &mut Head, came: Vec<Vec<f32>>) -> Result<Snapshot, Wounded> {
    let (step, first, n_too_large) = (head.count()?, head.finite()? as f32, head.count()?);
    let plateau = Plateau { sum: head.finite()?, before: head.finite()?, n_flat: head.count()? };
    let [params, mean, square, averaged] = lists(came);
    if mean.len() != params.len() || square.len() != params.len() || averaged.len() > params.len() {
        return Err(Wounded);
    }
    Ok(Snapshot { step, watch: Watch { first, n_too_large }, plateau, params, moments: [mean, square], averaged })
}
