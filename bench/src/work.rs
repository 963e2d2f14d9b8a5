//! What is measured: the calls that the page makes, with the scenes it makes them for.
//!
//! NumPy does the same work in `numpy_bench.py`; the names, and the order of the figures to compare, are equal there.

use coastline::data::land;
use coastline::metric::{SamplesHash, coverage};
use coastline::model::{FitError, ModelKind, Pmodel, Sampler};
use coastline::plane::Point;
use coastline::scene::{Batch, Observations, PointsScene};
use std::hint::black_box;

/// Observations that are fitted.
pub const N_OBSERVATIONS: u32 = 10_000;

/// Samples that are drawn.
pub const N_SAMPLES: usize = 1_000_000;

/// Samples to a call, as in `src/ui/sampling.rs`.
const STEP: usize = 1_000;

/// One row of the table.
pub struct Task {
    /// Such as `fit, box`.
    pub name: String,
    /// The work, once.
    pub run: Box<dyn FnMut()>,
    /// Figures that come out of it, to compare: exact ones for fits and figures, means and their hash for draws.
    pub figures: Vec<f64>,
}

/// All rows.
///
/// # Errors
/// If the observations made no model: they do.
pub fn tasks() -> Result<Vec<Task>, FitError> {
    let mut tasks = Vec::new();
    for (name, scene) in scenes(N_OBSERVATIONS) {
        let model = scene.fit()?;
        tasks.push(fit_task(name, scene.clone(), &model));
        tasks.push(draw_task(name, scene, model.clone()));
        tasks.push(coverage_task(name, model));
    }
    tasks.extend(crate::smooth::tasks()?);
    tasks.extend(crate::outfits::tasks()?);
    Ok(tasks)
}

/// Box and grids of so many true observations.
pub fn scenes(n_observations: u32) -> [(&'static str, PointsScene); 3] {
    let start = PointsScene::link_default();
    let drawn = Batch::Drawn { n: n_observations, seed: 7 };
    let observations = Observations::from_batches(vec![drawn], &start.rule);
    let of = |model, columns, rows| {
        // A little of everything: without a pseudocount, cells of the sea would need no logarithm.
        PointsScene { observations: observations.clone(), model, columns, rows, pseudocount: 50, ..start.clone() }
    };
    [
        ("box", of(ModelKind::BoundingBox, 24, 12)),
        ("grid 24x12", of(ModelKind::Grid, 24, 12)),
        ("grid 96x96", of(ModelKind::Grid, 96, 96)),
    ]
}

fn fit_task(model_name: &str, scene: PointsScene, model: &Pmodel) -> Task {
    let figures = match model {
        Pmodel::BoundingBox(m) => vec![m.rect().west, m.rect().south, m.rect().east, m.rect().north],
        Pmodel::Grid(m) => m.mass().to_vec(),
        Pmodel::KernelDensity(_) | Pmodel::Mixture(_) | Pmodel::Painted(_) => Vec::new(),
    };
    let run = Box::new(move || {
        let _ = black_box(black_box(&scene).fit());
    });
    Task { name: format!("fit, {model_name}"), run, figures }
}

/// Draws as `src/ui/sampling.rs` does, in one go instead of in slices, and without the hash and the count of the drowned.
fn draw(scene: &PointsScene, model: &Pmodel) -> Vec<Point> {
    let mut rng = scene.sample_stream();
    let mut points = Vec::with_capacity(N_SAMPLES);
    while points.len() < N_SAMPLES {
        model.sample_into(&mut rng, STEP.min(N_SAMPLES - points.len()), &mut points);
    }
    points
}

fn draw_task(model_name: &str, scene: PointsScene, model: Pmodel) -> Task {
    let points = draw(&scene, &model);
    let mut hash = SamplesHash::default();
    points.iter().for_each(|p| hash.push(*p));
    // Half of the hash: a whole one does not fit in the figures, which are f64.
    let hash = u32::from_str_radix(&hash.hex()[..8], 16).unwrap_or(0);
    let mean = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
    let figures = vec![mean(|p| p.x), mean(|p| p.y), f64::from(hash)];
    let run = Box::new(move || {
        black_box(draw(black_box(&scene), black_box(&model)));
    });
    Task { name: format!("draws, {model_name}"), run, figures }
}

fn coverage_task(model_name: &str, model: Pmodel) -> Task {
    let raster = land();
    let table = coverage(raster, &model);
    let figures = vec![table.a, table.b, table.c, table.total_variation, table.js_bits];
    let run = Box::new(move || {
        black_box(coverage(black_box(raster), black_box(&model)));
    });
    Task { name: format!("coverage, {model_name}"), run, figures }
}
