//! A note for whoever opens the link: one line above the pictures.

use super::handle::Pixels;
use crate::scene::PixelsEdit;
use crate::ui::controls::{Disclosure, NoteField};
use crate::ui::dom::{is, live};
use leptos::prelude::*;
use std::sync::Arc;

/// The note, as plain text, isolated: one that runs from right to left turns nothing around it.
#[component]
pub fn Note(pixels: Pixels) -> impl IntoView {
    let note = pixels.pick(|s| s.note.clone());
    view! {
        <Show when=is(move || note.with(|note| !note.is_empty()))>
            <p class="note" dir="auto" aria-label=pixels.words(|t| t.note) role="note">{live(move || note.get())}</p>
        </Show>
    }
}

/// The button that opens a field for the note.
#[component]
pub fn AddNote(pixels: Pixels) -> impl IntoView {
    let open = RwSignal::new(false);
    let has_note = pixels.pick(|s| !s.note.is_empty());
    let label = move || if has_note.get() { pixels.t().edit_note } else { pixels.t().add_note };
    view! {
        <Disclosure label open controls="pixels-note" />
        <Show when=is(move || open.get())>
            <div class="note-edit" id="pixels-note">
                <NoteField
                    lab=pixels.lab
                    id="pixels-note-field"
                    note=pixels.pick(|s| s.note.clone())
                    write=Arc::new(move |text, gesture| pixels.try_edit(PixelsEdit::Note(text), Some(gesture)).is_ok())
                    label=pixels.words(|t| t.note)
                    hint=pixels.words(|t| t.note_hint)
                />
            </div>
        </Show>
    }
}
