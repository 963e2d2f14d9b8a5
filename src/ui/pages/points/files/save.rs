//! Saving the scene: with its results as JSON, its observations as CSV, what is on screen as a drawing or a picture.

use super::super::Points;
use super::super::samples::draw;
use super::drawing::svg;
use crate::data::Rule;
use crate::scene::{CsvColumns, Results, State, csv_chunks, json_chunks};
use crate::ui::files::{png_of, save, text_blob};
use crate::ui::slices::next_frame;
use std::iter::once;
use std::sync::Arc;

/// Saves in a format, named by its ending.
pub async fn export(points: Points, format: &str) {
    let lab = points.lab;
    // What is still worked out is waited for: a file says what the scene says.
    while points.peek_if_there().is_some_and(|state| state.is_stale) {
        next_frame().await;
    }
    let state = points.peek();
    let made = match format {
        "csv" => text_blob("text/csv", csv_of(&state)).await,
        "svg" => text_blob("image/svg+xml", once(svg(lab, &state).await)).await,
        "png" => png_of(svg(lab, &state).await).await,
        _ => text_blob("application/json", json_of(&state).await).await,
    };
    save(lab, made, &format!("coastline-points.{format}"));
}

async fn json_of(state: &State) -> impl Iterator<Item = String> + use<> {
    let scene = &state.scene;
    // The page has them, or will: these are the same to the last bit.
    let samples = match &state.model {
        Ok(model) if scene.shows_pmodel() => draw(scene.for_samples(), model.clone()).await.points,
        _ => Arc::default(),
    };
    json_chunks(scene, Results { model: state.model.clone().ok(), samples, coverage: state.coverage() })
}

/// As CSV the observations are always in degrees, or in x and y of their own plane.
fn csv_of(state: &State) -> impl Iterator<Item = String> + use<> {
    let scene = state.scene.clone();
    let columns =
        if matches!(scene.rule, Rule::OwnPlane(_) | Rule::Toy(_)) { CsvColumns::Plane } else { CsvColumns::Degrees };
    let n = scene.observations.points().len();
    let place = move |idx: usize| {
        let p = scene.observations.points()[idx].point();
        match &scene.rule {
            Rule::OwnPlane(bounds) => bounds.place(p),
            Rule::Toy(_) => (p.x, p.y),
            Rule::Earth | Rule::Painted(_) => (p.lon_deg(), p.lat_deg()),
        }
    };
    csv_chunks(columns, (0..n).map(place))
}
