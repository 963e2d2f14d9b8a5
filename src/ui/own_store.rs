//! Own pictures in the browser's database: each set under its name, and beside them the names, newest first. All of it may be
//! forbidden, full, or written by someone else; nothing here can fail loudly. What was brought in this tab is remembered as
//! long as the tab, whatever the database does.

use crate::scene::{OwnId, OwnPictures, PictureSet, PixelsScene, decode_pixels, encode_pixels};
use js_sys::{Promise, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "coastline";
const STORE: &str = "pictures";

/// Under this the names stand, a line each.
const NAMES: &str = "names";

/// Sets that are kept: those that a step back or an earlier link may name.
const KEPT: usize = 10;

thread_local! {
    /// Sets of this tab, the newest last.
    static IN_TAB: RefCell<Vec<OwnPictures>> = const { RefCell::new(Vec::new()) };
}

/// A set is named by the link of the scene that shows it, and no more.
fn name_of(id: OwnId) -> String {
    encode_pixels(&PixelsScene { pictures: PictureSet::Own(id), ..PixelsScene::link_default() })
}

fn id_of(name: &str) -> Option<OwnId> {
    match decode_pixels(name).ok()?.scene.pictures {
        PictureSet::Own(id) => Some(id),
        PictureSet::Fashion => None,
    }
}

/// Keeps a set as the newest; `false` if the browser would not.
pub async fn keep(pictures: &OwnPictures) -> bool {
    IN_TAB.with_borrow_mut(|sets| {
        sets.retain(|other| other.id() != pictures.id());
        sets.push(pictures.clone());
    });
    try_to_keep(pictures).await.is_some()
}

async fn try_to_keep(pictures: &OwnPictures) -> Option<()> {
    let store = open(IdbTransactionMode::Readwrite).await?;
    let bytes = Uint8Array::from(pictures.pictures().as_flattened());
    let name = name_of(pictures.id());
    done(&store.put_with_key(&bytes, &name.as_str().into()).ok()?).await?;
    let mut names = names(&store).await;
    names.retain(|other| *other != name);
    names.insert(0, name);
    for old in names.drain(KEPT.min(names.len())..) {
        done(&store.delete(&old.into()).ok()?).await?;
    }
    done(&store.put_with_key(&names.join("\n").into(), &NAMES.into()).ok()?).await?;
    Some(())
}

/// The pictures of an id, if they are here.
pub async fn load(id: OwnId) -> Option<OwnPictures> {
    let in_tab = IN_TAB.with_borrow(|sets| sets.iter().find(|set| set.id() == id).cloned());
    if in_tab.is_some() {
        return in_tab;
    }
    let store = open(IdbTransactionMode::Readonly).await?;
    let kept = done(&store.get(&name_of(id).into()).ok()?).await?;
    let bytes: Uint8Array = kept.dyn_into().ok()?;
    OwnPictures::from_bytes(id, &bytes.to_vec()).ok()
}

/// The newest set.
pub async fn newest() -> Option<OwnId> {
    let in_tab = IN_TAB.with_borrow(|sets| sets.last().map(OwnPictures::id));
    if in_tab.is_some() {
        return in_tab;
    }
    let store = open(IdbTransactionMode::Readonly).await?;
    names(&store).await.iter().find_map(|name| id_of(name))
}

/// Deletes all of them; `false` if the browser could not.
pub async fn delete_all() -> bool {
    IN_TAB.with_borrow_mut(Vec::clear);
    let deleted = async {
        let store = open(IdbTransactionMode::Readwrite).await?;
        done(&store.clear().ok()?).await
    };
    deleted.await.is_some()
}

async fn names(store: &IdbObjectStore) -> Vec<String> {
    let Some(request) = store.get(&NAMES.into()).ok() else { return Vec::new() };
    let kept = done(&request).await.and_then(|kept| kept.as_string()).unwrap_or_default();
    kept.lines().map(str::to_string).collect()
}

/// The store, ready to be read or written.
async fn open(mode: IdbTransactionMode) -> Option<IdbObjectStore> {
    let factory = web_sys::window()?.indexed_db().ok()??;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1).ok()?;
    let made = request.clone();
    let make = Closure::once(move || {
        let database = made.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok());
        if let Some(database) = database {
            // Refused only if it is there already.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    let database: IdbDatabase = done(&request).await?.dyn_into().ok()?;
    let transaction = database.transaction_with_str_and_mode(STORE, mode).ok()?;
    // It lives as long as it has work.
    transaction.object_store(STORE).ok()
}

/// What a request gives; `None` if it was refused.
async fn done(request: &IdbRequest) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.ok()?;
    request.result().ok()
}
