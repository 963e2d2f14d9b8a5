//! Samples follow the scene: drawn in slices, one set at a time, the newest next.

use super::Points;
use super::samples::draw;
use crate::model::Pmodel;
use crate::scene::PointsScene;
use crate::ui::dom::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// Draws anew whenever what decides the samples changes. A drawing that has begun is finished, then the newest follows:
/// if every change of a drag began anew, a slow machine would show none until the drag ends.
pub fn start_sampling(points: Points) {
    let key = points.pick(PointsScene::for_samples);
    let is_stale = points.follow(|state| state.is_stale);
    let drawing = Rc::new(Cell::new(false));
    effect(move || {
        // Read, not only tracked: a memo that nobody reads is never worked out, and never changes.
        key.with(|_| ());
        is_stale.with(|_| ());
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
    let model = state.model.as_ref().ok().filter(|_| scene.shows_pmodel() && !is_drawn && !state.is_stale)?;
    Some((scene, model.clone()))
}
