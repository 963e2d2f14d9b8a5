//! Opening a file or pasted text, all or nothing: what cannot be read changes nothing. A JSON file of ours names its page,
//! and opens there; whatever else is for the page on screen.

use super::Source;
use super::errors::{foreign_error, import_error};
use super::text::FilesText;
use crate::scene::{Encoding, Form, ImportError, JsonImport, MAX_JSON_BYTES, MAX_PART_BYTES, Sniff, TextKind};
use crate::ui::address;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::slices::let_page_breathe;
use crate::ui::text::{Lang, Texts};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, TextDecodeOptions, TextDecoder};

/// Bytes read at a time.
const CHUNK: f64 = 32_768.0;

/// As much of a file as its encoding is sought in.
const MAX_SNIFFED_BYTES: f64 = MAX_PART_BYTES as f64;

/// Bytes looked at at a time, which is quick.
const SNIFFED_CHUNK: f64 = 262_144.0;

/// Opens it, or tells why not. What was on screen can be undone to. `rows` opens what is not ours.
pub async fn open(lab: Lab, source: Source, rows: impl AsyncFnOnce(&Blob, TextKind) -> Result<(), Notice>) {
    let Some(blob) = blob_of(source) else { return };
    if let Err(notice) = open_blob(lab, &blob, rows).await {
        lab.notice.set(Some(notice));
    }
}

async fn open_blob(
    lab: Lab,
    blob: &Blob,
    rows: impl AsyncFnOnce(&Blob, TextKind) -> Result<(), Notice>,
) -> Result<(), Notice> {
    let kind = kind_of(blob).await?;
    if kind.form == Form::Json && open_json(lab, blob, kind.encoding).await? {
        return Ok(());
    }
    rows(blob, kind).await
}

fn blob_of(source: Source) -> Option<Blob> {
    match source {
        Source::File(file) => Some(file.into()),
        Source::Files(files) => files.into_iter().next().map(Blob::from),
        Source::Text(text) => Blob::new_with_str_sequence(&Array::of1(&text.into())).ok(),
    }
}

/// What the file is, by its bytes: an older encoding may show as late as at its end.
async fn kind_of(blob: &Blob) -> Result<TextKind, Notice> {
    let mut sniff = Sniff::new();
    let mut from = 0.0;
    while from < blob.size().min(MAX_SNIFFED_BYTES) {
        if sniff.push(&read_chunk(blob, from, SNIFFED_CHUNK).await?) {
            break;
        }
        from += SNIFFED_CHUNK;
        let_page_breathe().await;
    }
    sniff.finish().map_err(|foreign| broken(move |lang| foreign_error(lang, foreign)))
}

/// Opens a file of ours; `false`: it is JSON of others.
async fn open_json(lab: Lab, blob: &Blob, encoding: Encoding) -> Result<bool, Notice> {
    let refused = |error: ImportError| broken(move |lang| import_error(lang, &error));
    let mut import = JsonImport::new();
    let (mut is_ours, is_large) = (true, blob.size() > MAX_JSON_BYTES as f64);
    let take = |chunk: &[u8]| {
        // Whatever follows, it stays one of others.
        if is_ours {
            match import.push(chunk) {
                Err(_) if import.is_ours() && is_large => return Err(refused(ImportError::TooLarge)),
                Err(ImportError::NotCoastline | ImportError::TooLarge) if !import.is_ours() => is_ours = false,
                result => result.map_err(refused)?,
            }
        }
        Ok(())
    };
    read_text(blob, encoding, take).await?;
    let opened = match import.finish_any() {
        _ if !is_ours => return Ok(false),
        Err(ImportError::NotCoastline) => return Ok(false),
        result => result.map_err(refused)?,
    };
    // As the file has it: figures are computed anew, and the reader is told so.
    let opened = address::open_as_new_entry(lab, &opened.link()).map_err(address::broken)?;
    lab.notice.set(address::other_engine(opened.engine));
    lab.say(FilesText::of(lab.lang.get_untracked()).imported.to_string());
    Ok(true)
}

/// What a reader hears of a file that cannot be opened.
pub fn broken(cause: impl Fn(Lang) -> String + Send + Sync + 'static) -> Notice {
    let words = move |lang: Lang| {
        format!("{} {} {}", FilesText::of(lang).broken_file, cause(lang), lang.text().work_is_still_here)
    };
    Notice::new(About::File, words)
}

fn unreadable() -> Notice {
    let words = |lang: Lang| format!("{} {}", FilesText::of(lang).unreadable_file, lang.text().work_is_still_here);
    Notice::new(About::File, words)
}

/// Takes back what was said of an earlier file, once a good one is open.
pub fn forget_broken(lab: Lab) {
    if lab.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.about == About::File)) {
        lab.notice.set(None);
    }
}

/// Reads all of it, chunk by chunk, until `take` refuses one.
async fn read_all(blob: &Blob, mut take: impl FnMut(&[u8]) -> Result<(), Notice>) -> Result<(), Notice> {
    let mut from = 0.0;
    while from < blob.size() {
        take(&read_chunk(blob, from, CHUNK).await?)?;
        from += CHUNK;
        let_page_breathe().await;
    }
    Ok(())
}

/// Reads all of a text in UTF-8, whatever its own encoding, until `take` refuses a piece.
///
/// # Errors
/// What the reader is told: that it was refused, or that the browser could not read it.
pub async fn read_text(
    blob: &Blob,
    encoding: Encoding,
    mut take: impl FnMut(&[u8]) -> Result<(), Notice>,
) -> Result<(), Notice> {
    if encoding == Encoding::Utf8 {
        return read_all(blob, take).await;
    }
    let decoder = TextDecoder::new_with_label(encoding.label()).map_err(|_| unreadable())?;
    let more = TextDecodeOptions::new();
    more.set_stream(true);
    read_all(blob, |chunk| {
        let text = decoder.decode_with_u8_array_and_options(chunk, &more).map_err(|_| unreadable())?;
        take(text.as_bytes())
    })
    .await?;
    // What is left of a letter that the end of the file cuts.
    let rest = decoder.decode().map_err(|_| unreadable())?;
    take(rest.as_bytes())
}

async fn read_chunk(blob: &Blob, from: f64, size: f64) -> Result<Vec<u8>, Notice> {
    let slice = blob.slice_with_f64_and_f64(from, (from + size).min(blob.size())).map_err(|_| unreadable())?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| unreadable())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
