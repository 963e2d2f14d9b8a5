//! The page Families with what the race made, as JSON for other programs (`docs/export.md`). `scene` alone opens it again.

use super::FamiliesScene;
use super::csv_export::place;
use super::link::families_fields;
use crate::ENGINE;
use crate::plane::Point;
use crate::scene::json::{number, pieces, scene_json};
use crate::scene::link::Word;
use crate::train::race::{RACE_FIGURES, RaceFamily, Says};
use std::iter;
use std::sync::Arc;

/// What is known of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneFigures {
    /// Which.
    pub family: RaceFamily,
    /// What it says of p(x), as it is set.
    pub says: Says,
    /// Steps made; 0 of one that is fitted at once.
    pub step: u32,
    /// Eight hex digits, when it stands.
    pub weights_hash: Option<String>,
    /// Free numbers of the model.
    pub parameters: u32,
    /// Samples that the figures are of.
    pub samples: Arc<Vec<Point>>,
    /// Figures of samples, once they are worked out.
    pub figures: Option<[f64; RACE_FIGURES]>,
    /// The floor of Jensen–Shannon on this rule.
    pub js_floor: Option<f64>,
}

/// Names of the figures, in their order; the divergence's floor comes between the first two.
const NAMES: [&str; RACE_FIGURES - 1] = [
    "js_bits",
    "energy_distance",
    "sliced_w1",
    "precision_knn",
    "recall_knn",
    "density_knn",
    "coverage_knn",
    "memorised",
    "modes",
    "high_quality",
];

fn or_null(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map_or("null".to_string(), number)
}

fn metrics(lane: &LaneFigures) -> String {
    let of = |k: usize| lane.figures.map(|figures| figures[k]);
    let mut fields: Vec<String> =
        NAMES.iter().enumerate().map(|(k, name)| format!("\"{name}\":{}", or_null(of(k)))).collect();
    fields.insert(1, format!("\"js_floor_bits\":{}", or_null(lane.js_floor)));
    let kind = match (lane.figures, lane.says) {
        (None, _) => "null",
        (_, Says::Exactly) => "\"exact\"",
        (_, Says::AtLeast) => "\"at least\"",
        (_, Says::Nothing) => "\"none\"",
    };
    fields.push(format!("\"ln_likelihood\":{{\"value\":{},\"kind\":{kind}}}", or_null(of(RACE_FIGURES - 1))));
    format!("{{{}}}", fields.join(","))
}

/// The JSON text in pieces.
pub fn families_json_chunks(scene: &FamiliesScene, lanes: Vec<LaneFigures>) -> impl Iterator<Item = String> + use<> {
    let head =
        format!("{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"race\":[", scene_json(families_fields(scene)));
    let (planned, seed, rule) = (scene.planned, scene.seed, scene.rule.clone());
    let last = lanes.len().saturating_sub(1);
    let texts = lanes.into_iter().enumerate().flat_map(move |(k, lane)| {
        let hash = lane.weights_hash.as_ref().map_or("null".to_string(), |hash| format!("\"{hash}\""));
        let head = format!(
            "{{\"family\":\"{}\",\"step\":{},\"planned_steps\":{planned},\"seed\":{seed},\"weights_hash\":{hash},\
             \"parameters\":{},\"samples\":[",
            lane.family.word(),
            lane.step,
            lane.parameters,
        );
        let tail = format!("],\"metrics\":{}}}{}", metrics(&lane), if k < last { "," } else { "" });
        let samples = lane.samples;
        let n = samples.len();
        let rule = rule.clone();
        let sample = move |idx: usize| {
            let (x, y) = place(&rule, samples[idx]);
            format!("[{},{}]", number(x), number(y))
        };
        iter::once(head).chain(pieces(n, sample)).chain(iter::once(tail))
    });
    iter::once(head).chain(texts).chain(iter::once("]}\n".to_string()))
}
