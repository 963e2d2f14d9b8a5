//! Stub: just enough to draw on a canvas.

use crate::plot::chart::{ChartStyle, RGBColor, WidthTable, rgb};
use crate::ui::palette::token_reader;
use leptos::html;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlCanvasElement;

/// The style of the theme in force, for a chart of a size in CSS pixels.
pub fn style(width_px: u32, height_px: u32) -> ChartStyle {
    let token = token_reader();
    let colour = |name: &str| rgb(&token(name)).unwrap_or(RGBColor(128, 128, 128));
    ChartStyle {
        width_px,
        height_px,
        font_family: "Figtree, system-ui, sans-serif".to_string(),
        label_px: 12.0,
        label: colour("--ink-2"),
        grid: colour("--line"),
        precision: colour("--c"),
        recall: colour("--b"),
        data: colour("--coast"),
        model: colour("--model"),
        sample: colour("--sample"),
    }
}

/// Draws a chart on a canvas. Nothing can fail on one that the browser gives.
pub fn draw<T, E>(
    canvas: &HtmlCanvasElement,
    style: &ChartStyle,
    run: impl FnOnce(WidthTable<CanvasBackend>) -> Result<T, E>,
) {
    let (width, height) = style.size_units();
    canvas.set_width(width);
    canvas.set_height(height);
    if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        let _ = run(WidthTable::new(&mut backend));
    }
}

struct Watch(web_sys::ResizeObserver, #[allow(dead_code, reason = "lives as long")] Closure<dyn FnMut()>);

impl Drop for Watch {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}

/// Keeps `width` up to date, in CSS pixels.
pub fn watch_width(frame: NodeRef<html::Div>, width: RwSignal<u32>) {
    let watch = StoredValue::new_local(None::<Watch>);
    Effect::new(move || {
        let Some(element) = frame.get() else { return };
        let measured = element.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let now = measured.client_width().max(0) as u32;
            if width.try_get_untracked().is_some_and(|before| before != now) {
                width.set(now);
            }
        });
        let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        watch.set_value(Some(Watch(observer, measure)));
    });
}
