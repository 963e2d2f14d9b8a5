// What a person does on the page, and what can be read off it, in the words that the tests share.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** A way to find a control: `button('Undo')(page)`. Names are whole: "Seed" is not "New seed". */
const byRole = (role) => (page, name) => page.getByRole(role, { name, exact: true });
export const button = byRole('button');
export const radio = byRole('radio');
export const spinbutton = byRole('spinbutton');

/** The texts of the page in a language, by their keys: tests need not change when words do. */
export function texts(lang) {
  const source = ['text', 'workshop/text']
    .map((folder) => readFileSync(new URL(`../src/ui/${folder}/${lang}.rs`, import.meta.url), 'utf8'))
    .join('\n');
  const entries = source.matchAll(/^ {4}(\w+):\s*"((?:[^"\\]|\\[^])*)"/gm);
  return Object.fromEntries([...entries].map(([, key, text]) => [key, text.replace(/\\\n\s*/g, '')]));
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

/** Waits until the workshop, the second program, has filled every place that is open. */
export const workshopDone = (page) =>
  page.waitForFunction(() => [...document.querySelectorAll('.workshop')].every((place) => place.hasChildNodes()));

/** Opens everything that can be opened but the menu, which would lie over the rest. */
export async function discloseAll(page) {
  const closed = page.locator('.disclosure[aria-expanded=false]');
  while (await closed.count()) await closed.first().click();
  await workshopDone(page);
}

/** Opens a disclosure by its name, if it is closed. */
export async function disclose(page, name) {
  const toggle = button(page, name);
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
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

/** Opens a file by Import, given as { name, mimeType, buffer } or a path. */
export async function importFile(page, file) {
  await disclose(page, /^(More data|Más datos)$/);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, /^(Import|Importar)$/).click()]);
  await chooser.setFiles(file);
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
  const rows = await page.locator('.case').allTextContents();
  return Object.fromEntries(rows.map((text) => [text[0], text.match(/[\d.,]+\s?%/)[0]]));
}

/** The table Coverage by row: { A: '0.6475', ... }. */
export async function coverage(page) {
  await disclose(page, /^(All numbers|Todas las cifras)$/);
  const rows = page.getByRole('table', { name: /^(Coverage|Cobertura)$/ }).getByRole('row');
  const cells = await rows.evaluateAll((all) => all.map((row) => [row.cells[0].textContent, row.cells[row.cells.length - 1].textContent]));
  return Object.fromEntries(cells);
}
