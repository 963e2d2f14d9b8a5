//! New codes, drawn: decoded, they are jars that nobody saw.
//!
//! The variational autoencoder was trained so that all codes together look standard normal: so codes are drawn from there, z ~
//! N(0, 1), its prior (Kingma & Welling 2014, section 2.1). An autoencoder and PCA promise nothing of the kind. For them a
//! Gaussian with the mean and the covariance of the codes stands in, z = m + Lε with LLᵀ the covariance and ε standard normal
//! (Cholesky's L; Bishop 2006, *Pattern Recognition and Machine Learning*, section 11.1.1): where codes leave holes, it draws
//! there too.
//!
//! ```
//! use coastline_core::train::prior_codes;
//! // The first stay as they are, however many are drawn.
//! assert_eq!(prior_codes(2, 3, 1), prior_codes(2, 8, 1)[..6]);
//! ```

use crate::rng::{LabRng, stream, two_normals};

/// Standard normal numbers, one after the other.
fn normals(mut rng: LabRng) -> impl Iterator<Item = f64> {
    std::iter::from_fn(move || Some(two_normals(&mut rng))).flatten()
}

fn drawn(latent: usize, n: usize, seed: u32) -> Vec<f64> {
    normals(stream(seed, "latent samples")).take(n * latent).collect()
}

/// `n` codes from the standard normal prior, n × latent.
pub fn prior_codes(latent: usize, n: usize, seed: u32) -> Vec<f32> {
    drawn(latent, n, seed).into_iter().map(|z| z as f32).collect()
}

/// `n` codes from the Gaussian of these, n × latent; the first of a seed are the same, however many there are. None without codes.
pub fn gaussian_codes(codes: &[f32], latent: usize, n: usize, seed: u32) -> Vec<f32> {
    if latent == 0 || codes.len() < latent {
        return Vec::new();
    }
    let n_codes = (codes.len() / latent) as f64;
    let column = |k: usize| codes.iter().skip(k).step_by(latent).map(|z| f64::from(*z));
    let mean: Vec<f64> = (0..latent).map(|k| column(k).sum::<f64>() / n_codes).collect();
    let covariance = |i: usize, j: usize| {
        column(i).zip(column(j)).map(|(a, b)| (a - mean[i]) * (b - mean[j])).sum::<f64>() / n_codes
    };
    // L row by row; a direction in which codes do not differ has 0.
    let mut lower = vec![vec![0.0; latent]; latent];
    for i in 0..latent {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let rest = covariance(i, j) - known;
            lower[i][j] = match i == j {
                true => rest.max(0.0).sqrt(),
                false if lower[j][j] > 0.0 => rest / lower[j][j],
                false => 0.0,
            };
        }
    }
    let place = |noise: &[f64]| -> Vec<f32> {
        (0..latent).map(|i| (mean[i] + lower[i].iter().zip(noise).map(|(l, e)| l * e).sum::<f64>()) as f32).collect()
    };
    drawn(latent, n, seed).chunks_exact(latent).flat_map(place).collect()
}
