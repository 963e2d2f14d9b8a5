//! Losses, densities and gradients of the families as PyTorch has them: `scripts/fixtures/families.py`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::net::{Matrix, Real};
use coastline::train::family::{Network, NetworkKind, NetworkRoom};
use serde_json::Value;

/// Number i of a list, as the script makes it.
fn numbers<R: Real>(n: usize, shift: f64, scale: f64) -> Vec<R> {
    (0..n).map(|i| R::of((12.9898 * i as f64 + shift).sin() * scale)).collect()
}

fn list(told: &Value) -> Vec<f64> {
    told.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect()
}

fn close(actual: &[f64], expected: &[f64], tolerance: f64, what: &str) {
    assert_eq!(actual.len(), expected.len(), "{what}");
    for (actual, expected) in actual.iter().zip(expected) {
        assert!((actual - expected).abs() <= tolerance * (1.0 + expected.abs()), "{what}: {actual}, not {expected}");
    }
}

fn is_that_of_torch<R: Real>(kind: NetworkKind, told: &Value, rows: usize, tolerance: f64) {
    let values: Vec<f64> = numbers(2 * rows, 1.0, 1.5);
    let places: Vec<[f64; 2]> = values.chunks_exact(2).map(|x| [x[0], x[1]]).collect();
    let network = Network::new(kind, &places);
    assert_eq!(network.n_params() as u64, told["n"].as_u64().unwrap());
    let params: Vec<R> = numbers(network.n_params(), 0.5, 0.2);
    let x = Matrix::from_rows(2, numbers(2 * rows, 1.0, 1.5));
    let mut grads = vec![R::ZERO; params.len()];
    let loss = network.loss(&params, &x, &mut NetworkRoom::default(), &mut grads);
    close(&[loss.to_f64()], &[told["loss"].as_f64().unwrap()], tolerance, "loss");
    close(&network.ln_densities(&params, &x), &list(&told["ln"]), tolerance, "ln p");
    let every = told["gradient"]["every"].as_u64().unwrap() as usize;
    let some: Vec<f64> = grads.iter().step_by(every).map(|g| g.to_f64()).collect();
    close(&some, &list(&told["gradient"]["some"]), tolerance, "gradient");
    let squares: f64 = grads.iter().map(|g| g.to_f64() * g.to_f64()).sum();
    close(&[squares], &[told["gradient"]["squares"].as_f64().unwrap()], 10.0 * tolerance, "squares");
}

#[test]
fn families_are_those_of_torch() {
    let all: Value = serde_json::from_str(include_str!("fixtures/families.json")).unwrap();
    let rows = all["rows"].as_u64().unwrap() as usize;
    for (kind, name) in [(NetworkKind::Flow, "flow"), (NetworkKind::Autoregressive, "autoregressive")] {
        is_that_of_torch::<f64>(kind, &all[name], rows, 1e-9);
        is_that_of_torch::<f32>(kind, &all[name], rows, 2e-3);
    }
}
