//! Small help with elements that are already there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, HtmlElement, HtmlInputElement};

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

/// The root element.
pub fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}
