//! The labels along the plane: degrees of the map once the rule is shown, x1 and x2 from 0 to 1 before.

use crate::plane::Point;
use crate::ui::dom::{Selector, dynamic, el, hundredths};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::speech;
use sycamore_web::View;

/// A label, and how far along its axis it stands: a share of it, from the left or the top.
type Label = (String, f64);

/// Labels under the plane.
pub fn axis_x(lab: Lab) -> View {
    let hidden = lab.pick(|s| s.hidden);
    let labels = move || -> Vec<Label> {
        let lang = lab.lang.get();
        if hidden.get() {
            return [0.0, 0.5, 1.0].map(|x| (format::plain(lang, x), x)).to_vec();
        }
        let lons: &[f64] = if lab.narrow.get() { &[-120.0, 0.0, 120.0] } else { &[-120.0, -60.0, 0.0, 60.0, 120.0] };
        lons.iter().map(|lon| (speech::longitude(lang, *lon), Point::from_degrees(*lon, 0.0).x)).collect()
    };
    axis("axis axis-x", "left", "1", hidden, labels)
}

/// Labels left of the plane.
pub fn axis_y(lab: Lab) -> View {
    let hidden = lab.pick(|s| s.hidden);
    let labels = move || -> Vec<Label> {
        let lang = lab.lang.get();
        if hidden.get() {
            return [0.0, 0.5, 1.0].map(|y| (format::plain(lang, y), 1.0 - y)).to_vec();
        }
        let at = |lat: f64| (speech::latitude(lang, lat), 1.0 - Point::from_degrees(0.0, lat).y);
        [60.0, 30.0, 0.0, -30.0, -60.0].map(at).to_vec()
    };
    axis("axis axis-y", "top", "2", hidden, labels)
}

fn axis(
    class: &'static str,
    side: &'static str,
    name: &'static str,
    hidden: Selector<bool>,
    labels: impl Fn() -> Vec<Label> + 'static,
) -> View {
    let place = move |share: f64| move || format!("{side}:{}%", hundredths(100.0 * share));
    let spans = dynamic(move || {
        let mut parts: Vec<View> =
            labels().into_iter().map(|(text, share)| el("span", "").style(place(share)).child(text).into()).collect();
        if hidden.get() {
            parts.push(el("i", "").style(place(0.25)).child("x").child(el("sub", "").child(name)).into());
        }
        parts.into()
    });
    el("div", class).set("aria-hidden", "true").child(spans).into()
}
