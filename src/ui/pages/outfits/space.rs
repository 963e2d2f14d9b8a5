//! All combinations as one picture, a cell each, read by hover, tap and arrow keys.

use super::Outfits;
use super::figure::Figure;
use super::text::OutfitsText;
use super::words::{probability, probability_or_dash, spoken};
use crate::data::{Feature, Outfit};
use crate::model::{OutfitModelKind, OutfitModels, Probability};
use crate::plot::chart::{
    ChartStyle, SPACE_COLUMNS, SPACE_ROWS, SpaceArea, SpaceLabels, space_chart, space_outfit, space_strength,
};
use crate::scene::OutfitsEdit;
use crate::ui::charts::{self, watch_width};
use crate::ui::controls::Radios;
use crate::ui::dom::{effect, hundredths, is, live};
use crate::ui::format;
use crate::ui::outfit_words::values;
use crate::ui::text::{Lang, Texts, fill};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{HtmlCanvasElement, KeyboardEvent, PointerEvent};

/// Probabilities that the legend shows.
const LEGEND: [f64; 6] = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];

type Cell = (usize, usize);

/// The picture, the choice of its model, and what it tells.
#[component]
pub fn Space(outfits: Outfits, models: Memo<Arc<OutfitModels>>) -> impl IntoView {
    let kind = RwSignal::new(OutfitModelKind::NaiveBayes);
    let width = RwSignal::new(0_u32);
    let read = RwSignal::new(None::<Cell>);
    let outfit = Memo::new(move |_| read.get().and_then(|(column, row)| space_outfit(column, row)));
    view! {
        <div class="deep-part space">
            <h3>{outfits.words(|t| t.deep.space_title)}</h3>
            <p class="hint">{outfits.words(|t| t.deep.space_hint)}</p>
            <Radios
                label=outfits.words(|t| t.deep.space_model)
                name="space-model"
                options=vec![
                    (OutfitModelKind::Mle, outfits.words(|t| t.deep.short_names[0])),
                    (OutfitModelKind::Laplace, outfits.words(|t| t.deep.short_names[1])),
                    (OutfitModelKind::NaiveBayes, outfits.words(|t| t.deep.short_names[2])),
                ]
                value=kind
                on_change=move |picked| kind.set(picked)
            />
            <Show when=is(move || models.get().get(kind.get()).is_err())>
                <p class="hint">{outfits.words(|t| t.no_model_empty)}</p>
            </Show>
            <Picture outfits models kind width read outfit />
            <Legend outfits width />
            <Told outfits models outfit />
        </div>
    }
}

fn chart_style(width: u32) -> ChartStyle {
    let height = (f64::from(width) * 0.5).clamp(310.0, 480.0) as u32;
    charts::style(width.max(1), height)
}

fn labels(lang: Lang) -> SpaceLabels<'static> {
    SpaceLabels {
        accessories: values(lang, Feature::Accessories),
        clothing_colours: values(lang, Feature::ClothingColour),
    }
}

fn area(lang: Lang, width: u32) -> SpaceArea {
    SpaceArea::new(&chart_style(width), &labels(lang))
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
    fill(OutfitsText::of(lang).deep.space_told, &[&spoken(lang, outfit), &n, &mle, &laplace, &bayes])
}

#[component]
fn Picture(
    outfits: Outfits,
    models: Memo<Arc<OutfitModels>>,
    kind: RwSignal<OutfitModelKind>,
    width: RwSignal<u32>,
    /// The cell that is read.
    read: RwSignal<Option<Cell>>,
    /// Its outfit.
    outfit: Memo<Option<Outfit>>,
) -> impl IntoView {
    let lab = outfits.lab;
    let (frame, canvas) = (NodeRef::<html::Div>::new(), NodeRef::<html::Canvas>::new());
    let point = move |ev: PointerEvent| {
        let Some(frame) = frame.get_untracked() else { return };
        let edges = frame.get_bounding_client_rect();
        let (x, y) = (f64::from(ev.client_x()) - edges.left(), f64::from(ev.client_y()) - edges.top());
        let cell = Some(area(lab.lang.get_untracked(), width.get_untracked()).at(x, y));
        if cell != read.get_untracked() {
            read.set(cell);
        }
    };
    let press = move |ev: KeyboardEvent| {
        if let Some(cell) = step(&ev.key(), read.get_untracked()) {
            ev.prevent_default();
            read.set(cell);
        }
    };
    let cursor = move || {
        read.get().map(|(column, row)| {
            let place = area(lab.lang.get(), width.get()).cell(column, row);
            let [left, top, width, height] = place.map(|px| format!("{}px", hundredths(px)));
            view! {
                <div
                    class="space-cursor"
                    style:left=left
                    style:top=top
                    style:width=width
                    style:height=height
                ></div>
            }
        })
    };
    let number = move || read.get().map_or(0, |(column, row)| row * SPACE_COLUMNS + column).to_string();
    let spoken_now = move || match outfit.get() {
        Some(outfit) => told(lab.lang.get(), &models.get(), outfit),
        None => outfits.t().deep.space_read.to_string(),
    };
    effect(move || {
        // The theme's colours are on the page by the time this runs again.
        lab.dark.track();
        let (models, kind, lang, width) = (models.get(), kind.get(), lab.lang.get(), width.get());
        if let Some(canvas) = canvas.get().filter(|_| width > 0) {
            draw(&canvas, &chart_style(width), &models, kind, lang);
        }
    });
    watch_width(frame, width);
    view! {
        <div
            node_ref=frame
            class="chart space-chart"
            style:height=live(move || format!("{}px", chart_style(width.get()).height_px))
            // As for the charts: one of many figures is read at a time.
            role="slider"
            tabindex="0"
            aria-label=outfits.words(|t| t.deep.space_title)
            aria-valuemin="0"
            aria-valuemax=(SPACE_COLUMNS * SPACE_ROWS - 1).to_string()
            aria-valuenow=number
            aria-valuetext=spoken_now
            on:pointerdown=point
            on:pointermove=point
            on:keydown=press
        >
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            {cursor}
        </div>
    }
}

fn draw(canvas: &HtmlCanvasElement, style: &ChartStyle, models: &OutfitModels, kind: OutfitModelKind, lang: Lang) {
    let model = models.get(kind).ok();
    let prob = |outfit: Outfit| model.map_or(0.0, |model| model.prob(&outfit));
    let is_seen = |outfit: Outfit| models.tally().count(outfit) > 0;
    charts::draw(canvas, style, |backend| space_chart(backend, prob, is_seen, style, &labels(lang)));
}

/// What the colours say.
#[component]
fn Legend(outfits: Outfits, width: RwSignal<u32>) -> impl IntoView {
    let lab = outfits.lab;
    let item = |(idx, p): (usize, f64)| {
        let words = move || {
            let (t, p) = (&outfits.t().deep, probability(lab.lang.get(), p));
            match idx {
                0 => fill(t.space_at_most, &[&p]),
                _ if idx + 1 == LEGEND.len() => fill(t.space_at_least, &[&p]),
                _ => p,
            }
        };
        view! {
            <li>
                <span class="space-swatch" aria-hidden="true">
                    <i style:opacity=hundredths(space_strength(p))></i>
                </span>
                {words}
            </li>
        }
    };
    view! {
        <ul class="legend space-legend">
            <li>
                <span class="space-swatch" aria-hidden="true">
                    <i class="none"></i>
                </span>
                "0"
            </li>
            {LEGEND.into_iter().enumerate().map(item).collect_view()}
            <Show when=is(move || area(lab.lang.get(), width.get()).has_marks())>
                <li>
                    <span class="seen-mark" aria-hidden="true"></span>
                    {outfits.words(|t| t.deep.space_seen)}
                </li>
            </Show>
        </ul>
        <p class="hint">{outfits.words(|t| t.deep.space_scale)}</p>
    }
}

/// The cell that is read, in words.
#[component]
fn Told(outfits: Outfits, models: Memo<Arc<OutfitModels>>, outfit: Memo<Option<Outfit>>) -> impl IntoView {
    let line = move || {
        let Some(outfit) = outfit.get() else {
            return view! { <p class="hint">{outfits.words(|t| t.deep.space_read)}</p> }.into_any();
        };
        let ask = move |_| {
            outfits.dispatch(OutfitsEdit::Ask(outfit));
        };
        view! {
            <div class="space-figure">
                <Figure outfits outfit />
            </div>
            <p aria-hidden="true">{live(move || told(outfits.lab.lang.get(), &models.get(), outfit))}</p>
            <button class="button button-small" type="button" on:click=ask>{outfits.words(|t| t.deep.space_ask)}</button>
        }
        .into_any()
    };
    view! { <div class="space-told">{line}</div> }
}
