//! Laws of jars, of PCA, of found factors and of the latent plane.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::{Jar, JarSettings, PIXELS, SIDE};
use coastline::metric::{linear_r2, local_fit, neighbour_r2};
use coastline::model::{FitError, Pca};
use coastline::plot::LatentPlane;
use coastline::train::{gaussian_codes, prior_codes};
use proptest::collection::vec;
use proptest::prelude::*;

fn sum(picture: &[f32]) -> f32 {
    picture.iter().sum()
}

#[test]
fn each_jar_is_the_same_however_many_there_are() {
    let few = JarSettings { n: 20, noise: 0.1, ..JarSettings::default() };
    let many = JarSettings { n: 60, ..few };
    let (made, more) = (few.jars(), many.jars());
    assert_eq!(made[..], more[..20]);
    assert_eq!(few.pictures(&made)[..], many.pictures(&more)[..20 * PIXELS]);
    assert_ne!(made, JarSettings { seed: 2, ..few }.jars());
}

#[test]
fn sizes_fill_their_ranges_and_no_more() {
    let settings = JarSettings { n: 2_000, height: [7.0, 9.0], width: [20.0, 21.0], ..JarSettings::default() };
    let jars = settings.jars();
    for (of, [from, to]) in [
        (jars.iter().map(|jar| jar.height).collect::<Vec<_>>(), settings.height),
        (jars.iter().map(|jar| jar.width).collect(), settings.width),
    ] {
        assert!(of.iter().all(|size| (from..to).contains(size)));
        let mean = of.iter().sum::<f64>() / 2_000.0;
        // Six standard errors of a uniform mean.
        assert!((mean - (from + to) / 2.0).abs() < 6.0 * (to - from) / 12_f64.sqrt() / 2_000_f64.sqrt(), "{mean}");
    }
}

#[test]
fn noise_is_as_wide_as_asked_and_cut_off() {
    let plain = JarSettings { n: 30, ..JarSettings::default() };
    let noisy = JarSettings { noise: 0.05, ..plain };
    let jars = plain.jars();
    assert_eq!(jars, noisy.jars(), "the jars are the same");
    let (plain, noisy) = (plain.pictures(&jars), noisy.pictures(&jars));
    assert!(noisy.iter().all(|grey| (0.0..=1.0).contains(grey)));
    // Where nothing is cut off.
    let errors: Vec<f64> = plain
        .iter()
        .zip(&noisy)
        .filter(|(grey, _)| (0.3..0.7).contains(*grey))
        .map(|(plain, noisy)| f64::from(noisy - plain))
        .collect();
    let n = errors.len() as f64;
    let spread = (errors.iter().map(|e| e * e).sum::<f64>() / n).sqrt();
    assert!((spread - 0.05).abs() < 6.0 * 0.05 / (2.0 * n).sqrt(), "{spread} of {n}");
}

proptest! {
    #[test]
    fn higher_and_wider_jars_have_more_ink(height in 5.0..20.0, width in 6.0..26.0, by in 0.5..2.0) {
        let jar = Jar { height, width }.picture();
        prop_assert!(jar.iter().all(|grey| (0.0..1.0).contains(grey)));
        let (higher, wider) = (Jar { height: height + by, width }, Jar { height, width: width + by });
        prop_assert!(sum(&higher.picture()) > sum(&jar) && sum(&wider.picture()) > sum(&jar));
        // It stands on its foot, in the middle: nothing above its rim, nothing beside it.
        let top = (27.5 - height - (0.16 * width / 2.0 + 0.9)).floor() as usize;
        prop_assert_eq!(sum(&jar[..top * SIDE]), 0.0);
        let left = (16.0 - width / 2.0).floor() as usize;
        prop_assert!((0..SIDE).all(|row| (0..left).all(|x| jar[row * SIDE + x] == 0.0 && jar[row * SIDE + 31 - x] == 0.0)));
        prop_assert!((0..SIDE).all(|row| (0..SIDE).all(|x| (jar[row * SIDE + x] > 0.0) == (jar[row * SIDE + 31 - x] > 0.0))));
    }

    #[test]
    fn pca_keeps_what_varies_most(rows in vec(vec(-3.0_f32..3.0, 6), 8..20), k in 1_usize..5) {
        let data: Vec<f32> = rows.concat();
        let pca = Pca::fit(&data, 6, k).unwrap();
        for (i, a) in pca.components().iter().enumerate() {
            for (j, b) in pca.components().iter().enumerate() {
                let product: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
                prop_assert!((product - f64::from(u8::from(i == j))).abs() < 1e-9);
            }
            let largest = a.iter().copied().max_by(|x, y| x.abs().total_cmp(&y.abs())).unwrap();
            prop_assert!(largest > 0.0);
        }
        prop_assert!(pca.variances().is_sorted_by(|a, b| a >= b));
        // What is left over is the variance of the directions that were left out.
        let all = Pca::fit(&data, 6, 6).unwrap();
        let left: f64 = all.variances()[k..].iter().sum();
        prop_assert!((pca.mse(&data) - left / 6.0).abs() < 1e-7, "{} {}", pca.mse(&data), left / 6.0);
        // And codes draw that near.
        let codes = pca.codes(&data);
        let drawn: f64 = rows.iter().zip(codes.chunks_exact(k)).map(|(row, code)| {
            pca.decode(code).iter().zip(row).map(|(y, x)| f64::from(y - x).powi(2)).sum::<f64>()
        }).sum();
        prop_assert!((drawn / data.len() as f64 - left / 6.0).abs() < 1e-5);
    }

    #[test]
    fn a_bent_plane_is_still_found(bend in 0.0_f32..0.4) {
        // A grid of codes, sheared and bent.
        let codes: Vec<f32> =
            (0..400).flat_map(|k| { let (x, y) = ((k % 20) as f32, (k / 20) as f32); [x + 0.3 * y, y + bend * x * x / 8.0] }).collect();
        let factor: Vec<f64> = (0..400).map(|k| f64::from(k % 20)).collect();
        prop_assert!(neighbour_r2(&codes, 2, &factor).unwrap() > 0.97);
    }
}

#[test]
fn pca_refuses_what_makes_none() {
    let refused = |data: &[f32], d, k| Pca::fit(data, d, k).unwrap_err();
    assert_eq!(refused(&[], 2, 1), FitError::Empty);
    assert_eq!(refused(&[1.0, 2.0, 3.0], 2, 1), FitError::Empty);
    assert_eq!(refused(&[1.0, 2.0], 2, 0), FitError::Empty);
    assert_eq!(refused(&[1.0, 2.0], 0, 1), FitError::Empty);
    assert_eq!(refused(&[1.0, f32::NAN], 2, 1), FitError::NotFinite);
    assert_eq!(refused(&[1.0, 2.0, 3.0, 4.0], 2, 3), FitError::Degenerate);
    // Equal rows vary in no direction: no code, no error, no NaN.
    let pca = Pca::fit(&[1.0, 2.0, 1.0, 2.0, 1.0, 2.0], 2, 2).unwrap();
    assert_eq!((pca.variances(), pca.mse(&[1.0, 2.0])), (&[0.0, 0.0][..], 0.0));
    assert!(pca.codes(&[5.0, 7.0]).iter().all(|z| z.is_finite()));
}

#[test]
fn factors_that_cannot_be_told() {
    let codes: Vec<f32> = (0..20).map(|k| k as f32).collect();
    let factor: Vec<f64> = (0..10).map(f64::from).collect();
    assert!(neighbour_r2(&codes, 2, &factor).unwrap() > 0.5);
    assert_eq!(neighbour_r2(&codes, 2, &[3.0; 10]), None, "nothing to find");
    assert_eq!(neighbour_r2(&codes[..10], 2, &factor[..5]), None, "too few");
    assert_eq!(neighbour_r2(&codes, 2, &factor[..9]), None, "not as many");
    let mut holed = codes.clone();
    holed[7] = f32::NAN;
    assert_eq!((neighbour_r2(&holed, 2, &factor), linear_r2(&holed, 2, &factor)), (None, None));
    // All codes on a line: no slope across it can be told.
    assert!(linear_r2(&codes, 2, &factor).is_none());
    assert!(local_fit(&codes, 2, &[0.0, 1.0], &factor).is_none());
    let exact = linear_r2(&codes, 1, &(0..20).map(|k| 3.0 - 2.0 * f64::from(k)).collect::<Vec<_>>()).unwrap();
    assert!((exact - 1.0).abs() < 1e-12);
}

/// Codes on a grid of 21 by 21; the height grows to the right, the width upwards and a little to the right.
fn plane() -> (LatentPlane, Vec<f64>, Vec<f64>) {
    let grid = || (0..441).map(|k| (f64::from(k % 21) / 2.0 - 3.0, f64::from(k / 21) / 10.0));
    let codes: Vec<f32> = grid().flat_map(|(x, y)| [x as f32, y as f32]).collect();
    let plane = LatentPlane::new(codes.into(), 2, [0, 1]).unwrap();
    (plane, grid().map(|(x, _)| 10.0 + x).collect(), grid().map(|(x, y)| 5.0 + 4.0 * y + 0.1 * x).collect())
}

#[test]
fn places_on_the_plane_and_codes_belong_together() {
    let (plane, ..) = plane();
    assert!(plane.places().flatten().all(|share| (0.0..=1.0).contains(&share)));
    for place in [[0.0, 0.0], [0.25, 0.8], [1.0, 1.0]] {
        let back = plane.place_of(&plane.code_at(place));
        assert!((back[0] - place[0]).abs() < 1e-6 && (back[1] - place[1]).abs() < 1e-6, "{back:?}");
    }
    // The axes have a little room around the codes.
    let [[left, right], [low, high]] = plane.ranges;
    assert!(left < -3.0 && right > 7.0 && low < 0.0 && high > 2.0 && right - left < 11.5);
    assert_eq!((plane.nearest(&[2.0, 0.5]).distance, plane.nearest(&[2.0, 0.5]).idx), (0.0, 5 * 21 + 10));
    assert!(!plane.nearest(&[2.1, 0.5]).is_far() && plane.nearest(&[2.0, 4.0]).is_far());
}

#[test]
fn the_ways_to_taller_and_wider_keep_the_other_size() {
    let (plane, heights, widths) = plane();
    let at = plane.code_at([0.4, 0.6]);
    let guide = plane.guide(&at, &heights, &widths).unwrap();
    assert!((guide.size[0] - (10.0 + f64::from(at[0]))).abs() < 1e-5);
    assert!((guide.size[1] - (5.0 + 4.0 * f64::from(at[1]) + 0.1 * f64::from(at[0]))).abs() < 1e-5);
    for (k, way) in guide.ways.unwrap().into_iter().enumerate() {
        assert!((way[0].hypot(way[1]) - 1.0).abs() < 1e-9);
        let [x, y] = [0.4 + 0.05 * way[0], 0.6 + 0.05 * way[1]];
        let there = plane.guide(&plane.code_at([x, y]), &heights, &widths).unwrap();
        let change = [0, 1].map(|of| there.size[of] - guide.size[of]);
        assert!(change[k] > 0.05 && change[1 - k].abs() < 1e-4, "{k}: {change:?}");
    }
}

#[test]
fn planes_of_one_and_of_many_numbers() {
    let codes: Vec<f32> = (0..60).map(|k| (k % 7) as f32 + k as f32 / 10.0).collect();
    let line = LatentPlane::new(codes.clone().into(), 1, [0, 0]).unwrap();
    assert!(line.is_line() && line.places().all(|[_, y]| y == 0.5));
    assert_eq!(line.code_at([0.3, 0.1]), line.code_at([0.3, 0.9]));
    assert!(line.guide(&[3.0], &[1.0; 60], &[2.0; 60]).unwrap().ways.is_none());
    // The numbers that are not shown stay at their mean.
    let wide = LatentPlane::new(codes.clone().into(), 3, [2, 0]).unwrap();
    let mean = codes.iter().skip(1).step_by(3).sum::<f32>() / 20.0;
    assert!((wide.code_at([0.2, 0.9])[1] - mean).abs() < 1e-5);
    assert!(LatentPlane::new(vec![0.0, f32::NAN].into(), 2, [0, 1]).is_none());
    assert!(LatentPlane::new(Vec::new().into(), 2, [0, 1]).is_none());
    // All in one place: still a plane with a place for it.
    let one = LatentPlane::new(vec![2.0; 40].into(), 2, [0, 1]).unwrap();
    assert!(one.places().flatten().all(|share| (share - 0.5).abs() < 1e-9));
}

#[test]
fn a_gliding_plane_comes_nearer_each_time() {
    let (mut plane, ..) = plane();
    let target = plane.ranges;
    let far = LatentPlane::new(vec![-50.0, -50.0, 50.0, 50.0].into(), 2, [0, 1]).unwrap();
    let mut before = far.clone();
    for _ in 0..40 {
        let mut now = plane.clone();
        now.ease_from(&before);
        before = now;
    }
    assert!(before.ranges.iter().flatten().zip(target.iter().flatten()).all(|(a, b)| (a - b).abs() < 1e-5));
    // Of other axes nothing is taken over.
    plane.ease_from(&LatentPlane::new(vec![9.0, 9.0].into(), 2, [1, 0]).unwrap());
    assert_eq!(plane.ranges, target);
}

/// Mean and covariance of codes of two numbers.
fn moments(codes: &[f32]) -> ([f64; 2], [f64; 3]) {
    let n = (codes.len() / 2) as f64;
    let pairs = || codes.chunks_exact(2).map(|z| (f64::from(z[0]), f64::from(z[1])));
    let mean = [pairs().map(|z| z.0).sum::<f64>() / n, pairs().map(|z| z.1).sum::<f64>() / n];
    let of = |f: &dyn Fn(f64, f64) -> f64| pairs().map(|(x, y)| f(x - mean[0], y - mean[1])).sum::<f64>() / n;
    (mean, [of(&|x, _| x * x), of(&|x, y| x * y), of(&|_, y| y * y)])
}

#[test]
fn samples_follow_their_distribution() {
    const N: usize = 40_000;
    // Six standard errors of a mean, and of a variance of normal numbers.
    let (of_mean, of_variance) = (6.0 / (N as f64).sqrt(), 6.0 * (2.0 / N as f64).sqrt());
    let (mean, [xx, xy, yy]) = moments(&prior_codes(2, N, 3));
    assert!(mean.iter().all(|m| m.abs() < of_mean) && (xx - 1.0).abs() < of_variance && (yy - 1.0).abs() < of_variance);
    assert!(xy.abs() < of_mean);
    // Slanted codes: a Gaussian with their mean and covariance.
    let codes: Vec<f32> = (0..500)
        .flat_map(|k| {
            let (x, y) = ((k % 25) as f32, (k / 25) as f32);
            [x - 3.0, 2.0 * y + x]
        })
        .collect();
    let ((mean, [xx, xy, yy]), (made, [mxx, mxy, myy])) = (moments(&codes), moments(&gaussian_codes(&codes, 2, N, 3)));
    for (k, spread) in [(0, xx), (1, yy)] {
        assert!((made[k] - mean[k]).abs() < of_mean * spread.sqrt());
    }
    assert!((mxx / xx - 1.0).abs() < of_variance && (myy / yy - 1.0).abs() < of_variance);
    assert!((mxy - xy).abs() < of_mean * 2.0 * (xx * yy).sqrt(), "{mxy} {xy}");
    // The first stay, however many are drawn; another seed draws others.
    assert_eq!(gaussian_codes(&codes, 2, 3, 5), gaussian_codes(&codes, 2, 9, 5)[..6]);
    assert_ne!(prior_codes(2, 3, 5), prior_codes(2, 3, 6));
    // Codes that differ in nothing, and none at all.
    assert!(gaussian_codes(&[2.0; 40], 2, 5, 1).iter().all(|z| *z == 2.0));
    assert!(gaussian_codes(&[], 2, 5, 1).is_empty());
}
