//! A chart that can be read: hover, tap and arrow keys go from figure to figure, and each is told in words.

use super::style;
use crate::plot::chart::{ChartArea, ChartStyle};
use crate::ui::dom::{effect, hundredths, live, observed};
use crate::ui::lab::Lab;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{HtmlCanvasElement, KeyboardEvent, PointerEvent};

/// Height of a chart in CSS pixels.
const HEIGHT_PX: u32 = 190;

/// What a chart shows.
pub trait Chart: Send + Sync {
    /// Draws it.
    fn draw(&self, canvas: &HtmlCanvasElement, style: &ChartStyle);
    /// Where it puts its figures.
    fn area(&self, style: &ChartStyle) -> ChartArea;
    /// A figure in words.
    fn told(&self, idx: usize) -> String;
}

/// The chart with what it tells.
#[component]
pub fn Readable(
    lab: Lab,
    /// What it shows.
    name: Signal<String>,
    /// `None` while there is none.
    chart: Signal<Option<Arc<dyn Chart>>>,
) -> impl IntoView {
    let (canvas, frame) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Div>::new());
    let width = RwSignal::new(0);
    let read = RwSignal::new(None::<usize>);
    let area = Memo::new(move |_| chart.get().map(|chart| chart.area(&style(width.get(), HEIGHT_PX))));
    let last = move || area.with(|area| area.as_ref().map_or(0, |area| area.n_figures().saturating_sub(1)));
    let told = Memo::new(move |_| match (chart.get(), read.get()) {
        (Some(chart), Some(idx)) => chart.told(idx.min(last())),
        _ => String::new(),
    });
    let at_pointer = move |ev: PointerEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        let x = f64::from(ev.client_x()) - frame.get_bounding_client_rect().left();
        let idx = area.with_untracked(|area| area.as_ref()?.idx_at(x));
        if idx != read.get_untracked() {
            read.set(idx);
        }
    };
    let on_key = move |ev: KeyboardEvent| {
        if let Some(to) = step(&ev.key(), read.get_untracked(), untrack(last)) {
            ev.prevent_default();
            read.set(to);
        }
    };
    let cursor = move || {
        let idx = read.get()?;
        let area = area.get()?;
        let [left, top, height] = [area.x_of(idx), area.top, area.height].map(|px| format!("{}px", hundredths(px)));
        Some(view! { <div class="chart-cursor" style:left=left style:top=top style:height=height></div> })
    };
    effect(move || {
        // The theme's colours are on the page by the time this runs again.
        lab.dark.track();
        let (canvas, chart, width) = (canvas.get(), chart.get(), width.get());
        if let Some((canvas, chart)) = canvas.zip(chart).filter(|_| width > 0) {
            chart.draw(&canvas, &style(width, HEIGHT_PX));
        }
    });
    watch_width(frame, width);
    view! {
        // A slider is what it is to a keyboard and a screen reader: one of many figures is read at a time.
        <div
            node_ref=frame
            class="chart"
            role="slider"
            tabindex="0"
            aria-label=live(move || name.get())
            aria-valuemin="0"
            aria-valuemax=live(move || last().to_string())
            aria-valuenow=live(move || read.get().unwrap_or(0).to_string())
            aria-valuetext=live(move || told.get())
            on:pointerdown=at_pointer
            on:pointermove=at_pointer
            on:keydown=on_key
        >
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            {cursor}
        </div>
        <p class="chart-told" aria-hidden="true">{live(move || told.get())}</p>
    }
}

/// Where a key leads from a figure; `None`: the key is not for the chart.
fn step(key: &str, now: Option<usize>, last: usize) -> Option<Option<usize>> {
    let by = |by: isize| now.map_or(0, |idx| idx.saturating_add_signed(by).min(last));
    Some(match key {
        "ArrowRight" | "ArrowUp" => Some(by(1)),
        "ArrowLeft" | "ArrowDown" => Some(by(-1)),
        "PageUp" => Some(by(10)),
        "PageDown" => Some(by(-10)),
        "Home" => Some(0),
        "End" => Some(last),
        "Escape" => None,
        _ => return None,
    })
}

/// Keeps `width` up to date, in CSS pixels.
pub fn watch_width(frame: NodeRef<html::Div>, width: RwSignal<u32>) {
    effect(move || {
        let Some(frame) = frame.get() else { return };
        let measured = frame.clone();
        let observer = observed(&frame, move || {
            let now = measured.client_width().max(0) as u32;
            if width.try_get_untracked().is_some_and(|width| width != now) {
                width.set(now);
            }
        });
        let watching = StoredValue::new_local(Some(observer));
        on_cleanup(move || {
            watching.try_update_value(Option::take);
        });
    });
}
