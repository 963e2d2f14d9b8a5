// A rule of one's own: painted by mouse, finger and keyboard, carried in the link, exact in its figures, hidden like
// the Earth's.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import {
  address, assertSame, button, cell, cellOf, clickAt, coloursOfBase, COLUMNS, coverage, disclose, discloseAll, dragMouse, exported, exportedText, fill,
  fingers, fromDegrees, observationCount, onScreen, paintedCells, plane, radio, ROWS, ruleSelect, said, samplesHash, sharedHash, spinbutton, swipe, tabTo,
  texts, until, untilEqual, verdict, way, fetched,
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

/** A painted world without land and without points, the brush in hand. */
const BLANK = '#v=1&rule=painted&data=none&click=paint';
const EVERYTHING = 'AIAk';
const CELLS = COLUMNS * ROWS;
const PRESETS = ['preset_nothing', 'preset_earth', 'preset_ring', 'preset_two_islands', 'preset_archipelago'];

const land = async (page) => paintedCells((await exported(page)).rule.mask);
const at = (column, row) => row * COLUMNS + column;

/** A, B and C of a box in degrees on painted cells: areas, cell by cell. */
function casesOf({ west, south, east, north }, cells) {
  const [[x0, y0], [x1, y1]] = [fromDegrees(west, south), fromDegrees(east, north)];
  const overlap = (a0, a1, b0, b1) => Math.max(0, Math.min(a1, b1) - Math.max(a0, b0));
  const both = cells.reduce((sum, idx) => {
    const [left, top] = [(idx % COLUMNS) / COLUMNS, 1 - Math.floor(idx / COLUMNS) / ROWS];
    return sum + overlap(x0, x1, left, left + 1 / COLUMNS) * overlap(y0, y1, top - 1 / ROWS, top);
  }, 0);
  const c = both / ((x1 - x0) * (y1 - y0));
  return { a: 1 - c, b: 1 - both / (cells.length / CELLS), c };
}

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`My own rule starts from five worlds, each exact in A, B and C (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&generated=fresh', lang, width });
    await ruleSelect(page).selectOption(t.rule_painted);
    assert.ok(await radio(page, t.paint).isChecked(), 'the brush is in hand');
    await page.getByRole('heading', { level: 1, name: t.headline_painting }).waitFor();
    const worlds = page.getByRole('group', { name: t.start_from });
    await worlds.waitFor();
    await page.getByText(t.nothing_allowed).waitFor();
    await axe(page);
    const seen = new Set();
    for (const preset of PRESETS) {
      await worlds.getByRole('button', { name: t[preset], exact: true }).click();
      if (width === 390) await button(page, t.menu).click();
      const file = await exported(page);
      if (width === 390) await button(page, t.menu).click();
      assert.deepEqual([file.rule.kind, file.rule.columns, file.rule.rows, file.rule.mask.length], ['painted', COLUMNS, ROWS, CELLS]);
      const cells = paintedCells(file.rule.mask);
      seen.add(String(cells));
      if (preset === 'preset_nothing') {
        assert.deepEqual([cells.length, file.coverage], [0, null]);
        continue;
      }
      const counted = casesOf(file.model, cells);
      for (const letter of ['a', 'b', 'c']) {
        const [exact, mine] = [file.coverage[letter], counted[letter]];
        assert.ok(Math.abs(exact - mine) < 1e-9, `${preset}: ${letter} is ${exact}, counted ${mine}`);
        const shown = parseFloat((await verdict(page))[letter.toUpperCase()].replace(',', '.')) / 100;
        assert.ok(Math.abs(shown - mine) < 0.00051, `${preset}: ${letter} reads ${shown}, counted ${mine}`);
      }
    }
    assert.equal(seen.size, 5, 'five different worlds');
    await axe(page);
    await button(page, t.undo).click();
    assertQuiet(page);
  });
}

test('the brush paints and erases in three sizes, each stroke one step of undo', async () => {
  const page = await open(chromium, { hash: BLANK });
  const brush = spinbutton(page, 'Brush size');
  // A dab of each size, as docs say: one cell, three across, five across.
  for (const [size, n] of [[1, 1], [2, 9], [3, 21]]) {
    await brush.fill(String(size));
    await clickAt(page, cell(40, 20));
    await said(page, new RegExp(`^${n} cells? painted$`));
    await button(page, 'Undo').click();
  }
  for (const size of [1, 2, 3]) {
    await brush.fill(String(size));
    await radio(page, 'Paint').check();
    await dragMouse(page, cell(10, 10), cell(60, 30));
    const stroke = await land(page);
    for (let step = 0; step <= 50; step += 1) assert.ok(stroke.includes(at(10 + step, 10 + Math.floor((2 * step) / 5 + 0.5))), `brush ${size}: a gap at ${step}`);
    await radio(page, 'Erase').check();
    await dragMouse(page, cell(60, 30), cell(10, 10));
    await said(page, /^0 cells painted$/);
    // One step for the eraser, one for the radio, one for the stroke.
    await button(page, 'Undo').click();
    await button(page, 'Undo').click();
    assert.deepEqual(await land(page), stroke, `brush ${size}: undone`);
    await button(page, 'Undo').click();
    await untilEqual('the stroke undone', async () => (await address(page)).includes('mask='), false);
  }
  assertQuiet(page);
});

test('a size that no brush has is refused beside its field', async () => {
  const page = await open(chromium, { hash: BLANK });
  for (const bad of ['0', '4', '']) {
    await spinbutton(page, 'Brush size').fill(bad);
    await page.locator('.field-error').getByText('A number from 1 to 3.').waitFor();
  }
  await axe(page);
  assertQuiet(page);
});

test('the link carries a painted world, and opens to the same file', async () => {
  const page = await open(chromium, { hash: `${BLANK}&generated=fresh` });
  await fetched(page);
  await page.getByRole('group', { name: 'Start from' }).getByRole('button', { name: 'Archipelago' }).click();
  await dragMouse(page, cell(20, 5), cell(70, 44));
  await disclose(page, 'More data');
  await button(page, 'Draw from Pdata').click();
  await untilEqual('the legend', () => observationCount(page), 100);
  const file = await exported(page);
  const cells = new Set(paintedCells(file.rule.mask));
  assert.ok(file.observations.every((place) => cells.has(cellOf(place))), 'drawn on land');
  const hash = await sharedHash(page);
  const other = await open(chromium, { hash, width: 390, lang: 'es', theme: 'dark' });
  await button(other, 'Menú').click();
  assertSame(await exportedText(other), `${JSON.stringify(file)}\n`);
  await button(other, 'Menú').click();
  await axe(other);
  assertQuiet(page);
  assertQuiet(other);
});

test('a world of nothing has nothing to draw from, and a world of everything forbids nothing', async () => {
  const nothing = await open(chromium, { hash: '#v=1&rule=painted&generated=fresh' });
  await nothing.getByText('Your world has no land to draw from: paint some first.').waitFor();
  assert.deepEqual(Object.values(await coverage(nothing)), Array(7).fill('–'));
  await disclose(nothing, 'More data');
  await button(nothing, 'Draw from Pdata').click();
  await nothing.getByRole('alert').getByText('Your world has no land to draw from').waitFor();
  await axe(nothing);
  const everything = await open(chromium, { hash: `#v=1&rule=painted&mask=${EVERYTHING}&generated=fresh` });
  const file = await exported(everything);
  assert.equal(paintedCells(file.rule.mask).length, CELLS);
  assert.deepEqual([file.coverage.a, file.coverage.c], [0, 1]);
  assert.ok(Math.abs(file.coverage.b - casesOf(file.model, paintedCells(file.rule.mask)).b) < 1e-9);
  assert.match((await verdict(everything)).A, /^0\.0\s?%$/);
  assertQuiet(nothing);
  assertQuiet(everything);
});

for (const width of [1280, 390]) {
  test(`once hidden, nothing of a painted rule is given away, and Reveal brings it back (${width} px)`, async () => {
    const page = await open(chromium, { hash: `#v=1&rule=painted&mask=${EVERYTHING}&generated=fresh&click=erase`, width });
    await dragMouse(page, cell(60, 20), cell(80, 30));
    await said(page, /cells painted/);
    const shown = await until('the painted world', () => coloursOfBase(page), (n) => n > 4);
    await button(page, 'Hide').click();
    await discloseAll(page);
    assert.equal(await page.locator('body > [role=status]').textContent(), '', 'what was said before is gone');
    const words = await page.evaluate(() => document.body.outerHTML);
    for (const forbidden of ['°', 'badge', 'cells painted', 'Start from', 'Land of the Earth']) assert.ok(!words.includes(forbidden), `“${forbidden}” is on the page`);
    for (const name of ['Paint', 'Erase']) assert.equal(await radio(page, name).count(), 0, name);
    assert.equal(await ruleSelect(page).evaluate((select) => select.selectedOptions[0].textContent), 'Hidden');
    assert.deepEqual(Object.values(await coverage(page)), Array(7).fill('–'));
    assert.equal(await button(page, 'Compare').count(), 0);
    await until('a blank plane', () => coloursOfBase(page), (n) => n <= 4);
    await axe(page);
    await button(page, 'Reveal').click();
    await page.getByRole('heading', { name: 'The rule was: this land, not the sea around it.' }).waitFor();
    await until('the painted world again', () => coloursOfBase(page), (n) => n > 4);
    assert.ok(shown > 4);
    assertQuiet(page);
  });
}

test('choosing My own rule while one is hidden never shows it', async () => {
  const page = await open(chromium, { hash: `#v=1&rule=painted&mask=${EVERYTHING}&hidden=1` });
  await ruleSelect(page).selectOption('My own rule');
  await untilEqual('the rule', async () => (await exported(page)).rule.mask.includes(1), false);
  assert.equal(await ruleSelect(page).evaluate((select) => select.selectedOptions[0].textContent), 'My own rule');
  assertQuiet(page);
});

test('a drag that starts on an observation moves it, also with the brush in hand', async () => {
  const page = await open(chromium, { hash: '#v=1&rule=painted&click=paint' });
  const first = fromDegrees(-118.50128173828125, 51.499988529531706);
  await dragMouse(page, first, [0.1, 0.5]);
  await said(page, /^Observation moved to/);
  const file = await exported(page);
  assert.equal(paintedCells(file.rule.mask).length, 0, 'nothing is painted');
  const [x, y] = fromDegrees(...file.observations[0]);
  assert.ok(Math.abs(x - 0.1) < 0.003 && Math.abs(y - 0.5) < 0.003, `moved to ${x}, ${y}`);
  assertQuiet(page);
});

test('by keyboard: arrows go from cell to cell, Enter paints and erases', async () => {
  const page = await open(chromium, { hash: `${BLANK}&brush=1` });
  await tabTo(page, 'Plane');
  // Ten steps each way: the crosshair may not fall behind the cells.
  for (const key of ['ArrowRight', 'ArrowUp']) {
    for (let step = 0; step < 10; step += 1) {
      await page.keyboard.press('Enter');
      await page.keyboard.press(key);
    }
  }
  await page.keyboard.press('Enter');
  await said(page, /^21 cells painted$/);
  const cells = await land(page);
  const [columns, rows] = [new Set(cells.map((idx) => idx % COLUMNS)), new Set(cells.map((idx) => Math.floor(idx / COLUMNS)))];
  assert.deepEqual([columns.size, rows.size], [11, 11]);
  await radio(page, 'Erase').check();
  await plane(page).focus();
  await page.keyboard.press('Enter');
  await said(page, /^20 cells painted$/);
  await page.keyboard.press('Control+z');
  await untilEqual('the cell back', async () => (await land(page)).length, 21);
  assertQuiet(page);
});

// Touch.

const phone = { touch: true, width: 390, height: 800 };
const scrolled = (page) => page.evaluate(() => scrollY);

test('by touch: one finger paints, up and down too, and the page does not scroll', async () => {
  const page = await open(chromium, { hash: `${BLANK}&brush=1`, ...phone });
  const [from, to] = [await onScreen(page, cell(40, 40)), await onScreen(page, cell(40, 8))];
  const top = await scrolled(page);
  await swipe(page, [from, to]);
  await said(page, /^33 cells painted$/);
  assert.equal(await scrolled(page), top);
  await page.waitForTimeout(400); // Chromium takes a tap right after a swipe for a part of it
  await button(page, 'Undo').tap();
  assert.ok(await button(page, 'Undo').isDisabled(), 'one step');
  await axe(page);
  assertQuiet(page);
});

test('by touch: two fingers do not paint', async () => {
  const page = await open(chromium, { hash: BLANK, ...phone });
  assert.equal(await plane(page).evaluate((element) => getComputedStyle(element).touchAction), 'pinch-zoom');
  const starts = [await onScreen(page, cell(30, 40)), await onScreen(page, cell(60, 40))];
  const ways = starts.map(([x, y]) => way([x, y], [x, y - 120]));
  await fingers(page, [starts[0]], starts, ...ways[0].map((_, idx) => [ways[0][idx], ways[1][idx]]));
  await page.waitForTimeout(400);
  assert.ok(!(await address(page)).includes('mask='), 'nothing is painted');
  assert.ok(await button(page, 'Undo').isDisabled(), 'nothing to undo');
  assertQuiet(page);
});
