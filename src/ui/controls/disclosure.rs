//! A button that shows and hides what it controls.

use crate::ui::erased::sig;
use leptos::prelude::*;

/// The button. What it opens is shown by the owner of `open` and has the id `controls`.
#[component]
pub fn Disclosure(
    /// Name of the button.
    #[prop(into)]
    label: Signal<&'static str>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Id of what it opens.
    controls: &'static str,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="disclosure"
            aria-expanded=sig(move || open.get().to_string())
            aria-controls=sig(move || open.get().then_some(controls))
            on:click=move |_| open.update(|o| *o = !*o)
        >
            {label}
        </button>
    }
}
