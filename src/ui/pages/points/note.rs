//! A note for whoever opens the link: one line above the plane.

use super::Points;
use super::panels;
use super::text::PointsText;
use crate::ui::controls::Disclosure;
use crate::ui::dom::{is, live};
use crate::ui::fetched::Fetched;
use crate::ui::text::Texts;
use leptos::prelude::*;

/// The note, as plain text, isolated: one that runs from right to left turns nothing around it.
#[component]
pub fn Note(points: Points) -> impl IntoView {
    let note = points.pick(|s| s.note.clone());
    view! {
        <Show when=is(move || note.with(|note| !note.is_empty()))>
            <p class="note" dir="auto" aria-label=points.words(|t| t.note) role="note">{live(move || note.get())}</p>
        </Show>
    }
}

/// The button that opens a field for the note.
#[component]
pub fn AddNote(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    let has_note = points.pick(|s| !s.note.is_empty());
    let label = move || {
        if has_note.get() { PointsText::of(lab.lang.get()).edit_note } else { PointsText::of(lab.lang.get()).add_note }
    };
    view! {
        <Disclosure label open controls="note" />
        <Show when=is(move || open.get())>
            <div class="note-edit" id="note">
                <Fetched lab load=panels::note />
            </div>
        </Show>
    }
}
