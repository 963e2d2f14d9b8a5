//! Stub.
use super::Points;
use leptos::prelude::*;

#[component]
pub fn PlaneCard(points: Points) -> impl IntoView {
    let _ = points;
}
