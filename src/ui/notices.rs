//! What the reader should know, above the page.

use super::address;
use super::controls::{Icon, IconName};
use super::dom::{focus_main, is, live};
use super::lab::Lab;
use super::notice::Offer;
use leptos::prelude::*;

/// The notice there is, and the offer to restore earlier work.
#[component]
pub fn Notices(lab: Lab) -> impl IntoView {
    let notice = move || {
        lab.notice.get().map(|notice| {
            let words = notice.words.clone();
            let (role, class) = if notice.is_quiet { ("status", "notice notice-quiet") } else { ("alert", "notice") };
            view! {
                <div class=class role=role>
                    <div class="notice-body">
                        <p>{live(move || words(lab.lang.get()))}</p>
                        {notice.form.map(|form| form())}
                        {notice.offers.into_iter().map(|offer| view! { <WayOn lab offer /> }).collect_view()}
                    </div>
                    <Dismiss lab on_dismiss=move || lab.notice.set(None) />
                </div>
            }
        })
    };
    let restore = move |_| {
        address::restore(lab);
        focus_main();
    };
    view! {
        {notice}
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

#[component]
fn WayOn(lab: Lab, offer: Offer) -> impl IntoView {
    let Offer { words, run } = offer;
    let click = move |_| {
        lab.notice.set(None);
        run.run(());
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
