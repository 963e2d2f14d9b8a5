//! Scenes and edits for property tests.
#![allow(dead_code)]

pub mod decode;
pub mod latent;
pub mod outfits;
pub mod pixels;

use coastline::data::{Mask, PUBLISHED_PROBES, Preset, Rule, Toy};
use coastline::model::ModelKind;
use coastline::plane::{Bounds, Decimal, Span, Spot};
use coastline::scene::{
    BandwidthRule, Batch, ClickPlaces, Edit, Generated, MAX_GUESSES, MAX_NOTE_CHARS, MAX_PROBES, Mark, MarkKind,
    NumberField, Observations, PaintTarget, PointsScene, RuleKind, apply,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;

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
    select(&ModelKind::ALL[..])
}

fn click_places() -> impl Strategy<Value = ClickPlaces> {
    prop_oneof![4 => mark_kind().prop_map(ClickPlaces::from), 2 => Just(ClickPlaces::Paint), 1 => Just(ClickPlaces::Erase)]
}

fn paint_target() -> impl Strategy<Value = PaintTarget> {
    prop_oneof![Just(PaintTarget::Rule), Just(PaintTarget::Pmodel)]
}

/// Worlds take a moment to make, and tests take thousands.
fn presets() -> &'static [Mask] {
    static PRESETS: LazyLock<[Mask; 5]> = LazyLock::new(|| Preset::ALL.map(Preset::mask));
    &*PRESETS
}

/// A mask of any kind: a world, a few strokes, noise of any density.
pub fn mask() -> impl Strategy<Value = Mask> {
    let strokes = vec((spot(), spot(), 1_i64..=3, any::<bool>()), 0..6);
    prop_oneof![
        2 => select(presets()),
        1 => Just(Mask::full()),
        3 => (select(presets()), strokes).prop_map(|(mut mask, strokes)| {
            strokes.into_iter().for_each(|(from, to, brush, on)| mask.paint(from, to, brush, on));
            mask
        }),
        1 => (any::<u64>(), 1_u64..40).prop_map(|(seed, every)| {
            Mask::from_cells(|idx| (idx as u64 + 1).wrapping_mul(seed | 1).rotate_left(29).is_multiple_of(every))
        }),
    ]
}

fn span() -> impl Strategy<Value = Span> {
    let decimal = || {
        let mantissa = prop_oneof![-99_i64..100, -999_999_999_999_999_i64..=999_999_999_999_999];
        (mantissa, 0_u8..=12).prop_map(|(mantissa, decimals)| Decimal::new(mantissa, decimals).unwrap())
    };
    (decimal(), decimal()).prop_filter_map("equal", |(a, b)| Span::new(a, b).or_else(|| Span::new(b, a)))
}

pub fn bounds() -> impl Strategy<Value = Bounds> {
    prop_oneof![1 => Just(Bounds::UNIT), 4 => (span(), span()).prop_map(|(x, y)| Bounds { x, y })]
}

fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        3 => Just(Rule::Earth),
        2 => mask().prop_map(Rule::painted),
        1 => bounds().prop_map(Rule::OwnPlane),
        1 => select(&Toy::ALL[..]).prop_map(Rule::Toy),
    ]
}

fn bandwidth_rule() -> impl Strategy<Value = BandwidthRule> {
    select(&[BandwidthRule::Scott, BandwidthRule::LeaveOneOut, BandwidthRule::ByHand][..])
}

/// A note as a scene keeps it: what the edit makes of any text.
fn note() -> impl Strategy<Value = std::sync::Arc<str>> {
    let text =
        prop_oneof![2 => Just(String::new()), 2 => "\\PC{0,140}", 1 => any::<String>(), 1 => "[&=#%+\"\\\\ <>]{0,20}"];
    text.prop_map(|text| {
        let short: String = text.chars().take(MAX_NOTE_CHARS).collect();
        apply(&PointsScene::link_default(), Edit::Note(short)).unwrap().note
    })
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
        1 => click_places().prop_map(Edit::ClickPlaces),
        2 => model_kind().prop_map(Edit::Model),
        1 => bandwidth_rule().prop_map(Edit::BandwidthRule),
        4 => number().prop_map(|(field, value)| Edit::Number(field, value)),
        1 => any::<bool>().prop_map(Edit::Heatmap),
        2 => Just(Edit::Generate),
        1 => any::<u32>().prop_map(Edit::NewSeed),
        1 => Just(Edit::Reveal),
        1 => Just(Edit::Hide),
        1 => Just(Edit::SkipGame),
        1 => Just(Edit::PlayGame),
        2 => select(&[RuleKind::Earth, RuleKind::Painted, RuleKind::OwnPlane][..]).prop_map(Edit::Rule),
        1 => select(&Toy::ALL[..]).prop_map(|toy| Edit::Rule(RuleKind::Toy(toy))),
        1 => select(&Preset::ALL[..]).prop_map(|preset| Edit::StartFrom(preset.mask().into())),
        4 => (spot(), spot()).prop_map(|(from, to)| Edit::Paint { from, to }),
        1 => paint_target().prop_map(Edit::PaintTarget),
        1 => any::<String>().prop_map(Edit::Note),
        1 => (vec(spot(), 0..9), proptest::option::of(bounds()))
            .prop_map(|(points, bounds)| Edit::Import { points, bounds }),
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

/// With the rule that drew them.
fn observations() -> impl Strategy<Value = (Rule, Observations)> {
    let batch = prop_oneof![
        1 => Just(Batch::Opening),
        3 => (0_u32..300, any::<u32>()).prop_map(|(n, seed)| Batch::Drawn { n, seed }),
    ];
    prop_oneof![
        (rule(), vec(spot(), 0..60)).prop_map(|(rule, points)| (rule, Observations::from_points(points))),
        (rule(), vec(batch, 0..4)).prop_map(|(rule, batches)| {
            let observations = Observations::from_batches(batches, &rule);
            (rule, observations)
        }),
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
        (click_places(), paint_target(), 1_i64..=3, note()),
        any::<[bool; 3]>(),
        (model_kind(), prop_oneof![1 => Just(Mask::empty()), 1 => mask()]),
        prop_oneof![Just(Generated::Never), Just(Generated::Fresh), Just(Generated::Changed)],
    );
    let smooth = (bandwidth_rule(), 10_i64..=3_000, 1_i64..=30, 0_i64..=i64::from(u32::MAX));
    let numbers = (-400_i64..=500, 2_i64..=96, 2_i64..=96, 0_i64..=1_000, smooth);
    let more_numbers = (1_i64..=100_000, 0_i64..=i64::from(u32::MAX), 1_i64..=20_000);
    (spots, choices, numbers, more_numbers).prop_map(|(spots, choices, numbers, more_numbers)| {
        let ((rule, observations), guesses, published_probes, probes) = spots;
        let ((click_places, paint_target, brush, note), [game, hidden, heatmap], (model, mask), generated) = choices;
        let (margin, columns, rows, pseudocount, smooth) = numbers;
        let (bandwidth_rule, bandwidth, components, mixture_seed) = smooth;
        let (samples, seed, points_to_draw) = more_numbers;
        let scene = PointsScene {
            rule,
            observations,
            guesses,
            published_probes,
            probes,
            click_places,
            paint_target,
            game,
            hidden,
            model,
            model_mask: mask.into(),
            margin,
            columns,
            rows,
            pseudocount,
            bandwidth_rule,
            bandwidth,
            components,
            mixture_seed,
            samples,
            seed,
            points_to_draw,
            brush,
            generated,
            heatmap,
            note,
        };
        // A brush only where something can be painted, as after every edit.
        apply(&PointsScene::link_default(), Edit::Open(Box::new(scene))).unwrap()
    })
}
