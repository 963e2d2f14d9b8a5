//! The observations, and what the models make, as tables: fifty rows a page.

use super::Outfits;
use super::handle::Editing;
use super::words::{ORDER, feature as feature_name, model as model_name, probability_or_dash, value as value_name};
use crate::data::{DataSet, Feature, Outfit, PUBLISHED_ROWS};
use crate::model::OutfitModelKind;
use crate::scene::GeneratedOutfit;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::{Words, fill};
use leptos::prelude::*;

/// Rows to a page.
const PAGE: usize = 50;

/// Which page of a table is shown.
#[derive(Clone, Copy)]
struct Paging {
    /// How many rows there are.
    n_rows: Memo<usize>,
    page: RwSignal<usize>,
}

impl Paging {
    fn new(n_rows: Memo<usize>) -> Self {
        Self { n_rows, page: RwSignal::new(0) }
    }

    fn last(self) -> usize {
        self.n_rows.get().saturating_sub(1) / PAGE
    }

    /// The page. Rows may have gone: the last page that is left.
    fn now(self) -> usize {
        self.page.get().min(self.last())
    }

    /// So many pages on, as far as there are pages.
    fn turned(self, by: isize) -> usize {
        self.now().saturating_add_signed(by).min(self.last())
    }
}

/// Buttons that turn the pages, once there is more than one.
#[component]
fn Pager(outfits: Outfits, paging: Paging) -> impl IntoView {
    let lab = outfits.lab;
    let turn = move |words: Words, by: isize| {
        view! {
            <button
                class="button"
                type="button"
                disabled=live(move || paging.turned(by) == paging.now())
                on:click=move |_| paging.page.set(untrack(|| paging.turned(by)))
            >
                {lab.words(words)}
            </button>
        }
    };
    let shown = move || {
        let (from, n) = (paging.now() * PAGE, paging.n_rows.get());
        let count = |n| format::count(lab.lang.get(), n);
        fill(lab.t().rows_shown, &[&count((from + 1).min(n)), &count((from + PAGE).min(n)), &count(n)])
    };
    view! {
        <Show when=is(move || { paging.n_rows.get() > PAGE })>
            <div class="pager">
                {turn(|t| t.previous, -1)}
                {turn(|t| t.next, 1)}
                <p class="hint" role="status">{shown}</p>
            </div>
        </Show>
    }
}

#[component]
fn FeatureHeadings(outfits: Outfits) -> impl IntoView {
    let heading =
        |feature| view! { <th scope="col">{live(move || feature_name(outfits.lab.lang.get(), feature))}</th> };
    ORDER.into_iter().map(heading).collect_view()
}

#[component]
fn ValueCells(outfits: Outfits, outfit: Outfit) -> impl IntoView {
    let cell = |feature: Feature| {
        let value = outfit.value(feature);
        let class = move || if outfits.lit.get() == Some((feature, value)) { "lit" } else { "" };
        let light = move |_| outfits.lit.set(Some((feature, value)));
        view! {
            <td class=class>
                <button class="value" type="button" on:click=light>
                    {live(move || value_name(outfits.lab.lang.get(), feature, value))}
                </button>
            </td>
        }
    };
    ORDER.into_iter().map(cell).collect_view()
}

/// The rows as names.
#[component]
pub fn ObservationsTable(outfits: Outfits) -> impl IntoView {
    let lab = outfits.lab;
    let rows = outfits.pick(|s| s.observations.clone());
    let published = outfits.pick(|s| s.data_set == DataSet::Published && !s.is_edited());
    let paging = Paging::new(outfits.pick(|s| s.observations.len()));
    let row = move |(idx, outfit): (usize, &Outfit)| {
        let outfit = *outfit;
        let number = move || format::count(lab.lang.get(), idx + 1);
        let origin = move || match published.get() {
            false => "",
            true if idx < PUBLISHED_ROWS => outfits.t().published_short,
            true => outfits.t().reconstructed_short,
        };
        view! {
            <tr>
                <th scope="row">{number}</th>
                <ValueCells outfits outfit />
                <td class="hint">{origin}</td>
                <td>
                    <button
                        class="button button-small"
                        type="button"
                        aria-label=live(move || fill(outfits.t().change_row, &[&number()]))
                        on:click=move |_| outfits.editing.set(Editing::Row(idx))
                    >
                        {outfits.words(|t| t.change)}
                    </button>
                </td>
            </tr>
        }
    };
    let body = move || {
        let rows = rows.get();
        rows.iter().enumerate().skip(paging.now() * PAGE).take(PAGE).map(row).collect_view()
    };
    view! {
        <Pager outfits paging />
        <div class="table-scroll" tabindex="0">
            <table class="numbers outfits-table" aria-label=lab.words(|t| t.observations)>
                <thead>
                    <tr>
                        <th scope="col">{lab.words(|t| t.number)}</th>
                        <FeatureHeadings outfits />
                        <td></td>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

/// What the models made, with what each of the three gives it.
#[component]
pub fn GeneratedTable(outfits: Outfits) -> impl IntoView {
    let lab = outfits.lab;
    let made = outfits.follow(|state| {
        let rows = state.generated.iter().flat_map(|all| all.iter()).flat_map(|made| {
            let outfits = made.outfits.clone().unwrap_or_default();
            outfits.into_iter().map(|outfit| (made.kind, outfit))
        });
        rows.collect::<Vec<(OutfitModelKind, GeneratedOutfit)>>()
    });
    let paging = Paging::new(Memo::new(move |_| made.with(Vec::len)));
    let row = move |(kind, made): &(OutfitModelKind, GeneratedOutfit)| {
        let (kind, made) = (*kind, *made);
        let prob = |p| view! { <td>{live(move || probability_or_dash(lab.lang.get(), p))}</td> };
        view! {
            <tr>
                <th scope="row">{live(move || model_name(lab.lang.get(), kind))}</th>
                <ValueCells outfits outfit=made.outfit />
                <td>{outfits.words(if made.seen { |t| t.seen } else { |t| t.new })}</td>
                {made.probs.into_iter().map(prob).collect_view()}
            </tr>
        }
    };
    let body = move || {
        let from = paging.now() * PAGE;
        made.with(|made| made.iter().skip(from).take(PAGE).map(row).collect_view())
    };
    let prob_heading =
        |kind| view! { <th scope="col">{live(move || format!("p, {}", model_name(lab.lang.get(), kind)))}</th> };
    view! {
        <Pager outfits paging />
        <div class="table-scroll" tabindex="0">
            <table class="numbers outfits-table" aria-label=outfits.words(|t| t.generated)>
                <thead>
                    <tr>
                        <th scope="col">{outfits.words(|t| t.model)}</th>
                        <FeatureHeadings outfits />
                        <th scope="col">{outfits.words(|t| t.seen_or_new)}</th>
                        {OutfitModelKind::ALL.into_iter().map(prob_heading).collect_view()}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}
