//! The observations as a table: fifty rows a page, each number a field, sorted as the reader likes.

use super::text::tools;
use crate::plane::Spot;
use crate::scene::{Edit, Mark, MarkKind};
use crate::ui::controls::{IconName, icon};
use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::dom::{El, Selector, button, dynamic, effect, el, element, selector, text, when};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::text::{Words, edit_error, fill};
use std::cell::RefCell;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Rows to a page.
const PAGE: usize = 50;

/// How the rows are sorted: by which axis (`None`: in the order they were placed), and whether from the largest.
type Sorting = (Option<Axis>, bool);

/// What the parts of the table share.
#[derive(Clone, Copy)]
struct Table {
    lab: Lab,
    page: Signal<usize>,
    sorting: Signal<Sorting>,
    /// Indices of observations, row by row. Editing a number does not move its row away under the reader's hands: it is
    /// sorted anew when they ask for it, and when rows come or go.
    order: Selector<Vec<usize>>,
    coordinates: Selector<Coordinates>,
}

/// The table with its pages and a row for adding.
pub fn table(lab: Lab) -> View {
    let count = lab.pick(|s| s.observations.points().len());
    let coordinates = lab.pick(Coordinates::of);
    let sorting = create_signal((None, false));
    let last = RefCell::new(Sorted::default());
    let order = selector(move || last.borrow_mut().order(lab.state().scene.observations.points(), sorting.get()));
    let table = Table { lab, page: create_signal(0), sorting, order, coordinates };
    // Rows may have gone: the last page that is left.
    let page =
        selector(move || table.page.get().min(lab.state().scene.observations.points().len().saturating_sub(1) / PAGE));
    let rows = dynamic(move || {
        let (order, from) = (table.order.get(), page.get() * PAGE);
        let shown = order.iter().skip(from).take(PAGE).enumerate();
        shown.map(|(row, idx)| table.row(from + row, *idx).into()).collect::<Vec<View>>().into()
    });
    let head = el("tr", "")
        .child(table.heading(None))
        .child(table.heading(Some(Axis::X)))
        .child(table.heading(Some(Axis::Y)))
        .child(el("td", ""));
    let grid = el("table", "numbers points-table")
        .says(lab, "aria-label", |t| tools(t).observations)
        .child(el("thead", "").child(head))
        .child(el("tbody", "").child(rows));
    View::from(vec![
        el("h3", "").child(lab.words(|t| tools(t).observations)).into(),
        lab.hint(|t| tools(t).table_hint).into(),
        table.pager(page, count),
        el("div", "table-scroll").child(grid).into(),
        table.add_row(),
    ])
}

/// The order of the rows, and what it was made for.
#[derive(Default)]
struct Sorted {
    points: Vec<Spot>,
    by: Sorting,
    order: Vec<usize>,
}

impl Sorted {
    /// The order of these points. It stays while one of them changes: that was an edit of its number.
    fn order(&mut self, points: &[Spot], by: Sorting) -> Vec<usize> {
        let n_others = points.iter().zip(&self.points).filter(|(now, before)| now != before).take(2).count();
        if by != self.by || points.len() != self.points.len() || n_others > 1 {
            self.order = sorted(points, by);
        }
        (self.points, self.by) = (points.to_vec(), by);
        self.order.clone()
    }
}

/// Indices of the observations in an order.
fn sorted(points: &[Spot], (by, descending): Sorting) -> Vec<usize> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    if let Some(axis) = by {
        order.sort_by_key(|idx| axis.step(points[*idx]));
    }
    if descending {
        order.reverse();
    }
    order
}

impl Table {
    fn axis_name(self, axis: Axis) -> String {
        self.coordinates.get().name(self.lab.lang.get(), axis).to_string()
    }

    /// A column's heading: a press sorts by it, another one the other way round.
    fn heading(self, by: Option<Axis>) -> El {
        let name = move || by.map_or_else(|| tools(self.lab.t()).number.to_string(), |axis| self.axis_name(axis));
        let press = move || {
            let (now, descending) = self.sorting.get_untracked();
            self.page.set(0);
            self.sorting.set((by, now == by && !descending));
        };
        let state = move || match self.sorting.get() {
            (now, _) if now != by => "none",
            (_, true) => "descending",
            (_, false) => "ascending",
        };
        let arrow = move || match state() {
            "descending" => " ↓",
            "ascending" => " ↑",
            _ => "",
        };
        el("th", "").set("scope", "col").set("aria-sort", state).child(
            button("sort", press)
                .child(text(name))
                .child(el("span", "").set("aria-hidden", "true").child(text(move || arrow().to_string()))),
        )
    }

    /// One observation. Its number tells it apart, however the rows are sorted.
    fn row(self, row: usize, idx: usize) -> El {
        let number = move || format::count(self.lab.lang.get(), idx + 1);
        let mark = Mark { kind: MarkKind::Observation, idx };
        let delete = move || {
            self.lab.dispatch(Edit::Delete(mark));
            // The next row has taken this one's place.
            super::page::focus_row(row);
        };
        let name = move || fill(tools(self.lab.t()).delete_row, &[&number()]);
        let remove = button("icon-button", delete)
            .set("aria-label", name)
            .set("title", name)
            .set("data-row", row.to_string())
            .child(icon(IconName::Trash));
        el("tr", "")
            .child(el("td", "unit").child(text(number)))
            .child(el("td", "").child(self.field(idx, Axis::X)))
            .child(el("td", "").child(self.field(idx, Axis::Y)))
            .child(el("td", "").child(remove))
    }

    /// A coordinate of an observation.
    fn field(self, idx: usize, axis: Axis) -> View {
        let lab = self.lab;
        let spot = lab.pick(move |s| s.observations.points().get(idx).copied());
        let (failed, input) = (create_signal(false), NodeRef::new());
        let show = move || spot.get().map(|spot| self.coordinates.get().written(spot, axis)).unwrap_or_default();
        let changed = move |ev: Event| {
            let value = ev
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
                .map_or(f64::NAN, |t| t.value_as_number());
            let moved = spot.get().and_then(|spot| self.coordinates.get().moved(spot, axis, value));
            failed.set(moved.is_none());
            let Some(to) = moved else { return };
            lab.dispatch(Edit::Move(Mark { kind: MarkKind::Observation, idx }, to));
            // As it is kept: the nearest step of the plane.
            if let Some(input) = element::<HtmlInputElement>(input) {
                input.set_value(&show());
            }
        };
        let name = move || {
            fill(tools(lab.t()).coordinate_of, &[&self.axis_name(axis), &format::count(lab.lang.get(), idx + 1)])
        };
        let view = el("input", "")
            .node(input)
            .set("type", "number")
            .set("step", "any")
            .set("autocomplete", "off")
            .set("aria-label", name)
            .set("aria-invalid", move || failed.get().then_some("true"))
            .on_change(changed);
        effect(move || {
            let text = show();
            failed.set(false);
            if let Some(input) = element::<HtmlInputElement>(input) {
                input.set_value(&text);
            }
        });
        View::from(vec![boxed(view, failed), self.range_error(failed, axis)])
    }

    /// What a number out of range is told.
    fn range_error(self, failed: Signal<bool>, axis: Axis) -> View {
        let words = move || {
            let lang = self.lab.lang.get();
            let [min, max] = self.coordinates.get().range_words(lang, axis);
            fill(self.lab.t().not_in_range, &[&min, &max])
        };
        when(move || failed.get(), move || el("p", "field-error").set("role", "alert").child(text(words)).into())
    }

    /// Pages, when there is more than one, and what is on this one.
    fn pager(self, page: Selector<usize>, count: Selector<usize>) -> View {
        let lab = self.lab;
        let turn = |words: Words, by: isize, is_end: fn(usize, usize) -> bool| {
            let turn = move || {
                if !is_end(page.get(), count.get()) {
                    self.page.set(page.get().saturating_add_signed(by));
                }
            };
            // Not `disabled`: the focus would be lost at the last page.
            button("button", turn)
                .set("aria-disabled", move || if is_end(page.get(), count.get()) { "true" } else { "false" })
                .child(lab.words(words))
        };
        let shown = move || {
            let (from, n) = (page.get() * PAGE, count.get());
            let count = |n| format::count(lab.lang.get(), n);
            fill(tools(lab.t()).rows_shown, &[&count((from + 1).min(n)), &count((from + PAGE).min(n)), &count(n)])
        };
        el("div", "pager")
            .child(turn(|t| tools(t).previous, -1, |page, _| page == 0))
            .child(turn(|t| tools(t).next, 1, |page, n| (page + 1) * PAGE >= n))
            .child(el("p", "hint").set("role", "status").child(text(shown)))
            .into()
    }

    /// Two numbers and Add.
    fn add_row(self) -> View {
        let lab = self.lab;
        let (x, y) = (NodeRef::new(), NodeRef::new());
        let failed = [create_signal(false), create_signal(false)];
        let refused = create_signal(None);
        let typed = |node: NodeRef| element::<HtmlInputElement>(node).map_or(f64::NAN, |input| input.value_as_number());
        let add = move || {
            let coordinates = self.coordinates.get();
            let middle = Spot { i: 32_768, j: 32_768 };
            let with_x = coordinates.moved(middle, Axis::X, typed(x));
            let with_y = coordinates.moved(middle, Axis::Y, typed(y));
            failed[0].set(with_x.is_none());
            failed[1].set(with_y.is_none());
            let (Some(with_x), Some(with_y)) = (with_x, with_y) else { return };
            let spot = Spot { i: with_x.i, j: with_y.j };
            refused.set(lab.try_edit(Edit::Place(MarkKind::Observation, spot), None).err());
            if refused.get_untracked().is_none() {
                for node in [x, y] {
                    element::<HtmlInputElement>(node).inspect(|input| input.set_value(""));
                }
                crate::ui::dom::focus(x);
                // To where the new row stands.
                let order = self.order.get();
                let last = order.len().saturating_sub(1);
                self.page.set(order.iter().position(|idx| *idx == last).unwrap_or(0) / PAGE);
            }
        };
        let field = |node: NodeRef, axis: Axis, failed: Signal<bool>| {
            let input = el("input", "").node(node).set("type", "number").set("step", "any").set("autocomplete", "off");
            let name = move || self.axis_name(axis);
            let input = input.set("aria-label", move || fill(tools(lab.t()).new_coordinate, &[&name()]));
            let input = input.set("aria-invalid", move || failed.get().then_some("true"));
            el("div", "number")
                .child(el("span", "hint").set("aria-hidden", "true").child(text(name)))
                .child(boxed(input, failed))
                .child(self.range_error(failed, axis))
        };
        let error = when(
            move || refused.get().is_some(),
            move || {
                let words = move || refused.get().map(|error| edit_error(lab.lang.get(), error)).unwrap_or_default();
                el("p", "field-error").set("role", "alert").child(text(words)).into()
            },
        );
        el("div", "add-row")
            .child(field(x, Axis::X, failed[0]))
            .child(field(y, Axis::Y, failed[1]))
            .child(button("button", add).child(lab.words(|t| tools(t).add)))
            .child(error)
            .into()
    }
}

fn boxed(input: El, failed: Signal<bool>) -> View {
    el("span", "").class(move || if failed.get() { "number-box invalid" } else { "number-box" }).child(input).into()
}
