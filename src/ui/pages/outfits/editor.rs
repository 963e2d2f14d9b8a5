//! The picker for a new outfit or for that of a row, above the observations.

use super::Outfits;
use super::figure::Figure;
use super::handle::Editing;
use super::picker::{Picker, ValueSelect};
use super::words::{ORDER, value as value_name};
use crate::data::{DataSet, Feature, Outfit, PUBLISHED_ROWS};
use crate::scene::OutfitsEdit;
use crate::ui::controls::{Icon, IconName};
use crate::ui::dom::{focus_soon, is};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// What is in the picker, if it is open.
#[component]
pub fn Editor(outfits: Outfits) -> impl IntoView {
    let n_rows = outfits.pick(|s| s.observations.len());
    // Kept while the picker is closed.
    let new = RwSignal::new(Outfit::COMBINATION_2);
    move || match outfits.editing.get() {
        Editing::Nothing => ().into_any(),
        Editing::Adding => view! { <Adding outfits new /> }.into_any(),
        Editing::Row(row) => view! {
            <Show when=is(move || { n_rows.get() > row })>
                <Changing outfits row />
            </Show>
        }
        .into_any(),
    }
}

/// Says how many outfits there are now.
fn say_count(outfits: Outfits) {
    let n = outfits.peek().scene.observations.len();
    outfits.say(untrack(|| format::counted(outfits.lab.lang.get(), n, outfits.t().n_outfits)));
}

#[component]
fn Adding(outfits: Outfits, new: RwSignal<Outfit>) -> impl IntoView {
    let add = move |_| {
        if outfits.dispatch(OutfitsEdit::Add(new.get_untracked())) {
            say_count(outfits);
        }
    };
    let close = move |_| outfits.editing.set(Editing::Nothing);
    view! {
        <div class="editor" role="group" aria-label=outfits.words(|t| t.add_outfit)>
            <Picker outfits id="new" now=new chosen=Callback::new(move |outfit| new.set(outfit)) />
            <div class="editor-buttons">
                <button class="button button-strong" type="button" on:click=add>{outfits.lab.words(|t| t.add)}</button>
                <button class="button" type="button" on:click=close>{outfits.lab.words(|t| t.close)}</button>
            </div>
        </div>
    }
}

#[component]
fn Changing(outfits: Outfits, row: usize) -> impl IntoView {
    let lab = outfits.lab;
    let outfit = outfits.pick(move |s| s.observations.get(row).copied());
    let published = outfits.pick(|s| s.data_set == DataSet::Published && !s.is_edited());
    // The picker stands above the figure that opened it.
    focus_soon(vec!["#row-top".to_string()]);
    let title = move || fill(outfits.t().outfit_of_row, &[&format::count(lab.lang.get(), row + 1)]);
    let origin = move || match published.get() {
        false => "",
        true if row < PUBLISHED_ROWS => outfits.t().row_published,
        true => outfits.t().row_reconstructed,
    };
    let figure = move || outfit.get().map(|outfit| view! { <Figure outfits outfit /> });
    let select = move |feature: Feature| {
        let now = Signal::derive(move || outfit.get().map(|outfit| outfit.value(feature)));
        let chosen = Callback::new(move |value: Option<u8>| {
            let with = |(value, outfit): (u8, Outfit)| outfit.with(feature, value);
            if let Some(changed) = value.zip(outfit.get_untracked()).and_then(with) {
                outfits.dispatch(OutfitsEdit::Change(row, changed));
            }
        });
        view! { <ValueSelect outfits id=format!("row-{}", feature.name()) feature now chosen /> }
    };
    let light = move |feature: Feature| {
        let words =
            move || outfit.get().map_or("", |outfit| value_name(lab.lang.get(), feature, outfit.value(feature)));
        let click = move |_| outfits.lit.set(outfit.get_untracked().map(|outfit| (feature, outfit.value(feature))));
        view! { <button class="button button-small" type="button" on:click=click>{words}</button> }
    };
    let close = move || {
        outfits.editing.set(Editing::Nothing);
        let figure = |row: usize| format!("[data-outfit=\"{row}\"]");
        focus_soon(vec![figure(row), figure(row.saturating_sub(1)), "#data-set".to_string()]);
    };
    let remove = move |_| {
        outfits.dispatch(OutfitsEdit::Remove(row));
        close();
        say_count(outfits);
    };
    view! {
        <div class="editor" role="group" aria-label=title>
            <div class="picker">
                <div class="picker-figure">{figure}</div>
                <div class="picks">
                    <p class="pick-title"><b>{title}</b>" "{origin}</p>
                    {ORDER.into_iter().map(select).collect_view()}
                </div>
            </div>
            <div class="presets">
                <span class="hint">{outfits.words(|t| t.light_up)}</span>
                {Feature::ALL.into_iter().map(light).collect_view()}
            </div>
            <div class="editor-buttons">
                <button class="button" type="button" on:click=remove>
                    <Icon name=IconName::Trash />
                    {outfits.words(|t| t.remove_outfit)}
                </button>
                <button class="button" type="button" on:click=move |_| close()>{lab.words(|t| t.close)}</button>
            </div>
        </div>
    }
}
