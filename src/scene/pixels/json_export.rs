//! The page Pixels with its results as JSON, for other programs (`docs/export.md`). `scene` alone opens it again.
//!
//! Written piece by piece: 1,000 samples are 4 MB. A person's own pictures are not in it.

use super::link::pixels_fields;
use super::{MadePictures, PixelsResults, PixelsScene};
use crate::ENGINE;
use crate::data::Picture;
use crate::scene::json::{number, pieces, scene_json};
use std::iter;
use std::sync::Arc;

/// The JSON text in pieces. Without results of the scene itself, its diagnostics are null and there are no samples.
pub fn pixels_json_chunks(
    scene: &PixelsScene,
    results: Option<&PixelsResults>,
) -> impl Iterator<Item = String> + use<> {
    let results = results.filter(|results| results.are_of(scene));
    let head = format!(
        "{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"pixels\":{{\"training\":{},\"pseudocount\":{},\
         \"diagnostics\":{},\"samples\":[",
        scene_json(pixels_fields(scene)),
        scene.n_training(),
        number(scene.pseudocount as f64 / 100.0),
        diagnostics(results),
    );
    let samples: Arc<[Picture]> =
        results.and_then(|r| r.pixels.as_ref()).map(|made| made.pictures.clone()).unwrap_or_default();
    let traits = results.and_then(|r| r.traits.clone());
    let named = move |made: Arc<MadePictures>| {
        let n = made.pictures.len();
        let outfit = move |idx: usize| format!("[\"{}\"]", made.outfits[idx].names().join("\",\""));
        iter::once("],\"traits\":[".to_string()).chain(pieces(n, outfit))
    };
    iter::once(head)
        .chain((0..samples.len()).map(move |idx| sample_json(idx, &samples[idx])))
        .chain(traits.into_iter().flat_map(named))
        .chain(iter::once("]}}\n".to_string()))
}

fn sample_json(idx: usize, picture: &Picture) -> String {
    let comma = if idx == 0 { "" } else { "," };
    let values: Vec<String> = picture.iter().map(u8::to_string).collect();
    format!("{comma}[{}]", values.join(","))
}

/// Of data, pixels and traits, in this order; null where there is none.
fn diagnostics(results: Option<&PixelsResults>) -> String {
    let row = |values: [Option<f64>; 3]| values.map(|value| value.map_or("null".to_string(), number)).join(",");
    let Some(results) = results else {
        return "null".to_string();
    };
    let (fit, made) = (&results.fit, [&results.pixels, &results.traits]);
    let of = |data: Option<f64>, of: fn(&MadePictures) -> Option<f64>| {
        let [pixels, traits] = made.map(|made| made.as_ref().and_then(|made| of(made)));
        row([data, pixels, traits])
    };
    format!(
        "{{\"neighbours\":[{}],\"pass\":[{}],\"distinct\":[{}]}}",
        of(fit.neighbours.agree(), |made| made.neighbours.agree()),
        of(Some(fit.pass), |made| Some(made.pass)),
        of(Some(fit.n_distinct as f64), |made| Some(made.n_distinct as f64)),
    )
}
