//! The learning curve of 200 observations and 50 reshuffles, in slices as `src/ui/slices.rs` cuts them: how long it
//! takes, and the longest slice. NumPy has no part in it.

use crate::slices::{Took, in_slices};
use coastline::metric::{Learner, LearningCurve};
use coastline::model::{BoxParams, ModelKind};
use coastline::plane::Point;
use coastline::scene::PointsScene;
use std::hint::black_box;

/// How many observations are reshuffled.
pub const N_OBSERVATIONS: u32 = 200;

/// Works a curve out once; none where there is no rule to compare with.
pub fn measure(scene: &PointsScene) -> Option<Took> {
    let raster = scene.rule.raster()?;
    let observations: Vec<Point> = scene.observations.points().iter().map(|spot| spot.point()).collect();
    let learner = match scene.model {
        ModelKind::BoundingBox => Learner::BoundingBox(BoxParams { margin: scene.margin as f64 / 1000.0 }),
        ModelKind::KernelDensity | ModelKind::Mixture => Learner::Smooth(scene.smooth_params(scene.model)?),
        ModelKind::Grid | ModelKind::Painted => Learner::Grid(scene.grid_params()),
    };
    let mut curve = LearningCurve::new(learner, raster, &observations, 1);
    let took = in_slices(|| curve.step(raster));
    black_box(curve.result());
    Some(took)
}
