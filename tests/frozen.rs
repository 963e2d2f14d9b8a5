//! The same bits on every machine: these constants hold natively and, through wasm-bindgen's runner, in Node. If one
//! changes, links open to other pictures: raise `ENGINE`, and say so in the changelog.
//!
//! Streams, draws, the box and painted cells come from `scripts/fixtures/frozen.py`, which knows nothing of this program. The grid,
//! the figures and the JSON text were recorded when version 1 was made.
#![allow(clippy::unwrap_used, clippy::panic)]

use coastline::data::{Mask, Preset, Rule, land};
use coastline::metric::{Learner, LearningCurve, coverage, samples_hash};
use coastline::model::{BoxParams, GridParams, ModelKind, Sampler};
use coastline::plane::{Point, Spot};
use coastline::rng::{Fnv1a, stream};
use coastline::scene::{LinkCause, PointsScene, Results, decode, encode, json_chunks};
use rand::Rng;
use std::sync::Arc;

#[cfg(not(target_arch = "wasm32"))]
use test as portable_test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as portable_test;

fn samples(scene: &PointsScene, n: usize) -> Vec<Point> {
    let (model, mut stream) = (scene.fit().unwrap(), scene.sample_stream());
    (0..n).map(|_| model.sample(&mut stream)).collect()
}

fn grid() -> PointsScene {
    PointsScene { model: ModelKind::Grid, pseudocount: 50, ..PointsScene::link_default() }
}

#[portable_test]
fn streams() {
    for (seed, name, frozen) in [
        (1, "samples", [0x1222_2fe1_4700_f480, 0x19cf_d874_73db_c074, 0x29b9_16c5_1b34_2af0]),
        (1, "observations", [0x6ca1_04c4_57b6_1b40, 0x1114_a18b_d16d_5b81, 0xa90d_d1e5_623a_7625]),
        (42, "samples", [0x9093_c0ee_2f1b_2a8d, 0xd989_fe87_f4a6_7193, 0x2fd6_465d_5011_07bd]),
        (42, "observations", [0x1399_2081_b95f_7322, 0x24a2_6293_baf6_489d, 0x478e_bb6f_ff6f_c42e]),
        (u32::MAX, "samples", [0xd684_2d03_00cb_91d4, 0xfd38_f05e_dad1_9ac8, 0x5990_48de_6d67_4f11]),
        (u32::MAX, "observations", [0xcd79_0343_7625_3b0d, 0x99a8_30e6_5e53_da5f, 0x1b5a_79a1_11e9_be3f_u64]),
    ] {
        let mut stream = stream(seed, name);
        assert_eq!([stream.next_u64(), stream.next_u64(), stream.next_u64()], frozen, "{seed} {name}");
    }
}

#[portable_test]
fn draws_from_pdata() {
    for (seed, frozen) in [
        (1, [(43_277, 53_733), (55_297, 58_588), (50_296, 2_586), (40_923, 46_730), (31_355, 40_299)]),
        (42, [(10_477, 63_386), (22_482, 19_681), (44_993, 61_144), (12_351, 54_368), (3_847, 61_024)]),
        (u32::MAX, [(52_601, 835), (33_068, 37_413), (20_818, 64_780), (19_135, 24_876), (46_342, 45_879)]),
    ] {
        let drawn = Rule::Earth.draw(5, &mut stream(seed, "observations"));
        assert_eq!(drawn, frozen.map(|(i, j)| Spot { i, j }), "{seed}");
    }
}

#[portable_test]
fn samples_of_the_box() {
    for (seed, frozen) in [
        (1, [0x3fcc_adcb_07fd_2a79, 0x3fbd_7e0f_09df_46b4, 0x3fd2_c549_77bb_1df2, 0x3fea_f0ac_bbd0_b9c0]),
        (42, [0x3fe3_0bb6_a706_ffe4, 0x3fea_7725_59d2_98cb, 0x3fd3_eb4d_7c3f_ce0e, 0x3fe7_9efe_7004_e9e6]),
        (
            i64::from(u32::MAX),
            [0x3fe9_9d5c_57c8_153f, 0x3fee_b475_0ce1_02e1, 0x3fdb_c1e3_3c2e_4796, 0x3fc2_b6f6_a06d_7af3],
        ),
    ] {
        let scene = PointsScene { seed, ..PointsScene::link_default() };
        assert_bits(&samples(&scene, 2), frozen);
    }
}

#[portable_test]
fn samples_of_the_grid() {
    for (seed, frozen) in [
        (1, [0x3fea_e24c_1e5c_2446, 0x3fef_a417_b435_bb74, 0x3fe8_8680_858f_1485, 0x3fca_5193_6531_04ff]),
        (42, [0x3fe8_3fc8_5dd1_c017, 0x3fde_b331_2c29_71d2, 0x3fb8_3dca_37da_c4d1, 0x3fd8_801e_7077_f87e]),
        (
            i64::from(u32::MAX),
            [0x3feb_2215_b67d_e735, 0x3fd0_b633_2e4f_13cc, 0x3fe8_4a0c_11d1_997c, 0x3fd6_0fc1_3964_0a26],
        ),
    ] {
        assert_bits(&samples(&PointsScene { seed, ..grid() }, 2), frozen);
    }
}

/// Ten cells of the second row.
fn ten_cells() -> Mask {
    Mask::from_cells(|cell_idx| (96..106).contains(&cell_idx))
}

#[portable_test]
fn draws_from_a_painted_rule() {
    let rule = Rule::painted(ten_cells());
    for (seed, frozen) in [
        (1, [(2_776, 63_706), (1_694, 63_635), (5_524, 63_094), (2_792, 63_875), (6_667, 63_657)]),
        (42, [(97, 63_186), (1_474, 63_273), (6_236, 62_824), (6_703, 63_121), (5_970, 63_184)]),
        (u32::MAX, [(5_871, 62_951), (2_630, 64_165), (5_123, 63_239), (1_806, 63_576), (482, 63_768)]),
    ] {
        let drawn = rule.draw(5, &mut stream(seed, "observations"));
        assert_eq!(drawn, frozen.map(|(i, j)| Spot { i, j }), "{seed}");
    }
}

#[portable_test]
fn samples_of_painted_cells() {
    for (seed, frozen) in [
        (1, [0x3f51_353a_f84d_3d2a, 0x3fee_c67b_6483_6778, 0x3fb7_804b_31d8_c4e8, 0x3fee_d51d_3205_7a42]),
        (42, [0x3faf_32df_f82a_6e22, 0x3fee_ca8e_d993_8ab6, 0x3fb4_3fe9_6df9_1a73, 0x3fef_1a4c_8221_5769]),
        (
            i64::from(u32::MAX),
            [0x3fb7_f897_d652_4784, 0x3fee_e660_3094_48f0, 0x3f91_978d_fb5b_f2bc, 0x3fee_ca8d_887f_5b14],
        ),
    ] {
        let model_mask = Arc::new(ten_cells());
        let scene = PointsScene { seed, model: ModelKind::Painted, model_mask, ..PointsScene::link_default() };
        assert_bits(&samples(&scene, 2), frozen);
    }
}

/// Worlds to start from are written into links; what they are must not change under a reader's hands.
#[portable_test]
fn presets() {
    let hash = |preset: Preset| {
        let mut hash = Fnv1a::new();
        hash.write(&preset.mask().to_bytes());
        (preset.mask().count(), hash.finish())
    };
    let hashes = Preset::ALL.map(hash);
    assert_eq!(
        hashes,
        [
            (0, 0xb9d0_059d_6108_3025),
            (1_310, 0x5338_e932_0137_7728),
            (1_604, 0xd604_6390_ecca_efc5),
            (1_331, 0xffd1_7032_0a2f_a36a),
            (1_105, 0x31cb_5c98_c5ce_b77e)
        ],
        "{hashes:#x?}"
    );
}

fn assert_bits(points: &[Point], frozen: [u64; 4]) {
    let bits: Vec<u64> = points.iter().flat_map(|p| [p.x.to_bits(), p.y.to_bits()]).collect();
    assert_eq!(bits, frozen, "{bits:#x?}");
}

#[portable_test]
fn figures() {
    for (scene, frozen) in [
        (
            PointsScene::link_default(),
            [
                0x3fe4_b870_f90b_c34d,
                0x3fbf_d372_8025_450b,
                0x3fd6_8f1e_0de8_7966,
                0x3fe4_b870_f90b_c34d,
                0x3fde_02f8_f987_3151,
            ],
        ),
        (
            grid(),
            [
                0x3fe4_bfc2_a812_ebee,
                0x0000_0000_0000_0000,
                0x3fd6_807a_afda_2824,
                0x3fe4_bfc2_a812_ebe9,
                0x3fdd_c59c_355f_4e6c,
            ],
        ),
    ] {
        let c = coverage(land(), &scene.fit().unwrap());
        let bits = [c.a, c.b, c.c, c.total_variation, c.js_bits].map(f64::to_bits);
        assert_eq!(bits, frozen, "{bits:#x?} {c:?}");
    }
}

/// Degrees pass through an inverse sine and through the printing of numbers.
#[portable_test]
fn text_of_the_json_export() {
    for (scene, frozen) in [(PointsScene::link_default(), 0xd4d9_6eca_116b_ebf6), (grid(), 0x4cd4_2395_339f_f5c8)] {
        let model = scene.fit().unwrap();
        let results = Results {
            coverage: Some(coverage(land(), &model)),
            samples: Arc::new(samples(&scene, 500)),
            model: Some(Arc::new(model)),
        };
        // Two keys that came later; all else is as it was recorded.
        let later = "\"coordinates\":\"degrees\",\"rule\":{\"kind\":\"earth\"},";
        let mut hash = Fnv1a::new();
        json_chunks(&scene, results).for_each(|chunk| hash.write(chunk.replacen(later, "", 1).as_bytes()));
        assert_eq!(hash.finish(), frozen, "{:#x}", hash.finish());
    }
}

/// The table that the browser tests read too: one pair a line.
#[portable_test]
fn links_to_hashes() {
    let table: Vec<Vec<&str>> = include_str!("fixtures/frozen-links.json")
        .lines()
        .map(|line| line.split('"').collect())
        .filter(|parts: &Vec<&str>| parts.len() == 9)
        .collect();
    assert_eq!(table.len(), 8);
    for parts in table {
        let [_, "link", _, link, _, "hash", _, hash, _] = parts[..] else { panic!("{parts:?}") };
        let scene = decode(link).unwrap().scene;
        assert_eq!(samples_hash(&samples(&scene, scene.samples as usize)), hash, "{link}");
        assert_eq!(format!("#{}", encode(&scene)), link, "as this version writes it");
    }
}

/// Where lengths have 32 bits a sum of counts can wrap, and 4,294,967,295 points be asked for.
#[portable_test]
fn counts_that_wrap_in_32_bits_are_refused() {
    for data in ["1s1.4294967295s1", "20000s1.4294967295s1", "4294967295s1", "20000s1.4294947296s1"] {
        let error = decode(&format!("v=1&data={data}")).unwrap_err();
        assert_eq!(error.cause, LinkCause::TooMany(20_000), "{data}");
    }
}

/// 300 observations: the counts are logarithmic. Recorded when learning curves were made.
#[portable_test]
fn learning_curves() {
    let observations: Vec<Point> =
        Rule::Earth.draw(300, &mut stream(1, "observations")).iter().map(|spot| spot.point()).collect();
    let grid = GridParams { columns: 24, rows: 12, pseudocount: 0.5 };
    for (learner, frozen) in [
        (Learner::BoundingBox(BoxParams { margin: 0.1 }), 0x65f7_e622_a046_9776),
        (Learner::Grid(grid), 0x76ab_3e26_2a02_4db9),
    ] {
        let mut learning = LearningCurve::new(learner, land(), &observations, 1);
        while !learning.step(land()) {}
        let mut hash = Fnv1a::new();
        for point in learning.result().points {
            hash.write(&(point.n as u64).to_le_bytes());
            for band in [point.precision, point.recall].into_iter().flatten() {
                [band.low, band.mean, band.high].iter().for_each(|share| hash.write(&share.to_le_bytes()));
            }
        }
        assert_eq!(hash.finish(), frozen, "{:#x}", hash.finish());
    }
}
