//! Saving the scene: with its results as JSON, its observations as CSV, what is on screen as a picture.

use super::drawing::{png, png_of, svg};
use super::outfits_drawing::outfits_svg;
use crate::data::Rule;
use crate::scene::{CsvColumns, Results, State, csv_chunks, json_chunks, outfits_csv_chunks, outfits_json_chunks};
use crate::ui::lab::{Lab, Page};
use crate::ui::sampling::draw;
use crate::ui::slices::{in_slices, wait_ms};
use crate::ui::text::fill;
use crate::ui::workshop::outfits::Wardrobe;
use crate::ui::workshop::page;
use crate::ui::workshop::text::tools;
use js_sys::Array;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves in a format, named by its ending.
pub fn export(lab: Lab, w: Wardrobe, format: &str) {
    if lab.page.get_untracked() == Page::Outfits {
        return export_outfits(w, format);
    }
    let state = lab.peek();
    let format = format.to_string();
    spawn_local(async move {
        let (kind, blob) = match format.as_str() {
            "csv" => ("text/csv", text_blob("text/csv", csv_of(&state)).await),
            "svg" => ("image/svg+xml", text_blob("image/svg+xml", std::iter::once(svg(lab, &state).await)).await),
            "png" => ("image/png", png(lab, &state).await),
            _ => ("application/json", text_blob("application/json", json_of(&state).await).await),
        };
        let name = format!("coastline-points.{}", if kind == "application/json" { "json" } else { &format });
        let t = tools(lab.lang.get_untracked().text());
        match blob.and_then(|blob| save(&blob, &name)) {
            Some(()) => page::say(&fill(t.exported, &[&name])),
            None => page::notice(t.not_exported),
        }
    });
}

/// The same of the page Outfits.
fn export_outfits(w: Wardrobe, format: &str) {
    let state = w.peek();
    let format = format.to_string();
    spawn_local(async move {
        let blob = match format.as_str() {
            "csv" => text_blob("text/csv", outfits_csv_chunks(state.scene.observations.clone())).await,
            "svg" => text_blob("image/svg+xml", std::iter::once(outfits_svg(w))).await,
            "png" => png_of(outfits_svg(w)).await,
            _ => text_blob("application/json", outfits_json_chunks(&state)).await,
        };
        let name = format!("coastline-outfits.{format}");
        let t = tools(w.lab.lang.get_untracked().text());
        match blob.and_then(|blob| save(&blob, &name)) {
            Some(()) => page::say(&fill(t.exported, &[&name])),
            None => page::notice(t.not_exported),
        }
    });
}

async fn json_of(state: &Rc<State>) -> impl Iterator<Item = String> + use<> {
    let scene = &state.scene;
    // The page has them, but these are the same to the last bit.
    let samples = match &state.model {
        Ok(model) if scene.shows_pmodel() => draw(scene.for_samples(), model.clone()).await.points,
        _ => Arc::default(),
    };
    json_chunks(scene, Results { model: state.model.clone().ok(), samples, coverage: state.coverage })
}

/// As CSV the observations are always in degrees, or in x and y of their own plane.
fn csv_of(state: &Rc<State>) -> impl Iterator<Item = String> + use<> {
    let scene = state.scene.clone();
    let columns = if matches!(scene.rule, Rule::OwnPlane(_)) { CsvColumns::Plane } else { CsvColumns::Degrees };
    let place = move |idx: usize| {
        let p = scene.observations.points()[idx].point();
        match &scene.rule {
            Rule::OwnPlane(bounds) => bounds.place(p),
            Rule::Earth | Rule::Painted(_) => (p.lon_deg(), p.lat_deg()),
        }
    };
    csv_chunks(columns, (0..state.scene.observations.points().len()).map(place))
}

/// Text that is written piece by piece.
async fn text_blob(kind: &str, mut chunks: impl Iterator<Item = String>) -> Option<Blob> {
    let parts = Array::new();
    let step = || {
        let chunk = chunks.next();
        if let Some(chunk) = &chunk {
            parts.push(&chunk.into());
        }
        chunk.is_none()
    };
    in_slices(step).await;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

fn save(blob: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = web_sys::window()?.document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    spawn_local(async move {
        // The browser has to have begun to save before its address goes away.
        wait_ms(10_000).await;
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}
