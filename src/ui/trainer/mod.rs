//! The page's end of the worker that trains: starts it, posts orders, hears what it says.
//!
//! The worker is started from a blob that imports its program by its whole address: so it has the page's policy, which a
//! worker started from a file has not.

mod snapshots;
mod watch;
mod wire;

use crate::train::Message;
use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, HtmlElement, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

pub use snapshots::Snapshots;
pub use watch::{Watched, watch};
pub use wire::{from_js, head_of};

/// How fast a person wants it, steps a second; `None`: as fast as it goes.
pub const PACES: [Option<u32>; 4] = [None, Some(100), Some(10), Some(1)];

/// A worker that dies so often without a word is not started again.
pub const MAX_STARTS: u32 = 3;

/// What comes from the worker.
pub enum Heard {
    /// It has started, and is of this build.
    Ready,
    /// A message.
    Message(JsValue),
    /// It could not start, is of another build, or stopped with an error.
    Broken,
}

/// A worker.
pub struct Trainer {
    worker: Worker,
    address: String,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Trainer {
    /// Starts one; `None` if the browser refuses.
    pub fn start(hear: impl Fn(Heard) + Clone + 'static) -> Option<Self> {
        let script = document().query_selector("script[data-trainer]").ok()??.dyn_into::<HtmlElement>().ok()?;
        let program = Url::new_with_base(&script.dataset().get("trainer")?, &document().base_uri().ok()??).ok()?;
        // The address of a file of ours: no sign in it ends the string.
        let text = format!("import start from \"{}\"; start().catch(() => postMessage(\"\"));", program.href());
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options).ok()?;

        let tell = hear.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            tell(match data.as_string() {
                Some(build) if build == wire::BUILD => Heard::Ready,
                // Another build; or none, where its program did not come.
                Some(_) => Heard::Broken,
                None => Heard::Message(data),
            });
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // It is told here: not on the console as well.
            event.prevent_default();
            hear(Heard::Broken);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, address, _on_message: on_message, _on_error: on_error })
    }

    /// Posts a message, and lists that the page has never read.
    pub fn post(&self, message: &Message, lists: Option<&Array>) {
        let data = wire::to_js(message);
        for list in lists.into_iter().flat_map(|lists| lists.iter().skip(1)) {
            data.push(&list);
        }
        // Refused only for what cannot be copied.
        let _ = self.worker.post_message(&data);
    }
}

impl Drop for Trainer {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        let _ = Url::revoke_object_url(&self.address);
    }
}
