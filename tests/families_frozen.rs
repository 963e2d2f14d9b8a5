//! Weights of each family after 200 steps, with the same bits on every machine, natively and in Node. If one changes, a link
//! races to other weights: raise `ENGINE`, and say so in the changelog.
//!
//! `tests/fixtures/race-hashes.json` is what three browsers train to as well.
#![allow(clippy::unwrap_used)]

use coastline::data::{Rule, Toy};
use coastline::plane::Point;
use coastline::rng;
use coastline::train::family::{GanLoss, GanSettings, Paths};
use coastline::train::race::{RaceFamily, RaceSettings, Racing};
use coastline::train::weights_hash;

#[cfg(not(target_arch = "wasm32"))]
use test as portable_test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as portable_test;

#[portable_test]
fn weights_after_200_steps() {
    let drawn = Rule::Toy(Toy::TwoMoons).draw(2_000, &mut rng::stream(1, "observations"));
    let observations: Vec<Point> = drawn.into_iter().map(|spot| spot.point()).collect();
    let recorded = include_str!("fixtures/race-hashes.json");
    let of = |family, name| (RaceSettings::new(family), name);
    let straight = RaceSettings { paths: Paths::Straight, ..RaceSettings::new(RaceFamily::Diffusion) };
    let gan = GanSettings { loss: GanLoss::Plain, packing: 2, ..GanSettings::default() };
    for (settings, name) in [
        of(RaceFamily::Flow, "flow"),
        of(RaceFamily::Autoregressive, "autoregressive"),
        of(RaceFamily::Vae, "vae"),
        of(RaceFamily::Diffusion, "diffusion"),
        of(RaceFamily::Gan, "gan"),
        (straight, "straight paths"),
        (RaceSettings { gan, ..RaceSettings::new(RaceFamily::Gan) }, "plain and packed"),
    ] {
        let mut racing = Racing::new(settings, &observations).unwrap();
        (0..200).for_each(|_| {
            racing.step().unwrap();
        });
        let line = format!("\"{name}\": \"{}\"", weights_hash(&[racing.params(), racing.averaged()]));
        assert!(recorded.contains(&line), "{line}");
    }
}
