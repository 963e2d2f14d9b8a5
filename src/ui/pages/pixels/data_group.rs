//! Group 1: which pictures are learned from.

use super::handle::Pixels;
use super::number::Number;
use super::own::{self, OwnButtons};
use crate::scene::{PictureSet, PixelsEdit, PixelsNumber, PixelsScene};
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;

/// The group Data.
#[component]
pub fn DataGroup(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let open = RwSignal::new(false);
    let is_fashion = pixels.pick(|s| s.pictures == PictureSet::Fashion);
    let n = pixels.pick(PixelsScene::n_training);
    let all = move || fill(pixels.t().own_all, &[&format::count(lab.lang.get(), n.get())]);
    view! {
        <Group
            number="1"
            id="pixels-group-1"
            title=pixels.words(|t| t.data)
            beside=move || view! { <Disclosure label=pixels.words(|t| t.more_data) open controls="pixels-more-data" /> }
        >
            <div class="field-row">
                <label for="pixels-pictures">{pixels.words(|t| t.pictures)}</label>
                <PicturesSelect pixels open />
            </div>
            <Show when=is(move || lab.narrow.get())>
                <div class="own-buttons">
                    <OwnButtons pixels />
                </div>
            </Show>
            <Show
                when=is(move || is_fashion.get())
                fallback=move || view! { <p class="hint">{live(all)}</p> }
            >
                <Number pixels field=PixelsNumber::Training label=pixels.words(|t| t.training) slider=true />
            </Show>
            <own::Missing pixels />
            <Show when=is(move || open.get())>
                <own::Panel pixels />
            </Show>
        </Group>
    }
}

/// The lab's pictures, or a person's own: the set that was used last.
#[component]
fn PicturesSelect(
    pixels: Pixels,
    /** Of the panel that tells how to get some. */
    open: RwSignal<bool>,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    let is_own = pixels.pick(|s| s.pictures != PictureSet::Fashion);
    let chosen = move |_| {
        let Some(select) = select.get_untracked() else { return };
        if select.selected_index() == 0 {
            pixels.dispatch(PixelsEdit::Pictures(PictureSet::Fashion));
            return;
        }
        // Until there are some, it is as it was.
        select.set_selected_index(i32::from(is_own.get_untracked()));
        open.set(true);
        own::use_last(pixels);
    };
    view! {
        <select node_ref=select id="pixels-pictures" on:change=chosen>
            <option prop:selected=live(move || !is_own.get())>{pixels.words(|t| t.fashion)}</option>
            <option prop:selected=live(move || is_own.get())>{pixels.words(|t| t.own)}</option>
        </select>
    }
}
