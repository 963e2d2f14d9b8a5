//! Messages between the page and its worker as the browser carries them: `[Float64Array, Float32Array, ..]`.
//!
//! The worker's program has this file too (`src/bin/trainer.rs`).

use coastline_core::train::Message;
use js_sys::{Array, Float32Array, Float64Array};
use wasm_bindgen::{JsCast, JsValue};

/// Which build this is of: page and worker compare theirs, since one may come from a cache.
pub const BUILD: &str = match option_env!("COASTLINE_BUILD") {
    Some(build) => build,
    None => "dev",
};

/// To be posted.
pub fn to_js(message: &Message) -> Array {
    let array = Array::of1(&Float64Array::from(&message.head[..]));
    for list in &message.lists {
        array.push(&Float32Array::from(&list[..]));
    }
    array
}

/// The head of what arrives; `None` if it is no message of ours.
pub fn head_of(data: &JsValue) -> Option<Vec<f64>> {
    let head = data.dyn_ref::<Array>()?.get(0);
    Some(head.dyn_ref::<Float64Array>()?.to_vec())
}

/// All of it.
pub fn from_js(data: &JsValue) -> Option<Message> {
    let head = head_of(data)?;
    let lists = data.dyn_ref::<Array>()?.iter().skip(1).map(|list| Some(list.dyn_ref::<Float32Array>()?.to_vec()));
    Some(Message { head, lists: lists.collect::<Option<_>>()? })
}
