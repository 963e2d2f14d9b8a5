//! The land of the Earth, baked once by `scripts/bake/land.mjs` (source, licence and format: `LAND.md`).

use super::raster::{COLUMNS, ROWS, Raster};
use super::shores::{columns, edges};
use std::sync::LazyLock;

static LAND: LazyLock<Raster> = LazyLock::new(|| {
    let mut raster = Raster::with_room(COLUMNS, ROWS);
    edges(include_bytes!("land.coded")).iter().for_each(|row| raster.add_row(columns(row)));
    raster
});

/// The raster of the Earth, decoded at first use.
pub fn land() -> &'static Raster {
    &LAND
}
