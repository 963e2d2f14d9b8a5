//! The frame of a numbered group.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A numbered group with its heading, and what stands right of it.
#[component]
pub fn Group(
    number: &'static str,
    /// Of the heading, unique on all pages.
    id: &'static str,
    /// What the heading says.
    #[prop(into)]
    title: TextProp,
    /// Right of the heading.
    #[prop(into)]
    beside: ViewFn,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="group" aria-labelledby=id>
            <div class="group-head">
                <h2 id=id>
                    <span class="step" aria-hidden="true">{number}</span>
                    <span>{move || title.get()}</span>
                </h2>
                {beside.run()}
            </div>
            {children()}
        </section>
    }
}
