//! Stub.
use super::Points;
use leptos::prelude::*;

#[component]
pub fn DataGroup(points: Points) -> impl IntoView {
    let _ = points;
}
