//! A number of a scene as a field, with its error beside it.

use crate::scene::NumberSpec;
use crate::ui::dom::{effect, input_of, is, live, word};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::text::fill;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::sync::Arc;

/// What a field does with what is typed into it.
#[derive(Clone)]
pub struct Typed {
    /// Puts a number into the scene, as part of a gesture; `false` if it is out of range or none.
    pub edit: Arc<dyn Fn(f64, u64) -> bool + Send + Sync>,
    /// Takes back what a gesture has done so far.
    pub abandon: Arc<dyn Fn(u64) + Send + Sync>,
}

/// A number input bound to a number of a scene. What is no number or out of range shows an error and leaves the scene.
#[component]
pub fn NumberInput(
    lab: Lab,
    /// Range and step.
    spec: NumberSpec,
    /// The number in the scene, in steps.
    #[prop(into)]
    steps: Signal<i64>,
    /// What is done with what is typed.
    typed: Typed,
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// Goes before the key of the number in ids: two pages may have a number of one key.
    #[prop(default = "number")]
    prefix: &'static str,
    /// Whether the name is only spoken.
    #[prop(optional)]
    label_hidden: bool,
    /// Whether a slider stands beside it. It is for pointers only: the field does the same from the keyboard.
    #[prop(optional)]
    slider: bool,
    /// Unit behind the number.
    #[prop(optional)]
    unit: &'static str,
) -> impl IntoView {
    let failed = RwSignal::new(false);
    // Whether the number changes next because what was typed is taken back: then that stays, with its error.
    let taken_back = StoredValue::new(false);
    let input = NodeRef::<leptos::html::Input>::new();
    let id = format!("{prefix}-{}", spec.key);
    let error_id = format!("{id}-error");

    // The browser reads the number, in whatever way its reader writes numbers; NaN is none.
    let take = {
        let typed = typed.clone();
        move |ev: &web_sys::Event, gesture: u64| {
            let Some(target) = input_of(ev) else { return };
            let value = target.value_as_number();
            let done = (typed.edit)(value, gesture);
            if !done && !value.is_nan() {
                // "97" of at most 96 began with a 9: that was not meant either. What was typed stays, with its error.
                let (text, before) = (target.value(), steps.get_untracked());
                (typed.abandon)(gesture);
                taken_back.set_value(steps.get_untracked() != before);
                target.set_value(&text);
            }
            failed.set(!done);
        }
    };
    // Undo, a link or the slider changed it: show that, unless the reader is just writing the same number otherwise.
    effect(move || {
        let steps = steps.get();
        let Some(input) = input.get() else { return };
        if taken_back.get_value() {
            taken_back.set_value(false);
            return;
        }
        failed.set(false);
        if spec.steps(input.value_as_number()) != Some(steps) {
            input.set_value(&spec.format(steps));
        }
    });
    let settle = move |_| {
        // As it is computed with: rounded to its step.
        if let Some(input) = input.get_untracked().filter(|_| !failed.get_untracked()) {
            input.set_value(&spec.format(steps.get_untracked()));
        }
    };
    let range = slider.then(|| {
        // One gesture from the press to the release, however long it pauses.
        let drag = StoredValue::new(None);
        let take = take.clone();
        view! {
            <input
                class="slider"
                type="range"
                min=spec.format(spec.min)
                max=spec.format(spec.max)
                step=spec.format(spec.press)
                aria-hidden="true"
                tabindex="-1"
                prop:value=live(move || spec.format(steps.get()))
                on:input=move |ev| {
                    let gesture = drag.get_value().unwrap_or_else(|| lab.new_drag());
                    drag.set_value(Some(gesture));
                    take(&ev, gesture);
                }
                on:change=move |_| drag.set_value(None)
            />
        }
    });
    let described_by = error_id.clone();
    let out_of_range = move || {
        let bound = |steps| format::plain(lab.lang.get(), spec.value(steps));
        fill(lab.t().not_in_range, &[&bound(spec.min), &bound(spec.max)])
    };
    view! {
        <div class=if slider { "number number-wide" } else { "number" }>
            <label class=if label_hidden { "visually-hidden" } else { "" } for=id.clone()>{live(move || label.get())}</label>
            {range}
            <span class=live(move || if failed.get() { "number-box invalid" } else { "number-box" })>
                <input
                    node_ref=input
                    id=id
                    type="number"
                    min=spec.format(spec.min)
                    max=spec.format(spec.max)
                    // A press that is more than the smallest step must not make what lies between it invalid.
                    step=if spec.press == 1 { spec.format(1) } else { "any".to_string() }
                    inputmode="decimal"
                    autocomplete="off"
                    aria-invalid=live(move || failed.get().then_some(word(true)))
                    aria-describedby=live(move || failed.get().then(|| described_by.clone()))
                    on:input=move |ev| take(&ev, lab.burst(spec.key))
                    on:change=settle
                />
                {(!unit.is_empty()).then(|| view! { <span class="unit" aria-hidden="true">{unit}</span> })}
            </span>
            <Show when=is(move || failed.get())>
                <p class="field-error" id=error_id.clone() role="alert">{out_of_range}</p>
            </Show>
        </div>
    }
}
