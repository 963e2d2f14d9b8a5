//! What Pmodel made, as a table of pictures: in pixels, and the same in five traits.

use super::handle::Pixels;
use super::next::{Next, next_step};
use super::text::PixelsText;
use super::words::code;
use crate::data::{Outfit, Picture};
use crate::metric::Nearest;
use crate::scene::{Chosen, DIAGNOSED, MadePictures, Page, PictureSet, PixelsEdit, PixelsResults, PixelsScene};
use crate::ui::controls::Disclosure;
use crate::ui::dom::{effect, is, live, word};
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::{Words, fill};
use leptos::prelude::*;
use std::sync::Arc;

/// Slots while there is nothing yet.
const SLOTS: usize = 10;

/// Samples of one kind, equal if they are the same ones.
#[derive(Clone)]
struct Row {
    made: Arc<MadePictures>,
    training: Arc<[Picture]>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.made, &other.made)
    }
}

fn row_of(pixels: Pixels, of: fn(&PixelsResults) -> &Option<Arc<MadePictures>>) -> Memo<Option<Row>> {
    let row = pixels
        .follow(move |results| of(results).clone().map(|made| Row { made, training: results.pictures().clone() }));
    Memo::new(move |_| row.get().flatten())
}

/// The part of the card.
#[component]
pub fn Samples(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let (in_pixels, in_traits) = (row_of(pixels, |r| &r.pixels), row_of(pixels, |r| &r.traits));
    let shown = pixels.pick(|s| (s.shows_samples(), s.shows_traits(), s.samples, s.seed));
    let is_fashion = pixels.pick(|s| s.pictures == PictureSet::Fashion);
    let stale = pixels.is_stale();
    let hint = move || {
        let (t, lang) = (pixels.t(), lab.lang.get());
        let (samples, traits, n, seed) = shown.get();
        let seed = seed.to_string();
        match (samples, traits) {
            (false, _) => t.samples_none.to_string(),
            (true, false) => fill(t.samples_made, &[&format::counted(lang, n as usize, t.n_samples), &seed]),
            (true, true) => fill(t.samples_both, &[&format::count(lang, n as usize), &seed]),
        }
    };
    let hash = move || in_pixels.with(|row| row.as_ref().map(|row| row.made.hash.clone()));
    let traits_hash = move || in_traits.with(|row| row.as_ref().map(|row| row.made.hash.clone()));
    let traits_open = move || shown.get().1;
    let second = move || match (shown.get().0, is_fashion.get(), traits_open()) {
        (false, ..) => ().into_any(),
        (true, false, _) => view! { <p class="hint traits-own">{pixels.words(|t| t.traits_own)}</p> }.into_any(),
        (true, true, false) => view! { <Offer pixels /> }.into_any(),
        (true, true, true) => view! {
            <Pictures pixels title=|t| t.in_traits hint=|t| t.in_traits_hint row=in_traits chosen=Chosen::Traits />
            <p class="hint">
                {pixels.words(|t| t.traits_named)}" "
                <button class="text-button" type="button" on:click=move |_| pixels.lab.page.set(Page::Latent)>
                    {pixels.lab.words(|t| t.latent_tab)}
                </button>
            </p>
        }
        .into_any(),
    };
    view! {
        <div
            class=live(move || if stale.get() { "pixels-samples stale" } else { "pixels-samples" })
            data-samples-hash=live(hash)
            data-traits-hash=live(traits_hash)
            aria-busy=live(move || word(stale.get()))
        >
            <div class="samples-head">
                <h2>{pixels.words(|t| t.samples)}</h2>
                <span class="hint">{live(hint)}</span>
                <span class="toolbar-space"></span>
                <Show when=is(move || traits_open() && !lab.narrow.get())>
                    <TraitsDisclosure pixels />
                </Show>
            </div>
            <Pictures pixels title=|t| t.in_pixels hint=|t| t.in_pixels_hint row=in_pixels chosen=Chosen::Sample />
            <Show when=is(move || !shown.get().0)>
                <p class="hint">{pixels.words(|t| t.nothing_made)}</p>
            </Show>
            <div id="pixels-traits" class="traits-part">{live(second)}</div>
        </div>
    }
}

/// One kind of samples: a label, then ten to a line, under each its nearest observation.
#[component]
fn Pictures(
    pixels: Pixels,
    title: Words<PixelsText>,
    hint: Words<PixelsText>,
    row: Memo<Option<Row>>,
    chosen: fn(usize) -> Chosen,
) -> impl IntoView {
    let lab = pixels.lab;
    let is_made = pixels.pick(PixelsScene::shows_samples);
    let under = move || {
        let (t, lang) = (pixels.t(), lab.lang.get());
        let row = row.get()?;
        let nearest: Vec<usize> = row.made.nearest.iter().map(|nearest| nearest.idx).collect();
        let first = *nearest.first()?;
        Some(if nearest.iter().all(|idx| *idx == first) {
            fill(t.nearest_always, &[&format::count(lang, first + 1)])
        } else {
            t.nearest.to_string()
        })
    };
    let coded = move || row.with(|row| row.as_ref().is_some_and(|row| !row.made.outfits.is_empty()));
    let items = move || match row.get().filter(|_| is_made.get()) {
        None => (0..SLOTS).map(|_| view! { <li class="slot" aria-hidden="true"></li> }).collect_view().into_any(),
        Some(row) => {
            let n = row.made.pictures.len().min(DIAGNOSED);
            let item = |idx: usize| {
                let nearest = row.made.nearest.get(idx).copied();
                let beside = nearest.map(|nearest| row.training[nearest.idx]);
                let outfit = row.made.outfits.get(idx).copied();
                let picture = row.made.pictures[idx];
                view! { <Item pixels idx chosen=chosen(idx) picture nearest beside outfit /> }
            };
            (0..n).map(item).collect_view().into_any()
        }
    };
    let more = move || {
        let more = row.get().filter(|_| is_made.get())?.made.pictures.len().saturating_sub(DIAGNOSED);
        (more > 0).then(|| fill(pixels.t().and_more, &[&format::count(lab.lang.get(), more)]))
    };
    view! {
        <div class="sample-row">
            <div class="sample-label">
                <span class="hint code-label">{live(move || coded().then(|| pixels.t().code))}</span>
                <p><b>{pixels.words(title)}</b><span class="hint">{pixels.words(hint)}</span></p>
                <span class="hint near-label">{live(under)}</span>
            </div>
            <div>
                <ul class="sample-list">{live(items)}</ul>
                <p class="hint">{live(more)}</p>
            </div>
        </div>
    }
}

#[component]
fn Item(
    pixels: Pixels,
    idx: usize,
    chosen: Chosen,
    picture: Picture,
    nearest: Option<Nearest>,
    /// The nearest observation.
    beside: Option<Picture>,
    outfit: Option<Outfit>,
) -> impl IntoView {
    let lab = pixels.lab;
    let now = pixels.pick(|s| s.chosen);
    let code = outfit.map(code);
    let spoken = code.clone().map(|code| code.join(" "));
    let told = move || {
        let (t, lang) = (pixels.t(), lab.lang.get());
        let number = format::count(lang, idx + 1);
        let near = nearest.map_or("–".to_string(), |nearest| format::count(lang, nearest.idx + 1));
        match &spoken {
            Some(code) => fill(t.traits_told, &[&number, code, &near]),
            None => fill(t.sample_told, &[&number, &near]),
        }
    };
    let choose = move |_| {
        pixels.painting.set(None);
        pixels.dispatch(PixelsEdit::Choose(chosen));
    };
    let is_seen = outfit.is_some() && nearest.is_some_and(|nearest| nearest.squared == 0);
    let digits = code.map(|code| {
        let digits = code.map(|digit| view! { <i>{digit}</i> });
        view! { <span class="code" aria-hidden="true">{digits.into_iter().collect_view()}</span> }
    });
    view! {
        <li>
            {digits}
            <button
                class="tile sample"
                type="button"
                aria-label=live(told)
                aria-pressed=live(move || word(now.get() == chosen))
                on:click=choose
            >
                <Bitmap picture=Signal::stored(Some(picture)) />
                {is_seen.then(|| view! { <span class="tag">{pixels.words(|t| t.seen)}</span> })}
            </button>
            <span class="near" aria-hidden="true">
                <Bitmap picture=Signal::stored(beside) />
                {live(move || nearest.map(|nearest| format::count(lab.lang.get(), nearest.idx + 1)))}
            </span>
        </li>
    }
}

/// The empty second row, and the button that fills it.
#[component]
fn Offer(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    view! {
        <div class="sample-row">
            <div class="sample-label">
                <p>
                    <b>{pixels.words(|t| t.in_traits)}</b>
                    <span class="hint">{pixels.words(|t| t.in_traits_hint)}</span>
                </p>
            </div>
            <div>
                <ul class="sample-list" aria-hidden="true">
                    {(0..SLOTS).map(|_| view! { <li class="slot"></li> }).collect_view()}
                </ul>
                <p class="offer">
                    <Show when=is(move || !lab.narrow.get())>
                        <TraitsButton pixels />
                    </Show>
                    <span class="hint">{pixels.words(|t| t.traits_hint)}</span>
                </p>
            </div>
        </div>
    }
}

/// Shows the same in five traits, or hides it again.
#[component]
pub fn TraitsButton(pixels: Pixels) -> impl IntoView {
    let next = pixels.pick(next_step);
    let open = pixels.pick(PixelsScene::shows_traits);
    let class = move || if next.get() == Next::Traits { "button grow primary" } else { "button grow" };
    let switch = move |_| {
        let open = open.get_untracked();
        pixels.dispatch(PixelsEdit::Traits(!open));
    };
    view! {
        <button
            class=class
            type="button"
            aria-expanded=live(move || word(open.get()))
            aria-controls="pixels-traits"
            on:click=switch
        >
            {pixels.words(|t| t.traits_instead)}
        </button>
    }
}

/// The same as a disclosure at the head of the samples.
#[component]
fn TraitsDisclosure(pixels: Pixels) -> impl IntoView {
    let shown = pixels.pick(PixelsScene::shows_traits);
    let open = RwSignal::new(shown.get_untracked());
    effect(move || {
        if !open.get() && shown.get_untracked() {
            pixels.dispatch(PixelsEdit::Traits(false));
        }
    });
    view! { <Disclosure label=pixels.words(|t| t.traits_instead) open controls="pixels-traits" /> }
}
