//! The scene in the address bar and in storage.
//!
//! - A fragment opens its scene, whatever storage holds; what was there can be restored.
//! - Without one, a reload restores silently what this tab had; a fresh visit shows the game.
//! - An edit replaces the history entry 300 ms after the last one, and when the page goes away: some browsers refuse
//!   more than a hundred calls in half a minute.
//! - A scene that is too long for an address stays in storage; the address then names it, `#kept=<id>`.
//! - A broken fragment says so and changes nothing.

use super::dom::effect;
use super::lab::{Lab, Notice, Page};
use super::slices::wait_ms;
use super::storage;
use super::text::Lang;
use crate::ENGINE;
use crate::scene::{Edit, History, LinkError, Opened, PointsScene, decode, encode};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// Over this length of the whole address only storage holds the scene.
pub const MAX_URL_CHARS: usize = 16_000;

/// How a page starts.
pub struct Start {
    /// The scene of the page Points.
    pub scene: PointsScene,
    /// The scene of the page Outfits, if that is the page to show.
    pub outfits: Option<String>,
    /// Something to say about it.
    pub notice: Option<Notice>,
    /// The language that the link asks for.
    pub lang: Option<Lang>,
    /// Whether earlier work can be restored.
    pub can_restore: bool,
}

/// What a fragment opens.
enum Target {
    Points(Box<Opened>),
    /// As it stands there: the workshop reads it.
    Outfits(String),
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

fn page_of(fragment: &str) -> Page {
    if fragment.split('&').any(|pair| pair == "page=outfits") { Page::Outfits } else { Page::Points }
}

/// A field of a link that the workshop reads, as it stands there.
fn value_of<'a>(fragment: &'a str, key: &str) -> Option<&'a str> {
    fragment.split('&').find_map(|pair| pair.split_once('=').filter(|(k, _)| *k == key).map(|(_, value)| value))
}

fn outfits_engine(link: &str) -> Option<Notice> {
    value_of(link, "engine").and_then(|engine| engine.parse().ok()).and_then(other_engine)
}

fn target(fragment: &str) -> Result<Target, LinkError> {
    match page_of(fragment) {
        Page::Points => decode(fragment).map(|opened| Target::Points(Box::new(opened))),
        Page::Outfits => Ok(Target::Outfits(fragment.to_string())),
    }
}

/// Reads a fragment: a scene, or the name of one in storage.
fn read(fragment: &str) -> Result<Target, NotOpened> {
    match fragment.strip_prefix("kept=") {
        Some(id) => {
            let work = storage::work().into_iter().find(|w| w.id == id).ok_or(NotOpened::KeptElsewhere)?;
            target(&work.fragment).map_err(NotOpened::Broken)
        }
        None => target(fragment).map_err(NotOpened::Broken),
    }
}

/// Whether this work is what a fragment shows.
fn shows(fragment: &str, work: &storage::Work) -> bool {
    work.fragment == fragment || fragment.strip_prefix("kept=") == Some(&work.id)
}

/// Each page of a tab is a piece of work of its own.
const OUTFITS_SUFFIX: &str = "-outfits";

fn id_of(tab: &str, page: Page) -> String {
    if page == Page::Outfits { format!("{tab}{OUTFITS_SUFFIX}") } else { tab.to_string() }
}

fn first_visit() -> PointsScene {
    PointsScene::first_visit(!storage::played())
}

/// Reads the fragment and storage.
pub fn start() -> Start {
    let work = storage::work();
    let fragment = fragment();
    let tab = storage::current();
    let own_of = |page| {
        let id = tab.as_ref().map(|tab| id_of(tab, page));
        work.iter().find(|w| Some(&w.id) == id.as_ref()).cloned()
    };
    let points = || own_of(Page::Points).and_then(|w| decode(&w.fragment).ok()).map(|opened| opened.scene);
    let start = |target: Target, notice: Option<Notice>, can_restore| match target {
        Target::Points(opened) => {
            let lang = opened.lang.as_deref().and_then(Lang::from_tag);
            let notice = notice.or_else(|| other_engine(opened.engine));
            Start { scene: opened.scene, outfits: None, notice, lang, can_restore }
        }
        Target::Outfits(link) => {
            let lang = value_of(&link, "lang").and_then(Lang::from_tag);
            let notice = notice.or_else(|| outfits_engine(&link));
            Start { scene: points().unwrap_or_else(first_visit), outfits: Some(link), notice, lang, can_restore }
        }
    };
    let page = match &own_of(Page::Outfits) {
        Some(outfits) if fragment.strip_prefix("kept=") == Some(&outfits.id) => Page::Outfits,
        _ => page_of(&fragment),
    };
    let own = own_of(page);
    // A reload takes the address from before an edit that was written as the page went away: the work is newer.
    if let Some(work) = own.as_ref().filter(|w| !shows(&fragment, w) && storage::replaced().as_ref() == Some(&fragment))
        && let Ok(target) = target(&work.fragment)
    {
        show_in_address(&work.fragment);
        return start(target, None, false);
    }
    match (fragment.is_empty(), read(&fragment)) {
        (false, Ok(target)) => {
            let is_own = own.as_ref().is_some_and(|w| shows(&fragment, w));
            if !is_own {
                storage::begin();
            }
            start(target, None, !is_own && !work.is_empty())
        }
        (is_empty, result) => {
            let notice = result.err().filter(|_| !is_empty).map(Notice::from);
            replace_fragment("");
            let restored = points();
            let can_restore = restored.is_none() && !work.is_empty();
            let scene = restored.unwrap_or_else(first_visit);
            Start { scene, outfits: None, notice, lang: None, can_restore }
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
        lab.page.get();
        lab.outfits.track();
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
    let shown = lab.link();
    if fragment == shown {
        return;
    }
    // The address is another entry's already: what is on screen goes to storage only.
    if lab.written.with_untracked(|w| *w != shown) {
        keep(lab, &shown);
    }
    let opened = if fragment.is_empty() { None } else { Some(read(&fragment)) };
    match opened {
        None => open(lab, Target::Points(Box::new(first_visit_opened())), &fragment),
        Some(Ok(target)) => {
            let (notice, lang) = match &target {
                Target::Points(opened) => (other_engine(opened.engine), opened.lang.as_deref()),
                Target::Outfits(link) => (outfits_engine(link), value_of(link, "lang")),
            };
            lab.notice.set(notice);
            if let Some(lang) = lang.and_then(Lang::from_tag) {
                lab.lang.set(lang);
            }
            open(lab, target, &fragment);
            // The address bar holds it already.
            lab.written.set_silent(lab.link());
        }
        Some(Err(why)) => {
            lab.notice.set(Some(why.into()));
            show_in_address(&shown);
        }
    }
}

fn first_visit_opened() -> Opened {
    Opened { scene: first_visit(), engine: ENGINE, lang: None }
}

/// Puts another scene on screen. What was there can be undone to, and stays in storage.
fn open(lab: Lab, target: Target, fragment: &str) {
    lab.selected.set(None);
    // Back to what this browser kept is that work again, not a new one.
    match storage::work().into_iter().find(|w| shows(fragment, w)) {
        Some(work) => storage::resume(work.id.trim_end_matches(OUTFITS_SUFFIX)),
        None => {
            storage::begin();
            lab.can_restore.set(!storage::work().is_empty());
        }
    }
    match target {
        Target::Points(opened) => {
            lab.page.set(Page::Points);
            // Opening a scene cannot be refused.
            let _ = lab.try_edit(Edit::Open(Box::new(opened.scene)), None);
        }
        Target::Outfits(link) => {
            lab.page.set(Page::Outfits);
            lab.push_outfits(link, None);
        }
    }
}

/// Puts another scene of the page Points on screen as a new entry of the browser's history.
pub fn open_as_new_entry(lab: Lab, scene: PointsScene) {
    open_target_as_new_entry(lab, Target::Points(Box::new(Opened { scene, engine: ENGINE, lang: None })));
}

/// The same of a scene of the page Outfits.
pub fn open_outfits_as_new_entry(lab: Lab, link: String) {
    open_target_as_new_entry(lab, Target::Outfits(link));
}

fn open_target_as_new_entry(lab: Lab, target: Target) {
    write(lab);
    let fragment = match &target {
        Target::Points(opened) => encode(&opened.scene),
        Target::Outfits(link) => link.clone(),
    };
    open(lab, target, &fragment);
    push_entry(lab.page.get_untracked(), &fragment);
}

fn push_entry(page: Page, fragment: &str) {
    if let Some(history) = web_sys::window().and_then(|w| w.history().ok()) {
        let url = format!("#{}", if fits(fragment) { fragment.to_string() } else { kept_name(page) });
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// Goes to another page of the lab: a new entry of the browser's history.
pub fn go_to(lab: Lab, page: Page) {
    if lab.page.get_untracked() == page {
        return;
    }
    write(lab);
    lab.selected.set(None);
    lab.page.set(page);
    let mut link = lab.link();
    if link.is_empty() {
        link = OUTFITS_START.to_string();
        lab.outfits.set(History::new(link.clone()));
    }
    push_entry(page, &link);
    lab.written.set_silent(link);
}

/// The page Outfits as it first is.
const OUTFITS_START: &str = "v=1&engine=1&page=outfits";

/// Brings back the newest work that is not on screen.
pub fn restore(lab: Lab) {
    let current = storage::current().map(|tab| id_of(&tab, lab.page.get_untracked()));
    let newest = storage::work().into_iter().find(|w| Some(&w.id) != current.as_ref());
    lab.can_restore.set(false);
    match newest.map(|w| target(&w.fragment)) {
        Some(Ok(target)) => open_target_as_new_entry(lab, target),
        Some(Err(error)) => lab.notice.set(Some(Notice::BrokenLink(error))),
        None => {}
    }
}

/// The address of the scene on screen.
pub fn url(lab: Lab) -> String {
    format!("{}#{}", base(), lab.link())
}

/// Writes what has changed since the last time. What was only opened stands in the address bar, and is not kept.
fn write(lab: Lab) {
    let fragment = lab.link();
    if super::app::has_panicked() || fragment.is_empty() || lab.written.with_untracked(|w| *w == fragment) {
        return;
    }
    publish_last_good(&fragment);
    let kept = keep(lab, &fragment);
    let fits = show_in_address(&fragment);
    lab.written.set_silent(fragment);
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
    lab.written.set_silent(fragment.to_string());
    let tab = storage::current().unwrap_or_else(storage::begin);
    storage::keep(&id_of(&tab, lab.page.get_untracked()), fragment)
}

/// Puts a scene into the address bar, or its name in storage if it is too long; then `false`.
fn show_in_address(fragment: &str) -> bool {
    storage::set_replaced(&self::fragment());
    let fits = fits(fragment);
    replace_fragment(&if fits { fragment.to_string() } else { kept_name(page_of(fragment)) });
    fits
}

fn kept_name(page: Page) -> String {
    format!("kept={}", id_of(&storage::current().unwrap_or_else(storage::begin), page))
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
