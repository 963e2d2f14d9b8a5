// Room: a page lays out by the width that it has, whatever the window's; tabs that do not fit scroll sideways.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { button, texts, until, untilEqual } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const sidewaysBy = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('a page with 700 px in a window of 1280 is laid out as a narrow one, and the header is not', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const bar = page.locator('.bar');
  assert.equal(await bar.count(), 0);
  const place = async (selector) => page.locator(selector).boundingBox();
  assert.ok((await place('.panel')).x > (await place('.plane')).x + 400, 'side by side');
  await page.evaluate(() => {
    document.querySelector('main').style.width = '700px';
  });
  await bar.waitFor();
  await until('one below the other', async () => (await place('.panel')).y > (await place('.plane')).y + 200);
  assert.ok((await place('.panel')).width <= 700);
  assert.equal(await button(page, 'Generate').count(), 1, 'in the bar alone');
  assert.equal(await button(page, 'Menu').count(), 0);
  assert.ok((await sidewaysBy(page)) <= 0);
  await axe(page);
  await page.evaluate(() => {
    document.querySelector('main').style.width = '';
  });
  await untilEqual('the bar', () => bar.count(), 0);
  assertQuiet(page);
});

/** The row as it will be, with the tabs of the whole chapter. */
const withSixTabs = (page, words) =>
  page.evaluate((words) => {
    const tabs = document.querySelector('.tabs');
    for (const word of words) {
      const tab = tabs.lastElementChild.cloneNode();
      tab.id = `tab-${word}`;
      tab.ariaSelected = 'false';
      tab.textContent = word;
      tabs.append(tab);
    }
  }, words);

for (const width of [320, 390, 860, 1000, 1280]) {
  test(`six tabs in Spanish fit a window of ${width} px, or scroll in it`, async () => {
    const page = await open(chromium, { hash: '#v=1', lang: 'es', width, height: 800 });
    await withSixTabs(page, ['Clasificador']);
    assert.ok((await sidewaysBy(page)) <= 0, 'the page does not scroll sideways');
    const share = await button(page, texts('es').share).boundingBox();
    assert.ok(share.x + share.width <= width, 'Share is in sight');
    const last = page.getByRole('tab').last();
    await last.focus();
    const { x, width: wide } = await last.boundingBox();
    const row = await page.locator('.tabs').boundingBox();
    assert.ok(x >= row.x - 1 && x + wide <= row.x + row.width + 1, 'the last tab comes into sight with the focus');
    assertQuiet(page);
  });
}

test('where tabs scroll, the one of the page on screen is in sight', async () => {
  const page = await open(chromium, { hash: '#v=1', width: 320, height: 700 });
  await withSixTabs(page, ['Classifier']);
  await page.getByRole('tab', { name: 'Families' }).focus();
  await page.evaluate(() => {
    location.hash = '#v=1&page=outfits';
  });
  const outfits = page.getByRole('tab', { name: 'Outfits', selected: true });
  await outfits.waitFor();
  await until('in sight', async () => {
    const [tab, row] = await Promise.all([outfits.boundingBox(), page.locator('.tabs').boundingBox()]);
    return tab.x >= row.x - 1 && tab.x + tab.width <= row.x + row.width + 1;
  });
  assertQuiet(page);
});
