//! Stub.
use super::Points;
use leptos::prelude::*;

#[component]
pub fn Study(points: Points) -> impl IntoView {
    let _ = points;
}
