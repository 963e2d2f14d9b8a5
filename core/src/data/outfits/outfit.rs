//! One outfit: a value for each feature, or its number among all combinations.

use super::Feature;

/// How many outfits there are, d: the product of the numbers of values, 3 · 8 · 4 · 6 · 7.
pub const COMBINATIONS: usize = 4032;

/// A value for each feature, by its place in [`Feature::values`]. Every `Outfit` is one of the [`COMBINATIONS`].
///
/// ```
/// use coastline_core::data::{Feature, Outfit};
/// let outfit = Outfit::new([1, 7, 2, 4, 3]).unwrap();
/// assert_eq!(outfit.name(Feature::Top), "LongHairStraight");
/// assert_eq!(Outfit::from_index(outfit.index()), Some(outfit));
/// assert_eq!(Outfit::new([3, 0, 0, 0, 0]), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outfit([u8; 5]);

impl Outfit {
    /// The chapter's first combination, observed twice: straight long red hair, round glasses, white scoop neck.
    pub const COMBINATION_1: Self = Self([1, 7, 2, 4, 3]);
    /// The chapter's second combination, never observed: the same in blue.
    pub const COMBINATION_2: Self = Self([1, 1, 2, 4, 3]);

    /// The outfit of five values; `None` if a feature has no such value.
    pub fn new(values: [u8; 5]) -> Option<Self> {
        Feature::ALL
            .into_iter()
            .zip(values)
            .all(|(feature, value)| usize::from(value) < feature.n_values())
            .then_some(Self(values))
    }

    /// The outfit of a number below [`COMBINATIONS`].
    pub fn from_index(index: usize) -> Option<Self> {
        let mut rest = index;
        let mut values = [0; 5];
        for (value, feature) in values.iter_mut().zip(Feature::ALL).rev() {
            *value = (rest % feature.n_values()) as u8;
            rest /= feature.n_values();
        }
        (rest == 0).then_some(Self(values))
    }

    /// The outfit of five names, in the order of the features and whatever case.
    pub fn from_names(names: [&str; 5]) -> Option<Self> {
        let mut values = [0; 5];
        for ((value, feature), name) in values.iter_mut().zip(Feature::ALL).zip(names) {
            *value = feature.value_of(name)?;
        }
        Some(Self(values))
    }

    /// Its number, 0 to 4,031: the last feature counts fastest.
    pub fn index(self) -> usize {
        Feature::ALL
            .into_iter()
            .zip(self.0)
            .fold(0, |index, (feature, value)| index * feature.n_values() + usize::from(value))
    }

    /// Its values, in the order of the features.
    pub fn values(self) -> [u8; 5] {
        self.0
    }

    /// Its value of a feature.
    pub fn value(self, feature: Feature) -> u8 {
        self.0[feature.idx()]
    }

    /// The name of its value of a feature.
    pub fn name(self, feature: Feature) -> &'static str {
        feature.values()[usize::from(self.value(feature))]
    }

    /// The names of its values, in the order of the features.
    pub fn names(self) -> [&'static str; 5] {
        Feature::ALL.map(|feature| self.name(feature))
    }

    /// The same outfit with another value; `None` if the feature has no such value.
    pub fn with(self, feature: Feature, value: u8) -> Option<Self> {
        let mut values = self.0;
        values[feature.idx()] = value;
        Self::new(values)
    }

    /// All outfits, by number.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COMBINATIONS).filter_map(Self::from_index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_values_tell_the_same() {
        assert_eq!(Feature::ALL.map(Feature::n_values).iter().product::<usize>(), COMBINATIONS);
        let all: Vec<Outfit> = Outfit::all().collect();
        assert_eq!(all.len(), COMBINATIONS);
        assert!(all.is_sorted() && all.iter().enumerate().all(|(idx, outfit)| outfit.index() == idx));
        assert!(all.iter().all(|outfit| Outfit::from_names(outfit.names()) == Some(*outfit)));
        assert_eq!((Outfit::from_index(COMBINATIONS), Outfit::from_index(usize::MAX)), (None, None));
        assert_eq!(Outfit::from_names(["Round", "White", "Hoodie", "Red", "Hat"]), None);
        assert_eq!((Outfit::COMBINATION_1.with(Feature::Top, 7), Feature::pairs().count()), (None, 10));
    }
}
