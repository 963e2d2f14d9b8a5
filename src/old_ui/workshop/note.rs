//! Writing the note.

use super::page;
use super::text::tools;
use crate::scene::Edit;
use crate::ui::dom::{effect, el, element, focus, text, when};
use crate::ui::lab::Lab;
use crate::ui::text::edit_error;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// The field; it takes the focus, since a press of *Add note* asked for it.
pub fn note_field(lab: Lab) -> View {
    let field = NodeRef::new();
    let note = lab.pick(|s| s.note.clone());
    let refused = create_signal(None);
    let typed = move |_| {
        let Some(input) = element::<HtmlInputElement>(field) else { return };
        let gesture = lab.burst("note");
        let done = page::as_burst(|| lab.try_edit(Edit::Note(input.value()), Some(gesture)));
        refused.set(done.err());
    };
    let input = el("input", "")
        .node(field)
        .set("id", "note-field")
        .set("type", "text")
        .set("dir", "auto")
        .set("autocomplete", "off")
        .set("aria-invalid", move || refused.get().is_some().then_some("true"))
        .set("aria-describedby", "note-hint")
        .on_input(typed);
    effect(move || {
        let note = note.get();
        refused.set(None);
        let Some(input) = element::<HtmlInputElement>(field) else { return };
        // What is being typed may end in a space that the note has not.
        if input.value().trim() != note.trim() {
            input.set_value(&note);
        }
    });
    let error = when(
        move || refused.get().is_some(),
        move || {
            let words = move || refused.get().map(|error| edit_error(lab.lang.get(), error)).unwrap_or_default();
            el("p", "field-error").set("role", "alert").child(text(words)).into()
        },
    );
    spawn_local(async move { focus(field) });
    View::from(vec![
        el("label", "").set("for", "note-field").child(lab.words(|t| t.note)).into(),
        input.into(),
        lab.hint(|t| tools(t).note_hint).set("id", "note-hint").into(),
        error,
    ])
}
