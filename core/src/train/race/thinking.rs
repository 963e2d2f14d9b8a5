//! How a family thinks, as numbers that a page draws: places in the plane, one list of `f32` a family.
//!
//! | family | numbers |
//! |---|---|
//! | box | west, south, east, north |
//! | grid | the mass of each cell |
//! | kernel density | covariance of the kernel: xx, xy, yy, then the bandwidth |
//! | mixture | weight, mean x and y, covariance xx, xy, yy of each bell |
//! | flow | the sheet of noise after none, one, … all of the couplings |
//! | autoregressive | where bins of x and of y begin and end; shares of x's 64 bins; shares of y's bins in the middle of each |
//! | VAE | the sheet of codes, carried over; then middle and spread, along both latent axes, of the clouds of some observations |
//! | diffusion | [`PATHS`] places after each step from noise to sample, by DDIM; the same, ancestral; where arrows begin to stand and end (west, south, east, north); then for t = 0, 10, … 100 the way a point would be pushed, x and y, on [`ARROWS`] places row by row from the south-west |
//! | GAN | the sheet of noise, carried over; then the critic's d in the middle of each of [`CRITIC`] cells, row by row from the north-west |
//!
//! A sheet is an even grid of noise or codes, carried over to the plane: x, y of each place, line by line ([`SHEET_LINES`] of
//! [`SHEET_PLACES`] places, half of them along, half across).
//!
//! For the families that are fitted at once these are their parameters: their hash is of these.

use crate::model::Pmodel;
use crate::net::{Matrix, fill_normal};
use crate::plane::Point;
use crate::rng::stream;
use crate::train::family::{
    AUTOREGRESSIVE_BINS, Autoregressive, COUPLINGS, Diffusion, DiffusionRoom, Frame, Gan, NOISE_STEPS, Network,
    PlaneVae, Walk,
};

/// Lines of the sheet.
pub const SHEET_LINES: usize = 26;
/// Places of a line.
pub const SHEET_PLACES: usize = 61;
/// Paths from noise to samples.
pub const PATHS: usize = 48;
/// Columns and rows of arrows.
pub const ARROWS: [usize; 2] = [20, 12];
/// Steps from one set of arrows to the next.
pub const ARROWS_EVERY: usize = 10;
/// Columns and rows in which the critic is asked.
pub const CRITIC: [usize; 2] = [90, 45];
/// The sheet reaches so many standard deviations of the noise.
const REACH: f64 = 3.0;
/// Observations whose clouds are shown, at most.
const MAX_CLOUDS: usize = 200;
/// Arrows stand in the box around the observations, widened by so much of it.
const BESIDE: f64 = 0.2;

/// Of a network with these weights, trained on these observations.
pub fn thinking(network: &Network, frame: Frame, params: &[f32], observations: &[Point]) -> Vec<f32> {
    match network {
        Network::Flow(flow) => {
            (0..=COUPLINGS).flat_map(|couplings| out(frame, &flow.from_noise(params, &sheet(), couplings))).collect()
        }
        Network::Autoregressive(model) => factors(model, frame, params),
        Network::Vae(model) => latent_map(model, frame, params, observations),
        Network::Diffusion(model) => paths(model, frame, params, observations),
        Network::Gan(model) => game(model, frame, params),
    }
}

fn sheet() -> Matrix<f32> {
    let half = SHEET_LINES / 2;
    let at = |k: usize, n: usize| (REACH * (2.0 * k as f64 / (n - 1) as f64 - 1.0)) as f32;
    let mut noise = Vec::with_capacity(2 * SHEET_LINES * SHEET_PLACES);
    for line in 0..SHEET_LINES {
        for place in 0..SHEET_PLACES {
            let (own, along) = (at(line % half, half), at(place, SHEET_PLACES));
            noise.extend(if line < half { [along, own] } else { [own, along] });
        }
    }
    Matrix::from_rows(2, noise)
}

/// Rows as places of the plane.
fn out(frame: Frame, rows: &Matrix<f32>) -> Vec<f32> {
    let place = |x: &[f32]| {
        let p = frame.outside([f64::from(x[0]), f64::from(x[1])]);
        [p.x as f32, p.y as f32]
    };
    rows.values().chunks_exact(2).flat_map(place).collect()
}

fn factors(model: &Autoregressive, frame: Frame, params: &[f32]) -> Vec<f32> {
    let [[west, east], [south, north]] = model.ends();
    let (low, high) = (frame.outside([west, south]), frame.outside([east, north]));
    let middle = |bin: usize| west + (bin as f64 + 0.5) / AUTOREGRESSIVE_BINS as f64 * (east - west);
    let given = model.given(params, (0..AUTOREGRESSIVE_BINS).map(|bin| middle(bin) as f32).collect());
    let mut all: Vec<f32> = [low.x, high.x, low.y, high.y].map(|v| v as f32).to_vec();
    all.extend(model.marginal(params));
    all.extend(given.values());
    all
}

fn latent_map(model: &PlaneVae, frame: Frame, params: &[f32], observations: &[Point]) -> Vec<f32> {
    let mut all = out(frame, &model.decode(params, &sheet()));
    let every = observations.len().div_ceil(MAX_CLOUDS).max(1);
    let some: Vec<Point> = observations.iter().step_by(every).copied().collect();
    let clouds = model.clouds(params, &frame.rows(&some));
    all.extend(clouds.into_iter().flat_map(|[mean, spread]| [mean[0], mean[1], spread[0], spread[1]]));
    all
}

fn paths(model: &Diffusion, frame: Frame, params: &[f32], observations: &[Point]) -> Vec<f32> {
    let mut rng = stream(1, "paths");
    let mut noise = Matrix::zeros(PATHS, 2);
    fill_normal(noise.values_mut(), &mut rng);
    let mut all = Vec::new();
    for walk in [Walk::Ddim(1), Walk::Ancestral] {
        model.walk(params, noise.clone(), walk, &mut rng, |_, x| all.extend(out(frame, x)));
    }
    let side = |axis: usize, is_high: bool| {
        let of = |p: &Point| frame.inside(*p)[axis];
        let low = observations.iter().map(of).fold(f64::INFINITY, f64::min);
        let high = observations.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let beside = BESIDE * (high - low);
        if is_high { high + beside } else { low - beside }
    };
    let ([west, south], [east, north]) = ([side(0, false), side(1, false)], [side(0, true), side(1, true)]);
    let (low, high) = (frame.outside([west, south]), frame.outside([east, north]));
    all.extend([low.x, low.y, high.x, high.y].map(|v| v as f32));
    let [columns, rows] = ARROWS;
    let at = |k: usize, n: usize, low: f64, high: f64| (low + (k as f64 + 0.5) / n as f64 * (high - low)) as f32;
    let places = (0..columns * rows)
        .flat_map(|k| [at(k % columns, columns, west, east), at(k / columns, rows, south, north)])
        .collect();
    let places = Matrix::from_rows(2, places);
    let mut room = DiffusionRoom::default();
    for t in (0..=NOISE_STEPS).step_by(ARROWS_EVERY) {
        // Noise is what is to be taken away; and along a straight path a point goes against the velocity.
        all.extend(model.guess(params, &places, t.max(1) as f64, &mut room).values().iter().map(|e| -e));
    }
    all
}

fn game(model: &Gan, frame: Frame, params: &[f32]) -> Vec<f32> {
    let mut all = out(frame, &model.forge(params, &sheet()));
    let [columns, rows] = CRITIC;
    let middle = |idx: usize| Point {
        x: ((idx % columns) as f64 + 0.5) / columns as f64,
        y: 1.0 - ((idx / columns) as f64 + 0.5) / rows as f64,
    };
    let places: Vec<Point> = (0..columns * rows).map(middle).collect();
    all.extend(model.scores(params, &frame.rows(&places)));
    all
}

/// Parameters of a model that was fitted at once.
pub(super) fn fitted(model: &Pmodel) -> Vec<f32> {
    let single = |x: f64| x as f32;
    match model {
        Pmodel::BoundingBox(model) => {
            let r = model.rect();
            [r.west, r.south, r.east, r.north].map(single).to_vec()
        }
        Pmodel::Grid(model) => model.mass().iter().copied().map(single).collect(),
        Pmodel::KernelDensity(model) => {
            let c = model.model().kernel().covariance();
            [c.xx, c.xy, c.yy, model.model().bandwidth()].map(single).to_vec()
        }
        Pmodel::Mixture(model) => {
            let bells = model.model().components().iter();
            let numbers = bells.flat_map(|component| {
                let (mean, c) = (component.bell.mean(), component.bell.covariance());
                [component.weight, mean.x, mean.y, c.xx, c.xy, c.yy].map(single)
            });
            numbers.collect()
        }
        Pmodel::Painted(_) => Vec::new(),
    }
}
