//! Whether samples are copies of what was observed: share of samples that lie nearer to an observation than to the nearest of
//! as many fresh true points.
//!
//! A model that learned the rule has no reason to prefer either: one half. One that copies has 1. (A nearest-neighbour test
//! in the manner of Meehan, Chaudhuri & Dasgupta 2020, "A non-parametric test to detect data-copying in generative models".)

use super::Near;
use crate::plane::Point;

/// The share, 0 to 1: equal distances count half. `None` unless there are as many fresh points as observations, and samples.
pub fn memorised(observations: &[Point], fresh: &[Point], samples: &[Point]) -> Option<f64> {
    if observations.is_empty() || observations.len() != fresh.len() || samples.is_empty() {
        return None;
    }
    let (own, other) = (Near::new(observations), Near::new(fresh));
    let share = |p: &Point| {
        let [own, other] = [&own, &other].map(|near| near.kth_squared(*p, 1, None));
        if own < other {
            1.0
        } else if own == other {
            0.5
        } else {
            0.0
        }
    };
    Some(samples.iter().map(share).sum::<f64>() / samples.len() as f64)
}
