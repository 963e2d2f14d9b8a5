//! The styles of a page that is a chunk: fetched with it, so that they cost the first load nothing.

use crate::ui::chunk::{Coming, NotFetched};
use crate::ui::dom::root;
use crate::ui::lab::Lab;
use js_sys::Promise;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// Where `index.html` says which build the styles are of; `scripts/compress.mjs` writes it.
const BUILD: &str = "styles";

/// A page once its styles are there. For the page's own chunk, so that this costs the first load nothing either.
pub fn styled(name: &'static str, lab: Lab, page: fn(Lab) -> AnyView) -> Coming<AnyView> {
    let style = style(name);
    // The promise is the browser's, and stays in its one thread.
    Box::pin(SendWrapper::new(async move {
        if let Some(style) = style {
            JsFuture::from(style).await.map_err(|_| NotFetched)?;
        }
        Ok(page(lab))
    }))
}

/// The style sheet of a page on its way; `None` if it is there.
fn style(name: &str) -> Option<Promise> {
    let id = format!("style-{name}");
    let document = document();
    if document.get_element_by_id(&id).is_some() {
        return None;
    }
    let build = root().and_then(|root| root.dataset().get(BUILD)).unwrap_or_default();
    let link: HtmlElement = document.create_element("link").ok()?.dyn_into().ok()?;
    link.set_id(&id);
    let _ = link.set_attribute("rel", "stylesheet");
    let _ = link.set_attribute("href", &format!("page-{name}-{build}.css"));
    Some(Promise::new(&mut |resolve, reject| {
        link.set_onload(Some(&resolve));
        let broken = link.clone();
        // Asked for again, it is made anew.
        let failed = Closure::once_into_js(move || {
            broken.remove();
            let _ = reject.call0(&JsValue::NULL);
        });
        link.set_onerror(Some(failed.unchecked_ref()));
        if let Some(head) = document.head() {
            let _ = head.append_child(&link);
        }
    }))
}
