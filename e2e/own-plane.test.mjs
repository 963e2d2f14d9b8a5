// No rule: a reader's own points, on a plane with bounds of its own. Nothing is compared, and everything else works.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import {
  address, assertSame, button, clickAt, coverage, csvFile, disclose, discloseAll, exported, exportedText, importFile, observationCount, plane, radio,
  ruleSelect, said, samplesHash, sharedHash, spinbutton, texts, untilEqual, fetched,
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

/** Heights and weights, say: far beyond all degrees. */
const POINTS = [[150.5, 1040], [162.25, 2000], [171, 1500], [180, 1000.5], [199.75, 1750]];
const CSV = `x,y\n${POINTS.map((pair) => pair.join(',')).join('\n')}\n`;

const axisWords = (page) => page.locator('.plane-area').evaluate((area) => area.innerText);

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`points of x and y come with a plane of their own: axes, verdict, table and file have no rule (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { lang, width });
    await importFile(page, csvFile(CSV));
    await untilEqual('the legend', () => observationCount(page), 5);
    await page.getByRole('heading', { level: 1, name: t.headline_own_plane }).waitFor();
    assert.equal(await ruleSelect(page).evaluate((select) => select.selectedOptions[0].textContent), t.rule_own_plane);
    await page.getByText(t.verdict_no_rule).first().waitFor();
    assert.deepEqual(Object.values(await coverage(page)), Array(7).fill('–'));
    for (const name of [t.reveal, t.hide]) assert.equal(await button(page, name).count(), 0, name);
    assert.equal(await page.locator('.pin:not(.pin-unknown)').count(), 0, 'no probe knows a case');
    assert.ok(!(await page.locator('body').innerText()).includes('°'), 'no degrees');
    await discloseAll(page);
    await axe(page);
    await button(page, t.generate).click();
    await samplesHash(page);
    if (width === 390) await button(page, t.menu).click();
    const file = await exported(page);
    assert.deepEqual([file.coordinates, file.rule.kind, file.coverage], ['xy', 'none', null]);
    const { west, south, east, north } = file.rule.bounds;
    const steps = [(east - west) / 65_536, (north - south) / 65_536];
    for (const [idx, [x, y]] of file.observations.entries()) {
      assert.ok(Math.abs(x - POINTS[idx][0]) <= steps[0] && Math.abs(y - POINTS[idx][1]) <= steps[1], `${POINTS[idx]} became ${[x, y]}`);
      assert.ok(x >= west && x <= east && y >= south && y <= north);
    }
    const box = file.model;
    assert.equal(box.kind, 'bounding_box');
    assert.ok(Math.abs(box.west - 150.5) <= steps[0] && Math.abs(box.north - 2000) <= steps[1], JSON.stringify(box));
    assert.ok(file.samples.every(([x, y]) => x >= box.west - 1e-9 && x <= box.east + 1e-9 && y >= box.south - 1e-9 && y <= box.north + 1e-9));
    assert.equal(file.scene.bounds, [west, east, south, north].join('~'));
    assertQuiet(page);
  });
}

test('bounds are in the link, and the link opens to the same file; an edge of the plane is its bound', async () => {
  const page = await open(chromium);
  await importFile(page, csvFile(CSV));
  await untilEqual('the legend', () => observationCount(page), 5);
  await button(page, 'Generate').click();
  await radio(page, 'Grid density').check();
  const [hash, file] = [await sharedHash(page), await exportedText(page)];
  assert.match(hash, /rule=none&bounds=[-\d.]+~[-\d.]+~[-\d.]+~[-\d.]+&/);
  const other = await open(chromium, { hash, lang: 'es', width: 390 });
  await button(other, 'Menú').click();
  assertSame(await exportedText(other), file);
  await button(other, 'Menú').click();

  const { west, east, south, north } = JSON.parse(file).rule.bounds;
  const written = (await axisWords(page)).replaceAll(/,(?=\d{3})/g, '').match(/-?\d+(\.\d+)?/g).map(Number);
  for (const [bound, width] of [[west, east - west], [east, east - west], [south, north - south], [north, north - south]]) {
    assert.ok(written.some((number) => Math.abs(number - bound) < width / 100), `${bound} is not on the axes: ${written}`);
  }
  await plane(page).focus();
  await page.keyboard.press('ArrowLeft');
  await said(page, /^x [\d.,]+, y [\d.,]+$/);
  await axe(page);
  assertQuiet(page);
  assertQuiet(other);
});

test('No rule by the select: the plane is from 0 to 1, and the Earth can come back', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh' });
  await ruleSelect(page).selectOption('No rule: only my points');
  await page.getByRole('heading', { level: 1, name: 'No rule: only your points.' }).waitFor();
  const file = await exported(page);
  assert.deepEqual(file.rule, { kind: 'none', bounds: { west: 0, south: 0, east: 1, north: 1 } });
  assert.equal(file.observations.length, 21);
  assert.ok(file.observations.flat().every((v) => v > 0 && v < 1));
  await disclose(page, 'More data');
  await button(page, 'Draw from Pdata').click();
  await page.getByRole('alert').getByText('Without a rule there is nothing to draw from').waitFor();
  await axe(page);
  await clickAt(page, [0.1, 0.5]);
  await said(page, /^Observation added at x (0\.1|0\.09\d|0\.10\d), y (0\.5|0\.49\d|0\.50\d); 22 now\.$/);
  await ruleSelect(page).selectOption('Land of the Earth');
  await button(page, 'Hide').waitFor();
  assert.equal((await exported(page)).coordinates, 'degrees');
  assertQuiet(page);
});

test('the game is left for one’s own points, and undo goes back into it', async () => {
  const page = await open(chromium);
  await clickAt(page, [0.1, 0.5]);
  await importFile(page, csvFile(CSV));
  await untilEqual('the legend', () => observationCount(page), 5);
  assert.equal(await page.locator('.overlay .guess').count(), 0);
  assert.equal(await button(page, 'Skip the game').count(), 0);
  await button(page, 'Undo').click();
  await page.getByText('You: 1 of 10 guesses placed').waitFor();
  await button(page, 'Reveal').waitFor();
  assertQuiet(page);
});

test('a painted Pmodel works without a rule', async () => {
  const page = await open(chromium, { hash: '#v=1&rule=none&bounds=0~10~-5~5&model=painted&pmask=AIAk&samples=200&generated=fresh' });
  await samplesHash(page);
  await discloseAll(page);
  await fetched(page);
  const file = await exported(page);
  assert.ok(file.samples.every(([x, y]) => x >= 0 && x <= 10 && y >= -5 && y <= 5));
  assert.ok(file.samples.some(([x]) => x > 8) && file.samples.some(([, y]) => y < -4));
  assert.equal(await spinbutton(page, 'Brush size').count(), 0, 'the link has another click');
  assert.ok((await address(page)).includes('bounds='));
  await axe(page);
  assertQuiet(page);
});

/** Labels of the plane that stick out of its card, or touch. */
const strayLabels = (page) =>
  page.evaluate(() => {
    const card = document.querySelector('.plane-card').getBoundingClientRect();
    const boxes = [...document.querySelectorAll('.axis span')].map((label) => [label.textContent, label.getBoundingClientRect(), label.parentElement]);
    const out = boxes.filter(([, box]) => box.left < card.left + 1 || box.right > card.right - 1).map(([text]) => `${text} sticks out`);
    const near = (a, b) => a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom && b.top < a.bottom;
    const touching = boxes.flatMap(([text, box, axis], idx) =>
      boxes.slice(idx + 1).filter(([, other, its]) => its === axis && near(box, other)).map(([other]) => `${text} touches ${other}`));
    return [...out, ...touching];
  });

const LONG = [
  ['metres of a grid: seven digits', 'x,y\n430123.5,4567890.25\n431999,4569012\n430700,4568100\n'],
  ['negative, and decimals', 'x,y\n-1234567.1234,-7654321.0001\n-1234567.0234,-7654320.9001\n-1234567.0934,-7654320.9501\n'],
  ['short', 'x,y\n0,0\n1,1\n'],
];

for (const width of [320, 390, 640, 1280]) {
  for (const lang of ['en', 'es']) {
    test(`labels of any length stay inside the card and apart at ${width} px (${lang})`, async () => {
      const page = await open(chromium, { hash: '#v=1', lang, width, height: 800 });
      for (const [what, text] of LONG) {
        await importFile(page, csvFile(text));
        await page.getByRole('heading', { level: 1, name: texts(lang).headline_own_plane }).waitFor();
        await untilEqual(`${what}: stray labels`, () => strayLabels(page).then(String), '');
        const { width: wide } = await plane(page).boundingBox();
        assert.ok(wide > 150, `${what}: the plane has ${wide} px left`);
      }
      assertQuiet(page);
    });
  }
}
