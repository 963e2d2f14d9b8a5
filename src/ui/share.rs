//! The share dialog: the link, copied, and its QR code.

use super::controls::{Icon, IconName};
use super::files;
use super::format;
use super::lab::{Lab, use_lab};
use super::place::{MAX_URL_CHARS, url_of};
use super::text::fill;
use crate::ui::erased::{dynamic, effect, sig};
use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;
use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen_futures::JsFuture;

/// Some programs cut longer links.
const LONG: usize = 2_000;
/// Denser codes are hard for a phone to read from a screen.
const MAX_QR_CHARS: usize = 1_200;

/// Whether the link could be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copying {
    NotYet,
    Done,
    Denied,
}

/// The dialog; open while `lab.sharing`.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let lab = use_lab();
    let dialog = NodeRef::<Dialog>::new();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if !lab.sharing.get() {
            dialog.close();
        } else if !dialog.open() {
            // Refused only if it is open already.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog node_ref=dialog class="dialog" aria-labelledby="share-title" on:close=move |_| lab.sharing.set(false)>
            <div class="dialog-head">
                <h2 id="share-title">{lab.text(|t| t.share_title)}</h2>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=lab.text(|t| t.close)
                    on:click=move |_| lab.sharing.set(false)
                >
                    <Icon name=IconName::Cross />
                </button>
            </div>
            {dynamic(move || lab.sharing.get().then(|| view! { <ShareBody /> }))}
        </dialog>
    }
}

#[component]
fn ShareBody() -> impl IntoView {
    let lab = use_lab();
    let url = url_of(&lab.scene.get_untracked());
    let length = url.chars().count();
    if length > MAX_URL_CHARS {
        return view! {
            <p>{lab.text(|t| t.link_too_long)}</p>
            <button type="button" class="button" on:click=move |_| files::export(lab)>
                <Icon name=IconName::Download />
                {lab.text(|t| t.export)}
            </button>
        }
        .into_any();
    }
    let copying = RwSignal::new(Copying::NotYet);
    let field = NodeRef::<Input>::new();
    let copy = {
        let url = url.clone();
        move || copy_link(url.clone(), field, copying)
    };
    // One press shares: the dialog comes up with the link copied.
    copy();
    let status = sig(move || match copying.get() {
        Copying::NotYet => "",
        Copying::Done => lab.t().copied,
        Copying::Denied => lab.t().copy_denied,
    });
    let about = sig(move || {
        let n = format::count(lab.lang.get(), length);
        let warning = if length > LONG { lab.t().link_long } else { "" };
        format!("{} {warning}", fill(lab.t().link_length, &[&n]))
    });
    view! {
        <div class="share-row">
            <label class="visually-hidden" for="share-link">{lab.text(|t| t.link)}</label>
            <input
                node_ref=field
                id="share-link"
                type="text"
                readonly
                prop:value=url.clone()
                on:focus=move |_| {
                    if let Some(field) = field.get_untracked() {
                        field.select();
                    }
                }
            />
            <button type="button" class="button" on:click=move |_| copy()>{lab.text(|t| t.copy)}</button>
        </div>
        <p class="share-status" role="status">{status}</p>
        <p class="hint">{about}</p>
        <Qr url lab />
    }
    .into_any()
}

fn copy_link(url: String, field: NodeRef<Input>, copying: RwSignal<Copying>) {
    spawn_local(async move {
        let clipboard = web_sys::window().map(|w| w.navigator().clipboard());
        // Absent where the page is not served securely.
        let clipboard = clipboard.filter(|c| !c.is_undefined());
        let done = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&url)).await.is_ok(),
            None => false,
        };
        copying.set(if done { Copying::Done } else { Copying::Denied });
        if let Some(field) = field.get_untracked().filter(|_| !done) {
            let _ = field.focus();
            field.select();
        }
    });
}

/// The QR code as one path.
#[component]
fn Qr(url: String, lab: Lab) -> impl IntoView {
    let code = if url.len() <= MAX_QR_CHARS { QrCode::encode_text(&url, QrCodeEcc::Low).ok() } else { None };
    let Some(code) = code else {
        return view! { <p class="hint">{lab.text(|t| t.qr_too_long)}</p> }.into_any();
    };
    let size = code.size();
    let dark = (0..size * size).map(|i| (i % size, i / size)).filter(|(x, y)| code.get_module(*x, *y));
    let path: String = dark.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    view! {
        <svg
            class="qr"
            role="img"
            aria-label=lab.text(|t| t.qr)
            viewBox=format!("-4 -4 {0} {0}", size + 8)
            shape-rendering="crispEdges"
        >
            <path d=path />
        </svg>
    }
    .into_any()
}
