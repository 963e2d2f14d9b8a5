//! Worlds to start painting a rule from.

use super::text::PanelText;
use crate::data::Preset;
use crate::scene::Edit;
use crate::ui::pages::points::Points;
use crate::ui::text::Words;
use leptos::prelude::*;

/// A button for each.
#[component]
pub fn Presets(points: Points) -> impl IntoView {
    let lab = points.lab;
    let preset = move |preset: Preset, words: Words<PanelText>| {
        let start = move |_| {
            points.selected.set(None);
            points.dispatch(Edit::StartFrom(preset.mask().into()));
        };
        view! { <button class="button button-small" type="button" on:click=start>{lab.words_of(words)}</button> }
    };
    view! {
        <div class="presets" role="group" aria-label=lab.words_of(|t: &PanelText| t.start_from)>
            <span class="hint" aria-hidden="true">{lab.words_of(|t: &PanelText| t.start_from)}</span>
            {preset(Preset::Nothing, |t| t.preset_nothing)}
            {preset(Preset::Earth, |t| t.preset_earth)}
            {preset(Preset::Ring, |t| t.preset_ring)}
            {preset(Preset::TwoIslands, |t| t.preset_two_islands)}
            {preset(Preset::Archipelago, |t| t.preset_archipelago)}
        </div>
    }
}
