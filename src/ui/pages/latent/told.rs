//! A decoded picture in words: what the ones around its code tell of.

use super::handle::Latent;
use crate::ui::format;
use crate::ui::outfit_words::spoken;
use crate::ui::text::fill;
use leptos::prelude::*;

/// `height 15.1, width 23.0`.
pub fn size_words(latent: Latent, size: [f64; 2]) -> String {
    let [height, width] = size.map(|pixels| format::decimals(latent.lab.lang.get(), pixels, 1));
    fill(latent.t().size, &[&height, &width])
}

/// `a jar of height 8.2, width 20.1`, `nearest: ..`, or that none lies near.
pub fn code_words(latent: Latent, code: &[f32]) -> String {
    let (Some(plane), t) = (latent.plane.get(), latent.t()) else { return String::new() };
    let nearest = plane.nearest(code);
    if nearest.is_far() {
        return latent.thing().a_guess.to_string();
    }
    let source = latent.source.get();
    if let Some([heights, widths]) = source.sizes() {
        let guide = plane.guide(code, heights, widths);
        let words = |size| fill(t.a_jar_of, &[&size_words(latent, size)]);
        return guide.map_or(latent.thing().a_guess.to_string(), |guide| words(guide.size));
    }
    match source.outfit(nearest.idx) {
        Some(outfit) => fill(t.near_outfit, &[&spoken(latent.lab.lang.get(), outfit)]),
        None => fill(t.near_picture, &[&format::count(latent.lab.lang.get(), nearest.idx + 1)]),
    }
}

/// A training picture in words, counted from 0: a jar's size, an outfit's values; nothing of one's own.
pub fn picture_words(latent: Latent, idx: usize) -> String {
    let source = latent.source.get();
    let size = source.size(idx).map(|size| size_words(latent, size));
    size.or_else(|| source.outfit(idx).map(|outfit| spoken(latent.lab.lang.get(), outfit))).unwrap_or_default()
}

/// A training picture with its number, counted from 0.
pub fn numbered(latent: Latent, idx: usize) -> String {
    let number = format::count(latent.lab.lang.get(), idx + 1);
    let words = fill(latent.thing().numbered, &[&number, &picture_words(latent, idx)]);
    words.trim_end().trim_end_matches('.').to_string()
}
