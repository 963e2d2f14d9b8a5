//! The page Latent space with what training made, as JSON for other programs (`docs/export.md`). `scene` alone opens it again.

use super::LatentScene;
use super::link::latent_fields;
use crate::ENGINE;
use crate::data::Feature;
use crate::metric::linear_r2;
use crate::scene::json::{number, pieces, scene_json, single};
use crate::scene::link::Word;
use crate::train::Factors;
use std::iter;
use std::sync::Arc;

/// What is known of the model on the plane.
#[derive(Clone, Debug, PartialEq)]
pub struct LatentFigures {
    /// Steps made.
    pub step: u32,
    /// Eight hex digits, when it stands; PCA has none.
    pub weights_hash: Option<String>,
    /// Codes of all pictures, n × [`Self::latent`].
    pub codes: Arc<[f32]>,
    /// Numbers in a code.
    pub latent: usize,
    /// What the pictures differ in.
    pub factors: Factors,
    /// How well each is found ([`Factors::found`]).
    pub found: Vec<Option<f64>>,
    /// Mean squared error a pixel.
    pub mse: Option<f64>,
    /// The same of PCA.
    pub pca_mse: Option<f64>,
    /// Mean divergence of the clouds, in nats; for the variational autoencoder alone.
    pub kl: Option<f64>,
}

/// A run that ran away has numbers that are none: JSON knows no such.
fn or_null(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map_or("null".to_string(), number)
}

/// `{"height":..,"width":..}`.
fn object(names: &[&'static str], value: impl Fn(usize) -> Option<f64>) -> String {
    let field = |(k, name): (usize, &&str)| format!("\"{name}\":{}", or_null(value(k)));
    format!("{{{}}}", names.iter().enumerate().map(field).collect::<Vec<_>>().join(","))
}

const SIZES: [&str; 2] = ["height", "width"];

/// Fields `r2`, `linear_r2` and `agreement`: what pictures have not is null.
fn found_json(figures: Option<&LatentFigures>) -> String {
    let null = || "null".to_string();
    let found = |k: usize| figures.and_then(|f| f.found.get(k).copied().flatten());
    let (r2, linear, agreement) = match figures.map(|f| &f.factors) {
        Some(Factors::Unknown) => (null(), null(), null()),
        Some(Factors::Values(_)) => (null(), null(), object(&Feature::ALL.map(Feature::name), found)),
        Some(Factors::Sizes(sizes)) => {
            let linear = |k: usize| figures.and_then(|f| linear_r2(&f.codes, f.latent, &sizes[k]));
            (object(&SIZES, found), object(&SIZES, linear), null())
        }
        None => (object(&SIZES, |_| None), object(&SIZES, |_| None), null()),
    };
    format!("\"r2\":{r2},\"linear_r2\":{linear},\"agreement\":{agreement}")
}

/// The JSON text in pieces. Without figures, those are null and the lists empty.
pub fn latent_json_chunks(
    scene: &LatentScene,
    figures: Option<&LatentFigures>,
) -> impl Iterator<Item = String> + use<> {
    let hash = figures.and_then(|f| f.weights_hash.as_ref()).map_or("null".to_string(), |hash| format!("\"{hash}\""));
    let head = format!(
        "{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"latent\":{{\"model\":\"{}\",\"step\":{},\"planned_steps\":{},\
         \"seed\":{},\"weights_hash\":{hash},{},\"mse\":{},\"pca_mse\":{},\"kl\":{},\"codes\":[",
        scene_json(latent_fields(scene)),
        scene.model.word(),
        figures.map_or(scene.steps, |f| f.step),
        scene.planned,
        scene.weights,
        found_json(figures),
        or_null(figures.and_then(|f| f.mse)),
        or_null(figures.and_then(|f| f.pca_mse)),
        or_null(figures.and_then(|f| f.kl)),
    );
    let (codes, size) = figures.map_or((Arc::default(), 1), |f| (f.codes.clone(), f.latent.max(1)));
    let factors = figures.map_or(Factors::Unknown, |f| f.factors.clone());
    let n_codes = codes.len() / size;
    let code = move |idx: usize| {
        let numbers: Vec<String> = codes[idx * size..(idx + 1) * size].iter().map(|z| single(*z)).collect();
        format!("[{}]", numbers.join(","))
    };
    iter::once(head)
        .chain(pieces(n_codes, code))
        .chain(iter::once("],\"factors\":[".to_string()))
        .chain(pieces(n_factors(&factors).unwrap_or(0), move |idx| {
            format!("[{}]", factor_words(&factors, idx).join(","))
        }))
        .chain(iter::once("]}}\n".to_string()))
}

/// For how many pictures factors are known; `None` if nobody knows any.
pub(super) fn n_factors(factors: &Factors) -> Option<usize> {
    match factors {
        Factors::Sizes([height, _]) => Some(height.len()),
        Factors::Values([first, ..]) => Some(first.len()),
        Factors::Unknown => None,
    }
}

/// The factors of a picture as files have them: sizes in pixels, or the numbers of values.
pub(super) fn factor_words(factors: &Factors, idx: usize) -> Vec<String> {
    match factors {
        Factors::Sizes(sizes) => sizes.iter().map(|size| number(size[idx])).collect(),
        Factors::Values(values) => values.iter().map(|values| values[idx].to_string()).collect(),
        Factors::Unknown => Vec::new(),
    }
}
