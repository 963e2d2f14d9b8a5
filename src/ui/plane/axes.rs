//! The labels along the plane: degrees of the map once the rule is shown, x1 and x2 from 0 to 1 before,
//! x and y of a plane of one's own.

use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::dom::{hundredths, live};
use crate::ui::lab::Lab;
use leptos::prelude::*;

/// More characters than this have no room beside a phone's plane: they stand on it.
const LONG: usize = 11;

/// Characters of an axis' longest label. The styles leave so much room for it; none for those that stand on the plane.
pub fn longest(lab: Lab, coordinates: &Coordinates, axis: Axis) -> usize {
    let ticks = coordinates.ticks(lab.lang.get(), axis);
    let n = ticks.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
    if lab.narrow.get() && n > LONG { 0 } else { n }
}

/// Labels under the plane, or left of it.
#[component]
pub fn AxisLabels(
    lab: Lab,
    /// Which of the two.
    axis: Axis,
    /// What the numbers mean.
    #[prop(into)]
    coordinates: Signal<Coordinates>,
) -> impl IntoView {
    let (class, inside, side, number) = match axis {
        Axis::X => ("axis axis-x", "axis axis-x inside", "left", "1"),
        Axis::Y => ("axis axis-y", "axis axis-y inside", "top", "2"),
    };
    let is_inside = move || coordinates.with(|coordinates| longest(lab, coordinates, axis) == 0);
    let place = move |share: f64| (side, format!("{}%", hundredths(100.0 * share)));
    let spans = move || {
        let (coordinates, lang) = (coordinates.get(), lab.lang.get());
        let mut ticks = coordinates.ticks(lang, axis);
        // Every other one where they would touch, and where an axis has its name between them.
        if coordinates != Coordinates::Degrees || (axis == Axis::X && lab.narrow.get()) {
            ticks = ticks.into_iter().step_by(2).collect();
        }
        // Their ends, then: three would touch.
        if axis == Axis::X && is_inside() {
            ticks = ticks.into_iter().step_by(2).collect();
        }
        let along = |share: f64| if axis == Axis::Y { 1.0 - share } else { share };
        let ticks =
            ticks.into_iter().map(|(share, text)| view! { <span style=place(along(share))>{text}</span> }.into_any());
        let name = match &coordinates {
            Coordinates::Degrees => None,
            Coordinates::Shares => Some(view! { "x"<sub>{number}</sub> }.into_any()),
            Coordinates::Plane(_) => Some(coordinates.name(lang, axis).into_any()),
        };
        ticks.chain(name.map(|name| view! { <i style=place(0.25)>{name}</i> }.into_any())).collect_view()
    };
    view! { <div class=live(move || if is_inside() { inside } else { class }) aria-hidden="true">{spans}</div> }
}
