//! The plane as an element: canvases, overlay, labels, and the events that reach it.

use super::axes::{axis_x, axis_y};
use super::keys::on_key;
use super::mark_menu::mark_menu;
use super::overlay::overlay;
use super::painter::{Layer, Painter};
use super::pointer::Pointer;
use crate::data::Rule;
use crate::model::ModelKind;
use crate::scene::PointsScene;
use crate::ui::dom::{effect, el, element, selector, text};
use crate::ui::lab::Lab;
use crate::ui::text::fill;
use crate::ui::{format, speech};
use std::rc::Rc;
use sycamore_reactive::*;
use sycamore_web::NodeRef;
use sycamore_web::View;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlElement;

/// The plane with its labels.
pub fn plane(lab: Lab) -> View {
    let plane = NodeRef::new();
    let canvases = [NodeRef::new(), NodeRef::new(), NodeRef::new()];
    // In CSS pixels.
    let size = create_signal((0.0, 0.0));
    let by_keyboard = create_signal(false);

    let pointer = Pointer::new(lab, plane, by_keyboard);
    let touched = pointer.clone();
    let moving = selector(move || lab.selected.get().is_some_and(|s| s.moving));
    let brush = lab.pick(|s| s.click_places.is_brush());
    let hash = selector(move || lab.fresh_samples().map(|set| set.hash.clone()));
    let canvas = |node| el("canvas", "").node(node).set("aria-hidden", "true");
    let surface = el("div", "")
        .node(plane)
        .class(move || match (moving.get(), brush.get()) {
            (true, _) => "plane moving",
            (_, true) => "plane painting",
            _ => "plane",
        })
        .set("role", "application")
        .set("tabindex", "0")
        .says(lab, "aria-label", |t| t.plane)
        .set("aria-describedby", "plane-summary plane-help")
        .set("data-samples-hash", move || hash.get())
        .on_pointer(move |name, ev| pointer.on(name, ev))
        .on_touch(move |ev| touched.touch(&ev))
        .on_key(move |ev| {
            by_keyboard.set(true);
            on_key(lab, &ev);
        })
        .on_blur(move || by_keyboard.set(false))
        .child(canvas(canvases[0]))
        .child(canvas(canvases[1]))
        .child(canvas(canvases[2]))
        .child(overlay(lab, size, by_keyboard));
    paint_when_due(lab, canvases, size);
    watch_size(plane, size);
    el("div", "plane-area")
        .child(axis_y(lab))
        .child(el("div", "plane-box").child(surface).child(mark_menu(lab, size, plane)))
        .child(axis_x(lab))
        .child(el("p", "visually-hidden").set("id", "plane-summary").child(text(move || summary(lab))))
        .child(el("p", "visually-hidden").set("id", "plane-help").child(lab.words(|t| t.plane_help)))
        .into()
}

/// What is on the plane, in words.
fn summary(lab: Lab) -> String {
    let (lang, t, state) = (lab.lang.get(), lab.t(), lab.state());
    let s = &state.scene;
    let observations = format::counted(lang, s.observations.points().len(), t.n_observations);
    let guesses = format::counted(lang, s.guesses.len(), t.n_guesses);
    let rule = match s.rule {
        _ if s.hidden => t.rule_is_hidden,
        Rule::OwnPlane(_) => t.headline_own_plane,
        Rule::Earth | Rule::Painted(_) => t.rule_is_shown,
    };
    let crosshair = fill(t.crosshair_at, &[&speech::place(lang, s, lab.cursor.get())]);
    fill(t.plane_summary, &[&observations, &guesses, rule, &crosshair])
}

/// Asks for each layer's painting when what it shows changes.
fn paint_when_due(lab: Lab, canvases: [NodeRef; 3], size: Signal<(f64, f64)>) {
    let [Some(base), Some(samples), Some(marks)] = canvases.map(element) else { return };
    let Some(painter) = Painter::new(lab, [base, samples, marks]) else { return };
    dim_stale_samples(lab, canvases[1], painter.painted_samples);
    let with = |run: fn(&Rc<Painter>)| {
        let painter = painter.clone();
        move || run(&painter)
    };
    let resized = painter.clone();
    effect(move || {
        let (width, height) = size.get();
        resized.resize(width, height);
    });
    let repalette = with(|painter| painter.repalette());
    effect(move || {
        lab.dark.get();
        repalette();
    });
    let model = lab.model();
    let base_shows = lab.pick(|s| (s.rule.clone(), s.hidden, s.heatmap, s.shows_pmodel() && !s.is_painting_rule()));
    let paint_base = with(|painter| painter.request(Layer::Base));
    effect(move || {
        base_shows.get();
        model.track();
        paint_base();
    });
    let has_model = selector(move || lab.state().model.is_ok());
    let paint_samples = with(|painter| painter.request(Layer::Samples));
    effect(move || {
        base_shows.get();
        has_model.get();
        lab.samples.track();
        paint_samples();
    });
    let painted = lab.pick(|s| (s.model == ModelKind::Painted).then(|| s.model_mask.clone()));
    let observations = lab.pick(|s| s.observations.clone());
    let paint_marks = with(|painter| painter.request(Layer::Marks));
    effect(move || {
        base_shows.get();
        model.track();
        painted.track();
        observations.track();
        lab.dragged.get();
        paint_marks();
    });
}

/// Samples of an earlier scene stay until the new ones are painted, but dimmed.
fn dim_stale_samples(lab: Lab, canvas: NodeRef, painted: Signal<Option<PointsScene>>) {
    let is_stale = selector(move || {
        let state = lab.state();
        state.scene.shows_pmodel() && painted.with(|p| p.as_ref() != Some(&state.scene.for_samples()))
    });
    effect(move || {
        if let Some(canvas) = element::<HtmlElement>(canvas) {
            canvas.set_class_name(if is_stale.get() { "stale" } else { "" });
        }
    });
}

/// Keeps `size` up to date.
fn watch_size(plane: NodeRef, size: Signal<(f64, f64)>) {
    let repaint = Closure::<dyn FnMut()>::new(move || size.set(size.get_untracked()));
    let Some(element) = element::<HtmlElement>(plane) else { return };
    let measured = element.clone();
    let measure = Closure::<dyn FnMut()>::new(move || {
        let rect = measured.get_bounding_client_rect();
        let now = (rect.width(), rect.height());
        if size.get_untracked() != now {
            size.set(now);
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    // A browser window that moves to another screen tells by "resize"; the painter looks at the density itself.
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("resize", repaint.as_ref().unchecked_ref());
    }
    // For the life of the page.
    measure.forget();
    repaint.forget();
}
