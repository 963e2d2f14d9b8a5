//! What each edit does, what it refuses, and the numbers a person can type.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{PUBLISHED_PROBES, land};
use coastline::model::ModelKind;
use coastline::plane::{ASPECT, Spot};
use coastline::scene::{
    Batch, Edit, EditError, Generated, MAX_GUESSES, MAX_OBSERVATIONS, MAX_PROBES, Mark, MarkKind, NumberField,
    Observations, PointsScene, apply,
};
use proptest::prelude::*;

use MarkKind::{Guess, Observation, Probe};

fn spot(i: u16, j: u16) -> Spot {
    Spot { i, j }
}

fn first() -> PointsScene {
    PointsScene::first_visit(true)
}

/// The scene after edits that can all be done.
fn after(scene: &PointsScene, edits: impl IntoIterator<Item = Edit>) -> PointsScene {
    edits.into_iter().fold(scene.clone(), |scene, edit| apply(&scene, edit).unwrap())
}

fn with_points(points: Vec<Spot>) -> PointsScene {
    PointsScene { observations: Observations::from_points(points), ..PointsScene::link_default() }
}

#[test]
fn the_first_screen_is_the_game_with_the_coast_hidden() {
    let game = first();
    assert!(game.hidden && game.game && game.click_places == Guess.into() && game.generated == Generated::Never);
    assert!(game.guesses.is_empty() && game.probes.is_empty() && game.model == ModelKind::BoundingBox);
    assert_eq!((game.margin, game.columns, game.rows, game.pseudocount), (0, 24, 12, 0));
    assert_eq!((game.samples, game.seed, game.points_to_draw), (100, 1, 100));
    let again = PointsScene::first_visit(false);
    assert!(again.hidden && !again.game && again.click_places == Observation.into());
}

#[test]
fn placing_appends_to_its_own_list() {
    let scene = after(
        &first(),
        [Edit::Place(Observation, spot(1, 2)), Edit::Place(Guess, spot(3, 4)), Edit::Place(Probe, spot(5, 6))],
    );
    assert_eq!(scene.observations.points().len(), 22);
    assert_eq!(scene.observations.points()[21], spot(1, 2));
    assert_eq!((scene.guesses, scene.probes), (vec![spot(3, 4)], vec![spot(5, 6)]));
}

#[test]
fn the_limits_are_20_000_observations_10_guesses_and_20_probes() {
    assert_eq!((MAX_OBSERVATIONS, MAX_GUESSES, MAX_PROBES), (20_000, 10, 20));
    let full = with_points(vec![spot(9, 9); 19_999]);
    let full = after(&full, [Edit::Place(Observation, spot(1, 1))]);
    assert_eq!(apply(&full, Edit::Place(Observation, spot(1, 1))), Err(EditError::TooManyObservations { room: 0 }));
    let guessed = after(&first(), (0..10).map(|k| Edit::Place(Guess, spot(k, k))));
    assert_eq!(apply(&guessed, Edit::Place(Guess, spot(1, 1))), Err(EditError::TooManyGuesses));
    let probed = after(&first(), (0..20).map(|k| Edit::Place(Probe, spot(k, k))));
    assert_eq!(apply(&probed, Edit::Place(Probe, spot(1, 1))), Err(EditError::TooManyProbes));
}

#[test]
fn the_tenth_guess_turns_the_radio_to_observation() {
    let nine = after(&first(), (0..9).map(|k| Edit::Place(Guess, spot(k, k))));
    assert_eq!(nine.click_places, Guess.into());
    assert_eq!(after(&nine, [Edit::Place(Guess, spot(9, 9))]).click_places, Observation.into());
}

#[test]
fn moving_keeps_the_order() {
    let scene = with_points(vec![spot(1, 1), spot(2, 2), spot(3, 3)]);
    let mark = Mark { kind: Observation, idx: 1 };
    assert_eq!(
        after(&scene, [Edit::Move(mark, spot(9, 9))]).observations.points(),
        [spot(1, 1), spot(9, 9), spot(3, 3)]
    );
    let probed = after(&scene, [Edit::Place(Probe, spot(4, 4)), Edit::Place(Probe, spot(5, 5))]);
    // Probes count the three published ones first.
    let moved = after(&probed, [Edit::Move(Mark { kind: Probe, idx: 1 }, spot(7, 7))]);
    assert_eq!((moved.published_probes[1], moved.published_probes.len()), (spot(7, 7), 3));
    let moved = after(&probed, [Edit::Move(Mark { kind: Probe, idx: 3 }, spot(7, 7))]);
    assert_eq!(moved.probes, [spot(7, 7), spot(5, 5)]);
    assert_eq!(moved.published_probes, probed.published_probes);
}

#[test]
fn deleting_takes_that_mark_alone() {
    let scene = with_points(vec![spot(1, 1), spot(2, 2), spot(3, 3)]);
    let deleted = after(&scene, [Edit::Delete(Mark { kind: Observation, idx: 0 })]);
    assert_eq!(deleted.observations.points(), [spot(2, 2), spot(3, 3)]);
    let probed = after(&scene, [Edit::Place(Probe, spot(4, 4)), Edit::Delete(Mark { kind: Probe, idx: 0 })]);
    assert_eq!((probed.published_probes.len(), probed.probes.len()), (2, 1));
    let probed = after(&probed, [Edit::Delete(Mark { kind: Probe, idx: 2 })]);
    assert_eq!((probed.published_probes.len(), probed.probes.len()), (2, 0));
}

#[test]
fn marks_that_are_not_there_are_refused_by_kind() {
    for kind in [Observation, Guess, Probe] {
        let mark = Mark { kind, idx: 30 };
        assert_eq!(apply(&first(), Edit::Move(mark, spot(0, 0))), Err(EditError::NoSuchMark(kind)));
        assert_eq!(apply(&first(), Edit::Delete(mark)), Err(EditError::NoSuchMark(kind)));
    }
    assert_eq!(apply(&first(), Edit::DeleteNearest(Guess, spot(0, 0))), Err(EditError::NoSuchMark(Guess)));
    let empty = with_points(Vec::new());
    assert_eq!(apply(&empty, Edit::DeleteNearest(Observation, spot(0, 0))), Err(EditError::NoSuchMark(Observation)));
}

/// A step east is twice as long on screen as the same step north.
#[test]
fn nearest_is_meant_as_the_screen_shows_it() {
    let here = spot(30_000, 30_000);
    let (east, north) = (spot(31_000, 30_000), spot(30_000, 31_900));
    let scene = with_points(vec![east, north]);
    let (mark, distance) = scene.nearest(Observation, here.point()).unwrap();
    assert_eq!(mark.idx, 1);
    assert!((distance - 1_900.0 / 65_536.0).abs() < 1e-12 && 1_900.0 < 1_000.0 * ASPECT);
    assert_eq!(after(&scene, [Edit::DeleteNearest(Observation, here)]).observations.points(), [east]);
}

#[test]
fn of_equally_near_marks_the_newest_goes() {
    let scene = with_points(vec![spot(5, 5), spot(9, 9), spot(5, 5)]);
    let deleted = after(&scene, [Edit::DeleteNearest(Observation, spot(5, 5))]);
    assert_eq!(deleted.observations.points(), [spot(5, 5), spot(9, 9)]);
}

#[test]
fn published_probes_are_absent_while_hidden() {
    let (lon, lat) = PUBLISHED_PROBES[0];
    let at_a = Spot::from_degrees(lon, lat);
    let hidden = after(&first(), [Edit::Place(Probe, spot(9, 9))]);
    assert_eq!(hidden.marks(Probe).map(|(mark, _)| mark.idx).collect::<Vec<_>>(), [3]);
    let deleted = after(&hidden, [Edit::DeleteNearest(Probe, at_a)]);
    assert_eq!((deleted.published_probes.len(), deleted.probes.len()), (3, 0));
    assert_eq!(apply(&deleted, Edit::DeleteNearest(Probe, at_a)), Err(EditError::NoSuchMark(Probe)));
    let revealed = after(&hidden, [Edit::Reveal, Edit::DeleteNearest(Probe, at_a)]);
    assert_eq!((revealed.published_probes.len(), revealed.probes.len()), (2, 1));
}

#[test]
fn clear_takes_observations_and_guesses_and_leaves_probes() {
    let marked = after(&first(), [Edit::Place(Guess, spot(1, 1)), Edit::Place(Probe, spot(2, 2)), Edit::Clear]);
    assert!(marked.observations.points().is_empty() && marked.guesses.is_empty());
    assert_eq!((marked.probes.len(), marked.published_probes.len()), (1, 3));
}

#[test]
fn drawing_adds_true_observations_that_differ_each_time_and_come_back_the_same() {
    let once = after(&first(), [Edit::DrawFromPdata]);
    let twice = after(&once, [Edit::DrawFromPdata]);
    let points = twice.observations.points();
    assert_eq!(points.len(), 221);
    assert_eq!(points[..21], first().observations.points()[..]);
    assert!(points.iter().all(|spot| land().contains(spot.point())));
    assert_ne!(points[21..121], points[121..221]);
    assert_eq!(once, after(&first(), [Edit::DrawFromPdata]));
    let other_seed = after(&first(), [Edit::NewSeed(2), Edit::DrawFromPdata]);
    assert_ne!(once.observations, other_seed.observations);
    assert_eq!(once.observations.batches(), [Batch::Opening, Batch::Drawn { n: 100, seed: 22 }]);
    // At the last seed the sum wraps.
    let last_seed = after(&first(), [Edit::NewSeed(u32::MAX), Edit::DrawFromPdata]);
    assert_eq!(last_seed.observations.batches()[1], Batch::Drawn { n: 100, seed: 20 });
}

#[test]
fn drawing_more_than_fit_says_how_many_do() {
    let scene = after(&first(), [Edit::Number(NumberField::PointsToDraw, 20_000.0)]);
    assert_eq!(apply(&scene, Edit::DrawFromPdata), Err(EditError::TooManyObservations { room: 19_979 }));
    let full = after(&first(), [Edit::Number(NumberField::PointsToDraw, 19_979.0), Edit::DrawFromPdata]);
    assert_eq!(full.observations.points().len(), MAX_OBSERVATIONS);
}

#[test]
fn choices_are_taken_over() {
    let scene = after(&first(), [Edit::ClickPlaces(Probe.into()), Edit::Model(ModelKind::Grid), Edit::Heatmap(true)]);
    assert_eq!((scene.click_places, scene.model, scene.heatmap), (Probe.into(), ModelKind::Grid, true));
    let other = PointsScene { seed: 77, ..PointsScene::link_default() };
    assert_eq!(after(&scene, [Edit::Open(Box::new(other.clone()))]), other);
}

#[test]
fn generate_takes_the_next_seed_only_when_nothing_changed() {
    let once = after(&first(), [Edit::Generate]);
    assert_eq!((once.seed, once.generated), (1, Generated::Fresh), "the seed as shown");
    let twice = after(&once, [Edit::Generate]);
    assert_eq!((twice.seed, twice.generated), (2, Generated::Fresh));
    // Whatever decides the samples: they follow at once, and Generate then keeps the seed.
    for change in [
        Edit::Place(Observation, spot(1, 1)),
        Edit::Move(Mark { kind: Observation, idx: 0 }, spot(1, 1)),
        Edit::Delete(Mark { kind: Observation, idx: 0 }),
        Edit::DrawFromPdata,
        Edit::Clear,
        Edit::Model(ModelKind::Grid),
        Edit::Number(NumberField::Margin, 5.0),
        Edit::Number(NumberField::Columns, 5.0),
        Edit::Number(NumberField::Rows, 5.0),
        Edit::Number(NumberField::Pseudocount, 0.5),
        Edit::Number(NumberField::Samples, 7.0),
        Edit::Number(NumberField::Seed, 2_000.0),
        Edit::NewSeed(2_000),
    ] {
        let changed = after(&twice, [change.clone()]);
        assert_eq!(changed.generated, Generated::Changed, "{change:?}");
        let again = after(&changed, [Edit::Generate]);
        assert_eq!((again.seed, again.generated), (changed.seed, Generated::Fresh), "{change:?}");
    }
    // Whatever does not.
    for other in [
        Edit::Place(Guess, spot(1, 1)),
        Edit::Place(Probe, spot(1, 1)),
        Edit::ClickPlaces(Probe.into()),
        Edit::Heatmap(true),
        Edit::Reveal,
        Edit::Hide,
        Edit::SkipGame,
        Edit::Number(NumberField::PointsToDraw, 9.0),
        Edit::Number(NumberField::Seed, 2.0),
    ] {
        assert_eq!(after(&twice, [other.clone()]).generated, Generated::Fresh, "{other:?}");
    }
    // A new game begins without Pmodel.
    assert_eq!(after(&twice, [Edit::PlayGame]).generated, Generated::Never);
    // Before the first Generate nothing is shown, whatever changes.
    assert_eq!(after(&first(), [Edit::DrawFromPdata]).generated, Generated::Never);
}

#[test]
fn the_seed_after_the_last_is_the_first() {
    let scene = after(&first(), [Edit::NewSeed(u32::MAX), Edit::Generate, Edit::Generate]);
    assert_eq!(scene.seed, 0);
}

#[test]
fn reveal_shows_the_rule_and_pmodel_and_ends_guessing() {
    let revealed = after(&first(), [Edit::Reveal]);
    assert!(!revealed.hidden && revealed.click_places == Observation.into() && revealed.game);
    // Nobody pressed Generate: when they do, it draws with the seed as shown.
    assert_eq!((revealed.generated, revealed.seed), (Generated::Changed, 1));
    assert_eq!(after(&revealed, [Edit::Generate]).seed, 1);
    assert!(revealed.shows_pmodel() && !first().shows_pmodel());
    let changed = after(&first(), [Edit::Generate, Edit::Clear, Edit::Reveal]);
    assert_eq!(changed.generated, Generated::Changed);
    let hidden = after(&revealed, [Edit::Hide]);
    assert!(hidden.hidden && !hidden.game && hidden.shows_pmodel());
    // Only guessing ends: a reader who places probes goes on with them.
    let probing = after(&first(), [Edit::ClickPlaces(Probe.into()), Edit::Reveal]);
    assert_eq!(probing.click_places, Probe.into());
}

#[test]
fn skip_leaves_the_coast_hidden() {
    let skipped = after(&first(), [Edit::SkipGame]);
    assert!(skipped.hidden && !skipped.game && skipped.click_places == Observation.into());
    assert_eq!(skipped.generated, Generated::Never);
}

#[test]
fn playing_again_starts_with_no_guesses_and_the_coast_hidden() {
    let played = after(&first(), (0..10).map(|k| Edit::Place(Guess, spot(k, k))));
    let again = after(&played, [Edit::Reveal, Edit::PlayGame]);
    assert!(again.game && again.hidden && again.guesses.is_empty() && again.click_places == Guess.into());
}

#[test]
fn numbers_out_of_range_and_not_numbers_are_refused_by_field() {
    for field in NumberField::ALL {
        let spec = field.spec();
        let step = spec.value(1);
        let beyond = [spec.value(spec.min) - step, spec.value(spec.max) + step];
        for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300].into_iter().chain(beyond) {
            assert_eq!(apply(&first(), Edit::Number(field, bad)), Err(EditError::Number(field)), "{bad}");
        }
        for steps in [spec.min, spec.max] {
            let scene = after(&first(), [Edit::Number(field, spec.value(steps))]);
            assert_eq!(field.get(&scene), steps);
        }
    }
}

#[test]
fn the_ranges_are_the_documented_ones() {
    let range = |field: NumberField| {
        let spec = field.spec();
        (spec.key, spec.format(spec.min), spec.format(spec.max), spec.format(spec.min + 1))
    };
    let text = |key, min: &str, max: &str, next: &str| (key, min.to_string(), max.to_string(), next.to_string());
    assert_eq!(range(NumberField::Margin), text("margin", "-40", "50", "-39.9"));
    assert_eq!(range(NumberField::Columns), text("columns", "2", "96", "3"));
    assert_eq!(range(NumberField::Rows), text("rows", "2", "96", "3"));
    assert_eq!(range(NumberField::Pseudocount), text("pseudocount", "0", "10", "0.01"));
    assert_eq!(range(NumberField::Samples), text("samples", "1", "100000", "2"));
    assert_eq!(range(NumberField::Seed), text("seed", "0", "4294967295", "1"));
    assert_eq!(range(NumberField::PointsToDraw), text("draw", "1", "20000", "2"));
    assert_eq!(range(NumberField::Brush), text("brush", "1", "3", "2"));
}

#[test]
fn only_plain_decimal_numbers_are_read() {
    let margin = NumberField::Margin.spec();
    assert_eq!(margin.parse("-12.5"), Ok(Some(-125)));
    assert_eq!(margin.parse("-0"), Ok(Some(0)));
    assert_eq!(margin.parse("7"), Ok(Some(70)));
    assert_eq!(margin.parse("50.1"), Ok(None));
    assert_eq!(margin.parse("99999999999999999999"), Ok(None));
    assert_eq!(NumberField::Pseudocount.spec().parse("0.05"), Ok(Some(5)));
    for bad in ["", "-", ".", "1e3", "+3", " 3", "3 ", "3.", ".5", "1.25", "--1", "1-", "0x1", "NaN", "inf", "٣", "1,5"]
    {
        assert_eq!(margin.parse(bad), Err(()), "{bad:?}");
    }
    assert_eq!(NumberField::Seed.spec().parse("-1"), Ok(None));
    assert_eq!(NumberField::Seed.spec().parse("1.0"), Err(()));
}

#[test]
fn a_typed_number_goes_to_the_nearest_step() {
    assert_eq!(NumberField::Margin.spec().steps(-12.34), Some(-123));
    assert_eq!(NumberField::Pseudocount.spec().steps(0.1 + 0.2), Some(30));
    assert_eq!(NumberField::Columns.spec().steps(95.6), Some(96));
    assert_eq!(NumberField::Columns.spec().steps(96.6), None);
}

proptest! {
    #[test]
    fn format_and_parse_and_steps_are_inverse(idx in 0_usize..NumberField::ALL.len(), raw in any::<u32>()) {
        let spec = NumberField::ALL[idx].spec();
        let steps = spec.min + i64::from(raw) % (spec.max - spec.min + 1);
        prop_assert_eq!(spec.parse(&spec.format(steps)), Ok(Some(steps)));
        prop_assert_eq!(spec.steps(spec.value(steps)), Some(steps));
        // What a browser's number field hands over.
        prop_assert_eq!(spec.format(steps).parse::<f64>().unwrap(), spec.value(steps));
    }

    #[test]
    fn edits_keep_every_limit(edits in proptest::collection::vec(common::edit(), 0..60)) {
        let scene = common::run(edits);
        prop_assert!(scene.observations.points().len() <= MAX_OBSERVATIONS);
        prop_assert!(scene.guesses.len() <= MAX_GUESSES && scene.probes.len() <= MAX_PROBES);
        prop_assert!(scene.published_probes.len() <= 3);
        for field in NumberField::ALL {
            prop_assert!((field.spec().min..=field.spec().max).contains(&field.get(&scene)));
        }
    }
}
