//! Stub.
use super::Points;
use leptos::prelude::*;

#[component]
pub fn ProbeList(points: Points) -> impl IntoView {
    let _ = points;
}
