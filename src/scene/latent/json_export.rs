//! The page Latent space with what training made, as JSON for other programs (`docs/export.md`). `scene` alone opens it again.

use super::LatentScene;
use super::link::latent_fields;
use crate::ENGINE;
use crate::scene::json::{number, pieces, scene_json, single};
use crate::scene::link::Word;
use std::iter;
use std::sync::Arc;

/// What is known of the model on the plane.
#[derive(Clone, Debug, PartialEq)]
pub struct LatentFigures {
    /// Steps made.
    pub step: u32,
    /// Eight hex digits, when it stands; PCA has none.
    pub weights_hash: Option<String>,
    /// Codes of all jars, n × [`Self::latent`].
    pub codes: Arc<[f32]>,
    /// Numbers in a code.
    pub latent: usize,
    /// Height and width of each jar, in pixels.
    pub factors: Vec<[f64; 2]>,
    /// Neighbour R² of height and width.
    pub r2: [Option<f64>; 2],
    /// Mean squared error a pixel.
    pub mse: Option<f64>,
    /// The same of PCA.
    pub pca_mse: Option<f64>,
}

/// A run that ran away has numbers that are none: JSON knows no such.
fn or_null(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map_or("null".to_string(), number)
}

/// The JSON text in pieces. Without figures, those are null and the lists empty.
pub fn latent_json_chunks(
    scene: &LatentScene,
    figures: Option<&LatentFigures>,
) -> impl Iterator<Item = String> + use<> {
    let hash = figures.and_then(|f| f.weights_hash.as_ref()).map_or("null".to_string(), |hash| format!("\"{hash}\""));
    let head = format!(
        "{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"latent\":{{\"model\":\"{}\",\"step\":{},\"planned_steps\":{},\
         \"seed\":{},\"weights_hash\":{hash},\"r2\":{{\"height\":{},\"width\":{}}},\"mse\":{},\"pca_mse\":{},\"codes\":[",
        scene_json(latent_fields(scene)),
        scene.model.word(),
        figures.map_or(scene.steps, |f| f.step),
        scene.planned,
        scene.weights,
        or_null(figures.and_then(|f| f.r2[0])),
        or_null(figures.and_then(|f| f.r2[1])),
        or_null(figures.and_then(|f| f.mse)),
        or_null(figures.and_then(|f| f.pca_mse)),
    );
    let (codes, size) = figures.map_or((Arc::default(), 1), |f| (f.codes.clone(), f.latent.max(1)));
    let factors = figures.map(|f| f.factors.clone()).unwrap_or_default();
    let n_codes = codes.len() / size;
    let code = move |idx: usize| {
        let numbers: Vec<String> = codes[idx * size..(idx + 1) * size].iter().map(|z| single(*z)).collect();
        format!("[{}]", numbers.join(","))
    };
    let n_factors = factors.len();
    let factor = move |idx: usize| format!("[{},{}]", number(factors[idx][0]), number(factors[idx][1]));
    iter::once(head)
        .chain(pieces(n_codes, code))
        .chain(iter::once("],\"factors\":[".to_string()))
        .chain(pieces(n_factors, factor))
        .chain(iter::once("]}}\n".to_string()))
}
