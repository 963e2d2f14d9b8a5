//! The page's side of the door to the workshop: a second program with what few readers need at once (files, table,
//! charts, QR code, Explain, the note's field and the like), fetched when one of them is asked for. The two share no
//! memory. What goes through the door is the scene, written down as a link, language and theme, words for the reader, and
//! the element or the file that a request is about.

use super::address;
use super::dom::{effect, el, text, when};
use super::lab::{Lab, Notice, Offer, Page};
use super::slices::wait_ms;
use super::text::Lang;
use crate::scene::{Edit, decode, encode};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What the page offers to the workshop, as a property of the window.
pub const PAGE: &str = "coastlinePage";
/// What the workshop offers to the page.
pub const WORKSHOP: &str = "coastlineWorkshop";
/// Fetches the workshop: a function of `boot.js`, which knows its hashed name.
const FETCH: &str = "coastlineFetchWorkshop";

/// Over this many observations the scene takes milliseconds to write down: then the workshop hears of it less often.
const MANY: usize = 2_000;

thread_local! {
    static TOOLS: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Opens the door: from now on the workshop can reach the page, and hears of what changes.
pub fn open(lab: Lab) {
    let page = Object::new();
    offer(&page, "edit", move |args| {
        if let Some(Ok(opened)) = args.get(0).as_string().map(|link| decode(&link)) {
            // Opening a scene cannot be refused.
            // A mark is a place in a list, and the lists may be others now.
            lab.selected.set(None);
            let gesture = (args.get(1).as_bool() == Some(true)).then(|| lab.burst("workshop"));
            let _ = lab.try_edit(Edit::Open(Box::new(opened.scene)), gesture);
        }
    });
    offer(&page, "open", move |args| {
        if let Some(Ok(opened)) = args.get(0).as_string().map(|link| decode(&link)) {
            address::open_as_new_entry(lab, opened.scene);
            lab.notice.set(address::other_engine(opened.engine));
        }
    });
    // A scene of the page Outfits; true: it takes the place of the one that the page sent.
    offer(&page, "outfits", move |args| {
        let Some(link) = args.get(0).as_string() else { return };
        if args.get(1).as_bool() == Some(true) {
            lab.correct_outfits(link);
        } else {
            let gesture = (args.get(2).as_bool() == Some(true)).then(|| lab.burst("workshop"));
            lab.push_outfits(link, gesture);
        }
    });
    offer(&page, "openOutfits", move |args| {
        if let Some(link) = args.get(0).as_string() {
            address::open_outfits_as_new_entry(lab, link);
        }
    });
    offer(&page, "undo", move |_| lab.undo());
    offer(&page, "redo", move |_| lab.redo());
    offer(&page, "say", move |args| lab.say(args.get(0).as_string().unwrap_or_default()));
    offer(&page, "notice", move |args| {
        let words = args.get(0).as_string().unwrap_or_default();
        let offer = args.get(1).as_string().zip(args.get(2).dyn_into::<Function>().ok());
        let offer = offer.map(|(words, run)| Offer { words, run });
        // No words: what was said is not so any more.
        lab.notice.set((!words.is_empty()).then_some(Notice::FromWorkshop(words, offer)));
    });
    if let Some(window) = web_sys::window() {
        let _ = Reflect::set(&window, &PAGE.into(), &page);
    }
    keep_told(lab);
}

/// Gives an object a method; its arguments arrive as a list.
pub fn offer(object: &Object, name: &str, run: impl FnMut(Array) + 'static) {
    let run: Box<dyn FnMut(Array)> = Box::new(run);
    let method = Closure::<dyn FnMut(Array)>::wrap(run);
    let _ = Reflect::set(object, &name.into(), method.as_ref());
    // For the life of the page.
    method.forget();
}

/// Calls what [`offer`] made.
pub fn call(object: &JsValue, name: &str, args: &[JsValue]) {
    if let Some(method) = Reflect::get(object, &name.into()).ok().and_then(|m| m.dyn_into::<Function>().ok()) {
        let _ = method.call1(object, &args.iter().collect::<Array>());
    }
}

/// Tells the workshop of every change, once it is there.
fn keep_told(lab: Lab) {
    let asked = Rc::new(Cell::new(false));
    tell_before_input(lab, asked.clone());
    effect(move || {
        let many = lab.state().scene.observations.points().len() > MANY;
        lab.lang.get();
        lab.dark.get();
        lab.page.get();
        lab.narrow.get();
        lab.outfits.track();
        if !is_here() || asked.replace(true) {
            return;
        }
        let asked = asked.clone();
        spawn_local(async move {
            wait_ms(if many { 150 } else { 0 }).await;
            if asked.replace(false) {
                tell(lab);
            }
        });
    });
}

/// Whatever a reader does next, in the workshop too, is done to the scene as it is now: what it has not heard yet it
/// hears first, or its edit would take the page back to an earlier scene.
fn tell_before_input(lab: Lab, asked: Rc<Cell<bool>>) {
    let flush = Closure::<dyn FnMut()>::new(move || {
        if asked.replace(false) {
            tell(lab);
        }
    });
    if let Some(window) = web_sys::window() {
        for event in ["keydown", "pointerdown", "click", "input", "change"] {
            let run = flush.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback_and_bool(event, run, true);
        }
    }
    // For the life of the page.
    flush.forget();
}

fn is_here() -> bool {
    TOOLS.with_borrow(Option::is_some)
}

fn tell(lab: Lab) {
    let link = encode(&lab.peek().scene);
    let (lang, dark, narrow) = (lab.lang.get_untracked(), lab.dark.get_untracked(), lab.narrow.get_untracked());
    let outfits = lab.outfits.with_untracked(|h| h.now().clone());
    let (can_undo, can_redo) = lab.steps_of_outfits();
    let on_outfits = lab.page.get_untracked() == Page::Outfits;
    let now = [
        link.into(),
        lang.tag().into(),
        dark.into(),
        narrow.into(),
        outfits.into(),
        on_outfits.into(),
        can_undo.into(),
        can_redo.into(),
    ];
    with_tools("update", &now);
}

fn with_tools(name: &str, args: &[JsValue]) {
    if let Some(tools) = TOOLS.with_borrow(Clone::clone) {
        call(&tools, name, args);
    }
}

/// Fetches the workshop unless it is there; `false` if it did not come.
async fn fetch(lab: Lab) -> bool {
    if is_here() {
        return true;
    }
    let Some(window) = web_sys::window() else { return false };
    let fetch = Reflect::get(&window, &FETCH.into()).ok().and_then(|f| f.dyn_into::<Function>().ok());
    let promise = fetch.and_then(|f| f.call0(&JsValue::NULL).ok()).and_then(|p| p.dyn_into::<Promise>().ok());
    let Some(promise) = promise else { return false };
    let came = JsFuture::from(promise).await.is_ok();
    let tools = Reflect::get(&window, &WORKSHOP.into()).ok().filter(|tools| came && !tools.is_undefined());
    TOOLS.set(tools);
    tell(lab);
    is_here()
}

/// Asks the workshop to do something with the scene as it is now.
pub fn ask(lab: Lab, name: &'static str, args: Vec<JsValue>) {
    spawn_local(async move {
        if fetch(lab).await {
            tell(lab);
            with_tools(name, &args);
        } else {
            lab.notice.set(Some(Notice::NoWorkshop));
        }
    });
}

/// A place on the page that the workshop fills.
pub fn panel(lab: Lab, name: &'static str) -> View {
    panel_with(lab, name, JsValue::NULL)
}

/// The same, with something to go by.
pub fn panel_with(lab: Lab, name: &'static str, with: JsValue) -> View {
    let host = NodeRef::new();
    let (here, failed) = (create_signal(false), create_signal(false));
    spawn_local(async move {
        let came = fetch(lab).await;
        // The place may be gone by now.
        if !failed.is_alive() {
            return;
        }
        failed.set(!came);
        here.set(came);
        if let Some(host) = host.try_get().filter(|_| came) {
            tell(lab);
            with_tools("show", &[name.into(), host.into(), with]);
        }
    });
    on_cleanup(move || with_tools("hide", &[name.into()]));
    let waiting = when(
        move || !here.get(),
        move || {
            let words = move || if failed.get() { lab.t().no_workshop } else { lab.t().loading }.to_string();
            el("p", "hint").set("role", "status").child(text(words)).into()
        },
    );
    View::from(vec![waiting, el("div", "workshop").node(host).into()])
}

/// The language of a tag that came through the door.
pub fn lang_of(value: &JsValue) -> Lang {
    value.as_string().as_deref().and_then(Lang::from_tag).unwrap_or(Lang::En)
}
