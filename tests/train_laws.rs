//! The same weights, however a run is cut: paused, sliced, resumed from a snapshot, by another worker.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{JarSettings, PIXELS};
use coastline::train::{
    CoderKind, CoderSettings, Diverged, Factors, Goal, Host, Order, Pace, Pictures, Plateau, Reply, Report, Snapshot,
    Training, Watch, snapshot_spacing, weights_hash,
};
use std::sync::Arc;

const KINDS: [CoderKind; 2] = [CoderKind::Autoencoder, CoderKind::Variational];

fn jars() -> JarSettings {
    JarSettings { n: 40, ..JarSettings::default() }
}

fn settings(kind: CoderKind) -> CoderSettings {
    CoderSettings { batch: 8, planned_steps: 60, ..CoderSettings::new(kind) }
}

fn training(settings: CoderSettings) -> Training {
    let jars = jars();
    Training::new(settings, jars.pictures(&jars.jars()).into()).unwrap()
}

fn after(mut training: Training, steps: u32) -> Training {
    while training.steps() < steps {
        training.step().unwrap();
    }
    training
}

fn hash(training: &Training) -> String {
    weights_hash(&[training.params()])
}

fn straight(settings: CoderSettings, steps: u32) -> String {
    hash(&after(training(settings), steps))
}

/// A worker with a clock of its own, which a look at takes some milliseconds.
struct Driven {
    host: Host,
    now_ms: f64,
    tick_ms: f64,
    heard: Vec<Reply>,
}

impl Driven {
    fn new(tick_ms: f64) -> Self {
        let mut driven = Self { host: Host::default(), now_ms: 0.0, tick_ms, heard: Vec::new() };
        driven.order(Order::Learn(Pictures::Jars(jars()), 2));
        assert!(matches!(driven.heard[..], [Reply::Pca(_)]));
        driven
    }

    fn order(&mut self, order: Order) {
        // As it comes over the wire.
        let order = Order::from_message(order.into_message()).unwrap();
        let replies = self.host.take(order, self.now_ms);
        self.hear(replies);
    }

    fn train(&mut self, settings: CoderSettings, until: u32) {
        self.order(Order::Train(settings, Goal::step(until), Pace::Full, None));
    }

    fn hear(&mut self, replies: Vec<Reply>) {
        self.heard.extend(replies.into_iter().map(|reply| Reply::from_message(reply.into_message()).unwrap()));
    }

    /// One slice; `false` if there was nothing to do.
    fn slice(&mut self) -> bool {
        let Some(wait_ms) = self.host.wait_ms(self.now_ms) else { return false };
        self.now_ms += wait_ms;
        let (mut now, tick) = (self.now_ms, self.tick_ms);
        let replies = self.host.work(&mut || {
            now += tick;
            now
        });
        self.now_ms = now;
        self.hear(replies);
        true
    }

    fn rest(&mut self) {
        while self.slice() {}
    }

    fn reports(&self) -> Vec<&Report> {
        self.heard
            .iter()
            .filter_map(|reply| if let Reply::Report(report) = reply { Some(report) } else { None })
            .collect()
    }

    fn last(&self) -> &Report {
        self.reports().last().unwrap()
    }

    fn snapshots(&self) -> Vec<&Snapshot> {
        self.heard
            .iter()
            .filter_map(|reply| if let Reply::Snapshot(snapshot) = reply { Some(snapshot) } else { None })
            .collect()
    }

    fn hash(&self) -> String {
        format!("{:08x}", self.last().hash.unwrap())
    }
}

#[test]
fn however_it_is_cut() {
    for kind in KINDS {
        let settings = settings(kind);
        let expected = straight(settings, 37);
        for tick_ms in [0.1, 3.0, 20.0] {
            let mut driven = Driven::new(tick_ms);
            driven.train(settings, 37);
            driven.rest();
            assert_eq!(driven.hash(), expected, "{kind:?} in slices of {tick_ms}");
        }
        // Paused, and on.
        let mut driven = Driven::new(5.0);
        driven.train(settings, 60);
        (0..4).for_each(|_| assert!(driven.slice()));
        driven.order(Order::Pause);
        driven.rest();
        let paused = driven.last().step;
        assert!(paused > 0 && paused < 37 && !driven.last().is_moving);
        assert_eq!(driven.hash(), straight(settings, paused));
        driven.train(settings, 37);
        driven.rest();
        assert_eq!(driven.hash(), expected);
        // Back, without a snapshot: from the beginning.
        driven.train(settings, 5);
        driven.rest();
        assert_eq!((driven.last().step, driven.hash()), (5, straight(settings, 5)));
    }
}

#[test]
fn from_any_snapshot_in_another_worker() {
    for kind in KINDS {
        let settings = settings(kind);
        let mut first = Driven::new(5.0);
        first.train(settings, 33);
        first.rest();
        let snapshots: Vec<Snapshot> = first.snapshots().into_iter().cloned().collect();
        assert_eq!(snapshots.iter().map(|snapshot| snapshot.step).collect::<Vec<_>>(), [10, 20, 30]);
        for snapshot in snapshots {
            let mut second = Driven::new(5.0);
            second.order(Order::Train(settings, Goal::step(33), Pace::Full, Some(snapshot.clone())));
            second.rest();
            assert_eq!(second.hash(), first.hash(), "{kind:?} from {}", snapshot.step);
            // Rewound to exactly there.
            second.order(Order::Train(settings, Goal::step(snapshot.step), Pace::Full, Some(snapshot.clone())));
            second.rest();
            assert_eq!((second.last().step, second.hash()), (snapshot.step, straight(settings, snapshot.step)));
        }
    }
}

#[test]
fn what_decides_the_weights() {
    for kind in KINDS {
        let base = settings(kind);
        let expected = straight(base, 12);
        for (other, decides) in [
            (CoderSettings { seed: 2, ..base }, true),
            (CoderSettings { rate: 1e-3, ..base }, true),
            (CoderSettings { batch: 9, ..base }, true),
            (CoderSettings { planned_steps: 61, ..base }, true),
            (CoderSettings { latent: 3, ..base }, true),
            (CoderSettings { beta: 1.0, ..base }, kind == CoderKind::Variational),
        ] {
            assert_eq!(straight(other, 12) != expected, decides, "{other:?}");
        }
        // The pace decides only when.
        let mut slow = Driven::new(1.0);
        slow.order(Order::Train(base, Goal::step(12), Pace::PerSecond(10.0), None));
        slow.rest();
        assert_eq!(slow.hash(), expected);
        assert!(slow.now_ms > 1_000.0, "{}", slow.now_ms);
        let mut faster = Driven::new(1.0);
        faster.order(Order::Train(base, Goal::step(12), Pace::PerSecond(10.0), None));
        (0..3).for_each(|_| assert!(faster.slice()));
        faster.train(base, 12);
        faster.rest();
        assert!(faster.hash() == expected && faster.now_ms < 600.0);
    }
    assert_ne!(straight(settings(KINDS[0]), 3), straight(settings(KINDS[1]), 3));
}

#[test]
fn no_error_is_told_twice_or_never() {
    let settings = settings(CoderKind::Variational);
    let mut plain = training(settings);
    let expected: Vec<f32> = (0..60).map(|_| plain.step().unwrap()).collect();
    let mut driven = Driven::new(4.0);
    driven.train(settings, 1_000);
    for round in 0.. {
        if round % 3 == 0 {
            driven.order(Order::Ask);
        }
        if round == 5 {
            driven.order(Order::Train(settings, Goal::step(1_000), Pace::PerSecond(200.0), None));
        }
        if !driven.slice() {
            break;
        }
    }
    let mut told = Vec::new();
    for report in driven.reports() {
        assert_eq!(report.errors_from as usize, told.len());
        told.extend(&report.errors);
        assert_eq!(report.step as usize, told.len());
    }
    assert!(driven.reports().len() > 3, "{}", driven.reports().len());
    // Planned are 60, whatever was ordered.
    assert_eq!((told, driven.last().step), (expected, 60));
}

#[test]
fn a_report_is_what_the_networks_say() {
    for kind in KINDS {
        let settings = settings(kind);
        let mut driven = Driven::new(2.0);
        driven.train(settings, 60);
        driven.slice();
        let moving = driven.last();
        assert!(moving.is_moving && moving.hash.is_none() && moving.step > 0);
        let n_before = driven.reports().len();
        // Not asked again, it tells nothing more until it stands.
        driven.rest();
        assert_eq!(driven.reports().len(), n_before + 1);

        let (report, training) = (driven.last(), after(training(settings), 60));
        assert_eq!(report.codes, training.codes());
        assert_eq!(report.codes.len(), 40 * 2);
        assert_eq!(report.decoder, training.params()[training.coder().decoder_params()]);
        let jars = jars();
        let pictures = jars.pictures(&jars.jars());
        let decoder = training.coder().decoder(training.params());
        let mut pass = coastline::net::Pass::default();
        let drawn =
            decoder.decode(&coastline::net::Matrix::from_rows(2, report.codes.clone()), &mut pass).values().to_vec();
        let errors = drawn.iter().zip(&pictures).map(|(y, x)| f64::from(*y) - f64::from(*x));
        let sum: f64 = errors.map(|error| error * error).sum();
        let mse = sum / (40 * PIXELS) as f64;
        assert!((report.mse - mse).abs() < 1e-9, "{} {mse}", report.mse);
        assert!(report.found.iter().all(|r2| *r2 > 0.0 && *r2 <= 1.0));
    }
}

#[test]
fn snapshots_fit_and_are_multiples() {
    for n_params in [1, 1_000, 87_381, 279_298, 100_000_000] {
        for step in [0, 1, 10, 639, 640, 641, 8_000, 50_000, 10_000_000] {
            let spacing = snapshot_spacing(step, n_params);
            let n = u64::from(step / spacing);
            assert!(n <= 64 && spacing.is_multiple_of(10), "{n_params} {step} {spacing}");
            assert!(n <= 1 || n * 12 * n_params as u64 <= 64 << 20, "{n_params} {step} {spacing}");
            assert!(snapshot_spacing(step / 2, n_params) <= spacing);
        }
    }
}

#[test]
fn a_loss_that_runs_away_is_told_with_the_last_good_step() {
    let mut watch = Watch::default();
    for (step, loss) in [(0, 10.0), (1, 19.0), (2, 20.1), (3, 5.0)] {
        assert_eq!(watch.see(step, loss, 2.0), Ok(()));
    }
    let told = (4..).find_map(|step| watch.see(step, 20.1, 2.0).err().map(|diverged| (step, diverged)));
    assert_eq!(told, Some((53, Diverged { last_good: 3 })), "fifty in a row");
    for loss in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut watch = Watch { first: 10.0, n_too_large: 0 };
        assert!(watch.see(7, loss, 2.0).is_err_and(|diverged| diverged.last_good <= 7));
    }
    assert_eq!(Watch::default().see(0, f32::NAN, 2.0), Err(Diverged { last_good: 0 }));
}

#[test]
fn too_large_a_rate_diverges_and_one_can_go_back() {
    for kind in KINDS {
        let wild = CoderSettings { rate: 10.0, planned_steps: 8_000, ..settings(kind) };
        let mut driven = Driven::new(2.0);
        driven.train(wild, 300);
        driven.rest();
        let Some(Reply::Diverged(last_good)) = driven.heard.last() else {
            panic!("{kind:?}: {:?}", driven.last().step)
        };
        let last_good = *last_good;
        assert!(last_good < 10, "{last_good}");
        // It stands, also when it is asked how it stands; and an order takes it back.
        assert!(!driven.slice());
        driven.order(Order::Ask);
        assert!(!driven.slice() && driven.host.wait_ms(driven.now_ms).is_none());
        driven.train(wild, last_good);
        driven.rest();
        assert_eq!((driven.last().step, driven.hash()), (last_good, straight(wild, last_good)));
        assert!(driven.last().mse.is_finite());
        let tame = CoderSettings { rate: 2e-3, ..wild };
        driven.train(tame, 200);
        driven.rest();
        assert_eq!(driven.last().step, 200);
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let good = settings(CoderKind::Variational);
    let mut host = Host::default();
    assert_eq!(
        host.take(Order::Train(good, Goal::step(5), Pace::Full, None), 0.0),
        [Reply::Refused],
        "before there are jars"
    );
    assert_eq!(host.take(Order::Learn(Pictures::Jars(JarSettings { n: 0, ..jars() }), 2), 0.0), [Reply::Refused]);
    assert!(host.wait_ms(0.0).is_none());

    let mut driven = Driven::new(5.0);
    driven.train(good, 12);
    driven.rest();
    let snapshot = driven.snapshots()[0].clone();
    let short = Snapshot { params: snapshot.params[1..].to_vec(), ..snapshot.clone() };
    for wrong in [short, Snapshot { step: 61, ..snapshot }] {
        assert_eq!(
            driven.host.take(Order::Train(good, Goal::step(60), Pace::Full, Some(wrong)), 0.0),
            [Reply::Refused]
        );
        assert!(driven.host.wait_ms(0.0).is_none(), "nothing is left half done");
    }
    let pictures: Arc<[f32]> = vec![0.5; PIXELS].into();
    for unsound in [
        CoderSettings { latent: 0, ..good },
        CoderSettings { latent: 9, ..good },
        CoderSettings { batch: 0, ..good },
        CoderSettings { batch: 513, ..good },
        CoderSettings { planned_steps: 0, ..good },
        CoderSettings { rate: f64::NAN, ..good },
        CoderSettings { beta: -1.0, ..good },
    ] {
        assert!(Training::new(unsound, pictures.clone()).is_none(), "{unsound:?}");
        assert!(Order::from_message(Order::Train(unsound, Goal::step(1), Pace::Full, None).into_message()).is_err());
    }
    assert!(Training::new(good, vec![0.5; PIXELS - 1].into()).is_none());
}

#[test]
fn other_jars_end_the_run_and_equal_ones_do_not() {
    let good = settings(CoderKind::Autoencoder);
    let mut driven = Driven::new(5.0);
    driven.train(good, 12);
    driven.rest();
    driven.order(Order::Learn(Pictures::Jars(jars()), 3));
    driven.train(good, 12);
    driven.rest();
    assert!(driven.last().errors.is_empty(), "it was there");
    driven.order(Order::Learn(Pictures::Jars(JarSettings { noise: 0.1, ..jars() }), 2));
    driven.order(Order::Ask);
    assert!(!driven.slice());
    driven.train(good, 12);
    driven.rest();
    assert_ne!(driven.hash(), straight(good, 12));
    assert_eq!(driven.last().step, 12);
}

/// Errors that fall to a floor: each window of 500 steps halves what is left.
fn falling(step: u32) -> f32 {
    1.0 + (0..step / 500).fold(1.0, |left, _| 0.5 * left)
}

#[test]
fn a_plateau_is_two_windows_that_gain_hardly_anything() {
    let mut plateau = Plateau::default();
    let reached: Vec<u32> = (1..=5_000)
        .filter(|steps| {
            plateau.see(*steps, falling(steps - 1));
            plateau.is_reached(*steps)
        })
        .collect();
    // Means 2, 1.5, 1.25, 1.125, 1.0625, 1.03125, 1.015625, ..: from the seventh on each gains less than 2%.
    assert_eq!(reached, [4_000, 4_500, 5_000]);
    let mut never = Plateau::default();
    for steps in 1..=5_000 {
        never.see(steps, (0..steps / 500).fold(1.0, |error, _| 0.97 * error));
        assert!(!never.is_reached(steps), "{steps}");
    }
}

#[test]
fn play_stops_at_a_plateau_wherever_it_was_interrupted() {
    // So small a rate learns nothing of jars that are all alike: the third window is flat for the second time.
    let still = CoderSettings { rate: 1e-7, batch: 1, planned_steps: 8_000, ..settings(CoderKind::Autoencoder) };
    let alike = Pictures::Jars(JarSettings { height: [10.0, 10.1], width: [10.0, 10.1], ..jars() });
    let driven = || {
        let mut driven = Driven::new(2.0);
        driven.order(Order::Learn(alike.clone(), 2));
        driven
    };
    let goal = Goal { step: 8_000, at_plateau: true };
    let mut straight = Training::new(still, alike.made().0).unwrap();
    (0..1_500).for_each(|_| assert!(straight.step().is_ok()));
    let mut first = driven();
    first.order(Order::Train(still, goal, Pace::Full, None));
    first.rest();
    assert_eq!((first.last().step, first.last().is_on_plateau), (1_500, true));
    assert_eq!(first.hash(), weights_hash(&[straight.params()]));
    // Pressed again, it goes on for a window at least.
    first.order(Order::Train(still, goal, Pace::Full, None));
    first.rest();
    assert_eq!(first.last().step, 2_000);

    let early = first.snapshots().iter().rfind(|snapshot| snapshot.step < 1_200).unwrap().step;
    let mut second = driven();
    second.train(still, early);
    second.rest();
    assert!(!second.last().is_on_plateau);
    let snapshot = second.snapshots().last().cloned().cloned();
    second.order(Order::Train(still, goal, Pace::Full, snapshot));
    second.rest();
    assert_eq!((second.last().step, second.last().is_on_plateau), (1_500, true));
    // Who did not ask for it trains on.
    second.train(still, 1_600);
    second.rest();
    assert_eq!((second.last().step, second.last().is_on_plateau), (1_600, false));
}

#[test]
fn outfits_and_own_pictures_are_learned_from_as_well() {
    let mut driven = Driven::new(2.0);
    driven.order(Order::Learn(Pictures::Outfits, 2));
    let Some(Reply::Pca(pca)) = driven.heard.last() else { panic!() };
    assert_eq!((pca.codes.len(), pca.found.len()), (2 * 4_032, 5));
    assert!(pca.found.iter().all(|share| (0.1..0.9).contains(share)), "{:?}", pca.found);
    let pca_mse = pca.mse;
    let asked = CoderSettings { batch: 64, planned_steps: 8_000, ..settings(CoderKind::Variational) };
    driven.train(asked, 3);
    driven.rest();
    let report = driven.last();
    assert_eq!((report.codes.len(), report.found.len()), (2 * 4_032, 5));
    assert!(report.mse > pca_mse && report.kl > 0.0);

    let greys: Arc<[f32]> = (0..6 * PIXELS).map(|k| (k * k % 256) as f32 / 255.0).collect();
    driven.order(Order::Learn(Pictures::Own(greys.clone()), 2));
    let Some(Reply::Pca(pca)) = driven.heard.last() else { panic!() };
    assert_eq!((pca.codes.len(), pca.found.len()), (12, 0), "nobody knows what they differ in");
    driven.train(CoderSettings { kind: CoderKind::Autoencoder, ..asked }, 3);
    driven.rest();
    assert_eq!((driven.last().codes.len(), driven.last().found.len()), (12, 0));
    assert!(driven.last().kl.is_nan(), "codes that are points");
    // Other pictures than those end the run; a grey beyond black is no picture.
    driven.order(Order::Learn(Pictures::Own(greys[..5 * PIXELS].into()), 2));
    assert!(driven.host.wait_ms(driven.now_ms).is_none());
    let dark: Arc<[f32]> = vec![1.5; PIXELS].into();
    assert!(Order::from_message(Order::Learn(Pictures::Own(dark), 2).into_message()).is_err());
    let (made, factors) = Pictures::Own(greys.clone()).made();
    assert_eq!((made, factors), (greys, Factors::Unknown));
}
