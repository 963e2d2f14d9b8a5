//! Long work in slices, so that nothing holds the page: between two of them the browser paints and listens.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Longest slice. Half of what the lab allows itself (8 ms), since a phone is slower.
const SLICE_MS: f64 = 4.0;

/// Milliseconds since the page was opened; 0 where there is no clock.
pub fn now_ms() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}

/// Lets the browser do its own work, then goes on. By a message, not a timer: browsers hold a chain of timers back by
/// 4 ms each.
pub async fn let_page_breathe() {
    let promise = Promise::new(&mut |resolve, _| {
        let Ok(channel) = MessageChannel::new() else { return };
        channel.port1().set_onmessage(Some(&resolve));
        // Nothing is sent along that could be refused.
        let _ = channel.port2().post_message(&JsValue::NULL);
    });
    let _ = JsFuture::from(promise).await;
}

/// Waits.
pub async fn wait_ms(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // Refused only for a page that is going away; then nothing needs to go on.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Waits for the next frame; on a page that nobody sees, for as long as that lasts.
pub async fn next_frame() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            // As above.
            let _ = window.request_animation_frame(&resolve);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Calls `step` until it says it is done (`false`: there is more), a slice at a time. A step should take well under a
/// millisecond.
pub async fn in_slices(mut step: impl FnMut() -> bool) {
    loop {
        let until = now_ms() + SLICE_MS;
        while now_ms() < until {
            if step() {
                return;
            }
        }
        let_page_breathe().await;
    }
}
