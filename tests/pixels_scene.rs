//! Edits of the page Pixels, and what follows from them: one change is one change, and what need not be worked out again is
//! not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{PIXELS, Picture};
use coastline::scene::{
    Chosen, Generated, JsonImport, MAX_OWN_PICTURES, OwnError, OwnId, OwnPictures, PictureSet, PixelAt, PixelsEdit,
    PixelsEditError, PixelsNumber, PixelsScene, PixelsWork, Scene, apply_pixels, pixels_json_chunks,
};
use common::pixels::{both, edit, results, results_after};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

fn default() -> PixelsScene {
    PixelsScene::link_default()
}

fn after(scene: &PixelsScene, edit: PixelsEdit) -> PixelsScene {
    apply_pixels(scene, edit).unwrap()
}

/// `n` pictures, of which the first pixel tells which.
fn pictures(n: usize) -> Arc<[Picture]> {
    let picture = |idx: usize| {
        let mut picture = [0; PIXELS];
        picture[0] = (idx % 251) as u8;
        picture[1] = (idx / 251) as u8;
        picture
    };
    (0..n).map(picture).collect()
}

#[test]
fn generate_keeps_the_seed_as_shown_unless_nothing_changed() {
    let made = after(&default(), PixelsEdit::Generate);
    assert_eq!((made.generated, made.seed, made.chosen), (Generated::Fresh, 1, Chosen::Sample(0)));
    let again = after(&made, PixelsEdit::Generate);
    assert_eq!((again.generated, again.seed, again.chosen), (Generated::Fresh, 2, Chosen::Sample(0)));
    let other = after(&again, PixelsEdit::Number(PixelsNumber::Pseudocount, 0.5));
    assert_eq!(other.generated, Generated::Changed);
    assert_eq!(after(&other, PixelsEdit::Generate).seed, 2);
    // What changes no sample changes nothing.
    for edit in [PixelsEdit::Traits(true), PixelsEdit::Choose(Chosen::Picture(3)), PixelsEdit::Note("here".to_string())]
    {
        assert_eq!(after(&made, edit).generated, Generated::Fresh);
    }
    let last = PixelsScene { seed: i64::from(u32::MAX), ..made };
    assert_eq!(after(&last, PixelsEdit::Generate).seed, 0);
}

#[test]
fn only_what_is_there_is_chosen() {
    let made = after(&default(), PixelsEdit::Generate);
    for missing in [Chosen::Picture(50), Chosen::Sample(10), Chosen::Traits(0)] {
        assert_eq!(after(&made, PixelsEdit::Choose(missing)), made);
    }
    assert_eq!(after(&default(), PixelsEdit::Choose(Chosen::Sample(0))), default());
    let tenth = after(&made, PixelsEdit::Choose(Chosen::Sample(9)));
    let fewer = after(&tenth, PixelsEdit::Number(PixelsNumber::Samples, 9.0));
    assert_eq!((tenth.chosen, fewer.chosen), (Chosen::Sample(9), default().chosen));
    let traits = after(&after(&made, PixelsEdit::Traits(true)), PixelsEdit::Choose(Chosen::Traits(4)));
    assert_eq!(traits.chosen, Chosen::Traits(4));
    assert_eq!(after(&traits, PixelsEdit::Traits(false)).chosen, default().chosen);
    // Own pictures have no traits, and perhaps no seventh picture.
    let id = OwnId { hash: 7, n: 3 };
    let own = after(&traits, PixelsEdit::Pictures(PictureSet::Own(id)));
    assert_eq!((own.chosen, own.shows_traits(), own.n_training()), (Chosen::Picture(0), false, 3));
    assert_eq!(after(&own, PixelsEdit::Pictures(PictureSet::Fashion)).n_training(), 50);
}

#[test]
fn numbers_and_pixels_stay_in_their_ranges() {
    let refused = |field, value| {
        assert_eq!(apply_pixels(&default(), PixelsEdit::Number(field, value)), Err(PixelsEditError::Number(field)));
    };
    for (field, below, above) in [
        (PixelsNumber::Training, 49.0, 4_033.0),
        (PixelsNumber::Pseudocount, -0.01, 10.01),
        (PixelsNumber::Samples, 0.0, 1_001.0),
        (PixelsNumber::Seed, -1.0, 4_294_967_296.0),
    ] {
        [below, above, f64::NAN, f64::INFINITY].into_iter().for_each(|value| refused(field, value));
    }
    let at = after(&default(), PixelsEdit::Pixel(PixelAt { row: 99, column: 5 })).pixel;
    assert_eq!((at, at.idx()), (PixelAt { row: 31, column: 5 }, 31 * 32 + 5));
    assert_eq!(apply_pixels(&default(), PixelsEdit::Note("a".repeat(141))), Err(PixelsEditError::NoteTooLong));
}

proptest! {
    #[test]
    fn an_edit_leaves_a_scene_that_says_what_is_on_the_page(edits in vec(edit(), 0..20)) {
        let mut scene = default();
        for edit in edits {
            scene = apply_pixels(&scene, edit).unwrap_or(scene);
            // To choose what is chosen is to change nothing: it is there.
            prop_assert_eq!(after(&scene, PixelsEdit::Choose(scene.chosen)), scene.clone());
            prop_assert_eq!(scene.for_results().for_results(), scene.for_results());
        }
    }
}

#[test]
fn what_is_known_is_not_worked_out_again() {
    let first = results(&both());
    let seed = PixelsScene { seed: 9, ..both() };
    let second = results_after(&seed, None, Some(&first));
    assert!(Arc::ptr_eq(&first.fit, &second.fit) && second.pixels.as_ref().unwrap().hash != first.pixels.unwrap().hash);
    let without = PixelsScene { traits: false, ..seed.clone() };
    let third = results_after(&without, None, Some(&second));
    assert!(Arc::ptr_eq(third.pixels.as_ref().unwrap(), second.pixels.as_ref().unwrap()) && third.traits.is_none());
    let smoothed = PixelsScene { pseudocount: 50, ..without };
    let fourth = results_after(&smoothed, None, Some(&third));
    assert!(Arc::ptr_eq(fourth.pictures(), third.pictures()) && !Arc::ptr_eq(&fourth.fit, &third.fit));
    // And it is what one would find without having known anything.
    assert_eq!(fourth.pixels.unwrap().hash, results(&smoothed).pixels.unwrap().hash);
}

#[test]
fn own_pictures_are_named_by_what_they_are() {
    let own = OwnPictures::new(pictures(300)).unwrap();
    assert_eq!(own.id().n, 300);
    let bytes = own.pictures().as_flattened().to_vec();
    assert_eq!(OwnPictures::from_bytes(own.id(), &bytes).unwrap(), own);
    let mut flipped = bytes.clone();
    flipped[5_000] ^= 1;
    assert_eq!(OwnPictures::from_bytes(own.id(), &flipped), Err(OwnError::Broken));
    assert_eq!(OwnPictures::from_bytes(own.id(), &bytes[..bytes.len() - 1]), Err(OwnError::Broken));
    assert_eq!(OwnPictures::from_bytes(own.id(), &[]), Err(OwnError::TooFew(0)));
    assert_eq!(OwnPictures::new(pictures(1)), Err(OwnError::TooFew(1)));
    assert_eq!(OwnPictures::new(pictures(MAX_OWN_PICTURES + 1)), Err(OwnError::TooMany(5_001)));
    assert_eq!(OwnPictures::new(vec![[3; PIXELS]; 4].into()), Err(OwnError::AllAlike));
    assert!(OwnPictures::new(pictures(MAX_OWN_PICTURES)).is_ok());
}

#[test]
fn own_pictures_are_learned_from_and_those_that_are_not_here_are_not() {
    let own = OwnPictures::new(pictures(2)).unwrap();
    let scene = PixelsScene { pictures: PictureSet::Own(own.id()), ..both() };
    assert!(PixelsWork::new(&scene, None, None).is_err());
    let results = results_after(&scene, Some(own.pictures().clone()), Some(&results(&both())));
    let made = results.pixels.as_ref().unwrap();
    assert!(results.traits.is_none() && !results.is_fashion() && results.pictures().len() == 2);
    // Only the first pixel varies, so every sample is one of the two.
    assert_eq!((made.n_distinct, made.pass, results.fit.n_distinct), (2, 1.0, 2));
    assert_eq!(results.fit.neighbours.agree(), None);
    let text: String = pixels_json_chunks(&scene, Some(&results)).collect();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["pixels"]["diagnostics"]["neighbours"], json!([null, null, null]));
    assert!(!text.contains("pictures\":["), "they stay on the device");
}

#[test]
fn the_json_file_has_the_contract_and_opens_again() {
    for (scene, n) in [(default(), 0), (both(), 10), (PixelsScene { samples: 60, pseudocount: 25, ..both() }, 60)] {
        let text: String = pixels_json_chunks(&scene, Some(&results(&scene))).collect();
        let file: Value = serde_json::from_str(&text).unwrap();
        let pixels = &file["pixels"];
        assert_eq!(
            (&pixels["training"], pixels["pseudocount"].as_f64()),
            (&json!(50), Some(scene.pseudocount as f64 / 100.0))
        );
        assert_eq!(pixels["samples"].as_array().unwrap().len(), n);
        assert!(pixels["samples"].as_array().unwrap().iter().all(|sample| sample.as_array().unwrap().len() == PIXELS));
        assert_eq!(pixels.get("traits").map(|traits| traits.as_array().unwrap().len()), (n > 0).then_some(n));
        for (key, data) in [("neighbours", 0.844_297_061_534_056_6), ("pass", 0.94), ("distinct", 49.0)] {
            let row = pixels["diagnostics"][key].as_array().unwrap();
            assert_eq!((row.len(), row[1].is_null(), row[2].is_null()), (3, n == 0, n == 0));
            assert!((row[0].as_f64().unwrap() - data).abs() < 1e-12, "{key}");
        }
        let mut import = JsonImport::new();
        import.push(text.as_bytes()).unwrap();
        assert_eq!(import.finish_any().unwrap().scene, Scene::Pixels(scene.into()));
    }
    // Without results of its own it says so, and has no samples of another scene.
    let stale = results(&both());
    let text: String = pixels_json_chunks(&PixelsScene { seed: 3, ..both() }, Some(&stale)).collect();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&file["pixels"]["diagnostics"], &file["pixels"]["samples"]), (&Value::Null, &json!([])));
}
