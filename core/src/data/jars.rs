//! Jars: grey cylinders on white ground, seen a little from above, that differ in two things only, height and width.
//!
//! A picture has 32 by 32 pixels; each is the mean of 4 by 4 points. A jar of height h and width w, in pixels, stands on the
//! line 27.5 with its middle at 16: rx = w/2 and ry = 0.16 rx + 0.9 are the half axes of its rims, its top lies at 27.5 − h.
//! Light comes from the left: across the body, with u = (x − 16)/rx, the grey is
//!
//! 95 + 70u + 70|u|³ − 60 exp(−((u + 0.45)/0.22)²), between 30 and 235;
//!
//! on the lid 70 + 25u, its rim 150. Here 0 is white and 1 black: greys over 255.
//!
//! ```
//! use coastline_core::data::{Jar, SIDE};
//! let picture = Jar { height: 15.0, width: 20.0 }.picture();
//! // White above it, dark on its right side.
//! assert_eq!(picture[0], 0.0);
//! assert!(picture[20 * SIDE + 24] > 0.6);
//! ```

use super::{PIXELS, SIDE};
use crate::math;
use crate::rng::{self, two_normals};
use rand::RngExt;

/// Points along a side of a pixel.
const POINTS: usize = 4;
const MIDDLE: f64 = 16.0;
const FOOT: f64 = 27.5;

/// A jar: what it is drawn from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jar {
    /// From foot to lid, in pixels.
    pub height: f64,
    /// From left to right, in pixels.
    pub width: f64,
}

/// Which jars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JarSettings {
    /// How many.
    pub n: usize,
    /// Heights, from and to, in pixels: uniform between.
    pub height: [f64; 2],
    /// Widths, likewise.
    pub width: [f64; 2],
    /// Standard deviation of the noise on each pixel, as a share of black.
    pub noise: f64,
    /// Seed of sizes and noise.
    pub seed: u32,
}

impl Default for JarSettings {
    fn default() -> Self {
        Self { n: 1_000, height: [5.0, 22.0], width: [6.0, 28.0], noise: 0.0, seed: 1 }
    }
}

impl JarSettings {
    /// The jars: each is the same, however many there are.
    pub fn jars(&self) -> Vec<Jar> {
        let mut rng = rng::stream(self.seed, "jars");
        let mut between = |[from, to]: [f64; 2]| from + rng.random::<f64>() * (to - from);
        (0..self.n).map(|_| Jar { height: between(self.height), width: between(self.width) }).collect()
    }

    /// Their pictures one after the other, n × 1,024 greys from 0, white, to 1; with noise, cut off there.
    pub fn pictures(&self, jars: &[Jar]) -> Vec<f32> {
        let mut pictures = Vec::with_capacity(jars.len() * PIXELS);
        for (idx, jar) in jars.iter().enumerate() {
            let start = pictures.len();
            pictures.extend(jar.picture());
            if self.noise > 0.0 {
                let mut rng = rng::stream_at(self.seed, "noise of jars", idx as u32);
                for (grey, e) in
                    pictures[start..].as_chunks_mut::<2>().0.iter_mut().map(|pair| (pair, two_normals(&mut rng)))
                {
                    grey.iter_mut().zip(e).for_each(|(grey, e)| {
                        *grey = (f64::from(*grey) + self.noise * e).clamp(0.0, 1.0) as f32;
                    });
                }
            }
        }
        pictures
    }
}

impl Jar {
    /// Its picture, row by row from the top left: greys from 0, white, to 1.
    pub fn picture(&self) -> Vec<f32> {
        let rx = self.width / 2.0;
        let ry = 0.16 * rx + 0.9;
        let top = FOOT - self.height;
        let across = |idx: usize| (idx as f64 + 0.5) / POINTS as f64;
        // All that depends on the column alone.
        let columns: Vec<Column> = (0..SIDE * POINTS).map(|idx| Column::new((across(idx) - MIDDLE) / rx, ry)).collect();
        let mut sums = vec![0.0; PIXELS];
        for row in 0..SIDE * POINTS {
            let y = across(row);
            let up = (y - top) / ry;
            for (idx, column) in columns.iter().enumerate() {
                sums[row / POINTS * SIDE + idx / POINTS] += column.grey(y, up, top);
            }
        }
        let all = (POINTS * POINTS) as f64 * 255.0;
        sums.into_iter().map(|sum: f64| (sum / all) as f32).collect()
    }
}

/// What a column of points has to do with a jar.
struct Column {
    is_within: bool,
    u_squared: f64,
    /// Lowest point of the body.
    foot: f64,
    body: f64,
    lid: f64,
}

impl Column {
    fn new(u: f64, ry: f64) -> Self {
        let is_within = u.abs() <= 1.0;
        let shine = (u + 0.45) / 0.22;
        let u3 = u.abs() * u.abs() * u.abs();
        // Beside the jar nothing asks for it, and far beside there would be no number for it.
        let body = if is_within { 95.0 + 70.0 * u + 70.0 * u3 - 60.0 * math::exp(-shine * shine) } else { 0.0 };
        let foot = FOOT + (1.0 - u * u).max(0.0).sqrt() * ry;
        Self { is_within, u_squared: u * u, foot, body: body.clamp(30.0, 235.0), lid: 70.0 + 25.0 * u }
    }

    /// The grey at a height of the picture, 0 white to 255; `up` is how far below the top it lies, in half axes.
    fn grey(&self, y: f64, up: f64, top: f64) -> f64 {
        let rim = self.u_squared + up * up;
        if rim <= 1.0 {
            if rim > 0.72 { 150.0 } else { self.lid }
        } else if self.is_within && y >= top && y <= self.foot {
            self.body
        } else {
            0.0
        }
    }
}
