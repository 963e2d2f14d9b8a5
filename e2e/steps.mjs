// What a person does on the page, and what can be read off it, in the words that the tests share.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A way to find a control: `button('Undo')(page)`. Names are whole: "Seed" is not "New seed". */
const byRole = (role) => (page, name) => page.getByRole(role, { name, exact: true });
export const button = byRole('button');
export const radio = byRole('radio');
export const spinbutton = byRole('spinbutton');

/** Every room of words but those of a page that has texts of its own here, the lab's own first. */
const ROOMS = ['text', 'files/text', 'pages/points/text', 'pages/points/panels/text', 'pages/outfits/text', 'outfit_words'];

/** Pages that name their texts as other pages do. */
const ROOMS_APART = ['pages/pixels/text', 'pages/latent/text', 'pages/families/text'];

const sourceOf = (rooms, lang) => rooms.map((room) => readFileSync(new URL(`../src/ui/${room}/${lang}.rs`, import.meta.url), 'utf8')).join('\n');

/** The words of all rooms in a language, as they are written. */
export const sourceOfTexts = (lang) => sourceOf([...ROOMS, ...ROOMS_APART], lang);

/** The texts of the page in a language, by their keys: tests need not change when words do. Plurals have `one` and `other`. */
export function texts(lang, rooms = ROOMS) {
  const source = sourceOf(rooms, lang);
  const [text, joined] = ['"((?:[^"\\\\]|\\\\[^])*)"', (words) => words.replace(/\\\n\s*/g, '')];
  const single = source.matchAll(new RegExp(`^ {4}(\\w+):\\s*${text}`, 'gm'));
  const plural = source.matchAll(new RegExp(`^ {4}(\\w+): Plural \\{\\s*one: ${text},\\s*other: ${text}`, 'gm'));
  return Object.fromEntries([
    ...[...single].map(([, key, words]) => [key, joined(words)]),
    ...[...plural].map(([, key, one, other]) => [key, { one: joined(one), other: joined(other) }]),
  ]);
}

/** A text with its {0}, {1} filled in. */
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, idx) => values[idx]);

/** The plane, in either language. */
export const plane = (page) => page.getByRole('application', { name: /^(Plane|Plano)$/ });

/** What a screen reader said last. */
export const spoken = (page) => page.locator('body > [role=status]');

/** Waits until `read` resolves to what `isRight` likes, and says what it was if it never does. */
export async function until(what, read, isRight = Boolean, timeout = 15_000) {
  const deadline = performance.now() + timeout;
  for (;;) {
    const value = await read();
    if (isRight(value)) return value;
    if (performance.now() > deadline) {
      assert.fail(`${what}: still ${typeof value === 'string' ? value : JSON.stringify(value)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Waits until `read` resolves to `expected`. */
export const untilEqual = (what, read, expected) =>
  until(`${what}, awaited ${JSON.stringify(expected)}`, read, (value) => JSON.stringify(value) === JSON.stringify(expected));

/** The hash of the samples on the plane, once they are those of the present scene. */
export async function samplesHash(page) {
  await page.waitForFunction(() => document.querySelector('[data-samples-hash]'));
  return plane(page).getAttribute('data-samples-hash');
}

/** Waits until the samples are others than those of `hash`. */
export const otherHash = (page, hash) =>
  until('other samples', () => plane(page).getAttribute('data-samples-hash'), (now) => now && now !== hash);

/** A place in degrees as shares of the plane, x from the west and y from the south. */
export const fromDegrees = (lon, lat) => [(lon + 180) / 360, (Math.sin((lat * Math.PI) / 180) + 1) / 2];

/** A share of the plane, x from the west and y from the south, in pixels of the window. Scrolls there if need be. */
export async function onScreen(page, [x, y]) {
  await plane(page).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  });
  const box = await plane(page).boundingBox();
  return [box.x + x * box.width, box.y + (1 - y) * box.height];
}

/** Clicks on a place of the plane. */
export const clickAt = async (page, place) => page.mouse.click(...(await onScreen(page, place)));

/** Drags with the mouse from one place of the plane to another. */
export async function dragMouse(page, from, to) {
  await page.mouse.move(...(await onScreen(page, from)));
  await page.mouse.down();
  await page.mouse.move(...(await onScreen(page, to)), { steps: 6 });
  await page.mouse.up();
}

/** Waits until every chunk that was asked for is there. */
export const fetched = (page) => page.waitForFunction(() => !document.querySelector('.fetching'));

/** Opens everything that can be opened but the menu, which would lie over the rest. */
export async function discloseAll(page) {
  const closed = page.locator('.disclosure[aria-expanded=false]:visible');
  while (await closed.count()) await closed.first().click();
  await fetched(page);
}

/** Opens a disclosure by its name, if it is closed. */
export async function disclose(page, name) {
  const toggle = button(page, name);
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  await fetched(page);
}

/** What Export saves, word by word. */
export async function exportedText(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, /^(Export|Exportar)$/).click()]);
  return readFileSync(await download.path(), 'utf8');
}

/** Fails if two long texts differ, and shows where they begin to. */
export function assertSame(actual, expected, what = 'the file') {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
  assert.fail(`${what} differs at ${at}:\n  now:      ${around(actual)}\n  expected: ${around(expected)}`);
}

/** What Export saves. (Chromium may refuse the eleventh on one page.) */
export const exported = async (page) => JSON.parse(await exportedText(page));

/** Presses Import and chooses a file, given as { name, mimeType, buffer }. */
export async function chooseFile(page, file) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, /^(Import|Importar)$/).click()]);
  await chooser.setFiles(file.buffer.length > 1_000_000 ? onDisk(file) : file);
}

/** A large file by its path: through the browser's own channel it would take seconds. */
function onDisk({ name, buffer }) {
  const folder = mkdtempSync(join(tmpdir(), 'coastline-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const path = join(folder, name);
  writeFileSync(path, buffer);
  return path;
}

/** Opens a file by Import where that is disclosed first. */
export async function importFile(page, file) {
  await disclose(page, /^(More data|Más datos)$/);
  await chooseFile(page, file);
}

/** The observations of the legend. */
export async function observationCount(page) {
  const words = await page.locator('.legend').getByText(/\b(observations?|observación|observaciones)\b/).textContent();
  return Number(words.replace(/\D/g, ''));
}

/** Pairs of 16 bits as a link carries them: [[i, j], ...]. */
export function pointsOfLink(spots) {
  return Buffer.from(spots.flatMap(([i, j]) => [i >> 8, i & 255, j >> 8, j & 255])).toString('base64url');
}

/** A share of the plane as the two numbers of a link. */
export const spot = ([x, y]) => [Math.floor(x * 65_536), Math.floor(y * 65_536)];

/** The address as soon as it holds what `isRight` likes: an edit is written after 300 ms. */
export const address = (page, isRight = Boolean) => until('the address', () => new URL(page.url()).hash, isRight);

/** Figures of the Verdict by letter: { A: '64.8%', ... }. */
export async function verdict(page) {
  await fetched(page);
  const rows = await page.locator('.case').allTextContents();
  return Object.fromEntries(rows.map((text) => [text[0], text.match(/[\d.,]+\s?%/)[0]]));
}

/** The table Coverage by row: { A: '0.6475', ... }. */
export async function coverage(page) {
  await disclose(page, /^(All numbers|Más cifras)$/);
  const rows = page.getByRole('table', { name: /^(Coverage|Cobertura)$/ }).getByRole('row');
  const cells = await rows.evaluateAll((all) => all.map((row) => [row.cells[0].textContent, row.cells[row.cells.length - 1].textContent]));
  return Object.fromEntries(cells);
}

// What is said, and the keyboard.

/** Waits until a screen reader is told what is awaited. */
export const said = (page, pattern) => until(`spoken ${pattern}`, () => spoken(page).textContent(), (words) => pattern.test(words));

/** Presses Tab until something with that name has the focus, as a person would. */
export async function tabTo(page, name, backwards = false) {
  const visited = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
    const here = await page.evaluate(() => {
      const it = document.activeElement;
      const label = it.labels?.[0] ?? it;
      return it.getAttribute('aria-label') ?? label.textContent.trim();
    });
    if (here === name) return;
    visited.push(here);
  }
  assert.fail(`Tab never came to ${name}: ${visited.join(' | ')}`);
}

// Touch.

/**
 * Fingers through the browser's own input: each moment has a list of places in pixels, one for each finger; or is a number
 * of milliseconds for which they rest.
 */
export async function fingers(page, ...moments) {
  const client = await page.context().newCDPSession(page);
  const touch = (type, places) => client.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
  let down = 0;
  for (const places of moments) {
    if (typeof places === 'number') {
      await page.waitForTimeout(places);
      continue;
    }
    await touch(places.length > down ? 'touchStart' : 'touchMove', places);
    down = places.length;
  }
  await touch('touchEnd', []);
  await client.detach();
}

/** Ten moments on the way from one place to another. */
export const way = ([x0, y0], [x1, y1]) =>
  Array.from({ length: 10 }, (_, step) => [x0 + ((x1 - x0) * (step + 1)) / 10, y0 + ((y1 - y0) * (step + 1)) / 10]);

/** A finger that comes down at the first place, goes to the last and lifts. */
export const swipe = (page, places) =>
  fingers(page, [places[0]], ...way(places[0], places[places.length - 1]).map((place) => [place]));

// Painting.

/** Columns and rows of a painted mask. */
export const [COLUMNS, ROWS] = [96, 48];

/** The middle of a cell of the mask, as shares of the plane; columns from the west, rows from the north. */
export const cell = (column, row) => [(column + 0.5) / COLUMNS, 1 - (row + 0.5) / ROWS];

/** The number of the cell that holds a place in degrees. */
export function cellOf([lon, lat]) {
  const [x, y] = fromDegrees(lon, lat);
  const index = (v, n) => Math.min(n - 1, Math.floor(v * n));
  return (ROWS - 1 - index(y, ROWS)) * COLUMNS + index(x, COLUMNS);
}

/** The numbers of the painted cells of a mask in a JSON file. */
export const paintedCells = (mask) => mask.flatMap((on, idx) => (on ? [idx] : []));

/** Whether the plane's bottom layer is blank: it has few colours then, and many with a map on it. */
export const coloursOfBase = (page) =>
  plane(page).evaluate((element) => {
    const canvas = element.querySelector('canvas');
    const pixels = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    return new Set(pixels).size;
  });

// Links and files.

/** The fragment of the link that Share gives. */
export async function sharedHash(page) {
  await button(page, /^(Share|Compartir)$/).click();
  const link = await page.getByRole('textbox', { name: /^(Link|Enlace)$/ }).inputValue();
  await page.keyboard.press('Escape');
  await untilEqual('the dialog', () => page.getByRole('dialog').count(), 0);
  return new URL(link).hash;
}

/** Saves in another format, named as on its button: { name, bytes }. */
export async function saved(page, format) {
  const item = button(page, format);
  if ((await item.count()) === 0) await button(page, /^(Menu|Menú|More formats|Más formatos)$/).click();
  const [download] = await Promise.all([page.waitForEvent('download'), item.click()]);
  const menu = button(page, /^(Menu|Menú)$/);
  if ((await menu.count()) && (await menu.getAttribute('aria-expanded')) === 'true') await menu.click();
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** A file as the chooser takes it. */
export const csvFile = (text, name = 'points.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Lets a file fall on the page. */
export async function dropFile(page, { name, mimeType, buffer }) {
  await page.evaluate(
    ([name, type, bytes]) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      for (const kind of ['dragover', 'drop']) {
        document.querySelector('main').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: files }));
      }
    },
    [name, mimeType, [...buffer]],
  );
}

/** Opens pasted text. */
export async function pasteText(page, text) {
  await disclose(page, /^(More data|Más datos)$/);
  await disclose(page, /^(Paste|Pegar)$/);
  await page.locator('#paste-text').fill(text);
  await page.locator('#paste').getByRole('button').click();
}

/** The message of the alert, once there is one. */
export const alertText = (page) => page.getByRole('alert').textContent();

/** The select Rule, in either language. */
export const ruleSelect = (page) => page.getByRole('combobox', { name: /^(Rule|Regla)$/ });

/** The table of the three models, opened if need be: { 'Bounding box': ['64.8%', '35.7%', '35.2%'] }; where there is no model, why. */
export async function comparison(page) {
  await disclose(page, /^(Compare( the models)?|Comparar( los modelos)?)$/);
  await fetched(page);
  const rows = page.getByRole('table', { name: /^(Comparison of models|Comparación de modelos)$/ }).locator('tbody tr');
  return Object.fromEntries(await rows.evaluateAll((all) => all.map(({ cells: [name, ...rest] }) => [name.textContent, rest.map((c) => c.textContent)])));
}

/** The name of the panel with the chart of learning. */
export const LEARNS = /^(See how it learns|Ver cómo aprende)$/;

/** The chart of learning, once it is worked out. */
export async function learning(page) {
  await disclose(page, LEARNS);
  const chart = page.locator('#learning').getByRole('slider');
  await chart.waitFor();
  await untilEqual('the curve', () => page.locator('#learning [aria-busy=true]').count(), 0);
  return chart;
}
