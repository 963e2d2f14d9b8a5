// Bakes the rule of the points page: land or sea, one bit a cell, into core/src/data/land.bits, and
// coded for the page into land.coded (code.mjs).
//   npm ci --prefix scripts/bake && node scripts/bake/land.mjs
// It fails, and writes nothing, when a published figure or the opening picture is not met.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const W = 1440, H = 720;
const here = (path) => new URL(path, import.meta.url);
const read = (url) => JSON.parse(readFileSync(url, 'utf8'));
const rad = Math.PI / 180;

// ---- the raster's geometry: columns equal in longitude, rows equal in sine of latitude,
// so that every cell is the same share of the sphere and counting cells is measuring.
const colOf = (lon) => (lon + 180) * W / 360; // fractional; column c spans c to c + 1
const rowOf = (lat) => (1 - Math.sin(lat * rad)) * H / 2;
const rowLat = (r) => Math.asin(1 - (r + 0.5) * 2 / H) / rad; // latitude of a row's centre

const land = new Uint8Array(W * H);
const at = (c, r) => land[r * W + (((c % W) + W) % W)];
const isLand = (lon, lat) =>
  at(Math.floor(colOf(lon)), Math.min(H - 1, Math.floor(rowOf(lat)))) === 1;

// ---- fill

// The source stitches rings across the antimeridian, so a step from 179 to -179 means 2 degrees
// east, not 358 west. Undo the jumps; longitudes may then run past 180, and the fill wraps columns.
function unwrap(ring) {
  const out = [ring[0].slice()];
  for (let i = 1; i < ring.length; i++) {
    const before = out[i - 1][0];
    out.push([ring[i][0] - 360 * Math.round((ring[i][0] - before) / 360), ring[i][1]]);
  }
  // A ring that ends a whole turn away from where it began goes round a pole. Only Antarctica
  // does: close it along latitude -90, or everything south of its coast stays sea.
  const first = out[0], last = out[out.length - 1];
  const turn = Math.round(last[0] - first[0]);
  if (turn !== 0) {
    assert.equal(Math.abs(turn), 360);
    assert.ok(out.every(([, lat]) => lat < -60), 'a ring round a pole that is not Antarctica');
    out.push([last[0], -90], [first[0], -90], first.slice());
  }
  return out;
}

// Even-odd fill of one ring by scan lines through the row centres, by XOR: islands set cells and
// holes (the Caspian) clear them. Holes go through `unwrap` and the wrapping of columns like any
// ring: wherever the island round them was unwrapped to, both meet in the same cells.
function xorFill(ring) {
  const crossings = new Map();
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
    const north = Math.max(y0, y1), south = Math.min(y0, y1);
    const from = Math.max(0, Math.floor(rowOf(north)) - 1);
    const to = Math.min(H - 1, Math.ceil(rowOf(south)) + 1);
    for (let r = from; r <= to; r++) {
      const lat = rowLat(r);
      // Half open, so that a vertex on a row's centre counts once.
      if ((y0 <= lat) === (y1 <= lat)) continue;
      const lon = x0 + (x1 - x0) * (lat - y0) / (y1 - y0);
      if (!crossings.has(r)) crossings.set(r, []);
      crossings.get(r).push(lon);
    }
  }
  for (const [r, lons] of crossings) {
    assert.equal(lons.length % 2, 0, 'a ring is not closed');
    lons.sort((a, b) => a - b);
    for (let k = 0; k < lons.length; k += 2) {
      // Columns whose centre (c + 1/2) lies between the two crossings.
      const end = Math.ceil(colOf(lons[k + 1]) - 0.5);
      for (let c = Math.ceil(colOf(lons[k]) - 0.5); c < end; c++) {
        land[r * W + (((c % W) + W) % W)] ^= 1;
      }
    }
  }
}

const atlas = createRequire(import.meta.url)('world-atlas/land-50m.json');
const shapes = feature(atlas, atlas.objects.land).features.map((f) => f.geometry);
for (const shape of shapes) {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  for (const polygon of polygons) for (const ring of polygon) xorFill(unwrap(ring));
}

// ---- checks against figures found independently of this script

const within = (what, got, want, by) => {
  assert.ok(Math.abs(got - want) <= by, `${what}: ${got}, expected ${want} +-${by}`);
  console.log(`${what.padEnd(32)} ${got.toFixed(5)}  (${want} +-${by})`);
};

const cells = land.reduce((sum, bit) => sum + bit, 0);
within('land share', cells / (W * H), 0.2875, 0.0005);

// The box's edges cut through cells: weigh each cell by the share of it that lies inside.
{
  const [x0, x1, y0, y1] = [colOf(-120), colOf(150), rowOf(70), rowOf(-60)];
  const inside = (i, lo, hi) => Math.max(0, Math.min(i + 1, hi) - Math.max(i, lo));
  let both = 0;
  for (let r = 0; r < H; r++) {
    for (let c = 0; c < W; c++) both += at(c, r) * inside(c, x0, x1) * inside(r, y0, y1);
  }
  within('box -120 -60 150 70, precision', both / ((x1 - x0) * (y1 - y0)), 0.3597, 0.002);
  within('box -120 -60 150 70, recall', both / cells, 0.8475, 0.002);
}

const probes = [
  ['Caspian', 51, 42, false],
  ['Chukotka', -172.7, 66.5, true], ['Chukotka, west of 180', 178, 67, true],
  ['Madagascar', 47, -19, true],
  ['A, south of Africa', 11, -56, false], ['B, Alaska', -152, 66, true],
  ['C, North America', -99, 41, true],
];
for (const [name, lon, lat, want] of probes) assert.equal(isLand(lon, lat), want, name);
for (let c = 0; c < W; c++) assert.equal(at(c, H - 1), 1, 'the south pole is land all round');
console.log(`probes hold                      ${probes.length} and the south pole's row`);

// ---- the opening picture: 21 points of our own, with the counts per continent and the bounding
// box of the published picture. They are data (opening.json); what must hold of them is here.

const points = read(here('opening.json'));

// Coarse: enough to count these points, not to settle where Eurasia ends.
function continent([lon, lat]) {
  if (lat < -60) return 'Antarctica';
  if (lon < -30) return lat > 12 ? 'North America' : 'South America';
  if (lon > 110 && lat < -10) return 'Australia';
  if ((lon < 32 && lat < 37) || (lon < 52 && lat < 12)) return 'Africa';
  return 'Eurasia';
}
const counts = {};
for (const p of points) counts[continent(p)] = (counts[continent(p)] ?? 0) + 1;
assert.deepEqual(counts, {
  'North America': 4, 'South America': 3, Africa: 4, Eurasia: 7, Australia: 2, Antarctica: 1,
});

for (const p of points) {
  for (const v of p) assert.equal(Math.round(v * 10) / 10, v, `${p}: tenths of a degree`);
  // Neighbours too, so that a point stays on land when the plane rounds it to 16 bits.
  const [c, r] = [Math.floor(colOf(p[0])), Math.floor(rowOf(p[1]))];
  for (const [dc, dr] of [[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1]]) {
    assert.equal(at(c + dc, r + dr), 1, `${p} is not well on land`);
  }
}

// Apart on the globe, so that no two marks touch and "within 2 degrees of an observation"
// never means two of them at once.
const degreesApart = ([lon0, lat0], [lon1, lat1]) => {
  const [a, b, d] = [lat0 * rad, lat1 * rad, (lon1 - lon0) * rad];
  const cos = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(d);
  return Math.acos(Math.min(1, cos)) / rad;
};
let nearest = Infinity;
points.forEach((p, i) => {
  for (const q of points.slice(0, i)) nearest = Math.min(nearest, degreesApart(p, q));
});
assert.ok(nearest >= 4, `two points are ${nearest} degrees apart`);

const lons = points.map(([lon]) => lon), lats = points.map(([, lat]) => lat);
const box = { w: Math.min(...lons), s: Math.min(...lats), e: Math.max(...lons), n: Math.max(...lats) };
for (const [side, want] of Object.entries({ w: -118.5, s: -74, e: 152, n: 70 })) {
  within(`opening box, ${side}`, box[side], want, 1);
}
const inBox = (lon, lat) => lon >= box.w && lon <= box.e && lat >= box.s && lat <= box.n;
assert.ok(inBox(11, -56), 'A lies inside the box');
assert.ok(!inBox(-152, 66), 'B lies outside the box');
assert.ok(inBox(-99, 41), 'C lies inside the box');
console.log(`opening picture holds            21 points, nearest two ${nearest.toFixed(1)} degrees apart`);

// ---- write: rows north to south, columns west to east, most significant bit first

const bits = new Uint8Array(W * H / 8);
land.forEach((bit, i) => { bits[i >> 3] |= bit << (7 - (i & 7)); });
writeFileSync(here('../../core/src/data/land.bits'), bits);
console.log(`core/src/data/land.bits               ${bits.length} bytes, ${cells} cells of land`);
await import('./code.mjs');
