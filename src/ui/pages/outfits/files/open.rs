//! Rows of outfits from a table, by the names of their values, and the ways on where that fails.

use crate::scene::{Form, OutfitsCsvError, OutfitsCsvImport, OutfitsEdit, OutfitsRead, TextKind, outfits_sample_csv};
use crate::ui::files::errors::encoding_told;
use crate::ui::files::text::FilesText;
use crate::ui::files::{broken, forget_broken, read_text, save, text_blob};
use crate::ui::format;
use crate::ui::notice::{About, Notice};
use crate::ui::pages::outfits::errors::outfits_csv_error;
use crate::ui::pages::outfits::handle::Outfits;
use crate::ui::pages::outfits::text::OutfitsText;
use crate::ui::text::{Lang, Texts, fill};
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::iter::once;
use web_sys::Blob;

/// Puts the outfits of a file in the place of the rows.
///
/// # Errors
/// Why they cannot be read, and the ways on.
pub async fn open_rows(outfits: Outfits, blob: &Blob, kind: TextKind) -> Result<(), Notice> {
    if kind.form == Form::Json {
        return Err(with_sample(outfits, broken(|lang| OutfitsText::of(lang).outfits_json.to_string())));
    }
    read(outfits, SendWrapper::new(blob.clone()), kind, OutfitsCsvImport::new()).await
}

async fn read(
    outfits: Outfits,
    blob: SendWrapper<Blob>,
    kind: TextKind,
    mut import: OutfitsCsvImport,
) -> Result<(), Notice> {
    let refused = |error: OutfitsCsvError| refused(outfits, &blob, kind, error);
    read_text(&blob, kind.encoding, |chunk| import.push(chunk).map_err(refused)).await?;
    let OutfitsRead { rows, other_columns, n_skipped } = import.finish().map_err(refused)?;
    let n_rows = rows.len();
    if !outfits.dispatch(OutfitsEdit::Import(rows)) {
        return Ok(());
    }
    let words = move |lang: Lang| {
        let others = (!other_columns.is_empty())
            .then(|| fill(OutfitsText::of(lang).outfits_other_columns, &[&other_columns.join(", ")]));
        let skipped = (n_skipped > 0).then(|| format::counted(lang, n_skipped, FilesText::of(lang).told_skipped));
        let facts: Vec<String> = [encoding_told(lang, kind.encoding), others, skipped].into_iter().flatten().collect();
        let counted = format::counted(lang, n_rows, OutfitsText::of(lang).n_outfits);
        if facts.is_empty() { counted } else { format!("{counted}. {}", facts.join(" ")) }
    };
    let lang = outfits.lab.lang.get_untracked();
    let said = words(lang);
    forget_broken(outfits.lab);
    if said != format::counted(lang, n_rows, OutfitsText::of(lang).n_outfits) {
        outfits.lab.notice.set(Some(Notice::new(About::File, words).quiet()));
    }
    outfits.lab.say(said);
    Ok(())
}

/// Why, and how to go on.
fn refused(outfits: Outfits, blob: &SendWrapper<Blob>, kind: TextKind, error: OutfitsCsvError) -> Notice {
    let names_matter = error.is_about_names();
    let n_good = match &error {
        OutfitsCsvError::BadRows(bad) => bad.n_good,
        _ => 0,
    };
    let mut notice = broken(move |lang| outfits_csv_error(lang, &error));
    if n_good > 0 {
        let blob = blob.clone();
        let again = move || {
            let blob = blob.clone();
            spawn_local(async move {
                if let Err(notice) = read(outfits, blob, kind, OutfitsCsvImport::skipping_bad()).await {
                    outfits.lab.notice.set(Some(notice));
                }
            });
        };
        notice = notice.offering(move |lang| format::counted(lang, n_good, FilesText::of(lang).open_others), again);
    }
    if names_matter { with_sample(outfits, notice) } else { notice }
}

fn with_sample(outfits: Outfits, notice: Notice) -> Notice {
    let save_sample = move || {
        spawn_local(async move {
            let made = text_blob("text/csv", once(outfits_sample_csv())).await;
            save(outfits.lab, made, "coastline-outfits-sample.csv");
        });
    };
    notice.offering(|lang| OutfitsText::of(lang).outfits_save_sample.to_string(), save_sample)
}
