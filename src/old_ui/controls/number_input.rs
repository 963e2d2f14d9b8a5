//! A number of the scene as a field, with its error beside it.

use crate::scene::{Edit, EditError, NumberField};
use crate::ui::dom::{effect, el, element, text, when};
use crate::ui::lab::Lab;
use crate::ui::text::{Words, edit_error};
use std::cell::Cell;
use std::rc::Rc;
use sycamore_reactive::*;
use sycamore_web::NodeRef;
use sycamore_web::View;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// How a number is shown.
#[derive(Clone, Copy)]
pub struct NumberInput {
    /// Which number.
    pub field: NumberField,
    /// Its name.
    pub label: Words,
    /// Whether the name is only spoken.
    pub label_hidden: bool,
    /// Whether a slider stands beside it. It is for pointers only: the field does the same from the keyboard.
    pub slider: bool,
    /// Unit behind the number.
    pub unit: &'static str,
}

impl NumberInput {
    /// With its name beside it, and nothing else.
    pub const fn plain(field: NumberField, label: Words) -> Self {
        Self { field, label, label_hidden: false, slider: false, unit: "" }
    }
}

/// A number input bound to a field of the scene. What is no number or out of range shows an error and leaves the scene.
pub fn number_input(lab: Lab, how: NumberInput) -> View {
    let field = how.field;
    let spec = field.spec();
    let steps = lab.pick(move |s| field.get(s));
    let failed = create_signal(false);
    let input = NodeRef::new();
    let id = format!("number-{}", spec.key);
    let error_id = format!("{id}-error");

    // The browser reads the number, in whatever way its reader writes numbers; NaN is none.
    let typed = move |ev: &Event, gesture: u64| {
        let target = ev.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        let value = target.as_ref().map_or(f64::NAN, |t| t.value_as_number());
        let done = lab.try_edit(Edit::Number(field, value), Some(gesture));
        if let (Err(_), false, Some(target)) = (done, value.is_nan(), &target) {
            // "97" of at most 96 began with a 9: that was not meant either. What was typed stays, with its error.
            let typed = target.value();
            lab.abandon(gesture);
            target.set_value(&typed);
        }
        failed.set(done.is_err());
    };
    let ranged = |kind: &'static str, step: String| {
        el("input", "")
            .set("type", kind)
            .set("min", spec.format(spec.min))
            .set("max", spec.format(spec.max))
            .set("step", step)
    };
    let described_by = error_id.clone();
    // A press that is more than the smallest step must not make what lies between it invalid.
    let step = if spec.press == 1 { spec.format(1) } else { "any".to_string() };
    let number = ranged("number", step)
        .node(input)
        .on_input(move |ev| typed(&ev, lab.burst(spec.key)))
        .on_change(move |_| {
            // As it is computed with: rounded to its step.
            if let Some(input) = element::<HtmlInputElement>(input).filter(|_| !failed.get_untracked()) {
                input.set_value(&spec.format(field.get(&lab.peek().scene)));
            }
        })
        .set("id", id.clone())
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("aria-invalid", move || failed.get().then_some("true"))
        .set("aria-describedby", move || failed.get().then(|| described_by.clone()));
    // Undo, a link or the slider changed it: show that, unless the reader is just writing the same number otherwise.
    effect(move || {
        let steps = steps.get();
        failed.set(false);
        let Some(input) = element::<HtmlInputElement>(input) else { return };
        if spec.steps(input.value_as_number()) != Some(steps) {
            input.set_value(&spec.format(steps));
        }
    });
    let label =
        el("label", if how.label_hidden { "visually-hidden" } else { "" }).set("for", id).child(lab.words(how.label));
    let mut view = el("div", if how.slider { "number number-wide" } else { "number" }).child(label);
    if how.slider {
        // One gesture from the press to the release, however long it pauses.
        let drag = Rc::new(Cell::new(None));
        let released = drag.clone();
        let slider = ranged("range", spec.format(spec.press))
            .on_input(move |ev| {
                let gesture = drag.get().unwrap_or_else(|| lab.new_drag());
                drag.set(Some(gesture));
                typed(&ev, gesture);
            })
            .on_change(move |_| released.set(None))
            .set("class", "slider")
            .set("aria-hidden", "true")
            .set("tabindex", "-1")
            .property("value", move || spec.format(steps.get()).into());
        view = view.child(slider);
    }
    let mut boxed = el("span", "").class(move || if failed.get() { "number-box invalid" } else { "number-box" });
    boxed = boxed.child(number);
    if !how.unit.is_empty() {
        boxed = boxed.child(el("span", "unit").set("aria-hidden", "true").child(how.unit));
    }
    let error = when(
        move || failed.get(),
        move || {
            el("p", "field-error")
                .set("id", error_id.clone())
                .set("role", "alert")
                .child(text(move || edit_error(lab.lang.get(), EditError::Number(field))))
                .into()
        },
    );
    view.child(boxed).child(error).into()
}
