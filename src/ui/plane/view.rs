//! The plane as an element: canvases, overlay, labels, and the events that reach it.

use super::axes::{AxisX, AxisY};
use super::keys::on_key;
use super::mark_menu::MarkMenu;
use super::overlay::Overlay;
use super::painter::{Layer, Painter};
use super::pointer::Pointer;
use crate::scene::PointsScene;
use crate::ui::erased::{effect, memo, sig};
use crate::ui::lab::{Lab, use_lab};
use crate::ui::text::fill;
use crate::ui::{format, speech};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{PointerEvent, TouchEvent};

/// The plane with its labels.
#[component]
pub fn Plane() -> impl IntoView {
    let lab = use_lab();
    let plane = NodeRef::<Div>::new();
    let canvases = [NodeRef::<Canvas>::new(), NodeRef::new(), NodeRef::new()];
    // In CSS pixels.
    let size = RwSignal::new((0.0, 0.0));
    let by_keyboard = RwSignal::new(false);
    paint_when_due(lab, canvases, size);
    watch_size(plane, size);

    let pointer = Pointer::new(lab, plane, by_keyboard);
    let hash = sig(move || lab.fresh_samples().map(|set| set.0.hash.clone()));
    view! {
        <div class="plane-area">
            <AxisY />
            <div class="plane-box">
                <div
                    node_ref=plane
                    class="plane"
                    class:moving=sig(move || lab.selected.get().is_some_and(|s| s.moving))
                    role="application"
                    tabindex="0"
                    aria-label=lab.text(|t| t.plane)
                    aria-describedby="plane-summary plane-help"
                    data-samples-hash=hash
                    on:pointerdown=move |ev: PointerEvent| pointer.down(&ev)
                    on:pointermove=move |ev: PointerEvent| pointer.moved(&ev)
                    on:pointerup=move |ev: PointerEvent| pointer.up(&ev)
                    on:pointercancel=move |ev: PointerEvent| pointer.cancel(&ev)
                    on:touchstart=move |ev: TouchEvent| pointer.touch(&ev)
                    on:keydown=move |ev| {
                        by_keyboard.set(true);
                        on_key(lab, &ev);
                    }
                    on:blur=move |_| by_keyboard.set(false)
                >
                    <canvas node_ref=canvases[0] aria-hidden="true"></canvas>
                    <canvas
                        node_ref=canvases[1]
                        aria-hidden="true"
                        class:stale=sig(move || lab.scene.with(PointsScene::shows_pmodel) && lab.fresh_samples().is_none())
                    ></canvas>
                    <canvas node_ref=canvases[2] aria-hidden="true"></canvas>
                    <Overlay size by_keyboard />
                </div>
                <MarkMenu size plane />
            </div>
            <AxisX />
            <p id="plane-summary" class="visually-hidden">{sig(move || summary(lab))}</p>
            <p id="plane-help" class="visually-hidden">{lab.text(|t| t.plane_help)}</p>
        </div>
    }
}

/// What is on the plane, in words.
fn summary(lab: Lab) -> String {
    let (lang, t) = (lab.lang.get(), lab.t());
    let cursor = lab.cursor.get();
    lab.scene.with(|s| {
        let observations = format::counted(lang, s.observations.points().len(), t.n_observations);
        let guesses = format::counted(lang, s.guesses.len(), t.n_guesses);
        let rule = if s.hidden { t.rule_is_hidden } else { t.rule_is_shown };
        let crosshair = fill(t.crosshair_at, &[&speech::place(lang, cursor, s.hidden)]);
        fill(t.plane_summary, &[&observations, &guesses, rule, &crosshair])
    })
}

/// Asks for each layer's painting when what it shows changes.
fn paint_when_due(lab: Lab, canvases: [NodeRef<Canvas>; 3], size: RwSignal<(f64, f64)>) {
    let painter = StoredValue::new_local(None::<Rc<Painter>>);
    let request = move |layers: &[Layer]| {
        if let Some(painter) = painter.get_value() {
            layers.iter().for_each(|layer| painter.request(*layer));
        }
    };
    effect(move || {
        let (width, height) = size.get();
        let [Some(base), Some(samples), Some(marks)] = canvases.map(|c| c.get()) else { return };
        if painter.with_value(Option::is_none) {
            painter.set_value(Painter::new(lab, [base, samples, marks]));
        }
        if let Some(painter) = painter.get_value() {
            painter.resize(width, height);
        }
    });
    effect(move || {
        lab.dark.track();
        if let Some(painter) = painter.get_value() {
            painter.repalette();
        }
    });
    let base_shows = memo(move || lab.scene.with(|s| (s.rule, s.hidden, s.heatmap, s.shows_pmodel())));
    effect(move || {
        base_shows.track();
        lab.model.track();
        request(&[Layer::Base]);
    });
    effect(move || {
        base_shows.track();
        lab.model.with(|m| m.is_ok());
        lab.samples.track();
        request(&[Layer::Samples]);
    });
    let observations = memo(move || lab.scene.with(|s| s.observations.clone()));
    effect(move || {
        base_shows.track();
        lab.model.track();
        observations.track();
        lab.dragged.track();
        request(&[Layer::Marks]);
    });
}

/// Keeps `size` up to date.
fn watch_size(plane: NodeRef<Div>, size: RwSignal<(f64, f64)>) {
    effect(move || {
        let Some(element) = plane.get() else { return };
        let measured = element.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let rect = measured.get_bounding_client_rect();
            let now = (rect.width(), rect.height());
            if size.get_untracked() != now {
                size.set(now);
            }
        });
        let observer = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref());
        if let Ok(observer) = observer {
            observer.observe(&element);
        }
        // For the life of the page.
        measure.forget();
    });
}
