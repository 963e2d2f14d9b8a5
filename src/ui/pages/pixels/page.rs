//! The layout of the page. What stands in the bar on a narrow page stands in the groups on a wide one, never in both.

use super::card::Card;
use super::data_group::DataGroup;
use super::handle::Pixels;
use super::model_group::ModelGroup;
use super::running::start_running;
use super::sample_group::{GenerateButton, SampleGroup};
use super::samples::TraitsButton;
use super::study::Study;
use super::verdict_group::VerdictGroup;
use crate::scene::PictureSet;
use crate::ui::controls::UndoButton;
use crate::ui::dom::{is, live};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PixelsPage(pixels: Pixels) -> impl IntoView {
    start_running(pixels);
    let lab = pixels.lab;
    let shown = pixels.pick(|s| (s.shows_samples(), s.shows_traits(), s.pictures == PictureSet::Fashion));
    let headline = move || {
        let t = pixels.t();
        match shown.get() {
            (_, true, _) => t.headline_traits,
            (true, ..) => t.headline_made,
            (false, _, true) => t.headline_first,
            (false, _, false) => t.headline_own,
        }
    };
    let can_have_traits = pixels.pick(|s| s.shows_samples() && s.pictures == PictureSet::Fashion);
    view! {
        <div class="page pixels">
            <div class="stage">
                <h1 class="headline" aria-live="polite">{live(headline)}</h1>
                <Card pixels />
            </div>
            <div class="panel">
                <DataGroup pixels />
                <ModelGroup pixels />
                <SampleGroup pixels />
                <VerdictGroup pixels />
            </div>
            <div class="below">
                <Study pixels />
            </div>
            <Show when=is(move || lab.narrow.get())>
                <div class="bar">
                    <UndoButton lab />
                    <GenerateButton pixels />
                    <Show when=is(move || can_have_traits.get())>
                        <TraitsButton pixels />
                    </Show>
                </div>
            </Show>
        </div>
    }
}
