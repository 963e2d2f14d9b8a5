//! The field of a page's note.

use crate::scene::MAX_NOTE_CHARS;
use crate::ui::dom::{effect, input_of, live};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::slices::next_frame;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;
use std::sync::Arc;

/// The field; it takes the focus, since a press of *Add note* asked for it.
#[component]
pub fn NoteField(
    lab: Lab,
    /// Unique on all pages.
    id: &'static str,
    /// The note of the scene.
    note: Memo<Arc<str>>,
    /// Puts what is typed into the scene, as part of a gesture; `false` if it is too long.
    write: Arc<dyn Fn(String, u64) -> bool + Send + Sync>,
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// What stands below it.
    #[prop(into)]
    hint: TextProp,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let refused = RwSignal::new(false);
    let typed = move |ev: web_sys::Event| {
        let Some(input) = input_of(&ev) else { return };
        refused.set(!write(input.value(), lab.burst(id)));
    };
    effect(move || {
        let note = note.get();
        let Some(input) = field.get() else { return };
        refused.set(false);
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
    let too_long = move || fill(lab.t().note_too_long, &[&format::count(lab.lang.get(), MAX_NOTE_CHARS)]);
    let error = move || refused.get().then(|| view! { <p class="field-error" role="alert">{live(too_long)}</p> });
    let hint_id = format!("{id}-hint");
    view! {
        <label for=id>{live(move || label.get())}</label>
        <input
            node_ref=field
            id=id
            type="text"
            dir="auto"
            autocomplete="off"
            aria-invalid=live(move || refused.get().then_some("true"))
            aria-describedby=hint_id.clone()
            on:input=typed
        />
        <p class="hint" id=hint_id>{live(move || hint.get())}</p>
        {error}
    }
}
