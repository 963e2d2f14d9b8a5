//! Scenes and edits of the page Latent space for property tests, and figures such as training gives.

use coastline::data::Feature;
use coastline::scene::{
    Colour, LatentData, LatentEdit, LatentFigures, LatentModel, LatentNumber, LatentPlaces, LatentScene, LatentStop,
    OwnId, PLANE_STEPS, PlaneAt, apply_latent, decode_latent,
};
use coastline::train::Factors;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

pub const MODELS: [LatentModel; 3] = [LatentModel::Pca, LatentModel::Autoencoder, LatentModel::Vae];

fn model() -> impl Strategy<Value = LatentModel> {
    select(&MODELS[..])
}

fn colour() -> impl Strategy<Value = Colour> {
    let features = Feature::ALL.map(Colour::Feature);
    select([&[Colour::Height, Colour::Width][..], &features].concat())
}

fn data() -> impl Strategy<Value = LatentData> {
    let own = (any::<u64>(), 2_usize..=5_000).prop_map(|(hash, n)| LatentData::Own(OwnId { hash, n }));
    prop_oneof![4 => Just(LatentData::Jars), 2 => Just(LatentData::Outfits), 1 => own]
}

fn stop() -> impl Strategy<Value = LatentStop> {
    select(&[LatentStop::Planned, LatentStop::Plateau][..])
}

fn places() -> impl Strategy<Value = LatentPlaces> {
    select(&[LatentPlaces::Point, LatentPlaces::Start, LatentPlaces::End][..])
}

/// A number in the range of its field, in units. Ends of ranges may be upside down.
fn number() -> impl Strategy<Value = (LatentNumber, f64)> {
    (select(&LatentNumber::ALL[..]), any::<u32>()).prop_map(|(field, raw)| {
        let spec = field.spec();
        (field, spec.value(spec.min + i64::from(raw) % (spec.max - spec.min + 1)))
    })
}

fn note_text() -> impl Strategy<Value = String> {
    prop_oneof![2 => "\\PC{0,150}", 1 => "[&=#%+\"\\\\ <>]{0,20}"]
}

pub fn edit() -> impl Strategy<Value = LatentEdit> {
    let place = || prop_oneof![4 => 0..=PLANE_STEPS, 1 => any::<u16>()];
    prop_oneof![
        2 => data().prop_map(LatentEdit::Data),
        1 => stop().prop_map(LatentEdit::Stop),
        3 => model().prop_map(LatentEdit::Model),
        5 => number().prop_map(|(field, value)| LatentEdit::Number(field, value)),
        1 => any::<u32>().prop_map(LatentEdit::NewSeed),
        2 => (place(), place()).prop_map(|(x, y)| LatentEdit::Point(PlaneAt { x, y })),
        2 => [0_u8..10, 0_u8..10].prop_map(LatentEdit::Axes),
        1 => colour().prop_map(LatentEdit::Colour),
        1 => any::<bool>().prop_map(LatentEdit::Grid),
        4 => prop_oneof![0_u32..9_000, any::<u32>()].prop_map(LatentEdit::Reached),
        1 => Just(LatentEdit::Reset),
        1 => places().prop_map(LatentEdit::Places),
        1 => (0_usize..6_000).prop_map(LatentEdit::PathStart),
        1 => (0_usize..6_000).prop_map(LatentEdit::PathEnd),
        2 => Just(LatentEdit::Generate),
        1 => any::<u32>().prop_map(LatentEdit::NewSampleSeed),
        1 => note_text().prop_map(LatentEdit::Note),
    ]
}

/// The scene after those edits that can be done.
pub fn after_all(scene: LatentScene, edits: Vec<LatentEdit>) -> LatentScene {
    edits.into_iter().fold(scene, |scene, edit| apply_latent(&scene, edit).unwrap_or(scene))
}

/// From and to, at least a pixel apart.
fn range(min: i64, max: i64) -> impl Strategy<Value = [i64; 2]> {
    (min..=max - 10).prop_flat_map(move |from| (Just(from), from + 10..=max)).prop_map(|(from, to)| [from, to])
}

/// Every field anywhere in its range.
fn drawn_scene() -> impl Strategy<Value = LatentScene> {
    let jars = (20_i64..=5_000, range(50, 220), range(60, 280), 0_i64..=50);
    let training = (1_i64..=100_000, 8_i64..=512, 0_i64..=1_000, any::<u32>());
    let steps = (100_i64..=50_000).prop_flat_map(|planned| (Just(planned), 0..=planned as u32));
    let axes = (1_u8..=8).prop_flat_map(|latent| (Just(latent), vec(1..=latent, 2)));
    let looks = ((0..=PLANE_STEPS, 0..=PLANE_STEPS), colour(), any::<bool>(), note_text());
    let more = (places(), [1_i64..=5_000, 1_i64..=5_000], 1_i64..=64, any::<u32>(), any::<bool>());
    (model(), (data(), stop()), jars, training, steps, axes, looks, more).prop_map(
        |(
            model,
            (data, stop),
            (count, height, width, noise),
            (rate, batch, beta, seed),
            (planned, steps),
            (latent, axes),
            looks,
            more,
        )| {
            let (places, path, samples, sample_seed, generated) = more;
            let ((x, y), colour, grid, note) = looks;
            let scene = LatentScene {
                data,
                model,
                count,
                height,
                width,
                noise,
                latent: i64::from(latent),
                rate,
                batch,
                beta,
                planned,
                stop,
                weights: i64::from(seed),
                steps,
                point: PlaneAt { x, y },
                axes: [axes[0], axes[1]],
                colour,
                grid,
                places,
                path,
                samples,
                seed: i64::from(sample_seed),
                generated,
                note: "".into(),
            };
            // Any edit puts right what a scene may not say: steps of PCA, twice the same axis.
            let settled = after_all(scene, vec![LatentEdit::Grid(grid)]);
            after_all(settled, vec![LatentEdit::Note(note)])
        },
    )
}

/// Scenes that links can hold, and those that a person reaches.
pub fn any_scene() -> impl Strategy<Value = LatentScene> {
    let reached = vec(edit(), 0..20).prop_map(|edits| after_all(LatentScene::link_default(), edits));
    prop_oneof![drawn_scene(), reached]
}

/// The scene of a link of this version.
pub fn scene(fields: &str) -> LatentScene {
    decode_latent(&format!("v=1&engine=1&page=latent{fields}")).unwrap().scene
}

/// Half-way through a run of a model; of PCA at step 0.
pub fn trained(model: LatentModel) -> LatentScene {
    let chosen = LatentScene { model, ..LatentScene::link_default() };
    apply_latent(&chosen, LatentEdit::Reached(4_000)).unwrap()
}

/// Figures of three jars, whose numbers need all their digits.
pub fn figures() -> LatentFigures {
    LatentFigures {
        step: 200,
        weights_hash: Some("0123abcd".to_string()),
        codes: [0.1_f32, -1.0 / 3.0, 1e-30, 16_777_217.0, -0.0, f32::MAX].into(),
        latent: 2,
        factors: Factors::Sizes([vec![5.0, 1.0 / 3.0 + 7.0, 21.999_999_999_999_996], vec![28.0, 6.5, 17.0]]),
        found: vec![Some(0.97), None],
        mse: Some(0.001_234_567_890_123_4),
        pca_mse: Some(0.009_6),
        kl: Some(4.5),
    }
}
