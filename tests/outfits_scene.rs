//! The page Outfits without a screen: what each edit does, what it refuses, and what follows from a scene.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use coastline::data::{DataSet, Feature, Outfit};
use coastline::model::{FitError, LockError, NoOutfits, OutfitModelKind, Probability};
use coastline::scene::{
    Generated, History, MAX_OUTFITS, OutfitsEdit, OutfitsEditError, OutfitsNumber, OutfitsScene, OutfitsState,
    ShowData, apply_outfits,
};
use common::outfits::edit;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn edited(scene: &OutfitsScene, edit: OutfitsEdit) -> OutfitsScene {
    apply_outfits(scene, edit).unwrap()
}

fn default() -> OutfitsScene {
    OutfitsScene::link_default()
}

fn state(scene: OutfitsScene) -> OutfitsState {
    OutfitsState::new(scene)
}

fn made(state: &OutfitsState, kind: OutfitModelKind) -> Vec<Outfit> {
    let generated = state.generated.as_ref().unwrap();
    generated[kind.idx()].outfits.as_ref().unwrap().iter().map(|made| made.outfit).collect()
}

#[test]
fn rows_are_added_changed_removed_and_reset() {
    let added = edited(&default(), OutfitsEdit::Add(Outfit::COMBINATION_2));
    assert_eq!((added.observations.len(), added.observations[50]), (51, Outfit::COMBINATION_2));
    assert!(added.is_edited() && !default().is_edited());
    let changed = edited(&added, OutfitsEdit::Change(3, Outfit::COMBINATION_2));
    assert_eq!((changed.observations.len(), changed.observations[3]), (51, Outfit::COMBINATION_2));
    let removed = edited(&changed, OutfitsEdit::Remove(0));
    assert_eq!((removed.observations.len(), removed.observations[2]), (50, Outfit::COMBINATION_2));
    assert_eq!(edited(&removed, OutfitsEdit::Reset), default());
    for edit in [OutfitsEdit::Change(50, Outfit::COMBINATION_1), OutfitsEdit::Remove(usize::MAX)] {
        assert_eq!(apply_outfits(&default(), edit), Err(OutfitsEditError::NoSuchRow));
    }
}

#[test]
fn another_data_set_brings_its_rows_and_ones_own_keeps_those_that_are_there() {
    let dependence = edited(&default(), OutfitsEdit::DataSet(DataSet::Dependence));
    assert_eq!(dependence.observations, DataSet::Dependence.rows());
    let changed = edited(&dependence, OutfitsEdit::Remove(0));
    assert_eq!(edited(&changed, OutfitsEdit::DataSet(DataSet::Dependence)), changed, "edits stay");
    assert_eq!(edited(&changed, OutfitsEdit::Reset), dependence);
    let own = edited(&changed, OutfitsEdit::DataSet(DataSet::Own));
    assert_eq!((own.data_set, &own.observations), (DataSet::Own, &changed.observations));
    assert_eq!(edited(&own, OutfitsEdit::Reset), default());
    let imported = edited(&default(), OutfitsEdit::Import(vec![Outfit::COMBINATION_1].into()));
    assert_eq!((imported.data_set, imported.observations.len()), (DataSet::Own, 1));
}

#[test]
fn there_is_room_for_100_000_rows_and_not_one_more() {
    let rows: Arc<[Outfit]> = vec![Outfit::COMBINATION_1; MAX_OUTFITS].into();
    let full = edited(&default(), OutfitsEdit::Import(rows.clone()));
    assert_eq!(full.observations.len(), 100_000);
    let add = OutfitsEdit::Add(Outfit::COMBINATION_1);
    assert_eq!(apply_outfits(&full, add.clone()), Err(OutfitsEditError::TooManyOutfits));
    assert!(apply_outfits(&edited(&full, OutfitsEdit::Remove(7)), add).is_ok());
    let more = OutfitsEdit::Import([&rows[..], &rows[..1]].concat().into());
    assert_eq!(apply_outfits(&full, more), Err(OutfitsEditError::TooManyOutfits));
}

#[test]
fn numbers_keep_to_their_ranges() {
    for (field, least, most, step) in [
        (OutfitsNumber::JointPseudocount, 0.0, 10.0, 0.01),
        (OutfitsNumber::BayesPseudocount, 0.0, 10.0, 0.01),
        (OutfitsNumber::Outfits, 1.0, 1_000.0, 1.0),
        (OutfitsNumber::Seed, 0.0, 4_294_967_295.0, 1.0),
    ] {
        let set = |value| apply_outfits(&default(), OutfitsEdit::Number(field, value));
        for value in [least, most, least + step] {
            assert_eq!(field.spec().value(field.get(&set(value).unwrap())), value);
        }
        for value in [least - step, most + step, f64::NAN, f64::INFINITY] {
            assert_eq!(set(value), Err(OutfitsEditError::Number(field)));
        }
    }
    let scene = default();
    assert_eq!((scene.joint_pseudocount, scene.bayes_pseudocount, scene.n_outfits, scene.seed), (100, 0, 10, 1));
}

#[test]
fn generate_again_takes_the_next_seed_and_a_change_keeps_it() {
    let first = edited(&default(), OutfitsEdit::Generate);
    assert_eq!((first.seed, first.generated), (1, Generated::Fresh));
    let second = edited(&first, OutfitsEdit::Generate);
    assert_eq!(second.seed, 2);
    let lock = OutfitsEdit::Lock(Feature::HairColour, Some(4));
    for edit in [
        OutfitsEdit::Remove(0),
        OutfitsEdit::Number(OutfitsNumber::JointPseudocount, 0.5),
        OutfitsEdit::Number(OutfitsNumber::BayesPseudocount, 0.5),
        OutfitsEdit::Number(OutfitsNumber::Outfits, 20.0),
        OutfitsEdit::NewSeed(9),
        lock.clone(),
    ] {
        let changed = edited(&second, edit.clone());
        assert_eq!(changed.generated, Generated::Changed, "{edit:?}");
        let again = edited(&changed, OutfitsEdit::Generate);
        assert_eq!((again.seed, again.generated), (changed.seed, Generated::Fresh), "{edit:?}");
    }
    for edit in [
        OutfitsEdit::Ask(Outfit::COMBINATION_2),
        OutfitsEdit::ShowData(ShowData::Table),
        OutfitsEdit::Count(Some(3)),
        OutfitsEdit::Note("of no matter".to_string()),
    ] {
        assert_eq!(edited(&second, edit).generated, Generated::Fresh);
    }
    assert_eq!(edited(&edited(&second, lock), OutfitsEdit::Unlock).locks, default().locks);
    let last = edited(&edited(&first, OutfitsEdit::NewSeed(u32::MAX)), OutfitsEdit::Generate);
    assert_eq!(edited(&last, OutfitsEdit::Generate).seed, 0);
}

#[test]
fn one_press_fills_three_rows_from_one_seed() {
    assert!(state(default()).generated.is_none());
    let ten = state(edited(&default(), OutfitsEdit::Generate));
    let rows: Vec<Vec<Outfit>> = OutfitModelKind::ALL.map(|kind| made(&ten, kind)).to_vec();
    assert!(rows.iter().all(|row| row.len() == 10));
    // The maximum-likelihood estimate can only repeat.
    let generated = ten.generated.as_ref().unwrap();
    for (row, kind) in generated.iter().zip(OutfitModelKind::ALL) {
        assert_eq!(row.kind, kind);
        for one in row.outfits.as_ref().unwrap() {
            assert_eq!(one.seen, ten.scene.observations.contains(&one.outfit));
            assert!(one.seen || kind != OutfitModelKind::Mle);
            let probs = OutfitModelKind::ALL.map(|kind| Some(ten.models.get(kind).unwrap().prob(&one.outfit)));
            assert_eq!(one.probs, probs);
        }
    }
    // More of them: the first ten stay. Another pseudocount: the other models' stay.
    let more = ten.next(edited(&ten.scene, OutfitsEdit::Number(OutfitsNumber::Outfits, 1_000.0)));
    let smoother = ten.next(edited(&ten.scene, OutfitsEdit::Number(OutfitsNumber::BayesPseudocount, 5.0)));
    for (kind, row) in OutfitModelKind::ALL.into_iter().zip(&rows) {
        assert_eq!(&made(&more, kind)[..10], &row[..]);
        assert_eq!(made(&smoother, kind) == *row, kind != OutfitModelKind::NaiveBayes);
    }
    assert!(Arc::ptr_eq(&more.models, &ten.models) && !Arc::ptr_eq(&smoother.models, &ten.models));
    let asked = ten.next(edited(&ten.scene, OutfitsEdit::Ask(Outfit::COMBINATION_2)));
    assert!(Arc::ptr_eq(asked.generated.as_ref().unwrap(), generated));
}

#[test]
fn locks_hold_and_a_lock_that_nothing_has_is_told_row_by_row() {
    let red = Feature::HairColour.value_of("red");
    let locked = edited(&edited(&default(), OutfitsEdit::Lock(Feature::HairColour, red)), OutfitsEdit::Generate);
    for kind in OutfitModelKind::ALL {
        assert!(made(&state(locked.clone()), kind).iter().all(|outfit| Some(outfit.value(Feature::HairColour)) == red));
    }
    let bun = edited(&locked, OutfitsEdit::Lock(Feature::Top, Feature::Top.value_of("LongHairBun")));
    let rows = state(bun).generated.unwrap();
    assert_eq!(rows[0].outfits, Err(NoOutfits::Lock(LockError::NoRow)));
    assert_eq!(rows[1].outfits.as_ref().unwrap().len(), 10);
    assert_eq!(rows[2].outfits, Err(NoOutfits::Lock(LockError::Impossible(Feature::Top))));
    let no_such = OutfitsEdit::Lock(Feature::Top, Some(7));
    assert_eq!(apply_outfits(&default(), no_such), Err(OutfitsEditError::NoSuchValue(Feature::Top)));
    // Every value locked.
    let all = Feature::ALL.into_iter().fold(locked, |scene, feature| {
        edited(&scene, OutfitsEdit::Lock(feature, Some(Outfit::COMBINATION_1.value(feature))))
    });
    for kind in OutfitModelKind::ALL {
        assert_eq!(made(&state(all.clone()), kind), [Outfit::COMBINATION_1; 10]);
    }
}

#[test]
fn without_rows_only_a_pseudocount_makes_a_model() {
    let empty = (0..50).fold(default(), |scene, _| edited(&scene, OutfitsEdit::Remove(0)));
    let state = state(edited(&empty, OutfitsEdit::Generate));
    assert_eq!(state.figures(OutfitModelKind::Mle), Err(FitError::Empty));
    assert_eq!(state.figures(OutfitModelKind::NaiveBayes), Err(FitError::Empty));
    let laplace = state.figures(OutfitModelKind::Laplace).unwrap();
    assert_eq!((laplace.unseen_mass, laplace.ln_likelihood.sum(), laplace.ln_likelihood.mean()), (1.0, 0.0, None));
    let generated = state.generated.unwrap();
    assert_eq!(generated[0].outfits, Err(NoOutfits::Fit(FitError::Empty)));
    let laplace = generated[1].outfits.as_ref().unwrap();
    assert!(laplace.iter().all(|made| !made.seen && made.probs == [None, Some(1.0 / 4_032.0), None]));
}

#[test]
fn counting_never_passes_the_last_row() {
    let counted = edited(&default(), OutfitsEdit::Count(Some(60)));
    assert_eq!(counted.counted, Some(50));
    assert_eq!(edited(&counted, OutfitsEdit::Remove(0)).counted, Some(49));
    assert_eq!(edited(&counted, OutfitsEdit::Count(None)).counted, None);
}

proptest! {
    #[test]
    fn whatever_is_done_the_scene_is_sound_and_undo_leads_back(edits in vec(edit(), 0..30)) {
        let mut history = History::new(default());
        let mut state = OutfitsState::new(default());
        for edit in edits {
            let before = history.now().clone();
            match apply_outfits(&before, edit) {
                Ok(next) => history.push(next, None),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
            let now = history.now();
            prop_assert!(now.observations.len() <= MAX_OUTFITS);
            prop_assert!(now.counted.is_none_or(|n| n <= now.observations.len()));
            for field in OutfitsNumber::ALL {
                prop_assert!((field.spec().min..=field.spec().max).contains(&field.get(now)));
            }
            // What is kept from state to state is what a fresh one would be.
            state = state.next(now.clone());
            let fresh = OutfitsState::new(now.clone());
            prop_assert_eq!(&state.models, &fresh.models);
            prop_assert_eq!(&state.generated, &fresh.generated);
        }
        while history.undo() {}
        prop_assert_eq!(history.now(), &default());
    }
}
