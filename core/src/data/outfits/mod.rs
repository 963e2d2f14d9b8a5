//! Outfits: five features of a drawn figure, and the 50 that planet fashion's director has observed.
//!
//! The features, their values and the numbers of the data are those of the published example; what of the rows is
//! published and what is reconstructed stands in `core/src/data/OUTFITS.md`.

mod feature;
mod locks;
mod outfit;
mod rows;
mod tally;

pub use feature::Feature;
pub use locks::Locks;
pub use outfit::{COMBINATIONS, Outfit};
pub use tally::{SeenOutfit, Tally};

use std::sync::Arc;

/// How many rows of [`DataSet::Published`] are published; those after them are reconstructed.
pub const PUBLISHED_ROWS: usize = 10;

/// Most values that a feature has.
pub const MAX_VALUES: usize = 8;

/// Which rows the observations started from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataSet {
    /// The 50 rows of the published example, of which [`PUBLISHED_ROWS`] are published and the others reconstructed.
    Published,
    /// 50 rows of our own in which two pairs of values always come together: red clothes with a hoodie, black hair with
    /// sunglasses.
    Dependence,
    /// No rows: what a person adds or brings from a file.
    Own,
}

impl DataSet {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Published, Self::Dependence, Self::Own];

    /// Its rows before any edit.
    pub fn rows(self) -> Arc<[Outfit]> {
        let rows: &[[u8; 5]] = match self {
            Self::Published => &rows::PUBLISHED,
            Self::Dependence => &rows::DEPENDENCE,
            Self::Own => &[],
        };
        // A test says that none is left out.
        rows.iter().filter_map(|values| Outfit::new(*values)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_rows_keep_what_is_known() {
        let rows = DataSet::Published.rows();
        assert_eq!(rows.len(), 50);
        let tally = Tally::of(&rows);
        let counts = |feature: Feature| tally.value_counts(feature)[..feature.values().len()].to_vec();
        assert_eq!(counts(Feature::Accessories), [11, 22, 17]);
        assert_eq!(counts(Feature::ClothingColour), [0, 4, 10, 5, 2, 4, 3, 22]);
        assert_eq!(counts(Feature::ClothingType), [7, 18, 19, 6]);
        assert_eq!(counts(Feature::HairColour), [7, 6, 2, 3, 8, 24]);
        assert_eq!(counts(Feature::Top), [7, 0, 1, 23, 1, 11, 7]);
        assert_eq!(tally.seen().len(), 49);
        assert_eq!((tally.count(Outfit::COMBINATION_1), tally.count(Outfit::COMBINATION_2)), (2, 0));
        assert_eq!(rows[3], Outfit::COMBINATION_1);
        let ninth = ["Round", "PastelOrange", "ShirtScoopNeck", "Blonde", "LongHairStraight"];
        assert_eq!(rows[9].names(), ninth);
    }

    #[test]
    fn two_pairs_always_come_together() {
        let rows = DataSet::Dependence.rows();
        assert_eq!(rows.len(), 50);
        let together = |a: (Feature, &str), b: (Feature, &str)| {
            let is = |row: &Outfit, (feature, name): (Feature, &str)| row.name(feature) == name;
            assert_eq!(rows.iter().filter(|row| is(row, a)).count(), 20);
            assert!(rows.iter().all(|row| is(row, a) == is(row, b)));
        };
        together((Feature::ClothingColour, "Red"), (Feature::ClothingType, "Hoodie"));
        together((Feature::HairColour, "Black"), (Feature::Accessories, "Sunglasses"));
        assert!(DataSet::Own.rows().is_empty());
    }
}
