//! Stub.
use super::Points;
use leptos::prelude::*;

#[component]
pub fn VerdictGroup(points: Points) -> impl IntoView {
    let _ = points;
}
#[component]
pub fn RevealButton(points: Points) -> impl IntoView {
    let _ = points;
}
