//! Whether a model found what jars differ in: can their heights and widths be read off their codes?
//!
//! *Neighbour R²*: the factor of each jar is guessed as the mean of its 5 nearest codes, itself left out; then
//! R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)². 1: neighbours on the plane are as high as each other; 0: no better than the mean. It asks
//! for no straight axes. *Linear R²* does: it is that of a least-squares fit, so a bent plane loses
//! (Hastie, Tibshirani & Friedman 2009, *The Elements of Statistical Learning*, eq. 2.8 and 3.6).
//!
//! *Neighbours' agreement* is for factors without an order, such as the kind of hair: the share of each picture's 5 nearest
//! codes, itself left out, that have its value.

/// Codes that tell a jar's factor.
const NEIGHBOURS: usize = 5;
/// Codes that tell how a factor changes around a point.
const LOCAL: usize = 40;

/// How a factor changes around a point of the latent space.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalFit {
    /// The factor there.
    pub value: f64,
    /// Its slope along each number of a code.
    pub gradient: Vec<f64>,
    /// How far the nearest code lies.
    pub nearest: f64,
}

fn squared_distance(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(a - b) * f64::from(a - b)).sum()
}

/// Codes of whole numbers, all finite.
fn are_sound(codes: &[f32], latent: usize, n: usize) -> bool {
    latent > 0 && codes.len() == n * latent && codes.iter().all(|z| z.is_finite())
}

/// The `n` nearest codes to a point, nearest first; of equally near ones the first. One may be left out.
fn nearest_to(codes: &[f32], latent: usize, at: &[f32], n: usize, without: Option<usize>) -> Vec<(f64, usize)> {
    let mut best: Vec<(f64, usize)> = Vec::with_capacity(n + 1);
    for (idx, code) in codes.chunks_exact(latent).enumerate() {
        let distance = squared_distance(at, code);
        let is_among = best.len() < n || best.last().is_some_and(|(last, _)| distance < *last);
        if is_among && without != Some(idx) {
            let place = best.partition_point(|(other, _)| *other <= distance);
            best.insert(place, (distance, idx));
            best.truncate(n);
        }
    }
    best
}

fn r2(factor: &[f64], guesses: &[f64]) -> Option<f64> {
    let mean = factor.iter().sum::<f64>() / factor.len() as f64;
    let squares = |of: &dyn Fn(usize) -> f64| (0..factor.len()).map(|k| of(k) * of(k)).sum::<f64>();
    let total = squares(&|k| factor[k] - mean);
    (total > 0.0).then(|| 1.0 - squares(&|k| factor[k] - guesses[k]) / total)
}

/// For each code its 5 nearest others; `None` where there are no more than 5 codes, or one is not finite.
fn neighbourhoods(codes: &[f32], latent: usize) -> Option<Vec<Vec<usize>>> {
    let n = codes.len() / latent.max(1);
    if n <= NEIGHBOURS || !are_sound(codes, latent, n) {
        return None;
    }
    let near =
        |(idx, code)| nearest_to(codes, latent, code, NEIGHBOURS, Some(idx)).into_iter().map(|(_, at)| at).collect();
    Some(codes.chunks_exact(latent).enumerate().map(near).collect())
}

/// Neighbour R² of each factor on codes of `latent` numbers; `None` where a factor is the same for all, where there are no more
/// than 5 codes, or not as many as jars, or one is not finite.
pub fn neighbour_r2s(codes: &[f32], latent: usize, factors: &[&[f64]]) -> Vec<Option<f64>> {
    let Some(near) = neighbourhoods(codes, latent) else { return vec![None; factors.len()] };
    let of = |factor: &&[f64]| {
        let guess = |near: &Vec<usize>| near.iter().map(|at| factor[*at]).sum::<f64>() / NEIGHBOURS as f64;
        (factor.len() == near.len()).then(|| r2(factor, &near.iter().map(guess).collect::<Vec<f64>>()))?
    };
    factors.iter().map(of).collect()
}

/// Neighbours' agreement on each factor, 0 to 1, on codes of `latent` numbers; `None` where there are no more than 5 codes, or
/// not as many as values, or one is not finite.
pub fn neighbour_agreements(codes: &[f32], latent: usize, factors: &[&[u8]]) -> Vec<Option<f64>> {
    let Some(near) = neighbourhoods(codes, latent) else { return vec![None; factors.len()] };
    let of = |values: &&[u8]| {
        let agreeing = |(near, own): (&Vec<usize>, &u8)| near.iter().filter(|at| values[**at] == *own).count();
        (values.len() == near.len()).then(|| {
            let n: usize = near.iter().zip(*values).map(agreeing).sum();
            n as f64 / (NEIGHBOURS * near.len()) as f64
        })
    };
    factors.iter().map(of).collect()
}

/// Neighbour R² of one factor.
pub fn neighbour_r2(codes: &[f32], latent: usize, factor: &[f64]) -> Option<f64> {
    neighbour_r2s(codes, latent, &[factor]).first().copied().flatten()
}

/// R² of a least-squares fit of a factor to all numbers of a code, with an intercept; `None` as for [`neighbour_r2s`].
pub fn linear_r2(codes: &[f32], latent: usize, factor: &[f64]) -> Option<f64> {
    if !are_sound(codes, latent, factor.len()) || factor.is_empty() {
        return None;
    }
    let all: Vec<usize> = (0..factor.len()).collect();
    let (middle, fit) = fitted(codes, latent, factor, &all)?;
    let guess = |code: &[f32]| {
        fit[0] + code.iter().zip(&middle).zip(&fit[1..]).map(|((z, m), g)| g * (f64::from(*z) - m)).sum::<f64>()
    };
    let guesses: Vec<f64> = codes.chunks_exact(latent).map(guess).collect();
    r2(factor, &guesses)
}

/// The linear fit of a factor to the 40 codes nearest to a point; `None` with too few for one, or not as many codes as jars.
pub fn local_fit(codes: &[f32], latent: usize, at: &[f32], factor: &[f64]) -> Option<LocalFit> {
    if !are_sound(codes, latent, factor.len()) || at.len() != latent {
        return None;
    }
    let near = nearest_to(codes, latent, at, LOCAL, None);
    let nearest = near.first()?.0.sqrt();
    let rows: Vec<usize> = near.into_iter().map(|(_, idx)| idx).collect();
    let (middle, fit) = fitted(codes, latent, factor, &rows)?;
    let away = at.iter().zip(&middle).map(|(z, m)| f64::from(*z) - m);
    let value = fit[0] + away.zip(&fit[1..]).map(|(away, slope)| away * slope).sum::<f64>();
    Some(LocalFit { value, gradient: fit[1..].to_vec(), nearest })
}

/// Least squares of a factor on those codes, which are centred first: their mean, then the factor there and its slopes.
fn fitted(codes: &[f32], latent: usize, factor: &[f64], rows: &[usize]) -> Option<(Vec<f64>, Vec<f64>)> {
    let n = rows.len() as f64;
    let code = |row: usize| &codes[row * latent..(row + 1) * latent];
    let middle: Vec<f64> =
        (0..latent).map(|k| rows.iter().map(|row| f64::from(code(*row)[k])).sum::<f64>() / n).collect();
    let mean = rows.iter().map(|row| factor[*row]).sum::<f64>() / n;
    // Normal equations of the centred codes: a few by a few, well enough conditioned for a plane of codes.
    let mut normal = vec![vec![0.0; latent + 1]; latent];
    for row in rows {
        let centred: Vec<f64> = code(*row).iter().zip(&middle).map(|(z, m)| f64::from(*z) - m).collect();
        for i in 0..latent {
            for j in 0..latent {
                normal[i][j] += centred[i] * centred[j];
            }
            normal[i][latent] += centred[i] * (factor[*row] - mean);
        }
    }
    let mut fit = vec![mean];
    fit.extend(solved(normal)?);
    Some((middle, fit))
}

/// Gauss's elimination with pivots, of rows that end with the right side; `None` if there is not one solution.
fn solved(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let n = rows.len();
    let scale = rows.iter().flat_map(|row| &row[..n]).fold(0.0_f64, |most, x| most.max(x.abs()));
    for k in 0..n {
        let pivot = (k..n).max_by(|a, b| rows[*a][k].abs().total_cmp(&rows[*b][k].abs()))?;
        rows.swap(k, pivot);
        if rows[k][k].abs() <= 1e-12 * scale {
            return None;
        }
        let (above, below) = rows.split_at_mut(k + 1);
        let pivot = &above[k];
        for row in below {
            let share = row[k] / pivot[k];
            row.iter_mut().zip(pivot).skip(k).for_each(|(x, p)| *x -= share * p);
        }
    }
    let mut solution = vec![0.0; n];
    for k in (0..n).rev() {
        let known: f64 = (k + 1..n).map(|j| rows[k][j] * solution[j]).sum();
        solution[k] = (rows[k][n] - known) / rows[k][k];
    }
    Some(solution)
}
