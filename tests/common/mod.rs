//! Scenes and edits for property tests.
#![allow(dead_code)]

use coastline::data::{PUBLISHED_PROBES, Rule};
use coastline::model::ModelKind;
use coastline::plane::Spot;
use coastline::scene::{
    Batch, Edit, Generated, MAX_GUESSES, MAX_PROBES, Mark, MarkKind, NumberField, Observations, PointsScene, apply,
};
use proptest::collection::vec;
use proptest::prelude::*;

pub fn spot() -> impl Strategy<Value = Spot> {
    // A few places often, so that equal points are common.
    prop_oneof![3 => any::<(u16, u16)>(), 1 => (0_u16..4, 0_u16..2)].prop_map(|(i, j)| Spot { i, j })
}

pub fn mark_kind() -> impl Strategy<Value = MarkKind> {
    prop_oneof![Just(MarkKind::Observation), Just(MarkKind::Guess), Just(MarkKind::Probe)]
}

fn mark() -> impl Strategy<Value = Mark> {
    (mark_kind(), 0_usize..40).prop_map(|(kind, idx)| Mark { kind, idx })
}

fn model_kind() -> impl Strategy<Value = ModelKind> {
    prop_oneof![Just(ModelKind::BoundingBox), Just(ModelKind::Grid)]
}

/// A number in the range of its field, in units.
fn number() -> impl Strategy<Value = (NumberField, f64)> {
    (0_usize..NumberField::ALL.len(), any::<u32>(), any::<bool>()).prop_map(|(idx, raw, is_small)| {
        let (field, spec) = (NumberField::ALL[idx], NumberField::ALL[idx].spec());
        let span = if is_small { 300.min(spec.max - spec.min) } else { spec.max - spec.min };
        (field, spec.value(spec.min + i64::from(raw) % (span + 1)))
    })
}

pub fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (mark_kind(), spot()).prop_map(|(kind, spot)| Edit::Place(kind, spot)),
        4 => (mark(), spot()).prop_map(|(mark, spot)| Edit::Move(mark, spot)),
        3 => mark().prop_map(Edit::Delete),
        3 => (mark_kind(), spot()).prop_map(|(kind, spot)| Edit::DeleteNearest(kind, spot)),
        1 => Just(Edit::Clear),
        2 => Just(Edit::DrawFromPdata),
        1 => mark_kind().prop_map(Edit::ClickPlaces),
        1 => model_kind().prop_map(Edit::Model),
        4 => number().prop_map(|(field, value)| Edit::Number(field, value)),
        1 => any::<bool>().prop_map(Edit::Heatmap),
        2 => Just(Edit::Generate),
        1 => any::<u32>().prop_map(Edit::NewSeed),
        1 => Just(Edit::Reveal),
        1 => Just(Edit::Hide),
        1 => Just(Edit::SkipGame),
        1 => Just(Edit::PlayGame),
    ]
}

/// Runs edits from the first screen; those that cannot be done leave the scene as it is.
pub fn run(edits: Vec<Edit>) -> PointsScene {
    let first = PointsScene::first_visit(true);
    edits.into_iter().fold(first, |scene, edit| apply(&scene, edit).unwrap_or(scene))
}

/// Scenes that a person can reach.
pub fn reached_scene() -> impl Strategy<Value = PointsScene> {
    vec(edit(), 0..25).prop_map(run)
}

fn observations() -> impl Strategy<Value = Observations> {
    let batch = prop_oneof![
        1 => Just(Batch::Opening),
        3 => (0_u32..300, any::<u32>()).prop_map(|(n, seed)| Batch::Drawn { n, seed }),
    ];
    prop_oneof![
        vec(spot(), 0..60).prop_map(Observations::from_points),
        vec(batch, 0..4).prop_map(|batches| Observations::from_batches(batches, Rule::Earth)),
    ]
}

/// Any scene whose fields are in their ranges, reachable or not.
pub fn any_scene() -> impl Strategy<Value = PointsScene> {
    let published: Vec<Spot> = PUBLISHED_PROBES.iter().map(|(lon, lat)| Spot::from_degrees(*lon, *lat)).collect();
    let spots = (
        observations(),
        vec(spot(), 0..=MAX_GUESSES),
        prop_oneof![Just(published), vec(spot(), 0..=3)],
        vec(spot(), 0..=MAX_PROBES),
    );
    let choices = (
        mark_kind(),
        any::<[bool; 3]>(),
        model_kind(),
        prop_oneof![Just(Generated::Never), Just(Generated::Fresh), Just(Generated::Changed)],
    );
    let numbers = (-400_i64..=500, 2_i64..=96, 2_i64..=96, 0_i64..=1_000);
    let more_numbers = (1_i64..=100_000, 0_i64..=i64::from(u32::MAX), 1_i64..=20_000);
    (spots, choices, numbers, more_numbers).prop_map(|(spots, choices, numbers, more_numbers)| {
        let (observations, guesses, published_probes, probes) = spots;
        let (click_places, [game, hidden, heatmap], model, generated) = choices;
        let (margin, columns, rows, pseudocount) = numbers;
        let (samples, seed, points_to_draw) = more_numbers;
        PointsScene {
            rule: Rule::Earth,
            observations,
            guesses,
            published_probes,
            probes,
            click_places,
            game,
            hidden,
            model,
            margin,
            columns,
            rows,
            pseudocount,
            samples,
            seed,
            points_to_draw,
            generated,
            heatmap,
        }
    })
}
