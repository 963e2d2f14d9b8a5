//! The score of the game: of ten places, how many obey the rule, and how many merely copy.
//!
//! A good generator makes what is like the data *and yet new*. Repeating an observation obeys the rule and is worth
//! nothing, so copies are counted beside the hits.

use crate::data::Raster;
use crate::plane::Point;
use std::f64::consts::PI;

/// Guesses that a reader has, and places that Pmodel makes, in a game.
pub const GAME_DARTS: usize = 10;

/// Within this many degrees of a great circle, a place is a copy of an observation.
pub const COPY_DEG: f64 = 2.0;

/// How a handful of places did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How many there were.
    pub n: usize,
    /// How many obey the rule.
    pub hits: usize,
    /// How many lie within [`COPY_DEG`] of an observation.
    pub copies: usize,
}

/// How many places obey the rule.
pub fn obey_rule(rule: &Raster, places: impl Iterator<Item = Point>) -> usize {
    places.filter(|p| rule.contains(*p)).count()
}

/// Scores places against the rule and the observations.
pub fn score(rule: &Raster, observations: &[Point], places: &[Point]) -> Score {
    // Chords instead of angles: one comparison of dot products, no inverse cosine. And first the parallel: places within
    // 2 degrees of each other differ by less than sin 2° in the sine of latitude, and few observations are that near.
    let min_dot = crate::math::cos(COPY_DEG * PI / 180.0);
    let max_dy = crate::math::sin(COPY_DEG * PI / 180.0) / 2.0;
    let is_copy = |place: &&Point| {
        let v = place.unit_vector();
        observations.iter().filter(|o| (o.y - place.y).abs() <= max_dy).any(|o| {
            let o = o.unit_vector();
            v[0] * o[0] + v[1] * o[1] + v[2] * o[2] >= min_dot
        })
    };
    Score {
        n: places.len(),
        hits: obey_rule(rule, places.iter().copied()),
        copies: places.iter().filter(is_copy).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::land;

    #[test]
    fn copies_are_within_two_degrees_also_across_the_date_line() {
        let at = Point::from_degrees;
        let observed = [at(179.5, 67.5), at(0.0, 0.0)];
        let s = score(land(), &observed, &[at(-179.5, 67.5), at(0.0, 1.9), at(0.0, 2.1), at(20.0, 0.0)]);
        assert_eq!((s.n, s.copies), (4, 2));
        assert_eq!(s.hits, 2); // Chukotka, and the Congo basin; the Gulf of Guinea is sea.
    }
}
