//! Pixels, pictures and powers of ten in words.

use super::text::PixelsText;
use crate::data::{Feature, Outfit};
use crate::scene::{Chosen, PixelAt};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;

/// `row 10, column 17`.
pub fn place(lang: Lang, at: PixelAt) -> String {
    fill(PixelsText::of(lang).at, &[&(at.row + 1).to_string(), &(at.column + 1).to_string()])
}

/// What a picture is called.
pub fn name(lang: Lang, chosen: Chosen) -> String {
    let t = PixelsText::of(lang);
    let (words, idx) = match chosen {
        Chosen::Picture(idx) => (t.picture_n, idx),
        Chosen::Sample(idx) => (t.sample_n, idx),
        Chosen::Traits(idx) => (t.traits_n, idx),
    };
    fill(words, &[&format::count(lang, idx + 1)])
}

/// An outfit as five digits, from 1: its values in the order of files.
pub fn code(outfit: Outfit) -> [String; 5] {
    Feature::ALL.map(|feature| (outfit.value(feature) + 1).to_string())
}

/// Below this a count is written out.
const WRITTEN_OUT: f64 = 6.0;

/// Ten to a power, or the number itself where it is small.
pub fn power(lang: Lang, log10: f64) -> AnyView {
    if log10 == f64::NEG_INFINITY {
        return "0".into_any();
    }
    if (0.0..WRITTEN_OUT).contains(&log10) {
        return format::count(lang, crate::math::exp(log10 * std::f64::consts::LN_10).round() as usize).into_any();
    }
    let exponent = log10.round();
    let sign = if exponent < 0.0 { "−" } else { "" };
    view! { <span class="power">"10"<sup>{format!("{sign}{}", exponent.abs())}</sup></span> }.into_any()
}

/// Two decimals, and no minus before a zero.
pub fn two_decimals(lang: Lang, value: f64) -> String {
    let value = if value.abs() < 0.005 { 0.0 } else { value };
    format::decimals(lang, value, 2)
}
