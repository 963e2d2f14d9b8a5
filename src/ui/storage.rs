//! What the browser keeps: preferences, and work as links. All of it may be forbidden, full, or written by someone else;
//! nothing here can fail loudly.
//!
//! Each page of each tab is a piece of work under a key of its own: tabs do not write over each other's. Work of open tabs
//! is never thrown away, nor are the five newest pieces of closed ones (`tab` knows which are open).

use std::collections::BTreeSet;
use web_sys::Storage;

const LANG: &str = "coastline.lang";
const THEME: &str = "coastline.theme";
const PLAYED: &str = "coastline.played";
const TAB: &str = "coastline.tab";
const REPLACED: &str = "coastline.replaced";

/// Before the id of each piece of work.
const PIECE: &str = "coastline.work.";
/// Where all of them once stood together, a line each.
const OLD_LIST: &str = "coastline.work";

/// Pieces that are kept beside those of open tabs.
const KEPT: usize = 5;

/// A kept scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Names the work: its tab, and its page.
    pub id: String,
    /// The scene as a fragment.
    pub fragment: String,
    /// When it was kept, in milliseconds since 1970.
    at_ms: u64,
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Preferences that cannot be kept last for this visit: no word about it.
fn set(key: &str, value: &str) {
    if let Some(storage) = local() {
        let _ = storage.set_item(key, value);
    }
}

/// The language chosen here before.
pub fn lang() -> Option<String> {
    get(LANG)
}

/// Keeps the language.
pub fn set_lang(lang: &str) {
    set(LANG, lang);
}

/// Keeps the theme; `boot.js` reads it.
pub fn set_theme(dark: bool) {
    set(THEME, if dark { "dark" } else { "light" });
}

/// Whether the game was played or skipped here before.
pub fn played() -> bool {
    get(PLAYED).is_some()
}

/// The game was played or skipped.
pub fn set_played() {
    set(PLAYED, "1");
}

/// The work of this tab; it survives a reload.
pub fn current() -> Option<String> {
    session()?.get_item(TAB).ok()?
}

/// Goes on with a piece of work in this tab.
pub fn resume(id: &str) {
    if let Some(storage) = session() {
        let _ = storage.set_item(TAB, id);
    }
}

/// The fragment that stood in this tab's address bar before the last one.
pub fn replaced() -> Option<String> {
    session()?.get_item(REPLACED).ok()?
}

/// Remembers a fragment that is about to be replaced.
pub fn set_replaced(fragment: &str) {
    if let Some(storage) = session() {
        let _ = storage.set_item(REPLACED, fragment);
    }
}

/// Starts a new piece of work in this tab: what was there stays as it is.
pub fn begin() -> String {
    // Not for secrets, and not for samples: only to tell works apart.
    let id = format!("{:x}", (js_sys::Math::random() * 1e15) as u64);
    resume(&id);
    id
}

/// Kept scenes, newest first. What we did not write is passed over.
pub fn work() -> Vec<Work> {
    take_over_old_list();
    let Some(storage) = local() else { return Vec::new() };
    let piece = |key: String| {
        let id = key.strip_prefix(PIECE)?.to_string();
        let value = storage.get_item(&key).ok()??;
        let (at_ms, fragment) = value.split_once(' ')?;
        Some(Work { id, fragment: fragment.to_string(), at_ms: at_ms.parse().ok()? })
    };
    let mut work: Vec<Work> = keys(&storage).filter_map(piece).collect();
    // Of two kept in the same millisecond either may be the newer.
    work.sort_by(|a, b| (b.at_ms, &b.id).cmp(&(a.at_ms, &a.id)));
    work
}

/// What an earlier version of the lab kept, a line each, newest first.
fn take_over_old_list() {
    let Some(text) = get(OLD_LIST) else { return };
    let lines: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once(' ')).collect();
    let n = lines.len();
    for (idx, (id, fragment)) in lines.into_iter().enumerate() {
        set(&format!("{PIECE}{id}"), &format!("{} {fragment}", n - idx));
    }
    if let Some(storage) = local() {
        let _ = storage.remove_item(OLD_LIST);
    }
}

/// Keeps a scene as the newest; `false` if the browser would not.
pub fn keep(id: &str, fragment: &str) -> bool {
    let value = format!("{} {fragment}", js_sys::Date::now() as u64);
    local().is_some_and(|storage| storage.set_item(&format!("{PIECE}{id}"), &value).is_ok())
}

/// Whether there are more pieces than need be kept. Asked after every edit: their keys alone are read.
pub fn is_crowded() -> bool {
    local().is_some_and(|storage| keys(&storage).filter(|key| key.starts_with(PIECE)).count() > KEPT)
}

fn keys(storage: &Storage) -> impl Iterator<Item = String> {
    (0..storage.length().unwrap_or(0)).filter_map(|idx| storage.key(idx).ok()?)
}

/// Throws away the oldest pieces of closed tabs beyond those that are kept.
pub fn tidy(is_open: impl Fn(&Work) -> bool) {
    work().iter().filter(|piece| !is_open(piece)).skip(KEPT).for_each(remove);
}

/// Makes room for a scene: pieces of closed tabs go, one after the other, until it fits. First those that fit an address,
/// where the browser's history has them still; the oldest first.
pub fn keep_with_less(id: &str, fragment: &str, is_open: impl Fn(&Work) -> bool, fits: impl Fn(&str) -> bool) -> bool {
    let closed: Vec<Work> = work().into_iter().rev().filter(|piece| !is_open(piece) && piece.id != id).collect();
    let (small, large): (Vec<Work>, Vec<Work>) = closed.into_iter().partition(|piece| fits(&piece.fragment));
    small.iter().chain(&large).any(|piece| {
        remove(piece);
        keep(id, fragment)
    })
}

fn remove(piece: &Work) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(&format!("{PIECE}{}", piece.id));
    }
}

/// The tabs of pieces of work.
pub fn tab_of(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

/// Whether a piece is of one of these tabs.
pub fn is_of(piece: &Work, tabs: &BTreeSet<String>) -> bool {
    tabs.contains(tab_of(&piece.id))
}
