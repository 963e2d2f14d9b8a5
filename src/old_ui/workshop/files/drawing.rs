//! What the screen shows, as a drawing (SVG) or a picture of it (PNG).

use crate::metric::Case;
use crate::model::Sampler;
use crate::plane::Point;
use crate::plot::{CoastTracer, Label, LegendMark, MAX_VECTOR_MARKS, Marks, Picture, Ring, picture_svg};
use crate::scene::State;
use crate::ui::coordinates::{Axis, Coordinates};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::palette::read_palette;
use crate::ui::slices::{in_slices, wait_ms};
use base64ct::{Base64, Encoding};
use js_sys::{Array, Promise, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlImageElement, Response, Url};

/// Pixels of the picture to one of the drawing: sharp on paper and on a projector.
const PNG_SCALE: f64 = 2.0;

/// The drawing.
pub async fn svg(lab: Lab, state: &Rc<State>) -> String {
    let scene = &state.scene;
    let samples = samples(state).await;
    let n_marks = scene.observations.points().len() + samples.len();
    let marks = if n_marks > MAX_VECTOR_MARKS { bitmaps().await } else { None };
    let rings = coast(state).await;
    let palette = read_palette();
    let font = font().await.unwrap_or_default();
    picture_svg(&Picture {
        state,
        rings: &rings,
        marks: marks.unwrap_or(Marks::Shapes(&samples)),
        axes: axes(lab, state),
        legend: legend(lab, state, &samples),
        palette: &palette,
        font: &font,
    })
}

/// The same samples as on screen, to the last bit.
async fn samples(state: &State) -> Vec<Point> {
    let on_screen = state.scene.shows_pmodel() && !state.scene.is_painting_rule();
    let Some(model) = state.model.as_ref().ok().filter(|_| on_screen) else { return Vec::new() };
    let mut rng = state.scene.sample_stream();
    let n = state.scene.samples as usize;
    let mut samples = Vec::with_capacity(n);
    in_slices(|| {
        samples.extend((0..(n - samples.len()).min(1_000)).map(|_| model.sample(&mut rng)));
        samples.len() == n
    })
    .await;
    samples
}

async fn coast(state: &State) -> Vec<Ring> {
    let Some(raster) = state.scene.rule.raster().filter(|_| !state.scene.hidden) else { return Vec::new() };
    let mut tracer = CoastTracer::new(raster);
    in_slices(|| tracer.step()).await;
    tracer.into_rings()
}

/// What the page has painted, once it is of the present scene.
async fn bitmaps() -> Option<Marks<'static>> {
    let document = web_sys::window()?.document()?;
    let canvases = document.query_selector_all(".plane canvas").ok()?;
    let canvas = |idx: u32| canvases.get(idx)?.dyn_into::<HtmlCanvasElement>().ok();
    let (samples, marks) = (canvas(1)?, canvas(2)?);
    for _ in 0..100 {
        if samples.class_name().is_empty() {
            break;
        }
        wait_ms(20).await;
    }
    let png = async |canvas| Some(address("image/png", &bytes(&canvas_blob(canvas).await?).await?));
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
    let (t, scene) = (lang.text(), &state.scene);
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
    if let Some(coverage) = state.coverage.filter(|_| !scene.hidden) {
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
    let response = JsFuture::from(web_sys::window()?.fetch_with_str("fonts/figtree.woff2")).await.ok()?;
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

async fn canvas_blob(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let promise = Promise::new(&mut |resolve, _| {
        // Refused only for a canvas with foreign pixels, and ours has none.
        let _ = canvas.to_blob(&resolve);
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The drawing as the browser paints it.
pub async fn png(lab: Lab, state: &Rc<State>) -> Option<Blob> {
    png_of(svg(lab, state).await).await
}

/// Any drawing as the browser paints it.
pub async fn png_of(svg: String) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let text: JsValue = svg.into();
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let painted = paint(&url).await;
    let _ = Url::revoke_object_url(&url);
    canvas_blob(&painted?).await
}

async fn paint(url: &str) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let (width, height) = (f64::from(image.natural_width()) * PNG_SCALE, f64::from(image.natural_height()) * PNG_SCALE);
    let surface = crate::ui::plane::Surface::scratch(width as u32, height as u32)?;
    let ctx = &surface.ctx;
    ctx.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    Some(surface.canvas)
}
