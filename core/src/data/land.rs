//! The land of the Earth, baked once by `scripts/bake/land.mjs` (source, licence and format: `LAND.md`).

use super::raster::{COLUMNS, ROWS, Raster};
use std::sync::LazyLock;

/// One bit a cell, most significant first, rows from the north, columns from the west.
static BITS: &[u8; COLUMNS * ROWS / 8] = include_bytes!("land.bits");

static LAND: LazyLock<Raster> = LazyLock::new(|| {
    let mut cells = Vec::with_capacity(COLUMNS * ROWS);
    for row in BITS.chunks_exact(COLUMNS / 8).rev() {
        for byte in row {
            cells.extend((0..8).map(|bit| byte & (0x80 >> bit) != 0));
        }
    }
    Raster::new(COLUMNS, ROWS, cells)
});

/// The raster of the Earth, unpacked at first use.
pub fn land() -> &'static Raster {
    &LAND
}
