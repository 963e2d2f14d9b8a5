//! A scene with its results as JSON, for other programs (`docs/export.md`). `scene` alone opens it again.
//!
//! Written piece by piece: 100,000 samples are 4 MB, and nothing may hold the page for that long.

use super::PointsScene;
use super::link::fields;
use crate::ENGINE;
use crate::metric::Coverage;
use crate::model::Pmodel;
use crate::plane::Point;
use std::iter;
use std::sync::Arc;

/// What follows from a scene; `None` where there is nothing (no model, not generated).
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// The fitted model.
    pub model: Option<Arc<Pmodel>>,
    /// The samples on screen.
    pub samples: Arc<Vec<Point>>,
    /// The table Coverage.
    pub coverage: Option<Coverage>,
}

/// Points to a piece.
const CHUNK: usize = 1_000;

/// The JSON text in pieces of some 40 kB.
pub fn json_chunks(scene: &PointsScene, results: Results) -> impl Iterator<Item = String> + use<> {
    let scene_fields: Vec<String> =
        fields(scene).into_iter().map(|(key, value)| format!("\"{key}\":\"{value}\"")).collect();
    let head =
        format!("{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{{{}}},\"observations\":[", scene_fields.join(","));
    let observations: Vec<Point> = scene.observations.points().iter().map(|s| s.point()).collect();
    let Results { model, samples, coverage } = results;
    let middle = format!("],\"model\":{},\"samples\":[", model.map_or("null".to_string(), |m| model_json(&m)));
    let tail = format!("],\"coverage\":{}}}\n", coverage.map_or("null".to_string(), |c| coverage_json(&c)));
    iter::once(head)
        .chain(points_json(Arc::new(observations)))
        .chain(iter::once(middle))
        .chain(points_json(samples))
        .chain(iter::once(tail))
}

/// `[lon,lat],[lon,lat],...` in degrees, shortest digits that read back the same.
fn points_json(points: Arc<Vec<Point>>) -> impl Iterator<Item = String> {
    (0..points.len().div_ceil(CHUNK)).map(move |chunk_idx| {
        let from = chunk_idx * CHUNK;
        let chunk = &points[from..points.len().min(from + CHUNK)];
        let pairs: Vec<String> =
            chunk.iter().map(|p| format!("[{},{}]", number(p.lon_deg()), number(p.lat_deg()))).collect();
        let comma = if from == 0 { "" } else { "," };
        format!("{comma}{}", pairs.join(","))
    })
}

/// The shortest digits that read back as the same number. Everything here is finite.
fn number(value: f64) -> String {
    ryu::Buffer::new().format_finite(value).to_string()
}

fn model_json(model: &Pmodel) -> String {
    match model {
        Pmodel::BoundingBox(m) => {
            let r = m.rect();
            let (south_west, north_east) = (Point { x: r.west, y: r.south }, Point { x: r.east, y: r.north });
            format!(
                "{{\"kind\":\"bounding_box\",\"west\":{},\"south\":{},\"east\":{},\"north\":{}}}",
                number(south_west.lon_deg()),
                number(south_west.lat_deg()),
                number(north_east.lon_deg()),
                number(north_east.lat_deg())
            )
        }
        Pmodel::Grid(m) => {
            let mass: Vec<String> = m.mass().iter().map(|m| number(*m)).collect();
            let p = m.params();
            format!(
                "{{\"kind\":\"grid\",\"columns\":{},\"rows\":{},\"pseudocount\":{},\"mass\":[{}]}}",
                p.columns,
                p.rows,
                number(p.pseudocount),
                mass.join(",")
            )
        }
    }
}

fn coverage_json(c: &Coverage) -> String {
    format!(
        "{{\"a\":{},\"b\":{},\"c\":{},\"rule_precision\":{},\"rule_recall\":{},\"tv\":{},\"js_bits\":{},\
         \"method\":\"exact\"}}",
        number(c.a),
        number(c.b),
        number(c.c),
        number(c.rule_precision()),
        number(c.rule_recall()),
        number(c.total_variation),
        number(c.js_bits)
    )
}
