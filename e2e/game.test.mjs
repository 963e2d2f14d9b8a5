// The game: guess, reveal, read the score; then Generate, and what the figures say.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertQuiet, browser, open, start } from './harness.mjs';
import {
  button, clickAt, coloursOfBase, coverage, disclose, discloseAll, exported, fromDegrees, observationCount, otherHash, plane, pointsOfLink, radio,
  samplesHash, spinbutton, spoken, spot, until, untilEqual, verdict,
} from './steps.mjs';

const FROZEN = JSON.parse(readFileSync(new URL('../tests/fixtures/frozen-links.json', import.meta.url), 'utf8'));

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** Six on land, four at sea, none near an observation. */
const GUESSES = [
  [134, -25], [-40, 75], [100, 64], [-55, -3], [20, 0], [-110, 40],
  [-150, 0], [-120, -30], [-35, 35], [85, -25],
].map(([lon, lat]) => fromDegrees(lon, lat));

const placeGuesses = async (page) => {
  for (const place of GUESSES) await clickAt(page, place);
};

/** Everything that can be read or heard. */
async function allWords(page) {
  const [html, tree] = await Promise.all([
    page.evaluate(() => document.documentElement.outerHTML.replaceAll(/<script.*?<\/script>/gs, '')),
    page.locator('body').ariaSnapshot(),
  ]);
  return `${html}\n${tree}`;
}

const TOYS = ['Two moons', '8 gaussians', '25-grid', 'Checkerboard', 'Pinwheel', 'Spirals', 'Rings'];

async function assertNothingGivenAway(page, when) {
  const words = await allWords(page);
  for (const forbidden of ['°', 'Land of the Earth', 'p_data =', 'badge']) {
    assert.ok(!words.includes(forbidden), `${when}: “${forbidden}” is on the page before Reveal`);
  }
  const rules = ['Hidden', 'My own rule', 'No rule: only my points'];
  // Once the game is over, toys as well: they say nothing of what is hidden.
  if ((await button(page, 'Skip the game').count()) === 0) rules.push(...TOYS);
  assert.deepEqual(await page.getByRole('combobox', { name: 'Rule' }).getByRole('option').allTextContents(), rules, when);
  assert.equal(await page.getByRole('heading', { name: 'Probes' }).count(), 0, `${when}: probes are listed`);
  const figures = await coverage(page);
  assert.deepEqual(Object.values(figures), Array(7).fill('–'), `${when}: Coverage`);
}

test('a first visit shows 21 observations and nothing of the coast', async () => {
  const page = await open(chromium);
  assert.equal(await observationCount(page), 21);
  assert.ok(await radio(page, 'Guess').isChecked());
  await page.getByRole('heading', { level: 1, name: /^These 21 points follow a hidden rule/ }).waitFor();
  assert.equal(await plane(page).getAttribute('data-samples-hash'), null, 'no samples before Generate');
  await discloseAll(page);
  await assertNothingGivenAway(page, 'at first');
  const colours = await until('the plane painted', () => coloursOfBase(page), (n) => n > 1);
  assert.ok(colours <= 4, `${colours} colours on a blank plane`);
  assertQuiet(page);
});

test('nothing of the coast is shown or spoken whatever one does before Reveal', async () => {
  const page = await open(chromium);
  await discloseAll(page);
  await button(page, 'Generate').click();
  await samplesHash(page);
  await page.getByRole('checkbox', { name: /heatmap/ }).uncheck();
  await clickAt(page, GUESSES[0]);
  await page.keyboard.press('ArrowLeft');
  await until('the crosshair spoken', () => spoken(page).textContent(), (said) => said.startsWith('x1 '));
  await clickAt(page, GUESSES[0]);
  await page.getByRole('group', { name: /^Guess at x1/ }).waitFor();
  await assertNothingGivenAway(page, 'with a guess selected');
  await page.keyboard.press('Escape');
  await radio(page, 'Probe').check();
  await clickAt(page, GUESSES[6]);
  assert.deepEqual(await page.locator('.pin text').allTextContents(), ['?'], 'a placed probe reads "?", published ones are absent');
  await clickAt(page, GUESSES[6]);
  await page.getByText('case unknown while the rule is hidden').waitFor();
  await assertNothingGivenAway(page, 'with a probe selected');
  await page.keyboard.press('Escape');
  await radio(page, 'Grid density').check();
  await button(page, 'Skip the game').click();
  await assertNothingGivenAway(page, 'after Skip');
  assert.ok((await coloursOfBase(page)) <= 4, 'a blank plane');
  assertQuiet(page);
});

test('ten guesses, Reveal, and the score with its copies', async () => {
  const page = await open(chromium);
  for (const [idx, place] of GUESSES.entries()) {
    assert.ok(await radio(page, 'Guess').isChecked(), `guess ${idx + 1} is still a guess`);
    await clickAt(page, place);
    await page.getByText(`You: ${idx + 1} of 10 guesses placed`).waitFor();
  }
  assert.ok(await radio(page, 'Observation').isChecked(), 'after the tenth guess');
  await button(page, 'Reveal').click();
  await page.getByRole('heading', { name: 'The rule was: land, not sea.' }).waitFor();
  await page.locator('.score').nth(2).waitFor();
  const scores = await page.locator('.score').allTextContents();
  assert.equal(scores.length, 3);
  assert.equal(scores[0], '6/10you');
  assert.match(scores[1], /^(\d|10)\/10Pmodel$/);
  assert.equal(scores[2], '2.9/10blind darts');
  assert.equal(await page.locator('.guess .miss').count(), 4, 'guesses at sea are crossed');
  await page.getByText(/^Mere copies of an observation: you 0, Pmodel \d+\.$/).waitFor();

  // Pmodel's ten are the first ten of its samples.
  await spinbutton(page, 'Samples').fill('10');
  const drowned = await until(
    'ten samples',
    async () => /10 samples.*?(\d+) at sea/s.exec(await page.locator('.legend').textContent())?.[1],
  );
  assert.equal(scores[1], `${10 - Number(drowned)}/10Pmodel`);
  assertQuiet(page);
});

test('Reveal before the tenth guess scores those placed, and the radio turns to Observation', async () => {
  const page = await open(chromium);
  for (const place of GUESSES.slice(0, 3)) await clickAt(page, place);
  await button(page, 'Reveal').click();
  assert.equal(await page.locator('.score').first().textContent(), '3/3you');
  assert.ok(await radio(page, 'Observation').isChecked());
  assertQuiet(page);
});

test('a guess on an observation is a mere copy', async () => {
  const observation = fromDegrees(121.29730224609375, 69.99822200935866);
  const guesses = pointsOfLink([observation, GUESSES[6]].map(spot));
  const page = await open(chromium, { hash: `#v=1&game=1&guesses=${guesses}` });
  assert.equal(await page.locator('.score').first().textContent(), '1/2you');
  await page.getByText(/^Mere copies of an observation: you 1, Pmodel/).waitFor();
  assertQuiet(page);
});

test('the verdict: A, B and C by letter, sentence and percentage, A and C all of Pmodel', async () => {
  const page = await open(chromium);
  await button(page, 'Reveal').click();
  const shown = await verdict(page);
  assert.deepEqual(Object.keys(shown), ['A', 'B', 'C']);
  const [a, b, c] = Object.values(shown).map(parseFloat);
  assert.ok(Math.abs(a + c - 100) < 0.11, `A ${a} and C ${c}`);
  const { coverage: exact } = await exported(page);
  assert.equal(exact.a + exact.c, 1);
  for (const [percent, share] of [[a, exact.a], [b, exact.b], [c, exact.c]]) {
    assert.ok(Math.abs(percent / 100 - share) < 0.00051, `${percent}% for ${share}`);
  }
  const figures = await coverage(page);
  assert.equal(figures.Precision, figures.C);
  assert.equal(Number(figures.Recall).toFixed(4), (1 - exact.b).toFixed(4));
  assert.equal(Number(figures['Jensen-Shannon']).toFixed(4), exact.js_bits.toFixed(4));
  assert.equal(await page.getByText('observations break the rule').count(), 0, 'all 21 are on land');
  assert.deepEqual(await page.locator('.pin text').allTextContents(), ['A', 'B', 'C'], 'the published probes');
  assert.equal(await page.locator('.probe-list li').count(), 3);
  assertQuiet(page);
});

test('observations at sea are counted once the rule is shown', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, GUESSES[6]);
  await clickAt(page, GUESSES[7]);
  await page.getByText('2 of 23 observations break the rule.').waitFor();
  assertQuiet(page);
});

test('Skip leaves the coast hidden, and a second visit does not ask again', async () => {
  const first = await open(chromium);
  await button(first, 'Skip the game').click();
  assert.ok(await radio(first, 'Observation').isChecked());
  await button(first, 'Reveal').waitFor();
  await assertNothingGivenAway(first, 'after Skip');

  const second = await open(first.context());
  assert.equal(await button(second, 'Skip the game').count(), 0);
  assert.ok(await radio(second, 'Observation').isChecked());
  assert.equal(await observationCount(second), 21);
  await assertNothingGivenAway(second, 'on the second visit');
  await button(second, 'Play the game').click();
  assert.ok(await radio(second, 'Guess').isChecked());
  await second.getByText('You: 0 of 10 guesses placed').waitFor();
  assertQuiet(first);
  assertQuiet(second);
});

test('a revealed game is played: the next visit does not show it, and Play the game starts afresh', async () => {
  const first = await open(chromium);
  await placeGuesses(first);
  await button(first, 'Reveal').click();
  const second = await open(first.context());
  await button(second, 'Play the game').waitFor();

  await first.bringToFront();
  await button(first, 'Hide').click();
  assert.ok(!(await allWords(first)).includes('°'), 'hidden again');
  await button(first, 'Generate').click();
  await samplesHash(first);
  await button(first, 'Play the game').click();
  await first.getByText('You: 0 of 10 guesses placed').waitFor();
  assert.equal(await plane(first).getAttribute('data-samples-hash'), null, 'Pmodel is off the screen, too');
  assertQuiet(first);
  assertQuiet(second);
});

test('a visit that neither played nor skipped is asked again', async () => {
  const first = await open(chromium);
  await clickAt(first, GUESSES[0]);
  const second = await open(first.context());
  await button(second, 'Skip the game').waitFor();
  assertQuiet(second);
});

test('Generate raises the seed only when pressed again with nothing changed', async () => {
  const page = await open(chromium);
  await disclose(page, 'Seed');
  const seed = () => spinbutton(page, 'Seed').inputValue();
  await button(page, 'Generate').click();
  const first = await samplesHash(page);
  assert.equal(await seed(), '1', 'the seed as shown');
  await button(page, 'Generate').click();
  const second = await otherHash(page, first);
  assert.equal(await seed(), '2', 'nothing changed: the next seed');

  await spinbutton(page, 'Margin').fill('5');
  const third = await otherHash(page, second);
  assert.equal(await seed(), '2', 'samples follow a change at once, with the same seed');
  await button(page, 'Generate').click();
  assert.equal(await seed(), '2', 'something changed: the seed stays');
  assert.equal(await samplesHash(page), third);
  await button(page, 'Generate').click();
  await otherHash(page, third);
  assert.equal(await seed(), '3');

  await button(page, 'Undo').click();
  await untilEqual('the samples of the step before', () => plane(page).getAttribute('data-samples-hash'), third);

  await button(page, 'New seed').click();
  const drawn = await seed();
  assert.ok(/^\d+$/.test(drawn) && drawn !== '2' && Number(drawn) < 2 ** 32, `seed ${drawn}`);
  await otherHash(page, third);
  assertQuiet(page);
});

test('the same scene has the same samples again after another one', async () => {
  const page = await open(chromium, { hash: FROZEN[0].link });
  assert.equal(await samplesHash(page), FROZEN[0].hash);
  await radio(page, 'Grid density').check();
  await otherHash(page, FROZEN[0].hash);
  await radio(page, 'Bounding box').check();
  await untilEqual('the first samples', () => plane(page).getAttribute('data-samples-hash'), FROZEN[0].hash);
  assertQuiet(page);
});

test('frozen links give their samples to the last bit, in two profiles', async () => {
  const [one, two] = [await open(chromium), await open(chromium, { theme: 'dark', lang: 'es', width: 390 })];
  for (const { link, hash } of FROZEN) {
    const pages = await Promise.all([one, two].map((page) => open(page.context(), { hash: link })));
    assert.deepEqual(await Promise.all(pages.map(samplesHash)), [hash, hash], link);
    for (const page of pages) assertQuiet(page);
    await Promise.all(pages.map((page) => page.close()));
  }
});

test('a negative margin makes the box purer and forget more land', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const before = await coverage(page);
  await spinbutton(page, 'Margin').fill('-20');
  const after = await until('other figures', () => coverage(page), (now) => now.C !== before.C);
  assert.ok(Number(after.C) > Number(before.C), `precision ${before.C} to ${after.C}`);
  assert.ok(Number(after.Recall) < Number(before.Recall), `recall ${before.Recall} to ${after.Recall}`);
  assert.equal(`${(100 * Number(after.A)).toFixed(0)}`, parseFloat((await verdict(page)).A).toFixed(0), 'table and verdict agree');
  assertQuiet(page);
});

test('B is put more carefully for a model without a sharp edge', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await page.getByText('Allowed, never made', { exact: true }).waitFor();
  await radio(page, 'Grid density').check();
  await page.getByText('Allowed, hardly ever made', { exact: true }).waitFor();
  assertQuiet(page);
});

test('Explain has the formula of the model with its numbers, and The framework lights the present step', async () => {
  const page = await open(chromium);
  await discloseAll(page);
  const litIs = (start) => until(`${start} lit`, () => page.locator('[aria-current=step]').textContent(), (words) => words.startsWith(start));
  await litIs('We have observations');
  await clickAt(page, GUESSES[0]);
  await litIs('We assume that a hidden rule');
  await radio(page, 'Grid density').check();
  await litIs('We build Pmodel');
  await spinbutton(page, 'Pseudocount').fill('0.5');
  // (n + a)/(N + aK): 24 x 12 cells, 21 observations.
  await until('the grid explained', () => page.locator('math').allTextContents(), (all) => all.some((m) => m.includes('21+0.5·288')));
  await radio(page, 'Bounding box').check();
  const { model } = await exported(page);
  const rect = [fromDegrees(model.west, model.south), fromDegrees(model.east, model.north)];
  const [width, height] = [0, 1].map((axis) => rect[1][axis] - rect[0][axis]);
  for (const number of [width, height, 1 / (width * height)]) {
    const written = Number(number.toPrecision(3)).toString();
    await until(`${written} in the formula`, () => page.locator('math').allTextContents(), (all) => all.length === 1 && all[0].includes(written));
  }
  await button(page, 'Generate').click();
  await litIs('We sample from Pmodel');
  assertQuiet(page);
});

test('true observations can be drawn from Pdata while it is hidden', async () => {
  const page = await open(chromium);
  await disclose(page, 'More data');
  await spinbutton(page, 'Points to draw').fill('500');
  await button(page, 'Draw from Pdata').click();
  await untilEqual('the legend', () => observationCount(page), 521);
  await button(page, 'Reveal').click();
  assert.equal(await page.getByText(/observations break the rule/).count(), 0, 'all drawn ones are on land');
  await button(page, 'Hide').click();
  await spinbutton(page, 'Points to draw').fill('20000');
  await button(page, 'Draw from Pdata').click();
  await page.getByRole('alert').getByText('19,479 more fit').waitFor();
  assert.equal(await observationCount(page), 521);
  assertQuiet(page);
});
