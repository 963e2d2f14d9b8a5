//! What moves over the plane: the decoded point with the ways to taller and wider jars, and the lines that lead from it to the
//! decoded jar, as through a lens.

use super::pointer::told;
use crate::ui::dom::{hundredths, is, live};
use crate::ui::pages::latent::handle::Latent;
use crate::ui::pages::latent::path::codes_of_path;
use crate::ui::pages::latent::sample_group::codes_of_samples;
use leptos::html;
use leptos::prelude::*;

/// Length of the arrows, from where they begin, in CSS pixels; and where their words stand.
const ARROW: [f64; 3] = [13.0, 52.0, 64.0];

/// Room that the words of an arrow need.
const WORDS: f64 = 60.0;

/// All of it.
#[component]
pub fn Overlay(
    latent: Latent,
    /// Of the plane, in CSS pixels.
    size: RwSignal<(f64, f64)>,
    frame: NodeRef<html::Div>,
) -> impl IntoView {
    let point = latent.pick(|s| s.place());
    let is_line = latent.pick(|s| s.latent == 1);
    let at = Memo::new(move |_| {
        let ([x, y], (width, height)) = (point.get(), size.get());
        let y = if is_line.get() { 0.5 } else { y };
        [x * width, (1.0 - y) * height]
    });
    let n = |x: f64| hundredths(x);
    let turned = move || {
        let [x, y] = at.get();
        format!("translate({} {})", n(x), n(y))
    };
    let arrows = move || {
        let ways = latent.reading.get()?.guide?.ways?;
        let (width, height) = size.get();
        let t = latent.t();
        let arrow = |[right, up]: [f64; 2], words: &'static str| {
            // A plane that is not square stretches directions.
            let (x, y) = (right * width, -up * height);
            let length = (x * x + y * y).sqrt().max(1e-9);
            let [(x0, y0), (x1, y1), (xw, yw)] = ARROW.map(|far| (far * x / length, far * y / length));
            let (back, side) = ((-7.0 * x / length, -7.0 * y / length), (4.5 * y / length, -4.5 * x / length));
            let head = format!(
                "M{} {}L{} {}L{} {}",
                n(x1 + back.0 + side.0),
                n(y1 + back.1 + side.1),
                n(x1),
                n(y1),
                n(x1 + back.0 - side.0),
                n(y1 + back.1 - side.1),
            );
            let line = format!("M{} {}L{} {}{head}", n(x0), n(y0), n(x1), n(y1));
            let from = at.get()[0] + xw;
            let anchor = match x / length {
                // Where the plane ends, words end too.
                _ if from > width - WORDS => "end",
                _ if from < WORDS => "start",
                aside if aside > 0.35 => "start",
                aside if aside < -0.35 => "end",
                _ => "middle",
            };
            view! {
                <path class="halo" d=line.clone() />
                <path class="way" d=line />
                <text x=n(xw - 6.0 * x / length) y=n(yw + 4.0) text-anchor=anchor>{words}</text>
            }
        };
        let [taller, wider] = ways;
        Some((arrow(taller, t.taller), arrow(wider, t.wider)))
    };
    let lens = move || {
        let [x, y] = at.get();
        let _ = size.get();
        let [left, top, bottom] = jar_beside(frame)?;
        let line = |to: f64| format!("M{} {}L{} {}", n(x), n(y), n(left), n(to));
        Some(format!("{}{}", line(top), line(bottom)))
    };
    let (path, samples) = (codes_of_path(latent), codes_of_samples(latent));
    let on_plane = move |codes: Vec<Vec<f32>>| -> Vec<[f64; 2]> {
        let (Some(plane), (width, height)) = (latent.plane.get(), size.get()) else { return Vec::new() };
        let fits = codes.into_iter().filter(|code| code.len() == plane.latent());
        // Beside the plane there is nothing to draw on.
        let places = fits.map(|code| plane.place_of(&code)).filter(|at| at.iter().all(|x| (0.0..=1.0).contains(x)));
        places.map(|[x, y]| [x * width, (1.0 - y) * height]).collect()
    };
    let dot = move |class: &'static str, radius: &'static str| move |[x, y]: [f64; 2]| view! { <circle class=class cx=n(x) cy=n(y) r=radius /> };
    let path_drawn = move || {
        let places = on_plane(path.get());
        let ([[x0, y0], .., [x1, y1]], true) = (&places[..], places.len() > 2) else { return None };
        let line = format!("M{} {}L{} {}", n(*x0), n(*y0), n(*x1), n(*y1));
        let stops = places[1..places.len() - 1].iter().copied().map(dot("path-dot", "3.2")).collect_view();
        let ends = [places[0], places[places.len() - 1]].map(dot("path-disc", "6")).into_iter().collect_view();
        Some(view! {
            <path class="path-halo" d=line.clone() />
            <path class="path-line" d=line />
            {stops}
            {ends}
        })
    };
    let samples_drawn = move || {
        let places = on_plane(samples.get());
        places.into_iter().map(dot("sample-ring", "5")).collect_view()
    };
    let is_wide = move || !latent.lab.narrow.get();
    view! {
        <svg class="latent-overlay" aria-hidden="true">
            <Show when=is(is_wide)>
                <path class="lens" d=live(lens) />
            </Show>
            {live(path_drawn)}
            {live(samples_drawn)}
            <g transform=live(turned)>
                {live(arrows)}
                <circle class="halo" r="10" />
                <circle class="point" r="10" />
                <path class="cross" d="M-6 0H6M0 -6V6" />
            </g>
        </svg>
        // Where a finger may drag in every direction.
        <div
            class="latent-handle"
            style:left=live(move || format!("{}px", n(at.get()[0])))
            style:top=live(move || format!("{}px", n(at.get()[1])))
        >
            <Show when=is(move || !latent.touched.get())>
                <span class="drag-me" aria-hidden="true">{latent.words(|t| t.drag_me)}</span>
            </Show>
        </div>
        <p class="visually-hidden" id="latent-read">{live(move || told(latent))}</p>
    }
}

/// Left edge, top and bottom of the decoded jar, seen from the plane's top left corner.
fn jar_beside(frame: NodeRef<html::Div>) -> Option<[f64; 3]> {
    let plane = frame.get()?.get_bounding_client_rect();
    let jar = document().get_element_by_id("decoded-frame")?.get_bounding_client_rect();
    Some([jar.left() - plane.left(), jar.top() - plane.top(), jar.bottom() - plane.top()])
}
