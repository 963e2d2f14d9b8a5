//! Features, values and models in words.

use crate::data::{Feature, Outfit};
use crate::model::OutfitModelKind;
use crate::ui::format;
use crate::ui::text::Lang;
use crate::ui::workshop::text::tools;

/// What a feature is called.
pub fn feature(lang: Lang, feature: Feature) -> &'static str {
    tools(lang.text()).features[feature.idx()]
}

/// What a value is called.
pub fn value(lang: Lang, feature: Feature, value: u8) -> &'static str {
    let t = tools(lang.text());
    let names: &[&str] = match feature {
        Feature::Accessories => &t.accessories,
        Feature::ClothingColour => &t.clothing_colours,
        Feature::ClothingType => &t.clothing_types,
        Feature::HairColour => &t.hair_colours,
        Feature::Top => &t.tops,
    };
    names.get(usize::from(value)).copied().unwrap_or_default()
}

/// All five values, hair first: what is seen first.
pub fn spoken(lang: Lang, outfit: Outfit) -> String {
    let order =
        [Feature::Top, Feature::HairColour, Feature::Accessories, Feature::ClothingType, Feature::ClothingColour];
    order.map(|f| value(lang, f, outfit.value(f))).join(", ")
}

/// What a model is called.
pub fn model(lang: Lang, kind: OutfitModelKind) -> &'static str {
    tools(lang.text()).model_names[kind.idx()]
}

/// A probability: `0.0400`, `0.000735`, `0`; as many digits as tell it apart.
pub fn probability(lang: Lang, p: f64) -> String {
    if p == 0.0 { "0".to_string() } else { format::digits(lang, p, 4) }
}

/// A probability, or a dash where there is no model.
pub fn probability_or_dash(lang: Lang, p: Option<f64>) -> String {
    p.map_or("–".to_string(), |p| probability(lang, p))
}
