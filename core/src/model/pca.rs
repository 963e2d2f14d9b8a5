//! Principal component analysis: the few straight directions in which pictures differ most.
//!
//! *Assumes* that pictures lie near a flat sheet through their mean m. A picture's code is how far along each direction it
//! lies, and it is redrawn from that alone:
//!
//! z = Wᵀ(x − m),   x̂ = m + Wz
//!
//! with the columns of W, of length 1 and at right angles, the leading eigenvectors of the covariance of the pictures: no other
//! sheet of that size redraws them with a smaller squared error (Bishop 2006, *Pattern Recognition and Machine Learning*,
//! section 12.1, eq. 12.2 to 12.5 and 12.18). Each eigenvalue is the variance along its direction. A direction and its opposite
//! are as good: the one whose largest loading is positive is taken.
//!
//! *How it is solved.* Orthogonal iteration (Golub & Van Loan 2013, *Matrix Computations*, section 8.2.4): a block of directions
//! is multiplied by the covariance, never formed, and made orthogonal again, until the leading ones stay; then turned
//! to the axes of the covariance within the block by Jacobi's rotations (section 8.5). The start is fixed, so nothing is random.
//!
//! *Units.* As the pictures: greys from 0 to 1 give variances in squared greys. Codes are centred.
//!
//! ```
//! use coastline_core::model::Pca;
//! // Along (3, 4): the code is the length.
//! let pca = Pca::fit(&[3.0, 4.0, 6.0, 8.0, -9.0, -12.0], 2, 1).unwrap();
//! assert!(pca.codes(&[3.0, 4.0]).iter().all(|z| (z - 5.0).abs() < 1e-6));
//! ```
//!
//! *How it fails.* Jars of all heights lie on no flat sheet: between them it draws ghosts. Greys may leave 0 to 1.

use super::FitError;

/// Directions beyond those that were asked for: the more, the sooner the leading ones stand.
const SPARE: usize = 8;
/// Most rounds, and the change of a direction that counts as none.
const MAX_ROUNDS: usize = 200;
const STANDS: f64 = 1e-13;

/// A mean picture and directions.
#[derive(Clone, Debug, PartialEq)]
pub struct Pca {
    mean: Vec<f64>,
    components: Vec<Vec<f64>>,
    variances: Vec<f64>,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    // Four sums side by side, in a fixed order.
    let mut sums = [0.0; 4];
    let (a4, a_rest) = a.as_chunks::<4>();
    let (b4, b_rest) = b.as_chunks::<4>();
    for (a, b) in a4.iter().zip(b4) {
        for k in 0..4 {
            sums[k] += a[k] * b[k];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

fn add_scaled(to: &mut [f64], scale: f64, from: &[f64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += scale * from);
}

impl Pca {
    /// Fits `k` directions to data of n × `d` numbers, row by row.
    ///
    /// # Errors
    /// [`FitError::Empty`] without a whole row or with no direction asked for, [`FitError::NotFinite`] for a number that is not
    /// finite, [`FitError::Degenerate`] when more directions are asked for than rows or numbers of a row.
    pub fn fit(data: &[f32], d: usize, k: usize) -> Result<Self, FitError> {
        if d == 0 || data.len() < d || !data.len().is_multiple_of(d) || k == 0 {
            return Err(FitError::Empty);
        }
        if data.iter().any(|x| !x.is_finite()) {
            return Err(FitError::NotFinite);
        }
        let n = data.len() / d;
        if k > n.min(d) {
            return Err(FitError::Degenerate);
        }
        let mut mean = vec![0.0; d];
        for row in data.chunks_exact(d) {
            mean.iter_mut().zip(row).for_each(|(m, x)| *m += f64::from(*x) / n as f64);
        }
        let centred: Vec<f64> =
            data.chunks_exact(d).flat_map(|row| row.iter().zip(&mean).map(|(x, m)| f64::from(*x) - m)).collect();
        let mut block = start((k + SPARE).min(n.min(d)), d);
        let mut variances = Vec::new();
        for _ in 0..MAX_ROUNDS {
            let multiplied = times_covariance(&centred, d, &block);
            let (turned, values) = turn(&block, &multiplied);
            variances = values;
            let next = orthogonal(turned);
            let change = (0..k).map(|axis| 1.0 - dot(&block[axis], &next[axis]).abs()).fold(0.0, f64::max);
            block = next;
            if change < STANDS {
                break;
            }
        }
        block.truncate(k);
        variances.truncate(k);
        block.iter_mut().for_each(|axis| settle_sign(axis));
        Ok(Self { mean, components: block, variances: variances.into_iter().map(|v| v.max(0.0)).collect() })
    }

    /// The mean, d numbers.
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// The directions, of length 1, the one of the largest variance first.
    pub fn components(&self) -> &[Vec<f64>] {
        &self.components
    }

    /// Variance along each direction (divided by n, not n − 1).
    pub fn variances(&self) -> &[f64] {
        &self.variances
    }

    /// Codes of rows of d numbers: n × k.
    pub fn codes(&self, data: &[f32]) -> Vec<f32> {
        let rows = data.chunks_exact(self.mean.len());
        rows.flat_map(|row| {
            let centred = self.centred(row);
            self.components.iter().map(move |axis| dot(axis, &centred) as f32)
        })
        .collect()
    }

    /// What a code draws: d numbers, as they come.
    pub fn decode(&self, code: &[f32]) -> Vec<f32> {
        let mut drawn = self.mean.clone();
        code.iter().zip(&self.components).for_each(|(z, axis)| add_scaled(&mut drawn, f64::from(*z), axis));
        drawn.into_iter().map(|x| x as f32).collect()
    }

    /// Mean squared error of a number when rows are redrawn from their codes; 0 without rows.
    pub fn mse(&self, data: &[f32]) -> f64 {
        let d = self.mean.len();
        let errors = data.chunks_exact(d).map(|row| {
            let mut rest = self.centred(row);
            for axis in &self.components {
                let z = dot(axis, &rest);
                add_scaled(&mut rest, -z, axis);
            }
            dot(&rest, &rest)
        });
        errors.sum::<f64>() / (data.len() / d * d).max(1) as f64
    }

    fn centred(&self, row: &[f32]) -> Vec<f64> {
        row.iter().zip(&self.mean).map(|(x, m)| f64::from(*x) - m).collect()
    }
}

/// Directions to begin with: fixed, and at right angles to hardly anything.
fn start(n: usize, d: usize) -> Vec<Vec<f64>> {
    // A congruential generator (Knuth 1997, *TAOCP* 2, section 3.3.4): any numbers do, if they are the same everywhere.
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    };
    orthogonal((0..n).map(|_| (0..d).map(|_| next()).collect()).collect())
}

/// Covariance times each direction.
fn times_covariance(centred: &[f64], d: usize, block: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = (centred.len() / d) as f64;
    let mut multiplied = vec![vec![0.0; d]; block.len()];
    for row in centred.chunks_exact(d) {
        for (axis, to) in block.iter().zip(&mut multiplied) {
            add_scaled(to, dot(row, axis) / n, row);
        }
    }
    multiplied
}

/// Gram and Schmidt's way, twice over, since once loses digits; a direction that is nothing but others is left at 0.
fn orthogonal(mut block: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    for idx in 0..block.len() {
        let (before, rest) = block.split_at_mut(idx);
        let axis = &mut rest[0];
        let length = dot(axis, axis).sqrt();
        for _ in 0..2 {
            for other in before.iter() {
                let along = dot(axis, other);
                add_scaled(axis, -along, other);
            }
        }
        let left = dot(axis, axis).sqrt();
        let scale = if left > 1e-12 * length { 1.0 / left } else { 0.0 };
        axis.iter_mut().for_each(|x| *x *= scale);
    }
    block
}

/// Turns a multiplied block to the axes of the covariance within it, the largest variance first; gives the variances too.
fn turn(block: &[Vec<f64>], multiplied: &[Vec<f64>]) -> (Vec<Vec<f64>>, Vec<f64>) {
    let small: Vec<Vec<f64>> = block.iter().map(|a| multiplied.iter().map(|b| dot(a, b)).collect()).collect();
    let (values, vectors) = jacobi(small);
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    let turned = order.iter().map(|axis| {
        let mut sum = vec![0.0; multiplied[0].len()];
        multiplied.iter().zip(&vectors).for_each(|(from, weights)| add_scaled(&mut sum, weights[*axis], from));
        sum
    });
    (turned.collect(), order.iter().map(|axis| values[*axis]).collect())
}

/// Eigenvalues of a small symmetric matrix, and its eigenvectors as columns: rotations that make one entry 0 after the other,
/// over and over, until all beside the diagonal are.
fn jacobi(mut a: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = a.len();
    let mut vectors: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let scale = a.iter().flatten().fold(0.0_f64, |most, x| most.max(x.abs()));
    for _ in 0..60 {
        let beside = (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| a[i][j].abs()).fold(0.0, f64::max);
        if beside <= 1e-16 * scale {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q].abs() <= 1e-18 * scale {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for row in a.iter_mut().chain(&mut vectors) {
                    let (x, y) = (row[p], row[q]);
                    (row[p], row[q]) = (c * x - s * y, s * x + c * y);
                }
                let (before, after) = a.split_at_mut(q);
                for (x, y) in before[p].iter_mut().zip(&mut after[0]) {
                    (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
                }
            }
        }
    }
    ((0..n).map(|i| a[i][i]).collect(), vectors)
}

/// The largest loading becomes positive.
fn settle_sign(axis: &mut [f64]) {
    let largest = axis.iter().copied().fold(0.0_f64, |most, x| if x.abs() > most.abs() { x } else { most });
    if largest < 0.0 {
        axis.iter_mut().for_each(|x| *x = -*x);
    }
}
