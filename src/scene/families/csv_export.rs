//! Samples of all lanes as CSV, for a spreadsheet (`docs/export.md`): a line for each, with its family.

use super::{FamiliesScene, LaneFigures};
use crate::data::Rule;
use crate::plane::Point;
use crate::scene::json::number;
use crate::scene::link::Word;
use std::iter;

/// Lines to a piece.
const CHUNK: usize = 1_000;

/// A place in the units of a rule: degrees on a map, of a plane of one's own its units, else shares of the plane.
pub(super) fn place(rule: &Rule, p: Point) -> (f64, f64) {
    match rule {
        Rule::OwnPlane(bounds) => bounds.place(p),
        Rule::Toy(_) => (p.x, p.y),
        Rule::Earth | Rule::Painted(_) => (p.lon_deg(), p.lat_deg()),
    }
}

/// The text in pieces: `family,lon,lat` or `family,x,y`.
pub fn families_csv_chunks(scene: &FamiliesScene, lanes: Vec<LaneFigures>) -> impl Iterator<Item = String> + use<> {
    let header = if scene.rule.is_a_map() { "family,lon,lat\n" } else { "family,x,y\n" };
    let rule = scene.rule.clone();
    let lines = lanes.into_iter().flat_map(move |lane| {
        let rule = rule.clone();
        let n = lane.samples.len();
        (0..n).step_by(CHUNK).map(move |from| {
            let line = |p: &Point| {
                let (x, y) = place(&rule, *p);
                format!("{},{},{}\n", lane.family.word(), number(x), number(y))
            };
            lane.samples[from..n.min(from + CHUNK)].iter().map(line).collect()
        })
    });
    iter::once(header.to_string()).chain(lines)
}
