//! The order of the rows.

use crate::plane::Spot;
use crate::scene::Observations;
use crate::ui::coordinates::Axis;

/// How the rows are sorted: by which axis (`None`: in the order they were placed), and whether from the largest.
pub type Sorting = (Option<Axis>, bool);

/// The order of the rows, and what it was made for.
pub struct Sorted {
    /// Indices of observations, row by row.
    pub order: Vec<usize>,
    observations: Observations,
    by: Sorting,
}

impl Sorted {
    /// The order of these observations, and whether it is another than the last one. It stays while one of them changes:
    /// that was an edit of its number, and its row must not run away under the reader's hands.
    pub fn after(last: Option<Self>, observations: Observations, by: Sorting) -> (Self, bool) {
        match last {
            Some(last) if by == last.by && is_one_edit(last.observations.points(), observations.points()) => {
                (Self { observations, ..last }, false)
            }
            _ => (Self { order: sorted(observations.points(), by), observations, by }, true),
        }
    }
}

fn is_one_edit(before: &[Spot], now: &[Spot]) -> bool {
    before.len() == now.len() && before.iter().zip(now).filter(|(before, now)| before != now).take(2).count() < 2
}

fn sorted(points: &[Spot], (by, descending): Sorting) -> Vec<usize> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    if let Some(axis) = by {
        order.sort_by_key(|idx| axis.step(points[*idx]));
    }
    if descending {
        order.reverse();
    }
    order
}
