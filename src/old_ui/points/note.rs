//! A note for whoever opens the link: one line above the plane.

use crate::ui::dom::{button, el, text, when};
use crate::ui::door::panel;
use crate::ui::lab::Lab;
use sycamore_reactive::*;
use sycamore_web::View;

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
    let has_note = lab.pick(|s| !s.note.is_empty());
    let toggle = button("disclosure", move || open.set(!open.get_untracked()))
        .set("aria-expanded", move || if open.get() { "true" } else { "false" })
        .set("aria-controls", move || open.get().then_some("note"))
        .child(text(move || if has_note.get() { lab.t().edit_note } else { lab.t().add_note }.to_string()));
    View::from(vec![
        toggle.into(),
        when(move || open.get(), move || el("div", "note-edit").set("id", "note").child(panel(lab, "note")).into()),
    ])
}
