//! The frame of a numbered group.

use super::Points;
use super::text::PointsText;
use crate::ui::text::Words;
use leptos::prelude::*;

/// A numbered group with its heading, and what stands right of it.
#[component]
pub fn Group(
    points: Points,
    number: &'static str,
    title: Words<PointsText>,
    /// Right of the heading.
    #[prop(into)]
    beside: ViewFn,
    children: Children,
) -> impl IntoView {
    let id = format!("group-{number}");
    let labelled_by = id.clone();
    view! {
        <section class="group" aria-labelledby=labelled_by>
            <div class="group-head">
                <h2 id=id>
                    <span class="step" aria-hidden="true">{number}</span>
                    <span>{points.words(title)}</span>
                </h2>
                {beside.run()}
            </div>
            {children()}
        </section>
    }
}
