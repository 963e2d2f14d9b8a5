//! A note for whoever opens the link: one line above the plane.

use crate::scene::Edit;
use crate::ui::dom::{button, effect, el, element, focus, text, when};
use crate::ui::lab::Lab;
use crate::ui::text::edit_error;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use web_sys::HtmlInputElement;

/// The note, as plain text, isolated: one that runs from right to left turns nothing around it.
pub fn note(lab: Lab) -> View {
    let note = lab.pick(|s| s.note.clone());
    when(
        move || !note.get().is_empty(),
        move || {
            el("p", "note")
                .set("dir", "auto")
                .says(lab, "aria-label", |t| t.note)
                .set("role", "note")
                .child(text(move || note.get().to_string()))
                .into()
        },
    )
}

/// The button that opens a field for the note.
pub fn add_note(lab: Lab) -> View {
    let open = create_signal(false);
    let field = NodeRef::new();
    let has_note = lab.pick(|s| !s.note.is_empty());
    let toggle = button("disclosure", move || {
        open.set(!open.get_untracked());
        focus(field);
    })
    .set("aria-expanded", move || if open.get() { "true" } else { "false" })
    .set("aria-controls", move || open.get().then_some("note"))
    .child(text(move || if has_note.get() { lab.t().edit_note } else { lab.t().add_note }.to_string()));
    View::from(vec![toggle.into(), when(move || open.get(), move || note_field(lab, field))])
}

fn note_field(lab: Lab, field: NodeRef) -> View {
    let note = lab.pick(|s| s.note.clone());
    let refused = create_signal(None);
    let typed = move |_| {
        let Some(input) = element::<HtmlInputElement>(field) else { return };
        let gesture = lab.burst("note");
        refused.set(lab.try_edit(Edit::Note(input.value()), Some(gesture)).err());
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
    el("div", "note-edit")
        .set("id", "note")
        .child(el("label", "").set("for", "note-field").child(lab.words(|t| t.note)))
        .child(input)
        .child(lab.hint(|t| t.note_hint).set("id", "note-hint"))
        .child(error)
        .into()
}
