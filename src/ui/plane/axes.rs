//! The labels along the plane: degrees of the map once the rule is shown, x1 and x2 from 0 to 1 before.

use crate::plane::Point;
use crate::ui::erased::dynamic;
use crate::ui::format;
use crate::ui::lab::use_lab;
use crate::ui::speech;
use leptos::prelude::*;

/// A label, and how far along its axis it stands, in percent from the left or the top.
type Label = (String, f64);

/// Labels under the plane.
#[component]
pub fn AxisX() -> impl IntoView {
    let lab = use_lab();
    let labels = move || -> Vec<Label> {
        let (lang, hidden) = (lab.lang.get(), lab.scene.with(|s| s.hidden));
        if hidden {
            return [0.0, 0.5, 1.0].map(|x| (format::plain(lang, x), 100.0 * x)).to_vec();
        }
        let at = |lon: f64| (speech::longitude(lang, lon), 100.0 * Point::from_degrees(lon, 0.0).x);
        let step =
            if lab.narrow.get() { [-120.0, 0.0, 120.0].to_vec() } else { [-120.0, -60.0, 0.0, 60.0, 120.0].to_vec() };
        step.into_iter().map(at).collect()
    };
    view! {
        <div class="axis axis-x" aria-hidden="true">
            {dynamic(move || labels().into_iter().map(|(text, at)| view! { <span style:left=format!("{at}%")>{text}</span> }).collect_view())}
            {dynamic(move || lab.scene.with(|s| s.hidden).then(|| view! { <i style:left="25%">"x" <sub>"1"</sub></i> }))}
        </div>
    }
}

/// Labels left of the plane.
#[component]
pub fn AxisY() -> impl IntoView {
    let lab = use_lab();
    let labels = move || -> Vec<Label> {
        let (lang, hidden) = (lab.lang.get(), lab.scene.with(|s| s.hidden));
        if hidden {
            return [0.0, 0.5, 1.0].map(|y| (format::plain(lang, y), 100.0 * (1.0 - y))).to_vec();
        }
        let at = |lat: f64| (speech::latitude(lang, lat), 100.0 * (1.0 - Point::from_degrees(0.0, lat).y));
        [60.0, 30.0, 0.0, -30.0, -60.0].map(at).to_vec()
    };
    view! {
        <div class="axis axis-y" aria-hidden="true">
            {dynamic(move || labels().into_iter().map(|(text, at)| view! { <span style:top=format!("{at}%")>{text}</span> }).collect_view())}
            {dynamic(move || lab.scene.with(|s| s.hidden).then(|| view! { <i style:top="25%">"x" <sub>"2"</sub></i> }))}
        </div>
    }
}
