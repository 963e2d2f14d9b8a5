//! What the parts of the table share.

use super::sorting::{Sorted, Sorting};
use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::format;
use crate::ui::pages::points::Points;
use leptos::prelude::*;

/// Rows to a page.
pub const PAGE: usize = 50;

/// What the parts of the table share.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The page.
    pub points: Points,
    /// The page that was turned to; `page` is the one on screen.
    pub turned_to: RwSignal<usize>,
    /// The page on screen, from 0.
    pub page: Memo<usize>,
    /// How many rows there are.
    pub count: Memo<usize>,
    /// What the rows are sorted by.
    pub sorting: RwSignal<Sorting>,
    /// Their order.
    pub sorted: Memo<Sorted>,
    /// What their numbers mean.
    pub coordinates: Memo<Coordinates>,
}

impl Sheet {
    /// The table of a page.
    pub fn new(points: Points) -> Self {
        let (turned_to, sorting) = (RwSignal::new(0), RwSignal::new((None, false)));
        let observations = points.pick(|s| s.observations.clone());
        let count = Memo::new(move |_| observations.with(|now| now.points().len()));
        Self {
            points,
            turned_to,
            // Rows may have gone: the last page that is left.
            page: Memo::new(move |_| turned_to.get().min(count.get().saturating_sub(1) / PAGE)),
            count,
            sorting,
            sorted: Memo::new_owning(move |last| Sorted::after(last, observations.get(), sorting.get())),
            coordinates: points.pick(Coordinates::of),
        }
    }

    /// What an axis is called.
    pub fn axis_name(self, axis: Axis) -> &'static str {
        self.coordinates.with(|coordinates| coordinates.name(self.points.lab.lang.get(), axis))
    }

    /// A count as the reader writes it.
    pub fn count_words(self, n: usize) -> String {
        format::count(self.points.lab.lang.get(), n)
    }

    /// The rows on screen: each with its place among all of them, and the index of its observation.
    pub fn rows(self) -> Vec<(usize, usize)> {
        let from = self.page.get() * PAGE;
        self.sorted.with(|sorted| sorted.order.iter().copied().enumerate().skip(from).take(PAGE).collect())
    }
}
