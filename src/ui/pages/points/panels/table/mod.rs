//! The observations as a table: fifty rows a page, each number a field, sorted as the reader likes.

mod add_row;
mod field;
mod row;
mod sheet;
mod sorting;

use super::text::PanelText;
use crate::ui::coordinates::Axis;
use crate::ui::dom::{live, word};
use crate::ui::pages::points::Points;
use crate::ui::text::{Words, fill};
use add_row::AddRow;
use leptos::prelude::*;
use row::Row;
use sheet::{PAGE, Sheet};

/// The table with its pages and a row for adding.
#[component]
pub fn Table(points: Points) -> impl IntoView {
    let sheet = Sheet::new(points);
    view! {
        <h3>{points.lab.words(|t| t.observations)}</h3>
        <p class="hint">{points.lab.words_of(|t: &PanelText| t.table_hint)}</p>
        <Pager sheet />
        <div class="table-scroll">
            <table class="numbers points-table" aria-label=points.lab.words(|t| t.observations)>
                <thead>
                    <tr>
                        <Heading sheet by=None />
                        <Heading sheet by=Some(Axis::X) />
                        <Heading sheet by=Some(Axis::Y) />
                        <td></td>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || sheet.rows() key=|row| *row let((row, idx))>
                        <Row sheet row idx />
                    </For>
                </tbody>
            </table>
        </div>
        <AddRow sheet />
    }
}

/// A column's heading: a press sorts by it, another one the other way round.
#[component]
fn Heading(sheet: Sheet, by: Option<Axis>) -> impl IntoView {
    let name = move || by.map_or_else(|| sheet.points.lab.t().number, |axis| sheet.axis_name(axis));
    let press = move |_| {
        let (now, descending) = sheet.sorting.get_untracked();
        sheet.turned_to.set(0);
        sheet.sorting.set((by, now == by && !descending));
    };
    let state = move || match sheet.sorting.get() {
        (now, _) if now != by => "none",
        (_, true) => "descending",
        (_, false) => "ascending",
    };
    let arrow = move || match state() {
        "descending" => " ↓",
        "ascending" => " ↑",
        _ => "",
    };
    view! {
        <th scope="col" aria-sort=state>
            <button class="sort" type="button" on:click=press>
                {name}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

/// Pages, and what is on this one.
#[component]
fn Pager(sheet: Sheet) -> impl IntoView {
    let turn = move |words: Words, by: isize, is_end: fn(usize, usize) -> bool| {
        let turn = move |_| {
            let page = sheet.page.get_untracked();
            if !is_end(page, sheet.count.get_untracked()) {
                sheet.turned_to.set(page.saturating_add_signed(by));
            }
        };
        // Not `disabled`: the focus would be lost at the last page.
        view! {
            <button
                class="button"
                type="button"
                aria-disabled=live(move || word(is_end(sheet.page.get(), sheet.count.get())))
                on:click=turn
            >
                {sheet.points.lab.words(words)}
            </button>
        }
    };
    let shown = move || {
        let (from, n) = (sheet.page.get() * PAGE, sheet.count.get());
        let count = |n| sheet.count_words(n);
        fill(sheet.points.lab.t().rows_shown, &[&count((from + 1).min(n)), &count((from + PAGE).min(n)), &count(n)])
    };
    view! {
        <div class="pager">
            {turn(|t| t.previous, -1, |page, _| page == 0)}
            {turn(|t| t.next, 1, |page, n| (page + 1) * PAGE >= n)}
            <p class="hint" role="status">{shown}</p>
        </div>
    }
}
