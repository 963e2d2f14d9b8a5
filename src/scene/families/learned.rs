//! What the race learns from, and what is known of its rule to judge it by.

use super::FamiliesScene;
use crate::data::Rule;
use crate::metric::{METRIC_POINTS, metric_box, true_draws};
use crate::plane::Point;
use crate::train::race::Truth;
use std::sync::Arc;

/// Seed of the true draws: the same for everybody.
const SEED: u32 = 1;
/// Of one's own points without a rule one in so many is held out, if there are as many as [`LEAST_HELD_OUT`].
const HELD_OUT: usize = 5;
const LEAST_HELD_OUT: usize = 50;

/// Observations, and the truth beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Learned {
    /// All that are shown.
    pub shown: Arc<[Point]>,
    /// Those that are learned from.
    pub observations: Arc<[Point]>,
    /// What is known of the rule.
    pub truth: Arc<Truth>,
}

impl FamiliesScene {
    /// All of it; some milliseconds of work.
    pub fn learned(&self) -> Learned {
        let shown: Arc<[Point]> = self.observations().points().iter().map(|spot| spot.point()).collect();
        let (centres, deviation) = match self.rule {
            Rule::Toy(toy) => toy.modes().unwrap_or_default(),
            _ => Default::default(),
        };
        let within = metric_box(&self.rule);
        let nothing = Truth { draws: Vec::new(), fresh: Vec::new(), within, centres, deviation, held_out: Vec::new() };
        if self.rule.can_be_drawn() {
            let draws = true_draws(&self.rule, METRIC_POINTS, "true draws", SEED);
            let fresh = true_draws(&self.rule, shown.len(), "fresh", SEED);
            let truth = Arc::new(Truth { draws, fresh, ..nothing });
            return Learned { observations: shown.clone(), shown, truth };
        }
        if shown.len() < LEAST_HELD_OUT {
            return Learned { observations: shown.clone(), shown, truth: nothing.into() };
        }
        let part = |held: bool| {
            let numbered = shown.iter().enumerate().filter(move |(idx, _)| (idx % HELD_OUT == HELD_OUT - 1) == held);
            numbered.map(|(_, p)| *p).collect::<Vec<Point>>()
        };
        let (observations, held_out) = (part(false).into(), part(true));
        Learned { observations, shown, truth: Truth { held_out, ..nothing }.into() }
    }
}
