//! Both coders learn what jars differ in; with fewer steps and looser bounds than `make quality` asks (`docs/quality.md`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{JarSettings, PIXELS};
use coastline::metric::neighbour_r2s;
use coastline::model::Pca;
use coastline::train::{CoderKind, CoderSettings, Training};
use std::sync::Arc;

fn learns(kind: CoderKind) {
    let settings = JarSettings::default();
    let jars = settings.jars();
    let pictures: Arc<[f32]> = settings.pictures(&jars).into();
    let (heights, widths): (Vec<f64>, Vec<f64>) = jars.iter().map(|jar| (jar.height, jar.width)).unzip();
    let pca = Pca::fit(&pictures, PIXELS, 2).unwrap().mse(&pictures);
    let mut training =
        Training::new(CoderSettings { planned_steps: 1_000, ..CoderSettings::new(kind) }, pictures).unwrap();
    while !training.is_over() {
        training.step().unwrap();
    }
    let codes = training.codes();
    let share = training.mse(&codes) / pca;
    assert!(share < 0.25, "{kind:?}: {share} of PCA's error");
    let r2s = neighbour_r2s(&codes, 2, &[&heights, &widths]);
    assert!(r2s.iter().all(|r2| r2.unwrap() > 0.97), "{kind:?}: {r2s:?}");
}

#[test]
fn the_autoencoder_learns() {
    learns(CoderKind::Autoencoder);
}

#[test]
fn the_variational_one_learns() {
    learns(CoderKind::Variational);
}
