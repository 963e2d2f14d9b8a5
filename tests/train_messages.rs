//! Messages between page and worker: all of them arrive as they were, and what is none is refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use coastline::data::{JarSettings, PIXELS};
use coastline::train::{
    CoderKind, CoderSettings, Goal, Message, Order, Pace, PcaReport, Pictures, Plateau, Reply, Report, Snapshot, Watch,
    Wounded,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn list() -> impl Strategy<Value = Vec<f32>> {
    vec(-9.0_f32..9.0, 0..6)
}

prop_compose! {
    fn snapshot()(step in any::<u32>(), first in 0.0_f32..9.0, n_too_large in 0_u32..50, n in 0_usize..5,
                  sum in 0.0..99.0, before in 0.0..9.0, n_flat in 0_u32..9)
                 (params in vec(-9.0_f32..9.0, n), mean in vec(-9.0_f32..9.0, n), square in vec(0.0_f32..9.0, n),
                  step in Just(step), first in Just(first), n_too_large in Just(n_too_large),
                  plateau in Just(Plateau { sum, before, n_flat })) -> Snapshot {
        Snapshot { step, watch: Watch { first, n_too_large }, plateau, params, moments: [mean, square], averaged: Vec::new() }
    }
}

prop_compose! {
    fn settings()(variational in any::<bool>(), latent in 1_usize..=8, rate in 0.0..10.0, batch in 1_usize..=512,
                  beta in 0.0..10.0, planned_steps in 1..=u32::MAX, seed in any::<u32>()) -> CoderSettings {
        let kind = if variational { CoderKind::Variational } else { CoderKind::Autoencoder };
        CoderSettings { kind, latent, rate, batch, beta, planned_steps, seed }
    }
}

fn order() -> impl Strategy<Value = Order> {
    let size = || [0.0..32.0, 0.0..32.0];
    let jars = (0_usize..5_000, size(), size(), 0.0..0.5, any::<u32>())
        .prop_map(|(n, height, width, noise, seed)| JarSettings { n, height, width, noise, seed });
    let own = vec(0.0_f32..=1.0, PIXELS).prop_map(|greys| Pictures::Own(greys.into()));
    let pictures = prop_oneof![4 => jars.prop_map(Pictures::Jars), 1 => Just(Pictures::Outfits), 1 => own];
    let pace = prop_oneof![Just(Pace::Full), (0.1..1e3).prop_map(Pace::PerSecond)];
    prop_oneof![
        (pictures, 0_usize..9).prop_map(|(pictures, latent)| Order::Learn(pictures, latent)),
        (settings(), any::<u32>(), any::<bool>(), pace, proptest::option::of(snapshot())).prop_map(
            |(settings, step, at_plateau, pace, snapshot)| {
                Order::Train(settings, Goal { step, at_plateau }, pace, snapshot)
            }
        ),
        Just(Order::Pause),
        Just(Order::Ask),
    ]
}

fn reply() -> impl Strategy<Value = Reply> {
    let figure = || -1.0..1.0;
    let found = || vec(-1.0..1.0, 0..6);
    let pca = (list(), list(), list(), found(), figure()).prop_map(|(mean, components, codes, found, mse)| {
        Reply::Pca(PcaReport { mean, components, codes, found, mse })
    });
    let told = (any::<u32>(), any::<bool>(), any::<bool>(), any::<Option<u32>>(), any::<u32>());
    let numbers = (told, figure(), figure(), found());
    let report = (numbers, list(), list(), list()).prop_map(|(numbers, errors, codes, decoder)| {
        let ((step, is_moving, is_on_plateau, hash, errors_from), mse, kl, found) = numbers;
        Reply::Report(Report {
            step,
            is_moving,
            is_on_plateau,
            found,
            mse,
            kl,
            hash,
            errors_from,
            errors,
            codes,
            decoder,
        })
    });
    prop_oneof![
        pca,
        report,
        snapshot().prop_map(Reply::Snapshot),
        any::<u32>().prop_map(Reply::Diverged),
        Just(Reply::Refused)
    ]
}

/// A message that lost or gained something on its way.
fn wounded(mut message: Message, at: usize, wound: f64) -> Message {
    match at % 4 {
        0 => message.head.truncate(at / 4 % 12),
        1 => {
            message.lists.pop();
        }
        2 if !message.head.is_empty() => {
            let at = at / 4 % message.head.len();
            message.head[at] = wound;
        }
        _ => message.head.push(wound),
    }
    message
}

fn odd() -> impl Strategy<Value = f64> {
    select(vec![f64::NAN, f64::INFINITY, -1.0, 0.5, 3.0, 4_294_967_296.0, 1e300, -0.0])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn orders_arrive(order in order()) {
        prop_assert_eq!(Order::from_message(order.clone().into_message()), Ok(order));
    }

    #[test]
    fn replies_arrive(reply in reply()) {
        prop_assert_eq!(Reply::from_message(reply.clone().into_message()), Ok(reply));
    }

    #[test]
    fn wounded_ones_never_panic(order in order(), reply in reply(), at in any::<usize>(), wound in odd()) {
        if let Ok(Order::Train(settings, _, _, snapshot)) =
            Order::from_message(wounded(order.into_message(), at, wound))
        {
            prop_assert!(settings.is_sound());
            prop_assert!(snapshot.is_none_or(|s| s.moments.iter().all(|m| m.len() == s.params.len())));
        }
        // Read or refused: both are well.
        let _ = Reply::from_message(wounded(reply.into_message(), at, wound));
    }

    #[test]
    fn garbage_never_panics(head in vec(prop_oneof![odd(), any::<f64>()], 0..14), lists in vec(list(), 0..5)) {
        let message = Message { head, lists };
        let (_, _) = (Order::from_message(message.clone()), Reply::from_message(message));
    }
}

#[test]
fn what_is_no_message_is_refused() {
    for head in [vec![], vec![f64::NAN], vec![-1.0], vec![0.5], vec![9.0], vec![1.0], vec![0.0], vec![4.5]] {
        let message = Message { head: head.clone(), lists: Vec::new() };
        assert_eq!(Order::from_message(message.clone()), Err(Wounded), "{head:?}");
        assert_eq!(Reply::from_message(message), Err(Wounded), "{head:?}");
    }
    // None is not a number, on both ways.
    let report = Report {
        step: 1,
        is_moving: true,
        is_on_plateau: false,
        found: vec![f64::NAN, 0.5],
        mse: f64::NAN,
        kl: f64::NAN,
        hash: None,
        errors_from: 0,
        errors: vec![0.25],
        codes: vec![],
        decoder: vec![],
    };
    let Ok(Reply::Report(back)) = Reply::from_message(Reply::Report(report).into_message()) else { panic!() };
    assert!(back.found[0].is_nan() && back.mse.is_nan() && back.found[1] == 0.5);
}
