//! The observations: a wall of figures or a table, and what can be done to them.

use super::Outfits;
use super::editor::Editor;
use super::handle::Editing;
use super::table::ObservationsTable;
use super::wall::Wall;
use super::words::lit;
use crate::data::DataSet;
use crate::scene::{OutfitsEdit, ShowData};
use crate::ui::controls::{Radios, RedoButton, UndoButton};
use crate::ui::dom::{is, live, word};
use crate::ui::files;
use crate::ui::format;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

/// Where the observations are on the page.
const HEADING: &str = "outfits-observations";

/// Scrolls to them.
pub fn show_observations() {
    if let Some(heading) = document().get_element_by_id(HEADING) {
        heading.scroll_into_view();
    }
}

/// The card of the observations.
#[component]
pub fn Observations(outfits: Outfits) -> impl IntoView {
    let (lab, editing) = (outfits.lab, outfits.editing);
    let n_rows = outfits.pick(|s| s.observations.len());
    let shows = outfits.pick(|s| s.show_data);
    let counted = move || {
        let n = format::counted(lab.lang.get(), n_rows.get(), outfits.t().n_outfits);
        fill(outfits.t().outfits_counted, &[&n])
    };
    let show_as = move |show| {
        outfits.dispatch(OutfitsEdit::ShowData(show));
    };
    let is_adding = move || editing.get() == Editing::Adding;
    let add = move |_| editing.set(if untrack(is_adding) { Editing::Nothing } else { Editing::Adding });
    let reset = move |_| {
        editing.set(Editing::Nothing);
        outfits.dispatch(OutfitsEdit::Reset);
    };
    let body = move || match shows.get() {
        ShowData::Figures => view! { <Wall outfits /> }.into_any(),
        ShowData::Table => view! { <ObservationsTable outfits /> }.into_any(),
    };
    view! {
        <section class="card" aria-labelledby=HEADING>
            <div class="card-head">
                <h2 id=HEADING>{lab.words(|t| t.observations)}</h2>
                <span class="hint">{counted}</span>
                <span class="toolbar-space"></span>
                <DataSetSelect outfits />
                <Radios
                    label=outfits.words(|t| t.show_data_as)
                    name="show-data"
                    options=vec![
                        (ShowData::Figures, outfits.words(|t| t.figures)),
                        (ShowData::Table, outfits.words(|t| t.table)),
                    ]
                    value=shows
                    on_change=show_as
                />
                <Show when=is(move || !lab.narrow.get())>
                    <button class="button" type="button" aria-expanded=live(move || word(is_adding())) on:click=add>
                        {outfits.words(|t| t.add_outfit)}
                    </button>
                </Show>
                <ImportButton outfits />
                // On a narrow page it stands in the bar.
                <Show when=is(move || !lab.narrow.get())>
                    <UndoButton lab />
                </Show>
                <RedoButton lab />
                <button class="button" type="button" on:click=reset>{outfits.words(|t| t.reset_data)}</button>
            </div>
            <Editor outfits />
            <LitLine outfits />
            {body}
            <Show when=is(move || outfits.is_reconstructed())>
                <p class="hint">{outfits.words(|t| t.reconstructed)}</p>
            </Show>
        </section>
    }
}

#[component]
fn DataSetSelect(outfits: Outfits) -> impl IntoView {
    let now = outfits.pick(|s| s.data_set);
    let option = move |set: DataSet| {
        let words = outfits.words(match set {
            DataSet::Published => |t| t.data_published,
            DataSet::Dependence => |t| t.data_dependence,
            DataSet::Own => |t| t.data_own,
        });
        view! { <option prop:selected=live(move || now.get() == set)>{words}</option> }
    };
    let choose = move |ev| {
        let idx = event_target::<HtmlSelectElement>(&ev).selected_index();
        if let Some(set) = usize::try_from(idx).ok().and_then(|idx| DataSet::ALL.get(idx)) {
            outfits.dispatch(OutfitsEdit::DataSet(*set));
        }
    };
    view! {
        <span class="pick-inline">
            <label class="visually-hidden" for="data-set">{outfits.words(|t| t.data_set)}</label>
            <select id="data-set" on:change=choose>{DataSet::ALL.into_iter().map(option).collect_view()}</select>
        </span>
    }
}

#[component]
fn ImportButton(outfits: Outfits) -> impl IntoView {
    let lab = outfits.lab;
    let file = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(input) = file.get_untracked() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
            files::import(lab, chosen.into());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let choose = move |_| {
        if let Some(input) = file.get_untracked() {
            input.click();
        }
    };
    view! {
        <button class="button" type="button" on:click=choose>{lab.words(|t| t.import)}</button>
        <input
            node_ref=file
            type="file"
            accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain"
            hidden
            on:change=chosen
        />
    }
}

/// The value that lights up outfits, and how many have it.
#[component]
fn LitLine(outfits: Outfits) -> impl IntoView {
    view! {
        <Show when=is(move || outfits.lit.get().is_some())>
            <p class="lit-line" role="status">
                {live(move || lit(outfits))}
                <button class="text-button" type="button" on:click=move |_| outfits.lit.set(None)>
                    {outfits.words(|t| t.unlight)}
                </button>
            </p>
        </Show>
    }
}
