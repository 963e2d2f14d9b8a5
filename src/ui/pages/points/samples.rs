//! The samples of a scene, drawn in slices.

use crate::metric::SamplesHash;
use crate::model::{Pmodel, Sampler};
use crate::plane::Point;
use crate::scene::PointsScene;
use crate::ui::slices::in_slices;
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
    /// How many lie where the rule forbids; none where there is no rule.
    pub drowned: usize,
    /// Hash of their bytes.
    pub hash: String,
}

/// Draws the samples of a scene.
pub async fn draw(scene: PointsScene, model: Arc<Pmodel>) -> SampleSet {
    let n = scene.samples as usize;
    let rule = scene.rule.clone();
    let rule = rule.raster();
    let mut rng = scene.sample_stream();
    let mut points = Vec::with_capacity(n);
    let mut drowned = 0;
    let mut hash = SamplesHash::default();
    in_slices(|| {
        let n_before = points.len();
        model.sample_into(&mut rng, STEP.min(n - n_before), &mut points);
        for sample in &points[n_before..] {
            hash.push(*sample);
            drowned += usize::from(rule.is_some_and(|rule| !rule.contains(*sample)));
        }
        points.len() == n
    })
    .await;
    SampleSet { scene, points: Arc::new(points), drowned, hash: hash.hex() }
}
