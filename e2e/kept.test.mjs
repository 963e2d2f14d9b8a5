// What the lab says it keeps, it keeps: through reloads, copies of a tab, edits elsewhere; and a link that was cut short
// says so.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start, started, takeComplaints } from './harness.mjs';
import { address, assertSame, button, clickAt, exportedText, importFile, csvFile, observationCount, sharedHash, spinbutton, texts, until, untilEqual } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** Nowhere near a mark of the opening picture. */
const EMPTY = [0.1, 0.25];
const CLOUD = csvFile(`lon,lat\n${Array.from({ length: 5_000 }, (_, idx) => `${((idx * 7) % 360) - 180},${((idx * 11) % 160) - 80}`).join('\n')}\n`);

/** Another tab of the same browser, as *Duplicate tab* makes it: with the address, and what the tab remembers. */
async function duplicate(page) {
  const remembered = await page.evaluate(() => JSON.stringify(sessionStorage));
  const copy = await page.context().newPage();
  await copy.addInitScript((text) => {
    if (!sessionStorage.getItem('copied')) for (const [key, value] of Object.entries(JSON.parse(text))) sessionStorage.setItem(key, value);
    sessionStorage.setItem('copied', '1');
  }, remembered);
  await copy.goto(page.url());
  await started(copy);
  return copy;
}

const tabId = (page) => page.evaluate(() => sessionStorage.getItem('coastline.tab'));
const edit = async (page, margin) => {
  await spinbutton(page, 'Margin').fill(String(margin));
  await address(page, (hash) => hash.includes(`margin=${margin}`));
};

test('a duplicated tab goes on under a name of its own, and three tabs keep three works', async () => {
  const first = await open(chromium, { hash: '#v=1&data=50s3' });
  await edit(first, 1);
  const copy = await duplicate(first);
  await until('a name of its own', () => tabId(copy), async (id) => id && id !== (await tabId(first)));
  const third = await open(first.context(), { hash: '#v=1&data=60s3' });
  for (let margin = 11; margin <= 20; margin += 1) await edit(copy, margin);
  for (let margin = 21; margin <= 30; margin += 1) await edit(third, margin);
  for (const [page, margin, path] of [[first, 1, '/'], [copy, 20, '/?'], [third, 30, '/?a']]) {
    await page.goto(server.base + path); // without a fragment: what the tab keeps
    await started(page);
    await untilEqual('the margin', () => spinbutton(page, 'Margin').inputValue(), String(margin));
  }
  assertQuiet(first);
  assertQuiet(third);
});

test('work too long for an address outlives edits in other tabs', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await importFile(page, CLOUD);
  await untilEqual('the legend', () => observationCount(page), 5_000);
  const kept = await address(page, (hash) => hash.startsWith('#kept='));
  const mine = await exportedText(page);
  for (let seed = 1; seed <= 7; seed += 1) {
    const other = await open(page.context(), { hash: `#v=1&data=${seed}0s3` });
    await edit(other, seed);
    await other.close();
  }
  await page.reload();
  await started(page);
  await untilEqual('the legend', () => observationCount(page), 5_000);
  assert.equal(new URL(page.url()).hash, kept);
  assertSame(await exportedText(page), mine);
  assertQuiet(page);
});

test('of closed tabs the five newest works are kept', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await edit(page, 1);
  for (let seed = 1; seed <= 8; seed += 1) {
    const other = await open(page.context(), { hash: `#v=1&data=${seed}0s3` });
    await edit(other, seed);
    await other.close();
  }
  await edit(page, 2);
  const works = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('coastline.work.')).length);
  await untilEqual('this tab and five more', works, 6);
  assertQuiet(page);
});

test('a scene that was only opened outlives a reload on another page', async () => {
  const page = await open(chromium, { hash: '#v=1&data=50s3&margin=7' });
  await page.getByRole('tab', { name: 'Outfits' }).click();
  await address(page, (hash) => hash.includes('page=outfits'));
  await page.reload();
  await started(page);
  await page.getByRole('tab', { name: 'Points' }).click();
  await untilEqual('the legend', () => observationCount(page), 50);
  assert.equal(await spinbutton(page, 'Margin').inputValue(), '7');
  assertQuiet(page);
});

test('a link put into the address just after an edit is opened, not written over', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, EMPTY);
  // The browser tells of a new fragment later: here much later, as on a slow machine.
  await page.evaluate(() => {
    addEventListener('hashchange', (event) => event.isTrusted && event.stopImmediatePropagation(), true);
    location.hash = '#v=1&data=40s3';
  });
  await untilEqual('the legend', () => observationCount(page), 40);
  await address(page, (hash) => hash.includes('data=40s3'));
  assertQuiet(page);
});

test('with storage forbidden and a scene too long for a link, the file is offered', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await importFile(page, CLOUD);
  await page.getByRole('alert').getByText(texts('en').kept_nowhere).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('alert').getByRole('button', { name: 'Export' }).click()]);
  assert.match(download.suggestedFilename(), /\.json$/);
  takeComplaints(page);
});

for (const lang of ['en', 'es']) {
  test(`a link cut between two points says so, and opens what is left only when asked (${lang})`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&data=none', lang });
    for (let idx = 0; idx < 6; idx += 1) await clickAt(page, [0.2 + idx * 0.1, 0.5]);
    await untilEqual('six points', () => observationCount(page), 6);
    const whole = await sharedHash(page);
    const [, head] = whole.match(/^(.*&sum=[0-9a-f]{8}&points=.{16}).{16}/);

    const other = await open(chromium, { hash: whole, lang });
    assert.equal(await observationCount(other), 6, 'a whole one opens without a word');
    assert.equal(await other.getByRole('alert').count(), 0);

    const third = await open(chromium, { hash: head, lang });
    await third.getByRole('alert').getByText(t.link_cut).waitFor();
    assert.equal(await observationCount(third), 21, 'nothing is forced');
    await button(third, t.open_what_is_left).click();
    await untilEqual('what is left', () => observationCount(third), 3);
    await axe(third);
    for (const one of [page, other, third]) assertQuiet(one);
  });
}

test('a cut that leaves a readable link offers it', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await edit(page, 12);
  const whole = await sharedHash(page);
  const cut = whole.slice(0, -1); // margin=1
  assert.ok(cut.endsWith('margin=1'));
  const other = await open(chromium, { hash: cut });
  await other.getByRole('alert').getByText('This link seems to have been cut short on its way.').waitFor();
  assert.equal(await spinbutton(other, 'Margin').inputValue(), '0', 'nothing was forced');
  await button(other, 'Open what is left').click();
  await untilEqual('the margin', () => spinbutton(other, 'Margin').inputValue(), '1');
  assertQuiet(other);
});
