// Files as other people's programs write them: each opens, or is refused with a way on that is taken here, in both
// languages, by mouse, keyboard and finger.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import {
  alertText, button, chooseFile, csvFile, exported, fill, fromDegrees, importFile, observationCount, pasteText, pointsOfLink, ruleSelect, said,
  sharedHash, spot,
  texts, until, untilEqual,
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

const file = (name) => ({ name, mimeType: '', buffer: readFileSync(new URL(`../tests/fixtures/cases/${name}`, import.meta.url)) });
const news = (page) => page.locator('.notice[role=status]');
const alert = (page) => page.getByRole('alert');
const isNear = ([lon, lat], [x, y]) => Math.abs(lon - x) < 0.01 && Math.abs(lat - y) < 0.01;

async function assertPlaces(page, expected, what) {
  await untilEqual(`${what}: the legend`, () => observationCount(page), expected.length);
  const points = new URLSearchParams((await sharedHash(page)).slice(1)).get('points');
  assert.equal(points, pointsOfLink(expected.map(([lon, lat]) => spot(fromDegrees(lon, lat)))), what);
}

/** The points of a plane of their own, as the link has them. */
async function onOwnPlane(page) {
  const fields = new URLSearchParams((await sharedHash(page)).slice(1));
  assert.equal(fields.get('rule'), 'none');
  const [west, east, south, north] = fields.get('bounds').split('~').map(Number);
  const bytes = Buffer.from(fields.get('points'), 'base64url');
  return Array.from({ length: bytes.length / 4 }, (_, idx) => {
    const share = (at) => (bytes.readUInt16BE(4 * idx + at) + 0.5) / 65_536;
    return [west + share(0) * (east - west), south + share(2) * (north - south)];
  });
}

function assertNear(actual, expected, by) {
  assert.equal(actual.length, expected.length);
  actual.forEach((place, idx) => place.forEach((value, axis) => assert.ok(Math.abs(value - expected[idx][axis]) < by, `${place}, not ${expected[idx]}`)));
}

const MADRID = [-3.7, 40.41];
const SEVILLE = [-5.98, 37.38];
const BARCELONA = [2.17, 41.38];
const OPENS = [
  ['windows-1252.csv', [MADRID, SEVILLE, BARCELONA], (t) => fill(t.told_encoding, 'Windows-1252')],
  ['quoted-decimal-commas.csv', [[3.21, 44.567], [-1.25, 45.5], [2.5, 48.1]]],
  ['decimal-latitude.tsv', [MADRID, SEVILLE]],
  ['latitude-deg.csv', [MADRID, SEVILLE]],
  ['lat-in-brackets.csv', [MADRID, SEVILLE]],
  ['prefixed.csv', [[-38.7, -17.96], [-40.08, -3.12]]],
  ['reclat.csv', [[28.96, 13.66], [6.01, 45.82]]],
  ['points.geojson', [MADRID, SEVILLE]],
  ['sep-line.csv', [MADRID, SEVILLE, BARCELONA]],
  ['unicode-minus.csv', [MADRID, SEVILLE]],
];

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`tables and maps of other programs open at the first try (${lang}, ${width} px)`, async () => {
    const page = await open(chromium, { hash: '#v=1', lang, width });
    const t = texts(lang);
    for (const [name, places, told] of OPENS) {
      await importFile(page, file(name));
      await assertPlaces(page, places, name);
      assert.equal(await alert(page).count(), 0, name);
      if (told) await news(page).getByText(told(t)).waitFor();
      else assert.equal(await news(page).count(), 0, `${name}: nothing to say`);
      await button(page, t.undo).click();
      await untilEqual(`${name}: undone`, () => observationCount(page), 21);
    }
    await importFile(page, { name: 'x.csv', mimeType: '', buffer: Buffer.from('\uFEFFname\tlat\tlon\r\nñ\t40.41\t-3.7\r\n', 'utf16le') });
    await news(page).getByText(fill(t.told_encoding, 'UTF-16')).waitFor();
    await assertPlaces(page, [MADRID], 'UTF-16');
    await axe(page);
    assertQuiet(page);
  });

  test(`a row without coordinates is named as a spreadsheet does, and the others can be opened (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1', lang, width });
    for (const [name, bad, others] of [
      ['one-row-na.csv', fill(t.csv_bad_cell, 3, 'lat', fill(t.csv_not_a_number, 'NA')), [MADRID, BARCELONA]],
      ['footer.csv', fill(t.csv_bad_cell, 5, 'lat', t.csv_missing), [MADRID, SEVILLE]],
    ]) {
      await importFile(page, file(name));
      const message = await alertText(page);
      assert.ok(message.includes(bad) && message.includes(t.work_is_still_here), `“${bad}” is not in “${message}”`);
      assert.equal(await observationCount(page), 21, 'nothing happens unasked');
      await axe(page);
      // Without a mouse.
      await alert(page).getByRole('button', { name: fill(t.open_others.other, 2) }).focus();
      await page.keyboard.press('Enter');
      await news(page).getByText(fill(t.told_skipped.one, 1)).waitFor();
      await said(page, new RegExp(fill(t.told_skipped.one, 1)));
      await assertPlaces(page, others, name);
      await button(page, t.undo).click();
      await untilEqual('undone', () => observationCount(page), 21);
    }
    assertQuiet(page);
  });

  test(`where it is not certain which columns are the places the reader says it (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1', lang, width, touch: width < 700 });
    await importFile(page, file('no-header-three-columns.csv'));
    await alert(page).getByText(fill(t.csv_no_header, 3)).waitFor();
    assert.equal(await observationCount(page), 21);
    const lists = alert(page).getByRole('combobox');
    assert.deepEqual(await lists.evaluateAll((all) => all.map((list) => list.labels[0].firstChild.textContent.trim())), [t.choose_lon, t.choose_lat]);
    await lists.first().selectOption({ index: 2 });
    await lists.last().selectOption({ index: 1 });
    await axe(page);
    await alert(page).getByRole('button', { name: t.open_on_map })[width < 700 ? 'tap' : 'click']();
    await assertPlaces(page, [MADRID, SEVILLE, BARCELONA], 'the columns that were chosen');
    assert.equal(await alert(page).count(), 0);

    // A table whose headings say nothing: names, likely columns first in the lists, wherever they stand.
    await importFile(page, csvFile('town,inhabitants,north,east\nMadrid,3300000,40.41,-3.7\nSeville,680000,37.38,-5.98\n'));
    const message = await alertText(page);
    for (const part of ['town, inhabitants, north, east', t.csv_accepted, fill(t.csv_likely, 'north, east')]) {
      assert.ok(message.includes(part), `“${part}” is not in “${message}”`);
    }
    await lists.first().selectOption({ index: 3 });
    await lists.last().selectOption({ index: 2 });
    // As if it were no map.
    await alert(page).getByRole('button', { name: t.open_as_own_plane }).click();
    await page.getByRole('heading', { level: 1, name: t.headline_own_plane }).waitFor();
    await untilEqual('the legend', () => observationCount(page), 2);
    assertNear(await onOwnPlane(page), [MADRID, SEVILLE], 1e-4);
    assertQuiet(page);
  });

  test(`what is taken for what is said where nothing says it, and can be swapped (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1', lang, width });
    const [a, b] = ['A', 'B'].map((letter) => fill(t.csv_column, letter));
    await pasteText(page, '40.4168, -3.7038\n37.3891, -5.9845');
    await news(page).getByText(fill(t.told_order, a, b)).waitFor();
    await assertPlaces(page, [[40.4168, -3.7038], [37.3891, -5.9845]], 'lon, lat');
    await axe(page);
    await news(page).getByRole('button', { name: t.swap }).click();
    await news(page).getByText(fill(t.told_order, b, a)).waitFor();
    await assertPlaces(page, [[-3.7038, 40.4168], [-5.9845, 37.3891]], 'swapped');
    await news(page).getByRole('button', { name: t.swap }).click();
    await assertPlaces(page, [[40.4168, -3.7038], [37.3891, -5.9845]], 'swapped back');
    // Beyond 90 there is no latitude.
    await pasteText(page, '35.68, 139.69\n40.4168, -3.7038');
    await assertPlaces(page, [[139.69, 35.68], [-3.7038, 40.4168]], 'by its look');
    await news(page).getByText(fill(t.told_order, b, a)).waitFor();
    assert.equal(await news(page).getByRole('button', { name: t.swap }).count(), 0, 'it is certain');
    await news(page).getByRole('button', { name: t.dismiss }).click();
    await untilEqual('the news', () => news(page).count(), 0);
    assertQuiet(page);
  });

  test(`points too close together are said, and a plane of their own fits them (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1', lang, width });
    await importFile(page, file('one-street.csv'));
    await news(page).getByText(/6 .* 2 /).waitFor();
    await axe(page);
    await news(page).getByRole('button', { name: t.open_as_own_plane }).click();
    await untilEqual('the rule', () => ruleSelect(page).evaluate((list) => list.selectedIndex), 2);
    await untilEqual('the news', () => news(page).count(), 0);
    const observations = await onOwnPlane(page);
    const rows = file('one-street.csv').buffer.toString().trim().split('\n').slice(1).map((line) => line.split(',').slice(1).map(Number));
    assert.equal(new Set(observations.map(String)).size, 6, 'as many places as points');
    assertNear(observations, rows.map(([lat, lon]) => [lon, lat]), 1e-6);
    assertQuiet(page);
  });
}

test('of more than 20,000 places the first open, or as many drawn by a seed', async () => {
  const t = texts('en');
  const page = await open(chromium, { hash: '#v=1&seed=7' });
  const many = csvFile(`lon,lat\n${Array.from({ length: 30_000 }, (_, idx) => `${idx / 200 - 75},${idx % 80}`).join('\n')}`);
  await importFile(page, many);
  await alert(page).getByText('It has more than 20,000 points').waitFor();
  await alert(page).getByRole('button', { name: fill(t.open_first, '20,000') }).click();
  await news(page).getByText(fill(t.told_first, '20,000')).waitFor();
  const first = await exported(page);
  assert.equal(first.observations.length, 20_000);
  assert.ok(isNear(first.observations[19_999], [19_999 / 200 - 75, 19_999 % 80]), `${first.observations[19_999]}`);
  const drawn = [];
  for (const _ of [1, 2]) {
    await importFile(page, many);
    await alert(page).getByRole('button', { name: fill(t.open_drawn, '20,000', 7) }).click();
    await news(page).getByText(fill(t.told_drawn, '30,000', 7)).waitFor();
    drawn.push((await exported(page)).observations);
  }
  assert.equal(drawn[0].length, 20_000);
  assert.ok(drawn[0].filter(([lon]) => lon > 25).length > 6_000, 'also of the end of the file');
  assert.deepEqual(drawn[0], drawn[1], 'the same seed draws the same');
  assertQuiet(page);
});

test('files of other programs are told what to save instead', async () => {
  const t = texts('es');
  const page = await open(chromium, { hash: '#v=1', lang: 'es' });
  const zip = (names) => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from(names.join('\0'))]);
  for (const [name, buffer, words] of [
    ['x.xlsx', zip(['[Content_Types].xml', 'xl/workbook.xml']), t.foreign_excel],
    ['x.ods', zip(['mimetypeapplication/vnd.oasis.opendocument.spreadsheet']), t.foreign_open_document],
    ['x.kml', Buffer.from('<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"></kml>'), t.foreign_kml],
    ['x.zip', zip(['places.csv']), t.foreign_packed],
    ['x.json', Buffer.from('{"type":"Topology"}'), t.json_no_places],
  ]) {
    await importFile(page, { name, mimeType: '', buffer });
    assert.ok((await alertText(page)).includes(words), `${name}: ${await alertText(page)}`);
    await button(page, t.dismiss).click();
    await untilEqual('the alert', () => alert(page).count(), 0);
  }
  assert.equal(await observationCount(page), 21);
  assertQuiet(page);
});

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`outfits of others: columns beyond the five are read over and said, and a sample shows what is read (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&page=outfits', lang, width: Math.max(width, 1000) });
    const rows = () => exported(page).then(({ outfits }) => outfits.observations);
    await chooseFile(page, file('outfits-extra-column.csv'));
    await news(page).getByText(fill(t.outfits_other_columns, 'age')).waitFor();
    const one = ['Round', 'White', 'ShirtScoopNeck', 'Red', 'LongHairStraight'];
    assert.deepEqual(await rows(), [one]);

    await chooseFile(page, file('outfits-other-table.csv'));
    const message = await alertText(page);
    for (const name of ['accessories', 'clothing_colour', 'clothing_type', 'hair_colour', 'Sunglasses']) {
      assert.equal(message.split(name).length - 1 >= 1, true, `${name} in “${message}”`);
    }
    assert.equal(message.split('Sunglasses').length - 1, 1, 'the values once');
    await axe(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'), alert(page).getByRole('button', { name: t.outfits_save_sample }).click(),
    ]);
    const sample = readFileSync(await download.path());
    await chooseFile(page, csvFile(sample, 'sample.csv'));
    await until('the sample', async () => (await rows()).length === 5);

    // Capitals, accents, spaces, names of the other language; one row that says nothing.
    const mixed = 'Accesorios;COLOR DE LA ROPA;clothing type;Color de pelo;Peinado\ngafas redondas;blanco;Shirt scoop neck;rojo;pelo largo, liso\nx;y;z;u;v\n';
    await chooseFile(page, csvFile(mixed));
    await alert(page).getByRole('button', { name: t.open_others.one }).click();
    await news(page).getByText(fill(t.told_skipped.one, 1)).waitFor();
    assert.deepEqual(await rows(), [one]);
    assertQuiet(page);
  });
}
