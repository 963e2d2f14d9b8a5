//! The share dialog: the link, copied, and its QR code.

use super::address::{MAX_URL_CHARS, url};
use super::controls::{IconName, icon};
use super::dom::{button, effect, el, element, icon_button, text, when};
use super::door::{ask, panel_with};
use super::format;
use super::lab::Lab;
use super::text::fill;
use sycamore_reactive::*;
use sycamore_web::NodeRef;
use sycamore_web::View;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDialogElement, HtmlInputElement};

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
pub fn share_dialog(lab: Lab) -> View {
    let dialog = NodeRef::new();
    let head = el("div", "dialog-head")
        .child(el("h2", "").set("id", "share-title").child(lab.words(|t| t.share_title)))
        .child(
            icon_button(lab, "icon-button", |t| t.close, move || lab.sharing.set(false)).child(icon(IconName::Cross)),
        );
    let view = el("dialog", "dialog")
        .node(dialog)
        .set("aria-labelledby", "share-title")
        .on_close(move || lab.sharing.set(false))
        .child(head)
        .child(when(move || lab.sharing.get(), move || body(lab)));
    effect(move || {
        let sharing = lab.sharing.get();
        let Some(dialog) = element::<HtmlDialogElement>(dialog) else { return };
        if !sharing {
            dialog.close();
        } else if !dialog.open() {
            // Refused only if it is open already.
            let _ = dialog.show_modal();
        }
    });
    view.into()
}

fn body(lab: Lab) -> View {
    let url = url(lab);
    let length = url.chars().count();
    if length > MAX_URL_CHARS {
        let export = button("button", move || ask(lab, "export", vec!["json".into()])).child(icon(IconName::Download));
        return View::from(vec![
            el("p", "").child(lab.words(|t| t.link_too_long)).into(),
            export.child(lab.words(|t| t.export)).into(),
        ]);
    }
    let copying = create_signal(Copying::NotYet);
    let field = NodeRef::new();
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
    let input = el("input", "")
        .node(field)
        .set("id", "share-link")
        .set("type", "text")
        .set("readonly", "")
        .set("value", url.clone())
        .on_click(move || select(field));
    let row = el("div", "share-row")
        .child(el("label", "visually-hidden").set("for", "share-link").child(lab.words(|t| t.link)))
        .child(input)
        .child(button("button", copy).set("autofocus", "").child(lab.words(|t| t.copy)));
    View::from(vec![
        row.into(),
        el("p", "share-status").set("role", "status").child(text(move || status().to_string())).into(),
        el("p", "hint").child(text(about)).into(),
        panel_with(lab, "qr", url.into()),
    ])
}

fn select(field: NodeRef) {
    if let Some(field) = element::<HtmlInputElement>(field) {
        field.select();
    }
}

fn copy_link(url: String, field: NodeRef, copying: Signal<Copying>) {
    spawn_local(async move {
        let clipboard = web_sys::window().map(|w| w.navigator().clipboard());
        // Absent where the page is not served securely.
        let clipboard = clipboard.filter(|c| !c.is_undefined());
        let done = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&url)).await.is_ok(),
            None => false,
        };
        // The dialog may be closed by now.
        if !copying.is_alive() {
            return;
        }
        copying.set(if done { Copying::Done } else { Copying::Denied });
        if !done {
            super::dom::focus(field);
            select(field);
        }
    });
}
