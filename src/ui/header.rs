//! The header: wordmark, pages, and what concerns the whole page. On a narrow one most of it is in a menu.

use super::controls::{Icon, IconName};
use super::files;
use super::lab::{Lab, use_lab};
use super::storage;
use super::text::Lang;
use crate::scene::Edit;
use crate::ui::erased::{dynamic, sig};
use leptos::prelude::*;

/// The header of the page.
#[component]
pub fn Header() -> impl IntoView {
    let lab = use_lab();
    let tools = move || {
        if lab.narrow.get() {
            view! {
                <Share />
                <Menu />
            }
            .into_any()
        } else {
            view! {
                <Languages />
                <Theme />
                <Export />
                <Share />
            }
            .into_any()
        }
    };
    view! {
        <header class="header">
            <span class="wordmark">
                <svg viewBox="0 0 32 32" aria-hidden="true">
                    <path class="wordmark-land" d="M2 20c3 1 5-1 7-3s4-2 6 0 4 1 6-3 5-8 9-7v19H2Z" />
                    <path class="wordmark-coast" d="M2 20c3 1 5-1 7-3s4-2 6 0 4 1 6-3 5-8 9-7" />
                </svg>
                "Coastline"
            </span>
            <div class="tabs" role="tablist" aria-label=lab.text(|t| t.pages)>
                <button type="button" role="tab" id="tab-points" class="tab" aria-selected="true" aria-controls="page-points">
                    {lab.text(|t| t.points_tab)}
                </button>
            </div>
            <div class="header-tools">{dynamic(tools)}</div>
        </header>
    }
}

#[component]
fn Share() -> impl IntoView {
    let lab = use_lab();
    view! {
        <button type="button" class="button button-strong" on:click=move |_| lab.sharing.set(true)>
            <Icon name=IconName::Link />
            {lab.text(|t| t.share)}
        </button>
    }
}

#[component]
fn Export() -> impl IntoView {
    let lab = use_lab();
    view! {
        <button type="button" class="button" on:click=move |_| files::export(lab)>
            <Icon name=IconName::Download />
            {lab.text(|t| t.export)}
        </button>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let lab = use_lab();
    let button = |lang: Lang, short: &'static str, name: &'static str| {
        view! {
            <button
                type="button"
                lang=lang.tag()
                aria-label=name
                aria-pressed=sig(move || (lab.lang.get() == lang).to_string())
                on:click=move |_| {
                    lab.lang.set(lang);
                    storage::set_lang(lang.tag());
                }
            >
                {short}
            </button>
        }
    };
    view! {
        <div class="languages" role="group" aria-label=lab.text(|t| t.language)>
            {button(Lang::En, "EN", "English")}
            {button(Lang::Es, "ES", "Español")}
        </div>
    }
}

#[component]
fn Theme() -> impl IntoView {
    let lab = use_lab();
    let name = sig(move || if lab.dark.get() { lab.t().to_light } else { lab.t().to_dark });
    let icon = sig(move || if lab.dark.get() { IconName::Sun } else { IconName::Moon });
    view! {
        <button
            type="button"
            class="icon-button button"
            aria-label=name
            title=name
            on:click=move |_| {
                lab.dark.update(|d| *d = !*d);
                storage::set_theme(lab.dark.get_untracked());
            }
        >
            <Icon name=icon />
        </button>
    }
}

/// Removes observations and guesses.
#[component]
pub fn Clear() -> impl IntoView {
    let lab = use_lab();
    view! {
        <button
            type="button"
            class="button icon-button"
            aria-label=lab.text(|t| t.clear)
            title=lab.text(|t| t.clear)
            on:click=move |_| clear(lab)
        >
            <Icon name=IconName::Trash />
        </button>
    }
}

fn clear(lab: Lab) {
    lab.selected.set(None);
    lab.dispatch(Edit::Clear);
}

/// What does not fit a narrow header.
#[component]
fn Menu() -> impl IntoView {
    let lab = use_lab();
    let open = RwSignal::new(false);
    let items = move || {
        open.get().then(|| {
            view! {
                <div
                    class="menu"
                    id="header-menu"
                    on:keydown=move |ev: web_sys::KeyboardEvent| {
                        if ev.key() == "Escape" {
                            open.set(false);
                        }
                    }
                >
                    <Languages />
                    <Theme />
                    <Export />
                    <button type="button" class="button" on:click=move |_| clear(lab)>
                        <Icon name=IconName::Trash />
                        {lab.text(|t| t.clear)}
                    </button>
                </div>
            }
        })
    };
    view! {
        <button
            type="button"
            class="button icon-button"
            aria-label=lab.text(|t| t.menu)
            aria-expanded=sig(move || open.get().to_string())
            aria-controls=sig(move || open.get().then_some("header-menu"))
            on:click=move |_| open.update(|o| *o = !*o)
        >
            <Icon name=IconName::Dots />
        </button>
        {dynamic(items)}
    }
}
