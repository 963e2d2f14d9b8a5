//! The main card: the wall, the inspector with what it reads, the samples.

use super::handle::Pixels;
use super::inspector::Inspector;
use super::note::{AddNote, Note};
use super::own::OwnButtons;
use super::paint::{PaintCanvas, PaintTools};
use super::reading::Reading;
use super::samples::Samples;
use super::strip::Strip;
use super::wall::Wall;
use crate::scene::PixelsScene;
use crate::ui::controls::{RedoButton, UndoButton};
use crate::ui::dom::{is, live};
use crate::ui::format;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Card(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let n = pixels.pick(PixelsScene::n_training);
    let made = pixels.pick(PixelsScene::shows_samples);
    let is_wide = move || !lab.narrow.get();
    let is_painting = Memo::new(move |_| pixels.painting.with(Option::is_some));
    let body = move || if made.get() { "pixels-body made" } else { "pixels-body" };
    let looked_at = move || match is_painting.get() {
        true => view! { <PaintCanvas pixels /><PaintTools pixels /> }.into_any(),
        false => view! { <Inspector pixels /><Reading pixels /> }.into_any(),
    };
    let under_wall = move || match is_painting.get() {
        true => view! { <p class="hint">{pixels.words(|t| t.paint_hint)}</p> }.into_any(),
        false => view! { <Strip pixels /> }.into_any(),
    };
    view! {
        <section class="card" aria-labelledby="pixels-observations">
            <div class="card-head">
                <h2 id="pixels-observations">{lab.words(|t| t.observations)}</h2>
                <span class="hint">{live(move || format::counted(lab.lang.get(), n.get(), pixels.t().counted))}</span>
                <span class="toolbar-space"></span>
                // On a narrow page they stand with the data.
                <Show when=is_wide>
                    <OwnButtons pixels />
                    <UndoButton lab />
                </Show>
                <RedoButton lab />
            </div>
            <Note pixels />
            <div class=body>
                <Wall pixels />
                <div class="pixels-strip">{under_wall}</div>
                <div class="pixels-look">{looked_at}</div>
                <Samples pixels />
            </div>
            <div class="plane-foot">
                <AddNote pixels />
            </div>
        </section>
        <Show when=is(move || pixels.waiting.with(|waiting| !waiting.is_empty()))>
            <p class="hint" role="status">
                {live(move || {
                    let n = pixels.waiting.with(Vec::len);
                    crate::ui::text::fill(pixels.t().own_waiting, &[&format::count(lab.lang.get(), n)])
                })}
            </p>
        </Show>
    }
}
