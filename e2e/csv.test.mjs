// Points of one's own, by chooser, paste or drop: all or nothing, each fault with its place, and undo brings back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start, started, takeComplaints } from './harness.mjs';
import {
  alertText, button, clickAt, csvFile, disclose, dropFile, exported, fetched, fill, importFile, observationCount, pasteText,
  saved, sharedHash, spinbutton, texts, untilEqual,
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

const isNear = ([lon, lat], [x, y]) => Math.abs(lon - x) < 0.01 && Math.abs(lat - y) < 0.01;
/** London and Santiago. */
const PLACES = [[-0.125, 51.5], [-70.65, -33.45]];

const GOOD = [
  ['plain', 'lon,lat\n-0.125,51.5\n-70.65,-33.45\n'],
  ['with a byte-order mark and CR LF', '\uFEFFlon,lat\r\n-0.125,51.5\r\n-70.65,-33.45\r\n'],
  ['of a Spanish spreadsheet', '\uFEFFLatitud;Longitud\r\n51,5;-0,125\r\n-33,45;-70,65\r\n'],
  ['with other columns, in another order', 'city,lat,people,LON\nLondon,51.5,9,-0.125\nSantiago,-33.45,6,-70.65\n'],
  ['in quotes', '"lon","name","lat"\n"-0.125","London, ""the Smoke""","51.5"\n"-70.65","two\nlines","-33.45"'],
  ['without a header', '-0.125,51.5\n-70.65,-33.45'],
  ['with tabs and blank lines', '\n\nlon\tlat\n-0.125\t51.5\n\n-70.65\t-33.45\n\n'],
];

for (const [how, give] of [['chooser', importFile], ['paste', (page, file) => pasteText(page, file.buffer.toString().replace(/^\uFEFF/, ''))], ['drop', dropFile]]) {
  test(`a CSV by ${how} replaces the observations, and undo brings them back`, async () => {
    const page = await open(chromium, { hash: '#v=1', width: how === 'paste' ? 390 : 1280 });
    for (const [what, text] of GOOD) {
      await give(page, csvFile(text));
      await untilEqual(`${what}: the legend`, () => observationCount(page), 2);
      if (how === 'chooser') {
        const { observations, scene } = await exported(page);
        assert.ok(observations.every((place, idx) => isNear(place, PLACES[idx])), `${what}: ${observations}`);
        assert.equal(scene.rule, undefined, 'still the Earth');
      }
      assert.equal(await page.getByRole('alert').count(), 0, what);
      await button(page, 'Undo').click();
      await untilEqual(`${what}: undone`, () => observationCount(page), 21);
    }
    await axe(page);
    assertQuiet(page);
  });
}

const lines = (n, line) => Array.from({ length: n }, (_, idx) => line(idx + 2)).join('\n');
const BAD = [
  // [what, text or file, text of the page, its values]
  ['one column', '\n\nlon\n1\n2', 'csv_one_column', 3],
  ['an unknown header', 'name,age\nAnn,5', 'csv_unknown_header', 1, 'name, age'],
  ['half a header', 'id,lat\n1,5', 'csv_half_header', 1, 4, 'lat', 'lon'],
  ['no rows', 'lon,lat\n\n', 'csv_no_rows'],
  ['an open quote', 'lon,lat\n1,"2\n3,4', 'csv_unclosed_quote', 2, 3],
  ['latitude 91', 'lon,lat\n10,10\n10,91', 'csv_bad_cell', 3, 'lat', '@csv_latitude'],
  ['longitude -181', 'lat,lon\n10,-181', 'csv_bad_cell', 2, 'lon', '@csv_longitude'],
  ['NaN', 'lon,lat\n1,2\nNaN,4', 'csv_bad_cell', 3, 'lon', '@csv_not_finite'],
  ['a word', 'lon,lat\n1,2\n3,four', 'csv_bad_cell', 3, 'lat', 'four'],
  ['a missing number', 'lon,lat\n1,2\n3,', 'csv_bad_cell', 3, 'lat', '@csv_missing'],
  ['decimal commas between commas', 'lon,lat\n1,5,2,5', 'csv_bad_cell', 2, '@csv_column', '@csv_extra'],
  ['markup', 'lon,lat\n<img src=x onerror=alert(1)>,2', 'csv_bad_cell', 2, 'lon', '<img src=x onerror=alert(1)>'],
  ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'foreign_picture'],
  ['20,001 points', `lon,lat\n${lines(20_001, () => '1,2')}`, 'csv_too_many_rows', '20,000', '20,002'],
  // Ten million lines of "1,2" are 40 MB; the file is refused at the cap, whatever follows.
  ['10,000,000 lines', Buffer.alloc(40_000_000, '1,2\n'), 'csv_too_many_rows', '20,000', '20,001'],
  ['one line of 21 MB', Buffer.alloc(21_000_000, 'lon,lat '), 'csv_too_large', '20'],
];

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`a CSV that cannot be read says why and where, and nothing is lost (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const plain = (text) => text.replace(/(?<=\d)[\s.,](?=\d{3})/g, '');
    const page = await open(chromium, { hash: '#v=1', lang, width });
    await clickAt(page, [0.1, 0.5]);
    const mine = await sharedHash(page);
    for (const [what, content, cause, ...values] of BAD) {
      await importFile(page, csvFile(content));
      const message = plain(await alertText(page));
      const filled = cause === 'csv_bad_cell' && !String(values[2]).startsWith('@') ? [...values.slice(0, 2), fill(t.csv_not_a_number, values[2])] : values;
      const words = fill(t[cause], ...filled.map((value) => (String(value).startsWith('@') ? fill(t[value.slice(1)], 'C') : value)));
      for (const part of [t.broken_file, words, t.work_is_still_here]) {
        assert.ok(message.includes(plain(part)), `${what}: “${part}” is not in “${message}”`);
      }
      await button(page, t.dismiss).click();
      await untilEqual('the alert', () => page.getByRole('alert').count(), 0);
    }
    assert.equal(await page.locator('img').count(), 0, 'no markup of a file is on the page');
    assert.equal(await sharedHash(page), mine);
    assertQuiet(page);
  });
}

test('of 25 bad lines ten are listed and 15 counted', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await pasteText(page, `lon,lat\n${lines(25, (at) => `1,bad${at}`)}\n1,2`);
  const message = await alertText(page);
  assert.ok(message.includes('25 rows cannot be read:'), message);
  assert.ok(message.includes('Row 2, lat: “bad2” is not a number.') && message.includes('“bad11”'), message);
  assert.ok(!message.includes('“bad12”') && message.includes('And 15 more.'), message);
  assert.equal(await page.getByRole('alert').locator('p').evaluate((p) => getComputedStyle(p).whiteSpaceCollapse), 'preserve-breaks');
  await axe(page);
  assertQuiet(page);
});

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`what is no degrees can be opened as a plane of its own (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1', lang, width });
    await importFile(page, csvFile('lon,lat\n10,10\n500,91\n20,45'));
    await page.getByRole('alert').getByText(fill(t.csv_bad_cell, 3, 'lon', t.csv_longitude)).waitFor();
    await axe(page);
    await page.getByRole('alert').getByRole('button', { name: t.open_as_own_plane }).click();
    await untilEqual('the legend', () => observationCount(page), 3);
    await untilEqual('the alert', () => page.getByRole('alert').count(), 0);
    await page.getByRole('heading', { level: 1, name: t.headline_own_plane }).waitFor();
    await button(page, t.undo).click();
    await untilEqual('undone', () => observationCount(page), 21);
    assertQuiet(page);
  });
}

test('files that are no CSV are refused by drop as well: a picture, JSON of others, of the future, cut short', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const t = texts('en');
  const png = { name: 'x.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) };
  const json = (text) => ({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  for (const [what, file, words] of [
    ['a picture', png, t.foreign_picture],
    ["another program's", json('{"type":"Topology"}'), t.json_no_places],
    ['of the future', json('{"coastline":2,"scene":{"v":"2"}}'), t.file_future],
    ['cut short', json('{"coastline":1,"scene":{"v":"1","mar'), 'It ends too early, at line 1, column'],
  ]) {
    await dropFile(page, file);
    const message = await alertText(page);
    assert.ok(message.includes(words), `${what}: “${words}” is not in “${message}”`);
    await button(page, 'Dismiss').click();
  }
  await dropFile(page, json('{"coastline":1,"scene":{"v":"1","data":"50s3"}}'));
  await untilEqual('the legend', () => observationCount(page), 50);
  assert.equal(await page.locator('.drop-hint').count(), 0);
  assertQuiet(page);
});

test('a drag of a file over the page says what to do, and its leaving takes that back', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const drag = (kind) =>
    page.evaluate((kind) => {
      const files = new DataTransfer();
      files.items.add(new File(['1,2'], 'x.csv'));
      document.querySelector('main').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: files }));
    }, kind);
  await drag('dragover');
  await page.getByText('Drop the file to open it.').waitFor();
  await axe(page);
  await drag('dragleave');
  await untilEqual('the hint', () => page.locator('.drop-hint').count(), 0);
  assert.equal(await observationCount(page), 21);
  assertQuiet(page);
});

test('what Export saves as CSV opens to the very same points', async () => {
  const page = await open(chromium, { hash: '#v=1&data=opening.300s7' });
  const mine = await exported(page);
  const { name, bytes } = await saved(page, 'Table (CSV)');
  assert.equal(name, 'coastline-points.csv');
  assert.equal(bytes.toString().split('\n')[0], 'lon,lat');
  const other = await open(chromium);
  await importFile(other, csvFile(bytes));
  await untilEqual('the legend', () => observationCount(other), 321);
  assert.deepEqual((await exported(other)).observations, mine.observations);
  assertQuiet(page);
  assertQuiet(other);
});

for (const lang of ['en', 'es']) {
  test(`where a chunk does not come, Try again fetches it, and Reload keeps the work (${lang})`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&data=50s3', lang });
    const place = page.locator('#learning');
    await page.route(/\/(split|chunk)_/, (route) => route.fulfill({ status: 404 }));
    await disclose(page, t.learns);
    await place.getByText(t.not_fetched).waitFor();
    await place.getByRole('button', { name: t.try_again }).click();
    await fetched(page);
    await place.getByText(t.not_fetched).waitFor();
    await axe(page);
    await spinbutton(page, t.margin).fill('7');
    await page.unroute(/\/(split|chunk)_/);
    await place.getByRole('button', { name: t.try_again }).click();
    await place.getByRole('slider').waitFor();

    await page.route(/\/(split|chunk)_/, (route) => route.fulfill({ status: 404 }));
    await spinbutton(page, t.margin).fill('9');
    await button(page, t.share).click();
    const reload = page.getByRole('dialog').getByRole('button', { name: t.reload });
    await Promise.all([page.waitForEvent('load'), reload.click()]);
    await started(page);
    assert.equal(await observationCount(page), 50);
    assert.equal(await spinbutton(page, t.margin).inputValue(), '9', 'what was typed a moment before');
    assert.ok(takeComplaints(page).every((text) => /404|Failed to/.test(text)), 'only what is not there is complained of');
  });
}

test('a chunk that does not come says so, and comes when asked again', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await disclose(page, 'More data');
  await page.route(/\/(split|chunk)_/, (route) => route.abort());
  await importFile(page, csvFile(GOOD[0][1]));
  await page.getByRole('alert').getByText('This part of the page could not be loaded.').waitFor();
  await disclose(page, 'See how it learns');
  await page.locator('#learning').getByText('This part of the page could not be loaded.').waitFor();
  await axe(page);
  assert.ok(takeComplaints(page).every((text) => /ERR_FAILED|Failed to fetch/.test(text)), 'only the refused requests are complained of');
  await page.unroute(/\/(split|chunk)_/);
  await button(page, 'Dismiss').click();
  await importFile(page, csvFile(GOOD[0][1]));
  await untilEqual('the legend', () => observationCount(page), 2);
  await button(page, 'See how it learns').click();
  await button(page, 'See how it learns').click();
  await page.locator('#learning').getByRole('slider').waitFor();
  assertQuiet(page);
});
