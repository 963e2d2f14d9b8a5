//! Edits of the page Latent space: what decides the weights takes training back to step 0, and nothing else does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod common;

use coastline::data::{Feature, JarSettings, Outfit, PIXELS};
use coastline::scene::{
    Colour, History, JsonImport, LatentData, LatentEdit, LatentEditError, LatentFigures, LatentModel, LatentNumber,
    LatentPlaces, LatentScene, LatentStop, OwnId, PlaneAt, Scene, ShownCode, apply_latent, encode_latent,
    latent_csv_chunks, latent_json_chunks, latent_weights_chunks,
};
use coastline::train::{CoderKind, CoderSettings, Drawer, Factors, Goal, Order, Pace, Pictures, Training};
use common::latent::{MODELS, after_all, any_scene, edit, figures, scene, trained};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use LatentModel::{Autoencoder, Pca, Vae};

fn default() -> LatentScene {
    LatentScene::link_default()
}

fn after(scene: &LatentScene, edit: LatentEdit) -> LatentScene {
    apply_latent(scene, edit).unwrap()
}

/// A value of a number that it has not by default.
fn another(field: LatentNumber) -> f64 {
    match field {
        LatentNumber::Count => 999.0,
        LatentNumber::HeightFrom | LatentNumber::WidthFrom => 7.5,
        LatentNumber::HeightTo | LatentNumber::WidthTo => 21.5,
        LatentNumber::Noise => 0.01,
        LatentNumber::Latent => 3.0,
        LatentNumber::Rate => 0.001,
        LatentNumber::Batch => 32.0,
        LatentNumber::Beta => 0.5,
        LatentNumber::Planned => 9_000.0,
        LatentNumber::Weights | LatentNumber::Seed => 2.0,
        LatentNumber::Samples => 9.0,
    }
}

#[test]
fn the_defaults_are_those_that_were_measured() {
    assert_eq!(default().jars(), JarSettings::default());
    assert_eq!(default().settings(), None);
    assert_eq!(scene("&model=vae").settings(), Some(CoderSettings::new(CoderKind::Variational)));
    let plain = CoderSettings { beta: 0.0, ..CoderSettings::new(CoderKind::Autoencoder) };
    assert_eq!(scene("&model=autoencoder").settings(), Some(plain));
    assert_eq!(default().place(), [0.44, 0.4]);
}

#[test]
fn numbers_reach_jars_and_training_in_units() {
    let jars = scene("&jars=20&height-from=5.5&height-to=6.5&width-from=6.5&width-to=28&noise=0.25").jars();
    assert_eq!(jars, JarSettings { n: 20, height: [5.5, 6.5], width: [6.5, 28.0], noise: 0.25, seed: 1 });
    let asked = scene("&model=vae&latent=8&rate=0.0003&batch=512&beta=9.99&planned=100&training-seed=4294967295");
    let expected = CoderSettings {
        kind: CoderKind::Variational,
        latent: 8,
        rate: 0.0003,
        batch: 512,
        beta: 9.99,
        planned_steps: 100,
        seed: u32::MAX,
    };
    assert_eq!(asked.settings(), Some(expected));
}

#[test]
fn what_decides_the_weights_takes_training_back() {
    for model in [Autoencoder, Vae] {
        let begun = trained(model);
        assert_eq!(begun.steps, 4_000);
        for field in LatentNumber::ALL {
            let changed = after(&begun, LatentEdit::Number(field, another(field)));
            assert_ne!(field.get(&changed), field.get(&begun), "{field:?}");
            // Beta weighs what an autoencoder has not.
            let keeps = match field {
                LatentNumber::Beta => model == Autoencoder,
                // Samples are made of what was trained.
                LatentNumber::Samples | LatentNumber::Seed => true,
                _ => false,
            };
            assert_eq!(
                (changed.steps, changed.has_run_of(&begun)),
                (if keeps { 4_000 } else { 0 }, keeps),
                "{field:?}"
            );
            // The same value again is no change.
            let value = field.spec().value(field.get(&begun));
            assert_eq!(after(&begun, LatentEdit::Number(field, value)), begun, "{field:?}");
        }
        assert_eq!(
            (after(&begun, LatentEdit::NewSeed(2)).steps, after(&begun, LatentEdit::NewSeed(1)).steps),
            (0, 4_000)
        );
        for other in MODELS {
            let changed = after(&begun, LatentEdit::Model(other));
            assert_eq!(changed.steps, if other == model { 4_000 } else { 0 }, "{model:?} to {other:?}");
            // Back again it is at step 0: a model chosen is a run begun.
            assert_eq!(after(&changed, LatentEdit::Model(model)).steps, changed.steps);
        }
        assert_eq!(after(&begun, LatentEdit::Reset), LatentScene { steps: 0, ..begun.clone() });
    }
}

#[test]
fn what_decides_no_weight_leaves_training_as_it_is() {
    for model in MODELS {
        let begun = trained(model);
        for edit in [
            LatentEdit::Point(PlaneAt { x: 1, y: 2 }),
            LatentEdit::Axes([2, 1]),
            LatentEdit::Colour(Colour::Width),
            LatentEdit::Grid(false),
            LatentEdit::Note("here".to_string()),
        ] {
            let changed = after(&begun, edit.clone());
            assert!(changed != begun && changed.steps == begun.steps && changed.has_run_of(&begun), "{edit:?}");
        }
    }
}

#[test]
fn steps_are_at_most_the_planned_ones_and_none_of_pca() {
    for model in [Autoencoder, Vae] {
        let begun = trained(model);
        for (reached, steps) in [(0, 0), (1, 1), (7_999, 7_999), (8_000, 8_000), (8_001, 8_000), (u32::MAX, 8_000)] {
            assert_eq!(after(&begun, LatentEdit::Reached(reached)), LatentScene { steps, ..begun.clone() });
        }
        // Fewer planned ones are another run, and its steps are none.
        let fewer = after(&begun, LatentEdit::Number(LatentNumber::Planned, 100.0));
        assert_eq!((fewer.steps, after(&fewer, LatentEdit::Reached(4_000)).steps), (0, 100));
    }
    assert_eq!(after(&default(), LatentEdit::Reached(100)), default());
    assert_eq!(after(&default(), LatentEdit::Reset), default());
}

#[test]
fn numbers_stay_in_their_ranges() {
    for (field, below, above) in [
        (LatentNumber::Count, 19.0, 5_001.0),
        (LatentNumber::HeightFrom, 4.9, 22.1),
        (LatentNumber::HeightTo, 4.9, 22.1),
        (LatentNumber::WidthFrom, 5.9, 28.1),
        (LatentNumber::WidthTo, 5.9, 28.1),
        (LatentNumber::Noise, -0.01, 0.51),
        (LatentNumber::Latent, 0.0, 9.0),
        (LatentNumber::Rate, 0.0, 10.0001),
        (LatentNumber::Batch, 7.0, 513.0),
        (LatentNumber::Beta, -0.01, 10.01),
        (LatentNumber::Planned, 99.0, 50_001.0),
        (LatentNumber::Weights, -1.0, 4_294_967_296.0),
        (LatentNumber::Samples, 0.0, 65.0),
        (LatentNumber::Seed, -1.0, 4_294_967_296.0),
    ] {
        for value in [below, above, 1e300, -1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let refused = apply_latent(&trained(Vae), LatentEdit::Number(field, value));
            assert_eq!(refused, Err(LatentEditError::Number(field)), "{value}");
        }
        let spec = field.spec();
        for steps in [spec.min, spec.max] {
            let set = apply_latent(&default(), LatentEdit::Number(field, spec.value(steps)));
            match set {
                Ok(set) => assert_eq!(field.get(&set), steps, "{field:?}"),
                // The end that would leave no range.
                Err(error) => assert_eq!(error, LatentEditError::Bounds(field)),
            }
        }
    }
    assert_eq!(apply_latent(&default(), LatentEdit::Note("a".repeat(141))), Err(LatentEditError::NoteTooLong));
    assert_eq!(&*after(&default(), LatentEdit::Note("a".repeat(140))).note, "a".repeat(140));
}

#[test]
fn between_the_ends_of_a_range_there_is_a_pixel() {
    let narrow = scene("&height-from=10&height-to=12&width-from=10&width-to=12");
    for (from, to) in
        [(LatentNumber::HeightFrom, LatentNumber::HeightTo), (LatentNumber::WidthFrom, LatentNumber::WidthTo)]
    {
        for (field, ok, refused) in [(from, 11.0, [11.1, 12.0, 20.0]), (to, 11.0, [10.9, 10.0, 7.0])] {
            assert_eq!(field.get(&after(&narrow, LatentEdit::Number(field, ok))), 110, "{field:?}");
            for value in refused {
                let error = apply_latent(&narrow, LatentEdit::Number(field, value)).unwrap_err();
                assert_eq!(error, LatentEditError::Bounds(field), "{value}");
            }
        }
    }
    // The one does not ask the other.
    assert_eq!(after(&narrow, LatentEdit::Number(LatentNumber::WidthTo, 28.0)).height, [100, 120]);
}

#[test]
fn the_point_stays_on_the_plane() {
    for ((x, y), (to_x, to_y)) in [((0, 0), (0, 0)), ((10_000, 1), (10_000, 1)), ((10_001, u16::MAX), (10_000, 10_000))]
    {
        assert_eq!(after(&default(), LatentEdit::Point(PlaneAt { x, y })).point, PlaneAt { x: to_x, y: to_y });
    }
    assert_eq!(after(&default(), LatentEdit::Point(PlaneAt { x: 10_000, y: 0 })).place(), [1.0, 0.0]);
}

#[test]
fn axes_are_two_different_numbers_of_a_code() {
    let three = scene("&latent=3");
    for axes in [[1, 1], [0, 1], [1, 0], [1, 4], [4, 1], [255, 1]] {
        assert_eq!(after(&three, LatentEdit::Axes(axes)), three, "{axes:?}");
    }
    for axes in [[3, 1], [2, 3], [2, 1]] {
        assert_eq!(after(&three, LatentEdit::Axes(axes)).axes, axes);
    }
    let size = |scene: &LatentScene, n: f64| after(scene, LatentEdit::Number(LatentNumber::Latent, n));
    // Where a code has them no more, it is the first two.
    let last = after(&three, LatentEdit::Axes([3, 2]));
    assert_eq!((size(&last, 8.0).axes, size(&last, 2.0).axes), ([3, 2], [1, 2]));
    let one = size(&last, 1.0);
    assert_eq!((one.axes, size(&one, 3.0).axes), ([1, 1], [1, 2]));
    for axes in [[1, 2], [2, 1], [0, 0]] {
        assert_eq!(after(&one, LatentEdit::Axes(axes)), one);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn an_edit_leaves_a_scene_that_a_link_can_say(edits in vec(edit(), 0..20)) {
        let mut scene = default();
        for edit in edits {
            scene = apply_latent(&scene, edit).unwrap_or(scene);
            prop_assert!(i64::from(scene.steps) <= scene.planned && (scene.model != Pca || scene.steps == 0));
            prop_assert!([scene.height, scene.width].iter().all(|[from, to]| to - from >= 10));
            let [first, second] = scene.axes.map(i64::from);
            prop_assert!((1..=scene.latent).contains(&first) && (1..=scene.latent).contains(&second));
            prop_assert_eq!(first == second, scene.latent == 1);
            let link = encode_latent(&scene);
            prop_assert_eq!(common::latent::scene(&link["v=1&engine=1&page=latent".len()..]), scene.clone());
        }
    }

    /// Whatever the edit: another run is at step 0, and the same run where it was.
    #[test]
    fn steps_belong_to_a_run(scene in any_scene(), edit in edit()) {
        let is_told = matches!(edit, LatentEdit::Reached(_) | LatentEdit::Reset);
        let Ok(next) = apply_latent(&scene, edit) else { return Ok(()) };
        let is_same = next.settings() == scene.settings() && next.source() == scene.source();
        prop_assert_eq!(next.has_run_of(&scene), is_same);
        prop_assert!(is_same || !is_told);
        if !is_told {
            prop_assert_eq!(next.steps, if is_same { scene.steps } else { 0 });
        }
    }

    /// What a link can ask for, the worker takes as asked.
    #[test]
    fn every_scene_is_an_order_that_arrives(scene in any_scene()) {
        let jars = Order::Learn(Pictures::Jars(scene.jars()), scene.latent as usize);
        prop_assert_eq!(Order::from_message(jars.clone().into_message()), Ok(jars));
        if let Some(settings) = scene.settings() {
            prop_assert!(settings.is_sound());
            let train = Order::Train(settings, Goal::step(scene.steps), Pace::Full, None);
            prop_assert_eq!(Order::from_message(train.clone().into_message()), Ok(train));
        }
    }
}

/// What the page does when the worker tells how far it came.
fn tell(history: &mut History<LatentScene>, steps: u32) {
    let now = history.now().clone();
    history.correct_back(|scene| {
        let is_same = scene.has_run_of(&now) && scene.steps == now.steps;
        is_same.then(|| apply_latent(scene, LatentEdit::Reached(steps)).ok()).flatten()
    });
}

fn push(history: &mut History<LatentScene>, edit: LatentEdit, gesture: Option<u64>) {
    let next = after(history.now(), edit);
    history.push(next, gesture);
}

#[test]
fn steps_made_are_no_steps_of_undo() {
    let mut history = History::new(scene("&model=vae"));
    (1..=300).for_each(|k| tell(&mut history, 10 * k));
    assert!(history.now().steps == 3_000 && !history.can_undo());
    // What was told meanwhile stands in all steps of the same run: undo does not take training back.
    push(&mut history, LatentEdit::Colour(Colour::Width), None);
    tell(&mut history, 3_100);
    assert!(history.undo());
    assert_eq!(*history.now(), LatentScene { steps: 3_100, ..scene("&model=vae") });
    assert!(!history.can_undo() && history.redo() && history.now().steps == 3_100);
    // Another run has its own, and undo brings back the one before as it stood.
    push(&mut history, LatentEdit::Number(LatentNumber::Latent, 3.0), None);
    assert_eq!(history.now().steps, 0);
    tell(&mut history, 50);
    assert!(history.undo() && (history.now().steps, history.now().latent) == (3_100, 2));
    assert!(history.redo() && (history.now().steps, history.now().latent) == (50, 3));
    // So does Reset.
    push(&mut history, LatentEdit::Reset, None);
    tell(&mut history, 7);
    assert!(history.undo() && history.now().steps == 50);
    // Nor does what is told take away what can be done again.
    tell(&mut history, 60);
    assert!(history.can_redo() && history.redo() && history.now().steps == 7);
}

#[test]
fn a_drag_of_the_point_is_one_step_of_undo_while_training_goes_on() {
    let mut history = History::new(scene("&model=vae"));
    for k in 1..=20 {
        push(&mut history, LatentEdit::Point(PlaneAt { x: 100 * k, y: 50 * k }), Some(7));
        tell(&mut history, 10 * u32::from(k));
    }
    assert_eq!((history.now().point, history.now().steps), (PlaneAt { x: 2_000, y: 1_000 }, 200));
    assert!(history.undo() && !history.can_undo());
    assert_eq!(*history.now(), LatentScene { steps: 200, ..scene("&model=vae") });
    // A drag that came back to where it began is no step, whatever was trained meanwhile.
    let begun = history.now().point;
    for point in [PlaneAt { x: 1, y: 1 }, begun] {
        push(&mut history, LatentEdit::Point(point), Some(8));
        tell(&mut history, 300);
    }
    assert!(!history.can_undo() && history.now().steps == 300);
}

fn read(scene: &LatentScene, figures: Option<&LatentFigures>) -> (String, Value) {
    let text: String = latent_json_chunks(scene, figures).collect();
    let file = serde_json::from_str(&text).unwrap();
    (text, file)
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_json_file_says_what_is_on_the_page() {
    let begun = scene("&model=vae&planned=9000&training-seed=7&steps=4000&note=%22look%22");
    let (text, file) = read(&begun, Some(&figures()));
    assert_eq!(keys(&file), ["coastline", "engine", "latent", "scene"]);
    let latent = &file["latent"];
    let names = [
        "agreement",
        "codes",
        "factors",
        "kl",
        "linear_r2",
        "model",
        "mse",
        "pca_mse",
        "planned_steps",
        "r2",
        "seed",
        "step",
        "weights_hash",
    ];
    assert_eq!(keys(latent), names);
    assert_eq!((&latent["model"], &latent["weights_hash"]), (&json!("vae"), &json!("0123abcd")));
    // The step is that of the figures, whatever the scene was told last.
    assert_eq!((&latent["step"], &latent["planned_steps"], &latent["seed"]), (&json!(200), &json!(9_000), &json!(7)));
    assert_eq!(latent["r2"], json!({ "height": 0.97, "width": null }));
    assert_eq!((latent["mse"].as_f64(), latent["pca_mse"].as_f64()), (figures().mse, figures().pca_mse));
    let factors: Vec<[f64; 2]> = serde_json::from_value(latent["factors"].clone()).unwrap();
    let Factors::Sizes([heights, widths]) = figures().factors else { panic!() };
    assert_eq!(factors, heights.into_iter().zip(widths).map(|(h, w)| [h, w]).collect::<Vec<_>>());
    assert_eq!((&latent["agreement"], &latent["kl"]), (&Value::Null, &json!(4.5)));
    // Every number has as many digits as it takes to read back the very same 32 bits, and no more.
    let codes: Vec<[f32; 2]> = serde_json::from_value(latent["codes"].clone()).unwrap();
    let bits = |codes: &[f32]| codes.iter().map(|z| z.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(codes.as_flattened()), bits(&figures().codes));
    assert!(text.contains("\"codes\":[[0.1,-0.33333334],[1e-30,16777216.0],[-0.0,3.4028235e38]]"), "{text}");
    assert_eq!((&file["scene"]["note"], text.lines().count()), (&json!("\"look\""), 1));
}

#[test]
fn without_figures_the_json_file_says_so() {
    for model in MODELS {
        let begun = trained(model);
        let (_, file) = read(&begun, None);
        let word = ["pca", "autoencoder", "vae"][MODELS.iter().position(|other| *other == model).unwrap()];
        let expected = json!({
            "model": word, "step": begun.steps, "planned_steps": 8_000, "seed": 1, "weights_hash": null,
            "codes": [], "factors": [], "r2": { "height": null, "width": null }, "mse": null, "pca_mse": null,
            "linear_r2": { "height": null, "width": null }, "agreement": null, "kl": null,
        });
        assert_eq!(file["latent"], expected);
    }
}

#[test]
fn what_ran_away_is_null_in_the_json_file() {
    let lost = LatentFigures {
        codes: [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1.5].into(),
        found: vec![Some(f64::NAN), Some(-0.25)],
        mse: Some(f64::INFINITY),
        weights_hash: None,
        ..figures()
    };
    let (_, file) = read(&trained(Vae), Some(&lost));
    assert_eq!(file["latent"]["codes"], json!([[null, null], [null, 1.5]]));
    assert_eq!(file["latent"]["r2"], json!({ "height": null, "width": -0.25 }));
    assert_eq!((&file["latent"]["mse"], &file["latent"]["weights_hash"]), (&Value::Null, &Value::Null));
    // Codes that are none, and codes that do not come out even, harm nothing.
    for (latent, n) in [(0, 4), (3, 1), (5, 0)] {
        let (_, file) = read(&trained(Vae), Some(&LatentFigures { latent, ..lost.clone() }));
        assert_eq!(file["latent"]["codes"].as_array().unwrap().len(), n, "{latent}");
    }
}

#[test]
fn a_long_file_comes_in_pieces_and_has_every_jar() {
    let n = 5_000;
    let many = LatentFigures {
        codes: (0..8 * n).map(|k| k as f32 / 7.0).collect(),
        latent: 8,
        factors: Factors::Sizes([(0..n).map(|k| k as f64 / 3.0).collect(), vec![6.0; n]]),
        ..figures()
    };
    let asked = scene("&model=vae&jars=5000&latent=8&steps=200");
    let pieces: Vec<String> = latent_json_chunks(&asked, Some(&many)).collect();
    assert!(pieces.len() > 20 && pieces.iter().all(|piece| piece.len() < 60_000));
    let file: Value = serde_json::from_str(&pieces.concat()).unwrap();
    let codes: Vec<[f32; 8]> = serde_json::from_value(file["latent"]["codes"].clone()).unwrap();
    assert_eq!(codes.as_flattened(), &many.codes[..]);
    assert_eq!(file["latent"]["factors"].as_array().unwrap().len(), n);
}

proptest! {
    #[test]
    fn a_json_file_opens_to_its_scene(scene in any_scene(), has_figures in any::<bool>()) {
        let (text, _) = read(&scene, has_figures.then(figures).as_ref());
        let mut import = JsonImport::new();
        import.push(text.as_bytes()).unwrap();
        prop_assert_eq!(import.finish_any().unwrap().scene, Scene::Latent(scene.into()));
    }

    /// Undo of any edits, told of training or not, ends where it began.
    #[test]
    fn undo_leads_back_to_the_beginning(edits in vec(edit(), 0..20)) {
        let mut history = History::new(default());
        for edit in edits {
            match edit {
                LatentEdit::Reached(steps) => tell(&mut history, steps),
                edit => {
                    let next = after_all(history.now().clone(), vec![edit]);
                    history.push(next, None);
                }
            }
        }
        while history.undo() {}
        prop_assert_eq!(&default(), history.now());
    }
}

#[test]
fn samples_and_path_are_looks_and_no_training() {
    let before = trained(Vae);
    for edit in [
        LatentEdit::Generate,
        LatentEdit::NewSampleSeed(9),
        LatentEdit::Number(LatentNumber::Samples, 3.0),
        LatentEdit::Places(LatentPlaces::End),
        LatentEdit::PathStart(1),
        LatentEdit::PathEnd(1_000),
    ] {
        let next = apply_latent(&before, edit.clone()).unwrap();
        assert!(next != before && next.steps == before.steps && next.has_run_of(&before), "{edit:?}");
    }
    // The first press keeps the seed as shown; the next takes the next one, round at the end.
    let made = apply_latent(&before, LatentEdit::Generate).unwrap();
    assert_eq!((made.generated, made.seed), (true, 1));
    assert_eq!(apply_latent(&made, LatentEdit::Generate).unwrap().seed, 2);
    let last = LatentScene { seed: i64::from(u32::MAX), ..made };
    assert_eq!(apply_latent(&last, LatentEdit::Generate).unwrap().seed, 0);
    // A jar that is not there is no end; one that is gone by now is the last one.
    for jar in [0, 1_001] {
        assert_eq!(apply_latent(&before, LatentEdit::PathEnd(jar)).unwrap(), before);
    }
    let few = apply_latent(&before, LatentEdit::Number(LatentNumber::Count, 500.0)).unwrap();
    assert_eq!((few.path, few.path_ends()), ([452, 572], [452, 500]));
}

#[test]
fn codes_as_csv() {
    let text: String = latent_csv_chunks(Some(&common::latent::figures())).collect();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["jar,height,width,z1,z2", "1,5.0,28.0,0.1,-0.33333334"]);
    assert_eq!(lines.len(), 4);
    assert_eq!(latent_csv_chunks(None).collect::<String>(), "jar,height,width,z1,z2\n");
}

#[test]
fn other_pictures_are_another_run_and_have_their_own_colours() {
    let jars = LatentScene { steps: 300, ..trained(Vae) };
    let outfits = after(&jars, LatentEdit::Data(LatentData::Outfits));
    assert_eq!((outfits.steps, outfits.n_pictures()), (0, 4_032));
    assert_eq!(outfits.colour, Colour::Feature(Feature::Accessories));
    assert_eq!(after(&outfits, LatentEdit::Colour(Colour::Width)), outfits, "outfits have no width");
    let hair = after(&outfits, LatentEdit::Colour(Colour::Feature(Feature::Top)));
    assert_eq!(hair.colour, Colour::Feature(Feature::Top));
    assert_eq!(after(&hair, LatentEdit::PathEnd(4_032)).path_ends(), [452, 4_032]);
    assert_eq!(after(&hair, LatentEdit::PathEnd(4_033)), hair);
    // How many jars there would be decides nothing now.
    let counted = after(&LatentScene { steps: 50, ..hair }, LatentEdit::Number(LatentNumber::Count, 30.0));
    assert_eq!(counted.steps, 50);
    let own = after(&counted, LatentEdit::Data(LatentData::Own(OwnId { hash: 7, n: 12 })));
    assert_eq!((own.steps, own.n_pictures(), own.path_ends()), (0, 12, [12, 12]));
    assert_eq!(after(&own, LatentEdit::Data(LatentData::Jars)).colour, Colour::Height);
    // When it stops decides nothing of the weights.
    let stops = after(&trained(Vae), LatentEdit::Stop(LatentStop::Plateau));
    assert_eq!((stops.steps, stops.has_run_of(&trained(Vae))), (4_000, true));
}

/// Figures of two outfits.
fn outfit_figures() -> LatentFigures {
    let outfits = [Outfit::COMBINATION_1, Outfit::COMBINATION_2];
    LatentFigures {
        codes: [0.5, 1.0, -0.5, 2.0].into(),
        factors: Factors::of_outfits(&outfits),
        found: [0.25, 0.5, 0.75, 1.0, 0.0].map(Some).to_vec(),
        ..figures()
    }
}

#[test]
fn files_of_outfits_and_own_pictures_say_what_is_known_of_them() {
    let asked = scene("&data=outfits&model=vae&steps=200");
    let (_, file) = read(&asked, Some(&outfit_figures()));
    let latent = &file["latent"];
    assert_eq!((&latent["r2"], &latent["linear_r2"]), (&Value::Null, &Value::Null));
    assert_eq!((&latent["agreement"]["clothing_colour"], &latent["agreement"]["top"]), (&json!(0.5), &json!(0.0)));
    assert_eq!(latent["factors"], json!([[1, 7, 2, 4, 3], [1, 1, 2, 4, 3]]));
    let csv: String = latent_csv_chunks(Some(&outfit_figures())).collect();
    let expected = "outfit,accessories,clothing_colour,clothing_type,hair_colour,top,z1,z2\n\
                    1,Round,White,ShirtScoopNeck,Red,LongHairStraight,0.5,1.0\n\
                    2,Round,Blue01,ShirtScoopNeck,Red,LongHairStraight,-0.5,2.0\n";
    assert_eq!(csv, expected);

    let own = LatentFigures { factors: Factors::Unknown, found: Vec::new(), ..outfit_figures() };
    let (_, file) = read(&scene("&data=own.00000000000000ff.2"), Some(&own));
    let none = ["r2", "linear_r2", "agreement"].map(|name| file["latent"][name].clone());
    assert_eq!((none, &file["latent"]["factors"]), ([Value::Null, Value::Null, Value::Null], &json!([])));
    assert_eq!(latent_csv_chunks(Some(&own)).collect::<String>(), "picture,z1,z2\n1,0.5,1.0\n2,-0.5,2.0\n");
}

/// What `decoder.py` does, in plain loops of `f64`.
fn drawn_by_hand(file: &Value, code: &[f64]) -> Vec<f64> {
    let list = |value: &Value| value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect::<Vec<f64>>();
    let mut x = code.to_vec();
    for layer in file["layers"].as_array().unwrap() {
        let mut y = list(&layer["biases"]);
        for (x, row) in x.iter().zip(layer["weights"].as_array().unwrap()) {
            y.iter_mut().zip(list(row)).for_each(|(y, w)| *y += x * w);
        }
        x = match layer["activation"].as_str().unwrap() {
            "relu" => y.into_iter().map(|y| y.max(0.0)).collect(),
            _ => y.into_iter().map(|y| 1.0 / (1.0 + (-y).exp())).collect(),
        };
    }
    x
}

#[test]
fn weights_taken_away_draw_the_pictures_that_were_shown() {
    let settings = CoderSettings { latent: 3, planned_steps: 40, ..CoderSettings::new(CoderKind::Variational) };
    let jars = JarSettings { n: 30, ..JarSettings::default() };
    let mut training = Training::new(settings, Pictures::Jars(jars).made().0).unwrap();
    for _ in 0..40 {
        training.step().unwrap();
    }
    let decoder = training.coder().decoder(training.params());
    let shown = [("point", [0.5, -1.0, 2.0]), ("sample 1", [0.1, 0.2, 0.3])]
        .map(|(name, code)| ShownCode { name: name.to_string(), code: code.to_vec() });
    let asked = scene("&model=vae&latent=3&steps=40");
    let text: String =
        latent_weights_chunks(&asked, Some("0123abcd"), Drawer::Network(decoder), shown.to_vec()).collect();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&file["model"], &file["step"], &file["latent"]), (&json!("vae"), &json!(40), &json!(3)));
    assert_eq!((&file["weights_hash"], &file["scene"]["latent"]), (&json!("0123abcd"), &json!("3")));
    let pictures = file["shown"].as_array().unwrap();
    assert_eq!(pictures.len(), 2);
    for one in pictures {
        let code: Vec<f64> = serde_json::from_value(one["code"].clone()).unwrap();
        let picture: Vec<f64> = serde_json::from_value(one["picture"].clone()).unwrap();
        let drawn = drawn_by_hand(&file, &code);
        let far = drawn.iter().zip(&picture).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(drawn.len() == PIXELS && picture.len() == PIXELS && far < 1e-5, "{far}");
    }
    // Of PCA, its mean and axes; nothing shown is an empty list.
    let pca = Drawer::Pca { mean: vec![0.5; PIXELS], components: vec![0.25; 2 * PIXELS] };
    let text: String = latent_weights_chunks(&default(), None, pca, Vec::new()).collect();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((file["mean"].as_array().unwrap().len(), &file["weights_hash"]), (PIXELS, &Value::Null));
    assert_eq!(
        file["components"].as_array().unwrap().iter().map(|axis| axis.as_array().unwrap().len()).sum::<usize>(),
        2 * PIXELS
    );
    assert_eq!(file["shown"], json!([]));
}
