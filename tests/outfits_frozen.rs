//! Outfits with the same bits on every machine, natively and in Node. If one changes, links open to other outfits: raise
//! `ENGINE`, and say so in the changelog.
//!
//! What the models make comes from `scripts/fixtures/frozen_outfits.py`, which knows nothing of this program. The figures
//! and the JSON text were recorded when the page was made.
#![allow(clippy::unwrap_used)]

use coastline::data::{DataSet, Feature, Locks, Tally};
use coastline::metric::{mass_with_any, pair_information, unseen_pairs};
use coastline::model::OutfitModelKind;
use coastline::rng::Fnv1a;
use coastline::scene::{Generated, OutfitsScene, OutfitsState, Scene, decode_any, encode_outfits, outfits_json_chunks};

#[cfg(not(target_arch = "wasm32"))]
use test as portable_test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as portable_test;

fn made(scene: OutfitsScene) -> [Vec<usize>; 3] {
    let state = OutfitsState::new(OutfitsScene { generated: Generated::Fresh, n_outfits: 6, ..scene });
    let generated = state.generated.unwrap();
    OutfitModelKind::ALL
        .map(|kind| generated[kind.idx()].outfits.as_ref().unwrap().iter().map(|made| made.outfit.index()).collect())
}

#[portable_test]
fn outfits_of_each_model() {
    for (seed, frozen) in [
        (
            1,
            [
                [248, 3_323, 1_001, 621, 3_314, 2_264],
                [2_723, 2_907, 546, 1_405, 396, 1_066],
                [401, 2_586, 3_951, 2_124, 3_820, 2_600],
            ],
        ),
        (
            42,
            [
                [3_946, 3_183, 1_515, 2_635, 1_221, 451],
                [3_336, 2_937, 3_226, 2_981, 544, 3_786],
                [3_918, 1_802, 3_101, 3_104, 1_998, 2_274],
            ],
        ),
        (
            i64::from(u32::MAX),
            [
                [3_955, 3_983, 2_938, 412, 451, 3_314],
                [1_539, 167, 2_442, 2_487, 3_089, 705],
                [2_257, 2_637, 3_902, 1_795, 416, 3_946],
            ],
        ),
    ] {
        assert_eq!(made(OutfitsScene { seed, ..OutfitsScene::link_default() }), frozen, "{seed}");
    }
}

#[portable_test]
fn outfits_given_red_hair() {
    let locks = Locks::NONE.with(Feature::HairColour, Some(4)).unwrap();
    let scene =
        OutfitsScene { seed: 7, locks, joint_pseudocount: 25, bayes_pseudocount: 50, ..OutfitsScene::link_default() };
    assert_eq!(
        made(scene),
        [
            [2_635, 412, 3_183, 2_635, 2_635, 2_635],
            [115, 2_888, 538, 1_120, 2_590, 3_682],
            [1_795, 2_132, 1_585, 2_676, 2_258, 1_291]
        ]
    );
}

#[portable_test]
fn figures_of_each_model() {
    let state = OutfitsState::new(OutfitsScene { bayes_pseudocount: 100, ..OutfitsScene::link_default() });
    let bits = OutfitModelKind::ALL.map(|kind| {
        let figures = state.figures(kind).unwrap();
        [
            figures.unseen_mass,
            figures.entropy_bits,
            figures.ln_likelihood.sum(),
            figures.leave_one_out.mean().unwrap_or(0.0),
        ]
        .map(f64::to_bits)
    });
    let frozen = [
        [0_u64, 0x4016_6a59_46ea_474c, 0xc068_46e0_1980_812e, 0],
        [0x3fef_3952_27e2_e68a, 0x4027_f0d5_59ed_110a, 0xc077_c3fb_32fd_5189, 0xc020_929f_4748_e96a],
        [0x3fed_2a89_7b36_b7f2, 0x4024_b90b_2a6d_1e44, 0xc075_74ee_40f9_7c65, 0xc01c_fe8b_548a_aa65],
    ];
    assert_eq!(bits, frozen, "{bits:#x?}");
}

#[portable_test]
fn what_independence_loses() {
    let tally = Tally::of(&DataSet::Dependence.rows());
    let state =
        OutfitsState::new(OutfitsScene { observations: DataSet::Dependence.rows(), ..OutfitsScene::link_default() });
    let bayes = state.models.naive_bayes().unwrap();
    let mut hash = Fnv1a::new();
    for pair in pair_information(&tally, 1.0) {
        [pair.data_bits, pair.laplace_bits].iter().for_each(|bits| hash.write(&bits.to_le_bytes()));
    }
    hash.write(&mass_with_any(bayes, &unseen_pairs(&tally, bayes)).to_le_bytes());
    assert_eq!(hash.finish(), 0x2fc1_b66d_2a8f_2dfb, "{:#x}", hash.finish());
}

#[portable_test]
fn text_of_the_json_export() {
    let link = "v=1&engine=1&page=outfits&edits=AwEBBls&joint=0.25&bayes=0.5&outfits=200&seed=42&generated=fresh\
        &lock=-.-.-.Red.-&count=7&note=frozen";
    let Scene::Outfits(scene) = decode_any(link).unwrap().scene else { return assert_eq!(link, "a link of outfits") };
    assert_eq!(encode_outfits(&scene), link, "as this version writes it");
    let mut hash = Fnv1a::new();
    outfits_json_chunks(&OutfitsState::new(*scene)).for_each(|piece| hash.write(piece.as_bytes()));
    assert_eq!(hash.finish(), 0x2bea_59b8_455d_e982, "{:#x}", hash.finish());
}
