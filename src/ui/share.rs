//! The share dialog: the link, copied, and its QR code.

use super::address::url;
use super::chunk::{Coming, in_chunk};
use super::controls::{Icon, IconButton, IconName};
use super::fetched::Fetched;
use super::files::{self, Qr};
use super::format;
use super::fragment::MAX_URL_CHARS;
use super::lab::Lab;
use super::text::fill;
use crate::ui::dom::{effect, is};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

/// Some programs cut longer links.
const LONG: usize = 2_000;

/// Whether the link could be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copying {
    NotYet,
    Done,
    Denied,
}

/// The dialog; open while `lab.sharing`.
#[component]
pub fn ShareDialog(lab: Lab) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        let sharing = lab.sharing.get();
        let Some(dialog) = dialog.get() else { return };
        if !sharing {
            dialog.close();
        } else if !dialog.open() {
            // Refused only if it is open already.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog node_ref=dialog class="dialog" aria-labelledby="share-title" on:close=move |_| lab.sharing.set(false)>
            <div class="dialog-head">
                <h2 id="share-title">{lab.words(|t| t.share_title)}</h2>
                <IconButton lab bare=true name=|t| t.close icon=IconName::Cross on_press=move || lab.sharing.set(false) />
            </div>
            <Show when=is(move || lab.sharing.get())>
                <Fetched lab load=coming_body />
            </Show>
        </dialog>
    }
}

#[component]
fn Body(lab: Lab) -> impl IntoView {
    let url = url(lab);
    let qr_url = url.clone();
    let length = url.chars().count();
    if length > MAX_URL_CHARS {
        return view! {
            <p>{lab.words(|t| t.link_too_long)}</p>
            <button class="button" type="button" on:click=move |_| files::export(lab, "json")>
                <Icon name=IconName::Download />
                {lab.words(|t| t.export)}
            </button>
        }
        .into_any();
    }
    let copying = RwSignal::new(Copying::NotYet);
    let field = NodeRef::<html::Input>::new();
    let copy = {
        let url = url.clone();
        move || copy_link(url.clone(), field, copying)
    };
    // One press shares: the dialog comes up with the link copied.
    copy();
    let status = move || match copying.get() {
        Copying::NotYet => "",
        Copying::Done => lab.t().copied,
        Copying::Denied => lab.t().copy_denied,
    };
    let about = move || {
        let n = format::count(lab.lang.get(), length);
        let warning = if length > LONG { lab.t().link_long } else { "" };
        format!("{} {warning}", fill(lab.t().link_length, &[&n]))
    };
    let select = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    view! {
        <div class="share-row">
            <label class="visually-hidden" for="share-link">{lab.words(|t| t.link)}</label>
            <input node_ref=field id="share-link" type="text" readonly value=url on:click=select />
            <button class="button" type="button" autofocus on:click=move |_| copy()>{lab.words(|t| t.copy)}</button>
        </div>
        <p class="share-status" role="status">{status}</p>
        <p class="hint">{about}</p>
        <Qr lab url=qr_url />
    }
    .into_any()
}

in_chunk! {
    files: fn body(lab: Lab) -> AnyView { view! { <Body lab /> }.into_any() }
}

fn coming_body(lab: Lab) -> Coming<AnyView> {
    Box::pin(body(lab))
}

fn copy_link(url: String, field: NodeRef<html::Input>, copying: RwSignal<Copying>) {
    spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        // Absent where the page is not served securely.
        let done = !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(&url)).await.is_ok();
        // The dialog may be closed by now.
        if copying.try_set(if done { Copying::Done } else { Copying::Denied }).is_some() || done {
            return;
        }
        if let Some(field) = field.try_get_untracked().flatten() {
            let _ = field.focus();
            field.select();
        }
    });
}
