// Kernel density and Gaussian mixture on the page Points: worked out in slices, drawn, compared, explained, shared.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { address, alertText, button, clickAt, comparison, disclose, exported, fetched, radio, saved, spinbutton, until, untilEqual, verdict } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const HASH = '#v=1&data=100s1&generated=fresh';

/** The Verdict once it is there and not of an earlier model. */
async function settled(page) {
  await fetched(page);
  await until('the verdict', () => page.locator('.stale, .group [role=status]:text("Working it out")').count(), (n) => n === 0);
  return until('figures', () => verdict(page), (figures) => Object.values(figures).every((figure) => /%$/.test(figure)));
}

test('bells on every observation: the verdict, wider by hand, and what is made lies at sea too', async () => {
  const page = await open(chromium, { hash: HASH });
  await radio(page, 'Kernel density').check();
  const scott = await settled(page);
  await address(page, (fragment) => fragment.includes('&model=kernel'));
  await radio(page, 'Leave-one-out').check();
  await until('another verdict', async () => JSON.stringify(await settled(page)), (now) => now !== JSON.stringify(scott));
  const narrow = await settled(page);
  assert.ok(parseFloat(narrow.C) > parseFloat(scott.C), `${narrow.C} ${scott.C}: narrower bells stay nearer to land`);
  await radio(page, 'By hand').check();
  await spinbutton(page, 'Bandwidth').fill('2');
  await until('wide', async () => parseFloat((await settled(page)).C), (c) => c < parseFloat(scott.C));
  await address(page, (fragment) => fragment.includes('&kernel=hand&bandwidth=2'));
  // Too small is told beside the field, and changes nothing.
  await spinbutton(page, 'Bandwidth').fill('0');
  await page.getByRole('alert').filter({ hasText: '0.01' }).first().waitFor();
  await address(page, (fragment) => fragment.includes('bandwidth=2'));
  await spinbutton(page, 'Bandwidth').fill('0.1');
  await disclose(page, 'Explain');
  await page.getByText(/^On each observation stands a bell/).waitFor();
  await page.getByText(/^Left out, each observation has a ln-likelihood of -?[−\d.]+ on average\.$/).waitFor();
  await page.getByText(/^[\d.]+% of the mass lies off the map\.$/).waitFor();
  await disclose(page, 'All numbers');
  await page.getByText('On 360 × 180 cells, and what lies off the map counts as A.').waitFor();
  await axe(page);
  const { model, coverage } = await exported(page);
  assert.deepEqual([model.kind, model.bandwidth, coverage.method], ['kernel_density', 0.1, 'raster']);
  assert.ok(Math.abs(100 * coverage.c - parseFloat((await settled(page)).C)) < 0.06);
  for (const format of ['Drawing (SVG)', 'Picture (PNG)']) assert.ok((await saved(page, format)).bytes.length > 5_000, format);
  assertQuiet(page);
});

test('a mixture: components as ellipses, another seed, too many for the points', async () => {
  const page = await open(chromium, { hash: HASH, lang: 'es' });
  await radio(page, 'Mezcla de gaussianas').check();
  const six = await settled(page);
  await disclose(page, /^Explicar/);
  const rows = page.getByRole('table', { name: 'Componentes' }).locator('tbody tr');
  await untilEqual('bells', () => rows.count(), 6);
  await page.getByText(/BIC −?[\d.]+,\d/).waitFor();
  await spinbutton(page, 'Componentes').fill('2');
  await untilEqual('bells', () => rows.count(), 2);
  await until('another verdict', async () => JSON.stringify(await settled(page)), (now) => now !== JSON.stringify(six));
  await address(page, (fragment) => fragment.includes('&model=mixture&components=2'));
  const { model } = await exported(page);
  assert.ok(Math.abs(model.components.reduce((sum, c) => sum + c.weight, 0) - 1) < 1e-9);
  await axe(page);
  // Whoever opens the link sees the same, on a phone.
  const friend = await open(chromium, { hash: await page.evaluate(() => location.hash), width: 390, height: 844, lang: 'es' });
  assert.deepEqual(await settled(friend), await settled(page));
  assertQuiet(friend);
  await friend.context().close();

  await page.evaluate(() => (location.hash = '#v=1&model=mixture&components=30&generated=fresh&points=AAEAAgADAAQACAAQ'));
  await page.getByText('Hay más componentes que observaciones distintas.').first().waitFor();
  await spinbutton(page, 'Componentes').fill('2');
  await settled(page);
  assertQuiet(page);
});

test('sample metrics stand beside what a perfect model reaches', async () => {
  const page = await open(chromium, { hash: `${HASH}&model=mixture&components=12` });
  await settled(page);
  await disclose(page, 'All numbers');
  const table = page.getByRole('table', { name: 'Sample metrics' });
  const rows = async () =>
    Object.fromEntries(await table.locator('tbody tr').evaluateAll((all) => all.map(({ cells }) => [cells[0].textContent, [...cells].slice(1).map((cell) => parseFloat(cell.textContent.replace('−', '-')))])));
  const figures = await until('figures', rows, (now) => Object.values(now).length === 9 && Object.values(now).flat().every(Number.isFinite), 30_000);
  // As earth_floor.in has it.
  assert.equal(figures['JS in 900 cells, bits'][1], 0.017);
  const [js, floor] = figures['JS in 900 cells, bits'];
  assert.ok(js > 2 * floor, `${js}: twelve bells are no coast`);
  assert.ok(figures['Precision, k = 5'][0] < figures['Precision, k = 5'][1]);
  await axe(page);
  await radio(page, 'Painted').check();
  await until('no model, no figures', rows, (now) => Object.values(now).every(([own]) => Number.isNaN(own)));
  assertQuiet(page);
});

test('while the rule is hidden, bells give nothing of it away', async () => {
  const page = await open(chromium, { hash: '#v=1&game=0&hidden=1&generated=fresh&model=kernel' });
  await page.getByRole('heading', { name: 'A bell on every observation: it has no edges at all.' }).waitFor();
  await until('samples', () => page.locator('.legend').textContent(), (text) => /100 samples/.test(text));
  const text = await page.locator('body').innerText();
  assert.doesNotMatch(text, /\b(land|sea|coast|degrees?)\b/i);
  await radio(page, 'Gaussian mixture').check();
  await page.getByRole('heading', { name: 'A few bells, placed where the observations are.' }).waitFor();
  assertQuiet(page);
});

test('one point, and points on a line, make no bells, and the page says so', async () => {
  const page = await open(chromium, { hash: '#v=1&data=none&model=kernel&generated=fresh' });
  await page.getByText('No observations, no model: place some, or draw them.').first().waitFor();
  await clickAt(page, [0.5, 0.5]);
  await page.getByText('The observations lie on one line, or in one place', { exact: false }).first().waitFor();
  await radio(page, 'Gaussian mixture').check();
  await page.getByText('The observations lie on one line, or in one place', { exact: false }).first().waitFor();
  await clickAt(page, [0.3, 0.4]);
  await clickAt(page, [0.6, 0.2]);
  await page.getByText('There are more components than different observations', { exact: false }).first().waitFor();
  await radio(page, 'Kernel density').check();
  await settled(page);
  assertQuiet(page);
});

test('all five are compared, and the learning curve and marginals have their bells', async () => {
  const page = await open(chromium, { hash: `${HASH}&model=mixture` });
  await settled(page);
  const rows = await until('the table', () => comparison(page), (now) => Object.values(now).filter((row) => row.length === 3).length === 4);
  assert.deepEqual(Object.keys(rows), ['Bounding box', 'Grid density', 'Kernel density', 'Gaussian mixture', 'Painted']);
  assert.deepEqual(rows['Gaussian mixture'], Object.values(await settled(page)).slice(0, 3));
  await disclose(page, 'See how it learns');
  await page.getByText(/With \d+ observations|observations/).first().waitFor();
  await until('the curve', () => page.locator('[aria-busy=true]').count(), (n) => n === 0, 60_000);
  await axe(page);
  assertQuiet(page);
});
