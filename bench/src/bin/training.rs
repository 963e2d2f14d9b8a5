//! Measures training and decoding, and how fast four numbers at a time can be multiplied and added at most; prints JSON, a
//! line each. Built natively and like the worker; `training.mjs` runs both beside PyTorch and TensorFlow.js.

#[path = "../clock.rs"]
mod clock;
#[cfg(target_arch = "wasm32")]
#[path = "../peak.rs"]
mod peak;

use clock::{now_ms, print};
use coastline::data::PIXELS;
use coastline::net::{Activation, Adam, Matrix, Mlp, Pass, squared_error};
use coastline::train::family::{
    Diffusion, DiffusionRoom, Gan, GanRoom, GanSettings, Moment, Network, NetworkKind, NetworkRoom, Paths, PlaneVae,
    PlaneVaeRoom,
};
use coastline::train::{Coder, CoderKind, Room, autoencoder_loss};
use std::hint::black_box;

/// Each row is measured for so long, ms, twice.
const MEASURED_MS: f64 = 2_500.0;
const RATE: f64 = 1e-3;

/// Number i of a list, as the peers make it.
fn numbers(n: usize, shift: f64, scale: f64) -> Vec<f32> {
    (0..n).map(|i| (coastline::math::sin(12.9898 * i as f64 + shift) * scale) as f32).collect()
}

/// Calls `step` for a while; prints calls a second, and the losses of the first. Through a pointer, so that a step stays a
/// function: what V8 finds inlined in a loop that is running it never compiles for speed.
fn measure(name: &str, flops: f64, step: &mut dyn FnMut() -> f32) {
    let step = black_box(step);
    let first: Vec<f32> = (0..20).map(|_| step()).collect();
    for _ in 0..2 {
        let (start, mut n) = (now_ms(), 0.0);
        while now_ms() - start < MEASURED_MS {
            black_box(step());
            n += 1.0;
        }
        let per_s = n * 1e3 / (now_ms() - start);
        print(&format!(
            "{{\"name\": {name:?}, \"per_s\": {per_s}, \"flops\": {}, \"losses\": {first:?}}}",
            flops * per_s
        ));
    }
}

/// Of a step: two for each weight and row forwards, and as many again for each of two gradients; the first layer needs one.
fn flops(widths: &[usize], rows: usize) -> f64 {
    let weights = |pair: &[usize]| (pair[0] * pair[1]) as f64;
    let all: f64 = widths.windows(2).map(weights).sum();
    2.0 * rows as f64 * (3.0 * all - weights(&widths[..2]))
}

fn mlp() {
    let (widths, rows) = ([3, 64, 64, 2], 256);
    let mut n = 0;
    let mlp = Mlp::new(&widths, Activation::Silu, Activation::Identity, &mut n);
    let (mut params, mut adam, mut grads) = (numbers(n, 0.1, 0.3), Adam::new(n), vec![0.0; n]);
    let x = Matrix::from_rows(3, numbers(3 * rows, 3.0, 1.0));
    let target = Matrix::from_rows(2, numbers(2 * rows, 4.0, 1.0));
    let (mut pass, mut dy) = (Pass::default(), Matrix::default());
    measure("MLP 3-64-64-2", flops(&widths, rows), &mut || {
        grads.fill(0.0);
        let loss = squared_error(mlp.forward(&params, &x, &mut pass), &target, &mut dy);
        mlp.backward(&params, &x, &mut pass, &dy, false, &mut grads);
        adam.step(&mut params, &grads, RATE);
        loss
    });
}

fn autoencoder() {
    let (widths, rows) = ([PIXELS, 128, 64, 2, 64, 128, PIXELS], 64);
    let coder = Coder::new(CoderKind::Autoencoder, 2);
    let n = coder.n_params();
    let (mut params, mut adam, mut grads) = (numbers(n, 0.5, 0.08), Adam::new(n), vec![0.0; n]);
    let x = Matrix::from_rows(PIXELS, numbers(rows * PIXELS, 2.0, 0.5).into_iter().map(|x| x + 0.5).collect());
    let mut room = Room::default();
    measure("autoencoder", flops(&widths, rows), &mut || {
        grads.fill(0.0);
        let loss = autoencoder_loss(&coder, &params, &x, &mut room, &mut grads);
        adam.step(&mut params, &grads, RATE);
        loss
    });
}

/// A step of a family on a batch of 256 points.
fn family(name: &str, kind: NetworkKind) {
    let values = numbers(512, 1.0, 1.5);
    let places: Vec<[f64; 2]> = values.chunks_exact(2).map(|x| [f64::from(x[0]), f64::from(x[1])]).collect();
    let network = Network::new(kind, &places);
    let n = network.n_params();
    let (mut params, mut adam, mut grads) = (numbers(n, 0.5, 0.2), Adam::new(n), vec![0.0; n]);
    let (x, mut room) = (Matrix::from_rows(2, values), NetworkRoom::default());
    let mut rng = coastline::rng::stream(1, "unused");
    measure(name, 0.0, &mut || {
        grads.fill(0.0);
        let moment = Moment { step: 0, planned: 1, rng: &mut rng };
        let (loss, _) = network.loss(&params, &x, moment, &mut room, &mut grads);
        adam.step(&mut params, &grads, RATE);
        loss
    });
}

/// Loss of weights on points with noise at a step; adds its gradients.
type Noisy<'a> = dyn FnMut(&[f32], [&Matrix<f32>; 2], u32, &mut [f32]) -> f32 + 'a;

/// A step of a family whose noise is drawn, on a batch of 256 points: of always the same noise, which peers can have too.
fn noisy(name: &str, (n, scale): (usize, f64), loss: &mut Noisy) {
    let (mut params, mut adam, mut grads) = (numbers(n, 0.5, scale), Adam::new(n), vec![0.0; n]);
    let [x, noise] = [(1.0, 1.5), (2.0, 1.3)].map(|(shift, scale)| Matrix::from_rows(2, numbers(512, shift, scale)));
    let mut step = 0;
    measure(name, 0.0, &mut || {
        grads.fill(0.0);
        let loss = loss(&params, [&x, &noise], step, &mut grads);
        adam.step(&mut params, &grads, RATE);
        step += 1;
        loss
    });
}

fn families_with_noise() {
    let (vae, mut room) = (PlaneVae::default(), PlaneVaeRoom::default());
    noisy("VAE", (vae.n_params(), 0.2), &mut |params, [x, noise], _, grads| {
        vae.loss(params, x, noise, &mut room, grads)
    });
    let (diffusion, mut room) = (Diffusion::new(Paths::Noise), DiffusionRoom::default());
    let times: Vec<usize> = (0..256).map(|row| 1 + 8 * row % 100).collect();
    noisy("diffusion", (diffusion.n_params(), 0.2), &mut |params, [x, noise], _, grads| {
        diffusion.loss(params, x, (&times, noise), &mut room, grads)
    });
    let (gan, mut room) = (Gan::new(GanSettings { penalty: 0.05, ..GanSettings::default() }), GanRoom::default());
    // Smaller weights: a steep critic turns the last digit into another training.
    noisy("GAN", (gan.n_params(), 0.05), &mut |params, [x, noise], step, grads| {
        // Of so many steps that penalties do not fall.
        let all = gan.loss(params, (x, noise), [step, u32::MAX], &mut room, grads);
        all.forger + all.critic + all.penalty
    });
    let (params, mut rng) = (numbers(diffusion.n_params(), 0.5, 0.05), coastline::rng::stream(1, "samples"));
    measure("500 diffused", 0.0, &mut || {
        black_box(diffusion.sample(&params, 500, &mut rng));
        0.0
    });
}

fn decode() {
    let coder = Coder::new(CoderKind::Variational, 2);
    let decoder = coder.decoder(&coder.init::<f32>(1));
    let (code, mut pass) = (Matrix::from_rows(2, vec![0.3, -0.7]), Pass::default());
    measure("decode one point", 0.0, &mut || decoder.decode(black_box(&code), &mut pass).values()[500]);
}

/// In WebAssembly alone, which is what training's share is told of.
fn peak() {
    #[cfg(target_arch = "wasm32")]
    print(&format!("{{\"name\": \"peak\", \"flops\": {}}}", peak::flops_per_s(now_ms)));
}

fn main() {
    peak();
    mlp();
    autoencoder();
    family("flow", NetworkKind::Flow);
    family("autoregressive", NetworkKind::Autoregressive);
    families_with_noise();
    decode();
    peak();
}
