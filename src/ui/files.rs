//! Files: saving a scene with its results, and opening one again, both in slices.

use super::address;
use super::lab::{Lab, Notice};
use super::sampling::draw;
use super::slices::{in_slices, let_page_breathe};
use super::text::fill;
use crate::scene::{ImportError, JsonImport, MAX_JSON_BYTES, Opened, Results, json_chunks};
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
        // The samples may still be on their way, and the page may have moved on: then they are drawn here.
        let on_screen = lab.samples.get_clone_untracked().filter(|set| set.scene == scene.for_samples());
        let samples = match (on_screen, &state.model) {
            (Some(set), Ok(_)) if scene.shows_pmodel() => set.points.clone(),
            (None, Ok(model)) if scene.shows_pmodel() => draw(scene.for_samples(), model.clone()).await.points,
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
            lab.say(fill(lab.lang.get_untracked().text().exported, &[FILE_NAME]));
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
        super::slices::wait_ms(10_000).await;
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}

/// Opens a file that [`export`] saved. What was on screen can be undone to.
pub fn import(lab: Lab, file: File) {
    spawn_local(async move {
        match read(&file).await {
            Ok(opened) => {
                address::open_as_new_entry(lab, opened.scene);
                lab.notice.set(address::other_engine(opened.engine));
                lab.say(lab.lang.get_untracked().text().imported.to_string());
            }
            Err(notice) => lab.notice.set(Some(notice)),
        }
    });
}

async fn read(file: &File) -> Result<Opened, Notice> {
    if file.size() > MAX_JSON_BYTES as f64 {
        return Err(Notice::BrokenFile(ImportError::TooLarge));
    }
    let mut import = JsonImport::new();
    let mut from = 0.0;
    while from < file.size() {
        let bytes = read_chunk(file, from).await.ok_or(Notice::UnreadableFile)?;
        import.push(&bytes).map_err(Notice::BrokenFile)?;
        from += CHUNK;
        let_page_breathe().await;
    }
    import.finish().map_err(Notice::BrokenFile)
}

async fn read_chunk(file: &File, from: f64) -> Option<Vec<u8>> {
    let blob = file.slice_with_f64_and_f64(from, (from + CHUNK).min(file.size())).ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
