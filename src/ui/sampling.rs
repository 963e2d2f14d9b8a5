//! Samples follow the scene: drawn in slices, dropped when the scene moved on.

use super::dom::effect;
use super::lab::Lab;
use super::slices::in_slices;
use crate::metric::SamplesHash;
use crate::model::{Pmodel, Sampler};
use crate::plane::Point;
use crate::scene::PointsScene;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

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
    let key = lab.pick(PointsScene::for_samples);
    let newest = Rc::new(Cell::new(0_u64));
    effect(move || {
        let scene = key.get();
        let id = newest.get() + 1;
        newest.set(id);
        if let (true, Ok(model)) = (scene.shows_pmodel(), lab.peek().model.clone()) {
            let newest = newest.clone();
            spawn_local(async move {
                if let Some(set) = draw(scene, model, || newest.get() != id).await {
                    lab.samples.set(Some(Rc::new(set)));
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
