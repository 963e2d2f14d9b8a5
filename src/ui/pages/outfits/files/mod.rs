//! Files of the page Outfits: taking home what it shows, and opening rows of one's own.

mod drawing;
mod open;

use super::handle::Outfits;
use crate::scene::{outfits_csv_chunks, outfits_json_chunks};
use crate::ui::chunk::{Doing, in_chunk};
use crate::ui::files::{self, Source, png_of, save, text_blob};
use crate::ui::lab::Lab;
use drawing::svg;
use leptos::prelude::*;
use std::iter::once;

/// Saves in a format, named by its ending.
pub fn export(lab: Lab, format: &'static str) -> Doing {
    Box::pin(async move { saving(lab, format).await?.await })
}

/// Opens a file, or text that was pasted.
pub fn import(lab: Lab, source: Source) -> Doing {
    Box::pin(async move { opening(lab, source).await?.await })
}

in_chunk! {
    outfits: fn saving(lab: Lab, format: &'static str) -> Doing {
        Box::pin(async move {
            save_as(Outfits::of(lab), format).await;
            Ok(())
        })
    }
    outfits: fn opening(lab: Lab, source: Source) -> Doing {
        Box::pin(async move {
            let outfits = Outfits::of(lab);
            files::open(lab, source, async |blob, kind| open::open_rows(outfits, blob, kind).await).await;
            Ok(())
        })
    }
}

async fn save_as(outfits: Outfits, format: &str) {
    let state = outfits.peek();
    let drawing = || svg(&state, outfits.lab.lang.get_untracked());
    let made = match format {
        "csv" => text_blob("text/csv", outfits_csv_chunks(state.scene.observations.clone())).await,
        "svg" => text_blob("image/svg+xml", once(drawing())).await,
        "png" => png_of(drawing()).await,
        _ => text_blob("application/json", outfits_json_chunks(&state)).await,
    };
    save(outfits.lab, made, &format!("coastline-outfits.{format}"));
}
