//! The header: wordmark, pages, and what concerns the whole page. On a narrow one most of it is in a menu.

use super::address;
use super::controls::{IconName, icon, icon_of};
use super::dom::{El, button, dynamic, el, focus, icon_button, svg, text, when};
use super::door::ask;
use super::lab::{Lab, Page};
use super::storage;
use super::text::{Lang, Words};
use crate::scene::Edit;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};

const FORMATS: &str = "formats-menu";

/// The header of the page.
pub fn header(lab: Lab) -> View {
    let tab = move |page: Page, id: &'static str, controls: &'static str, words: Words| {
        let is_here = move || lab.page.get() == page;
        button("tab", move || address::go_to(lab, page))
            .set("role", "tab")
            .set("id", id)
            .set("aria-selected", move || if is_here() { "true" } else { "false" })
            .set("aria-controls", move || is_here().then_some(controls))
            .child(lab.words(words))
    };
    let tools = dynamic(move || {
        let parts = if lab.narrow.get() {
            vec![share(lab), menu(lab)]
        } else {
            vec![languages(lab), theme(lab, false), export_with_formats(lab), share(lab)]
        };
        parts.into()
    });
    el("header", "header")
        .child(el("span", "wordmark").child(mark()).child("Coastline"))
        .child(
            el("div", "tabs")
                .set("role", "tablist")
                .says(lab, "aria-label", |t| t.pages)
                .child(tab(Page::Points, "tab-points", "page-points", |t| t.points_tab))
                .child(tab(Page::Outfits, "tab-outfits", "page-outfits", |t| t.outfits_tab)),
        )
        .child(el("div", "header-tools").child(tools))
        .into()
}

fn mark() -> View {
    let path = |class: &'static str, d: &'static str| svg("path").set("class", class).set("d", d);
    svg("svg")
        .set("viewBox", "0 0 32 32")
        .set("aria-hidden", "true")
        .child(path("wordmark-land", "M2 20c3 1 5-1 7-3s4-2 6 0 4 1 6-3 5-8 9-7v19H2Z"))
        .child(path("wordmark-coast", "M2 20c3 1 5-1 7-3s4-2 6 0 4 1 6-3 5-8 9-7"))
        .into()
}

fn share(lab: Lab) -> View {
    button("button button-strong", move || lab.sharing.set(true))
        .child(icon(IconName::Link))
        .child(lab.words(|t| t.share))
        .into()
}

fn export(lab: Lab) -> El {
    save_button(lab, "button", "json", |t| t.export, IconName::Download)
}

/// Saves the scene or its picture in a format, named by its ending.
fn save_button(lab: Lab, class: &'static str, format: &'static str, words: Words, name: IconName) -> El {
    button(class, move || ask(lab, "export", vec![format.into()])).child(icon(name)).child(lab.words(words))
}

/// The formats beside JSON.
fn formats(lab: Lab) -> View {
    let format =
        |format: &'static str, words: Words| save_button(lab, "button", format, words, IconName::Download).into();
    View::from(vec![format("png", |t| t.export_png), format("svg", |t| t.export_svg), format("csv", |t| t.export_csv)])
}

/// Export, and beside it a menu of the other formats.
fn export_with_formats(lab: Lab) -> View {
    el("div", "split")
        .child(export(lab))
        .child(menu_button(lab, FORMATS, |t| t.formats, IconName::Down, formats))
        .into()
}

fn languages(lab: Lab) -> View {
    let choice = move |lang: Lang, short: &'static str, name: &'static str| {
        button("", move || {
            lab.lang.set(lang);
            storage::set_lang(lang.tag());
        })
        .set("lang", lang.tag())
        .set("aria-label", name)
        .set("aria-pressed", move || if lab.lang.get() == lang { "true" } else { "false" })
        .child(short)
    };
    el("div", "languages")
        .set("role", "group")
        .says(lab, "aria-label", |t| t.language)
        .child(choice(Lang::En, "EN", "English"))
        .child(choice(Lang::Es, "ES", "Español"))
        .into()
}

fn theme(lab: Lab, with_words: bool) -> View {
    let name = move || if lab.dark.get() { lab.t().to_light } else { lab.t().to_dark };
    let switch = move || {
        lab.dark.set(!lab.dark.get_untracked());
        storage::set_theme(lab.dark.get_untracked());
    };
    let icon = icon_of(move || if lab.dark.get() { IconName::Sun } else { IconName::Moon });
    if with_words {
        button("button", switch).child(icon).child(text(move || name().to_string())).into()
    } else {
        button("button icon-button", switch).set("aria-label", name).set("title", name).child(icon).into()
    }
}

/// Removes observations and guesses.
pub fn clear_button(lab: Lab) -> View {
    icon_button(lab, "button icon-button", |t| t.clear, move || clear(lab)).child(icon(IconName::Trash)).into()
}

fn clear(lab: Lab) {
    lab.selected.set(None);
    lab.dispatch(Edit::Clear);
    lab.say_counts();
}

/// What does not fit a narrow header.
fn menu(lab: Lab) -> View {
    menu_button(
        lab,
        "header-menu",
        |t| t.menu,
        IconName::Dots,
        |lab| {
            let clear = button("button", move || clear(lab)).child(icon(IconName::Trash)).child(lab.words(|t| t.clear));
            View::from(vec![languages(lab), theme(lab, true), export(lab).into(), formats(lab), clear.into()])
        },
    )
}

/// A button that opens a small menu below it.
fn menu_button(lab: Lab, id: &'static str, name: Words, shows: IconName, items: fn(Lab) -> View) -> View {
    let open = create_signal(false);
    let toggle_node = NodeRef::new();
    let menu = when(
        move || open.get(),
        move || {
            el("div", "menu")
                .set("id", id)
                .on_key(move |ev| {
                    if ev.key() == "Escape" {
                        open.set(false);
                        focus(toggle_node);
                    }
                })
                .child(items(lab))
                .on_click(move || {
                    // A format is chosen once; language and theme are tried.
                    if id == FORMATS {
                        open.set(false);
                        focus(toggle_node);
                    }
                })
                .into()
        },
    );
    let toggle = icon_button(lab, "button icon-button", name, move || open.set(!open.get_untracked()))
        .set("aria-expanded", move || if open.get() { "true" } else { "false" })
        .set("aria-controls", move || open.get().then_some(id))
        .node(toggle_node)
        .child(icon(shows));
    View::from(vec![toggle.into(), menu])
}
