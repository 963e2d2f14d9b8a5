//! A row of native radio buttons that looks like one control.

use crate::ui::erased::{dynamic, sig};
use leptos::prelude::*;

/// Radio buttons with one choice.
#[component]
pub fn RadioGroup<T>(
    /// Name of the group.
    #[prop(into)]
    label: Signal<&'static str>,
    /// `name` of the inputs: unique on the page.
    name: &'static str,
    /// Values with their labels.
    #[prop(into)]
    options: Signal<Vec<(T, &'static str)>>,
    /// The chosen one.
    #[prop(into)]
    value: Signal<T>,
    /// Called with another choice.
    on_change: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let radios = move || {
        let radio = |(option, text): (T, &'static str)| {
            view! {
                <label class="radio">
                    <input
                        type="radio"
                        name=name
                        prop:checked=sig(move || value.get() == option)
                        on:change=move |_| on_change(option)
                    />
                    <span>{text}</span>
                </label>
            }
        };
        options.get().into_iter().map(radio).collect_view()
    };
    view! {
        <div class="radios" role="radiogroup" aria-label=label>
            {dynamic(radios)}
        </div>
    }
}
