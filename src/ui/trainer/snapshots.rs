//! Snapshots of the run, as the worker posted them: the page never reads their numbers, only sends them back.

use crate::train::snapshot_spacing;
use js_sys::Array;

/// Messages by the step that they are of, in order.
#[derive(Default)]
pub struct Snapshots {
    kept: Vec<(u32, Vec<f64>, Array)>,
}

impl Snapshots {
    /// Keeps one, and drops those that have no room any more.
    pub fn keep(&mut self, step: u32, head: Vec<f64>, message: Array, n_params: usize) {
        self.kept.retain(|(other, ..)| *other != step);
        self.kept.push((step, head, message));
        self.kept.sort_by_key(|(step, ..)| *step);
        let last = self.kept.last().map_or(0, |(step, ..)| *step);
        let spacing = snapshot_spacing(last, n_params);
        self.kept.retain(|(step, ..)| step.is_multiple_of(spacing));
    }

    /// The last at this step or before.
    pub fn before(&self, step: u32) -> Option<(u32, &[f64], &Array)> {
        let found = self.kept.iter().rev().find(|(of, ..)| *of <= step);
        found.map(|(step, head, message)| (*step, &head[..], message))
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.kept.clear();
    }
}
