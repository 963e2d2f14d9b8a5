//! The workshop: a second program, fetched when a reader first asks for a part of it. It shares no memory with the page;
//! what goes through the `door` is the scene, written down as a link, and words for the reader.
//!
//! It holds a `Lab` of its own that mirrors the page's: what the page sends is received, what is edited here is sent
//! back (`page`) and becomes one step of the page's undo. Results do not travel: they are computed anew, to the same bits.

mod charts;
mod comparison;
mod explain;
mod files;
mod framework;
mod note;
mod page;
mod presets;
mod qr;
mod table;
mod text;

use super::app::report_panic;
use super::door::{WORKSHOP, lang_of, offer};
use super::lab::Lab;
use super::text::Lang;
use crate::scene::{PointsScene, decode};
use js_sys::{Array, Object, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use sycamore_reactive::{NodeHandle, RootHandle, create_child_scope, create_root};
use sycamore_web::View;
use wasm_bindgen::JsCast;
use web_sys::Node;

thread_local! {
    /// What is on the page by now, each with its scope.
    static SHOWN: RefCell<BTreeMap<String, NodeHandle>> = const { RefCell::new(BTreeMap::new()) };
}

/// Starts the workshop: it shows nothing yet, and tells the page what it can do.
pub fn start() {
    std::panic::set_hook(Box::new(report_panic));
    let mut made = None;
    // The page tells at once what is really there.
    let root = create_root(|| made = Some(Lab::new(PointsScene::link_default(), Lang::En, false)));
    let Some(lab) = made else { return };
    root.run_in(|| page::send_edits(lab));
    let tools = Object::new();
    offer(&tools, "update", move |args| update(lab, &args));
    offer(&tools, "show", move |args| show(root, lab, &args));
    offer(&tools, "hide", |args| hide(&args.get(0).as_string().unwrap_or_default()));
    offer(&tools, "export", move |args| files::export(lab, &args.get(0).as_string().unwrap_or_default()));
    offer(&tools, "import", move |args| files::import(lab, &args.get(0)));
    if let Some(window) = web_sys::window() {
        let _ = Reflect::set(&window, &WORKSHOP.into(), &tools);
    }
}

/// The page as it is now: link, language, theme.
fn update(lab: Lab, args: &Array) {
    let (lang, dark) = (lang_of(&args.get(1)), args.get(2).as_bool() == Some(true));
    if lab.lang.get_untracked() != lang {
        lab.lang.set(lang);
    }
    if lab.dark.get_untracked() != dark {
        lab.dark.set(dark);
    }
    let link = args.get(0).as_string().unwrap_or_default();
    if page::is_news(&link)
        && let Ok(opened) = decode(&link)
    {
        lab.receive(opened.scene);
    }
}

/// Fills a place on the page: name, element, and perhaps something to go by.
fn show(root: RootHandle, lab: Lab, args: &Array) {
    let name = args.get(0).as_string().unwrap_or_default();
    let Ok(host) = args.get(1).dyn_into::<Node>() else { return };
    let with = args.get(2).as_string();
    hide(&name);
    host.set_text_content(None);
    root.run_in(|| {
        let view = || -> View {
            match name.as_str() {
                "qr" => qr::qr(lab, &with.unwrap_or_default()),
                "comparison" => comparison::comparison(lab),
                "explain" => explain::explain(lab),
                "framework" => framework::lines(lab),
                "note" => note::note_field(lab),
                "presets" => presets::presets(lab),
                "learning" => charts::learning(lab),
                "marginals" => charts::marginals(lab),
                "table" => table::table(lab),
                _ => View::new(),
            }
        };
        let scope = create_child_scope(|| sycamore_web::render_in_scope(view, &host));
        SHOWN.with_borrow_mut(|shown| shown.insert(name.clone(), scope));
    });
}

fn hide(name: &str) {
    if let Some(scope) = SHOWN.with_borrow_mut(|shown| shown.remove(name)) {
        scope.dispose();
    }
}
