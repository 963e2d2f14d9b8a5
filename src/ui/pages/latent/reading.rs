//! What follows from scene and run: what the plane shows, and what is read at its point.

use super::run::{Run, Shown};
use super::source::Source;
use crate::plot::{Guide, LatentPlane, NearestCode};
use crate::scene::{LatentModel, LatentScene};
use crate::ui::desk::Work;
use leptos::prelude::*;
use std::sync::Arc;

/// What is read at the decoded point.
#[derive(Clone, PartialEq)]
pub struct Reading {
    /// Its code.
    pub code: Vec<f32>,
    /// The training picture whose code is nearest.
    pub nearest: NearestCode,
    /// What the jars around it tell; `None` in a hole, and of other pictures.
    pub guide: Option<Guide>,
}

/// PCA, or the run as it stands.
pub fn shown_of(work: Work<LatentScene>, run: Run) -> Signal<Option<Arc<Shown>>> {
    let is_pca = work.pick(|s| s.model == LatentModel::Pca);
    Signal::derive(move || if is_pca.get() { run.pca.get() } else { run.trained.get() })
}

/// The plane of what is shown. While training moves, it glides.
pub fn plane_of(
    work: Work<LatentScene>,
    run: Run,
    shown: Signal<Option<Arc<Shown>>>,
) -> Memo<Option<Arc<LatentPlane>>> {
    let axes = work.pick(|s| s.axes);
    Memo::new(move |before: Option<&Option<Arc<LatentPlane>>>| {
        let shown = shown.get()?;
        let axes = axes.get().map(|axis| usize::from(axis).saturating_sub(1));
        let mut plane = shown.plane(axes)?;
        if let Some(before) = before.and_then(Option::as_ref).filter(|_| run.is_moving.get_untracked()) {
            plane.ease_from(before);
        }
        Some(Arc::new(plane))
    })
}

/// Of the point where it stands now.
pub fn reading_of(
    work: Work<LatentScene>,
    plane: Memo<Option<Arc<LatentPlane>>>,
    source: Memo<Source>,
) -> Memo<Option<Reading>> {
    let point = work.pick(LatentScene::place);
    Memo::new(move |_| {
        let plane = plane.get()?;
        let code = plane.code_at(point.get());
        let nearest = plane.nearest(&code);
        let guide = source.with(|source| {
            let [heights, widths] = source.sizes().filter(|_| !nearest.is_far())?;
            plane.guide(&code, heights, widths)
        });
        Some(Reading { code, nearest, guide })
    })
}
