//! The learning curve of 200 observations and 50 reshuffles, in slices as `src/ui/slices.rs` cuts them: how long it
//! takes, and the longest slice. NumPy has no part in it.

use crate::clock;
use coastline::metric::{Learner, LearningCurve};
use coastline::model::{BoxParams, ModelKind};
use coastline::plane::Point;
use coastline::scene::PointsScene;
use std::hint::black_box;

/// As in `src/ui/slices.rs`.
const SLICE_MS: f64 = 4.0;

/// How many observations are reshuffled.
pub const N_OBSERVATIONS: u32 = 200;

/// Time of all slices, and of the longest.
pub struct Took {
    /// Milliseconds for the whole curve.
    pub ms: f64,
    /// Milliseconds of its longest slice.
    pub longest_slice_ms: f64,
}

/// Works a curve out once; none where there is no rule to compare with.
pub fn measure(scene: &PointsScene) -> Option<Took> {
    let raster = scene.rule.raster()?;
    let observations: Vec<Point> = scene.observations.points().iter().map(|spot| spot.point()).collect();
    let learner = match scene.model {
        ModelKind::BoundingBox => Learner::BoundingBox(BoxParams { margin: scene.margin as f64 / 1000.0 }),
        ModelKind::Grid | ModelKind::Painted => Learner::Grid(scene.grid_params()),
    };
    let mut slice_start = clock::now_ms();
    let mut took = Took { ms: 0.0, longest_slice_ms: 0.0 };
    let mut curve = LearningCurve::new(learner, raster, &observations, 1);
    loop {
        let is_done = curve.step(raster);
        if is_done {
            black_box(curve.result());
        }
        let slice_ms = clock::now_ms() - slice_start;
        if is_done || slice_ms >= SLICE_MS {
            took.ms += slice_ms;
            took.longest_slice_ms = took.longest_slice_ms.max(slice_ms);
            slice_start = clock::now_ms();
        }
        if is_done {
            return Some(took);
        }
    }
}
