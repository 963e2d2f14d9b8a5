//! Edits of the page Pixels, and what follows from them: one change is one change, and what need not be worked out again is
//! not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{PIXELS, Picture};
use coastline::model::FitError;
use coastline::scene::{
    Chosen, Generated, JsonImport, MAX_OWN_PICTURES, OwnError, OwnId, OwnPictures, PictureSet, PixelAt, PixelsEdit,
    PixelsEditError, PixelsNumber, PixelsResults, PixelsScene, PixelsWork, Scene, apply_pixels, pixels_json_chunks,
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
    for edit in [
        PixelsEdit::Pictures(PictureSet::Own(OwnId { hash: 7, n: 3 })),
        PixelsEdit::Number(PixelsNumber::Training, 51.0),
        PixelsEdit::Number(PixelsNumber::Pseudocount, 0.5),
        PixelsEdit::Number(PixelsNumber::Samples, 11.0),
        PixelsEdit::Number(PixelsNumber::Seed, 9.0),
        PixelsEdit::NewSeed(9),
    ] {
        let changed = after(&again, edit.clone());
        assert_eq!(changed.generated, Generated::Changed, "{edit:?}");
        let pressed = after(&changed, PixelsEdit::Generate);
        assert_eq!((pressed.seed, pressed.generated), (changed.seed, Generated::Fresh), "{edit:?}");
        // Before the first press there is nothing that could be old.
        assert_eq!(after(&default(), edit.clone()).generated, Generated::Never, "{edit:?}");
    }
    // What changes no sample changes nothing.
    for edit in [
        PixelsEdit::Traits(true),
        PixelsEdit::Choose(Chosen::Picture(3)),
        PixelsEdit::Pixel(PixelAt { row: 0, column: 0 }),
        PixelsEdit::Note("here".to_string()),
    ] {
        let same = after(&made, edit.clone());
        assert!(same != made && same.generated == Generated::Fresh, "{edit:?}");
    }
    // A picture chosen stays when more are made.
    let chosen = after(&made, PixelsEdit::Choose(Chosen::Picture(3)));
    assert_eq!(after(&chosen, PixelsEdit::Generate).chosen, Chosen::Picture(3));
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
    let last = after(&made, PixelsEdit::Choose(Chosen::Picture(49)));
    assert_eq!(last.chosen, Chosen::Picture(49));
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
        let step = if field == PixelsNumber::Pseudocount { 0.01 } else { 1.0 };
        for value in [below + step, above - step] {
            let set = after(&default(), PixelsEdit::Number(field, value));
            assert!((field.spec().value(field.get(&set)) - value).abs() < 1e-9, "{field:?} {value}");
        }
    }
    for (row, column, to) in [(99, 5, [31, 5]), (5, 99, [5, 31]), (32, 32, [31, 31]), (0, 31, [0, 31])] {
        let at = after(&default(), PixelsEdit::Pixel(PixelAt { row, column })).pixel;
        assert_eq!(([at.row, at.column], at.idx()), (to, to[0] * 32 + to[1]));
    }
    assert_eq!(apply_pixels(&default(), PixelsEdit::Note("a".repeat(141))), Err(PixelsEditError::NoteTooLong));
    assert_eq!(&*after(&default(), PixelsEdit::Note("a".repeat(140))).note, "a".repeat(140));
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
    let hash = |results: &PixelsResults| results.pixels.as_ref().unwrap().hash.clone();
    assert!(Arc::ptr_eq(&first.fit, &second.fit) && hash(&second) != hash(&first));
    // More of them: the first ten stay, of both kinds.
    let more = results_after(&PixelsScene { samples: 60, ..both() }, None, Some(&first));
    assert!(Arc::ptr_eq(&first.fit, &more.fit));
    for (ten, sixty) in [(&first.pixels, &more.pixels), (&first.traits, &more.traits)] {
        let [ten, sixty] = [ten, sixty].map(|made| &made.as_ref().unwrap().pictures);
        assert_eq!((ten.len(), sixty.len(), &ten[..]), (10, 60, &sixty[..10]));
    }
    let without = PixelsScene { traits: false, ..seed.clone() };
    let third = results_after(&without, None, Some(&second));
    assert!(Arc::ptr_eq(third.pixels.as_ref().unwrap(), second.pixels.as_ref().unwrap()) && third.traits.is_none());
    let smoothed = PixelsScene { pseudocount: 50, ..without };
    let fourth = results_after(&smoothed, None, Some(&third));
    assert!(Arc::ptr_eq(fourth.pictures(), third.pictures()) && !Arc::ptr_eq(&fourth.fit, &third.fit));
    // And it is what one would find without having known anything.
    assert_eq!(hash(&fourth), hash(&results(&smoothed)));
    // What decides nothing is no work at all, and other pictures are learned anew.
    let looked = PixelsScene { chosen: Chosen::Sample(3), pixel: PixelAt { row: 0, column: 0 }, ..both() };
    let same = results_after(&looked, None, Some(&first));
    for (before, now) in [(&first.pixels, &same.pixels), (&first.traits, &same.traits)] {
        assert!(Arc::ptr_eq(before.as_ref().unwrap(), now.as_ref().unwrap()));
    }
    let larger = results_after(&PixelsScene { training: 60, ..both() }, None, Some(&first));
    assert_eq!((larger.pictures().len(), &larger.pictures()[..50]), (60, &first.pictures()[..]));
}

#[test]
fn work_ends_after_a_step_for_each_thing_done() {
    let mut work = PixelsWork::new(&both(), None, None).unwrap();
    let n_steps = 1 + (0..1_000).take_while(|_| !work.step()).count();
    // Fifty drawn, counted and compared, then for pixels and for traits fifty made, compared and tested, and ends of stages.
    assert!((9 * 50..9 * 50 + 10).contains(&n_steps), "{n_steps}");
    assert!(work.step(), "an end is an end");
    assert!(work.results().is_some());
    let mut begun = PixelsWork::new(&both(), None, None).unwrap();
    assert!(!begun.step() && begun.results().is_none());
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
    assert_eq!(OwnPictures::from_bytes(own.id(), &bytes[PIXELS..]), Err(OwnError::Broken));
    let more = [&bytes[..], &[0]].concat();
    assert_eq!(OwnPictures::from_bytes(own.id(), &more), Err(OwnError::Broken), "a byte too many");
    let counted_wrong = OwnId { n: 299, ..own.id() };
    assert_eq!(OwnPictures::from_bytes(counted_wrong, &bytes), Err(OwnError::Broken));
    assert_eq!(OwnPictures::from_bytes(own.id(), &[]), Err(OwnError::TooFew(0)));
    assert_eq!(OwnPictures::new(pictures(0)), Err(OwnError::TooFew(0)));
    assert_eq!(OwnPictures::new(pictures(1)), Err(OwnError::TooFew(1)));
    assert_eq!(OwnPictures::new(pictures(MAX_OWN_PICTURES + 1)), Err(OwnError::TooMany(5_001)));
    assert_eq!(OwnPictures::new(vec![[3; PIXELS]; 4].into()), Err(OwnError::AllAlike));
    assert!(OwnPictures::new(pictures(MAX_OWN_PICTURES)).is_ok());
}

#[test]
fn own_pictures_are_learned_from_and_those_that_are_not_here_are_not() {
    let own = OwnPictures::new(pictures(2)).unwrap();
    let scene = PixelsScene { pictures: PictureSet::Own(own.id()), ..both() };
    assert_eq!(PixelsWork::new(&scene, None, None).err(), Some(FitError::Empty));
    // Nor are those of the lab taken for them.
    assert_eq!(PixelsWork::new(&scene, None, Some(&results(&both()))).err(), Some(FitError::Empty));
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

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_json_file_says_what_is_on_the_page() {
    let scene = PixelsScene { samples: 3, ..both() };
    let results = results(&scene);
    let text: String = pixels_json_chunks(&scene, Some(&results)).collect();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(keys(&file), ["coastline", "engine", "pixels", "scene"]);
    assert_eq!(keys(&file["pixels"]), ["diagnostics", "pseudocount", "samples", "training", "traits"]);
    assert_eq!(keys(&file["pixels"]["diagnostics"]), ["distinct", "neighbours", "pass"]);
    let fit = &results.fit;
    let [pixels, traits] = [&results.pixels, &results.traits].map(|made| made.as_ref().unwrap());
    let agree = [&fit.neighbours, &pixels.neighbours, &traits.neighbours].map(|sums| sums.agree().unwrap());
    for (key, row) in [
        ("neighbours", agree),
        ("pass", [fit.pass, pixels.pass, traits.pass]),
        ("distinct", [fit.n_distinct, pixels.n_distinct, traits.n_distinct].map(|n| n as f64)),
    ] {
        let written = file["pixels"]["diagnostics"][key].as_array().unwrap();
        assert_eq!(written.iter().map(|value| value.as_f64().unwrap()).collect::<Vec<_>>(), row, "{key}");
    }
    let samples: Vec<Vec<u8>> = serde_json::from_value(file["pixels"]["samples"].clone()).unwrap();
    assert!(samples.len() == 3 && samples.iter().zip(&pixels.pictures[..]).all(|(written, made)| written == made));
    // Fifty are diagnosed, and those that are shown are written.
    let names: Vec<[String; 5]> = serde_json::from_value(file["pixels"]["traits"].clone()).unwrap();
    assert_eq!(names, [0, 1, 2].map(|idx| traits.outfits[idx].names().map(str::to_string)));
    // Without traits no key says that there are some, and the third of each row is null.
    let without = PixelsScene { traits: false, ..scene };
    let text: String = pixels_json_chunks(&without, Some(&results_after(&without, None, Some(&results)))).collect();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(keys(&file["pixels"]), ["diagnostics", "pseudocount", "samples", "training"]);
    let third = |key: &str| file["pixels"]["diagnostics"][key][2].is_null();
    assert!(third("neighbours") && third("pass") && third("distinct"));
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
