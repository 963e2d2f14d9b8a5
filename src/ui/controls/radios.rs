//! A row of native radio buttons that looks like one control.

use crate::ui::dom::live;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Radio buttons with one choice.
#[component]
pub fn Radios<T, W>(
    /// The name of the group.
    #[prop(into)]
    label: TextProp,
    /// Unique on the page.
    name: &'static str,
    /// Values with their words.
    options: Vec<(T, W)>,
    /// The choice.
    #[prop(into)]
    value: Signal<T>,
    /// What another choice does.
    on_change: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
    W: Fn() -> &'static str + Send + 'static,
{
    let radio = |(option, words): (T, W)| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name=name
                    prop:checked=live(move || value.get() == option)
                    on:change=move |_| on_change(option)
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <div class="radios" role="radiogroup" aria-label=live(move || label.get())>
            {options.into_iter().map(radio).collect_view()}
        </div>
    }
}
