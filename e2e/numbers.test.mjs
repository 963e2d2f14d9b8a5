// Numbers that cannot be, and observations that make no model: said beside the field, and nothing is lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, browser, open, start } from './harness.mjs';
import {
  address, assertSame, button, clickAt, coverage, discloseAll, exported, exportedText, observationCount, plane, pointsOfLink, radio, samplesHash, spinbutton,
  texts, until, untilEqual,
} from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const FIELDS = [
  { name: 'Margin', model: 'Bounding box', min: -40, max: 50, good: '12.5', key: 'margin' },
  { name: 'Columns', model: 'Grid density', min: 2, max: 96, good: '30', key: 'columns' },
  { name: 'Rows', model: 'Grid density', min: 2, max: 96, good: '30', key: 'rows' },
  { name: 'Pseudocount', model: 'Grid density', min: 0, max: 10, good: '0.25', key: 'pseudocount' },
  { name: 'Samples', model: 'Bounding box', min: 1, max: 100_000, good: '250', key: 'samples' },
  { name: 'Seed', model: 'Bounding box', min: 0, max: 4_294_967_295, good: '4294967295', key: 'seed' },
  { name: 'Points to draw', model: 'Bounding box', min: 1, max: 20_000, good: '20000', key: 'draw' },
];

/** Replaces what is in a field; what is no number has to be typed. */
async function type(page, field, text) {
  if (text === '' || Number.isFinite(Number(text))) return field.fill(text);
  await field.fill('');
  await field.focus();
  return page.keyboard.type(text);
}

const descriptionOf = (field) =>
  field.evaluate((input) => (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '));

for (const { name, model, min, max, good, key } of FIELDS) {
  test(`${name}: what is no number or beyond its range is said beside it and changes nothing`, async () => {
    const page = await open(chromium, { hash: '#v=1&generated=fresh' });
    await discloseAll(page);
    await radio(page, model).check();
    await samplesHash(page);
    const before = await exportedText(page);
    const field = spinbutton(page, name);
    assert.equal(await field.getAttribute('aria-invalid'), null);
    const words = `A number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`;
    for (const bad of ['', 'e', '-', String(min - 1), String(max + 1), '99999999999999999999999', '1e300', '-1e300']) {
      await type(page, field, bad);
      await untilEqual(`“${bad}” marked`, () => field.getAttribute('aria-invalid'), 'true');
      assert.equal(await descriptionOf(field), words, `“${bad}”`);
      const [input, error] = [await field.boundingBox(), await page.locator(`#number-${key}-error`).boundingBox()];
      const gap = Math.max(error.y - (input.y + input.height), error.x - (input.x + input.width));
      assert.ok(gap < 20, `the error is beside its field, not ${gap} px off`);
    }
    assertSame(await exportedText(page), before, 'the scene');
    await type(page, field, good);
    await untilEqual('the mark', () => field.getAttribute('aria-invalid'), null);
    assert.equal(await page.locator(`#number-${key}-error`).count(), 0);
    const { scene } = await exported(page);
    assert.equal(scene[key], good);
    await type(page, field, '');
    await untilEqual('the mark', () => field.getAttribute('aria-invalid'), 'true');
    await button(page, 'Undo').click();
    await untilEqual('the mark', () => field.getAttribute('aria-invalid'), null);
    assert.notEqual(await field.inputValue(), '', 'Undo shows the number of the scene');
    assertQuiet(page);
  });
}

test('letters never get into a number', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const samples = spinbutton(page, 'Samples');
  await type(page, samples, 'abc');
  await untilEqual('marked', () => samples.getAttribute('aria-invalid'), 'true');
  await samples.fill('1e3');
  await address(page, (hash) => hash.includes('samples=1000')); // an exponent is a number
  assert.equal(await samples.getAttribute('aria-invalid'), null);
  assertQuiet(page);
});

test('errors of numbers are in Spanish, too', async () => {
  const page = await open(chromium, { hash: '#v=1', lang: 'es' });
  const samples = spinbutton(page, texts('es').samples);
  await type(page, samples, '0');
  await untilEqual('marked', () => samples.getAttribute('aria-invalid'), 'true');
  assert.match(await descriptionOf(samples), /^Un número de 1 a 100[.\s]?000\.$/);
  assertQuiet(page);
});

test('every field takes both ends of its range', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await discloseAll(page);
  for (const { name, model, min, max, key } of FIELDS) {
    await radio(page, model).check();
    for (const end of [min, max]) {
      await spinbutton(page, name).fill(String(end));
      assert.equal(await spinbutton(page, name).getAttribute('aria-invalid'), null, `${name} ${end}`);
      // A default is left out of links.
      if (end === 0) await address(page, (hash) => !hash.includes(`${key}=`));
      else await address(page, (hash) => hash.split('&').includes(`${key}=${end}`));
    }
  }
  assertQuiet(page);
});

const at = (...spots) => `#v=1&generated=fresh&points=${pointsOfLink(spots)}`;
const DEGENERATE = [
  ['one point', at([20_000, 40_000])],
  ['equal points', at([20_000, 40_000], [20_000, 40_000], [20_000, 40_000])],
  ['a line along a parallel', at([20_000, 40_000], [30_000, 40_000], [50_000, 40_000])],
  ['a line along a meridian', at([20_000, 10_000], [20_000, 40_000], [20_000, 60_000])],
];

for (const [what, link] of DEGENERATE) {
  test(`${what}: no box, and the page says so`, async () => {
    const page = await open(chromium, { hash: link });
    await discloseAll(page);
    await page.locator('.field-error').getByText('Degenerate: these points span no area').waitFor();
    await page.getByText('No Pmodel, no verdict').waitFor();
    assert.deepEqual(Object.values(await coverage(page)), Array(7).fill('–'));
    assert.equal(await plane(page).getAttribute('data-samples-hash'), null);
    for (const name of ['Generate', 'Hide', 'Reveal', 'Generate']) await button(page, name).click();
    const file = await exported(page);
    assert.deepEqual([file.model, file.samples, file.coverage], [null, [], null]);

    // A margin makes no area; a grid needs none.
    await spinbutton(page, 'Margin').fill('50');
    assert.equal((await exported(page)).model, null);
    await radio(page, 'Grid density').check();
    await samplesHash(page);
    assert.equal(await page.locator('.field-error').getByText('Degenerate').count(), 0);
    await radio(page, 'Bounding box').check();
    await clickAt(page, [0.1, 0.5]);
    await samplesHash(page);
    assert.equal(await page.locator('.field-error').getByText('Degenerate').count(), 0, 'a point off the line makes a box');
    assertQuiet(page);
  });
}

test('no points: no model, unless the grid has a pseudocount', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh' });
  await discloseAll(page);
  await button(page, 'Clear').click();
  await page.locator('.field-error').getByText('No observations, no model: place some, or draw them.').waitFor();
  assert.equal(await observationCount(page), 0);
  for (const name of ['Generate', 'Hide', 'Reveal']) await button(page, name).click();
  await radio(page, 'Grid density').check();
  await page.locator('.field-error').getByText('No observations, no model').waitFor();
  await spinbutton(page, 'Pseudocount').fill('1');
  await samplesHash(page);
  const { model, coverage: figures } = await exported(page);
  assert.ok(model.mass.every((mass) => Math.abs(mass - 1 / 288) < 1e-15), 'uniform');
  assert.ok(Math.abs(figures.c - 0.2875) < 0.001, `land share ${figures.c}`);
  assertQuiet(page);
});

test('a pseudocount smooths the grid: recall rises, precision falls', async () => {
  const page = await open(chromium, { hash: '#v=1&data=200s1&model=grid' });
  const before = await coverage(page);
  await spinbutton(page, 'Pseudocount').fill('0.5');
  const after = await until('other figures', () => coverage(page), (now) => now.C !== before.C);
  assert.ok(Number(after.Recall) > Number(before.Recall) && Number(after.Precision) < Number(before.Precision), JSON.stringify({ before, after }));
  assertQuiet(page);
});

test('a margin so negative that the box turns inside out is no crash', async () => {
  const page = await open(chromium, { hash: '#v=1&margin=-40&generated=fresh' });
  await samplesHash(page);
  const { model } = await exported(page);
  assert.ok(model.west < model.east && model.south < model.north);
  await spinbutton(page, 'Margin').fill('50');
  const wide = (await exported(page)).model;
  assert.ok(wide.west >= -180 && wide.east <= 180 && wide.south >= -90 && wide.north <= 90, 'clipped to the plane');
  assertQuiet(page);
});

test('what is typed beyond the range leaves nothing of its beginning', async () => {
  const page = await open(chromium, { hash: '#v=1&model=grid' });
  const columns = spinbutton(page, 'Columns');
  await columns.click({ clickCount: 3 });
  await page.keyboard.type('97');
  await page.getByRole('alert').getByText('A number from 2 to 96.').waitFor();
  assert.equal(await columns.inputValue(), '97', 'it stays beside its error');
  assert.equal((await exported(page)).model.columns, 24);
  await columns.press('End');
  await page.keyboard.press('Backspace');
  await address(page, (hash) => hash.includes('columns=9'));
  assertQuiet(page);
});
