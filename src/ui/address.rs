//! The scene in the address bar and in storage.
//!
//! - A fragment opens its scene, whatever storage holds; what was there can be restored.
//! - Without one, a reload restores silently what this tab had; a fresh visit shows the game.
//! - An edit replaces the history entry 300 ms after the last one, and when the page goes away: some browsers refuse
//!   more than a hundred calls in half a minute.
//! - A scene that is too long for an address stays in storage; the address then names it, `#kept=<id>`.
//! - A broken fragment says so and changes nothing.

use super::dom::effect;
use super::lab::{Lab, Notice};
use super::slices::wait_ms;
use super::storage;
use super::text::Lang;
use crate::ENGINE;
use crate::scene::{Edit, LinkError, Opened, PointsScene, decode, encode};
use std::cell::Cell;
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

/// Why a fragment opens no scene.
enum NotOpened {
    Broken(LinkError),
    KeptElsewhere,
}

impl From<NotOpened> for Notice {
    fn from(why: NotOpened) -> Self {
        match why {
            NotOpened::Broken(error) => Self::BrokenLink(error),
            NotOpened::KeptElsewhere => Self::KeptElsewhere,
        }
    }
}

/// Reads a fragment: a scene, or the name of one in storage.
fn read(fragment: &str) -> Result<Opened, NotOpened> {
    match fragment.strip_prefix("kept=") {
        Some(id) => {
            let work = storage::work().into_iter().find(|w| w.id == id).ok_or(NotOpened::KeptElsewhere)?;
            decode(&work.fragment).map_err(NotOpened::Broken)
        }
        None => decode(fragment).map_err(NotOpened::Broken),
    }
}

/// Whether this work is what a fragment shows.
fn shows(fragment: &str, work: &storage::Work) -> bool {
    work.fragment == fragment || fragment.strip_prefix("kept=") == Some(&work.id)
}

fn first_visit() -> PointsScene {
    PointsScene::first_visit(!storage::played())
}

/// Reads the fragment and storage.
pub fn start() -> Start {
    let work = storage::work();
    let own = storage::current().and_then(|id| work.iter().find(|w| w.id == id).cloned());
    let fragment = fragment();
    let restored = || own.as_ref().and_then(|w| decode(&w.fragment).ok()).map(|opened| opened.scene);
    // A reload takes the address from before an edit that was written as the page went away: the work is newer.
    if let Some(work) = own.as_ref().filter(|w| !shows(&fragment, w) && storage::replaced().as_ref() == Some(&fragment))
        && let Ok(opened) = decode(&work.fragment)
    {
        show_in_address(&work.fragment);
        return Start { scene: opened.scene, notice: None, lang: None, can_restore: false };
    }
    match (fragment.is_empty(), read(&fragment)) {
        (false, Ok(opened)) => {
            let is_own = own.as_ref().is_some_and(|w| shows(&fragment, w));
            if !is_own {
                storage::begin();
            }
            let lang = opened.lang.as_deref().and_then(Lang::from_tag);
            let can_restore = !is_own && !work.is_empty();
            Start { scene: opened.scene, notice: other_engine(opened.engine), lang, can_restore }
        }
        (is_empty, result) => {
            let notice = result.err().filter(|_| !is_empty).map(Notice::from);
            replace_fragment("");
            let restored = restored();
            let can_restore = restored.is_none() && !work.is_empty();
            Start { scene: restored.unwrap_or_else(first_visit), notice, lang: None, can_restore }
        }
    }
}

/// What to say of a scene that another engine revision wrote.
pub fn other_engine(engine: u32) -> Option<Notice> {
    (engine != ENGINE).then_some(Notice::OtherEngine(engine))
}

/// Keeps the address bar and storage up to date from now on, and opens what the reader puts into the address bar.
pub fn follow(lab: Lab) {
    let edits = Rc::new(Cell::new(0_u64));
    effect(move || {
        lab.state();
        let id = edits.get() + 1;
        edits.set(id);
        let edits = edits.clone();
        spawn_local(async move {
            wait_ms(300).await;
            if edits.get() == id {
                write(lab);
            }
        });
    });
    listen("pagehide", move || write(lab));
    listen("hashchange", move || follow_fragment(lab));
}

/// The reader went to another fragment: by hand, by a link on the page, or Back and Forward.
fn follow_fragment(lab: Lab) {
    let fragment = fragment();
    if fragment == encode(&lab.peek().scene) {
        return;
    }
    // The address is another entry's already: what is on screen goes to storage only.
    if is_unwritten(lab) {
        keep(lab, &encode(&lab.peek().scene));
    }
    let opened = if fragment.is_empty() { None } else { Some(read(&fragment)) };
    match opened {
        None => open(lab, first_visit(), &fragment),
        Some(Ok(opened)) => {
            lab.notice.set(other_engine(opened.engine));
            if let Some(lang) = opened.lang.as_deref().and_then(Lang::from_tag) {
                lab.lang.set(lang);
            }
            open(lab, opened.scene.clone(), &fragment);
            // The address bar holds it already.
            lab.written.set_silent(opened.scene);
        }
        Some(Err(why)) => {
            lab.notice.set(Some(why.into()));
            show_in_address(&encode(&lab.peek().scene));
        }
    }
}

/// Puts another scene on screen. What was there can be undone to, and stays in storage.
fn open(lab: Lab, scene: PointsScene, fragment: &str) {
    lab.selected.set(None);
    // Back to what this browser kept is that work again, not a new one.
    match storage::work().into_iter().find(|w| shows(fragment, w)) {
        Some(work) => storage::resume(&work.id),
        None => {
            storage::begin();
            lab.can_restore.set(!storage::work().is_empty());
        }
    }
    // Opening a scene cannot be refused.
    let _ = lab.try_edit(Edit::Open(Box::new(scene)), None);
}

/// Puts another scene on screen as a new entry of the browser's history.
pub fn open_as_new_entry(lab: Lab, scene: PointsScene) {
    write(lab);
    let fragment = encode(&scene);
    open(lab, scene, &fragment);
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let url = format!("#{}", if fits(&fragment) { fragment } else { kept_name() });
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Brings back the newest work that is not on screen.
pub fn restore(lab: Lab) {
    let current = storage::current();
    let newest = storage::work().into_iter().find(|w| Some(&w.id) != current.as_ref());
    lab.can_restore.set(false);
    match newest.map(|w| decode(&w.fragment)) {
        Some(Ok(opened)) => open_as_new_entry(lab, opened.scene),
        Some(Err(error)) => lab.notice.set(Some(Notice::BrokenLink(error))),
        None => {}
    }
}

/// The address of a scene.
pub fn url_of(scene: &PointsScene) -> String {
    format!("{}#{}", base(), encode(scene))
}

fn is_unwritten(lab: Lab) -> bool {
    lab.written.with_untracked(|w| *w != lab.peek().scene)
}

/// Writes what has changed since the last time. What was only opened stands in the address bar, and is not kept.
fn write(lab: Lab) {
    let scene = lab.peek().scene.clone();
    if super::app::has_panicked() || lab.written.get_clone_untracked() == scene {
        return;
    }
    let fragment = encode(&scene);
    publish_last_good(&fragment);
    let kept = keep(lab, &fragment);
    let fits = show_in_address(&fragment);
    lab.written.set_silent(scene);
    let notice = match (kept, fits) {
        (false, _) => Some(Notice::NotSaved),
        (true, false) => Some(Notice::TooLongForLink),
        (true, true) => None,
    };
    let said = lab.said_of_keeping.get_clone_untracked();
    if said != notice {
        // Said once; and taken back only if it is still what is on screen.
        if notice.is_some() || lab.notice.get_clone_untracked() == said {
            lab.notice.set(notice.clone());
        }
        lab.said_of_keeping.set_silent(notice);
    }
}

/// Puts the scene into storage; `false` if the browser would not.
fn keep(lab: Lab, fragment: &str) -> bool {
    lab.written.set_silent(lab.peek().scene.clone());
    let id = storage::current().unwrap_or_else(storage::begin);
    storage::keep(&id, fragment)
}

/// Puts a scene into the address bar, or its name in storage if it is too long; then `false`.
fn show_in_address(fragment: &str) -> bool {
    storage::set_replaced(&self::fragment());
    let fits = fits(fragment);
    replace_fragment(&if fits { fragment.to_string() } else { kept_name() });
    fits
}

fn kept_name() -> String {
    format!("kept={}", storage::current().unwrap_or_else(storage::begin))
}

fn fits(fragment: &str) -> bool {
    base().len() + 1 + fragment.len() <= MAX_URL_CHARS
}

/// The address without its fragment.
fn base() -> String {
    let href = web_sys::window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// `boot.js` offers it after a panic, when nothing here can be asked any more.
pub fn publish_last_good(fragment: &str) {
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
    let Some(history) = web_sys::window().and_then(|w| w.history().ok()) else { return };
    let base = base();
    let url = if fragment.is_empty() { base } else { format!("{base}#{fragment}") };
    // Refused after too many calls; the next edit writes again.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
}

fn listen(event: &str, call: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(call);
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    // For the life of the page.
    closure.forget();
}
