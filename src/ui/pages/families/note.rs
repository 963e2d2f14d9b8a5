//! A note for whoever opens the link: one line above the pictures.

use super::handle::Families;
use crate::scene::FamiliesEdit;
use crate::ui::controls::{Disclosure, NoteField};
use crate::ui::dom::{is, live};
use leptos::prelude::*;
use std::sync::Arc;

/// The note, as plain text, isolated: one that runs from right to left turns nothing around it.
#[component]
pub fn Note(families: Families) -> impl IntoView {
    let note = families.pick(|s| s.note.clone());
    view! {
        <Show when=is(move || note.with(|note| !note.is_empty()))>
            <p class="note" dir="auto" aria-label=families.words(|t| t.note) role="note">{live(move || note.get())}</p>
        </Show>
    }
}

/// The button that opens a field for the note.
#[component]
pub fn AddNote(families: Families) -> impl IntoView {
    let open = RwSignal::new(false);
    let has_note = families.pick(|s| !s.note.is_empty());
    let label = move || if has_note.get() { families.t().edit_note } else { families.t().add_note };
    view! {
        <Disclosure label open controls="families-note" />
        <Show when=is(move || open.get())>
            <div class="note-edit" id="families-note">
                <NoteField
                    lab=families.lab
                    id="families-note-field"
                    note=families.pick(|s| s.note.clone())
                    write=Arc::new(move |text, gesture| families.try_edit(FamiliesEdit::Note(text), Some(gesture)).is_ok())
                    label=families.words(|t| t.note)
                    hint=families.words(|t| t.note_hint)
                />
            </div>
        </Show>
    }
}
