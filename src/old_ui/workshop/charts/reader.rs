//! A chart that can be read: hover, tap and arrow keys go from figure to figure, and each is told in words.

use super::backend::Canvas;
use super::style;
use crate::plot::chart::{ChartArea, ChartStyle};
use crate::ui::dom::{dynamic, effect, el, element, hundredths, text};
use crate::ui::lab::Lab;
use std::rc::Rc;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlCanvasElement, HtmlElement, KeyboardEvent};

/// Height of a chart in CSS pixels.
const HEIGHT_PX: u32 = 190;

/// What a chart shows.
pub trait Chart {
    /// Draws it.
    fn draw(&self, canvas: &mut Canvas, style: &ChartStyle);
    /// Where it puts its figures.
    fn area(&self, style: &ChartStyle) -> ChartArea;
    /// A figure in words.
    fn told(&self, idx: usize) -> String;
}

/// The chart with what it tells. `name` is what it shows; `chart` is `None` while there is none.
pub fn readable(
    lab: Lab,
    name: impl Fn() -> String + 'static,
    chart: impl Fn() -> Option<Rc<dyn Chart>> + Clone + 'static,
) -> View {
    let (canvas, frame) = (NodeRef::new(), NodeRef::new());
    let width = create_signal(0_u32);
    let read = create_signal(None::<usize>);
    let last = {
        let chart = chart.clone();
        move || chart().map_or(0, |chart| chart.area(&style(width.get(), HEIGHT_PX)).places.len().saturating_sub(1))
    };
    let told = {
        let (chart, last) = (chart.clone(), last.clone());
        move || match (chart(), read.get()) {
            (Some(chart), Some(idx)) => chart.told(idx.min(last())),
            _ => String::new(),
        }
    };
    let at_pointer = {
        let chart = chart.clone();
        move |name: &str, ev: &web_sys::PointerEvent| {
            let Some(frame) = element::<HtmlElement>(frame).filter(|_| name == "move" || name == "down") else {
                return;
            };
            let x = f64::from(ev.client_x()) - frame.get_bounding_client_rect().left();
            let idx = chart().and_then(|chart| chart.area(&style(width.get_untracked(), HEIGHT_PX)).idx_at(x));
            if idx != read.get_untracked() {
                read.set(idx);
            }
        }
    };
    let on_key = {
        let last = last.clone();
        move |ev: KeyboardEvent| {
            let (now, last) = (read.get_untracked(), untrack(&last));
            let by = |by: isize| now.map_or(0, |idx| idx.saturating_add_signed(by).min(last));
            let to = match ev.key().as_str() {
                "ArrowRight" | "ArrowUp" => Some(by(1)),
                "ArrowLeft" | "ArrowDown" => Some(by(-1)),
                "PageUp" => Some(by(10)),
                "PageDown" => Some(by(-10)),
                "Home" => Some(0),
                "End" => Some(last),
                "Escape" => None,
                _ => return,
            };
            ev.prevent_default();
            read.set(to);
        }
    };
    let cursor = {
        let (chart, last) = (chart.clone(), last.clone());
        dynamic(move || {
            let (Some(chart), Some(idx)) = (chart(), read.get()) else { return View::new() };
            let area = chart.area(&style(width.get(), HEIGHT_PX));
            let x = area.x_of(idx.min(last()));
            el("div", "chart-cursor")
                .style(move || {
                    let (left, top, height) = (hundredths(x), hundredths(area.top), hundredths(area.height));
                    format!("left:{left}px;top:{top}px;height:{height}px")
                })
                .into()
        })
    };
    let (now, spoken, max) = (read, told.clone(), last.clone());
    let view = el("div", "chart")
        .node(frame)
        // A slider is what it is to a keyboard and a screen reader: one of many figures is read at a time.
        .set("role", "slider")
        .set("tabindex", "0")
        .set("aria-label", name)
        .set("aria-valuemin", "0")
        .set("aria-valuemax", move || max().to_string())
        .set("aria-valuenow", move || now.get().unwrap_or(0).to_string())
        .set("aria-valuetext", spoken)
        .on_pointer(at_pointer)
        .on_key(on_key)
        .child(el("canvas", "").node(canvas).set("aria-hidden", "true"))
        .child(cursor);
    effect(move || {
        // The theme's colours are on the page by the time this runs again.
        lab.dark.get();
        let (Some(canvas), width) = (element::<HtmlCanvasElement>(canvas), width.get()) else { return };
        let style = style(width.max(1), HEIGHT_PX);
        let Some(mut backend) = Canvas::new(&canvas, &style) else { return };
        if let Some(chart) = chart().filter(|_| width > 0) {
            chart.draw(&mut backend, &style);
        }
    });
    watch_width(frame, width);
    View::from(vec![view.into(), el("p", "chart-told").set("aria-hidden", "true").child(text(told)).into()])
}

/// Keeps `width` up to date, in CSS pixels.
pub fn watch_width(frame: NodeRef, width: Signal<u32>) {
    let Some(element) = element::<HtmlElement>(frame) else { return };
    let measured = element.clone();
    let measure = Closure::<dyn FnMut()>::new(move || {
        let now = measured.client_width().max(0) as u32;
        if width.is_alive() && width.get_untracked() != now {
            width.set(now);
        }
    });
    let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) else { return };
    observer.observe(&element);
    on_cleanup(move || {
        observer.disconnect();
        drop(measure);
    });
}
