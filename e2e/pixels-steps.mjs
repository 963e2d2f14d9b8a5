// What a person does on the page Pixels, and what can be read off it; and pictures to open there.

import { crc32 as nodeCrc32, deflateSync } from 'node:zlib';
import { assertQuiet, open } from './harness.mjs';
import { texts, until, untilEqual } from './steps.mjs';

export const START = '#v=1&engine=1&page=pixels';
export const MADE = `${START}&generated=fresh&chosen=sample.1`;
export const BOTH = `${MADE}&traits=1`;

/** The texts of the page, by their keys. */
export const words = (lang) => texts(lang, ['pages/pixels/text']);

/** The page, opened by a link, once its pictures are there. */
export async function opened(chromium, hash = START, options = {}) {
  const page = await open(chromium, { hash, ...options });
  await page.locator('.pixels h1').waitFor();
  if (!hash.includes('pictures=')) await page.locator('.tiles button').first().waitFor();
  await settled(page);
  return page;
}

/** Waits until what is shown belongs to the scene on screen. */
export const settled = (page) => untilEqual('the results', () => page.locator('.pixels .stale').count(), 0);

/** Ends with a page, which must not have complained. */
export const close = async (page) => {
  assertQuiet(page);
  await page.context().close();
};

export const inspector = (page) => page.getByRole('application', { name: 'Pixel inspector', exact: true });
export const value = (page) => page.locator('[data-value]').textContent();
export const samples = (page) => page.locator('.tile.sample[aria-label]');
export const hash = (page) => page.locator('.pixels-samples[data-samples-hash]').getAttribute('data-samples-hash');
export const otherHash = (page, before) =>
  until('other samples', () => page.locator('.pixels-samples').getAttribute('data-samples-hash'), (now) => now && now !== before);

/** The table Diagnostics: { 'Neighbours agree': ['0.84', '0.00', '–'], ... }. */
export async function diagnostics(page) {
  const rows = page.getByRole('table', { name: /^(Diagnostics|Diagnóstico)$/ }).locator('tbody tr');
  return Object.fromEntries(
    await rows.evaluateAll((all) => all.map(({ cells: [name, ...rest] }) => [name.textContent, rest.map((cell) => cell.textContent)])),
  );
}

/** A row of a table by the beginning of its name. */
export const row = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) });

const table = Array.from({ length: 256 }, (_, n) => Array.from({ length: 8 }).reduce((c) => (c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1), n));
const crc32 = nodeCrc32 ?? ((bytes) => (bytes.reduce((crc, byte) => table[(crc ^ byte) & 255] ^ (crc >>> 8), -1) ^ -1) >>> 0);

/** A chunk of a PNG file. */
export function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, crc]);
}

export const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The header of a PNG file, 8 bits deep; `kind` 0 is grey, 6 colour with opacity. */
export function header(width, height, kind) {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, kind], 8);
  return chunk('IHDR', data);
}

/** The lines of a PNG file, from `pixel(x, y)`, which gives its bytes. */
export const lines = (width, height, pixel) =>
  Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (_, x) => pixel(x, y)).flat()])));

/** A PNG file as the chooser takes it: grey from `light(x, y)`, 0 black to 255 white. */
export function png(name, light, width = 32, height = 32) {
  const data = chunk('IDAT', deflateSync(lines(width, height, (x, y) => [light(x, y)])));
  return { name, mimeType: 'image/png', buffer: Buffer.concat([SIGNATURE, header(width, height, 0), data, chunk('IEND', Buffer.alloc(0))]) };
}
