//! Losses, densities and gradients of the families as PyTorch has them: `scripts/fixtures/families.py`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::net::{Matrix, Real};
use coastline::rng::stream;
use coastline::train::family::{
    Diffusion, DiffusionRoom, Gan, GanLoss, GanRoom, GanSettings, Moment, Network, NetworkKind, NetworkRoom, Paths,
    PlaneVae, PlaneVaeRoom,
};
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

fn is_gradient<R: Real>(grads: &[R], told: &Value, tolerance: f64) {
    let every = told["gradient"]["every"].as_u64().unwrap() as usize;
    let some: Vec<f64> = grads.iter().step_by(every).map(|g| g.to_f64()).collect();
    close(&some, &list(&told["gradient"]["some"]), tolerance, "gradient");
    let squares: f64 = grads.iter().map(|g| g.to_f64() * g.to_f64()).sum();
    close(&[squares], &[told["gradient"]["squares"].as_f64().unwrap()], 10.0 * tolerance, "squares");
}

fn is_that_of_torch<R: Real>(kind: NetworkKind, told: &Value, rows: usize, tolerance: f64) {
    let values: Vec<f64> = numbers(2 * rows, 1.0, 1.5);
    let places: Vec<[f64; 2]> = values.chunks_exact(2).map(|x| [x[0], x[1]]).collect();
    let network = Network::new(kind, &places);
    assert_eq!(network.n_params() as u64, told["n"].as_u64().unwrap());
    let params: Vec<R> = numbers(network.n_params(), 0.5, 0.2);
    let x = Matrix::from_rows(2, numbers(2 * rows, 1.0, 1.5));
    let mut grads = vec![R::ZERO; params.len()];
    let moment = Moment { step: 0, planned: 100, rng: &mut stream(1, "unused") };
    let (loss, _) = network.loss(&params, &x, moment, &mut NetworkRoom::default(), &mut grads);
    close(&[loss.to_f64()], &[told["loss"].as_f64().unwrap()], tolerance, "loss");
    close(&network.ln_densities(&params, &x), &list(&told["ln"]), tolerance, "ln p");
    is_gradient(&grads, told, tolerance);
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

/// Those whose noise is drawn: as the script draws it.
fn is_drawn_as_torch<R: Real>(name: &str, told: &Value, rows: usize, tolerance: f64) {
    let x = Matrix::from_rows(2, numbers::<R>(2 * rows, 1.0, 1.5));
    let noise = Matrix::from_rows(2, numbers::<R>(2 * rows, 2.0, 1.3));
    let n = told["n"].as_u64().unwrap() as usize;
    let params: Vec<R> = numbers(n, 0.5, 0.2);
    let mut grads = vec![R::ZERO; n];
    let game = |loss, packing| Gan::new(GanSettings { loss, packing, penalty: 0.05 });
    let times: Vec<usize> = (0..rows).map(|row| 1 + 8 * row).collect();
    let diffusion = |paths, grads: &mut [R]| {
        let model = Diffusion::new(paths);
        assert_eq!(model.n_params(), n);
        model.loss(&params, &x, (&times, &noise), &mut DiffusionRoom::default(), grads)
    };
    let losses = match name {
        "vae" => vec![PlaneVae::default().loss(&params, &x, &noise, &mut PlaneVaeRoom::default(), &mut grads)],
        "diffusion" => vec![diffusion(Paths::Noise, &mut grads)],
        "straight" => vec![diffusion(Paths::Straight, &mut grads)],
        _ => {
            let gan = match name {
                "gan packed" => game(GanLoss::Relativistic, 2),
                "gan plain" => game(GanLoss::Plain, 1),
                _ => game(GanLoss::Relativistic, 1),
            };
            assert_eq!(gan.n_params(), n);
            let all = gan.loss(&params, (&x, &noise), [0, 100], &mut GanRoom::default(), &mut grads);
            vec![all.forger, all.critic, all.penalty]
        }
    };
    let losses: Vec<f64> = losses.into_iter().map(R::to_f64).collect();
    close(&losses, &list(&told["losses"]), tolerance, name);
    is_gradient(&grads, told, tolerance);
}

#[test]
fn families_with_noise_are_those_of_torch() {
    let all: Value = serde_json::from_str(include_str!("fixtures/families.json")).unwrap();
    let rows = all["rows"].as_u64().unwrap() as usize;
    for name in ["vae", "diffusion", "straight", "gan", "gan packed", "gan plain"] {
        is_drawn_as_torch::<f64>(name, &all[name], rows, 1e-9);
        is_drawn_as_torch::<f32>(name, &all[name], rows, 5e-3);
    }
}
