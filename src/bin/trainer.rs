//! The worker that trains: a program of its own, without the page's framework. It takes orders and posts numbers.
//!
//! All that it does stands in `coastline_core::train::Host`, for coders, and `coastline_core::train::race::RaceHost`, for a lane; here is only how a browser drives it. Between two slices it
//! listens, by a message to itself: a browser holds a chain of timers back, and in a hidden tab stops it.

#[path = "../ui/trainer/wire.rs"]
mod wire;

use coastline_core::train::race::{RaceHost, RaceOrder, RaceReply};
use coastline_core::train::{Host, Message, Order, Reply, Wounded};
use js_sys::{Array, Float32Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

/// What wakes it next.
#[derive(Clone, Copy, PartialEq)]
enum Wake {
    /// An order.
    Order,
    /// Its message to itself, which is on the way.
    Message,
    /// A timer.
    Timer(i32),
}

struct Worker {
    scope: DedicatedWorkerGlobalScope,
    channel: MessageChannel,
    host: RefCell<Host>,
    race: RefCell<RaceHost>,
    wake: Cell<Wake>,
    on_time: RefCell<Option<Closure<dyn FnMut()>>>,
}

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let Ok(channel) = MessageChannel::new() else { return };
    let host = RefCell::new(Host::default());
    let race = RefCell::new(RaceHost::default());
    let worker =
        Rc::new(Worker { scope, channel, host, race, wake: Cell::new(Wake::Order), on_time: RefCell::new(None) });

    let own = worker.clone();
    let on_time = Closure::<dyn FnMut()>::new(move || own.work());
    worker.channel.port1().set_onmessage(Some(on_time.as_ref().unchecked_ref()));
    worker.on_time.replace(Some(on_time));

    let own = worker.clone();
    let on_order = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| own.take(&event.data()));
    worker.scope.set_onmessage(Some(on_order.as_ref().unchecked_ref()));
    on_order.forget();
    // Refused only for what cannot be copied.
    let _ = worker.scope.post_message(&wire::BUILD.into());
}

impl Worker {
    fn now_ms(&self) -> f64 {
        self.scope.performance().map_or(0.0, |performance| performance.now())
    }

    fn take(&self, data: &JsValue) {
        let now_ms = self.now_ms();
        match wire::from_js(data).ok_or(Wounded) {
            Ok(message) if RaceOrder::is_one(&message) => {
                let replies = match RaceOrder::from_message(message) {
                    Ok(order) => self.race.borrow_mut().take(order, now_ms),
                    Err(Wounded) => vec![RaceReply::Refused],
                };
                self.post(replies.into_iter().map(RaceReply::into_message));
            }
            message => {
                let replies = match message.and_then(Order::from_message) {
                    Ok(order) => self.host.borrow_mut().take(order, now_ms),
                    Err(Wounded) => vec![Reply::Refused],
                };
                self.post(replies.into_iter().map(Reply::into_message));
            }
        }
        self.sleep(true);
    }

    fn work(&self) {
        self.wake.set(Wake::Order);
        let replies = self.host.borrow_mut().work(&mut || self.now_ms());
        self.post(replies.into_iter().map(Reply::into_message));
        let replies = self.race.borrow_mut().work(&mut || self.now_ms());
        self.post(replies.into_iter().map(RaceReply::into_message));
        self.sleep(false);
    }

    /// Until there is work: at once after an order, which may have changed what there is to do.
    fn sleep(&self, at_once: bool) {
        let now_ms = self.now_ms();
        let waits = [self.host.borrow().wait_ms(now_ms), self.race.borrow().wait_ms(now_ms)];
        let Some(wait_ms) = waits.into_iter().flatten().reduce(f64::min) else { return };
        match self.wake.get() {
            Wake::Message => return,
            Wake::Timer(timer) if at_once => self.scope.clear_timeout_with_handle(timer),
            Wake::Timer(_) => return,
            Wake::Order => {}
        }
        if at_once || wait_ms < 1.0 {
            self.wake.set(Wake::Message);
            let _ = self.channel.port2().post_message(&JsValue::NULL);
            return;
        }
        let on_time = self.on_time.borrow();
        let Some(on_time) = on_time.as_ref() else { return };
        let set = self.scope.set_timeout_with_callback_and_timeout_and_arguments_0(
            on_time.as_ref().unchecked_ref(),
            wait_ms.ceil() as i32,
        );
        if let Ok(timer) = set {
            self.wake.set(Wake::Timer(timer));
        }
    }

    fn post(&self, messages: impl Iterator<Item = Message>) {
        for message in messages {
            let data = wire::to_js(&message);
            // Handed over, not copied once more.
            let given: Array =
                data.iter().filter_map(|list| Some(list.dyn_into::<Float32Array>().ok()?.buffer())).collect();
            let _ = self.scope.post_message_with_transfer(&data, &given);
        }
    }
}
