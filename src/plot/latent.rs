//! The latent plane: where codes stand on it, what lies near a point, and which way leads to wider and taller jars.
//!
//! A plane shows two of a code's numbers; the others stay at their mean. Places on it are shares of its sides, from the left
//! and from the bottom, 0 to 1, so that a point stays where it is while training stretches the codes beneath it.

use crate::metric::local_fit;
use std::sync::Arc;

/// What the plane leaves free around the codes, as a share of their range.
const MARGIN: f64 = 0.06;
/// Further from every code than this share of the plane, all that is said of a point is a guess.
const HOLE: f64 = 0.05;
/// The part of the way that a gliding plane goes with each report.
const EASE: f64 = 0.4;

/// Codes on a plane.
#[derive(Clone, Debug, PartialEq)]
pub struct LatentPlane {
    codes: Arc<[f32]>,
    latent: usize,
    axes: [usize; 2],
    /// From and to of each axis of the plane.
    pub ranges: [[f64; 2]; 2],
    /// Mean and width of each number of a code.
    spread: Vec<[f64; 2]>,
}

/// The training jar whose code is nearest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearestCode {
    /// Which.
    pub idx: usize,
    /// How far, as a share of the plane.
    pub distance: f64,
}

impl NearestCode {
    /// Whether no code lies near.
    pub fn is_far(&self) -> bool {
        self.distance > HOLE
    }
}

/// How high and wide a jar is at a point, as the jars around it tell, and which way leads to higher and wider ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// Height and width, in pixels.
    pub size: [f64; 2],
    /// Directions of taller, and of wider, on the plane: right and up, of length 1. `None` where both cannot be told apart.
    pub ways: Option<[[f64; 2]; 2]>,
}

impl LatentPlane {
    /// The plane of these codes, n × latent, that shows these two of their numbers, counted from 0. `None` without codes, or if
    /// a code is not finite.
    pub fn new(codes: Arc<[f32]>, latent: usize, axes: [usize; 2]) -> Option<Self> {
        if latent == 0 || codes.len() < latent || codes.iter().any(|z| !z.is_finite()) {
            return None;
        }
        let axes = axes.map(|axis| axis.min(latent - 1));
        let n = (codes.len() / latent) as f64;
        let column = |k: usize| codes.iter().skip(k).step_by(latent).map(|z| f64::from(*z));
        let bounds = |k: usize| {
            let low = column(k).fold(f64::INFINITY, f64::min);
            let high = column(k).fold(f64::NEG_INFINITY, f64::max);
            // All codes in one place: the plane is as wide as it needs to be to have a place.
            let wide = if high - low > 1e-6 { high - low } else { 1.0 };
            [low, high, wide]
        };
        let spread = (0..latent).map(|k| [column(k).sum::<f64>() / n, bounds(k)[2]]).collect();
        let ranges = axes.map(|axis| {
            let [low, high, wide] = bounds(axis);
            let middle = (low + high) / 2.0;
            let half = wide * (0.5 + MARGIN);
            [middle - half, middle + half]
        });
        Some(Self { codes, latent, axes, ranges, spread })
    }

    /// Goes only part of the way from how the plane lay before: so it glides while training stretches it.
    pub fn ease_from(&mut self, before: &Self) {
        if before.axes == self.axes && before.latent == self.latent {
            for (now, before) in self.ranges.iter_mut().flatten().zip(before.ranges.iter().flatten()) {
                *now = before + EASE * (*now - before);
            }
        }
    }

    /// Codes, n × [`Self::latent`].
    pub fn codes(&self) -> &[f32] {
        &self.codes
    }

    /// Numbers in a code.
    pub fn latent(&self) -> usize {
        self.latent
    }

    /// Whether codes have one number only: the plane is a line then.
    pub fn is_line(&self) -> bool {
        self.axes[0] == self.axes[1]
    }

    /// The code at a place.
    pub fn code_at(&self, place: [f64; 2]) -> Vec<f32> {
        let mut code: Vec<f32> = self.spread.iter().map(|[mean, _]| *mean as f32).collect();
        // Up first: of a line, what counts is how far right.
        for k in [1, 0] {
            let [from, to] = self.ranges[k];
            code[self.axes[k]] = (from + place[k] * (to - from)) as f32;
        }
        code
    }

    /// Where a code stands; beyond 0 to 1 if it stands beside the plane.
    pub fn place_of(&self, code: &[f32]) -> [f64; 2] {
        let share = |k: usize| {
            let [from, to] = self.ranges[k];
            (f64::from(code[self.axes[k]]) - from) / (to - from)
        };
        [share(0), if self.is_line() { 0.5 } else { share(1) }]
    }

    /// Where all codes stand.
    pub fn places(&self) -> impl Iterator<Item = [f64; 2]> {
        self.codes.chunks_exact(self.latent).map(|code| self.place_of(code))
    }

    /// The nearest training code: each number measured by how far codes differ in it.
    pub fn nearest(&self, code: &[f32]) -> NearestCode {
        let squared = |other: &[f32]| -> f64 {
            let parts = code.iter().zip(other).zip(&self.spread);
            parts.map(|((a, b), [_, wide])| f64::from(a - b) / wide).map(|d| d * d).sum()
        };
        let all = self.codes.chunks_exact(self.latent).map(squared).enumerate();
        let (idx, squared) = all.fold((0, f64::INFINITY), |best, next| if next.1 < best.1 { next } else { best });
        NearestCode { idx, distance: squared.sqrt() / (1.0 + 2.0 * MARGIN) }
    }

    /// What the jars around a code tell; `None` if they are too few.
    ///
    /// With the fitted slopes of height and width by the two numbers of the plane, the way to taller jars of the same width is
    /// the first column of the inverse of those slopes, and the way to wider ones the second.
    pub fn guide(&self, code: &[f32], heights: &[f64], widths: &[f64]) -> Option<Guide> {
        let fits = [heights, widths].map(|factor| local_fit(&self.codes, self.latent, code, factor));
        let [Some(height), Some(width)] = fits else { return None };
        let size = [height.value, width.value];
        if self.is_line() {
            return Some(Guide { size, ways: None });
        }
        // Slopes by a whole side of the plane, so that a direction is one on it.
        let slope = |gradient: &[f64], k: usize| gradient[self.axes[k]] * (self.ranges[k][1] - self.ranges[k][0]);
        let [[a, b], [c, d]] = [&height, &width].map(|fit| [slope(&fit.gradient, 0), slope(&fit.gradient, 1)]);
        let determinant = a * d - b * c;
        let unit = |[x, y]: [f64; 2]| {
            let length = (x * x + y * y).sqrt();
            (length > 0.0 && length.is_finite()).then_some([x / length, y / length])
        };
        let [taller, wider] = [[d / determinant, -c / determinant], [-b / determinant, a / determinant]].map(unit);
        Some(Guide { size, ways: taller.zip(wider).map(|(taller, wider)| [taller, wider]) })
    }
}
