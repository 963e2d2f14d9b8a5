//! Energy distance: how much farther made points lie from true ones than each lie from their own.
//!
//! D² = 2 E|X − Y| − E|X − X′| − E|Y − Y′|
//!
//! over all pairs, a point with itself included (Székely & Rizzo 2013, "Energy statistics", eq. 6.1); shown is its root, D, as
//! SciPy's `energy_distance` has it in one dimension. 0 only for the same points.

use crate::plane::Point;

/// Distances in a step.
const STEP_WORK: usize = 400_000;

/// D, worked out a few rows at a time.
#[derive(Clone, Debug)]
pub struct EnergyDistance {
    sets: [Lanes; 2],
    /// Which of the three sums, and which row of it.
    sum: usize,
    row: usize,
    sums: [f64; 3],
}

/// Coordinates apart, so that many distances are worked out side by side.
#[derive(Clone, Debug)]
struct Lanes {
    x: Vec<f64>,
    y: Vec<f64>,
}

impl Lanes {
    fn of(points: &[Point]) -> Self {
        Self { x: points.iter().map(|p| p.x).collect(), y: points.iter().map(|p| p.y).collect() }
    }

    /// Sum of the distances of a point to all of these from one on.
    fn distances(&self, x: f64, y: f64, from: usize) -> f64 {
        const LANES: usize = 4;
        let (xs, x_rest) = self.x[from..].as_chunks::<LANES>();
        let (ys, y_rest) = self.y[from..].as_chunks::<LANES>();
        let distance = |a: f64, b: f64| ((a - x) * (a - x) + (b - y) * (b - y)).sqrt();
        let mut sums = [0.0; LANES];
        for (a, b) in xs.iter().zip(ys) {
            for k in 0..LANES {
                sums[k] += distance(a[k], b[k]);
            }
        }
        let rest: f64 = x_rest.iter().zip(y_rest).map(|(a, b)| distance(*a, *b)).sum();
        (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
    }
}

impl EnergyDistance {
    /// Nothing worked out yet.
    pub fn new(x: &[Point], y: &[Point]) -> Self {
        Self { sets: [Lanes::of(x), Lanes::of(y)], sum: 0, row: 0, sums: [0.0; 3] }
    }

    /// A step more; `true` when all distances are there.
    pub fn step(&mut self) -> bool {
        // X and Y, X with itself, Y with itself.
        const PAIRS: [[usize; 2]; 3] = [[0, 1], [0, 0], [1, 1]];
        let mut work = 0;
        while self.sum < PAIRS.len() && work < STEP_WORK {
            let [of, to] = PAIRS[self.sum].map(|set| &self.sets[set]);
            let Some((x, y)) = of.x.get(self.row).zip(of.y.get(self.row)) else {
                (self.sum, self.row) = (self.sum + 1, 0);
                continue;
            };
            // Of a set with itself each pair stands for both its orders.
            let (from, times) = if self.sum == 0 { (0, 1.0) } else { (self.row + 1, 2.0) };
            self.sums[self.sum] += times * to.distances(*x, *y, from);
            work += to.x.len() - from + 1;
            self.row += 1;
        }
        self.sum == PAIRS.len()
    }

    /// D of all steps; 0 without points.
    pub fn result(&self) -> f64 {
        let [n, m] = [0, 1].map(|set| self.sets[set].x.len() as f64);
        if n == 0.0 || m == 0.0 {
            return 0.0;
        }
        let [between, x, y] = self.sums;
        (2.0 * between / (n * m) - x / (n * n) - y / (m * m)).max(0.0).sqrt()
    }
}
