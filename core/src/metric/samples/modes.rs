//! How many of a rule's modes are made, and how well: for rules that are a few bells far apart.
//!
//! A sample is of *high quality* if it lies within three standard deviations of its nearest mode; a mode is *made* if one such
//! sample lies there (Srivastava et al. 2017, "VEEGAN: reducing mode collapse in GANs using implicit variational learning",
//! section 4.1).

use crate::plane::Point;

/// Standard deviations around a mode that count.
const REACH: f64 = 3.0;

/// What was made of the modes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Modes {
    /// Modes with a sample of high quality.
    pub made: usize,
    /// Share of samples of high quality, 0 to 1.
    pub high_quality: f64,
}

/// Of these modes with one standard deviation for all; `None` without modes or samples.
pub fn modes(samples: &[Point], centres: &[Point], deviation: f64) -> Option<Modes> {
    if samples.is_empty() || centres.is_empty() {
        return None;
    }
    let within = (REACH * deviation) * (REACH * deviation);
    let (mut is_made, mut n_high) = (vec![false; centres.len()], 0);
    for p in samples {
        let squared = |c: &Point| (c.x - p.x) * (c.x - p.x) + (c.y - p.y) * (c.y - p.y);
        let all = centres.iter().map(squared).enumerate();
        let (nearest, distance) = all.fold((0, f64::INFINITY), |best, next| if next.1 < best.1 { next } else { best });
        if distance <= within {
            is_made[nearest] = true;
            n_high += 1;
        }
    }
    let made = is_made.into_iter().filter(|made| *made).count();
    Some(Modes { made, high_quality: n_high as f64 / samples.len() as f64 })
}
