//! The scene in the address bar and in storage.
//!
//! - A fragment opens its scene, whatever storage holds; what was there can be restored.
//! - Without one, a reload restores silently what this tab had; a fresh visit shows the game.
//! - An edit replaces the history entry 300 ms after the last one, and when the page goes away: some browsers refuse
//!   more than a hundred calls in half a minute.
//! - A scene that is too long for an address stays in storage; the address then names it, `#kept=<id>`.
//! - A broken fragment says so and changes nothing.

use super::dom::listen;
use super::lab::Lab;
use super::notice::{About, Notice};
use super::slices::wait_ms;
use super::storage;
use super::text::{Lang, broken_link, fill};
use crate::ENGINE;
use crate::scene::{LinkError, Opened, Page, PointsScene, decode, encode, field_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Over this length of the whole address only storage holds the scene.
pub const MAX_URL_CHARS: usize = 16_000;

thread_local! {
    /// The scene that stands in the address bar and in storage, as a link.
    static WRITTEN: RefCell<String> = const { RefCell::new(String::new()) };
    /// What was last said about keeping the work: said once, not at every edit.
    static SAID: Cell<Keeping> = const { Cell::new(Keeping::Kept) };
}

/// Where the work on screen is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeping {
    /// In storage, and in the address.
    Kept,
    /// In storage alone.
    TooLong,
    /// Storage is full or forbidden.
    NotSaved,
}

/// How the lab starts.
pub struct Start {
    /// The scene of the page Points, which is always there.
    pub points: PointsScene,
    /// The page to show.
    pub page: Page,
    /// Its link, if it is another one: its chunk reads it.
    pub link: Option<String>,
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
    /// As it stands there: that page reads it.
    Other(Page, String),
}

/// Why a fragment opens no scene.
enum NotOpened {
    Broken(LinkError),
    KeptElsewhere,
}

impl From<NotOpened> for Notice {
    fn from(why: NotOpened) -> Self {
        match why {
            NotOpened::Broken(error) => broken(error),
            NotOpened::KeptElsewhere => Self::new(About::Link, |lang| lang.text().kept_elsewhere.to_string()),
        }
    }
}

/// What a reader hears of a link that cannot be opened.
pub fn broken(error: LinkError) -> Notice {
    Notice::new(About::Link, move |lang| broken_link(lang, &error))
}

/// What to say of a scene that another engine revision wrote.
pub fn other_engine(engine: u32) -> Option<Notice> {
    let words = move |lang: Lang| fill(lang.text().other_engine, &[&engine.to_string(), &ENGINE.to_string()]);
    (engine != ENGINE).then(|| Notice::new(About::Link, words))
}

fn engine_of(link: &str) -> u32 {
    field_of(link, "engine").and_then(|engine| engine.parse().ok()).unwrap_or(ENGINE)
}

fn target(fragment: &str) -> Result<Target, LinkError> {
    match Page::of_fragment(fragment) {
        Page::Points => decode(fragment).map(|opened| Target::Points(Box::new(opened))),
        page => Ok(Target::Other(page, fragment.to_string())),
    }
}

/// The link that a fragment is, or that it names in storage.
fn link_of(fragment: &str) -> Result<String, NotOpened> {
    match fragment.strip_prefix("kept=") {
        Some(id) => {
            let work = storage::work().into_iter().find(|w| w.id == id).ok_or(NotOpened::KeptElsewhere)?;
            Ok(work.fragment)
        }
        None => Ok(fragment.to_string()),
    }
}

/// Whether this work is what a fragment shows.
fn shows(fragment: &str, work: &storage::Work) -> bool {
    work.fragment == fragment || fragment.strip_prefix("kept=") == Some(&work.id)
}

/// Each page of a tab is a piece of work of its own.
fn id_of(tab: &str, page: Page) -> String {
    if page == Page::Points { tab.to_string() } else { format!("{tab}-{}", page.name()) }
}

fn tab_of(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
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
    let start = |target: Target, can_restore| match target {
        Target::Points(opened) => {
            let lang = opened.lang.as_deref().and_then(Lang::from_tag);
            let notice = other_engine(opened.engine);
            Start { points: opened.scene, page: Page::Points, link: None, notice, lang, can_restore }
        }
        Target::Other(page, link) => {
            let lang = field_of(&link, "lang").and_then(Lang::from_tag);
            let notice = other_engine(engine_of(&link));
            let points = points().unwrap_or_else(first_visit);
            Start { points, page, link: Some(link), notice, lang, can_restore }
        }
    };
    let named = Page::ALL.into_iter().find(|page| {
        let id = own_of(*page).map(|work| work.id);
        id.is_some() && fragment.strip_prefix("kept=") == id.as_deref()
    });
    let own = own_of(named.unwrap_or_else(|| Page::of_fragment(&fragment)));
    // A reload takes the address from before an edit that was written as the page went away: the work is newer.
    if let Some(work) = own.as_ref().filter(|w| !shows(&fragment, w) && storage::replaced().as_ref() == Some(&fragment))
        && let Ok(target) = target(&work.fragment)
    {
        show_in_address(&work.fragment);
        return start(target, false);
    }
    let read = || target(&link_of(&fragment)?).map_err(NotOpened::Broken);
    match (fragment.is_empty(), read()) {
        (false, Ok(target)) => {
            let is_own = own.as_ref().is_some_and(|w| shows(&fragment, w));
            if !is_own {
                storage::begin();
            }
            start(target, !is_own && !work.is_empty())
        }
        (is_empty, result) => {
            let notice = result.err().filter(|_| !is_empty).map(Notice::from);
            replace_fragment("");
            let restored = points();
            let can_restore = restored.is_none() && !work.is_empty();
            let points = restored.unwrap_or_else(first_visit);
            Start { points, page: Page::Points, link: None, notice, lang: None, can_restore }
        }
    }
}

/// Keeps the address bar and storage up to date from now on, and opens what the reader puts into the address bar.
pub fn follow(lab: Lab) {
    set_written(lab.link());
    let edits = Rc::new(Cell::new(0_u64));
    Effect::new(move || {
        lab.track();
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
    listen(&["pagehide"], move |_: Event| write(lab));
    listen(&["hashchange"], move |_: Event| follow_fragment(lab));
}

/// The reader went to another fragment: by hand, by a link on the page, or Back and Forward.
fn follow_fragment(lab: Lab) {
    let fragment = fragment();
    let shown = lab.link();
    if fragment == shown {
        return;
    }
    // The address is another entry's already: what is on screen goes to storage only.
    if !is_written(&shown) {
        keep(lab, &shown);
    }
    let link = if fragment.is_empty() { Ok(encode(&first_visit())) } else { link_of(&fragment) };
    let opened = link.and_then(|link| open(lab, &link, &fragment).map_err(NotOpened::Broken));
    match opened {
        Ok(opened) => {
            lab.notice.set(other_engine(opened.engine));
            if let Some(lang) = opened.lang.as_deref().and_then(Lang::from_tag) {
                lab.lang.set(lang);
            }
            // The address bar holds it already.
            set_written(lab.link());
        }
        Err(why) => {
            lab.notice.set(Some(why.into()));
            show_in_address(&shown);
        }
    }
}

/// Puts another scene on screen. What was there can be undone to, and stays in storage.
fn open(lab: Lab, link: &str, fragment: &str) -> Result<Opened<()>, LinkError> {
    let opened = lab.open(link)?;
    // Back to what this browser kept is that work again, not a new one.
    match storage::work().into_iter().find(|w| shows(fragment, w)) {
        Some(work) => storage::resume(tab_of(&work.id)),
        None => {
            storage::begin();
            lab.can_restore.set(!storage::work().is_empty());
        }
    }
    Ok(opened)
}

/// Puts another scene on screen as a new entry of the browser's history.
///
/// # Errors
/// What is wrong with the link. Nothing has changed then.
pub fn open_as_new_entry(lab: Lab, link: &str) -> Result<Opened<()>, LinkError> {
    write(lab);
    let opened = open(lab, link, link)?;
    push_entry(lab.page.get_untracked(), link);
    Ok(opened)
}

fn push_entry(page: Page, fragment: &str) {
    if let Ok(history) = window().history() {
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
    let mut link = lab.link_of(page);
    if link.is_empty() {
        link = format!("v=1&engine={ENGINE}&page={}", page.name());
        // Nothing waited: as it first is.
        let _ = lab.open(&link);
    }
    lab.page.set(page);
    push_entry(page, &link);
    set_written(link);
}

/// Brings back the newest work that is not on screen.
pub fn restore(lab: Lab) {
    let current = storage::current().map(|tab| id_of(&tab, lab.page.get_untracked()));
    let newest = storage::work().into_iter().find(|w| Some(&w.id) != current.as_ref());
    lab.can_restore.set(false);
    if let Some(work) = newest
        && let Err(error) = open_as_new_entry(lab, &work.fragment)
    {
        lab.notice.set(Some(broken(error)));
    }
}

/// The address of the scene on screen.
pub fn url(lab: Lab) -> String {
    format!("{}#{}", base(), lab.link())
}

fn is_written(fragment: &str) -> bool {
    WRITTEN.with_borrow(|written| written == fragment)
}

fn set_written(fragment: String) {
    WRITTEN.set(fragment);
}

/// Writes what has changed since the last time. What was only opened stands in the address bar, and is not kept.
pub fn write(lab: Lab) {
    let fragment = lab.link();
    if super::app::has_panicked() || fragment.is_empty() || is_written(&fragment) {
        return;
    }
    publish_last_good(&fragment);
    let kept = keep(lab, &fragment);
    let now = match (kept, show_in_address(&fragment)) {
        (false, _) => Keeping::NotSaved,
        (true, false) => Keeping::TooLong,
        (true, true) => Keeping::Kept,
    };
    // Said once; and taken back only if it is still what is on screen.
    if SAID.replace(now) == now {
        return;
    }
    let words: fn(Lang) -> String = match now {
        Keeping::Kept => {
            if lab.notice.with_untracked(|n| n.as_ref().is_some_and(|n| n.about == About::Keeping)) {
                lab.notice.set(None);
            }
            return;
        }
        Keeping::TooLong => |lang| lang.text().too_long_for_link.to_string(),
        Keeping::NotSaved => |lang| lang.text().not_saved.to_string(),
    };
    lab.notice.set(Some(Notice::new(About::Keeping, words)));
}

/// Puts the scene into storage; `false` if the browser would not.
fn keep(lab: Lab, fragment: &str) -> bool {
    set_written(fragment.to_string());
    let tab = storage::current().unwrap_or_else(storage::begin);
    storage::keep(&id_of(&tab, lab.page.get_untracked()), fragment)
}

/// Puts a scene into the address bar, or its name in storage if it is too long; then `false`.
fn show_in_address(fragment: &str) -> bool {
    storage::set_replaced(&self::fragment());
    let fits = fits(fragment);
    replace_fragment(&if fits { fragment.to_string() } else { kept_name(Page::of_fragment(fragment)) });
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
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}

/// `boot.js` offers it after a panic, when nothing here can be asked any more.
pub fn publish_last_good(fragment: &str) {
    let _ = js_sys::Reflect::set(&window(), &"coastlineLastGood".into(), &format!("#{fragment}").into());
}

/// The fragment of the address bar, without the `#`.
fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_string()
}

fn replace_fragment(fragment: &str) {
    let Ok(history) = window().history() else { return };
    let base = base();
    let url = if fragment.is_empty() { base } else { format!("{base}#{fragment}") };
    // Refused after too many calls; the next edit writes again.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
}
