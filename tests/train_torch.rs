//! Losses, gradients and Adam's steps as PyTorch has them: `scripts/fixtures/train.py`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::PIXELS;
use coastline::net::{Activation, Adam, Matrix, Mlp, Pass, Real, activation_backward, cosine_rate, squared_error};
use coastline::train::{Coder, CoderKind, Room, autoencoder_loss, vae_loss};
use serde_json::Value;

const ROWS: usize = 4;

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/train.json")).unwrap()
}

/// Number i of a list, as the script makes it.
fn numbers<R: Real>(n: usize, shift: f64, scale: f64) -> Vec<R> {
    (0..n).map(|i| R::of((12.9898 * i as f64 + shift).sin() * scale)).collect()
}

fn close(actual: f64, expected: &Value, tolerance: f64, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((actual - expected).abs() <= tolerance * (1.0 + expected.abs()), "{what}: {actual}, not {expected}");
}

fn all_close(actual: &[f64], expected: &Value, tolerance: f64, what: &str) {
    let expected = expected.as_array().unwrap();
    assert_eq!(actual.len(), expected.len(), "{what}");
    actual.iter().zip(expected).for_each(|(actual, expected)| close(*actual, expected, tolerance, what));
}

fn is_told(gradient: &[f64], told: &Value, tolerance: f64, what: &str) {
    let every = told["every"].as_u64().unwrap() as usize;
    let some: Vec<f64> = gradient.iter().step_by(every).copied().collect();
    all_close(&some, &told["some"], tolerance, what);
    close(gradient.iter().sum(), &told["sum"], tolerance * 100.0, what);
    close(gradient.iter().map(|g| g * g).sum(), &told["squares"], tolerance, what);
}

fn coder_is_that_of_torch<R: Real>(kind: CoderKind, case: &Value, tolerance: f64) {
    let coder = Coder::new(kind, 2);
    assert_eq!(coder.n_params() as u64, case["n"].as_u64().unwrap());
    let params: Vec<R> = numbers(coder.n_params(), 0.5, 0.08);
    let greys = numbers::<f64>(ROWS * PIXELS, 2.0, 1.0).into_iter().map(|x| R::of((x + 1.0) / 2.0)).collect();
    let x = Matrix::from_rows(PIXELS, greys);
    let (mut room, mut grads) = (Room::default(), vec![R::ZERO; params.len()]);
    let (error, kl) = match kind {
        CoderKind::Autoencoder => (autoencoder_loss(&coder, &params, &x, &mut room, &mut grads), R::ZERO),
        CoderKind::Variational => {
            let noise = Matrix::from_rows(2, numbers(ROWS * 2, 1.0, 1.0));
            let loss = vae_loss(&coder, &params, (&x, &noise), R::of(0.4), &mut room, &mut grads);
            (loss.reconstruction, loss.kl)
        }
    };
    close(error.to_f64(), &case["error"], tolerance, "error");
    close(kl.to_f64(), &case["kl"], tolerance, "divergence");
    let grads: Vec<f64> = grads.into_iter().map(Real::to_f64).collect();
    is_told(&grads, &case["gradient"], tolerance, &format!("{kind:?}"));
}

#[test]
fn both_objectives() {
    let fixture = fixture();
    for (kind, name) in [(CoderKind::Autoencoder, "autoencoder"), (CoderKind::Variational, "vae")] {
        coder_is_that_of_torch::<f64>(kind, &fixture[name], 1e-10);
        coder_is_that_of_torch::<f32>(kind, &fixture[name], 1e-4);
    }
}

#[test]
fn a_stack_with_silu() {
    let case = &fixture()["mlp"];
    let mut n = 0;
    let mlp = Mlp::new(&[3, 64, 64, 2], Activation::Silu, Activation::Identity, &mut n);
    assert_eq!(n as u64, case["n"].as_u64().unwrap());
    let params: Vec<f64> = numbers(n, 0.1, 0.3);
    let (x, target) = (Matrix::from_rows(3, numbers(24, 3.0, 1.0)), Matrix::from_rows(2, numbers(16, 4.0, 1.0)));
    let (mut pass, mut dy, mut grads) = (Pass::default(), Matrix::default(), vec![0.0; n]);
    let error = squared_error(mlp.forward(&params, &x, &mut pass), &target, &mut dy);
    mlp.backward(&params, &x, &mut pass, &dy, false, &mut grads);
    close(error, &case["error"], 1e-12, "error");
    is_told(&grads, &case["gradient"], 1e-11, "gradient");
}

#[test]
fn activations() {
    let fixture = fixture();
    for activation in [Activation::Relu, Activation::Silu, Activation::Tanh, Activation::Sigmoid] {
        let name = format!("{activation:?}");
        let case = &fixture["activations"][&name];
        let of = |tolerance: f64, single: bool| {
            let told = |values: Vec<f64>, of: &str| all_close(&values, &case[of], tolerance, &name);
            if single {
                let (value, slope) = forward_and_back::<f32>(activation);
                told(value, "value");
                told(slope, "slope");
            } else {
                let (value, slope) = forward_and_back::<f64>(activation);
                told(value, "value");
                told(slope, "slope");
            }
        };
        of(1e-14, false);
        of(1e-6, true);
    }
}

fn forward_and_back<R: Real>(activation: Activation) -> (Vec<f64>, Vec<f64>) {
    let mut h: Vec<R> = numbers(40, 0.3, 6.0);
    let (mut a, mut gradient) = (vec![R::ZERO; 40], vec![R::ONE; 40]);
    activation.forward(&mut h, &mut a);
    activation_backward(&h, &mut gradient);
    let doubles = |values: Vec<R>| values.into_iter().map(Real::to_f64).collect();
    (doubles(a), doubles(gradient))
}

#[test]
fn steps_of_adam_at_a_falling_rate() {
    let fixture = fixture();
    let mut w: Vec<f64> = numbers(12, 0.7, 2.0);
    let mut adam = Adam::new(12);
    for t in 0..100 {
        let grads: Vec<f64> = (1..).zip(&w).map(|(k, w)| 2.0 * f64::from(k) * (w - 1.0) + 0.4 * w * w * w).collect();
        adam.step(&mut w, &grads, cosine_rate(0.05, t, 100));
        if let Some(expected) = fixture["adam"].get((t + 1).to_string()) {
            all_close(&w, expected, 1e-11, &format!("after {} steps", t + 1));
        }
    }
    assert_eq!(adam.steps(), 100);
}
