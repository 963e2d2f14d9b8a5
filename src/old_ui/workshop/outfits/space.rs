//! All combinations as one picture, a cell each, read by hover, tap and arrow keys.

use super::Wardrobe;
use super::figure::drawn;
use super::words::{probability, probability_or_dash, spoken};
use crate::data::{Feature, Outfit};
use crate::model::{OutfitModelKind, OutfitModels, Probability};
use crate::plot::chart::{
    ChartStyle, SPACE_COLUMNS, SPACE_ROWS, SpaceArea, SpaceLabels, WidthTable, space_chart, space_outfit,
    space_strength,
};
use crate::scene::OutfitsEdit;
use crate::ui::controls::radios;
use crate::ui::dom::{El, Selector, button, dynamic, effect, el, element, hundredths, selector, text, when};
use crate::ui::format;
use crate::ui::text::{Lang, fill};
use crate::ui::workshop::charts::backend::Canvas;
use crate::ui::workshop::charts::reader::watch_width;
use crate::ui::workshop::charts::style;
use crate::ui::workshop::text::{Tools, deep, tools};
use std::sync::Arc;
use sycamore_reactive::*;
use sycamore_web::{NodeRef, View};
use web_sys::{HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent};

/// Probabilities that the legend shows.
const LEGEND: [f64; 6] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];

type Cell = (usize, usize);

/// The picture, the choice of its model, and what it tells.
pub fn space(w: Wardrobe, models: Selector<Arc<OutfitModels>>) -> View {
    let kind = create_signal(OutfitModelKind::NaiveBayes);
    let chosen = selector(move || kind.get());
    let choice = radios(
        w.lab,
        |t| deep(t).space_model,
        "space-model",
        &[
            (OutfitModelKind::Mle, |t| deep(t).short_names[0]),
            (OutfitModelKind::Laplace, |t| deep(t).short_names[1]),
            (OutfitModelKind::NaiveBayes, |t| deep(t).short_names[2]),
        ],
        chosen,
        move |picked| kind.set(picked),
    );
    let (width, read) = (create_signal(0_u32), create_signal(None::<Cell>));
    let outfit = selector(move || read.get().and_then(|(column, row)| space_outfit(column, row)));
    let no_model = move || models.get().get(kind.get()).is_err();
    el("div", "deep-part space")
        .child(el("h3", "").child(w.lab.words(|t| deep(t).space_title)))
        .child(w.lab.hint(|t| deep(t).space_hint))
        .child(choice)
        .child(when(no_model, move || w.lab.hint(|t| tools(t).no_model_empty).into()))
        .child(picture(w, models, kind, width, read))
        .child(legend(w, width))
        .child(told_line(w, models, outfit))
        .into()
}

fn chart_style(width: u32) -> ChartStyle {
    let height = (f64::from(width) * 0.5).clamp(310.0, 480.0) as u32;
    style(width.max(1), height)
}

fn with_labels<T>(lang: Lang, run: impl FnOnce(&SpaceLabels) -> T) -> T {
    let t: &Tools = tools(lang.text());
    run(&SpaceLabels { accessories: &t.accessories, clothing_colours: &t.clothing_colours })
}

fn area(lang: Lang, width: u32) -> SpaceArea {
    with_labels(lang, |labels| SpaceArea::new(&chart_style(width), labels))
}

/// Where a key leads from a cell; `None`: the key is not for the picture.
fn step(key: &str, now: Option<Cell>) -> Option<Option<Cell>> {
    let (column, row) = now.unwrap_or((0, 0));
    let moved = |by_column: isize, by_row: isize| {
        let column = column.saturating_add_signed(by_column).min(SPACE_COLUMNS - 1);
        let row = row.saturating_add_signed(by_row).min(SPACE_ROWS - 1);
        Some(if now.is_none() { (0, 0) } else { (column, row) })
    };
    let rows_of_colour = Feature::Top.n_values() as isize;
    Some(match key {
        "ArrowRight" => moved(1, 0),
        "ArrowLeft" => moved(-1, 0),
        "ArrowDown" => moved(0, 1),
        "ArrowUp" => moved(0, -1),
        "PageDown" => moved(0, rows_of_colour),
        "PageUp" => moved(0, -rows_of_colour),
        "Home" => Some((0, row)),
        "End" => Some((SPACE_COLUMNS - 1, row)),
        "Escape" => None,
        _ => return None,
    })
}

fn told(lang: Lang, models: &OutfitModels, outfit: Outfit) -> String {
    let n = format::count(lang, models.tally().count(outfit) as usize);
    let [mle, laplace, bayes] = models.probs(outfit).map(|p| probability_or_dash(lang, p));
    fill(tools(lang.text()).deep.space_told, &[&spoken(lang, outfit), &n, &mle, &laplace, &bayes])
}

fn picture(
    w: Wardrobe,
    models: Selector<Arc<OutfitModels>>,
    kind: Signal<OutfitModelKind>,
    width: Signal<u32>,
    read: Signal<Option<Cell>>,
) -> View {
    let (canvas, frame) = (NodeRef::new(), NodeRef::new());
    let on_pointer = move |name: &str, ev: &PointerEvent| {
        let Some(frame) = element::<HtmlElement>(frame).filter(|_| name == "move" || name == "down") else { return };
        let edges = frame.get_bounding_client_rect();
        let (x, y) = (f64::from(ev.client_x()) - edges.left(), f64::from(ev.client_y()) - edges.top());
        let cell = Some(area(w.lab.lang.get_untracked(), width.get_untracked()).at(x, y));
        if cell != read.get_untracked() {
            read.set(cell);
        }
    };
    let on_key = move |ev: KeyboardEvent| {
        if let Some(cell) = step(&ev.key(), read.get_untracked()) {
            ev.prevent_default();
            read.set(cell);
        }
    };
    let cursor = dynamic(move || {
        let Some((column, row)) = read.get() else { return View::new() };
        let [x, y, cell_width, cell_height] = area(w.lab.lang.get(), width.get()).cell(column, row);
        let place = move || {
            let [x, y, cell_width, cell_height] = [x, y, cell_width, cell_height].map(hundredths);
            format!("left:{x}px;top:{y}px;width:{cell_width}px;height:{cell_height}px")
        };
        el("div", "space-cursor").style(place).into()
    });
    let spoken_now = move || {
        let outfit = read.get().and_then(|(column, row)| space_outfit(column, row));
        outfit.map_or(w.t().deep.space_read.to_string(), |outfit| told(w.lab.lang.get(), &models.get(), outfit))
    };
    let number = move || read.get().map_or(0, |(column, row)| row * SPACE_COLUMNS + column).to_string();
    effect(move || {
        // The theme's colours are on the page by the time this runs again.
        w.lab.dark.get();
        let (models, kind, lang, width) = (models.get(), kind.get(), w.lab.lang.get(), width.get());
        let Some(canvas) = element::<HtmlCanvasElement>(canvas).filter(|_| width > 0) else { return };
        let style = chart_style(width);
        let Some(mut backend) = Canvas::new(&canvas, &style) else { return };
        let model = models.get(kind).ok();
        let prob = |outfit: Outfit| model.map_or(0.0, |model| model.prob(&outfit));
        let is_seen = |outfit: Outfit| models.tally().count(outfit) > 0;
        // Nothing can fail on a canvas.
        let _ = with_labels(lang, |labels| space_chart(WidthTable::new(&mut backend), prob, is_seen, &style, labels));
    });
    let view = el("div", "chart space-chart")
        .node(frame)
        .style(move || format!("height:{}px", chart_style(width.get()).height_px))
        // As for the charts: one of many figures is read at a time.
        .set("role", "slider")
        .set("tabindex", "0")
        .says(w.lab, "aria-label", |t| deep(t).space_title)
        .set("aria-valuemin", "0")
        .set("aria-valuemax", (SPACE_COLUMNS * SPACE_ROWS - 1).to_string())
        .set("aria-valuenow", number)
        .set("aria-valuetext", spoken_now)
        .on_pointer(on_pointer)
        .on_key(on_key)
        .child(el("canvas", "").node(canvas).set("aria-hidden", "true"))
        .child(cursor);
    watch_width(frame, width);
    view.into()
}

/// What the colours say.
fn legend(w: Wardrobe, width: Signal<u32>) -> View {
    let item = move |idx: usize, p: f64| -> View {
        let words = move || {
            let (lang, t) = (w.lab.lang.get(), &w.t().deep);
            match idx {
                0 => fill(t.space_at_most, &[&probability(lang, p)]),
                5 => fill(t.space_at_least, &[&probability(lang, p)]),
                _ => probability(lang, p),
            }
        };
        let strength = move || format!("opacity:{}", hundredths(space_strength(p)));
        swatch(el("i", "").style(strength)).child(text(words)).into()
    };
    let has_marks = move || area(w.lab.lang.get(), width.get()).has_marks();
    let zero = swatch(el("i", "none")).child("0");
    let scale = LEGEND
        .into_iter()
        .enumerate()
        .fold(el("ul", "legend space-legend").child(zero), |list, (idx, p)| list.child(item(idx, p)));
    let seen = when(has_marks, move || {
        el("li", "")
            .child(el("span", "seen-mark").set("aria-hidden", "true"))
            .child(w.lab.words(|t| deep(t).space_seen))
            .into()
    });
    View::from(vec![scale.child(seen).into(), w.lab.hint(|t| deep(t).space_scale).into()])
}

fn swatch(filled: El) -> El {
    el("li", "").child(el("span", "space-swatch").set("aria-hidden", "true").child(filled))
}

/// The cell that is read, in words.
fn told_line(w: Wardrobe, models: Selector<Arc<OutfitModels>>, outfit: Selector<Option<Outfit>>) -> View {
    let line = dynamic(move || {
        let Some(outfit) = outfit.get() else { return w.lab.hint(|t| deep(t).space_read).into() };
        let words = move || told(w.lab.lang.get(), &models.get(), outfit);
        let ask = move || {
            w.dispatch(OutfitsEdit::Ask(outfit));
        };
        View::from(vec![
            el("div", "space-figure").child(drawn(w, outfit)).into(),
            el("p", "").set("aria-hidden", "true").child(text(words)).into(),
            button("button button-small", ask).child(w.lab.words(|t| deep(t).space_ask)).into(),
        ])
    });
    el("div", "space-told").child(line).into()
}
