//! Files of the page Outfits: taking home what it shows, and opening rows of one's own.

mod drawing;

use super::errors::outfits_csv_error;
use super::handle::Outfits;
use super::text::OutfitsText;
use crate::scene::{
    Form, OutfitsCsvError, OutfitsCsvImport, OutfitsEdit, TextKind, outfits_csv_chunks, outfits_json_chunks,
};
use crate::ui::chunk::{Doing, in_chunk};
use crate::ui::files::text::FilesText;
use crate::ui::files::{self, Source, broken, forget_broken, png_of, read_text, save, text_blob};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::notice::Notice;
use crate::ui::text::Texts;
use drawing::svg;
use leptos::prelude::*;
use std::iter::once;
use web_sys::Blob;

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
            files::open(lab, source, async |blob, kind| open_csv(outfits, blob, kind).await).await;
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

/// Rows of outfits, by the names of their values.
async fn open_csv(outfits: Outfits, blob: &Blob, kind: TextKind) -> Result<(), Notice> {
    if kind.form == Form::Json {
        return Err(broken(|lang| FilesText::of(lang).file_not_ours.to_string()));
    }
    let refused = |error: OutfitsCsvError| broken(move |lang| outfits_csv_error(lang, &error));
    let mut import = OutfitsCsvImport::new();
    read_text(blob, kind.encoding, |chunk| import.push(chunk).map_err(refused)).await?;
    let rows = import.finish().map_err(refused)?.rows;
    let n = rows.len();
    if outfits.dispatch(OutfitsEdit::Import(rows)) {
        let lang = outfits.lab.lang.get_untracked();
        forget_broken(outfits.lab);
        outfits.lab.say(format::counted(lang, n, OutfitsText::of(lang).n_outfits));
    }
    Ok(())
}
