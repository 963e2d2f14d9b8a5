//! Locked values: what is given, when the rest of an outfit is made or asked for.

use super::{Feature, Outfit};

/// For each feature the value that it is locked to, or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locks([Option<u8>; 5]);

impl Locks {
    /// Nothing is locked.
    pub const NONE: Self = Self([None; 5]);

    /// These locks, in the order of the features; `None` if a feature has no such value.
    pub fn new(values: [Option<u8>; 5]) -> Option<Self> {
        // A free feature is as good as its first value.
        Outfit::new(values.map(Option::unwrap_or_default)).map(|_| Self(values))
    }

    /// The locked value of a feature.
    pub fn get(self, feature: Feature) -> Option<u8> {
        self.0[feature.idx()]
    }

    /// With a feature locked to a value, or free; `None` if it has no such value.
    pub fn with(self, feature: Feature, value: Option<u8>) -> Option<Self> {
        let mut values = self.0;
        values[feature.idx()] = value;
        Self::new(values)
    }

    /// Whether nothing is locked.
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// Whether an outfit has all locked values.
    pub fn allow(self, outfit: Outfit) -> bool {
        self.0.into_iter().zip(outfit.values()).all(|(lock, value)| lock.is_none_or(|lock| lock == value))
    }

    /// How many outfits have all locked values: the product over the features that are free, 1 to 4,032.
    pub fn n_allowed(self) -> usize {
        Feature::ALL.into_iter().zip(self.0).map(|(feature, lock)| lock.map_or(feature.n_values(), |_| 1)).product()
    }

    /// The outfit of a number below [`Self::n_allowed`], in the order of [`Outfit::index`].
    pub fn allowed(self, number: usize) -> Option<Outfit> {
        let mut rest = number;
        let mut values = [0; 5];
        for ((value, feature), lock) in values.iter_mut().zip(Feature::ALL).zip(self.0).rev() {
            *value = lock.unwrap_or((rest % feature.n_values()) as u8);
            rest /= lock.map_or(feature.n_values(), |_| 1);
        }
        Outfit::new(values).filter(|_| rest == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowed_outfits_are_numbered_in_order() {
        let locks = Locks::new([None, Some(3), None, None, Some(6)]).unwrap();
        let listed: Vec<Outfit> = (0..locks.n_allowed()).map(|n| locks.allowed(n).unwrap()).collect();
        assert_eq!(listed, Outfit::all().filter(|outfit| locks.allow(*outfit)).collect::<Vec<_>>());
        assert_eq!((listed.len(), locks.allowed(listed.len())), (3 * 4 * 6, None));
        assert_eq!((Locks::NONE.n_allowed(), Locks::new([Some(3), None, None, None, None])), (4032, None));
        assert!(Locks::NONE.is_empty() && !locks.is_empty());
    }
}
