//! Edits that paint, change the rule, import points and write the note; and what a click does afterwards.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{Mask, Preset, Rule};
use coastline::model::ModelKind;
use coastline::plane::{Bounds, Spot};
use coastline::scene::{
    Batch, ClickPlaces, Edit, EditError, Generated, History, MAX_NOTE_CHARS, MAX_OBSERVATIONS, Mark, MarkKind,
    NumberField, PaintTarget, PointsScene, RuleKind, State, apply, decode, encode,
};
use proptest::prelude::*;

fn spot(i: u16, j: u16) -> Spot {
    Spot { i, j }
}

fn after(scene: &PointsScene, edits: impl IntoIterator<Item = Edit>) -> PointsScene {
    edits.into_iter().fold(scene.clone(), |scene, edit| apply(&scene, edit).unwrap())
}

fn first() -> PointsScene {
    PointsScene::first_visit(true)
}

fn shown() -> PointsScene {
    PointsScene::link_default()
}

fn dab(i: u16, j: u16) -> Edit {
    Edit::Paint { from: spot(i, j), to: spot(i, j) }
}

/// The cells of the painted rule.
fn land(scene: &PointsScene) -> usize {
    match &scene.rule {
        Rule::Painted(world) => world.mask().count(),
        _ => panic!("not painted: {:?}", scene.rule),
    }
}

#[test]
fn a_painted_rule_starts_empty_and_takes_the_brush() {
    let scene = after(&first(), [Edit::Rule(RuleKind::Painted)]);
    assert_eq!((land(&scene), scene.hidden, scene.game), (0, false, false));
    assert_eq!((scene.click_places, scene.paint_target), (ClickPlaces::Paint, PaintTarget::Rule));
    assert_eq!(scene.paints(), Some(PaintTarget::Rule));
    let painted = after(&scene, [dab(30_378, 30_720)]);
    assert_eq!(land(&painted), 9);
    // Chosen again it stays.
    assert_eq!(after(&painted, [Edit::Rule(RuleKind::Painted)]), painted);
    let erased = after(&painted, [Edit::ClickPlaces(ClickPlaces::Erase), dab(30_378, 30_720)]);
    assert_eq!(land(&erased), 0);
    let thick = after(&scene, [Edit::Number(NumberField::Brush, 3.0), dab(30_378, 30_720)]);
    let thin = after(&scene, [Edit::Number(NumberField::Brush, 1.0), dab(30_378, 30_720)]);
    assert!(land(&thick) > 20 && land(&thin) == 1);
}

/// Hidden means hidden: choosing the kind of the hidden rule must not show it.
#[test]
fn a_hidden_rule_is_never_gone_on_with() {
    let painted = after(&shown(), [Edit::StartFrom(Preset::Ring.mask().into()), Edit::Hide]);
    assert_eq!((painted.paints(), painted.click_places), (None, ClickPlaces::Observation));
    assert_eq!(apply(&painted, dab(1, 1)), Err(EditError::NothingToPaint));
    let again = after(&painted, [Edit::Rule(RuleKind::Painted)]);
    assert_eq!((land(&again), again.hidden), (0, false));
    // Revealed, it is there, and can be painted again.
    let revealed = after(&painted, [Edit::Reveal]);
    assert_eq!(land(&revealed), Preset::Ring.mask().count());
    assert_eq!(revealed.paints(), Some(PaintTarget::Rule));
    let bounds = Bounds::around(&[(3.0, 4.0), (5.0, 9.0)]);
    let own = after(&shown(), [Edit::Import { points: vec![spot(1, 1)], bounds }, Edit::Hide]);
    assert_eq!(after(&own, [Edit::Rule(RuleKind::OwnPlane)]).rule, Rule::OwnPlane(Bounds::UNIT));
    assert_eq!(after(&own, [Edit::Reveal]).rule, Rule::OwnPlane(bounds.unwrap()));
}

#[test]
fn the_earth_stays_as_hidden_as_it_is() {
    for scene in [first(), shown()] {
        assert_eq!(after(&scene, [Edit::Rule(RuleKind::Earth)]), scene);
        let painted = after(&scene, [Edit::Rule(RuleKind::Painted)]);
        let back = after(&painted, [Edit::Rule(RuleKind::Earth)]);
        assert_eq!((&back.rule, back.hidden, back.click_places), (&Rule::Earth, false, ClickPlaces::Observation));
    }
    let hidden =
        after(&shown(), [Edit::StartFrom(Preset::Earth.mask().into()), Edit::Hide, Edit::Rule(RuleKind::Earth)]);
    assert!(hidden.hidden);
}

#[test]
fn worlds_to_start_from_replace_the_painting() {
    for preset in Preset::ALL {
        for scene in [first(), after(&shown(), [Edit::Rule(RuleKind::Painted), dab(9, 9)])] {
            let started = after(&scene, [Edit::StartFrom(preset.mask().into())]);
            assert_eq!(started.rule, Rule::painted(preset.mask()));
            assert!(!started.hidden && !started.game && started.click_places == ClickPlaces::Paint);
            assert_eq!(started.paints(), Some(PaintTarget::Rule));
        }
    }
}

#[test]
fn the_painted_model_takes_the_brush_also_while_the_rule_is_hidden() {
    let scene = after(&first(), [Edit::Model(ModelKind::Painted)]);
    assert!(scene.hidden && scene.game && scene.model_mask.is_empty());
    assert_eq!((scene.click_places, scene.paints()), (ClickPlaces::Paint, Some(PaintTarget::Pmodel)));
    let painted = after(&scene, [dab(30_378, 30_720)]);
    assert_eq!(painted.model_mask.count(), 9);
    assert_eq!(painted.rule, Rule::Earth);
    // Another model leaves nothing to paint, but what was painted is kept.
    let other = after(&painted, [Edit::Model(ModelKind::Grid)]);
    assert_eq!((other.click_places, other.model_mask.count()), (ClickPlaces::Guess, 9), "the game goes on");
    let skipped = after(&painted, [Edit::SkipGame, Edit::Model(ModelKind::Grid)]);
    assert_eq!(skipped.click_places, ClickPlaces::Observation);
    let probing = after(&painted, [Edit::ClickPlaces(ClickPlaces::Probe), Edit::Model(ModelKind::Grid)]);
    assert_eq!(probing.click_places, ClickPlaces::Probe);
}

#[test]
fn with_two_paintings_the_radio_says_which() {
    let both = after(&shown(), [Edit::Rule(RuleKind::Painted), Edit::Model(ModelKind::Painted)]);
    assert_eq!(both.paints(), Some(PaintTarget::Pmodel));
    let counts = |scene: &PointsScene| (land(scene), scene.model_mask.count());
    assert_eq!(counts(&after(&both, [dab(30_378, 30_720)])), (0, 9));
    let rule = after(&both, [Edit::PaintTarget(PaintTarget::Rule)]);
    assert_eq!(counts(&after(&rule, [dab(30_378, 30_720)])), (9, 0));
    // Hidden, the rule cannot be painted, whatever the radio says.
    let hidden = after(&rule, [Edit::Hide]);
    assert_eq!((hidden.paints(), hidden.paint_target), (Some(PaintTarget::Pmodel), PaintTarget::Rule));
    assert_eq!(counts(&after(&hidden, [dab(30_378, 30_720)])), (0, 9));
}

#[test]
fn without_a_painting_there_is_nothing_to_paint() {
    assert_eq!(apply(&shown(), dab(1, 1)), Err(EditError::NothingToPaint));
    // A brush that can do nothing gives way at once.
    for brush in [ClickPlaces::Paint, ClickPlaces::Erase] {
        assert_eq!(after(&shown(), [Edit::ClickPlaces(brush)]).click_places, ClickPlaces::Observation);
    }
    // Something to paint, but a click places something else.
    let placing = after(&shown(), [Edit::Rule(RuleKind::Painted), Edit::ClickPlaces(ClickPlaces::Guess)]);
    assert_eq!(apply(&placing, dab(1, 1)), Err(EditError::NothingToPaint));
}

#[test]
fn drawn_batches_are_forgotten_with_their_rule_and_their_points_stay() {
    let drawn = after(&shown(), [Edit::DrawFromPdata]);
    for change in
        [Edit::Rule(RuleKind::Painted), Edit::Rule(RuleKind::OwnPlane), Edit::StartFrom(Preset::Ring.mask().into())]
    {
        let changed = after(&drawn, [change]);
        assert_eq!(changed.observations, drawn.observations);
        assert!(changed.observations.batches().is_empty());
        assert_eq!(decode(&encode(&changed)).unwrap().scene, changed);
    }
    // The opening picture is no draw.
    let opening = after(&shown(), [Edit::Rule(RuleKind::Painted)]);
    assert_eq!(opening.observations.batches(), [Batch::Opening]);
    // Also by the brush, and not by one that changes nothing.
    let ring = after(&opening, [Edit::StartFrom(Preset::Ring.mask().into()), Edit::Clear, Edit::DrawFromPdata]);
    assert_eq!(ring.observations.batches().len(), 1);
    let link = encode(&ring);
    assert!(link.contains("data=100s1&") && decode(&link).unwrap().scene == ring);
    let at_land = ring.observations.points()[0];
    let edge = after(&ring, [dab(0, 0)]);
    assert!(edge.observations.batches().is_empty() && edge.observations == ring.observations);
    assert!(!encode(&edge).contains("data="));
    let inside = Mask::cell_at(at_land.point());
    assert!(Preset::Ring.mask().is_on(inside));
    let thin = after(&ring, [Edit::Number(NumberField::Brush, 1.0), Edit::Paint { from: at_land, to: at_land }]);
    assert_eq!(thin.observations.batches().len(), 1, "painted already");
}

#[test]
fn drawing_needs_a_rule_that_allows_something() {
    assert_eq!(apply(&after(&shown(), [Edit::Rule(RuleKind::OwnPlane)]), Edit::DrawFromPdata), Err(EditError::NoRule));
    let empty = after(&shown(), [Edit::Rule(RuleKind::Painted)]);
    assert_eq!(apply(&empty, Edit::DrawFromPdata), Err(EditError::NothingAllowed));
    let drawn = after(&empty, [dab(30_378, 30_720), Edit::DrawFromPdata]);
    let Rule::Painted(world) = &drawn.rule else { panic!("not painted") };
    assert!(drawn.observations.points()[21..].iter().all(|spot| world.mask().contains(spot.point())));
}

#[test]
fn no_rule_shows_the_plane_and_ends_the_game() {
    let scene = after(&first(), [Edit::Rule(RuleKind::OwnPlane)]);
    assert_eq!(scene.rule, Rule::OwnPlane(Bounds::UNIT));
    assert!(!scene.hidden && !scene.game && scene.click_places == ClickPlaces::Observation);
    let state = State::new(scene.clone());
    assert_eq!((state.coverage(), state.play(), state.observations_that_break()), (None, None, None));
    assert!(state.model.is_ok() && state.compared(ModelKind::Grid).is_none());
    // Hide and Reveal work as for any rule.
    let hidden = after(&scene, [Edit::Hide]);
    assert!(hidden.hidden && !after(&hidden, [Edit::Reveal]).hidden);
}

#[test]
fn the_published_probes_belong_to_the_earth() {
    let probes = |scene: &PointsScene| scene.marks(MarkKind::Probe).count();
    let probed = after(&shown(), [Edit::Place(MarkKind::Probe, spot(5, 5))]);
    assert_eq!(probes(&probed), 4);
    for kind in [RuleKind::Painted, RuleKind::OwnPlane] {
        let elsewhere = after(&probed, [Edit::Rule(kind)]);
        assert_eq!((probes(&elsewhere), elsewhere.published_probes.len()), (1, 3));
        let published = Mark { kind: MarkKind::Probe, idx: 0 };
        assert_eq!(apply(&elsewhere, Edit::Delete(published)), Err(EditError::NoSuchMark(MarkKind::Probe)));
        assert_eq!(probes(&after(&elsewhere, [Edit::Rule(RuleKind::Earth)])), 4);
    }
}

#[test]
fn imported_points_replace_what_was_there() {
    let points = vec![spot(1, 2), spot(3, 4), spot(1, 2)];
    let guessed = after(&first(), [Edit::Place(MarkKind::Guess, spot(9, 9))]);
    let import = |bounds| Edit::Import { points: points.clone(), bounds };
    let earth = after(&guessed, [import(None)]);
    assert_eq!((earth.observations.points(), &earth.rule), (&points[..], &Rule::Earth));
    assert!(earth.guesses.is_empty() && !earth.game && earth.hidden && earth.click_places == ClickPlaces::Observation);
    let bounds = Bounds::around(&[(-3.5, 0.0), (20.0, 1e6)]).unwrap();
    let own = after(&guessed, [import(Some(bounds))]);
    assert_eq!(own.rule, Rule::OwnPlane(bounds));
    assert!(!own.hidden && !own.game && own.guesses.is_empty());
    // Places of the Earth in the end: the plane is the Earth again. A painted world stays.
    assert_eq!(after(&own, [import(None)]).rule, Rule::Earth);
    let painted = after(&shown(), [Edit::StartFrom(Preset::Ring.mask().into()), import(None)]);
    assert_eq!(painted.rule, Rule::painted(Preset::Ring.mask()));
    // No points are points too; too many are none.
    assert!(after(&shown(), [Edit::Import { points: Vec::new(), bounds: None }]).observations.points().is_empty());
    let full = Edit::Import { points: vec![spot(1, 1); MAX_OBSERVATIONS], bounds: None };
    assert_eq!(after(&shown(), [full]).observations.points().len(), MAX_OBSERVATIONS);
    let many = Edit::Import { points: vec![spot(1, 1); MAX_OBSERVATIONS + 1], bounds: None };
    assert_eq!(apply(&shown(), many), Err(EditError::TooManyObservations { room: MAX_OBSERVATIONS }));
}

#[test]
fn a_note_changes_nothing_else() {
    let noted = after(&first(), [Edit::Generate, Edit::Note(" one\nline ".to_string())]);
    assert_eq!((&*noted.note, noted.generated), ("one line", Generated::Fresh));
    assert_eq!(noted.for_samples(), after(&first(), [Edit::Generate]).for_samples());
    let too_long = Edit::Note("n".repeat(MAX_NOTE_CHARS + 1));
    assert_eq!(apply(&noted, too_long), Err(EditError::NoteTooLong));
    assert_eq!(&*after(&noted, [Edit::Note(String::new())]).note, "");
}

#[test]
fn what_is_painted_decides_samples_and_figures_and_brushes_do_not() {
    let scene = after(
        &shown(),
        [Edit::StartFrom(Preset::Ring.mask().into()), Edit::Model(ModelKind::Painted), dab(9_000, 9_000)],
    );
    let scene = after(&scene, [Edit::Generate]);
    assert_eq!(scene.generated, Generated::Fresh);
    for change in
        [dab(50_000, 50_000), Edit::StartFrom(Preset::TwoIslands.mask().into()), Edit::Rule(RuleKind::OwnPlane)]
    {
        assert_eq!(after(&scene, [change.clone()]).generated, Generated::Changed, "{change:?}");
    }
    for other in [
        Edit::Number(NumberField::Brush, 3.0),
        Edit::PaintTarget(PaintTarget::Rule),
        Edit::ClickPlaces(ClickPlaces::Erase),
        Edit::Note("n".to_string()),
        dab(9_000, 9_000),
    ] {
        let same = after(&scene, [other.clone()]);
        assert_eq!((same.generated, same.for_model()), (Generated::Fresh, scene.for_model()), "{other:?}");
    }
    assert_eq!(scene.framework_line(), 3);
    let believed = PointsScene { model_mask: Preset::Ring.mask().into(), ..first() };
    assert_eq!(believed.framework_line(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// After any edits a click can do what it says, and undo goes back the same way, step by step.
    #[test]
    fn clicks_can_do_what_they_say_and_undo_brings_all_back(edits in proptest::collection::vec(common::edit(), 0..40)) {
        let mut history = History::new(PointsScene::first_visit(true));
        let mut scenes = vec![history.now().clone()];
        for edit in edits {
            let Ok(next) = apply(history.now(), edit) else { continue };
            prop_assert!(!next.click_places.is_brush() || next.paints().is_some());
            let can_paint = apply(&next, dab(5, 5)) != Err(EditError::NothingToPaint);
            prop_assert_eq!(can_paint, next.click_places.is_brush());
            prop_assert!(next.note.chars().count() <= MAX_NOTE_CHARS);
            let has_draws = next.observations.batches().iter().any(|b| matches!(b, Batch::Drawn { .. }));
            prop_assert!(!has_draws || next.rule.can_be_drawn());
            if next != *history.now() {
                scenes.push(next.clone());
            }
            history.push(next, None);
        }
        while let Some(scene) = scenes.pop() {
            prop_assert_eq!(history.now(), &scene);
            prop_assert_eq!(history.undo(), !scenes.is_empty());
        }
    }
}
