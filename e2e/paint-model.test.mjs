// The model in one's mind: painted cells as Pmodel, and the three models side by side.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import {
  assertSame, button, cell, cellOf, clickAt, COLUMNS, comparison, disclose, dragMouse, exported, exportedText, fromDegrees, observationCount, paintedCells,
  plane, radio, ROWS, ruleSelect, said, samplesHash, sharedHash, spinbutton, texts, until, untilEqual, verdict, fetched,
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

/** A pixel of the layer of marks at a place: red, green, blue, opacity. */
const markPixel = (page, [x, y]) =>
  plane(page).evaluate(
    (element, [x, y]) => {
      const canvas = element.querySelectorAll('canvas')[2];
      return [...canvas.getContext('2d').getImageData(Math.floor(x * canvas.width), Math.floor((1 - y) * canvas.height), 1, 1).data];
    },
    [x, y],
  );

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`Painted says that nothing is painted, then shows each stroke before Generate (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&hidden=1', lang, width });
    await radio(page, t.painted).check();
    await page.getByText(t.painted_hint).waitFor();
    await page.locator('.field-error').getByText(t.fit_nothing_painted).waitFor();
    assert.ok(await radio(page, t.paint).isChecked(), 'the brush is in hand');
    await axe(page);
    const [blank, place] = [await markPixel(page, cell(10, 30)), cell(10, 30)];
    await dragMouse(page, cell(5, 30), cell(15, 30));
    await until('paint on the plane', () => markPixel(page, place), (pixel) => String(pixel) !== String(blank));
    assert.equal(await plane(page).getAttribute('data-samples-hash'), null, 'no samples yet');
    assert.equal(await page.locator('.field-error').count(), 0);
    assert.equal(await button(page, t.compare_models).count(), 0, 'no comparison while hidden');
    await button(page, t.generate).click();
    await samplesHash(page);
    await page.getByRole('heading', { level: 1, name: t.headline_painted }).waitFor();
    await disclose(page, t.explain);
    await fetched(page);
    await until('the formula', () => page.locator('math').textContent(), (words) => /4[.,\s]?608/.test(words));
    await axe(page);
    assertQuiet(page);
  });
}

test('Generate draws uniformly from the painted cells, and from nowhere else', async () => {
  const page = await open(chromium, { hash: '#v=1&hidden=1&model=painted&click=paint&paint=pmodel&brush=1&samples=5000' });
  await dragMouse(page, cell(5, 30), cell(14, 30));
  await dragMouse(page, cell(90, 3), cell(90, 12));
  await button(page, 'Generate').click();
  await samplesHash(page);
  const { model, samples } = await exported(page);
  assert.deepEqual([model.kind, model.columns, model.rows], ['painted', COLUMNS, ROWS]);
  const cells = paintedCells(model.mask);
  assert.equal(cells.length, 20);
  const counts = new Map(cells.map((idx) => [idx, 0]));
  for (const sample of samples) {
    const idx = cellOf(sample);
    assert.ok(counts.has(idx), `${sample} is in cell ${idx}, which is not painted`);
    counts.set(idx, counts.get(idx) + 1);
  }
  // 250 expected in each; chi-square with 19 degrees of freedom is under 50 but for one seed in 10,000.
  const chi2 = [...counts.values()].reduce((sum, n) => sum + (n - 250) ** 2 / 250, 0);
  assert.ok(chi2 < 50, `chi-square ${chi2}`);
  // More paint: the samples follow with the same seed.
  const before = await samplesHash(page);
  await clickAt(page, cell(50, 20));
  await until('other samples', () => plane(page).getAttribute('data-samples-hash'), (hash) => hash && hash !== before);
  const hash = await sharedHash(page);
  const other = await open(chromium, { hash });
  assertSame(await exportedText(other), await exportedText(page));
  assertQuiet(page);
  assertQuiet(other);
});

test('where rule and Pmodel are both painted, a radio says which the brush is for', async () => {
  const page = await open(chromium, { hash: '#v=1&rule=painted&data=none&click=paint&brush=1' });
  const choice = page.getByRole('radiogroup', { name: 'Paint', exact: true });
  assert.equal(await choice.count(), 0, 'only the rule is painted');
  await clickAt(page, cell(20, 20));
  await radio(page, 'Painted').check();
  await choice.waitFor();
  assert.ok(await radio(page, 'Pmodel').isChecked(), 'who chose Painted wants to paint it');
  await axe(page);
  await clickAt(page, cell(40, 20));
  await clickAt(page, cell(41, 20));
  await radio(page, 'Rule').check();
  await clickAt(page, cell(41, 20));
  const { rule, model } = await exported(page);
  assert.deepEqual(paintedCells(rule.mask), [20 * COLUMNS + 20, 20 * COLUMNS + 41]);
  assert.deepEqual(paintedCells(model.mask), [20 * COLUMNS + 40, 20 * COLUMNS + 41]);
  const { coverage } = await exported(page);
  assert.deepEqual([coverage.a, coverage.b, coverage.c], [0.5, 0.5, 0.5]);
  // Hidden, only Pmodel can be painted.
  await button(page, 'Hide').click();
  await untilEqual('the radio', () => choice.count(), 0);
  await radio(page, 'Paint').check();
  await clickAt(page, cell(42, 20));
  await said(page, /^3 cells painted$/);
  assert.equal(paintedCells((await exported(page)).rule.mask).length, 2, 'the hidden rule is as it was');
  assertQuiet(page);
});

test('the painted model is kept while another is chosen', async () => {
  const page = await open(chromium, { hash: '#v=1&model=painted&pmask=YAqWIw' });
  const before = await verdict(page);
  await radio(page, 'Grid density').check();
  assert.equal(await radio(page, 'Paint').count(), 0, 'a brush only where something is painted');
  await radio(page, 'Painted').check();
  assert.deepEqual(await verdict(page), before);
  assertQuiet(page);
});

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`Compare the models says of each what it says by itself (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&game=1&hidden=1&pmask=YAqWIw&columns=36&pseudocount=0.5&margin=-5&generated=fresh', lang, width });
    assert.equal(await button(page, t.compare_models).count(), 0, 'absent before Reveal');
    assert.equal(await page.locator('#comparison').count(), 0);
    await button(page, t.reveal).click();
    await page.locator('#comparison').waitFor();
    const together = await until('the table', () => comparison(page), (now) => Object.values(now).filter((row) => row.length === 3).length === 5);
    assert.deepEqual(Object.keys(together), [t.bounding_box, t.grid_density, t.kernel_density, t.mixture, t.painted]);
    await axe(page);
    for (const [name, row] of Object.entries(together)) {
      await radio(page, name).check();
      await untilEqual(`${name} alone`, async () => Object.values(await verdict(page)), row);
      await untilEqual('the others stay', () => comparison(page), together);
      assert.equal(await page.locator('#comparison [aria-current=true] th').textContent(), name);
    }
    await button(page, t.hide).click();
    await untilEqual('the table', () => page.locator('#comparison').count(), 0);
    assertQuiet(page);
  });
}

test('a model that there is not says why in its row', async () => {
  const page = await open(chromium, { hash: '#v=1&data=none' });
  await disclose(page, 'Compare');
  const rows = await until('the table', () => comparison(page), (now) => now.Painted);
  assert.deepEqual(rows['Bounding box'], ['No observations, no model: place some, or draw them.']);
  assert.deepEqual(rows.Painted, ['Nothing is painted yet: paint where you believe that points can be.']);
  await clickAt(page, fromDegrees(20, 0));
  await untilEqual('one observation', () => observationCount(page), 1);
  await until('the grid', () => comparison(page), (now) => now['Grid density'].length === 3);
  assert.match((await comparison(page))['Bounding box'][0], /^Degenerate/);
  await axe(page);
  assertQuiet(page);
});

test('Explain and the numbers of the painted model follow the paint', async () => {
  const page = await open(chromium, { hash: '#v=1&model=painted&pmask=YAqWIw' });
  await disclose(page, 'Explain');
  // Ten cells of 4,608: each place is 460.8 times as likely as on all of the plane.
  await until('the formula', () => page.locator('math').allTextContents(), (all) => all.some((words) => /10.*4,?608.*461/.test(words)));
  assert.equal(await spinbutton(page, 'Margin').count(), 0);
  assert.equal(await ruleSelect(page).evaluate((select) => select.selectedOptions[0].textContent), 'Land of the Earth');
  assertQuiet(page);
});
