//! Scenes and edits of the page Outfits for property tests.

use coastline::data::{COMBINATIONS, DataSet, Feature, Locks, Outfit};
use coastline::scene::{Generated, MAX_NOTE_CHARS, OutfitsEdit, OutfitsNumber, OutfitsScene, ShowData, apply_outfits};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

pub fn outfit() -> impl Strategy<Value = Outfit> {
    // A few outfits often, so that repeats are common.
    prop_oneof![0..COMBINATIONS, 0_usize..4].prop_map(|index| Outfit::from_index(index).unwrap())
}

fn lock() -> impl Strategy<Value = (Feature, Option<u8>)> {
    (
        select(&Feature::ALL[..]),
        prop_oneof![2 => (0_u8..3).prop_map(Some), 1 => Just(None), 1 => (0_u8..9).prop_map(Some)],
    )
}

fn locks() -> impl Strategy<Value = Locks> {
    vec(lock(), 0..4).prop_map(|locked| {
        locked.into_iter().fold(Locks::NONE, |locks, (feature, value)| locks.with(feature, value).unwrap_or(locks))
    })
}

/// A number in the range of its field, in units.
fn number() -> impl Strategy<Value = (OutfitsNumber, f64)> {
    (select(&OutfitsNumber::ALL[..]), any::<u32>(), any::<bool>()).prop_map(|(field, raw, is_small)| {
        let spec = field.spec();
        let span = if is_small { 300.min(spec.max - spec.min) } else { spec.max - spec.min };
        (field, spec.value(spec.min + i64::from(raw) % (span + 1)))
    })
}

fn data_set() -> impl Strategy<Value = DataSet> {
    select(&DataSet::ALL[..])
}

fn note_text() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just(String::new()), 1 => "\\PC{0,150}", 1 => "[&=#%+\"\\\\ <>]{0,20}"]
}

pub fn edit() -> impl Strategy<Value = OutfitsEdit> {
    prop_oneof![
        4 => outfit().prop_map(OutfitsEdit::Add),
        4 => (0_usize..60, outfit()).prop_map(|(row, outfit)| OutfitsEdit::Change(row, outfit)),
        4 => (0_usize..60).prop_map(OutfitsEdit::Remove),
        1 => Just(OutfitsEdit::Reset),
        2 => data_set().prop_map(OutfitsEdit::DataSet),
        1 => vec(outfit(), 0..30).prop_map(|rows| OutfitsEdit::Import(rows.into())),
        4 => number().prop_map(|(field, value)| OutfitsEdit::Number(field, value)),
        3 => Just(OutfitsEdit::Generate),
        1 => any::<u32>().prop_map(OutfitsEdit::NewSeed),
        3 => lock().prop_map(|(feature, value)| OutfitsEdit::Lock(feature, value)),
        1 => Just(OutfitsEdit::Unlock),
        1 => outfit().prop_map(OutfitsEdit::Ask),
        1 => select(&[ShowData::Figures, ShowData::Table][..]).prop_map(OutfitsEdit::ShowData),
        2 => proptest::option::of(0_usize..60).prop_map(OutfitsEdit::Count),
        1 => note_text().prop_map(OutfitsEdit::Note),
    ]
}

/// Rows that came from a data set by edits, or from nowhere.
fn rows() -> impl Strategy<Value = (DataSet, Arc<[Outfit]>)> {
    let changes = vec((0_usize..60, proptest::option::of(outfit()), any::<bool>()), 0..6);
    prop_oneof![
        3 => (data_set(), changes).prop_map(|(data_set, changes)| {
            let mut rows = data_set.rows().to_vec();
            for (at, outfit, replaces) in changes {
                let at = at.min(rows.len());
                if replaces && at < rows.len() {
                    rows.remove(at);
                }
                if let Some(outfit) = outfit {
                    rows.insert(at, outfit);
                }
            }
            (data_set, rows.into())
        }),
        1 => (data_set(), vec(outfit(), 0..80)).prop_map(|(data_set, rows)| (data_set, rows.into())),
    ]
}

/// Every field anywhere in its range.
pub fn any_scene() -> impl Strategy<Value = OutfitsScene> {
    let kinds = (select(&[Generated::Never, Generated::Fresh, Generated::Changed][..]), any::<bool>());
    let counted = proptest::option::of(0_usize..100);
    (rows(), vec(number(), 0..4), kinds, locks(), outfit(), counted, note_text()).prop_map(
        |((data_set, observations), numbers, (generated, is_table), locks, asked, counted, note)| {
            let show_data = if is_table { ShowData::Table } else { ShowData::Figures };
            let scene = OutfitsScene {
                data_set,
                observations,
                generated,
                locks,
                asked,
                show_data,
                counted,
                ..OutfitsScene::link_default()
            };
            let mut edits: Vec<OutfitsEdit> =
                numbers.into_iter().map(|(field, value)| OutfitsEdit::Number(field, value)).collect();
            edits.push(OutfitsEdit::Note(note.chars().take(MAX_NOTE_CHARS).collect()));
            let scene = edits.into_iter().fold(scene, |scene, edit| apply_outfits(&scene, edit).unwrap());
            // As it was drawn: a number changed may have made it otherwise.
            apply_outfits(&scene, OutfitsEdit::Open(OutfitsScene { generated, ..scene.clone() }.into())).unwrap()
        },
    )
}
