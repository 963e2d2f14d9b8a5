//! Drawings as pictures: the browser paints them.

use js_sys::{Array, Promise};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// Pixels of the picture to one of the drawing: sharp on paper and on a projector.
const SCALE: f64 = 2.0;

/// A drawing as the browser paints it.
pub async fn png_of(svg: String) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let text: JsValue = svg.into();
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let painted = paint(&url).await;
    let _ = Url::revoke_object_url(&url);
    canvas_png(&painted?).await
}

/// What is on a canvas.
pub async fn canvas_png(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let promise = Promise::new(&mut |resolve, _| {
        // Refused only for a canvas with foreign pixels, and ours has none.
        let _ = canvas.to_blob(&resolve);
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn paint(url: &str) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = (f64::from(image.natural_width()) * SCALE, f64::from(image.natural_height()) * SCALE);
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let ctx: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    ctx.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}
