//! Every gradient against central differences, in double precision.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::needless_range_loop)]

use coastline::data::PIXELS;
use coastline::net::{
    Activation, Dense, Matrix, Mlp, Pass, activation_backward, fill_normal, kl_to_standard_normal, squared_error,
};
use coastline::rng;
use coastline::train::{Coder, CoderKind, Room, autoencoder_loss, vae_loss};

const STEP: f64 = 1e-5;

/// Numbers as they come, the same each time.
fn numbers(n: usize, name: &str) -> Vec<f64> {
    let mut values = vec![0.0; n];
    fill_normal(&mut values, &mut rng::stream(7, name));
    values
}

fn matrix(rows: usize, columns: usize, name: &str) -> Matrix<f64> {
    Matrix::from_rows(columns, numbers(rows * columns, name))
}

/// The slope of `loss` by one number.
fn slope(values: &mut [f64], at: usize, loss: &mut dyn FnMut(&[f64]) -> f64) -> f64 {
    let here = values[at];
    values[at] = here + STEP;
    let above = loss(values);
    values[at] = here - STEP;
    let below = loss(values);
    values[at] = here;
    (above - below) / (2.0 * STEP)
}

fn close(actual: f64, expected: f64, what: &str) {
    assert!((actual - expected).abs() <= 1e-6 * (1.0 + expected.abs()), "{what}: {actual}, not {expected}");
}

/// All of `gradient` against the slopes of `loss`, or every so manieth.
fn is_gradient(values: &[f64], gradient: &[f64], every: usize, what: &str, mut loss: impl FnMut(&[f64]) -> f64) {
    assert_eq!(values.len(), gradient.len());
    let mut values = values.to_vec();
    let seen: Vec<usize> = (0..values.len()).step_by(every).collect();
    let expected: Vec<f64> = seen.iter().map(|at| slope(&mut values, *at, &mut loss)).collect();
    let largest = expected.iter().fold(0.0_f64, |largest, slope| largest.max(slope.abs()));
    assert!(largest > 1e-9, "{what}: nothing moves, nothing is shown");
    // Measured by the gradient itself, small as it may be; and by what a difference of two losses can tell.
    let told = 1e-10 * loss(&values).abs().max(1.0);
    for (at, expected) in seen.into_iter().zip(expected) {
        let allowed = 1e-6 * (expected.abs() + 0.1 * largest) + told;
        assert!((gradient[at] - expected).abs() <= allowed, "{what}, {at}: {}, not {expected}", gradient[at]);
    }
}

/// A loss of any matrix: each number weighed by one of its own.
fn weighed(y: &Matrix<f64>, weights: &Matrix<f64>) -> f64 {
    y.values().iter().zip(weights.values()).map(|(y, w)| y * w).sum()
}

#[test]
fn a_dense_layer() {
    let mut n = 3;
    let dense = Dense::new(4, 3, &mut n);
    // Its weights begin where others end.
    assert_eq!((n, dense.weights(), dense.biases()), (3 + 15, 3..15, 15..18));
    let (params, x, weights) = (numbers(n, "params"), matrix(5, 4, "x"), matrix(5, 3, "weights"));
    let forward = |params: &[f64], x: &Matrix<f64>| {
        let mut y = Matrix::zeros(0, 0);
        dense.forward(params, x, &mut y);
        weighed(&y, &weights)
    };
    let (mut grads, mut dx) = (vec![0.0; n], Matrix::zeros(0, 0));
    dense.backward(&x, &weights, &mut grads);
    dense.backward_input(&params, &weights, &mut dx);
    is_gradient(&params, &grads, 1, "weights", |params| forward(params, &x));
    is_gradient(x.values(), dx.values(), 1, "x", |x| forward(&params, &Matrix::from_rows(4, x.to_vec())));
    // Gradients are added: a second batch does not wipe out the first.
    let once = grads.clone();
    dense.backward(&x, &weights, &mut grads);
    once.iter().zip(&grads).for_each(|(once, twice)| close(*twice, 2.0 * once, "twice"));
}

#[test]
fn each_activation() {
    // Beside corners, and where curves are flat.
    let points = [-12.0, -3.1, -0.7, -0.02, 0.03, 0.4, 1.9, 11.0];
    for activation in [Activation::Relu, Activation::Silu, Activation::Tanh, Activation::Sigmoid, Activation::Identity]
    {
        let forward = |h: &[f64]| {
            let (mut slopes, mut a) = (h.to_vec(), vec![0.0; h.len()]);
            activation.forward(&mut slopes, &mut a);
            (a, slopes)
        };
        let mut gradient = vec![1.0; points.len()];
        activation_backward(&forward(&points).1, &mut gradient);
        is_gradient(&points, &gradient, 1, &format!("{activation:?}"), |h| forward(h).0.iter().sum());
    }
    let mut a = [0.0_f64; 3];
    Activation::Sigmoid.forward(&mut [0.0, 1.0, -1e9], &mut a);
    assert!(a[0] == 0.5 && (a[1] - 0.731_058_578_630_004_9).abs() < 1e-15 && a[2] > 0.0 && a[2] < 1e-12);
    let mut a = [0.0_f32; 2];
    Activation::Relu.forward(&mut [f32::NAN, -1.0], &mut a);
    assert!(a[0].is_nan() && a[1] == 0.0, "a number that is none is not hidden");
}

#[test]
fn a_stack_of_layers() {
    let mut n = 0;
    let mlp = Mlp::new(&[3, 5, 4, 2], Activation::Silu, Activation::Tanh, &mut n);
    let (params, x, weights) = (numbers(n, "params"), matrix(6, 3, "x"), matrix(6, 2, "weights"));
    let loss = |params: &[f64], x: &Matrix<f64>| weighed(mlp.forward(params, x, &mut Pass::default()), &weights);
    let (mut pass, mut grads) = (Pass::default(), vec![0.0; n]);
    mlp.forward(&params, &x, &mut pass);
    let dx = mlp.backward(&params, &x, &mut pass, &weights, true, &mut grads).clone();
    is_gradient(&params, &grads, 1, "weights", |params| loss(params, &x));
    is_gradient(x.values(), dx.values(), 1, "x", |x| loss(&params, &Matrix::from_rows(3, x.to_vec())));
}

#[test]
fn both_losses() {
    let (y, target) = (matrix(4, 3, "y"), matrix(4, 3, "target"));
    let mut dy = Matrix::zeros(0, 0);
    let loss = squared_error(&y, &target, &mut dy);
    let plain: f64 = y.values().iter().zip(target.values()).map(|(y, t)| (y - t) * (y - t)).sum::<f64>() / 4.0;
    close(loss, plain, "squared error");
    is_gradient(y.values(), dy.values(), 1, "y", |y| {
        squared_error(&Matrix::from_rows(3, y.to_vec()), &target, &mut Matrix::zeros(0, 0))
    });

    let (mean, s) = (matrix(4, 3, "mean"), matrix(4, 3, "s"));
    let kl = |mean: &Matrix<f64>, s: &Matrix<f64>| {
        kl_to_standard_normal(mean, s, 0.3, &mut Matrix::zeros(4, 3), &mut Matrix::zeros(4, 3))
    };
    let (mut d_mean, mut d_s) = (Matrix::zeros(4, 3), Matrix::zeros(4, 3));
    kl_to_standard_normal(&mean, &s, 0.3, &mut d_mean, &mut d_s);
    is_gradient(mean.values(), d_mean.values(), 1, "mean", |m| 0.3 * kl(&Matrix::from_rows(3, m.to_vec()), &s));
    is_gradient(s.values(), d_s.values(), 1, "s", |s| 0.3 * kl(&mean, &Matrix::from_rows(3, s.to_vec())));
    // Closed form: a standard normal cloud is no distance away, N(2, 1) two nats.
    let at = |mean: f64, s: f64| kl(&Matrix::from_rows(3, vec![mean; 12]), &Matrix::from_rows(3, vec![s; 12])) / 3.0;
    assert_eq!((at(0.0, 0.0), at(2.0, 0.0)), (0.0, 2.0));
    close(at(0.0, 2.0), 0.5 * (2.0_f64.exp() - 1.0 - 2.0), "a wide cloud");
}

/// Three pictures of greys.
fn pictures() -> Matrix<f64> {
    Matrix::from_rows(PIXELS, numbers(3 * PIXELS, "pictures").into_iter().map(|x| (x.abs() / 4.0).min(1.0)).collect())
}

#[test]
fn the_autoencoder() {
    let (coder, x) = (Coder::new(CoderKind::Autoencoder, 2), pictures());
    let params: Vec<f64> = coder.init(3);
    let mut grads = vec![0.0; params.len()];
    let loss = |params: &[f64], grads: &mut [f64]| autoencoder_loss(&coder, params, &x, &mut Room::default(), grads);
    loss(&params, &mut grads);
    let mut idle = vec![0.0; params.len()];
    is_gradient(&params, &grads, 1_301, "all", |params| loss(params, &mut idle));
    // The narrow middle, whole.
    let start = coder.decoder_params().start;
    for at in start - 130..start + 192 {
        let mut params = params.clone();
        close(grads[at], slope(&mut params, at, &mut |params| loss(params, &mut idle)), &format!("{at}"));
    }
}

#[test]
fn the_variational_autoencoder() {
    let (coder, x, noise) = (Coder::new(CoderKind::Variational, 2), pictures(), matrix(3, 2, "noise"));
    let params: Vec<f64> = coder.init(4);
    for beta in [0.0, 0.4, 3.0] {
        let loss = |params: &[f64], grads: &mut [f64]| {
            let loss = vae_loss(&coder, params, (&x, &noise), beta, &mut Room::default(), grads);
            loss.reconstruction + beta * loss.kl
        };
        let (mut grads, mut idle) = (vec![0.0; params.len()], vec![0.0; params.len()]);
        loss(&params, &mut grads);
        is_gradient(&params, &grads, 1_501, "all", |params| loss(params, &mut idle));
        let start = coder.decoder_params().start;
        for at in start - 260..start + 192 {
            let mut params = params.clone();
            close(grads[at], slope(&mut params, at, &mut |params| loss(params, &mut idle)), &format!("{at}"));
        }
    }
}

#[test]
fn a_clipped_spread_moves_nothing() {
    let (coder, x, noise) = (Coder::new(CoderKind::Variational, 2), pictures(), matrix(3, 2, "noise"));
    let mut params: Vec<f64> = coder.init(4);
    // The last four before the decoder: the biases of mu, then of ln sigma squared.
    let spread = coder.decoder_params().start - 2;
    for (bias, clips) in [(-40.0, true), (40.0, true), (-1.0, false)] {
        params[spread] = bias;
        let mut grads = vec![0.0; params.len()];
        let loss = vae_loss(&coder, &params, (&x, &noise), 0.4, &mut Room::default(), &mut grads);
        assert!(loss.kl.is_finite() && loss.reconstruction.is_finite());
        assert_eq!(grads[spread] == 0.0, clips, "{bias}");
        assert!(grads[spread + 1] != 0.0);
    }
}
