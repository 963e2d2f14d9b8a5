//! Small help with elements that are already there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, ResizeObserver};

/// A number for a style or a path, to a hundredth. (The standard library's way to write any f64 has 12 kB.)
pub fn hundredths(value: f64) -> String {
    let n = (value * 100.0).round() as i64;
    format!("{}{}.{:02}", if n < 0 { "-" } else { "" }, n.abs() / 100, n.abs() % 100)
}

/// What follows from signals in a view: `{live(move || ..)}`, `class=live(move || ..)`. The closure goes behind a pointer, so
/// that the renderer is compiled once for each kind of value, and not once for each closure.
pub fn live<T: 'static>(of: impl FnMut() -> T + Send + 'static) -> Box<dyn FnMut() -> T + Send> {
    Box::new(of)
}

/// The same for the condition of a `Show`.
pub fn is(of: impl Fn() -> bool + Send + Sync + 'static) -> Box<dyn Fn() -> bool + Send + Sync> {
    Box::new(of)
}

/// Does something outward now, and whenever the signals in it change; behind a pointer likewise.
pub fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// `true` or `false`, for the attributes that want the word.
pub fn word(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// The input that an event comes from.
pub fn input_of(ev: &Event) -> Option<HtmlInputElement> {
    ev.target().and_then(|target| target.dyn_into().ok())
}

/// Gives the focus to the first of these that is there in a moment: what was just asked for is not yet.
pub fn focus_soon(selectors: Vec<String>) {
    spawn_local(async move {
        leptos::task::tick().await;
        let document = web_sys::window().and_then(|w| w.document());
        let found = selectors.iter().find_map(|selector| document.as_ref()?.query_selector(selector).ok()?);
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Refused only for an element that is gone.
            let _ = element.focus();
        }
    });
}

/// Where the focus goes when the button that had it is gone.
pub fn focus_main() {
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|m| m.dyn_into::<HtmlElement>().ok()) {
        let _ = main.focus();
    }
}

/// Listens to the window for the life of the page.
pub fn listen<E: JsCast + wasm_bindgen::convert::FromWasmAbi + 'static>(events: &[&str], run: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(E)>::new(run);
    if let Some(window) = web_sys::window() {
        for event in events {
            let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
    }
    closure.forget();
}

/// Watches the size of an element.
pub struct Observed {
    observer: Option<ResizeObserver>,
    _run: Closure<dyn FnMut()>,
}

impl Drop for Observed {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Runs once an element has a size, and whenever that changes, as long as what it gives is kept.
pub fn observed(element: &Element, run: impl FnMut() + 'static) -> Observed {
    let run: Closure<dyn FnMut()> = Closure::new(run);
    let observer = ResizeObserver::new(run.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    Observed { observer, _run: run }
}

/// The root element.
pub fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}
