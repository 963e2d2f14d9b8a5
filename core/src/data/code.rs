//! Undoes the coding of the land raster: 4.9 kB of the first load, where the plain bits took 8.8 kB in brotli, which
//! looks for bytes that repeat and does not see that a coast goes on as it came.
//!
//! An adaptive binary arithmetic coder with a context for each cell, as in JBIG (ITU-T T.82, 1993). A cell is coded as
//! a change from its western neighbour or none; five more neighbours, decoded before, say which of 32 chances foretells
//! it. After c changes in n cells the chance is (c + 1/2) / (n + 1) (Krichevsky and Trofimov 1981), by steps of
//! 1 / (n + 2) that from some n on get no shorter, so that it follows the coast. The file is one long binary fraction.
//! Each cell cuts the interval `low..=high` that it may lie in by the chance, so that what had the chance p costs
//! -log2 p bits; leading bytes that both ends share are settled and leave (the carryless coder of lpaq, Mahoney 2007).
//! Where the row before is of one colour, one such bit settles 24 cells, like JBIG's typical prediction: four cells in
//! five need no more. By estimate, ten neighbours without blocks take 5.1 kB, and eight contexts in a logistic mixture
//! 4.8 kB, for more code.
//!
//! Integers only, so that every machine agrees. Nothing is checked: one wrong byte, or one count that differs from the
//! encoder's (`scripts/bake/code.mjs`), and all that follows is noise of the right length. So `tests/land.rs` compares
//! every cell with `land.bits`, which the file was made from.

use super::raster::{COLUMNS, ROWS};

/// Cells that one bit can settle. It divides a row.
const BLOCK: usize = 24;

/// How far beyond a block the row before it is looked at: as far as its cells' neighbours lie.
const REACH: usize = 3;

/// The neighbours that choose a cell's chance, as distances back in row-major order from the south-west. West of
/// column 0 lies the end of the row before: on a globe the next cell, but for a row.
const NEIGHBOURS: [usize; 5] = [COLUMNS - 1, COLUMNS, COLUMNS - 3, 4 * COLUMNS, COLUMNS + 1];

/// Cells of land, like the pole, that are taken to lie south of the first row.
const SOUTH: usize = 4 * COLUMNS;

/// Contexts of the bit that says that a block has an edge which nothing foretold, at sea and on land. Before them come
/// 32 for cells and 32 for cells of such a block.
const SURPRISE: [usize; 2] = [64, 96];

/// A chance of 1: chances are counts of 2^-20.
const ONE: u32 = 1 << 20;

/// All cells, row-major from the south-west, `true` = land.
pub(super) fn decode(coded: &[u8]) -> Vec<bool> {
    let mut coder = Decoder::new(coded);
    let mut cells = vec![true; SOUTH + COLUMNS * ROWS];
    for start in (SOUTH..cells.len()).step_by(BLOCK) {
        let west = cells[start - 1];
        let near = &cells[start - COLUMNS - REACH..start - COLUMNS + BLOCK + REACH];
        let quiet = near.iter().all(|cell| *cell == west);
        if quiet && !coder.change(SURPRISE[usize::from(west)]) {
            cells[start..start + BLOCK].fill(west);
            continue;
        }
        for at in start..start + BLOCK {
            let west = cells[at - 1];
            let differs = |back: usize| usize::from(cells[at - back] != west);
            let context = NEIGHBOURS.iter().fold(usize::from(quiet), |sum, back| 2 * sum + differs(*back));
            cells[at] = coder.change(context) != west;
        }
    }
    cells.drain(..SOUTH);
    cells
}

/// How likely a change is in one context.
#[derive(Clone, Copy)]
struct Chance {
    /// In counts of 2^-20; never 0 nor [`ONE`], because each step is cut to a whole number.
    change: u32,
    /// Cells seen, up to a limit.
    seen: u32,
}

/// The coder: the interval, the 32 bits of the file that lie beside it, and what was learnt.
struct Decoder<'a> {
    rest: std::slice::Iter<'a, u8>,
    low: u32,
    high: u32,
    value: u32,
    chances: [Chance; 128],
}

impl<'a> Decoder<'a> {
    fn new(coded: &'a [u8]) -> Self {
        let chances = [Chance { change: ONE / 2, seen: 0 }; 128];
        let mut decoder = Self { rest: coded.iter(), low: 0, high: u32::MAX, value: 0, chances };
        for _ in 0..4 {
            decoder.value = decoder.value << 8 | decoder.byte();
        }
        decoder
    }

    /// After the end stand zeros, which the encoder leaves out.
    fn byte(&mut self) -> u32 {
        self.rest.next().map_or(0, |byte| u32::from(*byte))
    }

    /// The next bit, in the given context.
    #[inline(never)] // Two copies are 0.1 kB more, and no faster.
    fn change(&mut self, context: usize) -> bool {
        let chance = &mut self.chances[context];
        let width = u64::from(self.high - self.low);
        let middle = self.low + (width * u64::from(chance.change) / u64::from(ONE)) as u32;
        let change = self.value <= middle;
        if change {
            self.high = middle;
            chance.change += (ONE - chance.change) / (chance.seen + 2);
        } else {
            self.low = middle + 1;
            chance.change -= chance.change / (chance.seen + 2);
        }
        // Where all neighbours are of one colour changes are rare, and a long count tells how rare.
        chance.seen = (chance.seen + 1).min(if context.is_multiple_of(32) { 500 } else { 60 });
        while self.low >> 24 == self.high >> 24 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.value = self.value << 8 | self.byte();
        }
        change
    }
}
