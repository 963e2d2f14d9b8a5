//! The land decoded in steps is the land decoded at once. One test and no more: the first to ask decides how the land of
//! a process comes about, and here nobody may ask before the decoder is done.
#![cfg(not(target_arch = "wasm32"))]

use coastline::data::{COLUMNS, LandDecoder, ROWS, Raster, land};

#[test]
fn the_land_in_steps_is_the_land_at_once() {
    let (mut decoder, mut n_steps) = (LandDecoder::default(), 1);
    while !decoder.step() {
        n_steps += 1;
    }
    assert_eq!(n_steps, 30, "every step has its share of the rows");
    assert!(decoder.step() && LandDecoder::default().step(), "it is there");

    let baked = include_bytes!("../core/src/data/land.bits");
    let is_land = |column: usize, row: usize| {
        let bit = (ROWS - 1 - row) * COLUMNS + column;
        baked[bit / 8] & (0x80 >> (bit % 8)) != 0
    };
    let cells = (0..COLUMNS * ROWS).map(|idx| is_land(idx % COLUMNS, idx / COLUMNS));
    // Cells and sums, all of them; without the million numbers of a difference.
    assert!(*land() == Raster::new(COLUMNS, ROWS, cells.collect()));
}
