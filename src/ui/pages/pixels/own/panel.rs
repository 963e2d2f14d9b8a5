//! The buttons that bring pictures, and what is said of them.

use super::super::handle::Pixels;
use super::super::text::PixelsText;
use super::sets::delete;
use crate::scene::{OwnId, PictureSet, PixelsEdit};
use crate::ui::dom::{is, live, word};
use crate::ui::files::{self, Source};
use crate::ui::format;
use crate::ui::own_store as store;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// Paint a picture, Import.
#[component]
pub fn OwnButtons(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let file = NodeRef::<html::Input>::new();
    let is_painting = Memo::new(move |_| pixels.painting.with(Option::is_some));
    let paint = move |_| if is_painting.get_untracked() { pixels.painting.set(None) } else { pixels.begin_painting() };
    let chosen = move |_| {
        let Some(input) = file.get_untracked() else { return };
        let chosen: Vec<File> =
            input.files().map_or_else(Vec::new, |files| (0..files.length()).filter_map(|idx| files.get(idx)).collect());
        if !chosen.is_empty() {
            files::import(lab, Source::Files(chosen));
        }
        // The same files can be chosen again.
        input.set_value("");
    };
    let choose = move |_| {
        if let Some(input) = file.get_untracked() {
            input.click();
        }
    };
    view! {
        <button class="button" type="button" aria-expanded=live(move || word(is_painting.get())) on:click=paint>
            {pixels.words(|t| t.paint)}
        </button>
        <button class="button" type="button" on:click=choose>{lab.words(|t| t.import)}</button>
        <input
            node_ref=file
            type="file"
            multiple
            accept=".png,.jpg,.jpeg,.json,image/png,image/jpeg,application/json"
            hidden
            on:change=chosen
        />
    }
}

/// What there is of one's own, and how to be rid of it.
#[component]
pub fn Panel(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let id = pixels.pick(|s| match s.pictures {
        PictureSet::Own(id) => Some(id),
        PictureSet::Fashion => None,
    });
    // Kept by another visit, perhaps: only the device knows.
    let kept = RwSignal::new(false);
    spawn_local(async move {
        let any = store::newest().await.is_some();
        kept.try_set(any);
    });
    let there = move |id: OwnId| pixels.own.with(|own| own.iter().any(|set| set.id() == id));
    let words = move || {
        let t: &PixelsText = pixels.t();
        match id.get().filter(|id| there(*id)) {
            Some(id) => format::counted(lab.lang.get(), id.n, t.own_kept),
            None if !kept.get() && pixels.own.with(Vec::is_empty) => t.own_none.to_string(),
            None => String::new(),
        }
    };
    let has_any = move || kept.get() || pixels.own.with(|own| !own.is_empty());
    let delete_all = move |_| {
        kept.set(false);
        delete(pixels);
    };
    view! {
        <div class="more" id="pixels-more-data">
            <p class="hint">{pixels.words(|t| t.own_hint)}</p>
            <p class="hint">{live(words)}" "{pixels.words(|t| t.stay)}</p>
            <Show when=is(has_any)>
                <button class="button button-small" type="button" on:click=delete_all>
                    {pixels.words(|t| t.delete_own)}
                </button>
            </Show>
        </div>
    }
}

/// Pictures that a link names and this device has not.
#[component]
pub fn Missing(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let missing = Memo::new({
        let pictures = pixels.pick(|s| s.pictures);
        move |_| match pictures.get() {
            PictureSet::Own(id) if pixels.missing.with(|missing| missing.contains(&id)) => Some(id),
            _ => None,
        }
    });
    let words = move || {
        let id = missing.get()?;
        let name = format!("{:016x}", id.hash);
        Some(fill(pixels.t().own_missing, &[&format::count(lab.lang.get(), id.n), &name]))
    };
    let back = move |_| {
        pixels.dispatch(PixelsEdit::Pictures(PictureSet::Fashion));
    };
    view! {
        <Show when=is(move || missing.get().is_some())>
            <p class="field-error" role="status">{live(words)}</p>
            <button class="button button-small" type="button" on:click=back>{pixels.words(|t| t.show_fashion)}</button>
        </Show>
    }
}
