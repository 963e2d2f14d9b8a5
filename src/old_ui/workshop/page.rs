//! The workshop's side of the door: what it sends to the page.

use crate::scene::{PointsScene, encode};
use crate::ui::dom::effect;
use crate::ui::door::{PAGE, call};
use crate::ui::lab::Lab;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// The scene that both sides have, as a link.
    static AGREED: RefCell<String> = const { RefCell::new(String::new()) };
    /// Whether what is edited now is part of a burst.
    static BURST: Cell<bool> = const { Cell::new(false) };
}

/// Whether the page's scene is another than both had; from now on both have it.
pub fn is_news(link: &str) -> bool {
    AGREED.with_borrow_mut(|agreed| {
        let news = agreed != link;
        if news {
            *agreed = link.to_string();
        }
        news
    })
}

/// Sends every edit that is made here.
pub fn send_edits(lab: Lab) {
    let first = encode(&lab.peek().scene);
    is_news(&first);
    effect(move || {
        let link = encode(&lab.state().scene);
        if is_news(&link) {
            to_page("edit", &[link.into(), BURST.get().into()]);
        }
    });
}

/// Runs edits that belong to a burst of typing: the page makes them one step of undo.
pub fn as_burst<T>(run: impl FnOnce() -> T) -> T {
    BURST.set(true);
    let done = run();
    BURST.set(false);
    done
}

/// Whether what is edited now is part of a burst.
pub fn is_burst() -> bool {
    BURST.get()
}

/// Opens a scene from a file: a new entry of the browser's history.
pub fn open(scene: &PointsScene, engine: u32) {
    // The page sends it back, and then both have it.
    let link = encode(scene).replacen(&format!("engine={}", crate::ENGINE), &format!("engine={engine}"), 1);
    to_page("open", &[link.into()]);
}

/// What a screen reader says next.
pub fn say(words: &str) {
    to_page("say", &[words.into()]);
}

/// Tells the reader something, above the page.
pub fn notice(words: &str) {
    to_page("notice", &[words.into()]);
}

/// The same, with a way on: what its button says, and what that does.
pub fn notice_with(words: &str, way: &str, run: JsValue) {
    to_page("notice", &[words.into(), way.into(), run]);
}

/// Calls what the page offers.
pub fn to_page(name: &str, args: &[JsValue]) {
    let page = web_sys::window().and_then(|w| Reflect::get(&w, &PAGE.into()).ok());
    if let Some(page) = page {
        call(&page, name, args);
    }
}

/// Gives the focus to the delete button of a row of the table, or of the last one that is left.
pub fn focus_row(row: usize) {
    wasm_bindgen_futures::spawn_local(async move {
        // In a moment: the rows are not there yet.
        let document = web_sys::window().and_then(|w| w.document());
        let button = document.and_then(|d| {
            let rows = (0..=row).rev().take(2).map(|row| format!("[data-row=\"{row}\"]"));
            // No row is left: on with a new one.
            rows.chain([".add-row input".to_string()]).find_map(|selector| d.query_selector(&selector).ok()?)
        });
        if let Some(button) = button.and_then(|b| b.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    });
}
