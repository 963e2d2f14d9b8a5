// Codes the land raster for the page: core/src/data/land.bits (129,600 bytes) into land.coded, its shores.
//   node scripts/bake/code.mjs
// The form, and why, stands where it is read: core/src/data/shores.rs. It writes nothing unless what it wrote reads
// back as the land; a native test compares the decoded cells with land.bits once more.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

const COLUMNS = 1440, ROWS = 720;
const file = (name) => new URL(`../../core/src/data/${name}`, import.meta.url);

// Columns from the west, rows from the south, though the file's rows come from the north. Off the plane is sea.
const bits = readFileSync(file('land.bits'));
function isLand(column, row) {
  if (column < 0 || column >= COLUMNS || row < 0 || row >= ROWS) return false;
  const bit = (ROWS - 1 - row) * COLUMNS + column;
  return ((bits[bit >> 3] >> (7 - (bit & 7))) & 1) === 1;
}

// ---- shores: walks from corner to corner of the cells, land on the left, told by their north-south edges

const passed = new Set();

/** The walk that first goes north along the west edge of this cell, which is sea. */
function walk(column, row) {
  let [x, y, dx, dy] = [column, row, 0, 1];
  const steps = [];
  do {
    const [from, heading] = [x, dy];
    if (heading > 0) passed.add(y * (COLUMNS + 1) + x);
    do {
      [x, y] = [x + dx, y + dy];
      const left = isLand(Math.floor(x + (dx - dy) / 2), Math.floor(y + (dy + dx) / 2));
      const right = isLand(Math.floor(x + (dx + dy) / 2), Math.floor(y + (dy - dx) / 2));
      // Land ahead on the right is gone round too where it only touches: fewer shores.
      if (right) [dx, dy] = [dy, -dx];
      else if (!left) [dx, dy] = [-dy, dx];
    } while (dy === 0);
    steps.push({ along: x - from, turns: dy !== heading });
  } while (x !== column || y !== row || dy !== 1);
  return { column, row, steps };
}

const shores = [];
for (let row = 0; row < ROWS; row++) {
  for (let column = 0; column <= COLUMNS; column++) {
    const goesNorth = isLand(column - 1, row) && !isLand(column, row);
    if (goesNorth && !passed.has(row * (COLUMNS + 1) + column)) shores.push(walk(column, row));
  }
}

// Islands lie in groups: always the nearest shore next, so that the way to it is a small number.
const inOrder = [];
let here = { column: 0, row: 0 };
const far = (shore) => Math.abs(shore.column - here.column) / 2 + Math.abs(shore.row - here.row);
while (shores.length > 0) {
  const next = shores.reduce((best, shore, idx) => (far(shore) < far(shores[best]) ? idx : best), 0);
  [here] = shores.splice(next, 1);
  inOrder.push(here);
}

// ---- numbers: like with like, because brotli learns what is usual in a place

const fromSigned = (n) => (n < 0 ? -2 * n - 1 : 2 * n);
const moves = (of) => inOrder.map((shore, idx) => fromSigned(shore[of] - (inOrder[idx - 1]?.[of] ?? 0)));
const steps = inOrder.flatMap((shore) => shore.steps.map(({ along, turns }) => 2 * fromSigned(along) + (turns ? 1 : 0)));
const coded = [];
for (let number of [inOrder.length, ...moves('column'), ...moves('row'), ...steps]) {
  for (; number >= 128; number >>= 7) coded.push((number & 127) | 128);
  coded.push(number);
}

// ---- read back as `shores.rs` does

let at = 0;
function next() {
  let number = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = coded[at++];
    number |= (byte & 127) << shift;
    if (byte < 128) return number;
  }
}
const signed = (n) => (n >> 1) ^ -(n & 1);

const differs = new Uint8Array((COLUMNS + 1) * ROWS);
const n = next();
const [columns, rows] = [0, 1].map(() => Array.from({ length: n }, () => signed(next())));
let [startColumn, startRow] = [0, 0];
for (let shore = 0; shore < n; shore++) {
  startColumn += columns[shore];
  startRow += rows[shore];
  let [column, row, heading] = [startColumn, startRow, 1];
  do {
    differs[row * (COLUMNS + 1) + column] ^= 1;
    const step = next();
    column += signed(step >> 1);
    if (step & 1) heading = -heading; else row += heading;
  } while (column !== startColumn || row !== startRow || heading !== 1);
}
assert.equal(at, coded.length, 'something is left over');
for (let row = 0; row < ROWS; row++) {
  for (let column = 0, land = 0; column < COLUMNS; column++) {
    land ^= differs[row * (COLUMNS + 1) + column];
    assert.equal(land === 1, isLand(column, row), `column ${column}, row ${row}`);
  }
}

writeFileSync(file('land.coded'), Uint8Array.from(coded));
console.log(`core/src/data/land.coded              ${coded.length} bytes, ${n} shores, ${steps.length} steps`);
