//! What page and worker say to each other: a short list of `f64` that tells all, and a few lists of `f32` that come along.
//!
//! Nothing else can pass between the two without being copied number by number; and every number of a seed or a step fits in
//! an `f64`. What arrives is read as from any stranger: [`Wounded`] if it is none of these messages.

use super::{CoderKind, CoderSettings, Pace, PcaReport, Report, Snapshot, Watch};
use crate::data::JarSettings;
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
    /// Make these jars, and tell of their PCA with so many axes.
    Jars(JarSettings, usize),
    /// Train, up to this step: from the snapshot if there is one, else from where the run of these settings stands, or from
    /// step 0 if there is none or it is past.
    Train(CoderSettings, u32, Pace, Option<Snapshot>),
    /// Stand still.
    Pause,
    /// Tell how it stands, soon.
    Ask,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// Of the jars.
    Pca(PcaReport),
    /// Of the run.
    Report(Report),
    /// To be kept, and sent back to go on from there.
    Snapshot(Snapshot),
    /// The run ran away; the step is the last good one.
    Diverged(u32),
    /// Such jars, or such a run, cannot be.
    Refused,
}

/// Reads numbers one after the other.
struct Head<'a>(&'a [f64]);

impl Head<'_> {
    fn next(&mut self) -> Result<f64, Wounded> {
        let (first, rest) = self.0.split_first().ok_or(Wounded)?;
        self.0 = rest;
        Ok(*first)
    }

    fn finite(&mut self) -> Result<f64, Wounded> {
        self.next().ok().filter(|x| x.is_finite()).ok_or(Wounded)
    }

    fn count(&mut self) -> Result<u32, Wounded> {
        let x = self.next()?;
        if x == f64::from(x as u32) { Ok(x as u32) } else { Err(Wounded) }
    }

    fn flag(&mut self) -> Result<bool, Wounded> {
        Ok(self.count()? != 0)
    }
}

impl Order {
    /// To be sent.
    pub fn into_message(self) -> Message {
        let mut lists = Vec::new();
        let head = match self {
            Self::Jars(jars, latent) => {
                let JarSettings { n, height: [h0, h1], width: [w0, w1], noise, seed } = jars;
                vec![0.0, n as f64, h0, h1, w0, w1, noise, f64::from(seed), latent as f64]
            }
            Self::Train(settings, until, pace, snapshot) => {
                let CoderSettings { kind, latent, rate, batch, beta, planned_steps, seed } = settings;
                let kind = f64::from(u8::from(kind == CoderKind::Variational));
                let pace = if let Pace::PerSecond(n) = pace { n } else { 0.0 };
                let mut head = vec![1.0, kind, latent as f64, rate, batch as f64, beta];
                head.extend([f64::from(planned_steps), f64::from(seed), f64::from(until), pace]);
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
                Ok(Self::Jars(JarSettings { n, height: [h0, h1], width: [w0, w1], noise, seed }, latent))
            }
            1 => {
                let kind = if head.flag()? { CoderKind::Variational } else { CoderKind::Autoencoder };
                let (latent, rate, batch) = (head.count()? as usize, head.finite()?, head.count()? as usize);
                let (beta, planned_steps, seed) = (head.finite()?, head.count()?, head.count()?);
                let settings = CoderSettings { kind, latent, rate, batch, beta, planned_steps, seed };
                let until = head.count()?;
                let pace = head.finite()?;
                let pace = if pace > 0.0 { Pace::PerSecond(pace) } else { Pace::Full };
                let is_new = head.0.is_empty();
                let snapshot = if is_new { None } else { Some(snapshot_from(&mut head, message.lists)?) };
                settings.is_sound().then_some(Self::Train(settings, until, pace, snapshot)).ok_or(Wounded)
            }
            2 => Ok(Self::Pause),
            3 => Ok(Self::Ask),
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
            Self::Pca(PcaReport { mean, components, codes, r2: [height, width], mse }) => {
                lists = vec![mean, components, codes];
                vec![0.0, height, width, mse]
            }
            Self::Report(report) => {
                let Report { step, is_moving, r2: [height, width], mse, hash, errors_from, errors, codes, decoder } =
                    report;
                lists = vec![errors, codes, decoder];
                let hash = hash.map_or(f64::NAN, f64::from);
                vec![
                    1.0,
                    f64::from(step),
                    f64::from(u8::from(is_moving)),
                    height,
                    width,
                    mse,
                    hash,
                    f64::from(errors_from),
                ]
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
                let (r2, mse) = ([head.next()?, head.next()?], head.finite()?);
                Ok(Self::Pca(PcaReport { mean: a, components: b, codes: c, r2, mse }))
            }
            1 => {
                let (step, is_moving) = (head.count()?, head.flag()?);
                let (r2, mse, hash) = ([head.next()?, head.next()?], head.next()?, head.next()?);
                let hash = (!hash.is_nan()).then_some(hash as u32);
                let (errors_from, errors, codes, decoder) = (head.count()?, a, b, c);
                Ok(Self::Report(Report { step, is_moving, r2, mse, hash, errors_from, errors, codes, decoder }))
            }
            2 => Ok(Self::Snapshot(snapshot_from(&mut head, vec![a, b, c])?)),
            3 => Ok(Self::Diverged(head.count()?)),
            4 => Ok(Self::Refused),
            _ => Err(Wounded),
        }
    }
}

/// The first three; empty ones for those that are missing.
fn lists(lists: Vec<Vec<f32>>) -> [Vec<f32>; 3] {
    let mut lists = lists.into_iter();
    std::array::from_fn(|_| lists.next().unwrap_or_default())
}

fn snapshot_into(snapshot: Snapshot, head: &mut Vec<f64>, lists: &mut Vec<Vec<f32>>) {
    let Snapshot { step, watch: Watch { first, n_too_large }, params, moments } = snapshot;
    head.extend([f64::from(step), f64::from(first), f64::from(n_too_large)]);
    lists.push(params);
    lists.extend(moments);
}

fn snapshot_from(head: &mut Head, came: Vec<Vec<f32>>) -> Result<Snapshot, Wounded> {
    let (step, first, n_too_large) = (head.count()?, head.finite()? as f32, head.count()?);
    let [params, mean, square] = lists(came);
    if mean.len() != params.len() || square.len() != params.len() {
        return Err(Wounded);
    }
    Ok(Snapshot { step, watch: Watch { first, n_too_large }, params, moments: [mean, square] })
}
