//! A person's own pictures, which the page Pixels took in: sought on this device where a scene names them.

use super::handle::Latent;
use super::text::LatentText;
use crate::scene::{LatentData, LatentEdit};
use crate::ui::dom::{effect, is, live};
use crate::ui::format;
use crate::ui::notice::{About, Notice};
use crate::ui::own_store;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Seeks the pictures that the scene names, as long as the page is there.
pub fn follow(latent: Latent) {
    let data = latent.pick(|s| s.data);
    effect(move || {
        let LatentData::Own(id) = data.get() else { return };
        if latent.own.with_untracked(|own| own.as_ref().is_some_and(|own| own.id() == id)) {
            return;
        }
        spawn_local(async move {
            match own_store::load(id).await {
                Some(own) => {
                    latent.missing.set(None);
                    latent.own.set(Some(own));
                }
                None => latent.missing.set(Some(id)),
            }
        });
    });
}

/// Learns from the set that was used last; where there is none, says how to get one.
pub fn use_last(latent: Latent) {
    spawn_local(async move {
        match own_store::newest().await {
            Some(id) => {
                latent.dispatch(LatentEdit::Data(LatentData::Own(id)));
            }
            None => {
                let words = |lang: Lang| LatentText::of(lang).own_none.to_string();
                latent.lab.notice.set(Some(Notice::new(About::Refusal, words)));
            }
        }
    });
}

/// Pictures that a link names and this device has not.
#[component]
pub fn Missing(latent: Latent) -> impl IntoView {
    let missing = latent.lacking;
    let words = move || {
        let id = missing.get()?;
        let name = format!("{:016x}", id.hash);
        Some(fill(latent.t().own_missing, &[&format::count(latent.lab.lang.get(), id.n), &name]))
    };
    let back = move |_| {
        latent.dispatch(LatentEdit::Data(LatentData::Jars));
    };
    view! {
        <Show when=is(move || missing.get().is_some())>
            <p class="field-error" role="status">{live(words)}</p>
            <button class="button button-small" type="button" on:click=back>{latent.words(|t| t.show_jars)}</button>
        </Show>
    }
}
