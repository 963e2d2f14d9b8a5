//! Precision, recall, density and coverage by nearest neighbours.
//!
//! Around each point a disc reaches to its k-th nearest of its own set, r_k; "inside" is strictly nearer.
//!
//! - *Precision*: share of made points inside some true point's disc; *recall*: share of true points inside some made point's
//!   (Kynkäänniemi et al. 2019, "Improved precision and recall metric for assessing generative models", eq. 1 and 2).
//! - *Density*: in how many true discs a made point lies, over k: above 1 where made points crowd;
//!   *coverage*: share of true discs with a made point inside (Naeem et al. 2020, "Reliable fidelity and diversity metrics for
//!   generative models", eq. 3 and 4). One outlier's large disc spoils precision and recall, and neither of these.
//!
//! All but density lie between 0 and 1; for equal distributions coverage is 1 − Π (n − i)/(m + n − i), i = 1..k, on average.

use super::Near;
use crate::plane::Point;

/// Neighbours that a disc reaches to.
pub const PRDC_K: usize = 5;

/// Rows of a set in a step.
const ROWS: usize = 200;

/// The four figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prdc {
    /// Share of made points near true ones.
    pub precision: f64,
    /// Share of true points near made ones.
    pub recall: f64,
    /// True discs around a made point, over k.
    pub density: f64,
    /// Share of true discs with a made point.
    pub coverage: f64,
}

/// They are worked out a few points at a time.
#[derive(Clone, Debug)]
pub struct PrdcWork {
    sets: [Near; 2],
    /// Squared radii of each set's discs.
    radii: [Vec<f64>; 2],
    /// For each made point, in how many true discs; for each true one, in how many made discs.
    inside: [Vec<u32>; 2],
    n_covered: usize,
    row: usize,
}

impl PrdcWork {
    /// Nothing worked out yet.
    pub fn new(x: &[Point], y: &[Point]) -> Self {
        let inside = [vec![0; y.len()], vec![0; x.len()]];
        Self { sets: [Near::new(x), Near::new(y)], radii: Default::default(), inside, n_covered: 0, row: 0 }
    }

    /// A step more; `true` when all is there.
    pub fn step(&mut self) -> bool {
        for set in 0..2 {
            let (n, done) = (self.sets[set].points().len(), self.radii[set].len());
            if done < n {
                for idx in done..(done + ROWS).min(n) {
                    let p = self.sets[set].points()[idx];
                    self.radii[set].push(self.sets[set].kth_squared(p, PRDC_K, Some(idx)));
                }
                return false;
            }
        }
        // Discs of X, then of Y, around the points of the other set.
        let n = self.radii[0].len();
        let to = (self.row + ROWS).min(n + self.radii[1].len());
        while self.row < to {
            let (set, idx) = if self.row < n { (0, self.row) } else { (1, self.row - n) };
            let (centre, radius) = (self.sets[set].points()[idx], self.radii[set][idx]);
            let (other, inside) = (&self.sets[1 - set], &mut self.inside[set]);
            let mut is_covered = false;
            other.each_within(centre, radius, |at| {
                let p = other.points()[at];
                if (p.x - centre.x) * (p.x - centre.x) + (p.y - centre.y) * (p.y - centre.y) < radius {
                    inside[at] += 1;
                    is_covered = true;
                }
            });
            self.n_covered += usize::from(set == 0 && is_covered);
            self.row += 1;
        }
        self.row == n + self.radii[1].len()
    }

    /// The figures of all steps; 0 where there are no points.
    pub fn result(&self) -> Prdc {
        let share = |hit: usize, n: usize| if n > 0 { hit as f64 / n as f64 } else { 0.0 };
        let hit = |of: &[u32]| share(of.iter().filter(|n| **n > 0).count(), of.len());
        let [made, real] = &self.inside;
        let in_all: usize = made.iter().map(|n| *n as usize).sum();
        Prdc {
            precision: hit(made),
            recall: hit(real),
            density: share(in_all, made.len()) / PRDC_K as f64,
            coverage: share(self.n_covered, real.len()),
        }
    }
}
