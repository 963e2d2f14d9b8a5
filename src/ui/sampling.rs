//! Samples follow the scene: drawn in slices, dropped when the scene moved on.

use super::lab::{Lab, Shared};
use super::slices::in_slices;
use crate::metric::SamplesHash;
use crate::model::{Pmodel, Sampler};
use crate::plane::Point;
use crate::scene::PointsScene;
use crate::ui::erased::{effect, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Samples to a step: some 50 microseconds.
const STEP: usize = 1_000;

/// Samples, and what they were drawn from.
#[derive(Debug)]
pub struct SampleSet {
    /// [`PointsScene::for_samples`] of the scene they belong to.
    pub scene: PointsScene,
    /// In the order of the stream.
    pub points: Arc<Vec<Point>>,
    /// Hash of their bytes.
    pub hash: String,
}

/// Draws anew whenever what decides the samples changes.
pub fn start_sampling(lab: Lab) {
    let key = memo(move || lab.scene.with(PointsScene::for_samples));
    let newest = StoredValue::new(0_u64);
    effect(move || {
        let (scene, model) = (key.get(), lab.model.get());
        let id = newest.try_update_value(|n| {
            *n += 1;
            *n
        });
        if let (true, Ok(model)) = (scene.shows_pmodel(), model) {
            spawn_local(async move {
                let is_stale = || newest.try_get_value() != id;
                if let Some(set) = draw(scene, model.0, is_stale).await {
                    lab.samples.set(Some(Shared::new(set)));
                }
            });
        }
    });
}

/// Draws the samples of a scene; `None` if it went stale meanwhile.
async fn draw(scene: PointsScene, model: Arc<Pmodel>, is_stale: impl Fn() -> bool) -> Option<SampleSet> {
    let n = scene.samples as usize;
    let mut rng = scene.sample_stream();
    let mut points = Vec::with_capacity(n);
    let mut hash = SamplesHash::default();
    let step = || {
        for _ in 0..STEP.min(n - points.len()) {
            let sample = model.sample(&mut rng);
            hash.push(sample);
            points.push(sample);
        }
        points.len() == n
    };
    let finished = in_slices(step, &is_stale).await && !is_stale();
    finished.then(|| SampleSet { scene, points: Arc::new(points), hash: hash.hex() })
}
