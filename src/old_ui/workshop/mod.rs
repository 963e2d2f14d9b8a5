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
mod outfits;
mod page;
mod presets;
mod qr;
mod table;
mod text;

use super::app::report_panic;
use super::door::{WORKSHOP, lang_of, offer};
use super::lab::{Lab, Page};
use super::text::Lang;
use crate::scene::{PointsScene, decode};
use js_sys::{Array, Object, Reflect};
use outfits::Wardrobe;
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
    let root = create_root(|| {
        let lab = Lab::new(PointsScene::link_default(), Lang::En, false);
        made = Some((lab, Wardrobe::new(lab)));
    });
    let Some((lab, wardrobe)) = made else { return };
    root.run_in(|| {
        page::send_edits(lab);
        wardrobe.send_edits();
    });
    let tools = Object::new();
    offer(&tools, "update", move |args| {
        update(lab, &args);
        let can = |idx| args.get(idx).as_bool() == Some(true);
        let can_step = (can(6), can(7));
        if wardrobe.can_step.get_untracked() != can_step {
            wardrobe.can_step.set(can_step);
        }
        wardrobe.receive(&args.get(4).as_string().unwrap_or_default());
    });
    offer(&tools, "show", move |args| show(root, lab, wardrobe, &args));
    offer(&tools, "hide", |args| hide(&args.get(0).as_string().unwrap_or_default()));
    offer(&tools, "export", move |args| files::export(lab, wardrobe, &args.get(0).as_string().unwrap_or_default()));
    offer(&tools, "import", move |args| files::import(lab, wardrobe, &args.get(0)));
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
    let narrow = args.get(3).as_bool() == Some(true);
    if lab.narrow.get_untracked() != narrow {
        lab.narrow.set(narrow);
    }
    let page = if args.get(5).as_bool() == Some(true) { Page::Outfits } else { Page::Points };
    if lab.page.get_untracked() != page {
        lab.page.set(page);
    }
    let link = args.get(0).as_string().unwrap_or_default();
    if page::is_news(&link)
        && let Ok(opened) = decode(&link)
    {
        lab.receive(opened.scene);
    }
}

/// Fills a place on the page: name, element, and perhaps something to go by.
fn show(root: RootHandle, lab: Lab, wardrobe: Wardrobe, args: &Array) {
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
                "outfits" => outfits::page(wardrobe),
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
