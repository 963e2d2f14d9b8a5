//! Features, values and models in words.

use super::Outfits;
use super::text::OutfitsText;
use crate::data::Feature;
use crate::model::OutfitModelKind;
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;

pub use crate::ui::outfit_words::{ORDER, feature, spoken, value};

/// A value with its feature.
pub fn value_of_feature(lang: Lang, of: Feature, is: u8) -> String {
    format!("{}: {}", feature(lang, of), value(lang, of, is))
}

/// What a model is called.
pub fn model(lang: Lang, kind: OutfitModelKind) -> &'static str {
    OutfitsText::of(lang).model_names[kind.idx()]
}

/// A probability: `0.0400`, `0.000735`, `0`; as many digits as tell it apart.
pub fn probability(lang: Lang, p: f64) -> String {
    if p == 0.0 { "0".to_string() } else { format::digits(lang, p, 4) }
}

/// A probability, or a dash where there is no model.
pub fn probability_or_dash(lang: Lang, p: Option<f64>) -> String {
    p.map_or("–".to_string(), |p| probability(lang, p))
}

/// The value that is lit up, and how many outfits have it.
pub fn lit(outfits: Outfits) -> String {
    let Some((feature, value)) = outfits.lit.get() else { return String::new() };
    let lang = outfits.lab.lang.get();
    let n = outfits.state().tally().value_count(feature, value) as usize;
    let name = value_of_feature(lang, feature, value);
    fill(outfits.t().lit.pick(lang, n), &[&name, &format::count(lang, n)])
}
