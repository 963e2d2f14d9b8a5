//! What the reader should know, above the page.

use super::address;
use super::controls::{Icon, IconName};
use super::dom::{focus_main, is, live};
use super::lab::Lab;
use super::notice::{Notice, Offer};
use leptos::prelude::*;

/// The notices there are, and the offer to restore earlier work.
#[component]
pub fn Notices(lab: Lab) -> impl IntoView {
    let restore = move |_| {
        address::restore(lab);
        focus_main();
    };
    view! {
        <Told lab place=lab.notice />
        <Told lab place=lab.kept />
        <Show when=is(move || lab.can_restore.get())>
            <div class="notice notice-quiet">
                <div class="notice-body">
                    <p>{lab.words(|t| t.restore_hint)}</p>
                    <button class="button" type="button" on:click=restore>{lab.words(|t| t.restore)}</button>
                </div>
                <Dismiss lab on_dismiss=move || lab.can_restore.set(false) />
            </div>
        </Show>
    }
}

/// The notice in a place for one, if there is one.
#[component]
fn Told(lab: Lab, place: RwSignal<Option<Notice>>) -> impl IntoView {
    move || {
        place.get().map(|notice| {
            let words = notice.words.clone();
            let (role, class) = if notice.is_quiet { ("status", "notice notice-quiet") } else { ("alert", "notice") };
            view! {
                <div class=class role=role>
                    <div class="notice-body">
                        <p>{live(move || words(lab.lang.get()))}</p>
                        {notice.form.map(|form| form())}
                        {notice.offers.into_iter().map(|offer| view! { <WayOn lab place offer /> }).collect_view()}
                    </div>
                    <Dismiss lab on_dismiss=move || place.set(None) />
                </div>
            }
        })
    }
}

#[component]
fn WayOn(lab: Lab, place: RwSignal<Option<Notice>>, offer: Offer) -> impl IntoView {
    let Offer { words, run } = offer;
    let click = move |_| {
        place.set(None);
        run();
        focus_main();
    };
    view! { <button class="button" type="button" on:click=click>{live(move || words(lab.lang.get()))}</button> }
}

#[component]
fn Dismiss(lab: Lab, on_dismiss: impl Fn() + 'static) -> impl IntoView {
    let close = move |_| {
        on_dismiss();
        focus_main();
    };
    view! {
        <button class="icon-button" type="button" aria-label=lab.words(|t| t.dismiss) title=lab.words(|t| t.dismiss) on:click=close>
            <Icon name=IconName::Cross />
        </button>
    }
}
