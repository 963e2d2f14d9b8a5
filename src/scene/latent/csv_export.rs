//! Codes as CSV, for a spreadsheet (`docs/export.md`): a line for each jar, with its number, its size in pixels and its code.

use super::LatentFigures;
use crate::scene::json::{number, single};
use std::iter;

/// Lines to a piece.
const CHUNK: usize = 500;

/// The text in pieces: `jar,height,width,z1,..`; without figures the header of a plane alone.
pub fn latent_csv_chunks(figures: Option<&LatentFigures>) -> impl Iterator<Item = String> + use<> {
    let (codes, size) = figures.map_or((Default::default(), 2), |f| (f.codes.clone(), f.latent.max(1)));
    let factors = figures.map(|f| f.factors.clone()).unwrap_or_default();
    let names: Vec<String> = (1..=size).map(|k| format!("z{k}")).collect();
    let n = factors.len().min(codes.len() / size);
    let line = move |idx: usize| {
        let [height, width] = factors[idx].map(number);
        let code: Vec<String> = codes[idx * size..(idx + 1) * size].iter().map(|z| single(*z)).collect();
        format!("{},{height},{width},{}\n", idx + 1, code.join(","))
    };
    iter::once(format!("jar,height,width,{}\n", names.join(",")))
        .chain((0..n).step_by(CHUNK).map(move |from| (from..n.min(from + CHUNK)).map(&line).collect()))
}
