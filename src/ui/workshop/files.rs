//! Files: saving a scene with its results, and opening one again, both in slices.

use super::page;
use super::text::{import_error, tools};
use crate::scene::{ImportError, JsonImport, MAX_JSON_BYTES, Opened, Results, json_chunks};
use crate::ui::lab::Lab;
use crate::ui::sampling::draw;
use crate::ui::slices::{in_slices, let_page_breathe, wait_ms};
use crate::ui::text::fill;
use js_sys::{Array, Uint8Array};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

const FILE_NAME: &str = "coastline-points.json";

/// Bytes read at a time.
const CHUNK: f64 = 65_536.0;

/// Saves the scene with its results as JSON.
pub fn export(lab: Lab) {
    let state = lab.peek();
    spawn_local(async move {
        let scene = state.scene.clone();
        // The page has them, but these are the same to the last bit.
        let samples = match &state.model {
            Ok(model) if scene.shows_pmodel() => draw(scene.for_samples(), model.clone()).await.points,
            _ => Arc::default(),
        };
        let results = Results { model: state.model.clone().ok(), samples, coverage: state.coverage };
        let parts = Array::new();
        let mut chunks = json_chunks(&scene, results);
        let step = || {
            let chunk = chunks.next();
            if let Some(chunk) = &chunk {
                parts.push(&chunk.into());
            }
            chunk.is_none()
        };
        in_slices(step).await;
        if save(&parts).is_some() {
            page::say(&fill(tools(lab.lang.get_untracked().text()).exported, &[FILE_NAME]));
        }
    });
}

fn save(parts: &JsValue) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(FILE_NAME);
    anchor.click();
    spawn_local(async move {
        // The browser has to have begun to save before its address goes away.
        wait_ms(10_000).await;
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}

/// Opens a file that [`export`] saved. What was on screen can be undone to.
pub fn import(lab: Lab, file: File) {
    spawn_local(async move {
        let result = read(&file).await;
        let lang = lab.lang.get_untracked();
        let t = tools(lang.text());
        let why = match result {
            Ok(opened) => {
                page::open(&opened.scene, opened.engine);
                page::say(t.imported);
                return;
            }
            Err(NotRead::Broken(error)) => format!("{} {}", t.broken_file, import_error(lang, &error)),
            Err(NotRead::Unreadable) => t.unreadable_file.to_string(),
        };
        page::notice(&format!("{why} {}", lang.text().work_is_still_here));
    });
}

/// Why a file was not read.
enum NotRead {
    Broken(ImportError),
    Unreadable,
}

async fn read(file: &File) -> Result<Opened, NotRead> {
    if file.size() > MAX_JSON_BYTES as f64 {
        return Err(NotRead::Broken(ImportError::TooLarge));
    }
    let mut import = JsonImport::new();
    let mut from = 0.0;
    while from < file.size() {
        let bytes = read_chunk(file, from).await.ok_or(NotRead::Unreadable)?;
        import.push(&bytes).map_err(NotRead::Broken)?;
        from += CHUNK;
        let_page_breathe().await;
    }
    import.finish().map_err(NotRead::Broken)
}

async fn read_chunk(file: &File, from: f64) -> Option<Vec<u8>> {
    let blob = file.slice_with_f64_and_f64(from, (from + CHUNK).min(file.size())).ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
