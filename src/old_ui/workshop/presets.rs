//! Worlds to start painting a rule from.

use super::text::tools;
use crate::data::Preset;
use crate::scene::Edit;
use crate::ui::dom::{button, el};
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use sycamore_web::View;

/// Worlds to start painting from.
pub fn presets(lab: Lab) -> View {
    let preset = |preset: Preset, words: Words| {
        button("button button-small", move || {
            lab.dispatch(Edit::StartFrom(preset.mask().into()));
        })
        .child(lab.words(words))
    };
    el("div", "presets")
        .set("role", "group")
        .says(lab, "aria-label", |t| tools(t).start_from)
        .child(el("span", "hint").set("aria-hidden", "true").child(lab.words(|t| tools(t).start_from)))
        .child(preset(Preset::Nothing, |t| tools(t).preset_nothing))
        .child(preset(Preset::Earth, |t| tools(t).preset_earth))
        .child(preset(Preset::Ring, |t| tools(t).preset_ring))
        .child(preset(Preset::TwoIslands, |t| tools(t).preset_two_islands))
        .child(preset(Preset::Archipelago, |t| tools(t).preset_archipelago))
        .into()
}
