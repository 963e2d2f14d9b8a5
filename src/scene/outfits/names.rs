//! The names that a file may have for features and values: the published ones, and those that the page shows in each of
//! its languages; in small letters or capitals, with accents or without, with whatever between words.

use crate::data::Feature;
use crate::scene::points::places::heading::plain_letter;
use crate::scene::seek::around;

/// Most letters of a name that are looked at.
const MAX_LETTERS: usize = 100;

/// Names beside the published one.
fn other_names(feature: Feature) -> &'static [&'static str] {
    match feature {
        Feature::Accessories => &["accesorios"],
        Feature::ClothingColour => &["color de la ropa", "color de ropa", "color ropa", "clothes colour"],
        Feature::ClothingType => &["tipo de ropa", "tipo de la ropa", "tipo ropa", "clothes type"],
        Feature::HairColour => &["color del pelo", "color de pelo", "color pelo", "color del cabello"],
        Feature::Top => &["hair style", "peinado"],
    }
}

/// Names of its values beside the published ones, in the same order.
fn other_values(feature: Feature) -> &'static [&'static [&'static str]] {
    match feature {
        Feature::Accessories => &[
            &["no glasses", "none", "sin gafas", "ninguno"],
            &["round glasses", "gafas redondas"],
            &["sun glasses", "gafas de sol"],
        ],
        Feature::ClothingColour => &[
            &["negro"],
            &["blue", "azul"],
            &["gray", "grey", "gris"],
            &["verde pastel"],
            &["naranja pastel"],
            &["rosa"],
            &["rojo"],
            &["blanco"],
        ],
        Feature::ClothingType => {
            &[&["sudadera"], &["peto"], &["scoop neck", "cuello redondo"], &["v neck", "cuello de pico"]]
        }
        Feature::HairColour => &[
            &["negro"],
            &["blond", "rubio"],
            &["castaño"],
            &["rosa pastel"],
            &["pelirrojo", "rojo"],
            &["silver grey", "gris plata"],
        ],
        Feature::Top => &[
            &["sin pelo"],
            &["pelo largo, moño"],
            &["pelo largo, rizado"],
            &["pelo largo, liso"],
            &["short hair, waved", "pelo corto, ondulado"],
            &["short hair, flat", "pelo corto, liso"],
            &["short hair, frizzle", "pelo corto, encrespado"],
        ],
    }
}

/// The letters and digits of a name.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric()).take(MAX_LETTERS).map(plain_letter).flat_map(char::to_lowercase)
}

/// The feature of a name; in American spelling too.
pub(super) fn feature_of(name: &str) -> Option<Feature> {
    let plain = |name: &str| {
        let letters: String = letters(name).collect();
        around(&letters, "colour").map_or_else(|| letters.clone(), |(before, after)| format!("{before}color{after}"))
    };
    let wanted = plain(name);
    let is_named = |feature: &Feature| {
        plain(feature.name()) == wanted || other_names(*feature).iter().any(|other| plain(other) == wanted)
    };
    Feature::ALL.into_iter().find(is_named)
}

/// The value of a name.
pub(super) fn value_of(feature: Feature, name: &str) -> Option<u8> {
    let is_it = |known: &str| letters(known).eq(letters(name));
    let by_letters = || feature.values().iter().position(|value| is_it(value));
    let by_other = || other_values(feature).iter().position(|others| others.iter().any(|other| is_it(other)));
    feature.value_of(name).or_else(|| by_letters().or_else(by_other).map(|idx| idx as u8))
}
