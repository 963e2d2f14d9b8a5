//! The lab as a whole.

use super::address;
use super::dom::{effect, is, listen, live, root};
use super::files::{self, Source};
use super::header::Header;
use super::lab::Lab;
use super::notices::Notices;
use super::pages::Pages;
use super::pages::points::{Bar, Points};
use super::panic;
use super::share::ShareDialog;
use super::slices::wait_ms;
use super::storage;
use super::text::Lang;
use super::width;
use crate::scene::Page;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, KeyboardEvent};

/// Starts the lab.
pub fn start() {
    panic::watch();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let start = address::start();
    let kept = storage::lang().as_deref().and_then(Lang::from_tag);
    let lang = start.lang.or(kept).or_else(browser_lang).unwrap_or(Lang::En);
    let lab = Lab::new(Page::Points, lang, is_dark());
    let points = Points::start(lab, start.points);
    if let Some(link) = start.link {
        // Read when its chunk is there.
        let _ = lab.open(&link);
    }
    lab.notice.set(start.notice.map(|notice| notice(lab)));
    lab.can_restore.set(start.can_restore);
    let main = NodeRef::new();
    width::watch(lab, main);
    follow_language_and_theme(lab);
    address::follow(lab);
    listen_for_undo(lab);
    listen_for_files(lab);
    // Good is what has been painted, not what was only opened.
    spawn_local(async move {
        wait_ms(300).await;
        address::publish_last_good(&lab.link());
    });
    view! {
        <Header lab points />
        <main node_ref=main id="main" tabindex="-1">
            <Notices lab />
            <Pages lab points />
        </main>
        <Show when=is(move || lab.narrow.get() && lab.page.get() == Page::Points)>
            <Bar points />
        </Show>
        <ShareDialog lab />
        <Show when=is(move || lab.dropping.get())>
            <p class="drop-hint" role="status">{lab.words(|t| t.drop_here)}</p>
        </Show>
        <p class="visually-hidden" role="status">{live(move || lab.spoken.get())}</p>
    }
}

fn browser_lang() -> Option<Lang> {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Lang::from_tag(&tag))
}

/// `boot.js` has chosen it before the first paint.
fn is_dark() -> bool {
    root().and_then(|r| r.dataset().get("theme")).as_deref() == Some("dark")
}

fn follow_language_and_theme(lab: Lab) {
    effect(move || {
        let lang = lab.lang.get();
        if let Some(root) = root() {
            root.set_lang(lang.tag());
        }
        document().set_title(lang.text().page_title);
    });
    effect(move || {
        let theme = if lab.dark.get() { "dark" } else { "light" };
        if let Some(root) = root() {
            let _ = root.dataset().set("theme", theme);
        }
    });
}

/// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), anywhere on the page.
fn listen_for_undo(lab: Lab) {
    listen(&["keydown"], move |ev: KeyboardEvent| {
        if !(ev.ctrl_key() || ev.meta_key()) || ev.alt_key() || lab.sharing.get_untracked() {
            return;
        }
        // By the place of the key too: on a Cyrillic or Greek keyboard it types another letter.
        let (key, code) = (ev.key().to_ascii_lowercase(), ev.code());
        let is_z = key == "z" || (code == "KeyZ" && !key.is_ascii());
        match (is_z, key.as_str(), ev.shift_key()) {
            (true, _, false) => lab.undo(),
            (true, _, true) | (_, "y", false) => lab.redo(),
            _ => return,
        }
        ev.prevent_default();
    });
}

/// A file that is dropped anywhere on the page is opened, as by Import; without this the browser would leave the page.
fn listen_for_files(lab: Lab) {
    listen(&["dragover", "dragleave", "drop"], move |ev: DragEvent| {
        // Text or a mark that is dragged is none of ours.
        let Some(files) = ev.data_transfer().filter(|data| data.types().includes(&"Files".into(), 0)) else { return };
        let kind = ev.type_();
        lab.dropping.set(kind == "dragover");
        if kind == "dragleave" {
            return;
        }
        ev.prevent_default();
        if let Some(dropped) = files.files().filter(|dropped| kind == "drop" && dropped.length() > 0) {
            let dropped = (0..dropped.length()).filter_map(|idx| dropped.get(idx)).collect();
            files::import(lab, Source::Files(dropped));
        }
    });
}
