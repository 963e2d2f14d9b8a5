//! The page Families: its links, edits, files, and what lanes learn from.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{Rule, Toy, opening_observations};
use coastline::plane::{Bounds, Point, Spot};
use coastline::scene::{
    FamiliesEdit, FamiliesEditError, FamiliesNumber, FamiliesScene, JsonImport, LaneFigures, LinkCause, Observations,
    RaceMetric, RaceShows, RaceStop, Sampler, Scene, apply_families, decode_any, decode_families, encode_families,
    families_csv_chunks, families_json_chunks,
};
use coastline::train::family::{GanLoss, Paths};
use coastline::train::race::{RaceFamily, Says};
use proptest::collection::{hash_set, vec};
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

const HEAD: &str = "v=1&engine=1&page=families";

fn default() -> FamiliesScene {
    FamiliesScene::link_default()
}

fn edit(scene: &FamiliesScene, edit: FamiliesEdit) -> FamiliesScene {
    apply_families(scene, edit).unwrap()
}

fn open(link: &str) -> FamiliesScene {
    match decode_any(link).unwrap().scene {
        Scene::Families(scene) => *scene,
        _ => panic!("a link of another page"),
    }
}

fn spots() -> impl Strategy<Value = Vec<Spot>> {
    vec((any::<u16>(), any::<u16>()).prop_map(|(i, j)| Spot { i, j }), 0..40)
}

fn any_scene() -> impl Strategy<Value = FamiliesScene> {
    let rule = prop_oneof![Just(Rule::Earth), select(&Toy::ALL[..]).prop_map(Rule::Toy)];
    let lanes = hash_set(select(&RaceFamily::ALL[..]), 1..=4).prop_map(|set| set.into_iter().collect::<Vec<_>>());
    let numbers = FamiliesNumber::ALL.map(|field| field.spec().min..=field.spec().max);
    let numbers: Vec<_> = numbers.into_iter().collect();
    let choices = (
        select(&[RaceStop::Planned, RaceStop::Plateau, RaceStop::Target][..]),
        select(&[RaceMetric::JensenShannon, RaceMetric::Recall, RaceMetric::Modes, RaceMetric::LnLikelihood][..]),
        any::<[bool; 6]>(),
        0.0..=1.0,
    );
    let own = proptest::option::of(spots());
    let probe = proptest::option::of((any::<u16>(), any::<u16>()));
    (rule, lanes, numbers, choices, own, probe, "[a-zñ&%=# ]{0,20}").prop_map(
        |(rule, lanes, numbers, (stop, metric, flags, share), own, probe, note)| {
            let mut scene = FamiliesScene { lanes, stop, metric, log: flags[4], ..default() };
            scene.shows = RaceShows { observations: flags[0], samples: flags[1], density: flags[2], coast: flags[3] };
            for (field, steps) in FamiliesNumber::ALL.into_iter().zip(numbers) {
                scene = edit(&scene, FamiliesEdit::Number(field, field.spec().value(steps)));
            }
            scene.large = flags[5].then(|| scene.lanes[0]);
            scene.paths = if flags[0] { Paths::Straight } else { Paths::Noise };
            scene.gan_loss = if flags[1] { GanLoss::Plain } else { GanLoss::Relativistic };
            scene.sampler = if flags[2] { Sampler::Ancestral } else { Sampler::Ddim };
            scene.arrows = flags[3];
            scene.probe = probe.map(|(i, j)| Spot { i, j });
            let scene = match own {
                Some(points) => {
                    let (points, hidden) = (Observations::from_points(points), flags[5]);
                    edit(&scene, FamiliesEdit::Bring { rule, points, hidden })
                }
                None => edit(&scene, FamiliesEdit::Rule(rule)),
            };
            let steps = (share * scene.planned as f64) as u32;
            edit(&edit(&scene, FamiliesEdit::Note(note)), FamiliesEdit::Reached(steps))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_link_opens_to_the_scene_that_wrote_it(scene in any_scene()) {
        let link = encode_families(&scene);
        prop_assert_eq!(open(&link), scene.clone());
        let mut fields: Vec<&str> = link.split('&').collect();
        fields.reverse();
        prop_assert_eq!(open(&fields.join("&")), scene);
    }

    #[test]
    fn garbage_is_an_error_or_a_scene(fields in vec("(&(rule|lanes|n|seed|steps|planned|shows|points|data|probe|large|stop|mask|bounds|paths|gan-loss|packing|penalty|walked|sampler|arrows)=[a-z0-9.~-]{0,9})", 0..6)) {
        if let Ok(opened) = decode_families(&format!("{HEAD}{}", fields.concat())) {
            prop_assert_eq!(open(&encode_families(&opened.scene)), opened.scene);
        }
    }
}

/// Links of version 1 that were or could have been published. Never change a line.
#[test]
fn links_that_were_published_open_for_ever() {
    assert_eq!(open(HEAD), default());
    assert_eq!(encode_families(&default()), format!("{HEAD}&rule=two-moons"));
    let link = format!(
        "{HEAD}&rule=earth&lanes=flow.autoregressive.kernel.grid&n=500&seed=7&planned=1000&batch=64&rate=0.002&components=5\
         &target=0.1&time=3&slice=12&stop=plateau&steps=400&shows=samples.coast&metric=recall&log=0&large=flow&note=a"
    );
    let scene = open(&link);
    assert_eq!(encode_families(&scene), link);
    assert_eq!(scene.lanes, [RaceFamily::Flow, RaceFamily::Autoregressive, RaceFamily::Kernel, RaceFamily::Grid]);
    let settings = scene.settings(RaceFamily::Flow);
    assert_eq!((settings.rate, settings.batch, settings.planned_steps, settings.seed), (0.002, 64, 1_000, 7));
    assert_eq!((scene.steps, scene.time, scene.slice, scene.large), (400, 3, 12, Some(RaceFamily::Flow)));
    let link = format!(
        "{HEAD}&rule=25-grid&lanes=vae.diffusion.gan&packing=2&penalty=0.02&walked=40&paths=straight&gan-loss=plain\
         &large=diffusion&sampler=ancestral&arrows=0"
    );
    let scene = open(&link);
    assert_eq!(encode_families(&scene), link);
    assert_eq!(scene.lanes, [RaceFamily::Vae, RaceFamily::Diffusion, RaceFamily::Gan]);
    let settings = scene.settings(RaceFamily::Gan);
    assert_eq!((settings.paths, settings.gan.loss), (Paths::Straight, GanLoss::Plain));
    assert_eq!((settings.gan.packing, settings.gan.penalty), (2, 0.02));
    assert_eq!((scene.walked, scene.sampler, scene.arrows), (40, Sampler::Ancestral, false));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let cause = |fields: &str| decode_families(&format!("{HEAD}{fields}")).unwrap_err();
    let range = |min: &str, max: &str| LinkCause::OutOfRange { min: min.to_string(), max: max.to_string() };
    for (fields, key, expected) in [
        ("&n=0", "n", range("1", "20000")),
        ("&n=20001", "n", range("1", "20000")),
        ("&planned=200&steps=201", "steps", range("0", "200")),
        ("&lanes=flow.flow", "lanes", LinkCause::Twice),
        ("&lanes=box.grid.kernel.mixture.flow", "lanes", LinkCause::TooMany(4)),
        ("&rule=none", "rule", LinkCause::NothingToDraw),
        ("&rule=painted", "rule", LinkCause::NothingToDraw),
        ("&rule=earth&bounds=0~1~0~1", "bounds", LinkCause::OnlyWith("rule=none")),
        ("&colour=red", "colour", LinkCause::UnknownField),
        ("&packing=5", "packing", range("1", "4")),
        ("&penalty=2", "penalty", range("0", "1")),
        ("&walked=101", "walked", range("0", "100")),
        ("&sampler=euler", "sampler", LinkCause::UnknownWord("ddim, ancestral")),
    ] {
        let error = cause(fields);
        assert_eq!((error.key.as_str(), error.cause), (key, expected), "{fields}");
    }
    assert!(matches!(cause("&lanes=rnn").cause, LinkCause::UnknownWord(_)));
    assert!(matches!(cause("&shows=all").cause, LinkCause::UnknownWord(_)));
}

#[test]
fn lanes_come_and_go() {
    let mut scene = default();
    for family in [RaceFamily::Autoregressive, RaceFamily::Kernel, RaceFamily::Box] {
        scene = edit(&scene, FamiliesEdit::Add(family));
    }
    let refused = |edit| apply_families(&scene, edit).unwrap_err();
    assert_eq!(refused(FamiliesEdit::Add(RaceFamily::Grid)), FamiliesEditError::TooManyLanes);
    assert_eq!(refused(FamiliesEdit::Add(RaceFamily::Box)), FamiliesEditError::RacesAlready(RaceFamily::Box));
    let swap = FamiliesEdit::Swap(RaceFamily::Flow, RaceFamily::Box);
    assert_eq!(refused(swap), FamiliesEditError::RacesAlready(RaceFamily::Box));
    let swapped = edit(&scene, FamiliesEdit::Swap(RaceFamily::Flow, RaceFamily::Mixture));
    assert_eq!(swapped.lanes[0], RaceFamily::Mixture);
    let only = FamiliesScene { lanes: vec![RaceFamily::Flow], ..default() };
    assert_eq!(apply_families(&only, FamiliesEdit::Remove(RaceFamily::Flow)), Err(FamiliesEditError::LastLane));
}

#[test]
fn what_decides_the_weights_takes_the_race_back() {
    let raced = FamiliesScene { steps: 900, ..default() };
    for undoing in [
        FamiliesEdit::Number(FamiliesNumber::Seed, 2.0),
        FamiliesEdit::Number(FamiliesNumber::Count, 100.0),
        FamiliesEdit::Number(FamiliesNumber::Planned, 1_000.0),
        FamiliesEdit::Number(FamiliesNumber::Batch, 64.0),
        FamiliesEdit::Number(FamiliesNumber::Rate, 0.1),
        FamiliesEdit::Rule(Rule::Toy(Toy::Rings)),
        FamiliesEdit::Paths(Paths::Straight),
        FamiliesEdit::GanLoss(GanLoss::Plain),
        FamiliesEdit::Number(FamiliesNumber::Packing, 2.0),
        FamiliesEdit::Number(FamiliesNumber::Penalty, 0.1),
    ] {
        assert_eq!(edit(&raced, undoing.clone()).steps, 0, "{undoing:?}");
    }
    for leaving in [
        FamiliesEdit::Add(RaceFamily::Autoregressive),
        FamiliesEdit::Stop(RaceStop::Plateau),
        FamiliesEdit::Number(FamiliesNumber::Time, 2.0),
        FamiliesEdit::Metric(RaceMetric::Recall),
        FamiliesEdit::Sampler(Sampler::Ancestral),
        FamiliesEdit::Arrows(false),
        FamiliesEdit::Number(FamiliesNumber::Walked, 10.0),
        FamiliesEdit::Probe(Some(Spot { i: 1, j: 2 })),
        FamiliesEdit::Note("a".to_string()),
    ] {
        assert_eq!(edit(&raced, leaving.clone()).steps, 900, "{leaving:?}");
    }
}

#[test]
fn what_is_learned_from() {
    // On land the first are those of Points; few of them are the first of these.
    let land = FamiliesScene { count: 200, ..FamiliesScene::on_land() };
    assert_eq!(land.observations().points()[..21], opening_observations());
    assert_eq!(FamiliesScene { count: 5, ..land.clone() }.observations().points(), &opening_observations()[..5]);
    let learned = land.learned();
    assert_eq!((learned.observations.len(), learned.truth.draws.len(), learned.truth.fresh.len()), (200, 10_000, 200));
    // A person's own points without a rule: a fifth is held out, if there are enough.
    let spot = |k: u16| Spot { i: 900 * k, j: 700 * (k % 31) };
    let bring = |n: u16| {
        let points = Observations::from_points((0..n).map(spot).collect());
        let rule = Rule::OwnPlane(Bounds::UNIT);
        edit(&default(), FamiliesEdit::Bring { rule, points, hidden: false }).learned()
    };
    let (few, many) = (bring(49), bring(60));
    assert_eq!((few.observations.len(), few.truth.held_out.len(), few.truth.draws.len()), (49, 0, 0));
    assert_eq!((many.observations.len(), many.truth.held_out.len(), many.shown.len()), (48, 12, 60));
    assert!(many.truth.held_out.iter().all(|p| !many.observations.contains(p)));
}

#[test]
fn a_hidden_rule_travels_hidden() {
    let points = Observations::from_points(opening_observations());
    let brought = edit(&default(), FamiliesEdit::Bring { rule: Rule::Earth, points, hidden: true });
    assert!(brought.hidden && open(&encode_families(&brought)).hidden);
    assert!(!edit(&brought, FamiliesEdit::Reveal).hidden);
}

#[test]
fn json_and_csv_carry_the_race() {
    let lane = LaneFigures {
        family: RaceFamily::Flow,
        says: Says::Exactly,
        step: 40,
        weights_hash: Some("0123abcd".to_string()),
        parameters: 32_430,
        samples: Arc::new(vec![Point { x: 0.5, y: 0.25 }, Point { x: 0.75, y: 0.5 }]),
        figures: Some([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, f64::NAN, f64::NAN, 1.5]),
        js_floor: Some(0.02),
    };
    let scene = FamiliesScene { steps: 40, ..default() };
    let json: String = families_json_chunks(&scene, vec![lane.clone(), lane.clone()]).collect();
    let told: serde_json::Value = serde_json::from_str(&json).unwrap();
    let race = &told["race"][1];
    assert_eq!((race["family"].as_str(), race["step"].as_u64()), (Some("flow"), Some(40)));
    assert_eq!((race["planned_steps"].as_u64(), race["seed"].as_u64()), (Some(5_000), Some(1)));
    assert_eq!((race["weights_hash"].as_str(), race["parameters"].as_u64()), (Some("0123abcd"), Some(32_430)));
    assert_eq!(race["samples"], serde_json::json!([[0.5, 0.25], [0.75, 0.5]]));
    let metrics = serde_json::json!({
        "js_bits": 0.1, "js_floor_bits": 0.02, "energy_distance": 0.2, "sliced_w1": 0.3, "precision_knn": 0.4,
        "recall_knn": 0.5, "density_knn": 0.6, "coverage_knn": 0.7, "memorised": 0.8, "modes": null, "high_quality": null,
        "ln_likelihood": { "value": 1.5, "kind": "exact" }
    });
    assert_eq!(race["metrics"], metrics);
    for (says, kind) in [(Says::AtLeast, "at least"), (Says::Nothing, "none")] {
        let json: String = families_json_chunks(&scene, vec![LaneFigures { says, ..lane.clone() }]).collect();
        let told: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(told["race"][0]["metrics"]["ln_likelihood"]["kind"], kind);
    }
    // And the file opens again.
    let mut import = JsonImport::new();
    import.push(json.as_bytes()).unwrap();
    assert_eq!(import.finish_any().unwrap().scene, Scene::Families(Box::new(scene.clone())));
    let csv: String = families_csv_chunks(&scene, vec![lane.clone()]).collect();
    assert_eq!(csv, "family,x,y\nflow,0.5,0.25\nflow,0.75,0.5\n");
    let csv: String = families_csv_chunks(&FamiliesScene::on_land(), vec![lane]).collect();
    assert!(csv.starts_with("family,lon,lat\nflow,0.0,-30."), "{csv}");
}
