//! p_data of a toy rule on the plane's raster, once it is worked out: what the plane shows of such a rule.

use super::Points;
use crate::data::Toy;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    // No signal of its own: one for each kind of value costs the first load kilobytes.
    static TRUTH: RefCell<Option<(Toy, Arc<[f64]>)>> = const { RefCell::new(None) };
}

impl Points {
    /// Density of each cell, row by row from the north-west, if it is known of this rule. Who reads it runs again when it is.
    pub fn truth(self, toy: Toy) -> Option<Arc<[f64]>> {
        self.truth_changed.track();
        TRUTH.with_borrow(|truth| truth.as_ref().filter(|(of, _)| *of == toy).map(|(_, cells)| cells.clone()))
    }

    /// Now it is known.
    pub fn set_truth(self, toy: Toy, cells: Vec<f64>) {
        TRUTH.set(Some((toy, cells.into())));
        self.truth_changed.update(|turn| *turn = !*turn);
    }
}
