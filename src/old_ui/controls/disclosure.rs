//! A button that shows and hides what it controls.

use crate::ui::dom::button;
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use sycamore_reactive::*;
use sycamore_web::View;

/// The button. What it opens is shown by the owner of `open` and has the id `controls`.
pub fn disclosure(lab: Lab, label: Words, open: Signal<bool>, controls: &'static str) -> View {
    button("disclosure", move || open.set(!open.get_untracked()))
        .set("aria-expanded", move || if open.get() { "true" } else { "false" })
        .set("aria-controls", move || open.get().then_some(controls))
        .child(lab.words(label))
        .into()
}
