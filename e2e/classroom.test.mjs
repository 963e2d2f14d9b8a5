// The whole way: a teacher paints a world, hides it and sends one link; a student on a phone guesses, paints a model,
// reveals, compares, and takes the picture home.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import {
  assertSame, button, cell, cellOf, clickAt, coloursOfBase, COLUMNS, comparison, disclose, discloseAll, dragMouse, exported, observationCount, onScreen, paintedCells, plane,
  radio, ROWS, ruleSelect, said, samplesHash, saved, sharedHash, spinbutton, swipe, texts, until, untilEqual, verdict,
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

const NOTE = '¿Dónde iría el siguiente?';

/** The teacher, with a mouse: the link, the world's cells and the points drawn from it. */
async function prepare(page) {
  await button(page, 'Skip the game').click();
  await ruleSelect(page).selectOption('My own rule');
  await page.getByRole('group', { name: 'Start from' }).getByRole('button', { name: 'Archipelago' }).click();
  await dragMouse(page, cell(80, 40), cell(90, 44));
  await radio(page, 'Erase').check();
  await dragMouse(page, cell(2, 2), cell(30, 12));
  await button(page, 'Clear').click();
  await disclose(page, 'More data');
  await spinbutton(page, 'Points to draw').fill('100');
  await button(page, 'Draw from Pdata').click();
  await untilEqual('the legend', () => observationCount(page), 100);
  await button(page, 'Hide').click();
  await button(page, 'Add note').click();
  await page.getByRole('textbox', { name: 'Note' }).fill(NOTE);
  await page.getByRole('note').waitFor();
  await button(page, 'Play the game').click();
  await page.getByText('You: 0 of 10 guesses placed').waitFor();
  await axe(page);
  const { observations, rule } = await exported(page);
  return { hash: await sharedHash(page), observations, cells: paintedCells(rule.mask) };
}

/** Ten places that a finger cannot mistake for an observation or for each other, on land as far as there are such. */
function guessesFor({ observations, cells }) {
  const land = new Set(cells);
  const taken = observations.map(cellOf).map((idx) => [idx % COLUMNS, Math.floor(idx / COLUMNS)]);
  const all = Array.from({ length: COLUMNS * ROWS }, (_, idx) => [idx % COLUMNS, Math.floor(idx / COLUMNS)]);
  const isLand = ([column, row]) => land.has(row * COLUMNS + column);
  const chosen = [];
  for (const place of [...all.filter(isLand), ...all.filter((place) => !isLand(place))]) {
    const isFar = ([column, row], cells) => Math.hypot(column - place[0], row - place[1]) >= cells;
    if (chosen.length < 10 && taken.every((other) => isFar(other, 5.5)) && chosen.every((other) => isFar(other, 7))) chosen.push(place);
  }
  return { places: chosen.map((place) => cell(...place)), n_land: chosen.filter(isLand).length };
}

test('a teacher paints and hides a world, a student on a phone finds it out and takes the picture home', async () => {
  const teacher = await open(chromium);
  const world = await prepare(teacher);
  assert.ok(world.observations.every((place) => world.cells.includes(cellOf(place))), 'drawn on land');
  assert.ok(world.hash.length < 2_000, `a link of ${world.hash.length} characters fits everywhere`);
  assertQuiet(teacher);

  const t = texts('es');
  const page = await open(chromium, { hash: world.hash, width: 390, height: 800, touch: true, lang: 'es' });
  assert.equal(await page.getByRole('note').textContent(), NOTE);
  await page.getByText(t.guesses_placed.replace('{0}', '0')).waitFor();
  assert.equal(await observationCount(page), 100);
  assert.ok(await radio(page, t.guess).isChecked());
  assert.equal(await plane(page).getAttribute('data-samples-hash'), null, 'Pmodel waits for the student');
  const hidden = await page.evaluate(() => document.body.outerHTML);
  for (const word of ['°', 'badge', t.start_from]) assert.ok(!hidden.includes(word), `“${word}” gives the world away`);
  assert.ok((await coloursOfBase(page)) <= 4, 'a blank plane');
  await axe(page);

  // Ten guesses.
  const { places, n_land } = guessesFor(world);
  assert.equal(places.length, 10);
  for (const [idx, place] of places.entries()) {
    await page.touchscreen.tap(...(await onScreen(page, place)));
    await page.getByText(t.guesses_placed.replace('{0}', String(idx + 1))).waitFor();
  }

  // A model of one's own.
  await radio(page, t.painted).tap({ force: true });
  await untilEqual('the brush', () => radio(page, t.paint).isChecked(), true);
  await spinbutton(page, t.brush_size).fill('3');
  for (const [from, to] of [[cell(20, 20), cell(40, 20)], [cell(55, 30), cell(70, 34)]]) {
    await swipe(page, [await onScreen(page, from), await onScreen(page, to)]);
  }
  await said(page, /^\d+ celdas pintadas$/);
  await page.waitForTimeout(400); // a tap right after a swipe would be a part of it
  await button(page, t.generate).tap();
  await samplesHash(page);
  await axe(page);

  // The rule.
  await button(page, t.reveal).tap();
  await page.getByRole('heading', { level: 1, name: t.headline_painted_rule }).waitFor();
  assert.equal(await page.locator('.score').first().textContent(), `${n_land}/10${t.you}`);
  await until('land on the plane', () => coloursOfBase(page), (n) => n > 4);
  const together = await until('the table', () => comparison(page), (now) => Object.values(now).every((row) => row.length === 3));
  assert.deepEqual(Object.keys(together), [t.bounding_box, t.grid_density, t.kernel_density, t.mixture, t.painted]);
  assert.deepEqual(together[t.painted], Object.values(await verdict(page)));
  assert.ok(Object.values(together).every((row) => row.length === 3 && row.every((share) => /^\d+,\d\s%$/.test(share))), JSON.stringify(together));
  await axe(page);

  // The picture.
  const { name, bytes } = await saved(page, t.export_png);
  assert.equal(name, 'coastline-points.png');
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  assert.ok(bytes.length > 20_000, `${bytes.length} bytes`);
  await discloseAll(page);
  await axe(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'scrolls sideways');
  assertQuiet(page);

  // The student's link is as good as the teacher's.
  const hash = await sharedHash(page);
  const again = await open(chromium, { hash });
  await again.getByRole('note').waitFor();
  assert.equal(await samplesHash(again), await samplesHash(page));
  await clickAt(again, cell(50, 5));
  assertSame(await again.getByRole('note').textContent(), NOTE);
  assertQuiet(again);
});
