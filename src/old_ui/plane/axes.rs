//! The labels along the plane: degrees of the map once the rule is shown, x1 and x2 from 0 to 1 before,
//! x and y of a plane of one's own.

use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::dom::{dynamic, el, hundredths};
use crate::ui::lab::Lab;
use sycamore_web::View;

/// A label, and how far along its axis it stands: a share of it, from the left or the top.
type Label = (String, f64);

/// Labels under the plane.
pub fn axis_x(lab: Lab) -> View {
    axis(lab, "axis axis-x", "left", Axis::X)
}

/// Labels left of the plane.
pub fn axis_y(lab: Lab) -> View {
    axis(lab, "axis axis-y", "top", Axis::Y)
}

fn labels(lab: Lab, coordinates: &Coordinates, axis: Axis) -> Vec<Label> {
    let lang = lab.lang.get();
    let mut ticks = coordinates.ticks(lang, axis);
    // Every other one where they would touch, and where an axis has its name between them.
    if *coordinates != Coordinates::Degrees || (axis == Axis::X && lab.narrow.get()) {
        let mut idx = 0;
        ticks.retain(|_| {
            idx += 1;
            idx % 2 == 1
        });
    }
    let along = |share: f64| if axis == Axis::Y { 1.0 - share } else { share };
    ticks.into_iter().map(|(share, text)| (text, along(share))).collect()
}

fn axis(lab: Lab, class: &'static str, side: &'static str, axis: Axis) -> View {
    let coordinates = lab.pick(Coordinates::of);
    let place = move |share: f64| move || format!("{side}:{}%", hundredths(100.0 * share));
    let spans = dynamic(move || {
        let coordinates = coordinates.get();
        let labels = labels(lab, &coordinates, axis).into_iter();
        let mut parts: Vec<View> =
            labels.map(|(text, share)| el("span", "").style(place(share)).child(text).into()).collect();
        let number = if axis == Axis::X { "1" } else { "2" };
        let name: View = match &coordinates {
            Coordinates::Degrees => return parts.into(),
            Coordinates::Shares => View::from(vec!["x".into(), el("sub", "").child(number).into()]),
            Coordinates::Plane(_) => coordinates.name(lab.lang.get(), axis).into(),
        };
        parts.push(el("i", "").style(place(0.25)).child(name).into());
        parts.into()
    });
    el("div", class).set("aria-hidden", "true").child(spans).into()
}
