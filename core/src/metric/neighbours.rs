//! How much neighbouring pixels have to do with each other, across pictures.
//!
//! *Neighbours agree*: Pearson's correlation of a pixel with its right or lower neighbour across the pictures, averaged over
//! the pairs in which both vary. Pooled over all pixels instead it would tell mostly that grounds are light and hair is dark.
//! *Neighbours differ*: the mean difference in grey levels. Sums are whole numbers, so only the last step rounds.

use crate::data::{PIXELS, Picture, SIDE};

/// Pairs of neighbours: 31 · 32 side by side, and as many one below the other.
const PAIRS: usize = 2 * SIDE * (SIDE - 1);

/// Sums over pictures, one picture more at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbours {
    n: u64,
    sum: Vec<u64>,
    squares: Vec<u64>,
    products: Vec<u64>,
    differences: Vec<u64>,
}

impl Default for Neighbours {
    fn default() -> Self {
        let zeros = |n| vec![0; n];
        Self { n: 0, sum: zeros(PIXELS), squares: zeros(PIXELS), products: zeros(PAIRS), differences: zeros(PAIRS) }
    }
}

/// Both pixels of each pair.
fn pairs() -> impl Iterator<Item = (usize, usize)> {
    let all = 0..PIXELS;
    let beside = all.clone().filter(|pixel| pixel % SIDE + 1 < SIDE).map(|pixel| (pixel, pixel + 1));
    beside.chain(all.take(PIXELS - SIDE).map(|pixel| (pixel, pixel + SIDE)))
}

impl Neighbours {
    /// Of all these pictures.
    pub fn of(pictures: &[Picture]) -> Self {
        let mut sums = Self::default();
        pictures.iter().for_each(|picture| sums.add(picture));
        sums
    }

    /// Adds a picture.
    pub fn add(&mut self, picture: &Picture) {
        self.n += 1;
        for ((sum, squares), value) in self.sum.iter_mut().zip(&mut self.squares).zip(picture) {
            *sum += u64::from(*value);
            *squares += u64::from(*value) * u64::from(*value);
        }
        for ((products, differences), (a, b)) in self.products.iter_mut().zip(&mut self.differences).zip(pairs()) {
            *products += u64::from(picture[a]) * u64::from(picture[b]);
            *differences += u64::from(picture[a].abs_diff(picture[b]));
        }
    }

    /// How many pictures.
    pub fn n(&self) -> usize {
        self.n as usize
    }

    /// *Neighbours agree*, -1 to 1; `None` if no pair varies.
    pub fn agree(&self) -> Option<f64> {
        // n² times variance and covariance.
        let variance = |pixel: usize| (self.n * self.squares[pixel] - self.sum[pixel] * self.sum[pixel]) as f64;
        let (mut sum, mut n_pairs) = (0.0, 0.0);
        for ((a, b), products) in pairs().zip(&self.products) {
            let spread = (variance(a) * variance(b)).sqrt();
            if spread > 0.0 {
                let covariance = (self.n * products) as i64 - (self.sum[a] * self.sum[b]) as i64;
                sum += covariance as f64 / spread;
                n_pairs += 1.0;
            }
        }
        (n_pairs > 0.0).then(|| sum / n_pairs)
    }

    /// *Neighbours differ*, in grey levels; 0 without pictures.
    pub fn differ(&self) -> f64 {
        let sum: u64 = self.differences.iter().sum();
        sum as f64 / (PAIRS as u64 * self.n.max(1)) as f64
    }

    /// For each pixel how much its two to four neighbours differ from it on average, in grey levels.
    pub fn differ_at(&self) -> Vec<f64> {
        let mut sums = vec![(0, 0_u64); PIXELS];
        for ((a, b), difference) in pairs().zip(&self.differences) {
            for pixel in [a, b] {
                sums[pixel] = (sums[pixel].0 + difference, sums[pixel].1 + 1);
            }
        }
        sums.into_iter().map(|(sum, n)| sum as f64 / (n * self.n.max(1)) as f64).collect()
    }
}
