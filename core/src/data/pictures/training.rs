//! Which outfits are training pictures, for any number of them.

use super::{Drawing, Picture};
use crate::data::{COMBINATIONS, DataSet, Outfit};
use crate::rng;
use std::collections::BTreeSet;

/// The outfits of so many training pictures, 50 to [`COMBINATIONS`].
///
/// The 50 rows of the lab come first, then all that are not among them, in one seeded order. All 4,032 are each outfit once:
/// the row that occurs twice stands there once.
pub fn training_outfits(n: usize) -> Vec<Outfit> {
    let rows = DataSet::Published.rows();
    let seen: BTreeSet<Outfit> = rows.iter().copied().collect();
    let mut others: Vec<Outfit> = Outfit::all().filter(|outfit| !seen.contains(outfit)).collect();
    shuffle(&mut others);
    let mut outfits: Vec<Outfit> = rows.iter().copied().chain(others).collect();
    if n >= COMBINATIONS {
        let twice = (1..rows.len()).find(|idx| rows[..*idx].contains(&rows[*idx]));
        twice.map(|idx| outfits.remove(idx));
    }
    outfits.truncate(n);
    outfits
}

/// Fisher and Yates, from the end (Knuth, *The Art of Computer Programming* 2, algorithm 3.4.2P).
fn shuffle(outfits: &mut [Outfit]) {
    let mut stream = rng::stream(1, "training pictures");
    for last in (1..outfits.len()).rev() {
        outfits.swap(last, rng::index(&mut stream, last as u64 + 1) as usize);
    }
}

/// Training pictures being drawn, a few at a time.
pub struct TrainingPictures {
    drawing: Drawing,
    outfits: Vec<Outfit>,
    pictures: Vec<Picture>,
}

impl TrainingPictures {
    /// None drawn yet.
    pub fn new(n: usize) -> Self {
        let outfits = training_outfits(n);
        Self { drawing: Drawing::default(), pictures: Vec::with_capacity(outfits.len()), outfits }
    }

    /// Draws one more; `true` when all are there.
    pub fn step(&mut self) -> bool {
        if let Some(outfit) = self.outfits.get(self.pictures.len()) {
            self.pictures.push(self.drawing.picture(*outfit));
        }
        self.pictures.len() == self.outfits.len()
    }

    /// The pictures that are there.
    pub fn pictures(self) -> Vec<Picture> {
        self.pictures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_first_and_then_each_other_outfit_once() {
        let rows = DataSet::Published.rows();
        assert_eq!(training_outfits(50), *rows);
        let most = training_outfits(COMBINATIONS - 1);
        assert_eq!(most[..400], training_outfits(400));
        assert_eq!(most.iter().collect::<BTreeSet<_>>().len(), COMBINATIONS - 2, "one row twice");
        let all = training_outfits(COMBINATIONS);
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (COMBINATIONS, COMBINATIONS));
        assert_eq!(all[..21], rows[..21]);
        assert!(!most[50..].is_sorted());
    }
}
