//! Files of the page Latent space: taking home what it shows.

mod drawing;
mod weights;

use super::handle::Latent;
use super::text::LatentText;
use crate::scene::{LatentFigures, LatentModel, LatentScene, latent_csv_chunks, latent_json_chunks};
use crate::ui::chunk::{Doing, in_chunk};
use crate::ui::files::{self, Source, broken, png_of, save, text_blob};
use crate::ui::lab::Lab;
use crate::ui::slices::next_frame;
use crate::ui::text::Texts;
use drawing::svg;
use leptos::prelude::*;
use std::iter::once;

/// Saves in a format, named by its ending.
pub fn export(lab: Lab, format: &'static str) -> Doing {
    Box::pin(async move { saving(lab, format).await?.await })
}

/// Opens files, or text that was pasted.
pub fn import(lab: Lab, source: Source) -> Doing {
    Box::pin(async move { opening(lab, source).await?.await })
}

in_chunk! {
    latent: fn saving(lab: Lab, format: &'static str) -> Doing {
        Box::pin(async move {
            save_as(Latent::of(lab), format).await;
            Ok(())
        })
    }
    latent: fn opening(lab: Lab, source: Source) -> Doing {
        Box::pin(async move {
            files::open(lab, source, async |_, _| Err(broken(|lang| LatentText::of(lang).not_these.to_string()))).await;
            Ok(())
        })
    }
}

/// Frames that an export waits for the worker's first word: some ten seconds.
const MAX_FRAMES: usize = 600;

async fn save_as(latent: Latent, format: &str) {
    for _ in 0..MAX_FRAMES {
        if latent.shown.get_untracked().is_some() || latent.run.trouble.get_untracked().is_some() {
            break;
        }
        next_frame().await;
    }
    let scene = latent.scene();
    let drawing = || svg(latent, &scene);
    let made = match format {
        "svg" => match drawing() {
            Some(drawing) => text_blob("image/svg+xml", once(drawing)).await,
            None => None,
        },
        "png" => match drawing() {
            Some(drawing) => png_of(drawing).await,
            None => None,
        },
        "weights" => match latent.shown.get_untracked() {
            Some(shown) => text_blob("application/json", weights::chunks(&shown, &scene)).await,
            None => None,
        },
        "py" => text_blob("text/x-python", once(weights::SCRIPT.to_string())).await,
        "csv" => text_blob("text/csv", latent_csv_chunks(figures(latent, &scene).as_ref())).await,
        _ => text_blob("application/json", latent_json_chunks(&scene, figures(latent, &scene).as_ref())).await,
    };
    let name = match format {
        "weights" => "coastline-latent-weights.json".to_string(),
        "py" => "decoder.py".to_string(),
        _ => format!("coastline-latent.{format}"),
    };
    save(latent.lab, made, &name);
}

/// What is known of what the plane shows.
fn figures(latent: Latent, scene: &LatentScene) -> Option<LatentFigures> {
    let (shown, pca) = (latent.shown.get_untracked()?, latent.run.pca.get_untracked()?);
    Some(LatentFigures {
        step: if scene.model == LatentModel::Pca { 0 } else { shown.step },
        weights_hash: shown.hash.clone(),
        codes: shown.codes.clone(),
        latent: shown.latent,
        factors: latent.source.get_untracked().factors(),
        found: shown.found.clone(),
        mse: shown.mse,
        pca_mse: pca.mse,
        kl: shown.kl,
    })
}
