// Codes the land raster for the page: core/src/data/land.bits (129,600 bytes) into land.coded (under 5,000).
//   node scripts/bake/code.mjs
// The method, and why, stands where it is undone: core/src/data/code.rs. Both sides must agree to the last
// count, so what is here and there goes in the same order under the same names. A native test compares the
// decoded cells with land.bits, one by one.
import { readFileSync, writeFileSync } from 'node:fs';

const COLUMNS = 1440, ROWS = 720;
const BLOCK = 24, REACH = 3;
const NEIGHBOURS = [COLUMNS - 1, COLUMNS, COLUMNS - 3, 4 * COLUMNS, COLUMNS + 1];
const SOUTH = 4 * COLUMNS;
const ONE = 2 ** 20;
const file = (name) => new URL(`../../core/src/data/${name}`, import.meta.url);

// ---- cells from the south-west, after four rows of land that are not coded

const bits = readFileSync(file('land.bits'));
const cells = new Uint8Array(SOUTH + COLUMNS * ROWS).fill(1, 0, SOUTH);
for (let row = 0; row < ROWS; row++) {
  for (let column = 0; column < COLUMNS; column++) {
    const bit = (ROWS - 1 - row) * COLUMNS + column; // the file's rows come from the north
    cells[SOUTH + row * COLUMNS + column] = (bits[bit >> 3] >> (7 - (bit & 7))) & 1;
  }
}

// ---- arithmetic coder

const coded = [];
const chances = Array.from({ length: 128 }, () => ({ change: ONE / 2, seen: 0 }));
let low = 0, high = 2 ** 32 - 1;

function code(context, change) {
  const chance = chances[context];
  // Exact in doubles: 32 bits times 20. No other operator here may make a number signed.
  const middle = low + Math.floor((high - low) * chance.change / ONE);
  if (change) high = middle; else low = middle + 1;
  const step = (change ? ONE - chance.change : chance.change) / (chance.seen + 2);
  chance.change += Math.floor(step) * (change ? 1 : -1);
  chance.seen = Math.min(chance.seen + 1, context % 32 === 0 ? 500 : 60);
  while (low >>> 24 === high >>> 24) {
    coded.push(low >>> 24);
    low = (low << 8) >>> 0;
    high = ((high << 8) | 255) >>> 0;
  }
}

for (let start = SOUTH; start < cells.length; start += BLOCK) {
  const left = cells[start - 1];
  const near = cells.subarray(start - COLUMNS - REACH, start - COLUMNS + BLOCK + REACH);
  const quiet = near.every((cell) => cell === left);
  if (quiet) {
    const surprise = cells.subarray(start, start + BLOCK).some((cell) => cell !== left);
    code(left ? 96 : 64, surprise);
    if (!surprise) continue;
  }
  for (let at = start; at < start + BLOCK; at++) {
    const before = cells[at - 1];
    const context = NEIGHBOURS.reduce((sum, back) => 2 * sum + (cells[at - back] ^ before), quiet ? 1 : 0);
    code(context, cells[at] !== before);
  }
}
// The decoder reads zeros after the end: one byte above `low`, then zeros, lies within the interval left.
if (low > 0) coded.push((low >>> 24) + 1);

writeFileSync(file('land.coded'), Uint8Array.from(coded));
console.log(`core/src/data/land.coded              ${coded.length} bytes`);
