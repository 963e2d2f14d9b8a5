//! Samples follow the scene: drawn in slices, one set at a time, the newest next.

use super::Points;
use crate::metric::SamplesHash;
use crate::model::{Pmodel, Sampler};
use crate::plane::Point;
use crate::scene::PointsScene;
use crate::ui::dom::effect;
use crate::ui::slices::in_slices;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
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

/// Draws anew whenever what decides the samples changes. A drawing that has begun is finished, then the newest follows:
/// if every change of a drag began anew, a slow machine would show none until the drag ends.
pub fn start_sampling(points: Points) {
    let key = points.pick(PointsScene::for_samples);
    let drawing = Rc::new(Cell::new(false));
    effect(move || {
        // Read, not only tracked: a memo that nobody reads is never worked out, and never changes.
        key.with(|_| ());
        if drawing.replace(true) {
            return;
        }
        let drawing = drawing.clone();
        spawn_local(async move {
            while let Some((scene, model)) = wanted(points) {
                points.samples.set(Some(Arc::new(draw(scene, model).await)));
            }
            drawing.set(false);
        });
    });
}

/// What to draw: `None` if there is nothing to show, or it is drawn already.
fn wanted(points: Points) -> Option<(PointsScene, Arc<Pmodel>)> {
    let state = points.peek();
    let scene = state.scene.for_samples();
    let is_drawn = points.samples.with_untracked(|set| set.as_ref().is_some_and(|set| set.scene == scene));
    let model = state.model.as_ref().ok().filter(|_| scene.shows_pmodel() && !is_drawn)?;
    Some((scene, model.clone()))
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
