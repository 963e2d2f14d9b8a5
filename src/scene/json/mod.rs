//! JSON of every page: written piece by piece, read slice by slice. `scene` alone opens a file again.

mod events;
mod read;
mod write;

pub(in crate::scene) use events::Events;
pub use read::{ImportError, JsonImport, MAX_JSON_BYTES};
pub(in crate::scene) use write::{number, pieces, scene_json, single};
