//! The page as a whole.

use super::address;
use super::controls::{IconName, icon};
use super::dom::{button, dynamic, effect, el, icon_button, text, when};
use super::door::{self, ask, panel};
use super::header::header;
use super::lab::{Lab, Notice, Page};
use super::points::{bar, points};
use super::sampling::start_sampling;
use super::share::share_dialog;
use super::storage;
use super::text::{self as words, Lang};
use crate::scene::History;
use std::sync::atomic::{AtomicBool, Ordering};
use sycamore_web::View;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DragEvent, KeyboardEvent};

/// Narrower than this, the plane stands alone and the main buttons move into the bar.
const NARROW: &str = "(max-width: 859px)";

/// Timers go on after a panic; nothing may be kept of what caused it.
static PANICKED: AtomicBool = AtomicBool::new(false);

/// Whether the page is dead.
pub fn has_panicked() -> bool {
    PANICKED.load(Ordering::Relaxed)
}

/// Starts the page.
pub fn start() {
    std::panic::set_hook(Box::new(report_panic));
    sycamore_web::render(|| {
        let start = address::start();
        let kept = storage::lang().as_deref().and_then(Lang::from_tag);
        let lang = start.lang.or(kept).or_else(browser_lang).unwrap_or(Lang::En);
        let lab = Lab::new(start.scene, lang, is_dark());
        if let Some(link) = start.outfits {
            lab.page.set(Page::Outfits);
            lab.written.set(link.clone());
            lab.outfits.set(History::new(link));
        }
        lab.notice.set(start.notice);
        lab.can_restore.set(start.can_restore);
        watch_width(lab);
        follow_language_and_theme(lab);
        start_sampling(lab);
        address::follow(lab);
        door::open(lab);
        listen_for_undo(lab);
        listen_for_files(lab);
        // Good is what has been painted, not what was only opened.
        wasm_bindgen_futures::spawn_local(async move {
            super::slices::wait_ms(300).await;
            address::publish_last_good(&lab.link());
        });
        page(lab)
    });
}

/// Tells `boot.js` what a panic was about; the browser itself only learns "unreachable".
pub fn report_panic(info: &std::panic::PanicHookInfo<'_>) {
    PANICKED.store(true, Ordering::Relaxed);
    let init = web_sys::ErrorEventInit::new();
    init.set_message(&info.to_string());
    if let (Some(window), Ok(event)) =
        (web_sys::window(), web_sys::ErrorEvent::new_with_event_init_dict("error", &init))
    {
        let _ = window.dispatch_event(&event);
    }
}

fn page(lab: Lab) -> View {
    let main = el("main", "").set("id", "main").set("tabindex", "-1").child(notices(lab)).child(pages(lab));
    let spoken = el("p", "visually-hidden").set("role", "status").child(text(move || lab.spoken.get_clone()));
    View::from(vec![
        header(lab),
        main.into(),
        when(move || lab.narrow.get() && lab.page.get() == Page::Points, move || bar(lab)),
        share_dialog(lab),
        when(
            move || lab.dropping.get(),
            move || el("p", "drop-hint").set("role", "status").child(lab.words(|t| t.drop_here)).into(),
        ),
        spoken.into(),
    ])
}

/// The page on screen. Points stays there, unseen, while another is: its canvases are dear. The workshop fills Outfits.
fn pages(lab: Lab) -> View {
    let on_outfits = move || lab.page.get() == Page::Outfits;
    let outfits = move || {
        el("div", "page-outfits")
            .set("id", "page-outfits")
            .set("role", "tabpanel")
            .set("aria-labelledby", "tab-outfits")
            .child(panel(lab, "outfits"))
            .into()
    };
    View::from(vec![el("div", "").flag("hidden", on_outfits).child(points(lab)).into(), when(on_outfits, outfits)])
}

/// What the reader should know, above the page.
fn notices(lab: Lab) -> View {
    let notice = dynamic(move || {
        let Some(notice) = lab.notice.get_clone() else { return View::new() };
        el("div", "notice")
            .set("role", "alert")
            .child(el("p", "").child(text({
                let notice = notice.clone();
                move || words::notice(lab.lang.get(), &notice)
            })))
            .child(way_on(lab, &notice))
            .child(dismiss(lab, move || lab.notice.set(None)))
            .into()
    });
    let restore = when(
        move || lab.can_restore.get(),
        move || {
            el("div", "notice notice-quiet")
                .child(el("p", "").child(lab.words(|t| t.restore_hint)))
                .child(button("button", move || restore(lab)).child(lab.words(|t| t.restore)))
                .child(dismiss(lab, move || lab.can_restore.set(false)))
                .into()
        },
    );
    View::from(vec![notice, restore])
}

/// The button of a notice that offers something.
fn way_on(lab: Lab, notice: &Notice) -> View {
    let Notice::FromWorkshop(_, Some(offer)) = notice else { return View::new() };
    let run = offer.run.clone();
    let click = move || {
        lab.notice.set(None);
        let _ = run.call1(&wasm_bindgen::JsValue::NULL, &js_sys::Array::new());
        focus_main();
    };
    button("button", click).child(offer.words.clone()).into()
}

fn restore(lab: Lab) {
    address::restore(lab);
    focus_main();
}

/// Where the focus goes when the button that had it is gone.
fn focus_main() {
    let main = web_sys::window().and_then(|w| w.document()?.get_element_by_id("main"));
    if let Some(main) = main.and_then(|m| m.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = main.focus();
    }
}

fn dismiss(lab: Lab, on_click: impl FnMut() + 'static) -> View {
    let mut on_click = on_click;
    let close = move || {
        on_click();
        focus_main();
    };
    icon_button(lab, "icon-button", |t| t.dismiss, close).child(icon(IconName::Cross)).into()
}

fn browser_lang() -> Option<Lang> {
    let languages = web_sys::window()?.navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Lang::from_tag(&tag))
}

fn root() -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.document_element()?.dyn_into().ok()
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
        if let Some(document) = web_sys::window().and_then(|w| w.document()) {
            document.set_title(lang.text().page_title);
        }
    });
    effect(move || {
        let theme = if lab.dark.get() { "dark" } else { "light" };
        if let Some(root) = root() {
            let _ = root.dataset().set("theme", theme);
        }
    });
}

fn watch_width(lab: Lab) {
    let query = web_sys::window().and_then(|w| w.match_media(NARROW).ok()?);
    let Some(query) = query else { return };
    lab.narrow.set(query.matches());
    let watched = query.clone();
    let closure = Closure::<dyn FnMut()>::new(move || lab.narrow.set(watched.matches()));
    query.set_onchange(Some(closure.as_ref().unchecked_ref()));
    // For the life of the page.
    closure.forget();
}

/// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), anywhere on the page.
fn listen_for_undo(lab: Lab) {
    let closure = Closure::<dyn FnMut(KeyboardEvent)>::new(move |ev: KeyboardEvent| {
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
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback("keydown", closure.as_ref().unchecked_ref());
    }
    // For the life of the page.
    closure.forget();
}

/// A file that is dropped anywhere on the page is opened, as by Import; without this the browser would leave the page.
fn listen_for_files(lab: Lab) {
    let closure = Closure::<dyn FnMut(DragEvent)>::new(move |ev: DragEvent| {
        // Text or a mark that is dragged is none of ours.
        let Some(files) = ev.data_transfer().filter(|data| data.types().includes(&"Files".into(), 0)) else { return };
        let kind = ev.type_();
        lab.dropping.set(kind == "dragover");
        if kind == "dragleave" {
            return;
        }
        ev.prevent_default();
        if let Some(file) = files.files().and_then(|files| files.get(0)).filter(|_| kind == "drop") {
            ask(lab, "import", vec![file.into()]);
        }
    });
    if let Some(window) = web_sys::window() {
        for event in ["dragover", "dragleave", "drop"] {
            let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        }
    }
    // For the life of the page.
    closure.forget();
}
