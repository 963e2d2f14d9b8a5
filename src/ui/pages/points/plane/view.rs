//! The plane as an element: canvases, overlay, labels, and the events that reach it.

use super::keys::on_key;
use super::mark_menu::MarkMenu;
use super::overlay::Overlay;
use super::painter::{Layer, Painter};
use super::pointer::Pointer;
use crate::data::Rule;
use crate::model::ModelKind;
use crate::scene::PointsScene;
use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::dom::{effect, listen, live, observed};
use crate::ui::pages::points::Points;
use crate::ui::plane::{AxisLabels, longest};
use crate::ui::text::fill;
use crate::ui::{format, speech};
use leptos::html;
use leptos::prelude::*;

/// The plane with its labels.
#[component]
pub fn Plane(points: Points) -> impl IntoView {
    let lab = points.lab;
    let plane = NodeRef::<html::Div>::new();
    let canvases = [(); 3].map(|()| NodeRef::<html::Canvas>::new());
    let [base, samples, marks] = canvases;
    // In CSS pixels.
    let size = RwSignal::new((0.0, 0.0));
    let by_keyboard = RwSignal::new(false);
    // What the samples' canvas shows.
    let painted_samples = RwSignal::new(None);

    let pointer = Pointer::new(points, plane, by_keyboard);
    let moving = Memo::new(move |_| points.selected.get().is_some_and(|s| s.moving));
    let brush = points.pick(|s| s.click_places.is_brush());
    let hash = Memo::new(move |_| points.fresh_samples().map(|set| set.hash.clone()));
    let class = move || match (moving.get(), brush.get()) {
        (true, _) => "plane moving",
        (_, true) => "plane painting",
        _ => "plane",
    };
    // Samples of an earlier scene stay until the new ones are painted, but dimmed.
    let is_stale = Memo::new(move |_| {
        let state = points.state();
        state.scene.shows_pmodel() && painted_samples.with(|p| p.as_ref() != Some(&state.scene.for_samples()))
    });
    let coordinates = points.pick(Coordinates::of);
    paint_when_due(points, canvases, size, painted_samples);
    watch_size(plane, size);
    let room = move |axis: Axis| live(move || coordinates.with(|c| longest(lab, c, axis)).to_string());
    view! {
        <div class="plane-area" style:--x-chars=room(Axis::X) style:--y-chars=room(Axis::Y)>
            <AxisLabels lab axis=Axis::Y coordinates />
            <div class="plane-box">
                <div
                    node_ref=plane
                    class=class
                    role="application"
                    tabindex="0"
                    aria-label=points.words(|t| t.plane)
                    aria-describedby="plane-summary plane-help"
                    data-samples-hash=live(move || hash.get())
                    on:pointerdown=move |ev| pointer.down(&ev)
                    on:pointermove=move |ev| pointer.moved(&ev)
                    on:pointerup=move |ev| pointer.up(&ev)
                    on:pointercancel=move |ev| pointer.cancel(&ev)
                    on:lostpointercapture=move |ev| pointer.cancel(&ev)
                    on:touchstart=move |ev| pointer.touch(&ev)
                    on:touchmove=move |ev| pointer.touch(&ev)
                    on:keydown=move |ev| {
                        by_keyboard.set(true);
                        on_key(points, &ev);
                    }
                    on:blur=move |_| by_keyboard.set(false)
                >
                    <canvas node_ref=base aria-hidden="true"></canvas>
                    <canvas
                        node_ref=samples
                        class=live(move || if is_stale.get() { "stale" } else { "" })
                        aria-hidden="true"
                    ></canvas>
                    <canvas node_ref=marks aria-hidden="true"></canvas>
                    <Overlay points size by_keyboard />
                </div>
                <MarkMenu points size plane />
            </div>
            <AxisLabels lab axis=Axis::X coordinates />
            <p class="visually-hidden" id="plane-summary">{live(move || summary(points))}</p>
            <p class="visually-hidden" id="plane-help">{points.words(|t| t.plane_help)}</p>
        </div>
    }
}

/// What is on the plane, in words.
fn summary(points: Points) -> String {
    let (lang, t, state) = (points.lab.lang.get(), points.t(), points.state());
    let s = &state.scene;
    let observations = format::counted(lang, s.observations.points().len(), t.n_observations);
    let guesses = format::counted(lang, s.guesses.len(), t.n_guesses);
    let rule = match s.rule {
        _ if s.hidden => t.rule_is_hidden,
        Rule::Toy(_) => t.headline_toy,
        Rule::OwnPlane(_) => t.headline_own_plane,
        Rule::Earth | Rule::Painted(_) => t.rule_is_shown,
    };
    let crosshair = fill(t.crosshair_at, &[&speech::place(lang, s, points.cursor.get())]);
    fill(t.plane_summary, &[&observations, &guesses, rule, &crosshair])
}

/// Asks for each layer's painting when what it shows changes.
fn paint_when_due(
    points: Points,
    canvases: [NodeRef<html::Canvas>; 3],
    size: RwSignal<(f64, f64)>,
    painted_samples: RwSignal<Option<PointsScene>>,
) {
    let base_shows = points.pick(|s| (s.rule.clone(), s.hidden, s.heatmap, s.shows_pmodel() && !s.is_painting_rule()));
    let model = points.model();
    let has_model = points.follow(|state| state.model.is_ok());
    let painted = points.pick(|s| (s.model == ModelKind::Painted).then(|| s.model_mask.clone()));
    let observations = points.pick(|s| s.observations.clone());
    // Read, not only tracked: a memo that nobody reads is never worked out, and never changes.
    let base_changes = move || {
        base_shows.with(|_| ());
        model.with(|_| ());
        points.truth_changed.track();
    };
    let samples_change = move || {
        base_shows.with(|_| ());
        has_model.with(|_| ());
        points.samples.track();
    };
    let marks_change = move || {
        base_changes();
        painted.with(|_| ());
        observations.with(|_| ());
        points.dragged.track();
    };
    // Once, when the canvases are there.
    effect(move || {
        let [Some(base), Some(samples), Some(marks)] = canvases.map(|canvas| canvas.get()) else { return };
        let Some(painter) = Painter::new(points, [base, samples, marks], painted_samples) else { return };
        let resized = painter.clone();
        effect(move || {
            let (width, height) = size.get();
            resized.resize(width, height);
        });
        let repainted = painter.clone();
        effect(move || {
            points.lab.dark.track();
            repainted.repalette();
        });
        let layers: [(Layer, Box<dyn Fn()>); 3] = [
            (Layer::Base, Box::new(base_changes)),
            (Layer::Samples, Box::new(samples_change)),
            (Layer::Marks, Box::new(marks_change)),
        ];
        for (layer, changes) in layers {
            let painter = painter.clone();
            effect(move || {
                changes();
                painter.request(layer);
            });
        }
    });
}

/// Keeps `size` up to date, for the life of the page.
fn watch_size(plane: NodeRef<html::Div>, size: RwSignal<(f64, f64)>) {
    plane.on_load(move |plane| {
        let measured = plane.clone();
        let watching = observed(&plane, move || {
            let rect = measured.get_bounding_client_rect();
            let now = (rect.width(), rect.height());
            if size.get_untracked() != now {
                size.set(now);
            }
        });
        std::mem::forget(watching);
    });
    // A browser window that moves to another screen tells by "resize"; the painter looks at the density itself.
    listen(&["resize"], move |_: web_sys::Event| size.set(size.get_untracked()));
}
