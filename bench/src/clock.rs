//! The clock, and where to write: the system's, or Node's.

#[cfg(not(target_arch = "wasm32"))]
mod here {
    use std::sync::LazyLock;
    use std::time::Instant;

    static START: LazyLock<Instant> = LazyLock::new(Instant::now);

    /// Milliseconds since the first call.
    pub fn now_ms() -> f64 {
        START.elapsed().as_secs_f64() * 1e3
    }

    /// Writes a line.
    pub fn print(line: &str) {
        println!("{line}");
    }
}

#[cfg(target_arch = "wasm32")]
mod here {
    use js_sys::{Function, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    /// What `object.method(argument)` gives; `undefined` if there is no such method.
    fn call(object: &str, method: &str, argument: &JsValue) -> JsValue {
        let called = || {
            let object = Reflect::get(&js_sys::global(), &object.into())?;
            let method: Function = Reflect::get(&object, &method.into())?.dyn_into()?;
            method.call1(&object, argument)
        };
        called().unwrap_or(JsValue::UNDEFINED)
    }

    /// Milliseconds since Node began.
    pub fn now_ms() -> f64 {
        call("performance", "now", &JsValue::UNDEFINED).as_f64().unwrap_or(f64::NAN)
    }

    /// Writes a line.
    pub fn print(line: &str) {
        call("console", "log", &line.into());
    }
}

pub use here::{now_ms, print};
