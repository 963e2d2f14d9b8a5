//! Files of the page Families: taking home what it shows.

mod drawing;

use super::handle::Families;
use super::text::FamiliesText;
use crate::scene::{LaneFigures, TakenLane, families_csv_chunks, families_json_chunks, families_weights_chunks};
use crate::ui::chunk::{Doing, in_chunk};
use crate::ui::files::{self, Source, broken, png_of, save, text_blob};
use crate::ui::lab::Lab;
use crate::ui::slices::next_frame;
use crate::ui::text::Texts;
use drawing::svg;
use leptos::prelude::*;
use std::iter::once;

/// `families.py`.
const SCRIPT: &str = include_str!("../../../../../scripts/take-away/families.py");

/// Saves in a format, named by its ending.
pub fn export(lab: Lab, format: &'static str) -> Doing {
    Box::pin(async move { saving(lab, format).await?.await })
}

/// Opens files, or text that was pasted.
pub fn import(lab: Lab, source: Source) -> Doing {
    Box::pin(async move { opening(lab, source).await?.await })
}

in_chunk! {
    families: fn saving(lab: Lab, format: &'static str) -> Doing {
        Box::pin(async move {
            save_as(Families::of(lab), format).await;
            Ok(())
        })
    }
    families: fn opening(lab: Lab, source: Source) -> Doing {
        Box::pin(async move {
            files::open(lab, source, async |_, _| Err(broken(|lang| FamiliesText::of(lang).not_these.to_string()))).await;
            Ok(())
        })
    }
}

/// Frames that an export waits for the workers' first words: some ten seconds.
const MAX_FRAMES: usize = 600;

async fn save_as(families: Families, format: &str) {
    let scene = families.scene();
    for _ in 0..MAX_FRAMES {
        let has_told = |lane: super::race::Lane| {
            let is_whole = lane.view.with_untracked(|view| view.as_ref().is_some_and(|view| view.figures.is_some()));
            is_whole || lane.is_moving.get_untracked() || lane.trouble.get_untracked().is_some()
        };
        if scene.lanes.iter().all(|family| has_told(families.lane(*family))) {
            break;
        }
        next_frame().await;
    }
    let made = match format {
        "svg" => match svg(families, &scene) {
            Some(drawing) => text_blob("image/svg+xml", once(drawing)).await,
            None => None,
        },
        "png" => match svg(families, &scene) {
            Some(drawing) => png_of(drawing).await,
            None => None,
        },
        "weights" => text_blob("application/json", families_weights_chunks(&scene, taken(families).await)).await,
        "py" => text_blob("text/x-python", once(SCRIPT.to_string())).await,
        "csv" => text_blob("text/csv", families_csv_chunks(&scene, figures(families))).await,
        _ => text_blob("application/json", families_json_chunks(&scene, figures(families))).await,
    };
    let name = match format {
        "weights" => "coastline-families-weights.json".to_string(),
        "py" => "families.py".to_string(),
        _ => format!("coastline-families.{format}"),
    };
    save(families.lab, made, &name);
}

/// The models of the lanes, as their workers have them.
async fn taken(families: Families) -> Vec<TakenLane> {
    let lanes: Vec<super::race::Lane> =
        families.scene().lanes.into_iter().map(|family| families.lane(family)).collect();
    lanes.iter().for_each(|lane| lane.take_home());
    for _ in 0..MAX_FRAMES {
        if lanes.iter().all(|lane| lane.taken.with_untracked(Option::is_some)) {
            break;
        }
        next_frame().await;
    }
    let of = |lane: super::race::Lane| {
        let taken = lane.taken.try_update(Option::take).flatten()?;
        Some(TakenLane { family: lane.family, taken })
    };
    lanes.into_iter().filter_map(of).collect()
}

/// What is known of the lanes.
fn figures(families: Families) -> Vec<LaneFigures> {
    let floor = families.beside.with_untracked(|beside| beside.floor.map(|floor| floor[0].mean));
    let of = |family| {
        let view = families.lane(family).view.get_untracked()?;
        Some(LaneFigures {
            family,
            says: untrack(|| families.says(family)),
            step: view.step,
            weights_hash: view.hash.clone(),
            parameters: view.n_params,
            samples: view.samples.clone(),
            figures: view.figures,
            js_floor: floor,
        })
    };
    families.scene().lanes.into_iter().filter_map(of).collect()
}
