//! Opening a file or pasted text: JSON of ours, or points as CSV. All or nothing: what cannot be read changes nothing.

use crate::data::Rule;
use crate::plane::{Bounds, Spot};
use crate::scene::{
    CsvError, CsvImport, CsvPoints, Edit, ImportError, JsonImport, MAX_JSON_BYTES, Named, OutfitsCsvError,
    OutfitsCsvImport, OutfitsEdit, Scene, encode_outfits,
};
use crate::ui::format;
use crate::ui::lab::{Lab, Page};
use crate::ui::slices::let_page_breathe;
use crate::ui::text::edit_error;
use crate::ui::workshop::outfits::Wardrobe;
use crate::ui::workshop::page;
use crate::ui::workshop::text::{csv_error, import_error, outfits_csv_error, tools};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File};

/// Bytes read at a time.
const CHUNK: f64 = 32_768.0;

/// Why nothing was opened.
enum NotOpened {
    Json(ImportError),
    Csv(CsvError),
    Outfits(OutfitsCsvError),
    /// Numbers beyond all degrees, which a plane of their own could hold.
    NotDegrees(CsvError, CsvPoints),
    /// Numbers that no plane can hold.
    NoBounds,
    Unreadable,
}

/// Opens a file, or text that was pasted. What was on screen can be undone to.
pub fn import(lab: Lab, w: Wardrobe, source: &JsValue) {
    let blob = match source.as_string() {
        Some(text) => Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &BlobPropertyBag::new()).ok(),
        None => source.clone().dyn_into::<File>().ok().map(Blob::from),
    };
    let Some(blob) = blob else { return };
    spawn_local(async move {
        if let Err(why) = open(lab, w, &blob).await {
            tell(lab, why);
        }
    });
}

async fn open(lab: Lab, w: Wardrobe, blob: &Blob) -> Result<(), NotOpened> {
    let head = read_chunk(blob, 0.0).await.ok_or(NotOpened::Unreadable)?;
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => open_json(lab, blob).await,
        _ if lab.page.get_untracked() == Page::Outfits => open_outfits(w, blob).await,
        _ => open_csv(lab, blob).await,
    }
}

async fn open_json(lab: Lab, blob: &Blob) -> Result<(), NotOpened> {
    if blob.size() > MAX_JSON_BYTES as f64 {
        return Err(NotOpened::Json(ImportError::TooLarge));
    }
    let mut import = JsonImport::new();
    read_all(blob, |chunk| import.push(chunk).map_err(NotOpened::Json)).await?;
    let opened = import.finish_any().map_err(NotOpened::Json)?;
    match opened.scene {
        Scene::Points(scene) => page::open(&scene, opened.engine),
        Scene::Outfits(scene) => {
            page::notice("");
            page::to_page("openOutfits", &[encode_outfits(&scene).into()]);
        }
    }
    page::say(tools(lab.lang.get_untracked().text()).imported);
    Ok(())
}

async fn open_csv(lab: Lab, blob: &Blob) -> Result<(), NotOpened> {
    let mut import = CsvImport::new();
    read_all(blob, |chunk| import.push(chunk).map_err(NotOpened::Csv)).await?;
    let points = import.finish().map_err(NotOpened::Csv)?;
    // Without names the numbers mean what the plane means now.
    let is_own_plane = matches!(lab.peek().scene.rule, Rule::OwnPlane(_));
    if points.named == Named::Plane || (points.named == Named::Nothing && is_own_plane) {
        return place_on_own_plane(lab, &points);
    }
    match points.degrees() {
        Ok(spots) => {
            replace(lab, spots, None);
            Ok(())
        }
        Err(error) => Err(NotOpened::NotDegrees(error, points)),
    }
}

/// Rows of outfits, by the names of their values.
async fn open_outfits(w: Wardrobe, blob: &Blob) -> Result<(), NotOpened> {
    let mut import = OutfitsCsvImport::new();
    read_all(blob, |chunk| import.push(chunk).map_err(NotOpened::Outfits)).await?;
    let rows = import.finish().map_err(NotOpened::Outfits)?;
    let n = rows.len();
    if w.dispatch(OutfitsEdit::Import(rows)) {
        page::notice("");
        page::say(&format::counted(w.lab.lang.get_untracked(), n, tools(w.lab.lang.get_untracked().text()).n_outfits));
    }
    Ok(())
}

fn place_on_own_plane(lab: Lab, points: &CsvPoints) -> Result<(), NotOpened> {
    let bounds = Bounds::around(&points.pairs).ok_or(NotOpened::NoBounds)?;
    let spots = points.pairs.iter().map(|(x, y)| bounds.spot(*x, *y)).collect();
    replace(lab, spots, Some(bounds));
    Ok(())
}

fn replace(lab: Lab, points: Vec<Spot>, bounds: Option<Bounds>) {
    let (lang, n) = (lab.lang.get_untracked(), points.len());
    match lab.try_edit(Edit::Import { points, bounds }, None) {
        Ok(()) => {
            // What was said of an earlier file is over.
            page::notice("");
            page::say(&format::counted(lang, n, lang.text().n_observations));
        }
        Err(error) => page::notice(&edit_error(lang, error)),
    }
}

fn tell(lab: Lab, why: NotOpened) {
    let lang = lab.lang.get_untracked();
    let t = tools(lang.text());
    let broken = |cause: String| format!("{} {cause} {}", t.broken_file, lang.text().work_is_still_here);
    match why {
        NotOpened::Json(error) => page::notice(&broken(import_error(lang, &error))),
        NotOpened::Csv(error) => page::notice(&broken(csv_error(lang, &error))),
        NotOpened::Outfits(error) => page::notice(&broken(outfits_csv_error(lang, &error))),
        NotOpened::NoBounds => page::notice(&broken(t.csv_no_bounds.to_string())),
        NotOpened::Unreadable => page::notice(&format!("{} {}", t.unreadable_file, lang.text().work_is_still_here)),
        NotOpened::NotDegrees(error, points) => {
            let open = move || {
                if let Err(why) = place_on_own_plane(lab, &points) {
                    tell(lab, why);
                }
            };
            page::notice_with(&broken(csv_error(lang, &error)), t.open_as_own_plane, Closure::once_into_js(open));
        }
    }
}

/// Reads all of it, chunk by chunk, until `take` refuses one.
async fn read_all(blob: &Blob, mut take: impl FnMut(&[u8]) -> Result<(), NotOpened>) -> Result<(), NotOpened> {
    let mut from = 0.0;
    while from < blob.size() {
        let bytes = read_chunk(blob, from).await.ok_or(NotOpened::Unreadable)?;
        take(&bytes)?;
        from += CHUNK;
        let_page_breathe().await;
    }
    Ok(())
}

async fn read_chunk(blob: &Blob, from: f64) -> Option<Vec<u8>> {
    let slice = blob.slice_with_f64_and_f64(from, (from + CHUNK).min(blob.size())).ok()?;
    let buffer = JsFuture::from(slice.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
