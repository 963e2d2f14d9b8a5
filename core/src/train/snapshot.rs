//! All that a run needs to go on from a step: exactly as if it had never stopped.
//!
//! Batches and noise come from a stream of their own for each step, so no state of a generator is among it.

use super::{Plateau, Watch};
use crate::net::Adam;

/// A run at a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Steps made.
    pub step: u32,
    /// What was seen of losses.
    pub watch: Watch,
    /// What was seen of errors.
    pub plateau: Plateau,
    /// The weights.
    pub params: Vec<f32>,
    /// Adam's m and v, as many each.
    pub moments: [Vec<f32>; 2],
    /// Averages of weights over the steps, of those that have one.
    pub averaged: Vec<f32>,
}

impl Snapshot {
    /// Of a run as it stands.
    pub(super) fn of(adam: &Adam<f32>, watch: Watch, plateau: Plateau, params: &[f32]) -> Self {
        let moments = adam.moments().map(<[f32]>::to_vec);
        Self { step: adam.steps(), watch, plateau, params: params.to_vec(), moments, averaged: Vec::new() }
    }

    /// What a run goes on with; `None` if it is of another network, or of later than the last step.
    pub(super) fn resumed(self, n_params: usize, planned_steps: u32) -> Option<(Adam<f32>, Watch, Plateau, Vec<f32>)> {
        let Self { step, watch, plateau, params, moments: [mean, square], .. } = self;
        let fits = [&params, &mean, &square].iter().all(|values| values.len() == n_params);
        (fits && step <= planned_steps).then(|| (Adam::resumed(step, mean, square), watch, plateau, params))
    }
}

/// Most snapshots of a run, and most bytes of them all.
const MAX_SNAPSHOTS: usize = 64;
const MAX_BYTES: usize = 64 << 20;
/// Steps between two at the beginning.
const FIRST_SPACING: u32 = 10;

/// Steps between two snapshots of a run of so many weights that has made `step` steps: doubled as often as it takes for all of
/// them to have room. Those that are no multiple of it are to be dropped.
///
/// ```
/// use coastline_core::train::snapshot_spacing;
/// assert_eq!((snapshot_spacing(100, 1_000), snapshot_spacing(640, 1_000)), (10, 10));
/// assert_eq!((snapshot_spacing(641, 1_000), snapshot_spacing(8_000, 1_000)), (20, 160));
/// ```
pub fn snapshot_spacing(step: u32, n_params: usize) -> u32 {
    // Weights, m and v, of four bytes each.
    let n_most = (MAX_BYTES / (12 * n_params.max(1))).clamp(1, MAX_SNAPSHOTS) as u32;
    let mut spacing = FIRST_SPACING;
    while step > spacing.saturating_mul(n_most) {
        spacing = spacing.saturating_mul(2);
    }
    spacing
}
