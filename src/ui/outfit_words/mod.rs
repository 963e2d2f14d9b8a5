//! Features of outfits and their values, in words: pages that show outfits share them.

mod en;
mod es;

use crate::data::{Feature, Outfit};
use crate::ui::text::{Lang, Texts};

/// Names of features and values, in one language, each in the order of [`Feature::values`].
#[allow(missing_docs, reason = "the names say what they are of")]
pub struct OutfitWords {
    pub features: [&'static str; 5],
    pub accessories: [&'static str; 3],
    pub clothing_colours: [&'static str; 8],
    pub clothing_types: [&'static str; 4],
    pub hair_colours: [&'static str; 6],
    pub tops: [&'static str; 7],
}

impl Texts for OutfitWords {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::TEXT,
            Lang::Es => &es::TEXT,
        }
    }
}

/// Features as a reader thinks of them: hair first.
pub const ORDER: [Feature; 5] =
    [Feature::Top, Feature::HairColour, Feature::Accessories, Feature::ClothingType, Feature::ClothingColour];

/// What a feature is called.
pub fn feature(lang: Lang, feature: Feature) -> &'static str {
    OutfitWords::of(lang).features[feature.idx()]
}

/// What its values are called.
pub fn values(lang: Lang, feature: Feature) -> &'static [&'static str] {
    let t = OutfitWords::of(lang);
    match feature {
        Feature::Accessories => &t.accessories,
        Feature::ClothingColour => &t.clothing_colours,
        Feature::ClothingType => &t.clothing_types,
        Feature::HairColour => &t.hair_colours,
        Feature::Top => &t.tops,
    }
}

/// What a value is called.
pub fn value(lang: Lang, feature: Feature, value: u8) -> &'static str {
    values(lang, feature).get(usize::from(value)).copied().unwrap_or_default()
}

/// All five values, hair first: what is seen first.
pub fn spoken(lang: Lang, outfit: Outfit) -> String {
    ORDER.map(|f| value(lang, f, outfit.value(f))).join(", ")
}
