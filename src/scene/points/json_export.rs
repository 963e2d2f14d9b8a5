//! A scene with its results as JSON, for other programs (`docs/export.md`). `scene` alone opens it again.
//!
//! Written piece by piece: 100,000 samples are 4 MB, and nothing may hold the page for that long.

use super::link::fields;
use super::{PointsScene, RuleKind};
use crate::ENGINE;
use crate::data::{Mask, Rule};
use crate::metric::Coverage;
use crate::model::{Component, Covariance, Pmodel};
use crate::plane::{Bounds, Point};
use crate::scene::json::{number, pieces, scene_json};
use crate::scene::link::Word;
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

/// The JSON text in pieces of some 40 kB.
pub fn json_chunks(scene: &PointsScene, results: Results) -> impl Iterator<Item = String> + use<> {
    let units = Units::of(&scene.rule);
    let head = format!(
        "{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"coordinates\":\"{}\",\"rule\":{},\"observations\":[",
        scene_json(fields(scene)),
        if matches!(units, Units::Degrees) { "degrees" } else { "xy" },
        rule_json(&scene.rule)
    );
    let observations: Vec<Point> = scene.observations.points().iter().map(|s| s.point()).collect();
    let Results { model, samples, coverage } = results;
    let method = if model.as_ref().is_some_and(|model| model.cells().is_some()) { "raster" } else { "exact" };
    let middle = format!("],\"model\":{},\"samples\":[", model.map_or("null".to_string(), |m| model_json(&m, units)));
    let tail = format!("],\"coverage\":{}}}\n", coverage.map_or("null".to_string(), |c| coverage_json(&c, method)));
    iter::once(head)
        .chain(points_json(Arc::new(observations), units))
        .chain(iter::once(middle))
        .chain(points_json(samples, units))
        .chain(iter::once(tail))
}

/// What coordinates are written in.
#[derive(Clone, Copy)]
enum Units {
    /// Longitude and latitude.
    Degrees,
    /// Of a person's own plane.
    Own(Bounds),
}

impl Units {
    fn of(rule: &Rule) -> Self {
        match rule {
            Rule::Earth | Rule::Painted(_) => Self::Degrees,
            Rule::Toy(_) => Self::Own(Bounds::UNIT),
            Rule::OwnPlane(bounds) => Self::Own(*bounds),
        }
    }

    /// Longitude and latitude, or x and y, with the shortest digits that read back the same.
    fn written(self, p: Point) -> (String, String) {
        let (x, y) = match self {
            Self::Degrees => (p.lon_deg(), p.lat_deg()),
            Self::Own(bounds) => bounds.place(p),
        };
        (number(x), number(y))
    }
}

fn rule_json(rule: &Rule) -> String {
    match rule {
        Rule::Earth => "{\"kind\":\"earth\"}".to_string(),
        Rule::Painted(world) => painted_json(world.mask()),
        Rule::Toy(_) => format!("{{\"kind\":\"{}\"}}", RuleKind::of(rule).word()),
        Rule::OwnPlane(Bounds { x, y }) => format!(
            "{{\"kind\":\"none\",\"bounds\":{{\"west\":{},\"south\":{},\"east\":{},\"north\":{}}}}}",
            x.from, y.from, x.to, y.to
        ),
    }
}

/// A painted rule or model.
fn painted_json(mask: &Mask) -> String {
    let (columns, rows) = (Mask::COLUMNS, Mask::ROWS);
    let mut json = format!("{{\"kind\":\"painted\",\"columns\":{columns},\"rows\":{rows},\"mask\":");
    for cell_idx in 0..Mask::CELLS {
        json.push(if cell_idx == 0 { '[' } else { ',' });
        json.push(if mask.is_on(cell_idx) { '1' } else { '0' });
    }
    json.push_str("]}");
    json
}

/// `[x,y],[x,y],...`
fn points_json(points: Arc<Vec<Point>>, units: Units) -> impl Iterator<Item = String> {
    pieces(points.len(), move |idx| {
        let (x, y) = units.written(points[idx]);
        format!("[{x},{y}]")
    })
}

fn model_json(model: &Pmodel, units: Units) -> String {
    match model {
        Pmodel::BoundingBox(m) => {
            let r = m.rect();
            let (west, south) = units.written(Point { x: r.west, y: r.south });
            let (east, north) = units.written(Point { x: r.east, y: r.north });
            format!("{{\"kind\":\"bounding_box\",\"west\":{west},\"south\":{south},\"east\":{east},\"north\":{north}}}")
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
        Pmodel::KernelDensity(m) => {
            let kernel = m.model();
            format!(
                "{{\"kind\":\"kernel_density\",\"bandwidth\":{},\"covariance\":{},\"off_plane\":{}}}",
                number(kernel.bandwidth()),
                covariance_json(kernel.kernel().covariance()),
                number(m.off_plane())
            )
        }
        Pmodel::Mixture(m) => {
            let component = |c: &Component| {
                let Point { x, y } = c.bell.mean();
                format!(
                    "{{\"weight\":{},\"mean\":[{},{}],\"covariance\":{}}}",
                    number(c.weight),
                    number(x),
                    number(y),
                    covariance_json(c.bell.covariance())
                )
            };
            let components: Vec<String> = m.model().components().iter().map(component).collect();
            format!(
                "{{\"kind\":\"mixture\",\"components\":[{}],\"off_plane\":{}}}",
                components.join(","),
                number(m.off_plane())
            )
        }
        Pmodel::Painted(m) => painted_json(m.mask()),
    }
}

/// In plane units, as [[xx, xy], [xy, yy]].
fn covariance_json(covariance: Covariance) -> String {
    let [xx, xy, yy] = [covariance.xx, covariance.xy, covariance.yy].map(number);
    format!("[[{xx},{xy}],[{xy},{yy}]]")
}

fn coverage_json(c: &Coverage, method: &str) -> String {
    format!(
        "{{\"a\":{},\"b\":{},\"c\":{},\"rule_precision\":{},\"rule_recall\":{},\"tv\":{},\"js_bits\":{},\
         \"method\":\"{method}\"}}",
        number(c.a),
        number(c.b),
        number(c.c),
        number(c.rule_precision()),
        number(c.rule_recall()),
        number(c.total_variation),
        number(c.js_bits)
    )
}
