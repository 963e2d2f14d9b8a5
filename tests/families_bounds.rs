//! Families that do not say p(x): bounds under what is exactly known, walks that are known in closed form, a game whose gradients are
//! those of both losses.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::{Rule, Toy};
use coastline::net::{Activation, Fourier, Matrix, Mlp, Pass, PenaltyRoom, fill_normal, gradient_penalty};
use coastline::plane::Point;
use coastline::rng;
use coastline::train::family::{
    Diffusion, DiffusionRoom, Gan, GanLoss, GanRoom, GanSettings, NOISE_STEPS, Network, Paths, PlaneVae, Schedule, Walk,
};
use coastline::train::race::{RaceFamily, RaceSettings, Racer, Racing, Says};
use std::f64::consts::TAU;

fn normals(n: usize, seed: u32) -> Vec<f64> {
    let mut values = vec![0.0; n];
    fill_normal(&mut values, &mut rng::stream(seed, "normals"));
    values
}

fn toy(toy: Toy, n: usize) -> Vec<Point> {
    Rule::Toy(toy).draw(n, &mut rng::stream(5, "observations")).into_iter().map(|spot| spot.point()).collect()
}

fn trained(settings: RaceSettings, points: &[Point], steps: u32) -> Racing {
    let mut racing = Racing::new(settings, points).unwrap();
    (0..steps).for_each(|_| {
        racing.step().unwrap();
    });
    racing
}

/// ln Σ eʰ.
fn ln_sum(all: &[f64]) -> f64 {
    let most = all.iter().fold(f64::NEG_INFINITY, |most, h| most.max(*h));
    most + all.iter().map(|h| (h - most).exp()).sum::<f64>().ln()
}

#[test]
fn the_bound_of_a_vae_lies_under_the_sum_over_its_codes() {
    let points = toy(Toy::TwoMoons, 1_000);
    let racing = trained(RaceSettings { planned_steps: 900, ..RaceSettings::new(RaceFamily::Vae) }, &points, 900);
    let params: Vec<f64> = racing.params().iter().map(|w| f64::from(*w)).collect();
    let vae = PlaneVae::default();
    // p(x) = ∫ N(z) N(x; f(z), s²) dz, by the rectangle rule: s is wide beside its steps.
    let (side, reach) = (240, 5.0);
    let at = |k: usize| reach * (2.0 * (k as f64 + 0.5) / side as f64 - 1.0);
    let codes: Vec<f64> = (0..side * side).flat_map(|k| [at(k % side), at(k / side)]).collect();
    let decoded = vae.decode(&params, &Matrix::from_rows(2, codes.clone()));
    let s = vae.spread(&params);
    let area = (2.0 * reach / side as f64).powi(2);
    let rows: Matrix<f64> = racing.frame().rows(&points[..40]);
    let elbos = vae.elbos(&params, &rows, 3_000, &mut rng::stream(1, "draws"));
    let (mut gap, mut beaten) = (0.0, 0);
    for (x, elbo) in rows.values().chunks_exact(2).zip(&elbos) {
        let terms: Vec<f64> = codes
            .chunks_exact(2)
            .zip(decoded.values().chunks_exact(2))
            .map(|(z, y)| {
                let squared = (x[0] - y[0]).powi(2) + (x[1] - y[1]).powi(2);
                -0.5 * (z[0] * z[0] + z[1] * z[1]) - 0.5 * squared / (s * s)
            })
            .collect();
        let exact = ln_sum(&terms) + area.ln() - 2.0 * TAU.ln() - 2.0 * s.ln();
        let bound = elbo.redrawn - elbo.kl;
        gap += exact - bound;
        // The expectation is itself a mean of 3,000 draws.
        beaten += usize::from(bound > exact + 0.1);
    }
    assert_eq!(beaten, 0);
    let gap = gap / 40.0;
    // It is a bound, and no idle one.
    assert!((0.0..0.6).contains(&gap), "{gap}");
}

/// A network of zeros: it says that there is no noise, and that nothing moves.
fn silent(paths: Paths) -> (Diffusion, Vec<f64>) {
    let diffusion = Diffusion::new(paths);
    let n = diffusion.n_params();
    (diffusion, vec![0.0; n])
}

#[test]
fn a_silent_network_makes_a_bell_whose_width_is_known() {
    let (diffusion, params) = silent(Paths::Noise);
    let schedule = Schedule::default();
    // xₜ₋₁ = xₜ/√(1−β) + √β z: variances add up, without noise at the last step.
    let (mut made, mut exact) = (1.0, 1.0);
    for t in (1..=NOISE_STEPS).rev() {
        let beta = schedule.beta(t);
        made = made / (1.0 - beta) + if t > 1 { beta } else { 0.0 };
        exact = exact / (1.0 - beta) + beta;
    }
    let samples = diffusion.sample(&params, 4_000, &mut rng::stream(3, "samples"));
    let variance = samples.values().iter().map(|x| x * x).sum::<f64>() / 8_000.0;
    assert!((variance / made - 1.0).abs() < 0.06, "{variance}, not {made}");
    // ln p of that bell, with noise at the last step too, is never under its bound.
    let x = Matrix::from_rows(2, normals(80, 2));
    let bounds = diffusion.bounds(&params, &x, &mut rng::stream(4, "bound"));
    let mut gap = 0.0;
    for (x, bound) in x.values().chunks_exact(2).zip(&bounds) {
        let ln = -0.5 * (x[0] * x[0] + x[1] * x[1]) / exact - (TAU * exact).ln();
        gap += (ln - bound) / 40.0;
    }
    assert!(gap > 0.0, "{gap}");
}

#[test]
fn a_schedule_ends_in_noise_and_shares_its_variance() {
    let schedule = Schedule::default();
    assert!(schedule.alpha_bar(NOISE_STEPS) < 1e-5 && schedule.alpha_bar(0) == 1.0);
    for t in 1..=NOISE_STEPS {
        assert!(schedule.alpha_bar(t) < schedule.alpha_bar(t - 1) && (0.0..=0.999).contains(&schedule.beta(t)));
        assert!((0.0..1.0).contains(&schedule.posterior_share(t)));
    }
    // Nichol & Dhariwal's cosine at a third of the way.
    let f = |t: f64| ((t + 0.008) / 1.008 * TAU / 4.0).cos().powi(2);
    assert!((schedule.alpha_bar(33) - f(0.33) / f(0.0)).abs() < 1e-12);
}

#[test]
fn the_bound_of_a_diffusion_stays_under_the_entropy_of_its_rule() {
    let points = toy(Toy::EightGaussians, 2_000);
    let racing = trained(RaceSettings { planned_steps: 600, ..RaceSettings::new(RaceFamily::Diffusion) }, &points, 600);
    let held_out: Vec<Point> = Rule::Toy(Toy::EightGaussians)
        .draw(400, &mut rng::stream(9, "held out"))
        .into_iter()
        .map(|spot| spot.point())
        .collect();
    let mean = |racing: &Racing| Racer::of(racing).ln_densities(&held_out).iter().sum::<f64>() / 400.0;
    let at_first = mean(&Racing::new(*racing.settings(), &points).unwrap());
    let density = Toy::EightGaussians.density();
    let best = held_out.iter().map(|p| density.at(*p).ln()).sum::<f64>() / 400.0;
    let bound = mean(&racing);
    assert!(at_first + 10.0 < bound && bound < best, "{at_first}, {bound}, {best}");
}

#[test]
fn ddim_and_straight_paths_follow_what_the_network_says() {
    // A network of zeros says that there is no noise: DDIM then goes outwards, until its clip; straight paths stay where they are.
    let noise = Matrix::from_rows(2, normals(60, 8));
    let mut rng = rng::stream(1, "unused");
    let (diffusion, params) = silent(Paths::Noise);
    let end = diffusion.walk(&params, noise.clone(), Walk::Ddim(1), &mut rng, |_, _| {});
    assert!(
        end.values()
            .iter()
            .zip(noise.values())
            .all(|(x, z)| x * z > 0.0 && x.abs() >= z.abs().min(2.6) && x.abs() <= 2.6)
    );
    let (straight, params) = silent(Paths::Straight);
    let mut seen = Vec::new();
    let end = straight.walk(&params, noise.clone(), Walk::Ddim(2), &mut rng, |t, _| seen.push(t));
    assert_eq!((end, seen.len(), seen[0], seen.last()), (noise, 51, 100, Some(&0)));
    assert!(straight.bounds(&params, &Matrix::from_rows(2, vec![0.0; 4]), &mut rng).iter().all(|b| b.is_nan()));
}

#[test]
fn a_midpoint_is_of_second_order() {
    // Halving the steps of a smooth field leaves a quarter of the error.
    let straight = Diffusion::new(Paths::Straight);
    let params: Vec<f64> = straight.init(4);
    let noise = Matrix::from_rows(2, normals(40, 6));
    let mut rng = rng::stream(1, "unused");
    let mut end = |stride| straight.walk(&params, noise.clone(), Walk::Ddim(stride), &mut rng, |_, _| {});
    let (coarse, fine, finest) = (end(4), end(2), end(1));
    let far = |a: &Matrix<f64>, b: &Matrix<f64>| {
        a.values().iter().zip(b.values()).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    };
    let ratio = far(&coarse, &fine) / far(&fine, &finest);
    assert!((2.5..7.0).contains(&ratio), "{ratio}");
    let guess = straight.guess(&params, &noise, 50.0, &mut DiffusionRoom::default()).values().len();
    assert_eq!(guess, 40);
}

#[test]
fn the_gradients_of_a_game() {
    let x = Matrix::from_rows(2, normals(48, 1));
    for (loss, packing) in
        [(GanLoss::Relativistic, 1), (GanLoss::Relativistic, 2), (GanLoss::Plain, 1), (GanLoss::Plain, 4)]
    {
        let gan = Gan::new(GanSettings { loss, packing, penalty: 0.05 });
        let mut params: Vec<f64> = gan.init(3);
        let played = |params: &[f64], grads: &mut [f64]| {
            let noise = Matrix::from_rows(2, normals(48, 7));
            gan.loss(params, (&x, &noise), [8, 100], &mut GanRoom::default(), grads)
        };
        let mut grads = vec![0.0; params.len()];
        let first = played(&params, &mut grads);
        assert_eq!(first.penalty > 0.0, loss == GanLoss::Relativistic);
        let largest = grads.iter().fold(0.0_f64, |largest, g| largest.max(g.abs()));
        let mut wrong = 0;
        for at in (0..params.len()).step_by(211) {
            let is_forger = gan.forger_params().contains(&at);
            let mut loss_at = |w: f64| {
                let here = std::mem::replace(&mut params[at], w);
                let all = played(&params, &mut vec![0.0; params.len()]);
                params[at] = here;
                if is_forger { all.forger } else { all.critic + all.penalty }
            };
            let (w, h) = (gan_weight(&gan, at), 1e-6);
            let slope = (loss_at(w + h) - loss_at(w - h)) / (2.0 * h);
            // A leaky ReLU has a corner, where differences see both sides.
            wrong += usize::from((grads[at] - slope).abs() > 1e-5 * (slope.abs() + 0.1 * largest));
        }
        assert!(wrong <= 2, "{loss:?}, {packing}: {wrong}");
    }
}

fn gan_weight(gan: &Gan, at: usize) -> f64 {
    gan.init::<f64>(3)[at]
}

#[test]
fn a_penalty_is_the_squared_slope_by_inputs() {
    let (waves, mut n) = (Fourier { frequencies: &[0.7, 2.0] }, 0);
    let critic = Mlp::new(&[2 * waves.width(), 12, 9, 1], Activation::LeakyRelu, Activation::Identity, &mut n);
    let mut params = vec![0.0; n];
    critic.init(&mut params, &mut rng::stream(2, "critic"));
    let x = normals(14, 5);
    let score = |row: usize, shift: [f64; 2], params: &[f64]| {
        let place = vec![x[2 * row] + shift[0], x[2 * row + 1] + shift[1]];
        let (mut features, mut pass) = (Matrix::default(), Pass::default());
        waves.forward(&Matrix::from_rows(2, place), &mut features);
        critic.forward(params, &features, &mut pass).values()[0]
    };
    let h = 1e-6;
    let slope = |row| {
        let along = |by: [f64; 2]| (score(row, by, &params) - score(row, by.map(|v| -v), &params)) / (2.0 * h);
        along([h, 0.0]).powi(2) + along([0.0, h]).powi(2)
    };
    let (mut features, mut pass, mut grads) = (Matrix::default(), Pass::default(), vec![0.0; n]);
    waves.forward(&Matrix::from_rows(2, x.clone()), &mut features);
    critic.forward(&params, &features, &mut pass);
    let told =
        gradient_penalty(&critic, waves, &params, (&features, &pass), 0.3, &mut PenaltyRoom::default(), &mut grads);
    let counted = 0.3 * (0..7).map(slope).sum::<f64>() / 7.0;
    assert!((told - counted).abs() < 1e-6 * counted, "{told}, not {counted}");
    // Its gradient by some weights, by differences of the exact penalty.
    for at in (0..n).step_by(7) {
        let at_weight = |w: f64| {
            let mut other = params.clone();
            other[at] = w;
            let mut pass = Pass::default();
            critic.forward(&other, &features, &mut pass);
            let mut room = PenaltyRoom::default();
            gradient_penalty(&critic, waves, &other, (&features, &pass), 0.3, &mut room, &mut vec![0.0; n])
        };
        let slope = (at_weight(params[at] + 1e-6) - at_weight(params[at] - 1e-6)) / 2e-6;
        assert!((grads[at] - slope).abs() < 1e-5 * (1.0 + slope.abs()), "{at}: {}, not {slope}", grads[at]);
    }
}

#[test]
fn what_each_family_says() {
    let says = |family| RaceSettings::new(family).says();
    assert_eq!(says(RaceFamily::Flow), Says::Exactly);
    assert_eq!((says(RaceFamily::Vae), says(RaceFamily::Diffusion)), (Says::AtLeast, Says::AtLeast));
    assert_eq!(says(RaceFamily::Gan), Says::Nothing);
    let straight = RaceSettings { paths: Paths::Straight, ..RaceSettings::new(RaceFamily::Diffusion) };
    assert_eq!(straight.says(), Says::Nothing);
    let points = toy(Toy::Rings, 300);
    for (settings, is_number) in [
        (RaceSettings::new(RaceFamily::Vae), true),
        (RaceSettings::new(RaceFamily::Diffusion), true),
        (straight, false),
        (RaceSettings::new(RaceFamily::Gan), false),
    ] {
        let lns = Racer::of(&trained(settings, &points, 5)).ln_densities(&points[..20]);
        assert!(lns.iter().all(|ln| ln.is_finite() == is_number), "{:?}", settings.family);
    }
}

#[test]
fn averages_follow_the_weights_and_samples_are_made_with_them() {
    let points = toy(Toy::TwoMoons, 400);
    let racing = trained(RaceSettings::new(RaceFamily::Gan), &points, 30);
    let Network::Gan(gan) = racing.network() else { panic!("a GAN") };
    let forger = gan.forger_params();
    assert_eq!(racing.averaged().len(), forger.len());
    let model = racing.model_params();
    assert_eq!(&model[forger.clone()], racing.averaged());
    assert_eq!(model[forger.end..], racing.params()[forger.end..]);
    assert_ne!(racing.averaged(), &racing.params()[forger]);
    // And they come back with a snapshot.
    let snapshot = racing.snapshot();
    let mut other = Racing::new(*racing.settings(), &points).unwrap();
    assert!(other.restore(snapshot.clone()));
    let (mut one, mut two) = (racing, other);
    (0..9).for_each(|_| {
        one.step().unwrap();
        two.step().unwrap();
    });
    assert_eq!((one.params(), one.averaged()), (two.params(), two.averaged()));
    let mut cut = snapshot;
    cut.averaged.pop();
    assert!(!one.restore(cut));
}

/// Enough training to catch what breaks a family, on points where it is known how it does.
#[test]
fn each_family_learns() {
    let points = toy(Toy::EightGaussians, 2_000);
    let (centres, deviation) = Toy::EightGaussians.modes().unwrap();
    let counted = |family, steps, settings: RaceSettings| {
        let settings = RaceSettings { planned_steps: steps, batch: 128, family, ..settings };
        let racer = Racer::of(&trained(settings, &points, steps));
        let mut samples = racer.sample(1_000, &mut Racer::sample_stream(1));
        coastline::metric::in_heights(&mut samples);
        let mut made = vec![0; centres.len()];
        for p in &samples {
            let far = |c: &Point| ((p.x - c.x).powi(2) + (p.y - c.y).powi(2)).sqrt();
            let nearest = (0..centres.len()).min_by(|a, b| far(&centres[*a]).total_cmp(&far(&centres[*b]))).unwrap();
            made[nearest] += usize::from(far(&centres[nearest]) < 3.0 * deviation);
        }
        (made.iter().filter(|n| **n >= 20).count(), made.iter().sum::<usize>())
    };
    let default = RaceSettings::new(RaceFamily::Vae);
    let (modes, quality) = counted(RaceFamily::Diffusion, 900, default);
    assert!(modes == 8 && quality > 700, "diffusion: {modes}, {quality}");
    let (modes, quality) = counted(RaceFamily::Gan, 900, default);
    assert!(modes >= 7 && quality > 500, "GAN: {modes}, {quality}");
    let (_, quality) = counted(RaceFamily::Vae, 900, default);
    assert!(quality > 250, "VAE: {quality}");
    let (modes, quality) = counted(RaceFamily::Diffusion, 900, RaceSettings { paths: Paths::Straight, ..default });
    assert!(modes == 8 && quality > 550, "straight: {modes}, {quality}");
}
