//! Scenes and edits of the page Pixels for property tests, and their results.

use coastline::data::{Picture, SIDE};
use coastline::scene::{
    Chosen, Generated, OwnId, PictureSet, PixelAt, PixelsEdit, PixelsNumber, PixelsResults, PixelsScene, PixelsWork,
    apply_pixels, decode_pixels, encode_pixels,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

fn own_id() -> impl Strategy<Value = OwnId> {
    (any::<u64>(), 2_usize..=5_000).prop_map(|(hash, n)| OwnId { hash, n })
}

fn picture_set() -> impl Strategy<Value = PictureSet> {
    prop_oneof![2 => Just(PictureSet::Fashion), 1 => own_id().prop_map(PictureSet::Own)]
}

fn chosen() -> impl Strategy<Value = Chosen> {
    let kinds = [Chosen::Picture as fn(usize) -> Chosen, Chosen::Sample, Chosen::Traits];
    (select(kinds.to_vec()), prop_oneof![0_usize..12, 0_usize..1_000]).prop_map(|(kind, idx)| kind(idx))
}

/// A number in the range of its field, in units.
fn number() -> impl Strategy<Value = (PixelsNumber, f64)> {
    (select(&PixelsNumber::ALL[..]), any::<u32>()).prop_map(|(field, raw)| {
        let spec = field.spec();
        (field, spec.value(spec.min + i64::from(raw) % (spec.max - spec.min + 1)))
    })
}

fn note_text() -> impl Strategy<Value = String> {
    prop_oneof![2 => "\\PC{0,150}", 1 => "[&=#%+\"\\\\ <>]{0,20}"]
}

pub fn edit() -> impl Strategy<Value = PixelsEdit> {
    prop_oneof![
        2 => picture_set().prop_map(PixelsEdit::Pictures),
        4 => number().prop_map(|(field, value)| PixelsEdit::Number(field, value)),
        3 => Just(PixelsEdit::Generate),
        1 => any::<u32>().prop_map(PixelsEdit::NewSeed),
        2 => any::<bool>().prop_map(PixelsEdit::Traits),
        3 => chosen().prop_map(PixelsEdit::Choose),
        2 => (0_usize..40, 0_usize..40).prop_map(|(row, column)| PixelsEdit::Pixel(PixelAt { row, column })),
        1 => note_text().prop_map(PixelsEdit::Note),
    ]
}

fn after_all(scene: PixelsScene, edits: Vec<PixelsEdit>) -> PixelsScene {
    edits.into_iter().fold(scene, |scene, edit| apply_pixels(&scene, edit).unwrap_or(scene))
}

/// Every field anywhere in its range, and something chosen that is there.
fn drawn_scene() -> impl Strategy<Value = PixelsScene> {
    let kinds = (select(&[Generated::Never, Generated::Fresh, Generated::Changed][..]), any::<bool>());
    let pixel = (0..SIDE, 0..SIDE).prop_map(|(row, column)| PixelAt { row, column });
    (picture_set(), vec(number(), 0..6), kinds, chosen(), pixel, note_text()).prop_map(
        |(pictures, numbers, (generated, traits), chosen, pixel, note)| {
            let start = PixelsScene { pictures, traits, pixel, ..PixelsScene::link_default() };
            let mut edits: Vec<PixelsEdit> =
                numbers.into_iter().map(|(field, value)| PixelsEdit::Number(field, value)).collect();
            edits.push(PixelsEdit::Note(note));
            // After the numbers, which would make fresh samples old.
            let scene = PixelsScene { generated, ..after_all(start, edits) };
            // The first is always there: the default's choice may not be in a small set of one's own.
            after_all(scene, vec![PixelsEdit::Choose(Chosen::Picture(0)), PixelsEdit::Choose(chosen)])
        },
    )
}

/// Scenes that links can hold, and those that a person reaches.
pub fn any_scene() -> impl Strategy<Value = PixelsScene> {
    let reached = vec(edit(), 0..20).prop_map(|edits| after_all(PixelsScene::link_default(), edits));
    prop_oneof![drawn_scene(), reached]
}

/// The scene of a link of this version.
pub fn scene(fields: &str) -> PixelsScene {
    decode_pixels(&format!("v=1&engine=1&page=pixels{fields}")).unwrap().scene
}

/// All that follows from a scene.
pub fn results_after(
    scene: &PixelsScene,
    own: Option<Arc<[Picture]>>,
    earlier: Option<&PixelsResults>,
) -> PixelsResults {
    let mut work = PixelsWork::new(scene, own, earlier).unwrap();
    while !work.step() {}
    let results = work.results().unwrap();
    assert!(results.are_of(scene), "{}", encode_pixels(scene));
    results
}

/// The same, with nothing known before.
pub fn results(scene: &PixelsScene) -> PixelsResults {
    results_after(scene, None, None)
}

/// The default scene with both kinds of samples.
pub fn both() -> PixelsScene {
    PixelsScene { generated: Generated::Fresh, traits: true, ..PixelsScene::link_default() }
}
