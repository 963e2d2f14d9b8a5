//! The labels along the plane: degrees of the map once the rule is shown, x1 and x2 from 0 to 1 before,
//! x and y of a plane of one's own.

use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::dom::hundredths;
use crate::ui::lab::Lab;
use leptos::prelude::*;

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
    let (class, side, number) = match axis {
        Axis::X => ("axis axis-x", "left", "1"),
        Axis::Y => ("axis axis-y", "top", "2"),
    };
    let place = move |share: f64| (side, format!("{}%", hundredths(100.0 * share)));
    let spans = move || {
        let (coordinates, lang) = (coordinates.get(), lab.lang.get());
        let mut ticks = coordinates.ticks(lang, axis);
        // Every other one where they would touch, and where an axis has its name between them.
        if coordinates != Coordinates::Degrees || (axis == Axis::X && lab.narrow.get()) {
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
    view! { <div class=class aria-hidden="true">{spans}</div> }
}
