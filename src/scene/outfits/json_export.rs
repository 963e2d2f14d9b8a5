//! The page Outfits with its results as JSON, for other programs (`docs/export.md`). `scene` alone opens it again.
//!
//! Written piece by piece: 100,000 rows are 8 MB.

use super::link::outfits_fields;
use super::{GeneratedOutfit, GeneratedOutfits, OutfitsState};
use crate::ENGINE;
use crate::data::{Feature, Outfit};
use crate::metric::LnLikelihood;
use crate::model::OutfitModelKind;
use crate::scene::json::{number, pieces, scene_json};
use std::iter;

/// The JSON text in pieces of some 40 kB.
pub fn outfits_json_chunks(state: &OutfitsState) -> impl Iterator<Item = String> + use<> {
    let features = Feature::ALL
        .map(|feature| format!("{{\"name\":\"{}\",\"values\":[{}]}}", feature.name(), names_json(feature.values())));
    let head = format!(
        "{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"outfits\":{{\"features\":[{}],\"observations\":[",
        scene_json(outfits_fields(&state.scene)),
        features.join(",")
    );
    let models = OutfitModelKind::ALL.map(|kind| format!("\"{}\":{}", kind.name(), model_json(state, kind)));
    let middle = format!("],\"models\":{{{}}},\"generated\":[", models.join(","));
    let rows = state.scene.observations.clone();
    let generated = state.generated.clone();
    let made: Vec<(OutfitModelKind, GeneratedOutfit)> =
        generated.iter().flat_map(|all| all.iter()).flat_map(made_by).collect();
    iter::once(head)
        .chain(pieces(rows.len(), move |idx| row_json(rows[idx])))
        .chain(iter::once(middle))
        .chain(pieces(made.len(), move |idx| made_json(made[idx])))
        .chain(iter::once("]}}\n".to_string()))
}

/// None of our names has a sign that JSON wants escaped.
fn names_json(names: &[&str]) -> String {
    format!("\"{}\"", names.join("\",\""))
}

fn row_json(row: Outfit) -> String {
    format!("[{}]", names_json(&row.names()))
}

fn made_by(made: &GeneratedOutfits) -> impl Iterator<Item = (OutfitModelKind, GeneratedOutfit)> {
    made.outfits.iter().flatten().map(|outfit| (made.kind, *outfit))
}

fn made_json((kind, made): (OutfitModelKind, GeneratedOutfit)) -> String {
    let probs = OutfitModelKind::ALL.map(|other| {
        let prob = made.probs[other.idx()].map_or("null".to_string(), number);
        format!("\"{}\":{prob}", other.name())
    });
    format!(
        "{{\"model\":\"{}\",\"values\":{},\"seen\":{},\"p\":{{{}}}}}",
        kind.name(),
        row_json(made.outfit),
        made.seen,
        probs.join(",")
    )
}

fn model_json(state: &OutfitsState, kind: OutfitModelKind) -> String {
    let Ok(figures) = state.figures(kind) else { return "null".to_string() };
    let mut json = format!(
        "{{\"free_parameters\":{},\"unseen_mass\":{},\"entropy_bits\":{},\"nonzero_combinations\":{},{},{}",
        figures.free_parameters,
        number(figures.unseen_mass),
        number(figures.entropy_bits),
        figures.nonzero_combinations,
        ln_json("ln_likelihood", &figures.ln_likelihood, figures.ln_likelihood.sum()),
        ln_json("leave_one_out_mean", &figures.leave_one_out, figures.leave_one_out.mean().unwrap_or(f64::NAN)),
    );
    match kind {
        OutfitModelKind::Mle => {}
        OutfitModelKind::Laplace => json += &pseudocount_json(state.scene.joint_pseudocount),
        OutfitModelKind::NaiveBayes => {
            json += &pseudocount_json(state.scene.bayes_pseudocount);
            json += &parameters_json(state);
        }
    }
    json + "}"
}

fn pseudocount_json(hundredths: i64) -> String {
    format!(",\"pseudocount\":{}", number(hundredths as f64 / 100.0))
}

/// JSON knows no infinity: null, and beside it how many rows are impossible.
fn ln_json(name: &str, ln: &LnLikelihood, value: f64) -> String {
    let value = if value.is_finite() { number(value) } else { "null".to_string() };
    format!("\"{name}\":{value},\"{name}_impossible\":{}", ln.n_impossible)
}

fn parameters_json(state: &OutfitsState) -> String {
    let Ok(bayes) = state.models.naive_bayes() else { return String::new() };
    let features = Feature::ALL.map(|feature| {
        let theta = |(value, theta): (&&str, &f64)| format!("\"{value}\":{}", number(*theta));
        let thetas: Vec<String> = feature.values().iter().zip(bayes.thetas(feature)).map(theta).collect();
        format!("\"{}\":{{{}}}", feature.name(), thetas.join(","))
    });
    format!(",\"parameters\":{{{}}}", features.join(","))
}
