// The page Families: by tab and by link, lanes that race in workers, and what the verdict says of them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { address, button, exported, saved, spinbutton, texts, until } from './steps.mjs';

const START = '#v=1&engine=1&page=families&rule=two-moons';
const FROZEN = JSON.parse(readFileSync(new URL('../tests/fixtures/race-hashes.json', import.meta.url)));
const NAMES = ['Bounding box', 'Grid density', 'Kernel density', 'Gaussian mixture', 'Normalizing flow', 'Autoregressive'];

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const opened = async (hash = START, options = {}) => {
  const page = await open(chromium, { hash, ...options });
  await page.locator('.families h1').waitFor();
  return page;
};
const close = async (page) => {
  assertQuiet(page);
  await page.context().close();
};
const lane = (page, name) => page.getByRole('group', { name, exact: true });
const hashOf = (page, name) => lane(page, name).getByRole('status', { name: /^(Weights hash|Huella de los pesos)$/ });
const leaf = (page, name) => page.getByRole('checkbox', { name: `${name}, says p(x) exactly`, exact: true });
const steps = async (page) => Number((await page.getByRole('slider', { name: 'Rewind' }).inputValue()));
const hash = (page, name) =>
  until(`the hash of ${name}`, () => hashOf(page, name).textContent(), (text) => /^[0-9a-f]{8}$/.test(text), 60_000);
const stands = (page, at) => until(`step ${at}`, () => steps(page), (now) => now === at, 60_000);
const cell = (page, table, row, column = 0) =>
  page.getByRole('table', { name: table, exact: true }).getByRole('row', { name: row }).getByRole('cell').nth(column).textContent();

test('every name of the contract stands on the page', async () => {
  const page = await opened();
  await page.getByRole('tab', { name: 'Families', selected: true }).waitFor();
  for (const name of ['Play', 'Step', 'Reset', 'Undo', 'Redo', 'Add model', 'Share', 'Export']) {
    assert.equal(await button(page, name).count(), 1, name);
  }
  for (const name of NAMES) assert.equal(await leaf(page, name).count(), 1, name);
  const flow = lane(page, 'Normalizing flow');
  for (const name of ['Remove model', 'Open large']) assert.equal(await flow.getByRole('button', { name }).count(), 1, name);
  assert.equal(await flow.getByRole('combobox', { name: 'Family' }).count(), 1);
  assert.equal(await flow.getByRole('slider', { name: 'Time' }).count(), 1);
  assert.equal(await flow.getByRole('application', { name: 'Plane' }).count(), 1);
  await button(page, 'Speed, stop').click();
  for (const name of ['Observations', 'Seed', 'Planned steps', 'Batch']) assert.equal(await spinbutton(page, name).count(), 1, name);
  for (const name of ['Speed', 'Stop']) assert.equal(await page.getByRole('combobox', { name, exact: true }).count(), 1, name);
  assert.equal(await page.getByRole('combobox', { name: /^Rule/ }).count(), 1);
  await close(page);
});

test('a link races to the last bit as natively, and says what came of it', async () => {
  const page = await opened(`${START}&lanes=flow.autoregressive&steps=200`);
  assert.equal(await hash(page, 'Normalizing flow'), FROZEN.flow);
  assert.equal(await hash(page, 'Autoregressive'), FROZEN.autoregressive);
  await stands(page, 200);
  await page.getByRole('heading', { name: /comes? (closest|equally close)/ }).waitFor({ timeout: 60_000 });
  const json = await exported(page);
  assert.deepEqual(json.race.map(({ family, step, weights_hash }) => [family, step, weights_hash]), [
    ['flow', 200, FROZEN.flow],
    ['autoregressive', 200, FROZEN.autoregressive],
  ]);
  for (const { samples, metrics } of json.race) {
    assert.equal(samples.length, 10_000);
    assert.ok(metrics.js_bits > metrics.js_floor_bits && metrics.js_bits < 0.3, metrics.js_bits);
    assert.equal(metrics.ln_likelihood.kind, 'exact');
    assert.equal(metrics.modes, null);
  }
  assert.equal(await cell(page, 'Metrics', /Jensen-Shannon/), json.race[0].metrics.js_bits.toFixed(3));
  await close(page);
});

test('play, pause, step, rewind: the same step has the same weights', async () => {
  const page = await opened(`${START}&lanes=flow.autoregressive`);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  await until('some steps', () => steps(page), (now) => now > 30, 60_000);
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  // Both stand where the slowest stood: the other goes back there.
  const states = () => page.locator('.lane-loss .hint').allTextContents();
  await until('both at one step', states, ([a, b]) => a === b && a.startsWith('stands at step'), 60_000);
  const [flow, other] = [await hash(page, 'Normalizing flow'), await hash(page, 'Autoregressive')];
  const at = await steps(page);
  await button(page, 'Step').click();
  await stands(page, at + 1);
  assert.notEqual(await hash(page, 'Normalizing flow'), flow);
  await page.getByRole('slider', { name: 'Rewind' }).evaluate((slider, to) => {
    slider.value = to;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  }, String(at));
  await stands(page, at);
  await until('the same flow', () => hashOf(page, 'Normalizing flow').textContent(), (now) => now === flow, 60_000);
  await until('the same other', () => hashOf(page, 'Autoregressive').textContent(), (now) => now === other, 60_000);
  await until('the address', () => address(page), (link) => link.includes(`steps=${at}`));
  await button(page, 'Reset').click();
  await stands(page, 0);
  await close(page);
});

test('four lanes at most; one fitted at once is judged at once; a fifth cannot be ticked', async () => {
  const page = await opened('#v=1&engine=1&page=families&rule=earth&lanes=grid');
  await until('the grid is judged', () => cell(page, 'Coverage', /Made, but forbidden/), (text) => /%/.test(text), 60_000);
  assert.equal(await button(page, 'Play').isDisabled(), true);
  for (const name of ['Bounding box', 'Kernel density', 'Gaussian mixture']) await leaf(page, name).check();
  assert.equal(await leaf(page, 'Normalizing flow').isDisabled(), true);
  assert.equal(await button(page, 'Add model').isDisabled(), true);
  // The box of 2,000 points is nearly the whole plane: it makes sea as often as the Earth has it.
  await until('the box', () => cell(page, 'Coverage', /Made, but forbidden/, 1), (text) => /%/.test(text), 60_000);
  const forbidden = parseFloat(await cell(page, 'Coverage', /Made, but forbidden/, 1));
  assert.ok(Math.abs(forbidden - 71) < 2, forbidden);
  await lane(page, 'Bounding box').getByRole('button', { name: 'Remove model' }).click();
  await lane(page, 'Bounding box').waitFor({ state: 'detached' });
  await button(page, 'Undo').click();
  await lane(page, 'Bounding box').waitFor();
  await close(page);
});

test('what makes no model says so, and nothing is lost', async () => {
  const page = await opened(`${START}&n=1&lanes=flow.box`);
  await lane(page, 'Normalizing flow').getByRole('alert').filter({ hasText: 'at one place' }).waitFor();
  await spinbutton(page, 'Observations').fill('300');
  await lane(page, 'Normalizing flow').getByRole('alert').waitFor({ state: 'detached' });
  await hash(page, 'Normalizing flow');
  await close(page);
});

test('too large a rate runs away, and one can go back', async () => {
  const page = await opened(`${START}&rate=10`);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  const back = lane(page, 'Normalizing flow').getByRole('button', { name: /^Back to step/ });
  await back.waitFor({ timeout: 60_000 });
  await back.click();
  await lane(page, 'Normalizing flow').getByRole('alert').waitFor({ state: 'detached' });
  await hash(page, 'Normalizing flow');
  await close(page);
});

test('one probe asks all lanes, by mouse and by keyboard', async () => {
  const page = await opened(`${START}&lanes=flow.autoregressive`);
  await hash(page, 'Autoregressive');
  const plane = lane(page, 'Normalizing flow').getByRole('application', { name: 'Plane' });
  await plane.click();
  for (const name of ['Normalizing flow', 'Autoregressive']) {
    await lane(page, name).getByText(/At the probe ln p\(x\) = −?\d/).waitFor({ state: 'attached' });
  }
  await plane.focus();
  await page.keyboard.press('Delete');
  await until('no probe', () => address(page), (link) => !link.includes('probe='));
  await page.keyboard.press('ArrowLeft');
  await until('a probe', () => address(page), (link) => link.includes('probe='));
  await close(page);
});

test('the points of Points race here, a hidden rule hidden', async () => {
  const page = await open(chromium, { hash: '#v=1&engine=1&page=points&hidden=1' });
  await button(page, 'Try the families on these points').click();
  await page.locator('.families h1').waitFor();
  assert.equal(await page.locator('#families-rule option:checked').textContent(), 'My points');
  await page.getByText('21 points of Points').waitFor();
  await page.getByText('While the rule is hidden').waitFor({ state: 'attached' });
  assert.ok(!/Land|Earth|coast/i.test(await page.locator('main').innerText()), 'nothing gives it away');
  await button(page, 'Reveal the rule').click();
  await page.getByRole('checkbox', { name: 'Coast' }).waitFor();
  await close(page);
});

test('saved: PNG, SVG, CSV', async () => {
  const page = await opened(`${START}&lanes=grid`);
  await hash(page, 'Grid density');
  for (const [name, head] of [['SVG', '<svg'], ['PNG', '\x89PNG'], ['CSV', 'family,x,y\ngrid,']]) {
    const { bytes } = await saved(page, new RegExp(name));
    assert.equal(bytes.toString('latin1').slice(0, head.length), head, name);
  }
  await close(page);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing, also in Spanish on a narrow page (${theme})`, async () => {
    const page = await opened(`${START}&lanes=flow.autoregressive.mixture.kernel&steps=20`, { theme });
    await hash(page, 'Normalizing flow');
    await axe(page);
    await close(page);
    const small = await opened(`${START}&lanes=flow.autoregressive&large=flow`, { theme, lang: 'es', width: 320, height: 700 });
    const t = texts('es', ['pages/families/text']);
    await small.getByRole('button', { name: t.play, exact: true }).waitFor();
    await axe(small);
    assert.ok(await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await close(small);
  });
}

test('a killed worker is replaced, which is said, and ends at the same weights', async () => {
  const page = await opened(`${START}&lanes=flow`);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  await until('step 60', () => steps(page), (now) => now > 60, 60_000);
  const [worker] = page.workers();
  await worker.evaluate(() => self.close());
  await lane(page, 'Normalizing flow').getByRole('alert').filter({ hasText: 'another goes on from step' }).waitFor({ timeout: 25_000 });
  await until('step 200', () => steps(page), (now) => now > 200, 60_000);
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  await page.getByRole('slider', { name: 'Rewind' }).evaluate((slider) => {
    slider.value = '200';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await until('the frozen weights', () => hashOf(page, 'Normalizing flow').textContent(), (now) => now === FROZEN.flow, 60_000);
  await close(page);
});

test('by keyboard alone: a family more, Play, Pause, another rule', async () => {
  const page = await opened(START);
  await hash(page, 'Normalizing flow');
  await leaf(page, 'Autoregressive').focus();
  await page.keyboard.press('Space');
  await hash(page, 'Autoregressive');
  await button(page, 'Play').focus();
  await page.keyboard.press('Enter');
  await until('some steps', () => steps(page), (now) => now > 10, 60_000);
  await page.keyboard.press('Enter');
  await button(page, 'Play').waitFor();
  await page.getByRole('combobox', { name: /^Rule/ }).focus();
  await page.keyboard.press('ArrowDown');
  await until('eight gaussians', () => address(page), (link) => link.includes('rule=8-gaussians'));
  await stands(page, 0);
  await close(page);
});

test('a lane added while others run trains alone to their step, then all go on', async () => {
  const page = await opened(START);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  await until('some steps', () => steps(page), (now) => now > 40, 60_000);
  await leaf(page, 'Autoregressive').check();
  const before = await lane(page, 'Normalizing flow').getByText(/^(training|stands)/).textContent();
  const at = Number(before.replace(/\D/g, ''));
  await until('both go on', () => steps(page), (now) => now > at + 20, 60_000);
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  const states = await page.locator('.lane-loss .hint').allTextContents();
  assert.equal(states[0], states[1]);
  await close(page);
});
