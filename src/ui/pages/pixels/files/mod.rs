//! Files of the page Pixels: taking home what it shows, and opening pictures of one's own.

mod drawing;

use super::handle::Pixels;
use super::own::import_files;
use super::text::PixelsText;
use crate::scene::pixels_json_chunks;
use crate::ui::chunk::{Doing, in_chunk};
use crate::ui::files::{self, Source, broken, png_of, save, text_blob};
use crate::ui::lab::Lab;
use crate::ui::slices::next_frame;
use crate::ui::text::Texts;
use drawing::svg;
use leptos::prelude::*;
use std::iter::once;
use web_sys::File;

/// Saves in a format, named by its ending.
pub fn export(lab: Lab, format: &'static str) -> Doing {
    Box::pin(async move { saving(lab, format).await?.await })
}

/// Opens files, or text that was pasted.
pub fn import(lab: Lab, source: Source) -> Doing {
    Box::pin(async move { opening(lab, source).await?.await })
}

in_chunk! {
    pixels: fn saving(lab: Lab, format: &'static str) -> Doing {
        Box::pin(async move {
            save_as(Pixels::of(lab), format).await;
            Ok(())
        })
    }
    pixels: fn opening(lab: Lab, source: Source) -> Doing {
        Box::pin(async move {
            open(Pixels::of(lab), source).await;
            Ok(())
        })
    }
}

/// Frames that an export waits for results of the scene on screen: some ten seconds.
const MAX_FRAMES: usize = 600;

async fn save_as(pixels: Pixels, format: &str) {
    // What is saved is of the scene on screen, not of the one before.
    for _ in 0..MAX_FRAMES {
        let scene = pixels.scene();
        let is_there = pixels.results.with_untracked(|results| results.as_ref().is_some_and(|r| r.are_of(&scene)));
        if is_there || pixels.lacks(scene.pictures) {
            break;
        }
        next_frame().await;
    }
    let (scene, results) = (pixels.scene(), pixels.results.get_untracked());
    let drawing = || results.as_deref().and_then(|results| svg(results, &scene, pixels.lab.lang.get_untracked()));
    let made = match (format, drawing()) {
        ("svg", Some(drawing)) => text_blob("image/svg+xml", once(drawing)).await,
        ("png", Some(drawing)) => png_of(drawing).await,
        ("svg" | "png", None) => None,
        _ => text_blob("application/json", pixels_json_chunks(&scene, results.as_deref())).await,
    };
    save(pixels.lab, made, &format!("coastline-pixels.{format}"));
}

/// A scene of ours opens as on every page; all else is pictures.
async fn open(pixels: Pixels, source: Source) {
    match source {
        Source::Files(files) if !matches!(&files[..], [file] if is_text(file)) => import_files(pixels, files).await,
        Source::File(file) if !is_text(&file) => import_files(pixels, vec![file]).await,
        source => {
            files::open(pixels.lab, source, async |_, _| {
                Err(broken(|lang| PixelsText::of(lang).not_these.to_string()))
            })
            .await;
        }
    }
}

/// By its name: a scene is saved as JSON, and rows of other pages as tables.
fn is_text(file: &File) -> bool {
    let name = file.name().to_ascii_lowercase();
    [".json", ".csv", ".tsv", ".txt"].iter().any(|ending| name.ends_with(ending))
}
