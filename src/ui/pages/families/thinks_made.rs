//! How flow, VAE, diffusion and GAN think, drawn from the numbers that their workers post ([`crate::train::race::thinking`]).

use super::moved::Moved;
use super::paint::Painter;
use crate::math::{cos, sin};
use crate::plane::{ASPECT, Point};
use crate::train::family::{COUPLINGS, NOISE_STEPS};
use crate::train::race::{ARROWS, ARROWS_EVERY, CRITIC, PATHS, SHEET_LINES, SHEET_PLACES};
use std::f64::consts::TAU;

/// The latent map reaches so many standard deviations of the bell of codes, up and down.
const REACH: f64 = 3.6;
/// Places of a circle.
const AROUND: usize = 40;
/// Opacity where the critic is surest.
const SUREST: f64 = 0.62;

/// Every fourth line of the sheet is heavier, counted from its middle.
const HEAVIER: usize = 4;

const A_SHEET: usize = 2 * SHEET_LINES * SHEET_PLACES;

/// The frame of a sheet.
pub fn sheet(painter: &Painter, numbers: &[f32], time: usize) {
    let a_frame = 2 * SHEET_LINES * SHEET_PLACES;
    let Some(frame) = numbers.chunks_exact(a_frame).nth(time.min(COUPLINGS)) else { return };
    let half = SHEET_LINES / 2;
    for (k, line) in frame.chunks_exact(2 * SHEET_PLACES).enumerate() {
        let is_heavy = (k % half).abs_diff(half / 2).is_multiple_of(HEAVIER);
        painter.surface.ctx.set_global_alpha(if is_heavy { 1.0 } else { 0.55 });
        let places = line.chunks_exact(2).map(|p| Point { x: f64::from(p[0]), y: f64::from(p[1]) });
        painter.line(places, if is_heavy { 1.8 } else { 0.7 }, &painter.palette.model.clone(), false);
    }
    painter.surface.ctx.set_global_alpha(1.0);
}

/// The latent map with the clouds of observations and the circles of the prior; or the grid of codes as it is carried over.
pub fn latent_map(painter: &Painter, numbers: &[f32], is_decoded: bool) {
    if is_decoded {
        sheet(painter, numbers, 0);
        return;
    }
    let Some(clouds) = numbers.get(A_SHEET..) else { return };
    let middle = 0.5 * (painter.seen.west + painter.seen.east);
    let at = |z: [f64; 2]| Point { x: middle + z[0] / (2.0 * REACH * ASPECT), y: 0.5 + z[1] / (2.0 * REACH) };
    let around = |[x, y]: [f64; 2], [rx, ry]: [f64; 2]| {
        (0..AROUND).map(move |k| {
            let angle = TAU * k as f64 / AROUND as f64;
            at([x + rx * cos(angle), y + ry * sin(angle)])
        })
    };
    let ctx = &painter.surface.ctx;
    ctx.set_global_alpha(0.55);
    for cloud in clouds.chunks_exact(4) {
        let [x, y, rx, ry] = [0, 1, 2, 3].map(|k| f64::from(cloud[k]));
        painter.line(around([x, y], [rx, ry]), 0.9, &painter.palette.ink, true);
    }
    ctx.set_global_alpha(1.0);
    for radius in [1.0, 2.0, 3.0] {
        painter.dashed_line(around([0.0, 0.0], [radius, radius]), if radius < 3.0 { 1.6 } else { 1.0 });
    }
}

/// Paths from noise, solid as far as they were walked; and arrows that show where the network would push a point then. A frame of its
/// own shows the points alone.
pub fn paths(painter: &Painter, numbers: &[f32], observations: &[Point], moved: Moved) {
    let walk = 2 * PATHS * (NOISE_STEPS + 1);
    let from = if moved.is_ancestral { walk } else { 0 };
    let Some(steps) = numbers.get(from..from + walk) else { return };
    let here = moved.walked.min(NOISE_STEPS);
    let at = |step: usize, path: usize| {
        let k = 2 * (step * PATHS + path);
        Point { x: f64::from(steps[k]), y: f64::from(steps[k + 1]) }
    };
    let ctx = &painter.surface.ctx;
    let (blue, ink) = (painter.palette.sample.clone(), painter.palette.data.clone());
    if !moved.is_frame {
        ctx.set_global_alpha(0.35);
        painter.marks(observations.iter().take(1_500), 0.9, &ink, false);
        ctx.set_global_alpha(1.0);
        if let Some(rest) = numbers.get(2 * walk..).filter(|_| moved.arrows) {
            arrows(painter, rest, here);
        }
        for path in 0..PATHS {
            ctx.set_global_alpha(0.8);
            painter.line((0..=here).map(|step| at(step, path)), 1.1, &blue, false);
            ctx.set_global_alpha(0.28);
            painter.line((here..=NOISE_STEPS).map(|step| at(step, path)), 0.9, &blue, false);
        }
        ctx.set_global_alpha(1.0);
    }
    let now: Vec<Point> = (0..PATHS).map(|path| at(here, path)).collect();
    painter.marks(now.iter(), if moved.is_frame { 1.4 } else { 3.0 }, &blue, true);
}

fn arrows(painter: &Painter, numbers: &[f32], walked: usize) {
    let [columns, rows] = ARROWS;
    let (Some(ends), Some(all)) = (numbers.get(..4), numbers.get(4..)) else { return };
    let [west, south, east, north] = [0, 1, 2, 3].map(|k| f64::from(ends[k]));
    let set = ((NOISE_STEPS - walked) as f64 / ARROWS_EVERY as f64).round() as usize;
    let Some(pushes) = all.chunks_exact(2 * columns * rows).nth(set) else { return };
    let (wide, high) = ((east - west) / columns as f64, (north - south) / rows as f64);
    let colour = painter.palette.model.clone();
    painter.surface.ctx.set_global_alpha(0.7);
    for (k, push) in pushes.chunks_exact(2).enumerate() {
        let (u, v) = (f64::from(push[0]), f64::from(push[1]));
        let length = (u * u + v * v).sqrt();
        // As long as the push, until arrows would meet.
        let scale = 0.75 * length.min(1.6) / 1.6 / length.max(1e-9);
        let from =
            Point { x: west + ((k % columns) as f64 + 0.5) * wide, y: south + ((k / columns) as f64 + 0.5) * high };
        let (du, dv) = (u * scale * high / ASPECT, v * scale * high);
        let tip = Point { x: from.x + du, y: from.y + dv };
        // Barbs: a third back, a fifth aside. Heights are ASPECT times as long across.
        let barb = |side: f64| Point {
            x: tip.x - 0.35 * du + side * 0.22 * dv / ASPECT,
            y: tip.y - 0.35 * dv - side * 0.22 * du * ASPECT,
        };
        painter.line([from, tip].into_iter(), 1.0, &colour, false);
        painter.line([barb(1.0), tip, barb(-1.0)].into_iter(), 1.0, &colour, false);
    }
    painter.surface.ctx.set_global_alpha(1.0);
}

/// What the critic takes for real and for fake, under the forger's sheet.
pub fn game(painter: &Painter, numbers: &[f32]) {
    let Some(scores) = numbers.get(A_SHEET..).filter(|scores| scores.len() == CRITIC[0] * CRITIC[1]) else { return };
    // Only differences of scores count: the middle one is neither. Half of what is seen is therefore called real.
    let mut sorted: Vec<f32> = scores.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let share = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize];
    let (middle, low, high) = (share(0.5), share(0.02), share(0.98));
    let size = CRITIC.map(|n| n as u32);
    let sure = |sign: f32, end: f32| -> Vec<f64> {
        let most = ((end - middle) * sign).max(1e-6);
        scores.iter().map(|d| SUREST * f64::from(((d - middle) * sign / most).clamp(0.0, 1.0))).collect()
    };
    painter.tinted(size, &sure(-1.0, low), &painter.palette.sample);
    painter.tinted(size, &sure(1.0, high), &painter.palette.coast);
    sheet(painter, numbers, 0);
}
