//! JSON of every page: written piece by piece, read slice by slice. `scene` alone opens a file again.

mod read;
mod write;

pub use read::{ImportError, JsonImport, MAX_JSON_BYTES};
pub(in crate::scene) use write::{number, pieces, scene_json};
