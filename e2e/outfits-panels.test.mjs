// The panels at the end of the page Outfits: parameters, models in numbers, counting, what independence loses.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';

let server;
let chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  server?.close();
});

const HASH = '#v=1&engine=1&page=outfits&generated=fresh';

async function opened(name, options = {}) {
  const page = await open(chromium, { hash: HASH, ...options });
  await page.getByRole('button', { name, exact: true }).click();
  return page;
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const row = (page, table, name) => page.getByRole('table', { name: table, exact: true }).locator('tr', { hasText: name });

test('every value has its count and its share, and lights up the outfits that have it', async () => {
  const page = await opened('Parameters');
  const table = page.getByRole('table', { name: 'Parameters', exact: true });
  assert.match(await row(page, 'Parameters', 'Long hair, straight').innerText(), /23 of 50\s+0\.46/);
  assert.match(await row(page, 'Parameters', 'Long hair, bun').innerText(), /0 of 50\s+0$/);
  await table.getByRole('button', { name: 'Silver gray' }).click();
  assert.equal(await page.locator('.wall-figure.lit').count(), 24);
  await table.getByRole('button', { name: 'Silver gray' }).click();
  assert.equal(await page.locator('.wall-figure.lit').count(), 0);
  assertQuiet(page);
  await page.context().close();
});

test('the picture of all outfits is read by keys', async () => {
  const page = await opened('Parameters');
  const picture = page.getByRole('slider', { name: 'All 4,032 outfits in one picture' });
  await picture.focus();
  // Round glasses, scoop neck, red hair: column (1 * 4 + 2) * 6 + 4; white, long and straight: row 7 * 7 + 3.
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 7; i++) await page.keyboard.press('PageDown');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  const told = await picture.getAttribute('aria-valuetext');
  assert.equal(
    told,
    'Long hair, straight, Red, Round glasses, Scoop neck, White. n = 2. p: one probability each 0.04, smoothed 0.0007349, Naive Bayes 0.005415.',
  );
  assertQuiet(page);
  await page.context().close();
});

test('one click mends what leave-one-out holds impossible', async () => {
  const page = await opened('Models in numbers');
  const held = row(page, 'Models', 'Leave-one-out');
  assert.match(await held.innerText(), /48 of 50 impossible[^]*-8\.286371[^]*2 of 50 impossible/);
  assert.match(await row(page, 'Models', 'Entropy').innerText(), /9\.826804/);
  assert.match(await row(page, 'Models', 'Free parameters').innerText(), /4,031\s+4,031\s+23/);
  await button(page, 'Set its pseudocount to 1').click();
  assert.doesNotMatch(await held.innerText(), /2 of 50/);
  assert.match(await row(page, 'Models', 'Entropy').innerText(), /10\.361413/);
  assertQuiet(page);
  await page.context().close();
});

test('counting steps, plays, pauses, and stops when it is closed', async () => {
  const page = await opened('Count one by one');
  await button(page, 'Next').click();
  await page.getByText('2 of 50 counted').waitFor();
  await button(page, 'Play').click();
  await page.getByText('4 of 50 counted').waitFor();
  await button(page, 'Pause').click();
  const paused = await page.locator('.counted').innerText();
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('.counted').innerText(), paused);
  await button(page, 'To the end').click();
  await page.getByText('these are the published figures').waitFor();
  assert.match(await page.getByRole('table', { name: 'The five values seen most' }).innerText(), /Silver gray\s+24 of 50\s+0\.48/);
  await page.waitForFunction(() => location.hash.includes('count=50'));
  // Closed while it plays: it stops, and leaves no count behind.
  await button(page, 'Play').click();
  await button(page, 'Count one by one').click();
  await page.waitForTimeout(1500);
  assert.ok(!(await page.evaluate(() => location.hash)).includes('&count='));
  assertQuiet(page);
  await page.context().close();
});

test('a link that counts opens where it counts', async () => {
  const page = await open(chromium, { hash: `${HASH}&count=7` });
  await page.getByText('7 of 50 counted').waitFor();
  assertQuiet(page);
  await page.context().close();
});

test('the preset shows what independence loses', async () => {
  const page = await opened('What independence loses');
  await button(page, 'Use “Values that go together”').click();
  const first = page.getByRole('table', { name: 'Mutual information, bits' }).locator('tbody tr').first();
  assert.match(await first.innerText(), /0\.\d{4}\s+0$/);
  assert.equal(await page.getByRole('table', { name: 'The likeliest of these pairs' }).locator('tbody tr').count(), 8);
  assertQuiet(page);
  await page.context().close();
});

test('axe finds nothing in the open panels, in either theme and language', async () => {
  for (const [theme, lang, names] of [
    ['light', 'en', ['Parameters', 'Models in numbers', 'Count one by one', 'What independence loses']],
    ['dark', 'es', ['Parámetros', 'Los modelos en números', 'Contar uno a uno', 'Lo que pierde la independencia']],
  ]) {
    const page = await open(chromium, { hash: HASH, width: 320, theme, lang });
    for (const name of names) await button(page, name).click();
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${beyond} px too wide`);
    await axe(page);
    assertQuiet(page);
    await page.context().close();
  }
});
