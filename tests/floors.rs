//! What is baked of a perfect model on the Earth is what true draws give.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{Mask, Rule, Toy};
use coastline::metric::{Floor, FloorWork, PAIRS, baked_floor};

#[test]
fn pairs_of_true_draws_lie_in_the_baked_band() {
    // Two of the pairs that were baked, and two that were not.
    let rules = [Rule::Earth, Rule::Toy(Toy::TwoMoons), Rule::Toy(Toy::Rings)];
    for (rule, from) in rules.into_iter().flat_map(|rule| [(rule.clone(), 0), (rule, PAIRS + 10)]) {
        let mut work = FloorWork::new(from);
        while !work.step(&rule, from + 2) {}
        assert_eq!(work.known().len(), 2);
        for (figure, Floor { low, high, .. }) in baked_floor(&rule).unwrap().into_iter().enumerate() {
            // One in twenty lies outside; none lies far outside.
            let beside = high - low;
            for known in work.known() {
                assert!(
                    (low - beside..=high + beside).contains(&known[figure]),
                    "{rule:?} {figure}: {} {low} {high}",
                    known[figure]
                );
            }
        }
    }
}

#[test]
fn bands_hold_their_means_and_are_narrow() {
    for rule in std::iter::once(Rule::Earth).chain(Toy::ALL.map(Rule::Toy)) {
        for Floor { low, mean, high } in baked_floor(&rule).unwrap() {
            assert!(low <= mean && mean <= high && high - low < 0.12, "{rule:?} {low} {mean} {high}");
        }
    }
    assert!(baked_floor(&Rule::painted(Mask::full())).is_none());
    let nothing = FloorWork::new(0);
    assert!(nothing.result().is_none());
}
