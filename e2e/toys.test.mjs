// Toy rules on the page Points: chosen once the game is over, drawn from, revealed as heat, judged by samples alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { address, button, disclose, exported, fetched, observationCount, radio, ruleSelect, saved, until, untilEqual } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const options = (page) => ruleSelect(page).locator('option').allTextContents();
const TOYS = ['Two moons', '8 gaussians', '25-grid', 'Checkerboard', 'Pinwheel', 'Spirals', 'Rings'];

/** { 'JS in 900 cells, bits': [own, perfect] } once both are there. */
async function metrics(page) {
  await fetched(page);
  const table = page.getByRole('table', { name: /^(Sample metrics|Métricas de muestras)$/ });
  const rows = async () =>
    Object.fromEntries(await table.locator('tbody tr').evaluateAll((all) => all.map(({ cells }) => [cells[0].textContent, [...cells].slice(1).map((cell) => (cell.textContent === '−∞' ? -Infinity : parseFloat(cell.textContent.replace(',', '.').replace('−', '-'))))])));
  await until('nothing stale', () => page.locator('.stale').count(), (n) => n === 0, 30_000);
  return until('metrics', rows, (now) => Object.values(now).length >= 8 && Object.values(now).every((row) => row.length === 2 && Object.values(row).every((figure, k) => k === 1 ? Number.isFinite(figure) : !Number.isNaN(figure))), 30_000);
}

/** Colours on the bottom canvas. */
const colours = (page) =>
  page.locator('canvas').first().evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set();
    for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return seen.size;
  });

test('toys are there once the game is over, and give no A, B, C but the metrics of samples', async () => {
  const page = await open(chromium);
  assert.deepEqual((await options(page)).filter((name) => TOYS.includes(name)), [], 'not while the game is on');
  await button(page, 'Skip').or(button(page, /^Skip/)).first().click();
  await untilEqual('offered', async () => (await options(page)).filter((name) => TOYS.includes(name)), TOYS);
  await ruleSelect(page).selectOption('Two moons');
  await page.getByRole('heading', { name: 'These points follow a formula. Which model comes nearest?' }).waitFor();
  await untilEqual('draws of its own', () => observationCount(page), 100);
  await address(page, (fragment) => fragment.includes('rule=two-moons') && fragment.includes('data=100s1'));
  await page.getByText(/^\(cos t, sin t\) or \(1 − cos t, 1\/2 − sin t\)/).waitFor();
  await until('its heat', () => colours(page), (n) => n > 20);
  const box = await metrics(page);
  assert.equal(await page.getByText('Made, but forbidden').count(), 0);
  await disclose(page, 'All numbers');
  await page.getByText('No A, B and C: this rule has no edge.', { exact: false }).waitFor();
  await radio(page, 'Gaussian mixture').check();
  const mixture = await until('other figures', () => metrics(page), (now) => now['JS in 900 cells, bits'][0] !== box['JS in 900 cells, bits'][0]);
  const js = (figures) => figures['JS in 900 cells, bits'];
  assert.ok(js(mixture)[0] < js(box)[0] / 2, `six bells bend, a box does not: ${js(mixture)} ${js(box)}`);
  assert.ok(js(mixture)[0] > js(mixture)[1], 'and none is perfect');
  await axe(page);
  const { rule, coordinates, observations } = await exported(page);
  assert.deepEqual([rule.kind, coordinates, observations.length], ['two-moons', 'xy', 100]);
  assert.ok((await saved(page, 'Picture (PNG)')).bytes.length > 5_000);
  const paths = (await saved(page, 'Drawing (SVG)')).bytes.toString().match(/opacity="0\.\d+"/g) ?? [];
  assert.ok(paths.length > 10, 'its heat is in the drawing, in steps');
  const [own, perfect] = mixture['ln-likelihood, exact'];
  assert.ok(own < perfect && own > perfect - 2, `${own} ${perfect}: nothing is likelier than the rule itself`);
  // Hidden, it shows nothing; and back.
  await button(page, 'Hide').click();
  await until('blank', () => colours(page), (n) => n < 20);
  await button(page, 'Reveal').click();
  await until('its heat', () => colours(page), (n) => n > 20);
  await ruleSelect(page).selectOption({ index: 0 });
  await untilEqual('the opening points', () => observationCount(page), 21);
  assertQuiet(page);
});

test('25 bells find the modes that a box misses, in Spanish, on a phone', async () => {
  const hash = '#v=1&rule=25-grid&data=1000s1&model=mixture&components=25&generated=fresh';
  const page = await open(chromium, { hash, lang: 'es', width: 390, height: 844 });
  const figures = await metrics(page);
  const modes = figures['Modos logrados'];
  assert.ok(modes[1] === 25 && modes[0] >= 15, String(modes));
  const quality = figures['De alta calidad'][0];
  await radio(page, 'Caja envolvente').check();
  const box = await until('the box', () => metrics(page), (now) => now['De alta calidad'][0] !== quality);
  assert.ok(box['De alta calidad'][0] < 15 && quality > 60, `${quality} ${box['De alta calidad']}`);
  await page.getByText(/^Veinticinco campanas/).waitFor();
  await axe(page);
  assertQuiet(page);
});
