//! Rows counted: everything that the models of outfits learn from them.

use super::{COMBINATIONS, Feature, MAX_VALUES, Outfit};

/// An outfit that occurs, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenOutfit {
    /// The outfit.
    pub outfit: Outfit,
    /// How often, at least once.
    pub count: u32,
}

/// How often each outfit and each value occurs. The order of the rows is forgotten: no model here knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    n: u32,
    value_counts: [[u32; MAX_VALUES]; 5],
    /// By number.
    seen: Vec<SeenOutfit>,
}

impl Tally {
    /// Counts rows.
    pub fn of(rows: &[Outfit]) -> Self {
        let mut counts = vec![0_u32; COMBINATIONS];
        for row in rows {
            counts[row.index()] += 1;
        }
        let seen: Vec<SeenOutfit> = counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .filter_map(|(idx, count)| Outfit::from_index(idx).map(|outfit| SeenOutfit { outfit, count }))
            .collect();
        let mut value_counts = [[0; MAX_VALUES]; 5];
        for SeenOutfit { outfit, count } in &seen {
            for (of_feature, value) in value_counts.iter_mut().zip(outfit.values()) {
                of_feature[usize::from(value)] += count;
            }
        }
        Self { n: rows.len() as u32, value_counts, seen }
    }

    /// How many rows, N.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The distinct outfits that occur, by number.
    pub fn seen(&self) -> &[SeenOutfit] {
        &self.seen
    }

    /// How often an outfit occurs, n.
    pub fn count(&self, outfit: Outfit) -> u32 {
        self.seen.binary_search_by_key(&outfit, |seen| seen.outfit).map_or(0, |idx| self.seen[idx].count)
    }

    /// How often each value of a feature occurs. Beyond its last value 0.
    pub fn value_counts(&self, feature: Feature) -> &[u32; MAX_VALUES] {
        &self.value_counts[feature.idx()]
    }

    /// How often a value occurs; 0 for one that the feature does not have.
    pub fn value_count(&self, feature: Feature, value: u8) -> u32 {
        self.value_counts[feature.idx()].get(usize::from(value)).copied().unwrap_or(0)
    }

    /// Whether a value is hardly ever seen: never, or once.
    pub fn is_hardly_seen(&self, feature: Feature, value: u8) -> bool {
        self.value_count(feature, value) <= 1
    }

    /// How often the values of two features occur together, by the value of the first, then of the second.
    pub fn pair_counts(&self, first: Feature, second: Feature) -> [[u32; MAX_VALUES]; MAX_VALUES] {
        let mut counts = [[0; MAX_VALUES]; MAX_VALUES];
        for SeenOutfit { outfit, count } in &self.seen {
            counts[usize::from(outfit.value(first))][usize::from(outfit.value(second))] += count;
        }
        counts
    }
}
