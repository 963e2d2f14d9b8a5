//! Features, values and models in words.

use super::Outfits;
use super::text::OutfitsText;
use crate::data::{Feature, Outfit};
use crate::model::OutfitModelKind;
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;

/// Features as a reader thinks of them: hair first.
pub const ORDER: [Feature; 5] =
    [Feature::Top, Feature::HairColour, Feature::Accessories, Feature::ClothingType, Feature::ClothingColour];

/// What a feature is called.
pub fn feature(lang: Lang, feature: Feature) -> &'static str {
    OutfitsText::of(lang).features[feature.idx()]
}

/// What a value is called.
pub fn value(lang: Lang, feature: Feature, value: u8) -> &'static str {
    let t = OutfitsText::of(lang);
    let names: &[&str] = match feature {
        Feature::Accessories => &t.accessories,
        Feature::ClothingColour => &t.clothing_colours,
        Feature::ClothingType => &t.clothing_types,
        Feature::HairColour => &t.hair_colours,
        Feature::Top => &t.tops,
    };
    names.get(usize::from(value)).copied().unwrap_or_default()
}

/// A value with its feature.
pub fn value_of_feature(lang: Lang, of: Feature, is: u8) -> String {
    format!("{}: {}", feature(lang, of), value(lang, of, is))
}

/// All five values, hair first: what is seen first.
pub fn spoken(lang: Lang, outfit: Outfit) -> String {
    ORDER.map(|f| value(lang, f, outfit.value(f))).join(", ")
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
