//! The scene in the address bar and in storage.
//!
//! - A fragment opens its scene, whatever storage holds; what was there can be restored.
//! - Without one, a reload restores silently what this tab had; a fresh visit shows the game.
//! - An edit replaces the history entry 300 ms after the last one, and when the page goes away: some browsers refuse
//!   more than a hundred calls in half a minute.
//! - A scene that is too long for an address stays in storage; the address then names it, `#kept=<id>`.
//! - A broken fragment says so and changes nothing; one that was cut short says so, and what is left can be opened.
//! - Work that another open tab goes on with is not written over: this one takes a name of its own (`tab`).

use super::dom::{effect, listen};
use super::fragment::{self, fits};
use super::keeping::{keep, keep_and_tell};
use super::lab::Lab;
use super::notice::{About, Notice};
use super::panic::has_panicked;
use super::slices::wait_ms;
use super::storage;
use super::tab;
use super::text::{Lang, broken_link, fill};
use crate::ENGINE;
use crate::scene::{LinkError, Opened, Page, PageScene, PointsScene, decode, encode, field_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Event;

thread_local! {
    /// The scene that stands in the address bar and in storage, as a link.
    static WRITTEN: RefCell<String> = const { RefCell::new(String::new()) };
    /// Whether it is known that no other tab goes on with this one's work.
    static SETTLED: Cell<bool> = const { Cell::new(false) };
}

/// How the lab starts.
pub struct Start {
    /// The scene of the page Points, which is always there.
    pub points: PointsScene,
    /// The link of another page that is to be shown: its chunk reads it.
    pub link: Option<String>,
    /// Something to say about it.
    pub notice: Option<Box<dyn FnOnce(Lab) -> Notice>>,
    /// The language that the link asks for.
    pub lang: Option<Lang>,
    /// Whether earlier work can be restored.
    pub can_restore: bool,
}

/// What a fragment opens.
enum Target {
    Points(Box<Opened>),
    /// As it stands there: that page reads it.
    Other(String),
}

/// Why a fragment opens no scene.
enum NotOpened {
    Broken(LinkError),
    /// Cut short on its way; perhaps it reads all the same.
    Cut(Result<String, LinkError>),
    KeptElsewhere,
}

impl NotOpened {
    fn notice(self, lab: Lab) -> Notice {
        let told = |words: fn(Lang) -> &'static str| Notice::new(About::Link, move |lang| words(lang).to_string());
        match self {
            Self::Broken(error) => broken(error),
            Self::KeptElsewhere => told(|lang| lang.text().kept_elsewhere),
            Self::Cut(Err(error)) => {
                Notice::new(About::Link, move |lang| format!("{} {}", lang.text().link_cut, broken_link(lang, &error)))
            }
            Self::Cut(Ok(link)) => told(|lang| lang.text().link_cut).offering(
                |lang| lang.text().open_what_is_left.to_string(),
                move || {
                    // It was read once already.
                    let _ = open_as_new_entry(lab, &link);
                },
            ),
        }
    }
}

/// What a reader hears of a link that cannot be opened.
pub fn broken(error: LinkError) -> Notice {
    Notice::new(About::Link, move |lang| broken_link(lang, &error))
}

/// What a page starts with. A link that cannot be read leaves it as it first is, and the reader is told so; of another
/// engine the address has told already.
pub fn first_scene<S: PageScene>(lab: Lab, link: Option<String>) -> S {
    match link.map(|link| S::read(&link)) {
        Some(Ok(opened)) => opened.scene,
        Some(Err(error)) => {
            lab.notice.set(Some(broken(error)));
            S::first()
        }
        None => S::first(),
    }
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
        _ => Ok(Target::Other(fragment.to_string())),
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

fn first_visit() -> PointsScene {
    PointsScene::first_visit(!storage::played())
}

/// Reads the fragment and storage.
pub fn start() -> Start {
    let work = storage::work();
    let (fragment, is_whole) = fragment::read();
    fragment::know();
    let tab = storage::current();
    let own_of = |page| {
        let id = tab.as_ref().map(|tab| id_of(tab, page));
        work.iter().find(|w| Some(&w.id) == id.as_ref()).cloned()
    };
    let points = || own_of(Page::Points).and_then(|w| decode(&w.fragment).ok()).map(|opened| opened.scene);
    let start = |target: Target, can_restore| match target {
        Target::Points(opened) => {
            let lang = opened.lang.as_deref().and_then(Lang::from_tag);
            let notice = later(other_engine(opened.engine));
            Start { points: opened.scene, link: None, notice, lang, can_restore }
        }
        Target::Other(link) => {
            let lang = field_of(&link, "lang").and_then(Lang::from_tag);
            let notice = later(other_engine(engine_of(&link)));
            let points = points().unwrap_or_else(first_visit);
            Start { points, link: Some(link), notice, lang, can_restore }
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
    let read = || match (is_whole, target(&link_of(&fragment)?)) {
        (true, target) => target.map_err(NotOpened::Broken),
        (false, target) => Err(NotOpened::Cut(target.map(|_| fragment.clone()))),
    };
    match (fragment.is_empty(), read()) {
        (false, Ok(target)) => {
            let is_own = own.as_ref().is_some_and(|w| shows(&fragment, w));
            if !is_own {
                storage::begin();
            }
            start(target, !is_own && !work.is_empty())
        }
        (is_empty, result) => {
            let why = result.err().filter(|_| !is_empty);
            let notice = why.map(|why| -> Box<dyn FnOnce(Lab) -> Notice> { Box::new(move |lab| why.notice(lab)) });
            fragment::replace("");
            let restored = points();
            let can_restore = restored.is_none() && !work.is_empty();
            let points = restored.unwrap_or_else(first_visit);
            Start { points, link: None, notice, lang: None, can_restore }
        }
    }
}

/// A notice that needs no lab to be made.
fn later(notice: Option<Notice>) -> Option<Box<dyn FnOnce(Lab) -> Notice>> {
    notice.map(|notice| -> Box<dyn FnOnce(Lab) -> Notice> { Box::new(move |_| notice) })
}

/// Keeps the address bar and storage up to date from now on, and opens what the reader puts into the address bar.
pub fn follow(lab: Lab) {
    set_written(lab.link());
    let edits = Rc::new(Cell::new(0_u64));
    effect(move || {
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
    listen(&["pagehide"], move |_: Event| {
        if !SETTLED.get() && lab.link() != WRITTEN.with_borrow(Clone::clone) {
            storage::begin();
            SETTLED.set(true);
        }
        write(lab);
    });
    listen(&["hashchange"], move |_: Event| follow_fragment(lab));
    settle(lab);
}

/// Makes sure that this tab's work is its own. One that was duplicated goes on under a name of its own, with what the
/// first keeps as it is.
fn settle(lab: Lab) {
    SETTLED.set(false);
    spawn_local(async move {
        if !tab::claim().await {
            let first = storage::current().unwrap_or_default();
            let is_kept = storage::work().iter().any(|work| storage::tab_of(&work.id) == first);
            storage::begin();
            // Nobody else can have it.
            tab::claim().await;
            if is_kept {
                set_written(String::new());
            }
        }
        SETTLED.set(true);
        write(lab);
    });
}

/// The reader went to another fragment: by hand, by a link on the page, or Back and Forward.
fn follow_fragment(lab: Lab) {
    let (fragment, is_whole) = fragment::read();
    fragment::know();
    let shown = lab.link();
    if fragment == shown {
        return;
    }
    // The address is another entry's already: what is on screen goes to storage only.
    if !is_written(&shown) {
        set_written(shown.clone());
        keep(&own_id(lab), &shown);
    }
    let link = if fragment.is_empty() { Ok(encode(&first_visit())) } else { link_of(&fragment) };
    let opened = link.and_then(|link| match is_whole {
        true => open(lab, &link, &fragment).map_err(NotOpened::Broken),
        false => Err(NotOpened::Cut(target(&link).map(|_| link))),
    });
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
            lab.notice.set(Some(why.notice(lab)));
            show_in_address(&shown);
        }
    }
}

/// Puts another scene on screen. What was there can be undone to, and stays in storage.
fn open(lab: Lab, link: &str, fragment: &str) -> Result<Opened<()>, LinkError> {
    let opened = lab.open(link)?;
    // Back to what this browser kept is that work again, not a new one.
    match storage::work().into_iter().find(|w| shows(fragment, w)) {
        Some(work) => storage::resume(storage::tab_of(&work.id)),
        None => {
            storage::begin();
            lab.can_restore.set(!storage::work().is_empty());
        }
    }
    settle(lab);
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

fn push_entry(page: Page, link: &str) {
    fragment::push(&if fits(link) { link.to_string() } else { kept_name(page) });
}

/// Goes to another page of the lab: a new entry of the browser's history.
pub fn go_to(lab: Lab, page: Page) {
    if lab.page.get_untracked() == page {
        return;
    }
    write(lab);
    // Also what was only opened: a reload finds the other page in the address, and this one nowhere else.
    keep(&own_id(lab), &lab.link());
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
    fragment::url(&lab.link())
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
    if has_panicked() || !SETTLED.get() || fragment.is_empty() || is_written(&fragment) {
        return;
    }
    // The reader has gone to another address, and the browser has not told yet: that one must not be written over.
    if fragment::is_news() {
        return follow_fragment(lab);
    }
    publish_last_good(&fragment);
    set_written(fragment.clone());
    let is_in_address = show_in_address(&fragment);
    keep_and_tell(lab, own_id(lab), fragment, is_in_address);
}

fn own_id(lab: Lab) -> String {
    id_of(&storage::current().unwrap_or_else(storage::begin), lab.page.get_untracked())
}

/// Puts a scene into the address bar, or its name in storage if it is too long; then `false`.
fn show_in_address(fragment: &str) -> bool {
    storage::set_replaced(&fragment::read().0);
    let fits = fits(fragment);
    fragment::replace(&if fits { fragment.to_string() } else { kept_name(Page::of_fragment(fragment)) });
    fits
}

fn kept_name(page: Page) -> String {
    format!("kept={}", id_of(&storage::current().unwrap_or_else(storage::begin), page))
}

/// `boot.js` offers it after a panic, when nothing here can be asked any more.
pub fn publish_last_good(fragment: &str) {
    let _ = js_sys::Reflect::set(&window(), &"coastlineLastGood".into(), &format!("#{fragment}").into());
}
