//! A decoded picture in words: the jar that the ones around its code tell of.

use super::decoded::size_words;
use super::handle::Latent;
use crate::ui::text::fill;
use leptos::prelude::*;

/// `a jar of height 8.2, width 20.1`, or that none lies near.
pub fn jar_words(latent: Latent, code: &[f32]) -> String {
    let (Some(plane), t) = (latent.plane.get(), latent.t()) else { return String::new() };
    let sizes = latent.sizes.get().0;
    let guide = if plane.nearest(code).is_far() { None } else { plane.guide(code, &sizes[0], &sizes[1]) };
    guide.map_or(t.a_guess.to_string(), |guide| fill(t.a_jar_of, &[&size_words(latent, guide.size)]))
}
