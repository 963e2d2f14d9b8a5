// The plane by mouse, by finger and by keyboard alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, browser, open, start } from './harness.mjs';
import {
  address, assertSame, button, clickAt, disclose, dragMouse, exported, exportedText, fingers, fromDegrees,
  observationCount, onScreen, plane, radio, said, samplesHash, spinbutton, swipe, tabTo, until, untilEqual, way,
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

/** Far from all 21 observations. */
const EMPTY = [0.1, 0.5];
const ELSEWHERE = [0.12, 0.2];
/** The first observation of the opening picture, in Canada. */
const FIRST = fromDegrees(-118.50128173828125, 51.499988529531706);

const observations = async (page) => (await exported(page)).observations;
const isNear = ([lon, lat], place, tolerance = 0.003) => {
  const [x, y] = fromDegrees(lon, lat);
  return Math.abs(x - place[0]) < tolerance && Math.abs(y - place[1]) < tolerance;
};
/** What to do while a mark is being moved. */
const hintOf = (page) => page.locator('.plane-hint').filter({ hasText: 'Choose its new place' });
const menuOf = (page) => page.locator('.mark-menu');

test('a click adds an observation there, and Undo and Redo cover it', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  assert.ok(await button(page, 'Undo').isDisabled() && (await button(page, 'Redo').isDisabled()));
  await clickAt(page, EMPTY);
  await untilEqual('the legend', () => observationCount(page), 22);
  const added = (await observations(page)).at(-1);
  assert.ok(isNear(added, EMPTY), `added at ${added}`);
  await button(page, 'Undo').click();
  assert.equal(await observationCount(page), 21);
  await button(page, 'Redo').click();
  assert.equal(await observationCount(page), 22);
  await page.keyboard.press('Control+z');
  assert.equal(await observationCount(page), 21);
  await page.keyboard.press('Control+Shift+Z');
  assert.equal(await observationCount(page), 22);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  assert.equal(await observationCount(page), 22);
  assertQuiet(page);
});

test('a press that wanders off is no click', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await dragMouse(page, EMPTY, ELSEWHERE);
  assert.equal(await observationCount(page), 21);
  await page.mouse.click(...(await onScreen(page, EMPTY)), { button: 'right' });
  assert.equal(await observationCount(page), 21, 'the right button places nothing');
  assertQuiet(page);
});

test('a drag moves an observation in one step of undo, and Pmodel and figures follow', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh' });
  const before = await exportedText(page);
  const hash = await samplesHash(page);
  await dragMouse(page, FIRST, EMPTY);
  await said(page, /^Observation moved to 14\d°W, 0°\.$/);
  const moved = await exported(page);
  assert.equal(moved.observations.length, 21);
  assert.ok(isNear(moved.observations[0], EMPTY), `moved to ${moved.observations[0]}`);
  assert.ok(isNear([moved.model.west, moved.observations[0][1]], EMPTY), 'the box follows');
  assert.notEqual(moved.coverage.a, JSON.parse(before).coverage.a);
  assert.notEqual(await samplesHash(page), hash);
  await button(page, 'Undo').click();
  assert.ok(await button(page, 'Undo').isDisabled(), 'one step');
  assertSame(await exportedText(page), before);
  assertQuiet(page);
});

test('while a mark is dragged, figures follow live', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const share = () => page.locator('.case-share').first().textContent();
  const before = await share();
  await page.mouse.move(...(await onScreen(page, FIRST)));
  await page.mouse.down();
  await page.mouse.move(...(await onScreen(page, EMPTY)), { steps: 4 });
  const during = await until('another share of A', share, (now) => now !== before);
  await page.mouse.move(...(await onScreen(page, ELSEWHERE)), { steps: 4 });
  await until('yet another share of A', share, (now) => now !== during && now !== before);
  await page.mouse.up();
  assertQuiet(page);
});

test('a click on a mark opens its menu: Move to, then a click', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, FIRST);
  await page.getByRole('group', { name: 'Observation at 119°W, 51°N' }).waitFor();
  assert.equal(await observationCount(page), 21, 'a click on a mark adds none');
  await button(page, 'Move to').click();
  await hintOf(page).waitFor();
  await clickAt(page, EMPTY);
  await untilEqual('the menu', () => menuOf(page).count(), 0);
  const moved = await observations(page);
  assert.equal(moved.length, 21);
  assert.ok(isNear(moved[0], EMPTY), `moved to ${moved[0]}`);
  await button(page, 'Undo').click();
  assert.ok(isNear((await observations(page))[0], FIRST));
  assertQuiet(page);
});

test('Move to takes a place on another mark, and Escape leaves it where it was', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const second = fromDegrees(-97.19879150390625, 54.80089779851065);
  await clickAt(page, FIRST);
  await button(page, 'Move to').click();
  await page.keyboard.press('Escape');
  assert.equal(await hintOf(page).count(), 0);
  assert.ok(await button(page, 'Undo').isDisabled(), 'nothing happened');
  await clickAt(page, FIRST);
  await button(page, 'Move to').click();
  await clickAt(page, second);
  assert.ok(isNear((await observations(page))[0], second));
  assertQuiet(page);
});

test('a click on a mark, Delete, and the focus is on the plane again', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, FIRST);
  await button(page, 'Delete').click();
  await untilEqual('the legend', () => observationCount(page), 20);
  await said(page, /^Observation.* deleted/);
  assert.ok(await plane(page).evaluate((element) => element === document.activeElement));
  assert.ok(!isNear((await observations(page))[0], FIRST));
  assertQuiet(page);
});

test('guesses and probes can be placed, moved and deleted too', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  for (const [kind, selector, there] of [['Guess', '.overlay .guess', 0], ['Probe', '.overlay .pin', 3]]) {
    await radio(page, kind).check();
    await clickAt(page, EMPTY);
    await untilEqual(`${kind} placed`, () => page.locator(selector).count(), there + 1);
    await dragMouse(page, EMPTY, ELSEWHERE);
    const [x, y] = await onScreen(page, ELSEWHERE);
    const at = await page.locator(selector).last().locator('path').first().boundingBox();
    assert.ok(Math.abs(at.x + at.width / 2 - x) < 3 && at.y - 3 < y && y < at.y + at.height + 3, `${kind} moved`);
    await clickAt(page, ELSEWHERE);
    await button(page, 'Delete').click();
    await untilEqual(`${kind} deleted`, () => page.locator(selector).count(), there);
  }
  assert.equal(await observationCount(page), 21);
  assertQuiet(page);
});

test('a probe changes its letter as it is dragged, and says why', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh' });
  const letters = () => page.locator('.pin text').allTextContents();
  assert.deepEqual(await letters(), ['A', 'B', 'C']);
  const published = fromDegrees(11, -56);
  await page.mouse.move(...(await onScreen(page, published)));
  await page.mouse.down();
  const seen = [];
  // Sahara; Alaska; the Pacific outside the box.
  for (const [place, letter] of [[[5, 24], 'C'], [[-150, 64], 'B'], [[-150, 0], '–'], [[-30, 0], 'A']]) {
    await page.mouse.move(...(await onScreen(page, fromDegrees(...place))), { steps: 3 });
    seen.push((await until(`letter ${letter}`, letters, (now) => now[0] === letter))[0]);
  }
  await page.mouse.up();
  assert.deepEqual(seen, ['C', 'B', '–', 'A']);
  const first = page.locator('.probe-list li').first();
  assert.match(await first.textContent(), /^A30°W, [01]°[NS]?made, but forbiddenpdata = 0pmodel = 1\.\d+$/);
  await clickAt(page, fromDegrees(-30, 0));
  await menuOf(page).getByText(/^A: made, but forbidden\. p_data = 0, p_model = 1\./).waitFor();
  await page.keyboard.press('Escape');
  await button(page, 'Undo').click();
  assert.ok(await button(page, 'Undo').isDisabled(), 'the drag is one step');
  assertQuiet(page);
});

test('Clear takes observations and guesses, probes stay, and Undo brings all back', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh' });
  const before = await exportedText(page);
  await radio(page, 'Guess').check();
  await clickAt(page, EMPTY);
  await button(page, 'Clear').click();
  await untilEqual('the legend', () => observationCount(page), 0);
  assert.equal(await page.locator('.overlay .guess').count(), 0);
  assert.equal(await page.locator('.overlay .pin').count(), 3);
  assert.equal(await plane(page).getAttribute('data-samples-hash'), null);
  await page.getByText('No observations, no model').waitFor();
  for (let step = 0; step < 3; step += 1) await button(page, 'Undo').click();
  assertSame(await exportedText(page), before);
  assert.ok(await button(page, 'Undo').isDisabled());
  assertQuiet(page);
});

test('Draw from Pdata adds that many, others each time, and each draw is a step of undo', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await disclose(page, 'More data');
  await button(page, 'Draw from Pdata').click();
  await untilEqual('the legend', () => observationCount(page), 121);
  await button(page, 'Draw from Pdata').click();
  await untilEqual('the legend', () => observationCount(page), 221);
  const all = (await observations(page)).map(String);
  assert.equal(new Set(all).size, 221, 'the second hundred are others');
  await button(page, 'Undo').click();
  assert.equal(await observationCount(page), 121);
  await button(page, 'Redo').click();
  assert.deepEqual((await observations(page)).map(String), all);
  assertQuiet(page);
});

test('a burst of typing is one step of undo, and so is a slide of the margin', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const margin = spinbutton(page, 'Margin');
  await margin.selectText();
  await page.keyboard.type('12.5');
  await untilEqual('the margin in the address', async () => new URL(page.url()).hash.includes('margin=12.5'), true);
  await button(page, 'Undo').click();
  assert.equal(await margin.inputValue(), '0');
  assert.ok(await button(page, 'Undo').isDisabled());
  const slider = await page.locator('.slider').boundingBox();
  await page.mouse.move(slider.x + slider.width * 0.45, slider.y + slider.height / 2);
  await page.mouse.down();
  await page.mouse.move(slider.x + slider.width * 0.2, slider.y + slider.height / 2, { steps: 8 });
  await page.mouse.up();
  assert.ok(Number(await margin.inputValue()) < -15, `margin ${await margin.inputValue()}`);
  await button(page, 'Undo').click();
  assert.equal(await margin.inputValue(), '0');
  assert.ok(await button(page, 'Undo').isDisabled());
  assertQuiet(page);
});

// Keyboard alone.

test('by keyboard: arrows move the crosshair, Enter adds, Delete removes the nearest, Space selects, each said', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await tabTo(page, 'Plane');
  await page.keyboard.press('ArrowRight');
  await page.locator('.crosshair').waitFor();
  // A small step is 1/128 of the plane: 2.8° from 0°.
  await said(page, /^3°E, 0°$/);
  await page.keyboard.press('Shift+ArrowRight');
  await said(page, /^25°E, 0°$/);
  await page.keyboard.press('Shift+ArrowUp');
  await said(page, /^25°E, 7°N$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await said(page, /^23°E, 6°N$/);
  await page.keyboard.press('Enter');
  await said(page, /^Observation added at 23°E, 6°N; 22 now\.$/);
  assert.equal(await observationCount(page), 22);
  await page.keyboard.press(' ');
  await page.getByRole('group', { name: 'Observation at 23°E, 6°N' }).waitFor();
  await untilEqual('the focus', () => page.evaluate(() => document.activeElement.textContent), 'Move to');
  await page.keyboard.press('Escape');
  await untilEqual('the menu', () => menuOf(page).count(), 0);
  assert.ok(await plane(page).evaluate((element) => element === document.activeElement), 'Escape gives the focus back');

  await page.keyboard.press(' ');
  await untilEqual('the focus', () => page.evaluate(() => document.activeElement.textContent), 'Move to');
  await page.keyboard.press('Enter');
  await hintOf(page).waitFor();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await said(page, /^Observation moved to 0°, 6°N\.$/);
  const moved = (await observations(page)).at(-1);
  assert.ok(Math.abs(moved[0]) < 1, `moved to ${moved}`);

  await tabTo(page, 'Plane');
  await page.keyboard.press('Delete');
  await said(page, /^Observation.* deleted/);
  assert.equal(await observationCount(page), 21);
  await page.keyboard.press('Control+z');
  assert.equal(await observationCount(page), 22);
  await page.keyboard.press('Control+Shift+Z');
  assert.equal(await observationCount(page), 21);
  assertQuiet(page);
});

test('by keyboard: the crosshair stops at the edges, and Delete takes only the kind of the radio', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await plane(page).focus();
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('Shift+ArrowUp');
  await said(page, /^180°, (89|90)°N$/);
  await page.keyboard.press('Enter');
  const [lon, lat] = (await observations(page)).at(-1);
  assert.ok(lon < -179.99 && lat > 89.6, `corner at ${lon}, ${lat}`);
  await radio(page, 'Guess').check();
  await plane(page).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('alert').getByText('There is nothing of that kind to delete.').waitFor();
  assert.equal(await observationCount(page), 22);
  assertQuiet(page);
});

test('the whole job by keyboard alone: guess, generate, reveal, share', async () => {
  const page = await open(chromium, { permissions: ['clipboard-read', 'clipboard-write'] });
  await tabTo(page, 'Plane');
  for (let guess = 0; guess < 10; guess += 1) {
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Enter');
    await said(page, /^Guess added at x1 0\.(50|56), x2 /);
    await page.keyboard.press(guess % 2 ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
  }
  assert.ok(await radio(page, 'Observation').isChecked());
  await tabTo(page, 'Generate');
  await page.keyboard.press('Enter');
  const hash = await samplesHash(page);
  await tabTo(page, 'Reveal');
  await page.keyboard.press(' ');
  await page.getByRole('heading', { name: 'The rule was: land, not sea.' }).waitFor();
  assert.match(await page.locator('.score').first().textContent(), /^\d+\/10you$/);
  await tabTo(page, 'Share', true);
  await page.keyboard.press('Enter');
  await page.getByText('The link is copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  await untilEqual('the dialog', () => page.getByRole('dialog').count(), 0);
  const second = await open(chromium, { hash: new URL(link).hash });
  assert.equal(await samplesHash(second), hash);
  assertQuiet(page);
  assertQuiet(second);
});

// Touch.

const phone = { touch: true, width: 390, height: 800 };
const scrolled = (page) => page.evaluate(() => scrollY);

test('by touch: a tap places, a tap on a mark opens its menu', async () => {
  const page = await open(chromium, { hash: '#v=1', ...phone });
  await page.touchscreen.tap(...(await onScreen(page, EMPTY)));
  await untilEqual('the legend', () => observationCount(page), 22);
  await page.touchscreen.tap(...(await onScreen(page, EMPTY)));
  await menuOf(page).waitFor();
  await button(page, 'Delete').tap();
  await untilEqual('the legend', () => observationCount(page), 21);
  await page.touchscreen.tap(...(await onScreen(page, FIRST)));
  await button(page, 'Move to').tap();
  await page.touchscreen.tap(...(await onScreen(page, ELSEWHERE)));
  await untilEqual('the hint', () => hintOf(page).count(), 0);
  await address(page, (hash) => hash.includes('edits='));
  await button(page, 'Menu').tap();
  assert.ok(isNear((await observations(page))[0], ELSEWHERE, 0.006));
  assertQuiet(page);
});

/** A finger that comes down, rests, goes to another place and lifts. */
const holdAndSwipe = (page, from, to) => fingers(page, [from], 350, ...way(from, to).map((place) => [place]));

test('by touch: held for a moment, a mark is moved, up or down as well, and the page does not scroll', async () => {
  const page = await open(chromium, { hash: '#v=1', ...phone });
  const target = [FIRST[0], 0.15];
  await holdAndSwipe(page, await onScreen(page, FIRST), await onScreen(page, target));
  await address(page, (hash) => hash.includes('edits='));
  assert.equal(await scrolled(page), 0, 'the page stays');
  await button(page, 'Menu').tap();
  const moved = await observations(page);
  assert.equal(moved.length, 21);
  assert.ok(isNear(moved[0], target, 0.006), `moved to ${fromDegrees(...moved[0])}`);
  await button(page, 'Menu').tap();
  await button(page, 'Undo').tap();
  assert.ok(await button(page, 'Undo').isDisabled(), 'one step');
  assertQuiet(page);
});

test('by touch: a selected mark is moved at once', async () => {
  const page = await open(chromium, { hash: '#v=1', ...phone });
  await page.touchscreen.tap(...(await onScreen(page, FIRST)));
  await menuOf(page).waitFor();
  await page.waitForTimeout(400); // a swipe right after a tap would be a part of it
  const target = [FIRST[0], 0.15];
  await swipe(page, [await onScreen(page, FIRST), await onScreen(page, target)]);
  await address(page, (hash) => hash.includes('edits='));
  assert.equal(await scrolled(page), 0, 'the page stays');
  await button(page, 'Menu').tap();
  assert.ok(isNear((await observations(page))[0], target, 0.006));
  assertQuiet(page);
});

test('by touch: twenty swipes that begin on marks scroll the page, and move none', async () => {
  const page = await open(chromium, { hash: '#v=1', ...phone });
  await button(page, 'Menu').tap();
  const before = await observations(page);
  await button(page, 'Menu').tap();
  for (const [lon, lat] of before.slice(0, 20)) {
    await page.evaluate(() => scrollTo(0, 0));
    const [x, y] = await onScreen(page, fromDegrees(lon, lat));
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const top = (await plane(page).boundingBox()).y;
    await swipe(page, [[x, y], [x, y - 120]]);
    await until(`the page scrolled from ${[lon, lat]}`, async () => (await plane(page).boundingBox()).y < top - 40);
    await page.waitForTimeout(100);
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await button(page, 'Menu').tap();
  assert.deepEqual(await observations(page), before);
  assert.ok(await button(page, 'Undo').isDisabled());
  assertQuiet(page);
});

test('by touch: a mark that is held and let go is selected, and a sideways swipe from one changes nothing', async () => {
  const page = await open(chromium, { hash: '#v=1', ...phone });
  const [x, y] = await onScreen(page, FIRST);
  await swipe(page, [[x, y], [x + 80, y]]);
  await fingers(page, [[x, y]], 400);
  await menuOf(page).waitFor();
  assert.ok(await button(page, 'Undo').isDisabled());
  assertQuiet(page);
});

test('by touch: a drag on nothing scrolls the page and changes nothing', async () => {
  const page = await open(chromium, { hash: '#v=1', ...phone });
  const [x, y] = await onScreen(page, EMPTY);
  await swipe(page, [[x, y], [x, y - 150]]);
  await until('the page scrolled', () => scrolled(page), (top) => top > 50);
  assert.equal(await observationCount(page), 21);
  assert.ok(await button(page, 'Undo').isDisabled());
  assertQuiet(page);
});
