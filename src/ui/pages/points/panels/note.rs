//! Writing the note.

use super::text::PanelText;
use crate::scene::Edit;
use crate::ui::dom::{effect, input_of, live};
use crate::ui::pages::points::Points;
use crate::ui::pages::points::errors::edit_error;
use crate::ui::slices::next_frame;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field; it takes the focus, since a press of *Add note* asked for it.
#[component]
pub fn NoteField(points: Points) -> impl IntoView {
    let lab = points.lab;
    let field = NodeRef::<html::Input>::new();
    let note = points.pick(|s| s.note.clone());
    let refused = RwSignal::new(None);
    let typed = move |ev: web_sys::Event| {
        let Some(input) = input_of(&ev) else { return };
        refused.set(points.try_edit(Edit::Note(input.value()), Some(lab.burst("note"))).err());
    };
    effect(move || {
        let note = note.get();
        let Some(input) = field.get() else { return };
        refused.set(None);
        // What is being typed may end in a space that the note has not.
        if input.value().trim() != note.trim() {
            input.set_value(&note);
        }
    });
    spawn_local(async move {
        // What is being fetched is not on the page yet.
        next_frame().await;
        if let Some(field) = field.try_get_untracked().flatten() {
            // Refused only for an element that is gone.
            let _ = field.focus();
        }
    });
    let error = move || {
        let words = |error| {
            view! { <p class="field-error" role="alert">{live(move || edit_error(lab.lang.get(), error))}</p> }
        };
        refused.get().map(words)
    };
    view! {
        <label for="note-field">{points.words(|t| t.note)}</label>
        <input
            node_ref=field
            id="note-field"
            type="text"
            dir="auto"
            autocomplete="off"
            aria-invalid=live(move || refused.get().is_some().then_some("true"))
            aria-describedby="note-hint"
            on:input=typed
        />
        <p class="hint" id="note-hint">{lab.words_of(|t: &PanelText| t.note_hint)}</p>
        {error}
    }
}
