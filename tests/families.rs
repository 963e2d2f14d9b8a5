//! The families' models: curves that can be walked back, densities that sum to one, samples that follow them, and gradients
//! against central differences in double precision.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

use coastline::data::{Rule, Toy};
use coastline::model::cell_middle;
use coastline::net::{Matrix, fill_normal};
use coastline::plane::Point;
use coastline::rng;
use coastline::train::family::{
    COUPLINGS, Flow, Frame, Moment, Network, NetworkKind, NetworkRoom, Paths, SPLINE_NUMBERS, spline, spline_backward,
    spline_inverse,
};
use coastline::train::race::{RaceFamily, RaceSettings, Racer, Racing};
use proptest::collection::vec;
use proptest::prelude::*;

fn observations(rule: &Rule, n: usize) -> Vec<Point> {
    rule.draw(n, &mut rng::stream(5, "observations")).into_iter().map(|spot| spot.point()).collect()
}

fn trained(family: RaceFamily, points: &[Point], steps: u32) -> Racing {
    let settings = RaceSettings { planned_steps: 400, ..RaceSettings::new(family) };
    let mut racing = Racing::new(settings, points).unwrap();
    (0..steps).for_each(|_| {
        racing.step().unwrap();
    });
    racing
}

/// The loss of the first step of 400, whose noise is the same each time.
fn loss_of(network: &Network, params: &[f64], x: &Matrix<f64>, room: &mut NetworkRoom<f64>, grads: &mut [f64]) -> f64 {
    let moment = Moment { step: 0, planned: 400, rng: &mut rng::stream(7, "noise") };
    network.loss(params, x, moment, room, grads).0
}

proptest! {
    #[test]
    fn a_spline_rises_and_is_walked_back(raw in vec(-4.0..4.0, SPLINE_NUMBERS), x in -6.0..6.0) {
        let (y, ln_slope) = spline(&raw, x);
        prop_assert!((spline_inverse::<f64>(&raw, y) - x).abs() < 1e-5);
        let h = 1e-6;
        let slope = (spline(&raw, x + h).0 - spline(&raw, x - h).0) / (2.0 * h);
        prop_assert!(slope > 0.0);
        // Beside a knot the slope changes at once in its own slope, not in its value.
        prop_assert!((slope.ln() - ln_slope).abs() < 1e-2, "{} and {ln_slope}", slope.ln());
        if x.abs() > 5.0 {
            prop_assert_eq!((y, ln_slope), (x, 0.0));
        }
    }

    #[test]
    fn the_gradient_of_a_spline(raw in vec(-2.0..2.0, SPLINE_NUMBERS), x in -4.9..4.9, d in [-1.0..1.0, -1.0..1.0]) {
        let loss = |raw: &[f64], x: f64| {
            let (y, ln_slope) = spline(raw, x);
            d[0] * y + d[1] * ln_slope
        };
        let mut d_raw = vec![0.0; SPLINE_NUMBERS];
        let dx = spline_backward(&raw, x, d, &mut d_raw);
        let h = 1e-6;
        // At a knot itself ln slope has a corner.
        let by_x = (loss(&raw, x + h) - loss(&raw, x - h)) / (2.0 * h);
        prop_assume!((loss(&raw, x + 2.0 * h) - loss(&raw, x) - 2.0 * h * by_x).abs() < 1e-9);
        prop_assert!((dx - by_x).abs() < 1e-5 * (1.0 + by_x.abs()), "{dx}, not {by_x}");
        for at in 0..SPLINE_NUMBERS {
            let mut other = raw.clone();
            other[at] += h;
            let above = loss(&other, x);
            other[at] -= 2.0 * h;
            let slope = (above - loss(&other, x)) / (2.0 * h);
            prop_assert!((d_raw[at] - slope).abs() < 1e-5 * (1.0 + slope.abs()), "{at}: {}, not {slope}", d_raw[at]);
        }
    }
}

#[test]
fn gradients_of_the_losses() {
    let mut values = vec![0.0; 24];
    fill_normal(&mut values, &mut rng::stream(1, "batch"));
    let x = Matrix::from_rows(2, values);
    let places: Vec<[f64; 2]> = x.values().chunks_exact(2).map(|x| [x[0], x[1]]).collect();
    let kinds = [
        NetworkKind::Flow,
        NetworkKind::Autoregressive,
        NetworkKind::Vae,
        NetworkKind::Diffusion(Paths::Noise),
        NetworkKind::Diffusion(Paths::Straight),
    ];
    for kind in kinds {
        let network = Network::new(kind, &places);
        let mut params: Vec<f64> = network.init(3);
        // Far from the start, where the last layer is almost nothing.
        let mut noise = vec![0.0; params.len()];
        fill_normal(&mut noise, &mut rng::stream(2, "params"));
        params.iter_mut().zip(noise).for_each(|(w, noise)| *w += 0.1 * noise);
        let (mut room, mut grads) = (NetworkRoom::default(), vec![0.0; params.len()]);
        loss_of(&network, &params, &x, &mut room, &mut grads);
        let largest = grads.iter().fold(0.0_f64, |largest, g| largest.max(g.abs()));
        let mut loss = |params: &[f64]| loss_of(&network, params, &x, &mut room, &mut vec![0.0; params.len()]);
        for at in (0..params.len()).step_by(97) {
            let (here, h) = (params[at], 1e-6);
            params[at] = here + h;
            let above = loss(&params);
            params[at] = here - h;
            let slope = (above - loss(&params)) / (2.0 * h);
            params[at] = here;
            let allowed = 1e-5 * (slope.abs() + 0.1 * largest);
            assert!((grads[at] - slope).abs() <= allowed, "{kind:?}, {at}: {}, not {slope}", grads[at]);
        }
    }
}

#[test]
fn the_loss_is_the_mean_of_minus_ln_p() {
    let points = observations(&Rule::Toy(Toy::Pinwheel), 200);
    for family in [RaceFamily::Flow, RaceFamily::Autoregressive] {
        let racing = trained(family, &points, 100);
        let params: Vec<f64> = racing.params().iter().map(|w| f64::from(*w)).collect();
        let rows: Matrix<f64> = racing.frame().rows(&points);
        let loss = loss_of(racing.network(), &params, &rows, &mut NetworkRoom::default(), &mut vec![0.0; params.len()]);
        let lns = racing.network().ln_densities(&params, &rows);
        assert!((loss + lns.iter().sum::<f64>() / 200.0).abs() < 1e-9, "{family:?}");
    }
}

#[test]
fn a_flow_is_walked_back() {
    let points = observations(&Rule::Toy(Toy::Spirals), 500);
    let racing = trained(RaceFamily::Flow, &points, 300);
    let params: Vec<f64> = racing.params().iter().map(|w| f64::from(*w)).collect();
    let (flow, rows) = (Flow::default(), racing.frame().rows::<f64>(&points));
    let (z, _) = flow.to_noise(&params, &rows);
    let back = flow.from_noise(&params, &z, COUPLINGS);
    let worst = back.values().iter().zip(rows.values()).fold(0.0_f64, |worst, (a, b)| worst.max((a - b).abs()));
    assert!(worst < 1e-5, "{worst}");
    // And it did bend.
    let moved = z.values().iter().zip(rows.values()).any(|(a, b)| (a - b).abs() > 0.3);
    assert!(moved);
}

#[test]
fn densities_sum_to_one_and_samples_follow_them() {
    let points = observations(&Rule::Toy(Toy::TwoMoons), 2_000);
    for family in [RaceFamily::Flow, RaceFamily::Autoregressive] {
        let racer = Racer::of(&trained(family, &points, 200));
        // Two moons fill the plane's middle: hardly anything lies beyond.
        let side = 400;
        let places: Vec<Point> = (0..side * side)
            .map(|k| [(k % side) as f64 + 0.5, (k / side) as f64 + 0.5].map(|v| v / side as f64))
            .map(|[x, y]| Point { x: 1.6 * x - 0.3, y: 1.6 * y - 0.3 })
            .collect();
        let densities: Vec<f64> = racer.ln_densities(&places).iter().map(|ln| ln.exp()).collect();
        let area = 1.6 * 1.6 / (side * side) as f64;
        let sum = area * densities.iter().sum::<f64>();
        assert!((sum - 1.0).abs() < 0.01, "{family:?}: {sum}");
        // Of samples as many lie west of the middle and south of it as the density says: four standard deviations.
        let n = 4_000;
        let samples = racer.sample(n, &mut Racer::sample_stream(1));
        for is_in in [|p: &Point| p.x < 0.5, |p: &Point| p.y < 0.5, |p: &Point| p.x < 0.4 && p.y < 0.6] {
            let share: f64 =
                area / sum * places.iter().zip(&densities).filter(|(p, _)| is_in(p)).map(|(_, d)| d).sum::<f64>();
            let made = samples.iter().filter(|p| is_in(p)).count() as f64 / n as f64;
            assert!(
                (made - share).abs() < 4.0 * (share * (1.0 - share) / n as f64).sqrt() + 0.004,
                "{family:?}: {made}, {share}"
            );
        }
    }
}

#[test]
fn what_cannot_be_spread_over_is_refused() {
    let one = Point { x: 0.2, y: 0.7 };
    let settings = RaceSettings::new(RaceFamily::Flow);
    for points in [vec![], vec![one], vec![one; 30]] {
        assert!(Frame::around(&points).is_none() && Racing::new(settings, &points).is_none());
    }
    // Along a line they train, and make samples that are numbers.
    let line: Vec<Point> = (0..20).map(|k| Point { x: 0.1 + 0.04 * f64::from(k), y: 0.5 }).collect();
    for family in RaceFamily::ALL.into_iter().filter(|family| family.trains()) {
        let racer = Racer::of(&trained(family, &line, 20));
        assert!(racer.sample(50, &mut Racer::sample_stream(1)).iter().all(|p| p.x.is_finite() && p.y.is_finite()));
    }
}

#[test]
fn a_run_that_runs_away_says_so() {
    let points = observations(&Rule::Toy(Toy::TwoMoons), 300);
    let settings = RaceSettings { rate: 10.0, ..RaceSettings::new(RaceFamily::Flow) };
    let mut racing = Racing::new(settings, &points).unwrap();
    let diverged = (0..600).find_map(|_| racing.step().err());
    assert!(diverged.is_some());
}

#[test]
fn a_frame_is_a_change_of_units() {
    let points = observations(&Rule::Earth, 400);
    let frame = Frame::around(&points).unwrap();
    let rows: Matrix<f64> = frame.rows(&points);
    let n = points.len() as f64;
    let mean = |axis: usize| rows.values().iter().skip(axis).step_by(2).sum::<f64>() / n;
    let squares = rows.values().iter().map(|x| x * x).sum::<f64>() / (2.0 * n);
    assert!(mean(0).abs() < 1e-12 && mean(1).abs() < 1e-12 && (squares - 1.0).abs() < 1e-12);
    let back = frame.outside(frame.inside(points[7]));
    assert!((back.x - points[7].x).abs() < 1e-12 && (back.y - points[7].y).abs() < 1e-12);
    // A density a unit of area in its units, on a cell of the plane.
    assert!(cell_middle(0).x < 0.01);
}
