//! The models of a race to take away (`docs/export.md`): all their numbers, and some of the samples that the page shows with the noise
//! that they were made of, so that `families.py` can show that it makes the same.

use super::FamiliesScene;
use super::link::families_fields;
use crate::ENGINE;
use crate::plane::{ASPECT, Point};
use crate::scene::json::{number, scene_json, single};
use crate::scene::link::Word;
use crate::train::race::{RaceFamily, Taken};
use std::fmt::Write;
use std::iter;
use std::sync::Arc;

/// A lane's model.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenLane {
    /// Which.
    pub family: RaceFamily,
    /// All of it.
    pub taken: Arc<Taken>,
}

/// Numbers to a line.
const A_LINE: usize = 64;

fn list<T: Copy>(name: &str, values: &[T], text: fn(T) -> String) -> String {
    let mut json = format!("\"{name}\":[");
    for (k, value) in values.iter().enumerate() {
        let between = match k {
            0 => "",
            _ if k.is_multiple_of(A_LINE) => ",\n",
            _ => ",",
        };
        // Writing to a string never fails.
        let _ = write!(json, "{between}{}", text(*value));
    }
    json.push(']');
    json
}

fn place(p: Point) -> String {
    format!("[{},{}]", number(p.x), number(p.y))
}

/// The text in pieces, a lane each.
pub fn families_weights_chunks(scene: &FamiliesScene, lanes: Vec<TakenLane>) -> impl Iterator<Item = String> + use<> {
    let head =
        format!("{{\"coastline\":1,\"engine\":{ENGINE},\"scene\":{},\"models\":[", scene_json(families_fields(scene)));
    let (paths, n) = (scene.paths.word(), lanes.len());
    let lane = move |(k, lane): (usize, TakenLane)| {
        let Taken { step, hash, numbers, weights, noise, samples } = &*lane.taken;
        format!(
            "\n{{\"family\":\"{}\",\"step\":{step},\"weights_hash\":\"{hash:08x}\",\"paths\":\"{paths}\",\"aspect\":{},\n{},\n{},\n{},\n{}}}{}",
            lane.family.word(),
            number(ASPECT),
            list("numbers", numbers, number),
            list("weights", weights, single),
            list("noise", noise, number),
            list("samples", samples, place),
            if k + 1 < n { "," } else { "" },
        )
    };
    iter::once(head).chain(lanes.into_iter().enumerate().map(lane)).chain(iter::once("]}\n".to_string()))
}
