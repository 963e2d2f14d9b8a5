//! Opening a file or pasted text, all or nothing: what cannot be read changes nothing. A JSON file of ours names its page,
//! and opens there; whatever else is for the page on screen.

use super::Source;
use super::errors::import_error;
use super::text::FilesText;
use crate::ENGINE;
use crate::scene::{ImportError, JsonImport, MAX_JSON_BYTES};
use crate::ui::address;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::slices::let_page_breathe;
use crate::ui::text::{Lang, Texts};
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Bytes read at a time.
const CHUNK: f64 = 32_768.0;

/// Opens it, or tells why not. What was on screen can be undone to. `rows` opens what is not JSON.
pub async fn open(lab: Lab, source: Source, rows: impl AsyncFnOnce(&Blob) -> Result<(), Notice>) {
    let Some(blob) = blob_of(source) else { return };
    let opened = match first_sign(&blob).await {
        Ok(Some(b'{' | b'[')) => open_json(lab, &blob).await,
        Ok(_) => rows(&blob).await,
        Err(notice) => Err(notice),
    };
    if let Err(notice) = opened {
        lab.notice.set(Some(notice));
    }
}

fn blob_of(source: Source) -> Option<Blob> {
    match source {
        Source::File(file) => Some(file.into()),
        Source::Text(text) => Blob::new_with_str_sequence(&Array::of1(&text.into())).ok(),
    }
}

/// The first byte that is no white space, after a byte-order mark.
async fn first_sign(blob: &Blob) -> Result<Option<u8>, Notice> {
    let head = read_chunk(blob, 0.0).await?;
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    Ok(text.iter().find(|byte| !byte.is_ascii_whitespace()).copied())
}

async fn open_json(lab: Lab, blob: &Blob) -> Result<(), Notice> {
    let refused = |error: ImportError| broken(move |lang| import_error(lang, &error));
    if blob.size() > MAX_JSON_BYTES as f64 {
        return Err(refused(ImportError::TooLarge));
    }
    let mut import = JsonImport::new();
    read_all(blob, |chunk| import.push(chunk).map_err(refused)).await?;
    let opened = import.finish_any().map_err(refused)?;
    // As the file has it: figures are computed anew, and the reader is told so.
    let link = opened.scene.link().replacen(&format!("engine={ENGINE}"), &format!("engine={}", opened.engine), 1);
    let opened = address::open_as_new_entry(lab, &link).map_err(address::broken)?;
    lab.notice.set(address::other_engine(opened.engine));
    lab.say(FilesText::of(lab.lang.get_untracked()).imported.to_string());
    Ok(())
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
///
/// # Errors
/// What the reader is told: that it was refused, or that the browser could not read it.
pub async fn read_all(blob: &Blob, mut take: impl FnMut(&[u8]) -> Result<(), Notice>) -> Result<(), Notice> {
    let mut from = 0.0;
    while from < blob.size() {
        take(&read_chunk(blob, from).await?)?;
        from += CHUNK;
        let_page_breathe().await;
    }
    Ok(())
}

async fn read_chunk(blob: &Blob, from: f64) -> Result<Vec<u8>, Notice> {
    let slice = blob.slice_with_f64_and_f64(from, (from + CHUNK).min(blob.size())).map_err(|_| unreadable())?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| unreadable())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
