//! Jars, functions in single precision and weights with the same bits on every machine, natively and in Node. If one
//! changes, a link trains to other weights: raise `ENGINE`, and say so in the changelog.
//!
//! Recorded when the page was made; `tests/fixtures/latent-hashes.json` is what three browsers train to as well.
#![allow(clippy::unwrap_used)]

use coastline::data::JarSettings;
use coastline::math::single;
use coastline::rng::Fnv1a;
use coastline::train::{CoderKind, CoderSettings, Training, weights_hash};
use std::sync::Arc;

#[cfg(not(target_arch = "wasm32"))]
use test as portable_test;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as portable_test;

fn hash(values: impl Iterator<Item = f32>) -> String {
    let mut hash = Fnv1a::new();
    values.for_each(|value| hash.write(&value.to_le_bytes()));
    format!("{:016x}", hash.finish())
}

#[portable_test]
fn functions_in_single_precision() {
    let over = |of: fn(f32) -> f32, from: f32, step: f32| hash((0..20_000).map(|k| of(from + k as f32 * step)));
    assert_eq!(over(single::exp, -90.0, 0.009), "809a19d7fa0b01ba");
    assert_eq!(over(single::ln, 1e-4, 0.013), "e6fc015006a96f7d");
    assert_eq!(over(single::sin, -60.0, 0.006), "0cc78bee24e69891");
    assert_eq!(over(single::cos, -60.0, 0.006), "67a3b2d5da1444a2");
    assert_eq!(over(single::tanh, -10.0, 0.001), "4986407260160ca7");
}

#[portable_test]
fn jars_with_and_without_noise() {
    for (noise, expected) in [(0.0, "cb7b6269e683c59d"), (0.1, "90fdf019769c6447")] {
        let settings = JarSettings { noise, ..JarSettings::default() };
        assert_eq!(hash(settings.pictures(&settings.jars()).into_iter()), expected);
    }
}

#[portable_test]
fn weights_after_200_steps() {
    let jars = JarSettings::default();
    let pictures: Arc<[f32]> = jars.pictures(&jars.jars()).into();
    let recorded = include_str!("fixtures/latent-hashes.json");
    for (kind, name) in [(CoderKind::Autoencoder, "autoencoder"), (CoderKind::Variational, "vae")] {
        let mut training = Training::new(CoderSettings::new(kind), pictures.clone()).unwrap();
        (0..200).for_each(|_| {
            training.step().unwrap();
        });
        let line = format!("\"{name}\": \"{}\"", weights_hash(&[training.params()]));
        assert!(recorded.contains(&line), "{line}");
    }
}
