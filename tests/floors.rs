//! What is baked of a perfect model on the Earth is what true draws give.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::Rule;
use coastline::metric::{EARTH_FLOOR, FIGURES, Floor, FloorWork, PAIRS};

#[test]
fn pairs_of_true_draws_lie_in_the_baked_band() {
    // Two of the pairs that were baked, and two that were not.
    for from in [0, PAIRS + 10] {
        let mut work = FloorWork::new(from);
        while !work.step(&Rule::Earth, from + 2) {}
        assert_eq!(work.known().len(), 2);
        for (figure, Floor { low, high, .. }) in EARTH_FLOOR.into_iter().enumerate() {
            // One in twenty lies outside; none lies far outside.
            let beside = high - low;
            for known in work.known() {
                assert!(
                    (low - beside..=high + beside).contains(&known[figure]),
                    "{figure}: {} {low} {high}",
                    known[figure]
                );
            }
        }
    }
}

#[test]
fn bands_hold_their_means_and_are_narrow() {
    assert_eq!(EARTH_FLOOR.len(), FIGURES);
    for Floor { low, mean, high } in EARTH_FLOOR {
        assert!(low < mean && mean < high && high - low < 0.1);
    }
    let nothing = FloorWork::new(0);
    assert!(nothing.result().is_none());
}
