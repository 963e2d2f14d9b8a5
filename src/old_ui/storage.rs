//! What the browser keeps: preferences, and the last five scenes as links. All of it may be forbidden, full, or
//! written by someone else; nothing here can fail loudly.

use web_sys::Storage;

const LANG: &str = "coastline.lang";
const THEME: &str = "coastline.theme";
const PLAYED: &str = "coastline.played";
const WORK: &str = "coastline.work";
const TAB: &str = "coastline.tab";
const REPLACED: &str = "coastline.replaced";

/// Scenes that are kept.
const KEPT: usize = 5;

/// A kept scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Names the work. Each tab has its own: two tabs must not overwrite each other's.
    pub id: String,
    /// The scene as a fragment.
    pub fragment: String,
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

/// Kept scenes, newest first. Lines that we did not write are passed over.
pub fn work() -> Vec<Work> {
    let text = get(WORK).unwrap_or_default();
    let parse = |line: &str| {
        let (id, fragment) = line.split_once(' ')?;
        Some(Work { id: id.to_string(), fragment: fragment.to_string() })
    };
    text.lines().filter_map(parse).take(KEPT).collect()
}

/// Keeps a scene as the newest; `false` if the browser would not.
pub fn keep(id: &str, fragment: &str) -> bool {
    let mut kept = vec![Work { id: id.to_string(), fragment: fragment.to_string() }];
    kept.extend(work().into_iter().filter(|w| w.id != id));
    kept.truncate(KEPT);
    let lines: Vec<String> = kept.iter().map(|w| format!("{} {}", w.id, w.fragment)).collect();
    local().is_some_and(|storage| storage.set_item(WORK, &lines.join("\n")).is_ok())
}
