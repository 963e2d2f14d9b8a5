//! The observations: a wall of figures or a table, and what can be done to them.

use super::Wardrobe;
use super::figure::drawn;
use super::picker::picker;
use super::table::observations_table;
use super::wardrobe::Editing;
use super::words::{feature as feature_name, value as value_name};
use crate::data::{DataSet, Feature, Outfit, PUBLISHED_ROWS};
use crate::scene::{OutfitsEdit, ShowData};
use crate::ui::controls::{IconName, icon, radios};
use crate::ui::dom::{button, dynamic, el, element, icon_button, selector, text, when};
use crate::ui::format;
use crate::ui::text::{Words, fill};
use crate::ui::workshop::files;
use crate::ui::workshop::page as outside;
use crate::ui::workshop::text::tools;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

/// Figures on the wall; more are counted.
pub const WALL: usize = 50;

/// The card of the observations.
pub fn observations(w: Wardrobe) -> View {
    let lab = w.lab;
    let count = w.pick(|s| s.observations.len());
    let shows = w.pick(|s| s.show_data);
    let editing = w.editing;
    let counted = move || {
        let n = format::counted(lab.lang.get(), count.get(), w.t().n_outfits);
        fill(w.t().outfits_counted, &[&n])
    };
    let show = radios(
        lab,
        |t| tools(t).show_data_as,
        "show-data",
        &[(ShowData::Figures, |t| tools(t).figures), (ShowData::Table, |t| tools(t).table)],
        shows,
        move |show| {
            w.dispatch(OutfitsEdit::ShowData(show));
        },
    );
    let add = move || {
        editing.set(if editing.get_untracked() == Editing::Adding { Editing::Nothing } else { Editing::Adding });
    };
    let reset = move || {
        editing.set(Editing::Nothing);
        w.dispatch(OutfitsEdit::Reset);
    };
    let head = el("div", "card-head")
        .child(el("h2", "").set("id", "outfits-observations").child(lab.words(|t| tools(t).observations)))
        .child(el("span", "hint").child(text(counted)))
        .child(el("span", "toolbar-space"))
        .child(data_set(w))
        .child(show)
        .child(when(
            move || !lab.narrow.get(),
            move || {
                button("button", add)
                    .set("aria-expanded", move || if editing.get() == Editing::Adding { "true" } else { "false" })
                    .child(lab.words(|t| tools(t).add_outfit))
                    .into()
            },
        ))
        .child(import_button(w))
        .child(step_button(w, |t| t.undo, "undo", IconName::Undo, |can| can.0))
        .child(step_button(w, |t| t.redo, "redo", IconName::Redo, |can| can.1))
        .child(button("button", reset).child(lab.words(|t| tools(t).reset_data)));
    let body = dynamic(move || match shows.get() {
        ShowData::Figures => wall(w, editing),
        ShowData::Table => observations_table(w, move |row| editing.set(Editing::Row(row))),
    });
    el("section", "card")
        .set("aria-labelledby", "outfits-observations")
        .child(head)
        .child(editor(w, editing))
        .child(lit_line(w))
        .child(body)
        .child(when(move || w.is_reconstructed(), move || lab.hint(|t| tools(t).reconstructed).into()))
        .into()
}

/// Undo or Redo; on a narrow page Undo stands in the bar.
fn step_button(w: Wardrobe, name: Words, call: &'static str, shows: IconName, can: fn((bool, bool)) -> bool) -> View {
    let there = move || !w.lab.narrow.get() || call == "redo";
    when(there, move || {
        icon_button(w.lab, "button icon-button", name, move || outside::to_page(call, &[]))
            .flag("disabled", move || !can(w.can_step.get()))
            .child(icon(shows))
            .into()
    })
}

fn data_set(w: Wardrobe) -> View {
    let now = w.pick(|s| s.data_set);
    let node = NodeRef::new();
    let option = move |set: DataSet| -> View {
        let words = move || match set {
            DataSet::Published => w.t().data_published,
            DataSet::Dependence => w.t().data_dependence,
            DataSet::Own => w.t().data_own,
        };
        let option = el("option", "").property("selected", move || (now.get() == set).into());
        option.child(text(move || words().to_string())).into()
    };
    let chosen = move |_| {
        let idx = element::<HtmlSelectElement>(node).map_or(-1, |select| select.selected_index());
        if let Some(set) = usize::try_from(idx).ok().and_then(|idx| DataSet::ALL.get(idx)) {
            w.dispatch(OutfitsEdit::DataSet(*set));
        }
    };
    el("span", "pick-inline")
        .child(el("label", "visually-hidden").set("for", "data-set").child(w.lab.words(|t| tools(t).data_set)))
        .child(
            el("select", "")
                .node(node)
                .set("id", "data-set")
                .on_change(chosen)
                .child(Vec::from(DataSet::ALL.map(option))),
        )
        .into()
}

fn import_button(w: Wardrobe) -> View {
    let file = NodeRef::new();
    let input = move || element::<HtmlInputElement>(file);
    let chosen = move |_| {
        let Some(input) = input() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
            files::import(w.lab, w, &chosen.into());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let choose = move || {
        if let Some(input) = input() {
            input.click();
        }
    };
    View::from(vec![
        button("button", choose).child(w.lab.words(|t| t.import)).into(),
        el("input", "")
            .node(file)
            .set("type", "file")
            .set("accept", ".json,.csv,.tsv,.txt,application/json,text/csv,text/plain")
            .set("hidden", "")
            .on_change(chosen)
            .into(),
    ])
}

/// The value that lights up outfits, and how many have it.
fn lit_line(w: Wardrobe) -> View {
    when(
        move || w.lit.get().is_some(),
        move || {
            let words = move || {
                let Some((feature, value)) = w.lit.get() else { return String::new() };
                let lang = w.lab.lang.get();
                let n = w.state().tally().value_count(feature, value) as usize;
                let name = format!("{}: {}", feature_name(lang, feature), value_name(lang, feature, value));
                fill(w.t().lit.pick(lang, n), &[&name, &format::count(lang, n)])
            };
            el("p", "lit-line")
                .set("role", "status")
                .child(text(words))
                .child(button("text-button", move || w.lit.set(None)).child(w.lab.words(|t| tools(t).unlight)))
                .into()
        },
    )
}

/// The wall of figures: each a button that opens its row.
fn wall(w: Wardrobe, editing: Signal<Editing>) -> View {
    let rows = w.pick(|s| s.observations.clone());
    let figures = dynamic(move || {
        let rows = rows.get();
        let figure = |(row, outfit): (usize, &Outfit)| -> View {
            let outfit = *outfit;
            let class = move || match w.lit.get() {
                Some((feature, value)) if outfit.value(feature) == value => "wall-figure lit",
                Some(_) => "wall-figure unlit",
                None => "wall-figure",
            };
            let open = move || editing.set(Editing::Row(row));
            el("li", "")
                .child(button("", open).class(class).set("data-outfit", row.to_string()).child(drawn(w, outfit)))
                .into()
        };
        el("ul", "wall").child(rows.iter().take(WALL).enumerate().map(figure).collect::<Vec<View>>()).into()
    });
    let more = move || {
        let more = rows.get().len().saturating_sub(WALL);
        if more == 0 { String::new() } else { fill(w.t().and_more, &[&format::count(w.lab.lang.get(), more)]) }
    };
    let none = move || rows.get().is_empty();
    View::from(vec![
        figures,
        el("p", "hint").child(text(more)).into(),
        when(none, move || w.lab.hint(|t| tools(t).no_outfits).into()),
    ])
}

/// The picker for a new outfit or for that of a row.
fn editor(w: Wardrobe, editing: Signal<Editing>) -> View {
    let new = create_signal(Outfit::COMBINATION_2);
    dynamic(move || match editing.get() {
        Editing::Nothing => View::new(),
        Editing::Adding => adding(w, editing, new),
        Editing::Row(row) => {
            let is_there = move || w.state().scene.observations.len() > row;
            when(is_there, move || changing(w, editing, row))
        }
    })
}

fn adding(w: Wardrobe, editing: Signal<Editing>, new: Signal<Outfit>) -> View {
    let add = move || {
        if w.dispatch(OutfitsEdit::Add(new.get_untracked())) {
            let n = w.peek().scene.observations.len();
            w.say(&format::counted(w.lab.lang.get_untracked(), n, w.t().n_outfits));
        }
    };
    el("div", "editor")
        .set("role", "group")
        .says(w.lab, "aria-label", |t| tools(t).add_outfit)
        .child(picker(w, "new", move || new.get(), move |outfit| new.set(outfit)))
        .child(
            el("div", "editor-buttons")
                .child(button("button button-strong", add).child(w.lab.words(|t| tools(t).add)))
                .child(button("button", move || editing.set(Editing::Nothing)).child(w.lab.words(|t| t.close))),
        )
        .into()
}

fn changing(w: Wardrobe, editing: Signal<Editing>, row: usize) -> View {
    let lab = w.lab;
    let outfit = selector(move || w.state().scene.observations.get(row).copied());
    // The picker stands above the figure that opened it.
    focus_on("#row-top");
    let title = move || fill(w.t().outfit_of_row, &[&format::count(lab.lang.get(), row + 1)]);
    let origin = move || {
        let state = w.state();
        let published = state.scene.data_set == DataSet::Published && !state.scene.is_edited();
        match published {
            false => String::new(),
            true if row < PUBLISHED_ROWS => w.t().row_published.to_string(),
            true => w.t().row_reconstructed.to_string(),
        }
    };
    let selects = super::picker::ORDER.map(|feature| {
        let now = move || outfit.get().map(|outfit| outfit.value(feature));
        let chosen = move |value: Option<u8>| {
            let changed = value.zip(untrack(|| outfit.get())).and_then(|(value, outfit)| outfit.with(feature, value));
            if let Some(changed) = changed {
                w.dispatch(OutfitsEdit::Change(row, changed));
            }
        };
        super::picker::value_select(w, format!("row-{}", feature.name()), feature, None, now, chosen)
    });
    let figure = dynamic(move || outfit.get().map(|outfit| drawn(w, outfit).into()).unwrap_or_default());
    let close = move || {
        editing.set(Editing::Nothing);
        focus_on(&format!("[data-outfit=\"{row}\"], [data-outfit=\"{}\"], #data-set", row.saturating_sub(1)));
    };
    let remove = move || {
        w.dispatch(OutfitsEdit::Remove(row));
        close();
        let n = w.peek().scene.observations.len();
        w.say(&format::counted(lab.lang.get_untracked(), n, w.t().n_outfits));
    };
    let light = Feature::ALL.map(|feature| {
        let words = move || {
            outfit.get().map_or(String::new(), |o| value_name(lab.lang.get(), feature, o.value(feature)).to_string())
        };
        let click = move || w.lit.set(untrack(|| outfit.get()).map(|outfit| (feature, outfit.value(feature))));
        button("button button-small", click).child(text(words)).into()
    });
    el("div", "editor")
        .set("role", "group")
        .set("aria-label", title)
        .child(
            el("div", "picker").child(el("div", "picker-figure").child(figure)).child(
                el("div", "picks")
                    .child(el("p", "pick-title").child(el("b", "").child(text(title))).child(" ").child(text(origin)))
                    .child(Vec::from(selects)),
            ),
        )
        .child(
            el("div", "presets")
                .child(el("span", "hint").child(lab.words(|t| tools(t).light_up)))
                .child(Vec::<View>::from(light)),
        )
        .child(
            el("div", "editor-buttons")
                .child(
                    button("button", remove).child(icon(IconName::Trash)).child(lab.words(|t| tools(t).remove_outfit)),
                )
                .child(button("button", close).child(lab.words(|t| t.close))),
        )
        .into()
}

/// Gives the focus to the first of these that is there in a moment.
fn focus_on(selectors: &str) {
    let selectors = selectors.to_string();
    spawn_local(async move {
        let document = web_sys::window().and_then(|w| w.document());
        let found = selectors.split(", ").find_map(|selector| document.as_ref()?.query_selector(selector).ok()?);
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
