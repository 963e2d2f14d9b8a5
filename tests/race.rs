//! A lane as a worker runs it: orders, slices, reports, snapshots, and what a race of the same settings comes to.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{Rule, Toy};
use coastline::metric::{in_heights, metric_box, true_draws};
use coastline::model::FitError;
use coastline::plane::Point;
use coastline::rng;
use coastline::train::family::{GanLoss, GanSettings, Paths};
use coastline::train::race::{
    ChartPoint, RACE_FIGURES, RaceFamily, RaceHost, RaceOrder, RaceReply, RaceReport, RaceSettings, Racing, Truth,
    chart_steps,
};
use coastline::train::{Goal, Message, Pace, Plateau, Snapshot, Watch, Wounded, weights_hash};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn learn(rule: &Rule, n: usize) -> (Arc<[Point]>, Arc<Truth>) {
    let observations: Vec<Point> =
        rule.draw(n, &mut rng::stream(1, "observations")).into_iter().map(|spot| spot.point()).collect();
    let (centres, deviation) = match rule {
        Rule::Toy(toy) => toy.modes().unwrap_or_default(),
        _ => Default::default(),
    };
    let truth = Truth {
        draws: true_draws(rule, 10_000, "truth", 1),
        fresh: true_draws(rule, n, "fresh", 1),
        within: metric_box(rule),
        centres,
        deviation,
        held_out: Vec::new(),
    };
    (observations.into(), truth.into())
}

/// Works until there is no more to do; a millisecond a look at the clock.
fn work(host: &mut RaceHost, now: &mut f64) -> Vec<RaceReply> {
    let mut replies = Vec::new();
    while let Some(wait) = host.wait_ms(*now) {
        *now += wait;
        replies.extend(host.work(&mut || {
            *now += 1.0;
            *now
        }));
    }
    replies
}

fn reports(replies: &[RaceReply]) -> Vec<&RaceReport> {
    fn report(reply: &RaceReply) -> Option<&RaceReport> {
        if let RaceReply::Report(report) = reply { Some(report) } else { None }
    }
    replies.iter().filter_map(report).collect()
}

fn race(family: RaceFamily, planned_steps: u32) -> (RaceHost, Vec<RaceReply>) {
    let (observations, truth) = learn(&Rule::Toy(Toy::EightGaussians), 400);
    let (mut host, mut now) = (RaceHost::default(), 0.0);
    let settings = RaceSettings { planned_steps, ..RaceSettings::new(family) };
    assert!(host.take(RaceOrder::Learn(observations, truth), now).is_empty());
    assert!(host.take(RaceOrder::Race(settings, Goal::step(planned_steps), Pace::Full, None), now).is_empty());
    let replies = work(&mut host, &mut now);
    (host, replies)
}

#[test]
fn a_lane_that_does_not_say_p_is_judged_by_its_samples_and_taken_home() {
    for (family, n_cells) in [(RaceFamily::Vae, 360 * 180), (RaceFamily::Gan, 0)] {
        let (mut host, replies) = race(family, 40);
        let all = reports(&replies);
        let last = all.last().unwrap();
        assert_eq!((last.step, last.samples.len(), last.cells.len()), (40, 10_000, n_cells), "{family:?}");
        let figures = last.figures.unwrap();
        // The GAN has no p(x) to average; a VAE's bound is a number.
        assert_eq!(figures[10].is_finite(), family == RaceFamily::Vae);
        assert!(figures[..10].iter().all(|figure| figure.is_finite()), "{figures:?}");
        let off = last.samples.iter().filter(|p| !(0.0..=1.0).contains(&p.x) || !(0.0..=1.0).contains(&p.y)).count();
        assert_eq!(last.off_plane, off as f64 / 10_000.0);
        let critic: usize = all.iter().map(|report| report.critic_losses.len()).sum();
        assert_eq!(critic, if family == RaceFamily::Gan { 40 } else { 0 });
        let replies = host.take(RaceOrder::Take, 0.0);
        let [RaceReply::Taken(taken)] = &replies[..] else { panic!("{replies:?}") };
        assert_eq!((taken.step, Some(taken.hash)), (40, last.hash));
        assert_eq!(taken.samples, last.samples[..100]);
        let arrived = RaceReply::from_message(replies[0].clone().into_message());
        assert_eq!(arrived.as_ref(), Ok(&replies[0]));
    }
}

#[test]
fn a_lane_trains_and_is_judged() {
    for family in [RaceFamily::Flow, RaceFamily::Autoregressive] {
        let (host, replies) = race(family, 60);
        let all = reports(&replies);
        let last = all.last().unwrap();
        assert_eq!((last.step, last.is_moving, last.samples.len(), last.cells.len()), (60, false, 10_000, 360 * 180));
        let figures = last.figures.unwrap();
        assert!(figures.iter().all(|figure| figure.is_finite()), "{figures:?}");
        // Better than at the start, by the same measure, and worse than perfect.
        let chart: Vec<ChartPoint> = all.iter().flat_map(|report| report.chart.clone()).collect();
        let steps: Vec<u32> = chart.iter().map(|point| point.step).collect();
        assert_eq!(steps, chart_steps(60, false));
        assert!(chart[0].figures[0] > figures[0] && figures[0] > 0.01, "{} {}", chart[0].figures[0], figures[0]);
        // The clock ticks once a piece of work: only steps count, no figures.
        assert_eq!(last.seconds, 0.060);
        let losses: usize = all.iter().map(|report| report.losses.len()).sum();
        assert_eq!((losses, host.wait_ms(1e9)), (60, None));
    }
}

#[test]
fn what_is_fitted_at_once_is_judged_at_once() {
    for family in [RaceFamily::Box, RaceFamily::Grid, RaceFamily::Kernel, RaceFamily::Mixture] {
        let (_, replies) = race(family, 60);
        let all = reports(&replies);
        let last = all.last().unwrap();
        assert_eq!((last.step, last.samples.len()), (0, 10_000), "{family:?}");
        assert!(last.hash.is_some() && last.n_params > 0 && !last.thinking.is_empty());
        let js = last.figures.unwrap()[0];
        assert!((0.01..0.8).contains(&js), "{family:?}: {js}");
    }
}

#[test]
fn the_weights_depend_on_nothing_but_settings() {
    let (observations, truth) = learn(&Rule::Toy(Toy::TwoMoons), 300);
    let settings = RaceSettings { planned_steps: 50, ..RaceSettings::new(RaceFamily::Flow) };
    let mut racing = Racing::new(settings, &observations).unwrap();
    (0..40).for_each(|_| {
        racing.step().unwrap();
    });
    let expected = weights_hash(&[racing.params()]);
    let hash_of = |replies: &[RaceReply]| {
        let all = reports(replies);
        format!("{:08x}", all.last().unwrap().hash.unwrap())
    };
    let (mut host, mut now) = (RaceHost::default(), 0.0);
    host.take(RaceOrder::Learn(observations.clone(), truth.clone()), now);
    let go = |step, snapshot| RaceOrder::Race(settings, Goal::step(step), Pace::Full, snapshot);
    // In three pieces, with a pause, and back to a snapshot.
    host.take(go(13, None), now);
    let mut replies = work(&mut host, &mut now);
    host.take(RaceOrder::Pause, now);
    host.take(go(50, None), now);
    replies.extend(work(&mut host, &mut now));
    let snapshot = replies.iter().find_map(|reply| match reply {
        RaceReply::Snapshot(snapshot) if snapshot.step == 30 => Some(snapshot.clone()),
        _ => None,
    });
    host.take(go(40, snapshot.clone()), now);
    assert_eq!(hash_of(&work(&mut host, &mut now)), expected);
    // Another worker, from the same snapshot.
    let mut other = RaceHost::default();
    other.take(RaceOrder::Learn(observations, truth), now);
    other.take(go(40, snapshot), now);
    assert_eq!(hash_of(&work(&mut other, &mut now)), expected);
}

#[test]
fn a_probe_reads_the_density() {
    let (mut host, _) = race(RaceFamily::Autoregressive, 20);
    let mut now = 0.0;
    host.take(RaceOrder::Probe(Some(Point { x: 0.5, y: 0.84 })), now);
    let replies = work(&mut host, &mut now);
    let all = reports(&replies);
    let last = all.last().unwrap();
    // One short report, without the figures again; and its factors make up ln p: per unit, so they differ by the units alone.
    assert_eq!((all.len(), last.figures, last.cells.len(), last.probed.len()), (1, None, 0, 3));
    assert!(last.probed[0].is_finite());
}

#[test]
fn what_makes_no_model_is_told() {
    let one = Point { x: 0.5, y: 0.5 };
    let (_, truth) = learn(&Rule::Toy(Toy::TwoMoons), 2);
    for (points, family, expected) in [
        (vec![one; 5], RaceFamily::Flow, FitError::Degenerate),
        (vec![one], RaceFamily::Box, FitError::Degenerate),
        (vec![one; 3], RaceFamily::Kernel, FitError::OnALine),
        (vec![], RaceFamily::Grid, FitError::Empty),
    ] {
        let mut host = RaceHost::default();
        let settings = RaceSettings::new(family);
        let order = RaceOrder::Race(settings, Goal::step(5), Pace::Full, None);
        assert_eq!(host.take(order.clone(), 0.0), [RaceReply::Refused]);
        host.take(RaceOrder::Learn(points.into(), truth.clone()), 0.0);
        let mut replies = host.take(order, 0.0);
        replies.extend(work(&mut host, &mut 0.0));
        let told = replies.contains(&RaceReply::NoFit(expected));
        assert!(told, "{family:?}: {replies:?}");
    }
}

fn point() -> impl Strategy<Value = Point> {
    (0.0..1.0, 0.0..1.0).prop_map(|(x, y)| Point { x, y })
}

fn report() -> impl Strategy<Value = RaceReport> {
    let figures = || proptest::array::uniform11(-1.0..1.0);
    let chart = (any::<u32>(), figures()).prop_map(|(step, figures)| ChartPoint { step, figures });
    let list = |n| vec(0.0_f32..9.0, n);
    let first = (any::<u32>(), any::<bool>(), any::<bool>(), 0.0..99.0, proptest::option::of(any::<u32>()), list(3));
    let second =
        (list(6), vec(-9.0..9.0, 0..4), vec(point(), 0..4), list(2), proptest::option::of(figures()), vec(chart, 0..3));
    (first, second).prop_map(|((step, is_moving, is_on_plateau, seconds, hash, losses), rest)| {
        let (cells, probed, samples, thinking, figures, chart) = rest;
        let (n_params, losses_from, size, off_plane) = (7, 2, [3, 2], 0.25);
        RaceReport {
            step,
            is_moving,
            is_on_plateau,
            seconds,
            hash,
            n_params,
            losses_from,
            critic_losses: losses.iter().map(|l| 0.5 * l).collect(),
            losses,
            size,
            cells,
            off_plane,
            probed,
            samples,
            thinking,
            figures,
            chart,
        }
    })
}

proptest! {
    #[test]
    fn messages_arrive_as_they_were(report in report(), points in vec(point(), 0..9), place in point(), deviation in 0.0..1.0,
                                    rate in 0.001..10.0, batch in 1_usize..1_024, step in any::<u32>(), family in 0..RaceFamily::ALL.len()) {
        let arrived = RaceReply::from_message(RaceReply::Report(report.clone().into()).into_message());
        prop_assert_eq!(arrived, Ok(RaceReply::Report(report.into())));
        let within = metric_box(&Rule::Earth);
        let mut draws = points.clone();
        in_heights(&mut draws);
        let truth = Truth { draws, fresh: points.clone(), within, centres: vec![place], deviation, held_out: points.clone() };
        let paths = if step.is_multiple_of(2) { Paths::Noise } else { Paths::Straight };
        let loss = if batch.is_multiple_of(2) { GanLoss::Plain } else { GanLoss::Relativistic };
        let gan = GanSettings { loss, packing: 1 + batch % 4, penalty: deviation };
        let settings = RaceSettings { rate, batch, paths, gan, ..RaceSettings::new(RaceFamily::ALL[family]) };
        let watch = Watch { first: 2.0, n_too_large: 1 };
        let snapshot = Snapshot { step, watch, plateau: Plateau::default(), params: vec![1.0; 3], moments: [vec![2.0; 3], vec![0.5; 3]], averaged: vec![1.5; 2] };
        for order in [
            RaceOrder::Learn(points.into(), truth.into()),
            RaceOrder::Race(settings, Goal { step, at_plateau: true }, Pace::PerSecond(3.0), Some(snapshot)),
            RaceOrder::Race(settings, Goal::step(step), Pace::Full, None),
            RaceOrder::Pause,
            RaceOrder::Ask,
            RaceOrder::Take,
            RaceOrder::Probe(Some(place)),
            RaceOrder::Probe(None),
        ] {
            let message = order.clone().into_message();
            prop_assert!(RaceOrder::is_one(&message));
            prop_assert_eq!(RaceOrder::from_message(message), Ok(order));
        }
    }

    #[test]
    fn what_is_no_message_is_refused(head in vec(prop_oneof![-2.0..20.0, Just(f64::NAN), Just(11.0), Just(10.0), Just(0.0)], 0..40)) {
        let message = Message { head, lists: vec![vec![1.0]] };
        let _: (Result<_, Wounded>, Result<_, Wounded>) = (RaceOrder::from_message(message.clone()), RaceReply::from_message(message));
    }
}

#[test]
fn figures_have_a_place_each() {
    assert_eq!(RACE_FIGURES, 11);
    assert_eq!(chart_steps(5_000, false)[..8], [0, 10, 20, 40, 80, 160, 312, 320]);
    assert_eq!(chart_steps(1, false), [0, 1]);
    // Of a family that takes long the first, and eighths.
    assert_eq!(chart_steps(5_000, true), [0, 625, 1_250, 1_875, 2_500, 3_125, 3_750, 4_375, 5_000]);
    assert_eq!(chart_steps(1, true), [0, 1]);
}
