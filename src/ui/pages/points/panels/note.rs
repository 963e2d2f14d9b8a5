//! Writing the note.

use super::text::PanelText;
use crate::scene::Edit;
use crate::ui::controls::NoteField;
use crate::ui::pages::points::Points;
use leptos::prelude::*;
use std::sync::Arc;

/// The field.
#[component]
pub fn Note(points: Points) -> impl IntoView {
    view! {
        <NoteField
            lab=points.lab
            id="note-field"
            note=points.pick(|s| s.note.clone())
            write=Arc::new(move |text, gesture| points.try_edit(Edit::Note(text), Some(gesture)).is_ok())
            label=points.words(|t| t.note)
            hint=points.lab.words_of(|t: &PanelText| t.note_hint)
        />
    }
}
