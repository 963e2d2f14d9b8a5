//! The header: wordmark, pages, and what concerns the whole lab. On a narrow one most of it is in a menu.

use super::address;
use super::controls::{Icon, IconName};
use super::dom::{effect, is, live, word};
use super::files;
use super::lab::Lab;
use super::pages::points::Points;
use super::pages::{TABS, Tab};
use super::storage;
use super::text::{Lang, Words};
use crate::scene::Page;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Narrower than this most of it is in a menu, and the pages have a row of their own.
const NARROW: &str = "(max-width: 859px)";

/// The header of the lab.
#[component]
pub fn Header(lab: Lab, points: Points) -> impl IntoView {
    let narrow = watch_window();
    let tools = move || {
        if narrow.get() {
            view! { <Share lab /><HeaderMenu lab points /> }.into_any()
        } else {
            view! { <Languages lab /><Theme lab /><ExportWithFormats lab /><Share lab /> }.into_any()
        }
    };
    view! {
        <header class="header">
            <span class="wordmark"><Mark />"Coastline"</span>
            <div class="tabs" role="tablist" aria-label=lab.words(|t| t.pages)>
                {TABS.iter().map(|tab| view! { <TabButton lab tab /> }).collect_view()}
            </div>
            <div class="header-tools">{tools}</div>
        </header>
    }
}

/// Whether the window is narrow. The header has all of its width, whatever stands beside the page.
fn watch_window() -> RwSignal<bool> {
    let narrow = RwSignal::new(false);
    if let Ok(Some(query)) = window().match_media(NARROW) {
        narrow.set(query.matches());
        let watched = query.clone();
        let closure = Closure::<dyn FnMut()>::new(move || narrow.set(watched.matches()));
        query.set_onchange(Some(closure.as_ref().unchecked_ref()));
        // For the life of the page.
        closure.forget();
    }
    narrow
}

#[component]
fn TabButton(lab: Lab, tab: &'static Tab) -> impl IntoView {
    let name = tab.page.name();
    let is_here = move || lab.page.get() == tab.page;
    let button = NodeRef::<html::Button>::new();
    // Where the row scrolls sideways, the page on screen is in sight.
    effect(move || {
        if let Some(button) = button.get().filter(|_| is_here()) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            options.set_inline(ScrollLogicalPosition::Nearest);
            button.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    view! {
        <button
            node_ref=button
            class="tab"
            type="button"
            role="tab"
            id=format!("tab-{name}")
            aria-selected=live(move || word(is_here()))
            aria-controls=live(move || is_here().then(|| format!("page-{name}")))
            on:click=move |_| address::go_to(lab, tab.page)
        >
            {lab.words(tab.words)}
        </button>
    }
}

#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 32" aria-hidden="true">
            <path class="wordmark-land" d="M2 20c3 1 5-1 7-3s4-2 6 0 4 1 6-3 5-8 9-7v19H2Z" />
            <path class="wordmark-coast" d="M2 20c3 1 5-1 7-3s4-2 6 0 4 1 6-3 5-8 9-7" />
        </svg>
    }
}

#[component]
fn Share(lab: Lab) -> impl IntoView {
    view! {
        <button class="button button-strong" type="button" on:click=move |_| lab.sharing.set(true)>
            <Icon name=IconName::Link />
            {lab.words(|t| t.share)}
        </button>
    }
}

/// Saves the scene or its picture in a format, named by its ending.
#[component]
fn Save(lab: Lab, format: &'static str, words: Words) -> impl IntoView {
    view! {
        <button class="button" type="button" on:click=move |_| files::export(lab, format)>
            <Icon name=IconName::Download />
            {lab.words(words)}
        </button>
    }
}

/// The formats beside JSON.
#[component]
fn Formats(lab: Lab) -> impl IntoView {
    const WORDS: [(&str, Words); 5] = [
        ("png", |t| t.export_png),
        ("svg", |t| t.export_svg),
        ("csv", |t| t.export_csv),
        ("weights", |t| t.export_weights),
        ("py", |t| t.export_script),
    ];
    let buttons = move || {
        let tab = TABS.iter().find(|tab| tab.page == lab.page.get());
        let offered = WORDS.into_iter().filter(move |(format, _)| tab.is_some_and(|tab| tab.formats.contains(format)));
        offered.map(|(format, words)| view! { <Save lab format words /> }).collect_view()
    };
    live(buttons)
}

/// Export, and beside it a menu of the other formats.
#[component]
fn ExportWithFormats(lab: Lab) -> impl IntoView {
    view! {
        <div class="split">
            <Save lab format="json" words=|t| t.export />
            // A format is chosen once: the menu closes.
            <Menu lab id="formats-menu" name=|t| t.formats icon=IconName::Down closes=true>
                <Formats lab />
            </Menu>
        </div>
    }
}

#[component]
fn Languages(lab: Lab) -> impl IntoView {
    let choice = move |lang: Lang, short: &'static str, name: &'static str| {
        let choose = move |_| {
            lab.lang.set(lang);
            storage::set_lang(lang.tag());
        };
        view! {
            <button
                type="button"
                lang=lang.tag()
                aria-label=name
                aria-pressed=live(move || word(lab.lang.get() == lang))
                on:click=choose
            >
                {short}
            </button>
        }
    };
    view! {
        <div class="languages" role="group" aria-label=lab.words(|t| t.language)>
            {choice(Lang::En, "EN", "English")}
            {choice(Lang::Es, "ES", "Español")}
        </div>
    }
}

#[component]
fn Theme(
    lab: Lab,
    /// Whether its name stands on it.
    #[prop(optional)]
    with_words: bool,
) -> impl IntoView {
    let name = move || if lab.dark.get() { lab.t().to_light } else { lab.t().to_dark };
    let switch = move |_| {
        lab.dark.update(|dark| *dark = !*dark);
        storage::set_theme(lab.dark.get_untracked());
    };
    let icon = Signal::derive(move || if lab.dark.get() { IconName::Sun } else { IconName::Moon });
    if with_words {
        view! { <button class="button" type="button" on:click=switch><Icon name=icon />{name}</button> }.into_any()
    } else {
        view! {
            <button class="button icon-button" type="button" aria-label=name title=name on:click=switch>
                <Icon name=icon />
            </button>
        }
        .into_any()
    }
}

/// What does not fit a narrow header.
#[component]
fn HeaderMenu(lab: Lab, points: Points) -> impl IntoView {
    view! {
        <Menu lab id="header-menu" name=|t| t.menu icon=IconName::Dots>
            <Languages lab />
            <Theme lab with_words=true />
            <Save lab format="json" words=|t| t.export />
            <Formats lab />
            <Show when=is(move || lab.page.get() == Page::Points)>
                <button class="button" type="button" on:click=move |_| points.clear()>
                    <Icon name=IconName::Trash />
                    {lab.words(|t| t.clear)}
                </button>
            </Show>
        </Menu>
    }
}

/// A button that opens a small menu below it.
#[component]
fn Menu(
    lab: Lab,
    id: &'static str,
    name: Words,
    icon: IconName,
    /// Whether a choice closes it.
    #[prop(optional)]
    closes: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggle = NodeRef::<html::Button>::new();
    let close = move || {
        open.set(false);
        if let Some(toggle) = toggle.get_untracked() {
            let _ = toggle.focus();
        }
    };
    let items = StoredValue::new(children);
    view! {
        <button
            node_ref=toggle
            class="button icon-button"
            type="button"
            aria-label=lab.words(name)
            title=lab.words(name)
            aria-expanded=live(move || word(open.get()))
            aria-controls=live(move || open.get().then_some(id))
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name=icon />
        </button>
        <Show when=is(move || open.get())>
            <div
                class="menu"
                id=id
                on:keydown=move |ev| {
                    if ev.key() == "Escape" {
                        close();
                    }
                }
                on:click=move |_| {
                    if closes {
                        close();
                    }
                }
            >
                {items.with_value(|items| items())}
            </div>
        </Show>
    }
}
