//! Codes as CSV, for a spreadsheet (`docs/export.md`): a line for each picture, with its number, what is known of it (a jar's
//! size in pixels, the names of an outfit's values) and its code.

use super::LatentFigures;
use super::json_export::{factor_words, n_factors};
use crate::data::Feature;
use crate::scene::json::single;
use crate::train::Factors;
use std::iter;

/// Lines to a piece.
const CHUNK: usize = 500;

/// The text in pieces: `jar,height,width,z1,..`; without figures the header of a plane alone.
pub fn latent_csv_chunks(figures: Option<&LatentFigures>) -> impl Iterator<Item = String> + use<> {
    let (codes, size) = figures.map_or((Default::default(), 2), |f| (f.codes.clone(), f.latent.max(1)));
    let factors = figures.map_or(Factors::Sizes(Default::default()), |f| f.factors.clone());
    let mut names: Vec<String> = match factors {
        Factors::Sizes(_) => vec!["jar".to_string(), "height".to_string(), "width".to_string()],
        Factors::Values(_) => iter::once("outfit").chain(Feature::ALL.map(Feature::name)).map(str::to_string).collect(),
        Factors::Unknown => vec!["picture".to_string()],
    };
    names.extend((1..=size).map(|k| format!("z{k}")));
    // A line without what is known would be another line.
    let n = n_factors(&factors).unwrap_or(usize::MAX).min(codes.len() / size);
    let line = move |idx: usize| {
        let known = match &factors {
            Factors::Values(values) => {
                Feature::ALL.map(|of| of.values()[usize::from(values[of.idx()][idx])].to_string()).to_vec()
            }
            _ => factor_words(&factors, idx),
        };
        let code = codes[idx * size..(idx + 1) * size].iter().map(|z| single(*z));
        let cells: Vec<String> = iter::once((idx + 1).to_string()).chain(known).chain(code).collect();
        format!("{}\n", cells.join(","))
    };
    iter::once(format!("{}\n", names.join(",")))
        .chain((0..n).step_by(CHUNK).map(move |from| (from..n.min(from + CHUNK)).map(&line).collect()))
}
