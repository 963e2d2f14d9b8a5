//! Training points, and how they came to be.

use crate::data::{Rule, opening_observations};
use crate::plane::Spot;
use crate::rng;
use std::sync::Arc;

/// A batch that a few characters can bring back, so that a link need not carry its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// The 21 points of the first screen.
    Opening,
    /// `n` true draws.
    Drawn {
        /// How many.
        n: u32,
        /// The seed of their stream.
        seed: u32,
    },
}

impl Batch {
    /// How many points.
    pub fn len(self) -> usize {
        match self {
            Self::Opening => opening_observations().len(),
            Self::Drawn { n, .. } => n as usize,
        }
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Its points.
    pub fn points(self, rule: &Rule) -> Vec<Spot> {
        match self {
            Self::Opening => opening_observations(),
            Self::Drawn { n, seed } => rule.draw(n as usize, &mut rng::stream(seed, "observations")),
        }
    }
}

/// The observations of a scene. Cheap to clone: undo keeps hundreds.
#[derive(Clone, Debug, Default)]
pub struct Observations {
    points: Arc<[Spot]>,
    /// The batches that the points started from, before edits. A hint for short links, no part of what the scene is:
    /// equality ignores it.
    batches: Arc<[Batch]>,
}

impl PartialEq for Observations {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.points, &other.points) || self.points == other.points
    }
}

impl Observations {
    /// The 21 points of the first screen.
    pub fn opening() -> Self {
        Self::from_batches(vec![Batch::Opening], &Rule::Earth)
    }

    /// Given points.
    pub fn from_points(points: Vec<Spot>) -> Self {
        Self { points: points.into(), batches: Arc::default() }
    }

    /// The points of batches, one after the other.
    pub fn from_batches(batches: Vec<Batch>, rule: &Rule) -> Self {
        let points: Vec<Spot> = batches.iter().flat_map(|b| b.points(rule)).collect();
        Self { points: points.into(), batches: batches.into() }
    }

    /// The points, oldest first.
    pub fn points(&self) -> &[Spot] {
        &self.points
    }

    /// The batches that the points started from.
    pub fn batches(&self) -> &[Batch] {
        &self.batches
    }

    /// The same history with other points.
    pub(super) fn edited(&self, points: Vec<Spot>) -> Self {
        Self { points: points.into(), batches: self.batches.clone() }
    }

    /// The same points, without batches that were drawn from a rule that is gone: its draws would be others now.
    pub(super) fn without_draws(&self) -> Self {
        let has_draws = self.batches.iter().any(|b| matches!(b, Batch::Drawn { .. }));
        Self { points: self.points.clone(), batches: if has_draws { Arc::default() } else { self.batches.clone() } }
    }

    /// With a batch more at the end.
    pub(super) fn with_batch(&self, batch: Batch, rule: &Rule) -> Self {
        let mut points = self.points.to_vec();
        points.extend(batch.points(rule));
        let mut batches = self.batches.to_vec();
        batches.push(batch);
        Self { points: points.into(), batches: batches.into() }
    }
}
