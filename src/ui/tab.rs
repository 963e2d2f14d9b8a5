//! Which tabs are open. Each holds a lock named after its work: a tab that was duplicated finds its lock held by the first,
//! since browsers copy what a tab remembers, and takes a name of its own.
//!
//! Where the browser has no locks (a page not served securely) every other tab counts as closed, and no copy is told.

use super::slices::wait_ms;
use super::storage;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::collections::BTreeSet;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Before the id of a tab's work, in the name of its lock.
const LOCK: &str = "coastline-tab-";

/// A tab that is reloaded holds its lock for a moment yet; one that is open holds it longer.
const RELOAD_MS: i32 = 400;

thread_local! {
    /// Lets go of the lock that this tab holds.
    static RELEASE: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// Whose lock it holds, or has asked for.
    static HELD: RefCell<String> = const { RefCell::new(String::new()) };
}

fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| !locks.is_undefined())
}

fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Takes the lock of this tab's work, if it has any and does not hold it yet; lets go of the one before.
/// `false`: another tab holds it.
pub async fn claim() -> bool {
    let Some(id) = storage::current() else { return true };
    if HELD.with_borrow(|held| *held == id) {
        return true;
    }
    HELD.set(id.clone());
    if let Some(release) = RELEASE.take() {
        let _ = release.call0(&JsValue::NULL);
    }
    let Some(locks) = locks() else { return true };
    let until = js_sys::Date::now() + f64::from(RELOAD_MS);
    loop {
        match try_to_hold(&locks, &id).await {
            Some(false) if js_sys::Date::now() < until => wait_ms(50).await,
            Some(false) => {
                HELD.set(String::new());
                return false;
            }
            // Granted, or a browser that refuses: then nobody can tell.
            _ => return true,
        }
    }
}

/// Asks for a lock once. It is held until it is released, or the tab is gone.
async fn try_to_hold(locks: &JsValue, id: &str) -> Option<bool> {
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into()).ok()?;
    // Resolves with whether it was granted; what the lock waits for resolves when it is released.
    let mut answer = None;
    let answered = Promise::new(&mut |resolve, _| answer = Some(resolve));
    let answer = answer?;
    let unanswered = answer.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let is_granted = !lock.is_null();
        let _ = answer.call1(&JsValue::NULL, &is_granted.into());
        if !is_granted {
            return JsValue::UNDEFINED;
        }
        Promise::new(&mut |resolve, _| RELEASE.set(Some(resolve))).into()
    });
    let request = method(locks, "request")?;
    let asked = request.call3(locks, &format!("{LOCK}{id}").into(), &options, &granted).ok()?;
    // It lasts as long as the lock; refused where storage is forbidden, and then nothing was granted or denied.
    let lasting = asked.dyn_into::<Promise>().ok()?;
    spawn_local(async move {
        if JsFuture::from(lasting).await.is_err() {
            let _ = unanswered.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(answered).await.ok()?.as_bool()
}

/// The ids of the work of all open tabs, this one among them.
pub async fn open_tabs() -> BTreeSet<String> {
    let mut open: BTreeSet<String> = storage::current().into_iter().collect();
    open.extend(held_locks().await.unwrap_or_default());
    open
}

async fn held_locks() -> Option<Vec<String>> {
    let locks = locks()?;
    let query = method(&locks, "query")?.call0(&locks).ok()?.dyn_into::<Promise>().ok()?;
    let answer = JsFuture::from(query).await.ok()?;
    let held = Reflect::get(&answer, &"held".into()).ok()?.dyn_into::<Array>().ok()?;
    let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    Some(held.iter().filter_map(name).filter_map(|name| name.strip_prefix(LOCK).map(str::to_string)).collect())
}
