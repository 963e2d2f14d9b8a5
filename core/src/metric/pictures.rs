//! Pictures by their distances: which observation is nearest, whether a sample passes for one, and how many are distinct.

use crate::data::Picture;
use std::collections::BTreeSet;

/// The nearest of some pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Its place; the first of equally near ones.
    pub idx: usize,
    /// Its squared distance: the sum of squared differences of grey levels.
    pub squared: u32,
}

impl Nearest {
    /// Its distance, in grey levels.
    pub fn distance(self) -> f64 {
        f64::from(self.squared).sqrt()
    }
}

/// The sum of squared differences of grey levels, at most 1,024 · 255².
pub fn squared_distance(a: &Picture, b: &Picture) -> u32 {
    let squared = |(a, b): (&u8, &u8)| {
        let difference = i32::from(*a) - i32::from(*b);
        (difference * difference) as u32
    };
    a.iter().zip(b).map(squared).sum()
}

/// The nearest of `pictures`, leaving out the one at `except`; `None` if there is no other.
pub fn nearest(picture: &Picture, pictures: &[Picture], except: Option<usize>) -> Option<Nearest> {
    let others = pictures.iter().enumerate().filter(|(idx, _)| Some(*idx) != except);
    let nearest = others.map(|(idx, other)| Nearest { idx, squared: squared_distance(picture, other) });
    nearest.min_by_key(|nearest| (nearest.squared, nearest.idx))
}

/// The distance up to which a picture passes for an observation: the 95th percentile of the observations' own distances to
/// their nearest other one, linear between order statistics (Hyndman and Fan 1996, definition 7). `None` without distances.
pub fn pass_limit(own: &[Nearest]) -> Option<f64> {
    let mut distances: Vec<f64> = own.iter().map(|nearest| nearest.distance()).collect();
    distances.sort_by(f64::total_cmp);
    let at = 0.95 * distances.len().checked_sub(1)? as f64;
    let (low, past) = (at as usize, at.fract());
    let [low, high] = [low, (low + 1).min(distances.len() - 1)].map(|idx| distances[idx]);
    Some(low + (high - low) * past)
}

/// Share of distances up to a limit; `None` without distances.
pub fn pass_share(limit: f64, of: &[Nearest]) -> Option<f64> {
    let n = of.iter().filter(|nearest| nearest.distance() <= limit).count();
    (!of.is_empty()).then(|| n as f64 / of.len() as f64)
}

/// How many of these are different.
pub fn n_distinct_pictures(pictures: &[Picture]) -> usize {
    pictures.iter().collect::<BTreeSet<_>>().len()
}

/// Whether the 1-NN two-sample test spots a picture: whether the nearest other one, of all observations and samples together,
/// is of its own kind (Lopez-Paz and Oquab 2017, "Revisiting classifier two-sample tests", section 3). Of a perfect model it
/// spots half of the observations and half of the samples.
pub fn is_spotted(own: &[Picture], idx: usize, others: &[Picture]) -> bool {
    let squared = |nearest: Option<Nearest>| nearest.map_or(u32::MAX, |nearest| nearest.squared);
    squared(nearest(&own[idx], own, Some(idx))) < squared(nearest(&own[idx], others, None))
}
