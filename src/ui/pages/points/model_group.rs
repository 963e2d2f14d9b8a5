//! Stub.
use super::Points;
use leptos::prelude::*;

#[component]
pub fn ModelGroup(points: Points) -> impl IntoView {
    let _ = points;
}
