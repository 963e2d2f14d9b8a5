//! The page as a whole.

use super::header::Header;
use super::lab::{Lab, use_lab};
use super::place;
use super::points::{Bar, Points};
use super::share::ShareDialog;
use super::storage;
use super::text::{self, Lang};
use crate::ui::controls::{Icon, IconName};
use crate::ui::erased::{dynamic, effect, sig};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::KeyboardEvent;

/// Narrower than this, the plane stands alone and the main buttons move into the bar.
const NARROW: &str = "(max-width: 859px)";

/// Starts the page.
pub fn start() {
    std::panic::set_hook(Box::new(report_panic));
    let start = place::start();
    let kept = storage::lang().as_deref().and_then(Lang::from_tag);
    let lang = start.lang.or(kept).or_else(browser_lang).unwrap_or(Lang::En);
    let lab = Lab::new(start.scene, lang, is_dark());
    lab.notice.set(start.notice);
    lab.can_restore.set(start.can_restore);
    watch_width(lab);
    follow_language_and_theme(lab);
    place::follow(lab);
    listen_for_undo(lab);
    leptos::mount::mount_to_body(move || {
        provide_context(lab);
        view! { <App /> }
    });
}

/// Tells `boot.js` what a panic was about; the browser itself only learns "unreachable".
fn report_panic(info: &std::panic::PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    let init = web_sys::ErrorEventInit::new();
    init.set_message(&info.to_string());
    if let (Some(window), Ok(event)) =
        (web_sys::window(), web_sys::ErrorEvent::new_with_event_init_dict("error", &init))
    {
        let _ = window.dispatch_event(&event);
    }
}

#[component]
fn App() -> impl IntoView {
    let lab = use_lab();
    view! {
        <Header />
        <main id="main">
            <Notices />
            <Points />
        </main>
        {dynamic(move || lab.narrow.get().then(|| view! { <Bar /> }))}
        <ShareDialog />
        <p class="visually-hidden" role="status" aria-live="polite">{lab.spoken}</p>
    }
}

/// What the reader should know, above the page.
#[component]
fn Notices() -> impl IntoView {
    let lab = use_lab();
    let notice = move || {
        lab.notice.get().map(|notice| {
            view! {
                <div class="notice" role="alert">
                    <p>{sig(move || text::notice(lab.lang.get(), &notice))}</p>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=lab.text(|t| t.dismiss)
                        on:click=move |_| lab.notice.set(None)
                    >
                        <Icon name=IconName::Cross />
                    </button>
                </div>
            }
        })
    };
    let restore = move || {
        lab.can_restore.get().then(|| {
            view! {
                <div class="notice notice-quiet">
                    <p>{lab.text(|t| t.restore_hint)}</p>
                    <button type="button" class="button" on:click=move |_| place::restore(lab)>
                        {lab.text(|t| t.restore)}
                    </button>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=lab.text(|t| t.dismiss)
                        on:click=move |_| lab.can_restore.set(false)
                    >
                        <Icon name=IconName::Cross />
                    </button>
                </div>
            }
        })
    };
    view! {
        {dynamic(notice)}
        {dynamic(restore)}
    }
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

/// Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), anywhere but in a text that is not ours.
fn listen_for_undo(lab: Lab) {
    let handle = window_event_listener(leptos::ev::keydown, move |ev: KeyboardEvent| {
        if !(ev.ctrl_key() || ev.meta_key()) || ev.alt_key() || lab.sharing.get_untracked() {
            return;
        }
        match (ev.key().to_ascii_lowercase().as_str(), ev.shift_key()) {
            ("z", false) => lab.undo(),
            ("z", true) | ("y", false) => lab.redo(),
            _ => return,
        }
        ev.prevent_default();
    });
    // For the life of the page.
    std::mem::forget(handle);
}
