//! How each family thinks, drawn from the numbers that its worker posts ([`crate::train::race::thinking`]).

use super::moved::Moved;
use super::paint::Painter;
use super::thinks_made::{game, latent_map, paths, sheet};
use crate::math::{cos, sin};
use crate::model::GridParams;
use crate::plane::{Point, Rect};
use crate::train::family::AUTOREGRESSIVE_BINS;
use crate::train::race::{RACE_GRID, RaceFamily};
use std::f64::consts::TAU;

/// Bells of a kernel density that are drawn.
const MAX_BELLS: usize = 150;
/// How high the marginal stands, and how far the slice reaches, as shares of the plane.
const MARGINAL: f64 = 0.22;
const SLICE: f64 = 0.3;

/// Draws it.
pub fn think(painter: &Painter, family: RaceFamily, numbers: &[f32], observations: &[Point], moved: Moved) {
    let colour = painter.palette.model.clone();
    let f = |k: usize| numbers.get(k).map_or(0.0, |x| f64::from(*x));
    match family {
        RaceFamily::Flow => sheet(painter, numbers, moved.time),
        RaceFamily::Autoregressive => factors(painter, numbers, moved.slice),
        RaceFamily::Vae => latent_map(painter, numbers, moved.is_frame),
        RaceFamily::Diffusion => paths(painter, numbers, observations, moved),
        RaceFamily::Gan => game(painter, numbers),
        RaceFamily::Box if numbers.len() == 4 => {
            let r = Rect { west: f(0), south: f(1), east: f(2), north: f(3) };
            painter.fill(r, &colour, 0.2);
            painter.dashed(r);
        }
        RaceFamily::Box => {}
        RaceFamily::Grid => {
            let GridParams { columns, rows, .. } = RACE_GRID;
            let most = numbers.iter().fold(0.0_f32, |most, mass| most.max(*mass));
            for (idx, mass) in numbers.iter().enumerate().take(columns * rows) {
                let (column, row) = ((idx % columns) as f64, (idx / columns) as f64);
                let share = |k: f64, n: usize| k / n as f64;
                let r = Rect {
                    west: share(column, columns),
                    east: share(column + 1.0, columns),
                    south: 1.0 - share(row + 1.0, rows),
                    north: 1.0 - share(row, rows),
                };
                if *mass > 0.0 {
                    painter.fill(r, &colour, 0.15 + 0.6 * f64::from(mass / most));
                }
                painter.line(super::paint::corners(r).into_iter(), 0.4, &painter.palette.line.clone(), true);
            }
        }
        RaceFamily::Kernel if numbers.len() >= 3 => {
            let every = observations.len().div_ceil(MAX_BELLS).max(1);
            for p in observations.iter().step_by(every) {
                ellipse(painter, *p, [f(0), f(1), f(2)], 1.0, 0.9);
            }
        }
        RaceFamily::Kernel => {}
        RaceFamily::Mixture => {
            let bells = numbers.chunks_exact(6);
            let heaviest = bells.clone().fold(1e-9_f32, |most, bell| most.max(bell[0]));
            for bell in bells {
                let [weight, x, y, xx, xy, yy] = [0, 1, 2, 3, 4, 5].map(|k| f64::from(bell[k]));
                let width = 0.8 + 3.0 * weight / f64::from(heaviest);
                ellipse(painter, Point { x, y }, [xx, xy, yy], 2.0, width);
            }
        }
    }
}

/// So many deviations around a middle: a circle, by Cholesky's root of the covariance.
fn ellipse(painter: &Painter, middle: Point, [xx, xy, yy]: [f64; 3], deviations: f64, width: f64) {
    if !(xx > 0.0 && yy > 0.0) {
        return;
    }
    let l = xx.sqrt();
    let m = xy / l;
    let n = (yy - m * m).max(0.0).sqrt();
    let places = (0..40).map(|k| {
        let angle = TAU * f64::from(k) / 40.0;
        let (u, v) = (deviations * cos(angle), deviations * sin(angle));
        Point { x: middle.x + l * u, y: middle.y + m * u + n * v }
    });
    painter.line(places, width, &painter.palette.model.clone(), true);
}

/// Where the bins of x begin and end, of what the worker posted.
pub fn first_bins(numbers: &[f32]) -> Option<[f64; 2]> {
    (numbers.len() > 4).then(|| [f64::from(numbers[0]), f64::from(numbers[1])])
}

fn factors(painter: &Painter, numbers: &[f32], slice: usize) {
    let (Some([west, east]), bins) = (first_bins(numbers), AUTOREGRESSIVE_BINS) else { return };
    let (south, north) = (f64::from(numbers[2]), f64::from(numbers[3]));
    let Some(marginal) = numbers.get(4..4 + bins) else { return };
    let Some(given) = numbers.get(4 + bins * (1 + slice)..4 + bins * (2 + slice)) else { return };
    let colour = painter.palette.model.clone();
    let edge = |k: usize, [low, high]: [f64; 2]| low + (high - low) * k as f64 / bins as f64;
    let most = |shares: &[f32]| f64::from(shares.iter().fold(1e-9_f32, |most, share| most.max(*share)));
    let top = most(marginal);
    for (k, share) in marginal.iter().enumerate() {
        let [from, to] = [k, k + 1].map(|k| edge(k, [west, east]));
        let r = Rect { west: from, east: to, south: 0.0, north: MARGINAL * f64::from(*share) / top };
        painter.fill(r, &colour, if k == slice { 1.0 } else { 0.45 });
    }
    let x = 0.5 * (edge(slice, [west, east]) + edge(slice + 1, [west, east]));
    let (top, reach) = (most(given), SLICE * (painter.seen.east - painter.seen.west));
    for (k, share) in given.iter().enumerate() {
        let [from, to] = [k, k + 1].map(|k| edge(k, [south, north]));
        let r = Rect { west: x, east: x + reach * f64::from(*share) / top, south: from, north: to };
        painter.fill(r, &colour, 0.6);
    }
    let ends = [Point { x, y: 0.0 }, Point { x, y: 1.0 }];
    painter.line(ends.into_iter(), 1.6, &painter.palette.ink.clone(), false);
}
