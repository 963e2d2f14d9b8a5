//! A number of the page Outfits as a field, with its error beside it.

use super::Wardrobe;
use crate::scene::{OutfitsEdit, OutfitsEditError, OutfitsNumber, apply_outfits};
use crate::ui::dom::{effect, el, element, text, when};
use crate::ui::text::Words;
use crate::ui::workshop::page as outside;
use crate::ui::workshop::text::outfits_error;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use web_sys::HtmlInputElement;

/// A number input bound to a field of the scene. What is no number or out of range shows an error and leaves the scene.
pub fn number(w: Wardrobe, field: OutfitsNumber, label: Words) -> View {
    let spec = field.spec();
    let steps = w.pick(move |s| field.get(s));
    let (failed, input) = (create_signal(false), NodeRef::new());
    let id = format!("outfits-{}", spec.key);
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    let typed = move |_| {
        let Some(input) = element::<HtmlInputElement>(input) else { return };
        let edited = apply_outfits(&w.peek().scene, OutfitsEdit::Number(field, input.value_as_number()));
        failed.set(edited.is_err());
        if let Ok(scene) = edited {
            outside::as_burst(|| w.show(scene));
        }
    };
    let field_view = el("input", "")
        .set("type", "number")
        .set("min", spec.format(spec.min))
        .set("max", spec.format(spec.max))
        .set("step", spec.format(1))
        .node(input)
        .set("id", id.clone())
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("aria-invalid", move || failed.get().then_some("true"))
        .set("aria-describedby", move || failed.get().then(|| described_by.clone()))
        .on_input(typed);
    effect(move || {
        let steps = steps.get();
        failed.set(false);
        let Some(input) = element::<HtmlInputElement>(input) else { return };
        if spec.steps(input.value_as_number()) != Some(steps) {
            input.set_value(&spec.format(steps));
        }
    });
    let error = when(
        move || failed.get(),
        move || {
            let words = move || outfits_error(w.lab.lang.get(), OutfitsEditError::Number(field));
            el("p", "field-error").set("id", error_id.clone()).set("role", "alert").child(text(words)).into()
        },
    );
    el("div", "number")
        .child(el("label", "").set("for", id).child(w.lab.words(label)))
        .child(
            el("span", "")
                .class(move || if failed.get() { "number-box invalid" } else { "number-box" })
                .child(field_view),
        )
        .child(error)
        .into()
}
