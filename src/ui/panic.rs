//! After a panic WebAssembly is dead: `boot.js` tells the reader, and nothing here may be kept of what caused it.

use std::sync::atomic::{AtomicBool, Ordering};
use web_sys::{ErrorEvent, ErrorEventInit};

/// Timers go on after a panic.
static PANICKED: AtomicBool = AtomicBool::new(false);

/// Whether the page is dead.
pub fn has_panicked() -> bool {
    PANICKED.load(Ordering::Relaxed)
}

/// Tells `boot.js` what a panic was about; the browser itself only learns "unreachable".
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        PANICKED.store(true, Ordering::Relaxed);
        let init = ErrorEventInit::new();
        init.set_message(&info.to_string());
        if let (Some(window), Ok(event)) = (web_sys::window(), ErrorEvent::new_with_event_init_dict("error", &init)) {
            let _ = window.dispatch_event(&event);
        }
    }));
}
