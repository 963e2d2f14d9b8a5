//! Group 2: the model.

use super::group::group;
use crate::model::ModelKind;
use crate::scene::{Edit, NumberField};
use crate::ui::controls::{NumberInput, disclosure, number_input, radio_group};
use crate::ui::dom::{dynamic, el, selector, text, when};
use crate::ui::door::panel;
use crate::ui::lab::Lab;
use crate::ui::text::fit_error;
use sycamore_reactive::*;
use sycamore_web::View;
use wasm_bindgen::JsCast;

/// The group Pmodel.
pub fn model_group(lab: Lab) -> View {
    let open = create_signal(false);
    let kind = lab.pick(|s| s.model);
    let kinds = radio_group(
        lab,
        |t| t.model,
        "model",
        &[
            (ModelKind::BoundingBox, |t| t.bounding_box),
            (ModelKind::Grid, |t| t.grid_density),
            (ModelKind::Painted, |t| t.painted),
        ],
        kind,
        |lab, kind| {
            lab.dispatch(Edit::Model(kind));
        },
    );
    let numbers = dynamic(move || match kind.get() {
        ModelKind::BoundingBox => {
            let margin = NumberInput::plain(NumberField::Margin, |t| t.margin);
            number_input(lab, NumberInput { slider: true, unit: "%", ..margin })
        }
        ModelKind::Painted => lab.hint(|t| t.painted_hint).into(),
        ModelKind::Grid => el("div", "three")
            .child(number_input(lab, NumberInput::plain(NumberField::Columns, |t| t.columns)))
            .child(number_input(lab, NumberInput::plain(NumberField::Rows, |t| t.rows)))
            .child(number_input(lab, NumberInput::plain(NumberField::Pseudocount, |t| t.pseudocount)))
            .into(),
    });
    let error = selector(move || lab.state().model.as_ref().err().copied());
    let error = dynamic(move || {
        let Some(error) = error.get() else { return View::new() };
        let words = text(move || fit_error(lab.lang.get(), error).to_string());
        el("p", "field-error").set("role", "status").child(words).into()
    });
    group(lab, "2", |t| t.pmodel, disclosure(lab, |t| t.explain, open, "explain"))
        .child(kinds)
        .child(numbers)
        .child(error)
        .child(when(move || lab.narrow.get(), move || heatmap_switch(lab)))
        .child(when(
            move || open.get(),
            move || el("div", "more explain").set("id", "explain").child(panel(lab, "explain")).into(),
        ))
        .into()
}

/// Shows p_model as a heatmap, once there is one on screen.
pub fn heatmap_switch(lab: Lab) -> View {
    let shows_pmodel = lab.pick(|s| s.shows_pmodel());
    let on = lab.pick(|s| s.heatmap);
    let switch = move || {
        let input =
            el("input", "").set("type", "checkbox").property("checked", move || on.get().into()).on_change(move |ev| {
                let target = ev.target().and_then(|t| t.dyn_into::<web_sys::HtmlInputElement>().ok());
                lab.dispatch(Edit::Heatmap(target.is_some_and(|t| t.checked())));
            });
        el("label", "check").child(input).child(el("span", "").child(lab.words(|t| t.heatmap))).into()
    };
    when(move || shows_pmodel.get(), switch)
}
