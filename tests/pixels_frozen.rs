//! Pictures and samples with the same bits on every machine, natively and in Node. If one changes, links open to other
//! samples: raise `ENGINE`, and say so in the changelog.
//!
//! Samples of pixels and of traits, given the pictures, come also from `scripts/fixtures/pixels.py`
//! (`tests/pixels_numpy.rs`); the others were recorded when the page was made.
#![allow(clippy::unwrap_used)]

use coastline::data::{COMBINATIONS, Drawing, Outfit, Picture};
use coastline::metric::n_distinct_pictures;
use coastline::rng::Fnv1a;
use coastline::scene::{PixelsResults, PixelsScene, PixelsWork, Scene, decode_any, encode_pixels, pixels_json_chunks};

#[cfg(not(target_arch = "wasm32"))]
use test as portable_test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as portable_test;

fn opened(fields: &str) -> PixelsScene {
    let link = format!("v=1&engine=1&page=pixels{fields}");
    let Scene::Pixels(scene) = decode_any(&link).unwrap().scene else { panic!("{link} is of another page") };
    assert_eq!(encode_pixels(&scene), link, "as this version writes it");
    *scene
}

fn results(scene: &PixelsScene) -> PixelsResults {
    let mut work = PixelsWork::new(scene, None, None).unwrap();
    while !work.step() {}
    work.results().unwrap()
}

#[portable_test]
fn all_outfits_are_drawn_alike_and_no_two_are() {
    let mut drawing = Drawing::default();
    let pictures: Vec<Picture> = Outfit::all().map(|outfit| drawing.picture(outfit)).collect();
    let mut hash = Fnv1a::new();
    pictures.iter().for_each(|picture| hash.write(picture));
    assert_eq!(format!("{:016x}", hash.finish()), "371b73cfb1e9d42c");
    assert_eq!(n_distinct_pictures(&pictures), COMBINATIONS);
}

#[portable_test]
fn samples_of_pixels_and_of_traits() {
    for (fields, [pixels, traits]) in [
        ("&generated=fresh&traits=1", ["2ccfaf3852957ace", "b8284fcba9283248"]),
        ("&seed=42&generated=fresh&traits=1", ["1324ca835b3700a4", "8466fd190d71f85f"]),
        (
            "&pseudocount=0.5&samples=60&seed=4294967295&generated=fresh&traits=1",
            ["949e44de6d2f45a3", "fe04e16599f8a524"],
        ),
        ("&training=400&seed=7&generated=changed&traits=1", ["4de0a57229b7f3cb", "cbc8eff1c6827b09"]),
        ("&training=400&pseudocount=0.5&generated=fresh&traits=1", ["916d8640b901cbfc", "5f1b31ae01125bb4"]),
    ] {
        let results = results(&opened(fields));
        let hashes = [&results.pixels, &results.traits].map(|made| made.as_ref().unwrap().hash.clone());
        assert_eq!(hashes, [pixels, traits], "{fields}");
    }
}

#[portable_test]
fn text_of_the_json_export() {
    let scene =
        opened("&pseudocount=0.25&samples=3&seed=42&generated=fresh&traits=1&chosen=traits.2&pixel=1.32&note=frozen");
    let results = results(&scene);
    let mut hash = Fnv1a::new();
    pixels_json_chunks(&scene, Some(&results)).for_each(|piece| hash.write(piece.as_bytes()));
    assert_eq!(format!("{:016x}", hash.finish()), "386762e2154cb453");
}
