//! What the screen shows, as a drawing (SVG).

use super::super::Points;
use super::super::samples::draw;
use crate::data::Rule;
use crate::metric::Case;
use crate::plane::Point;
use crate::plot::{CoastTracer, Label, LegendMark, MAX_VECTOR_MARKS, Marks, Picture, Ring, picture_svg};
use crate::scene::State;
use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::files::canvas_png;
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::pages::points::text::PointsText;
use crate::ui::palette::read_palette;
use crate::ui::slices::{in_slices, wait_ms};
use crate::ui::text::Texts;
use base64ct::{Base64, Encoding};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement, Response};

/// The drawing.
pub async fn svg(lab: Lab, state: &State) -> String {
    let scene = &state.scene;
    let samples = samples(state).await;
    let n_marks = scene.observations.points().len() + samples.len();
    let marks = if n_marks > MAX_VECTOR_MARKS { bitmaps().await } else { None };
    let rings = coast(state).await;
    let truth = truth(lab, state).await;
    let palette = read_palette();
    let font = font().await.unwrap_or_default();
    picture_svg(&Picture {
        state,
        rings: &rings,
        truth: truth.as_deref(),
        marks: marks.unwrap_or(Marks::Shapes(&samples)),
        axes: axes(lab, state),
        legend: legend(lab, state, &samples),
        palette: &palette,
        font: &font,
    })
}

/// The same samples as on screen, to the last bit.
async fn samples(state: &State) -> Arc<Vec<Point>> {
    let on_screen = state.scene.shows_pmodel() && !state.scene.is_painting_rule();
    match &state.model {
        Ok(model) if on_screen => draw(state.scene.for_samples(), model.clone()).await.points,
        _ => Arc::default(),
    }
}

/// p_data of a toy rule: the page works it out, or will soon.
async fn truth(lab: Lab, state: &State) -> Option<Arc<[f64]>> {
    let (Rule::Toy(toy), points) = (&state.scene.rule, Points::of(lab)?) else { return None };
    for _ in 0..250 {
        let known = untrack(|| points.truth(*toy));
        if known.is_some() || state.scene.hidden {
            return known;
        }
        wait_ms(20).await;
    }
    None
}

async fn coast(state: &State) -> Vec<Ring> {
    let Some(raster) = state.scene.rule.raster().filter(|_| !state.scene.hidden) else { return Vec::new() };
    let mut tracer = CoastTracer::new(raster);
    in_slices(|| tracer.step()).await;
    tracer.into_rings()
}

/// What the page has painted, once it is of the present scene.
async fn bitmaps() -> Option<Marks<'static>> {
    let canvases = document().query_selector_all(".plane canvas").ok()?;
    let canvas = |idx: u32| canvases.get(idx)?.dyn_into::<HtmlCanvasElement>().ok();
    let (samples, marks) = (canvas(1)?, canvas(2)?);
    for _ in 0..100 {
        if samples.class_name().is_empty() {
            break;
        }
        wait_ms(20).await;
    }
    let png = async |canvas| Some(address("image/png", &bytes(&canvas_png(canvas).await?).await?));
    Some(Marks::Bitmaps(png(&samples).await?, png(&marks).await?))
}

fn axes(lab: Lab, state: &State) -> [Vec<Label>; 2] {
    let (lang, coordinates) = (lab.lang.get_untracked(), Coordinates::of(&state.scene));
    let x = coordinates.ticks(lang, Axis::X).into_iter().map(|(place, text)| (text, place));
    let y = coordinates.ticks(lang, Axis::Y).into_iter().map(|(place, text)| (text, 1.0 - place));
    [x.collect(), y.collect()]
}

fn legend(lab: Lab, state: &State, samples: &[Point]) -> Vec<(LegendMark, String)> {
    let lang = lab.lang.get_untracked();
    let (t, scene) = (PointsText::of(lang), &state.scene);
    let mut legend =
        vec![(LegendMark::Observation, format::counted(lang, scene.observations.points().len(), t.n_observations))];
    if !scene.guesses.is_empty() {
        legend.push((LegendMark::Guess, format::counted(lang, scene.guesses.len(), t.n_guesses)));
    }
    if samples.is_empty() {
        return legend;
    }
    legend.push((LegendMark::Sample, format::counted(lang, samples.len(), t.n_samples)));
    if let Some(rule) = scene.rule.raster().filter(|_| !scene.hidden) {
        let drowned = samples.iter().filter(|sample| !rule.contains(**sample)).count();
        legend.push((LegendMark::Drowned, format::counted(lang, drowned, t.n_drowned)));
    }
    legend.push((LegendMark::Model, t.pmodel.to_string()));
    if let Some(coverage) = state.coverage().filter(|_| !scene.hidden) {
        let case =
            |case, words: &str, share| (LegendMark::Case(case), format!("{words} {}", format::percent(lang, share)));
        legend.push(case(Case::A, t.case_a, coverage.a));
        legend.push(case(Case::B, t.case_b, coverage.b));
        legend.push(case(Case::C, t.case_c, coverage.c));
    }
    legend
}

/// The page's own font, from its cache.
async fn font() -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str("fonts/figtree.woff2")).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    response.ok().then(|| address("font/woff2", &Uint8Array::new(&buffer).to_vec()))
}

/// An address that is its own data.
fn address(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", Base64::encode_string(bytes))
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
