//! Kernel density, mixture and figures of samples, as `numpy_bench.py` has them of SciPy and scikit-learn.

use crate::work::Task;
use coastline::data::Rule;
use coastline::metric::{EnergyDistance, Prdc, PrdcWork, SlicedW1};
use coastline::model::{Bandwidth, Density, FitError, KernelFit, MixtureFit, MixtureParams};
use coastline::plane::Point;
use coastline::rng::stream;
use std::hint::black_box;

/// Points of each set, and places that a density is asked for.
const N: usize = 2_000;
const PLACES: usize = 500;

fn drawn(seed: u32) -> Vec<Point> {
    Rule::Earth.draw(N, &mut stream(seed, "observations")).into_iter().map(|spot| spot.point()).collect()
}

fn task(name: &str, figures: Vec<f64>, run: impl FnMut() + 'static) -> Task {
    Task { name: name.to_string(), run: Box::new(run), figures }
}

/// The rows.
///
/// # Errors
/// If the observations made no model: they do.
pub fn tasks() -> Result<Vec<Task>, FitError> {
    let (x, y) = (drawn(7), drawn(8));
    let kernel = KernelFit::new(&x, Bandwidth::Scott)?.model()?;
    let places = y[..PLACES].to_vec();
    let mean = move || places.iter().map(|p| kernel.ln_density(p)).sum::<f64>() / PLACES as f64;
    let rows = vec![
        task("ln density, kernel of 2,000", vec![mean()], move || {
            let _ = black_box(mean());
        }),
        task("fit, mixture of 6", Vec::new(), {
            let x = x.clone();
            move || {
                if let Ok(mut fit) = MixtureFit::new(&x, MixtureParams { components: 6, seed: 1 }) {
                    while !fit.step() {}
                    black_box(fit.mixture());
                }
            }
        }),
        figure("energy distance squared", &x, &y, |x, y| {
            let mut work = EnergyDistance::new(x, y);
            while !work.step() {}
            vec![work.result() * work.result()]
        }),
        figure("sliced W1", &x, &y, |x, y| {
            let mut work = SlicedW1::new(x, y);
            while !work.step() {}
            vec![work.result()]
        }),
        figure("precision, recall, density, coverage", &x, &y, |x, y| {
            let mut work = PrdcWork::new(x, y);
            while !work.step() {}
            let Prdc { precision, recall, density, coverage } = work.result();
            vec![precision, recall, density, coverage]
        }),
    ];
    Ok(rows)
}

fn figure(name: &str, x: &[Point], y: &[Point], of: fn(&[Point], &[Point]) -> Vec<f64>) -> Task {
    let (x, y) = (x.to_vec(), y.to_vec());
    task(name, of(&x, &y), move || {
        let _ = black_box(of(&x, &y));
    })
}
