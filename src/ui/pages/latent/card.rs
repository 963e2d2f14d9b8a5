//! The main card: the latent plane, and what the decoder draws of its point.

use super::decoded::Decoded;
use super::handle::Latent;
use super::note::{AddNote, Note};
use super::path::PathStrip;
use super::plane::{ClickPlaces, Legend, Plane, Toolbar};
use crate::ui::controls::{RedoButton, UndoButton};
use crate::ui::dom::is;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Card(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let is_wide = move || !lab.narrow.get();
    view! {
        <section class="card" aria-labelledby="latent-title">
            <div class="card-head latent-head">
                <h2 class="visually-hidden" id="latent-title">{latent.words(|t| t.latent_plane)}</h2>
                <ClickPlaces latent />
                <span class="toolbar-space"></span>
                <Show when=is(is_wide)>
                    <Toolbar latent />
                    <UndoButton lab />
                    <RedoButton lab />
                </Show>
            </div>
            <Note latent />
            <div class="latent-body">
                <Plane latent />
                <Decoded latent />
            </div>
            <div class="plane-foot">
                <Legend latent />
                <AddNote latent />
                // Beside the radios there is no room for them.
                <Show when=is(move || lab.narrow.get())>
                    <span class="foot-undo">
                        <UndoButton lab />
                        <RedoButton lab />
                    </span>
                </Show>
            </div>
            <PathStrip latent />
        </section>
    }
}
