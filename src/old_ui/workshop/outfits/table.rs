//! The observations, and what the models make, as tables: fifty rows a page.

use super::Wardrobe;
use super::picker::ORDER;
use super::words::{feature as feature_name, model as model_name, probability_or_dash, value as value_name};
use crate::data::{DataSet, Outfit, PUBLISHED_ROWS};
use crate::model::OutfitModelKind;
use crate::scene::GeneratedOutfit;
use crate::ui::dom::{El, Selector, button, dynamic, el, selector, text, when};
use crate::ui::format;
use crate::ui::text::{Words, fill};
use crate::ui::workshop::text::tools;
use sycamore_reactive::*;
use sycamore_web::View;

/// Rows to a page.
const PAGE: usize = 50;

/// Buttons that turn the pages of a table of `count` rows, once there is more than one, and the page that is shown.
fn pages(w: Wardrobe, count: Selector<usize>) -> (View, Signal<usize>) {
    let page = create_signal(0_usize);
    let last = move || count.get().saturating_sub(1) / PAGE;
    // Rows may have gone: the last page that is left.
    let now = move || page.get().min(last());
    let turn = move |words: Words, by: isize| {
        let to = move || now().saturating_add_signed(by).min(last());
        button("button", move || page.set(untrack(to)))
            .flag("disabled", move || to() == now())
            .child(w.lab.words(words))
    };
    let shown = move || {
        let (from, n) = (now() * PAGE, count.get());
        let count = |n| format::count(w.lab.lang.get(), n);
        fill(w.t().rows_shown, &[&count((from + 1).min(n)), &count((from + PAGE).min(n)), &count(n)])
    };
    let view = when(
        move || count.get() > PAGE,
        move || {
            el("div", "pager")
                .child(turn(|t| tools(t).previous, -1))
                .child(turn(|t| tools(t).next, 1))
                .child(el("p", "hint").set("role", "status").child(text(shown)))
                .into()
        },
    );
    (view, page)
}

fn heading(words: impl Fn() -> String + 'static) -> El {
    el("th", "").set("scope", "col").child(text(words))
}

fn value_cells(w: Wardrobe, line: El, outfit: Outfit) -> El {
    ORDER.into_iter().fold(line, |line, feature| {
        let class = move || match w.lit.get() {
            Some((lit, value)) if lit == feature && outfit.value(feature) == value => "lit",
            _ => "",
        };
        let words = move || value_name(w.lab.lang.get(), feature, outfit.value(feature)).to_string();
        let light = move || w.lit.set(Some((feature, outfit.value(feature))));
        line.child(el("td", "").class(class).child(button("value", light).child(text(words))))
    })
}

/// The rows as names.
pub fn observations_table(w: Wardrobe, edit: impl Fn(usize) + Copy + 'static) -> View {
    let rows = w.pick(|s| s.observations.clone());
    let count = selector(move || w.state().scene.observations.len());
    let published = w.pick(|s| s.data_set == DataSet::Published && !s.is_edited());
    let (pager, page) = pages(w, count);
    let body = dynamic(move || {
        let rows = rows.get();
        let from = page.get().min(rows.len().saturating_sub(1) / PAGE) * PAGE;
        let row = |(idx, outfit): (usize, &Outfit)| -> View {
            let number = move || format::count(w.lab.lang.get(), idx + 1);
            let origin = move || match published.get() {
                false => "",
                true if idx < PUBLISHED_ROWS => w.t().published_short,
                true => w.t().reconstructed_short,
            };
            let name = move || fill(w.t().change_row, &[&number()]);
            let line = el("tr", "").child(el("th", "").set("scope", "row").child(text(number)));
            value_cells(w, line, *outfit)
                .child(el("td", "hint").child(text(move || origin().to_string())))
                .child(
                    el("td", "").child(
                        button("button button-small", move || edit(idx))
                            .set("aria-label", name)
                            .child(w.lab.words(|t| tools(t).change)),
                    ),
                )
                .into()
        };
        rows.iter().enumerate().skip(from).take(PAGE).map(row).collect::<Vec<View>>().into()
    });
    let head =
        ORDER.into_iter().fold(el("tr", "").child(heading(move || w.t().number.to_string())), |head, feature| {
            head.child(heading(move || feature_name(w.lab.lang.get(), feature).to_string()))
        });
    let table = el("table", "numbers outfits-table")
        .says(w.lab, "aria-label", |t| tools(t).observations)
        .child(el("thead", "").child(head.child(el("td", "")).child(el("td", ""))))
        .child(el("tbody", "").child(body));
    View::from(vec![pager, el("div", "table-scroll").set("tabindex", "0").child(table).into()])
}

/// What the models made, with what each of the three gives it.
pub fn generated_table(w: Wardrobe) -> View {
    let made = selector(move || {
        let generated = w.state().generated.clone();
        let rows = generated.iter().flat_map(|g| g.iter()).flat_map(|made| {
            let outfits = made.outfits.clone().unwrap_or_default();
            outfits.into_iter().map(|outfit| (made.kind, outfit)).collect::<Vec<_>>()
        });
        rows.collect::<Vec<(OutfitModelKind, GeneratedOutfit)>>()
    });
    let count = selector(move || {
        let state = w.state();
        let generated = state.generated.as_ref();
        generated.map_or(0, |g| g.iter().map(|made| made.outfits.as_ref().map_or(0, Vec::len)).sum())
    });
    let (pager, page) = pages(w, count);
    let body = dynamic(move || {
        let row = |(kind, made): &(OutfitModelKind, GeneratedOutfit)| -> View {
            let (lang, kind, made) = (w.lab.lang.get(), *kind, *made);
            let line = el("tr", "").child(el("th", "").set("scope", "row").child(model_name(lang, kind)));
            let line = value_cells(w, line, made.outfit);
            let seen = if made.seen { w.t().seen } else { w.t().new };
            let line = line.child(el("td", "").child(seen));
            made.probs
                .into_iter()
                .fold(line, |line, p| line.child(el("td", "").child(probability_or_dash(lang, p))))
                .into()
        };
        let made = made.get();
        let from = page.get().min(made.len().saturating_sub(1) / PAGE) * PAGE;
        made.iter().skip(from).take(PAGE).map(row).collect::<Vec<View>>().into()
    });
    let head = ORDER.into_iter().fold(el("tr", "").child(heading(move || w.t().model.to_string())), |head, feature| {
        head.child(heading(move || feature_name(w.lab.lang.get(), feature).to_string()))
    });
    let head = head.child(heading(move || w.t().seen_or_new.to_string()));
    let head = OutfitModelKind::ALL
        .into_iter()
        .fold(head, |head, kind| head.child(heading(move || format!("p, {}", model_name(w.lab.lang.get(), kind)))));
    let table = el("table", "numbers outfits-table")
        .says(w.lab, "aria-label", |t| tools(t).generated)
        .child(el("thead", "").child(head))
        .child(el("tbody", "").child(body));
    View::from(vec![pager, el("div", "table-scroll").set("tabindex", "0").child(table).into()])
}
