//! A number of the scene as a field, with its error beside it.

use crate::scene::{Edit, NumberField};
use crate::ui::erased::{dynamic, effect, memo, sig};
use crate::ui::lab::use_lab;
use crate::ui::text;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

/// A number input bound to a field of the scene. What is no number or out of range shows an error and leaves the scene.
#[component]
pub fn NumberInput(
    /// Which number.
    field: NumberField,
    /// Its name.
    #[prop(into)]
    label: Signal<&'static str>,
    /// Whether the name is shown beside it, or only spoken.
    #[prop(optional)]
    label_hidden: bool,
    /// Whether a slider stands beside it. It is for pointers only: the field does the same from the keyboard.
    #[prop(optional)]
    slider: bool,
    /// Unit behind the number.
    #[prop(optional)]
    unit: &'static str,
) -> impl IntoView {
    let lab = use_lab();
    let spec = field.spec();
    let steps = memo(move || lab.scene.with(|s| field.get(s)));
    let failed = RwSignal::new(false);
    let input = NodeRef::<Input>::new();
    let id = format!("number-{}", spec.key);
    let error_id = format!("{id}-error");

    // The browser reads the number, in whatever way its reader writes numbers; NaN is none.
    let typed = move |ev: Event| {
        let value = event_target::<HtmlInputElement>(&ev).value_as_number();
        let done = lab.try_edit(Edit::Number(field, value), Some(lab.burst(spec.key)));
        failed.set(done.is_err());
    };
    // Undo, a link or the slider changed it: show that, unless the reader is just writing the same number otherwise.
    effect(move || {
        let steps = steps.get();
        let Some(input) = input.get() else { return };
        if spec.steps(input.value_as_number()) != Some(steps) {
            input.set_value(&spec.format(steps));
        }
    });
    effect(move || {
        steps.track();
        failed.set(false);
    });
    let step = if spec.key == "margin" { "1".to_string() } else { spec.value(1).to_string() };
    let error = {
        let error_id = error_id.clone();
        move || {
            failed.get().then(|| {
                let words = text::edit_error(lab.lang.get(), crate::scene::EditError::Number(field));
                view! {
                    <p class="field-error" id=error_id.clone() role="alert">
                        {words}
                    </p>
                }
            })
        }
    };
    let range = slider.then(|| {
        view! {
            <input
                type="range"
                class="slider"
                aria-hidden="true"
                tabindex="-1"
                min=spec.format(spec.min)
                max=spec.format(spec.max)
                step=step.clone()
                prop:value=sig(move || spec.format(steps.get()))
                on:input=typed
            />
        }
    });
    view! {
        <div class="number" class:number-wide=slider>
            <label for=id.clone() class:visually-hidden=label_hidden>
                {label}
            </label>
            {range}
            <span class="number-box" class:invalid=failed>
                <input
                    node_ref=input
                    type="number"
                    id=id
                    inputmode="decimal"
                    autocomplete="off"
                    min=spec.format(spec.min)
                    max=spec.format(spec.max)
                    step=step
                    value=spec.format(steps.get_untracked())
                    aria-invalid=sig(move || failed.get().then_some("true"))
                    aria-describedby=sig(move || failed.get().then(|| error_id.clone()))
                    on:input=typed
                />
                {(!unit.is_empty()).then(|| view! { <span class="unit" aria-hidden="true">{unit}</span> })}
            </span>
            {dynamic(error)}
        </div>
    }
}
