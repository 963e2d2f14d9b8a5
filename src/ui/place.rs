//! The scene in the address bar and in storage.
//!
//! - A fragment opens its scene, whatever storage holds; what was there can be restored.
//! - Without one, a reload restores silently what this tab had; a fresh visit shows the game.
//! - An edit replaces the history entry 300 ms after the last one, and when the page goes away: some browsers refuse
//!   more than a hundred calls in half a minute.
//! - A broken fragment says so and changes nothing.

use super::dom::effect;
use super::lab::{Lab, Notice};
use super::slices::wait_ms;
use super::storage;
use super::text::Lang;
use crate::ENGINE;
use crate::scene::{Edit, PointsScene, decode, encode};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// Over this length of the whole address only storage holds the scene.
pub const MAX_URL_CHARS: usize = 16_000;

/// How a page starts.
pub struct Start {
    /// The scene.
    pub scene: PointsScene,
    /// Something to say about it.
    pub notice: Option<Notice>,
    /// The language that the link asks for.
    pub lang: Option<Lang>,
    /// Whether earlier work can be restored.
    pub can_restore: bool,
}

/// Reads the fragment and storage.
pub fn start() -> Start {
    let work = storage::work();
    let own = storage::tab().and_then(|tab| work.iter().find(|w| w.tab == tab).cloned());
    let first_visit = || PointsScene::first_visit(!storage::played());
    let fragment = fragment();
    if fragment.is_empty() {
        let reloaded = own.as_ref().and_then(|w| decode(&w.fragment).ok());
        let can_restore = reloaded.is_none() && !work.is_empty();
        let scene = reloaded.map_or_else(first_visit, |opened| opened.scene);
        return Start { scene, notice: None, lang: None, can_restore };
    }
    match decode(&fragment) {
        Ok(opened) => {
            let is_own = own.is_some_and(|w| w.fragment == fragment);
            if !is_own {
                storage::new_tab();
            }
            let lang = opened.lang.as_deref().and_then(Lang::from_tag);
            let notice = other_engine(opened.engine);
            Start { scene: opened.scene, notice, lang, can_restore: !is_own && !work.is_empty() }
        }
        Err(error) => {
            replace_fragment("");
            let reloaded = own.and_then(|w| decode(&w.fragment).ok());
            let can_restore = reloaded.is_none() && !work.is_empty();
            let scene = reloaded.map_or_else(first_visit, |opened| opened.scene);
            Start { scene, notice: Some(Notice::BrokenLink(error)), lang: None, can_restore }
        }
    }
}

/// What to say of a scene that another engine revision wrote.
pub fn other_engine(engine: u32) -> Option<Notice> {
    (engine != ENGINE).then_some(Notice::OtherEngine(engine))
}

/// Keeps the address bar and storage up to date from now on, and opens what the reader puts into the address bar.
pub fn follow(lab: Lab) {
    let opened = lab.peek().scene.clone();
    publish_last_good(&encode(&opened));
    // What is on screen already stands in the address bar or is a first visit: only a change needs writing.
    let written = Rc::new(RefCell::new(opened));
    let write = {
        let written = written.clone();
        move || {
            let scene = lab.peek().scene.clone();
            if *written.borrow() != scene {
                save(lab, &scene);
                written.replace(scene);
            }
        }
    };
    let edits = Rc::new(Cell::new(0_u64));
    let write_later = write.clone();
    effect(move || {
        lab.state();
        let id = edits.get() + 1;
        edits.set(id);
        let (edits, write) = (edits.clone(), write_later.clone());
        spawn_local(async move {
            wait_ms(300).await;
            if edits.get() == id {
                write();
            }
        });
    });
    listen("pagehide", write.clone());
    listen("hashchange", move || {
        let fragment = fragment();
        if fragment == encode(&lab.peek().scene) {
            return;
        }
        write();
        if fragment.is_empty() {
            open(lab, PointsScene::first_visit(!storage::played()));
            return;
        }
        match decode(&fragment) {
            Ok(opened) => {
                lab.notice.set(other_engine(opened.engine));
                if let Some(lang) = opened.lang.as_deref().and_then(Lang::from_tag) {
                    lab.lang.set(lang);
                }
                open(lab, opened.scene.clone());
                // The address bar holds it already.
                written.replace(opened.scene);
            }
            Err(error) => {
                lab.notice.set(Some(Notice::BrokenLink(error)));
                replace_if_it_fits(&encode(&lab.peek().scene));
            }
        }
    });
}

/// Puts another scene on screen. What was there can be undone to, and stays in storage.
pub fn open(lab: Lab, scene: PointsScene) {
    lab.selected.set(None);
    storage::new_tab();
    // Opening a scene cannot be refused.
    let _ = lab.try_edit(Edit::Open(Box::new(scene)), None);
    lab.can_restore.set(!storage::work().is_empty());
}

/// Puts another scene on screen as a new entry of the browser's history.
pub fn open_as_new_entry(lab: Lab, scene: PointsScene) {
    save(lab, &lab.peek().scene);
    let fragment = encode(&scene);
    if let Some(window) = web_sys::window().filter(|w| fits_a_link(w, &fragment)) {
        let history = window.history();
        let _ = history.and_then(|h| h.push_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}"))));
    }
    open(lab, scene);
}

/// Brings back the newest work that is not on screen.
pub fn restore(lab: Lab) {
    let tab = storage::tab();
    let newest = storage::work().into_iter().find(|w| Some(&w.tab) != tab.as_ref());
    match newest.map(|w| decode(&w.fragment)) {
        Some(Ok(opened)) => open_as_new_entry(lab, opened.scene),
        Some(Err(error)) => lab.notice.set(Some(Notice::BrokenLink(error))),
        None => {}
    }
    lab.can_restore.set(false);
}

/// The address of a scene.
pub fn url_of(scene: &PointsScene) -> String {
    let href = web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    format!("{base}#{}", encode(scene))
}

fn save(lab: Lab, scene: &PointsScene) {
    let fragment = encode(scene);
    publish_last_good(&fragment);
    let tab = storage::tab().unwrap_or_else(storage::new_tab);
    let kept = storage::keep(&tab, &fragment);
    let fits = replace_if_it_fits(&fragment);
    let notice = match (kept, fits) {
        (false, _) => Some(Notice::NotSaved),
        (true, false) => Some(Notice::TooLongForLink),
        (true, true) => None,
    };
    if lab.said_of_keeping.get_clone_untracked() != notice {
        lab.said_of_keeping.set(notice.clone());
        lab.notice.set(notice);
    }
}

/// Puts a fragment into the address bar; none at all if it is too long, and says so with `false`.
fn replace_if_it_fits(fragment: &str) -> bool {
    let fits = web_sys::window().is_some_and(|w| fits_a_link(&w, fragment));
    replace_fragment(if fits { fragment } else { "" });
    fits
}

fn fits_a_link(window: &web_sys::Window, fragment: &str) -> bool {
    let base = window.location().href().unwrap_or_default().split('#').next().unwrap_or_default().len();
    base + 1 + fragment.len() <= MAX_URL_CHARS
}

/// `boot.js` offers it after a panic, when nothing here can be asked any more.
fn publish_last_good(fragment: &str) {
    if let Some(window) = web_sys::window() {
        let _ = js_sys::Reflect::set(&window, &"coastlineLastGood".into(), &format!("#{fragment}").into());
    }
}

/// The fragment of the address bar, without the `#`.
fn fragment() -> String {
    let hash = web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_string()
}

fn replace_fragment(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    let location = window.location();
    let path = format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
    let url = if fragment.is_empty() { path } else { format!("{path}#{fragment}") };
    // Refused after too many calls; the next edit writes again.
    let _ = window.history().and_then(|h| h.replace_state_with_url(&JsValue::NULL, "", Some(&url)));
}

fn listen(event: &str, call: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(call);
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    // For the life of the page.
    closure.forget();
}
