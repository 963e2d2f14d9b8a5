//! A button that shows and hides what it controls.

use crate::ui::dom::{live, word};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The button. What it opens is shown by the owner of `open` and has the id `controls`.
#[component]
pub fn Disclosure(
    /// What it says.
    #[prop(into)]
    label: TextProp,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The id of what it opens.
    controls: &'static str,
) -> impl IntoView {
    view! {
        <button
            class="disclosure"
            type="button"
            aria-expanded=live(move || word(open.get()))
            aria-controls=live(move || open.get().then_some(controls))
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {live(move || label.get())}
        </button>
    }
}
