//! A note for whoever opens the link: one line above the pictures.

use super::handle::Latent;
use crate::scene::LatentEdit;
use crate::ui::controls::{Disclosure, NoteField};
use crate::ui::dom::{is, live};
use leptos::prelude::*;
use std::sync::Arc;

/// The note, as plain text, isolated: one that runs from right to left turns nothing around it.
#[component]
pub fn Note(latent: Latent) -> impl IntoView {
    let note = latent.pick(|s| s.note.clone());
    view! {
        <Show when=is(move || note.with(|note| !note.is_empty()))>
            <p class="note" dir="auto" aria-label=latent.words(|t| t.note) role="note">{live(move || note.get())}</p>
        </Show>
    }
}

/// The button that opens a field for the note.
#[component]
pub fn AddNote(latent: Latent) -> impl IntoView {
    let open = RwSignal::new(false);
    let has_note = latent.pick(|s| !s.note.is_empty());
    let label = move || if has_note.get() { latent.t().edit_note } else { latent.t().add_note };
    view! {
        <Disclosure label open controls="latent-note" />
        <Show when=is(move || open.get())>
            <div class="note-edit" id="latent-note">
                <NoteField
                    lab=latent.lab
                    id="latent-note-field"
                    note=latent.pick(|s| s.note.clone())
                    write=Arc::new(move |text, gesture| latent.try_edit(LatentEdit::Note(text), Some(gesture)).is_ok())
                    label=latent.words(|t| t.note)
                    hint=latent.words(|t| t.note_hint)
                />
            </div>
        </Show>
    }
}
