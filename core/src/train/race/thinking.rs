//! How a family thinks, as numbers that a page draws: places in the plane, one list of `f32` a family.
//!
//! | family | numbers |
//! |---|---|
//! | box | west, south, east, north |
//! | grid | the mass of each cell |
//! | kernel density | covariance of the kernel: xx, xy, yy, then the bandwidth |
//! | mixture | weight, mean x and y, covariance xx, xy, yy of each bell |
//! | flow | the even grid of the noise after none, one, … all of the couplings: x, y of each place, line by line ([`SHEET_LINES`] of [`SHEET_PLACES`] places, half of them along, half across) |
//! | autoregressive | where bins of x and of y begin and end; shares of x's 64 bins; shares of y's bins in the middle of each |
//!
//! For the families that are fitted at once these are their parameters: their hash is of these.

use crate::model::Pmodel;
use crate::net::Matrix;
use crate::train::family::{AUTOREGRESSIVE_BINS, Autoregressive, COUPLINGS, Flow, Frame, Network};

/// Lines of the sheet.
pub const SHEET_LINES: usize = 26;
/// Places of a line.
pub const SHEET_PLACES: usize = 61;
/// The sheet reaches so many standard deviations of the noise.
const REACH: f64 = 3.0;

/// Of a network with these weights.
pub fn thinking(network: &Network, frame: Frame, params: &[f32]) -> Vec<f32> {
    match network {
        Network::Flow(flow) => sheet(flow, frame, params),
        Network::Autoregressive(model) => factors(model, frame, params),
    }
}

fn sheet(flow: &Flow, frame: Frame, params: &[f32]) -> Vec<f32> {
    let half = SHEET_LINES / 2;
    let at = |k: usize, n: usize| (REACH * (2.0 * k as f64 / (n - 1) as f64 - 1.0)) as f32;
    let mut noise = Vec::with_capacity(2 * SHEET_LINES * SHEET_PLACES);
    for line in 0..SHEET_LINES {
        for place in 0..SHEET_PLACES {
            let (own, along) = (at(line % half, half), at(place, SHEET_PLACES));
            noise.extend(if line < half { [along, own] } else { [own, along] });
        }
    }
    let noise = Matrix::from_rows(2, noise);
    let frames = (0..=COUPLINGS).flat_map(|couplings| {
        let places = flow.from_noise(params, &noise, couplings);
        let out = |x: &[f32]| {
            let p = frame.outside([f64::from(x[0]), f64::from(x[1])]);
            [p.x as f32, p.y as f32]
        };
        places.values().chunks_exact(2).flat_map(out).collect::<Vec<_>>()
    });
    frames.collect()
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
