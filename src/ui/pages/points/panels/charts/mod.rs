//! Stub.
use crate::ui::pages::points::Points;
use leptos::prelude::*;

#[component]
pub fn Learning(points: Points) -> impl IntoView {
    let _ = points;
}

#[component]
pub fn Marginals(points: Points) -> impl IntoView {
    let _ = points;
}
