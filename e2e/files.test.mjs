// Export and Import: the very same scene again, and nothing lost to a file that cannot be opened.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, browser, open, start } from './harness.mjs';
import {
  assertSame, button, clickAt, disclose, exported, exportedText, fill, importFile, observationCount, plane, radio, samplesHash, spinbutton, spoken, texts, until,
  untilEqual,
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

const json = (content, name = 'scene.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
const isDegrees = ([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

test('Export saves the scene with its results, as documented, in degrees', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh&samples=50&margin=-12.5' });
  await samplesHash(page);
  const file = await exported(page);
  assert.deepEqual(Object.keys(file), ['coastline', 'engine', 'scene', 'coordinates', 'rule', 'observations', 'model', 'samples', 'coverage']);
  assert.equal(file.coastline, 1);
  assert.deepEqual(file.scene, {
    v: '1', engine: String(file.engine), page: 'points', margin: '-12.5', samples: '50', generated: 'fresh',
  });
  assert.deepEqual([file.coordinates, file.rule], ['degrees', { kind: 'earth' }]);
  assert.equal(file.observations.length, 21);
  assert.equal(file.samples.length, 50);
  assert.ok([...file.observations, ...file.samples].every(isDegrees));
  const { kind, west, south, east, north } = file.model;
  assert.equal(kind, 'bounding_box');
  assert.deepEqual(Object.keys(file.model), ['kind', 'west', 'south', 'east', 'north']);
  // A degree of rounding is no edge: samples lie inside to the last few bits.
  const slack = 1e-9;
  for (const [lon, lat] of file.samples) {
    assert.ok(lon >= west - slack && lon <= east + slack && lat >= south - slack && lat <= north + slack, `${lon}, ${lat} is outside`);
  }
  assert.deepEqual(Object.keys(file.coverage), ['a', 'b', 'c', 'rule_precision', 'rule_recall', 'tv', 'js_bits', 'method']);
  assert.equal(file.coverage.method, 'exact');
  assert.equal(file.coverage.c, file.coverage.rule_precision);
  assert.equal(await spoken(page).textContent(), 'Saved as coastline-points.json.');

  await radio(page, 'Grid density').check();
  await spinbutton(page, 'Columns').fill('30');
  await spinbutton(page, 'Pseudocount').fill('0.5');
  const { model } = await exported(page);
  assert.deepEqual(Object.keys(model), ['kind', 'columns', 'rows', 'pseudocount', 'mass']);
  assert.deepEqual([model.kind, model.columns, model.rows, model.pseudocount, model.mass.length], ['grid', 30, 12, 0.5, 360]);
  assert.ok(Math.abs(model.mass.reduce((sum, mass) => sum + mass, 0) - 1) < 1e-12);
  // Canada's first observation, in the row from the north-west: column 5 of 30, row 1 of 12.
  assert.ok(model.mass[30 + 5] > model.mass[0], 'row by row from the north-west');
  assertQuiet(page);
});

test('while the coast is hidden the file has degrees all the same, and nothing without a model', async () => {
  const page = await open(chromium);
  const file = await exported(page);
  assert.ok(file.observations.every(isDegrees));
  assert.deepEqual(file.samples, [], 'none before Generate');
  await button(page, 'Clear').click();
  const empty = await exported(page);
  assert.deepEqual([empty.observations, empty.model, empty.samples, empty.coverage], [[], null, [], null]);
  assertQuiet(page);
});

test('Import opens the exact scene again, and Undo what was there', async () => {
  const page = await open(chromium, { hash: '#v=1&data=opening.200s5&model=grid&columns=48&rows=24&pseudocount=0.01&samples=777&seed=9&generated=fresh&heatmap=1' });
  await clickAt(page, [0.1, 0.5]);
  const file = await exportedText(page);
  const hash = await samplesHash(page);

  const other = await open(chromium);
  await clickAt(other, [0.2, 0.5]);
  const mine = await exportedText(other);
  await importFile(other, json(file));
  await untilEqual('the legend', () => observationCount(other), 222);
  assert.equal(await samplesHash(other), hash);
  assertSame(await exportedText(other), file);
  await untilEqual('the notice', () => other.getByRole('alert').count(), 0);
  await button(other, 'Undo').click();
  assertSame(await exportedText(other), mine);
  assertQuiet(page);
  assertQuiet(other);
});

test('the same file can be chosen twice, with a byte-order mark and other keys as well', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const scene = { v: 1, data: '60s2', margin: -3.5, heatmap: true, generated: 'fresh' };
  const file = json(`\uFEFF${JSON.stringify({ note: { by: ['us'] }, coastline: 1, scene }, null, 2)}`);
  for (let round = 0; round < 2; round += 1) {
    await importFile(page, file);
    await untilEqual('the legend', () => observationCount(page), 60);
    assert.equal(await spinbutton(page, 'Margin').inputValue(), '-3.5');
    await button(page, 'Clear').click();
    await untilEqual('the legend', () => observationCount(page), 0);
  }
  assertQuiet(page);
});

test('a scene with 100,000 samples survives Export and Import', async () => {
  const page = await open(chromium, { hash: '#v=1&samples=100000&seed=42&generated=fresh' });
  // At once: the samples may still be on their way.
  const text = await exportedText(page);
  const hash = await samplesHash(page);
  assert.equal(JSON.parse(text).samples.length, 100_000);
  const other = await open(chromium);
  await importFile(other, json(text));
  await untilEqual('the samples', () => plane(other).getAttribute('data-samples-hash'), hash);
  assertSame(await exportedText(other), text);
  assertQuiet(page);
  assertQuiet(other);
});

const good = JSON.stringify({ coastline: 1, scene: { v: '1', margin: '5' } });
const png = { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 254, 0]) };
const BAD = [
  // [what, file, text, its values: line and column where there are any]
  ["another program's", json('{"type":"FeatureCollection","features":[]}'), 'json_no_places'],
  ['a list', json('[1,2,3]'), 'json_no_places'],
  ['truncated', json(good.slice(0, 40)), 'file_truncated', 1, 41],
  ['broken on a later line', json('{"coastline":1,\n "scene":{"v":"1",\n  margin:5}}'), 'file_syntax', 3, 3],
  ['binary', png, 'foreign_picture'],
  ['empty', json(''), 'csv_no_rows'],
  ['larger than 16 MB', json(`{"coastline":1,"pad":"${'x'.repeat(17_000_000)}"}`), 'file_too_large'],
  ['of the future', json('{"coastline":2,"scenes":[]}'), 'file_future'],
  ['without a scene', json('{"coastline":1,"samples":[]}'), 'file_no_scene'],
  ['with a broken field', json('{"coastline":1,"scene":{"v":"1","rows":"1"}}'), 'file_scene_field', 'rows', 2, ''],
  ['deeply nested', json(`{"coastline":1,"x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`), 'file_syntax', 1, 52],
  ['trailing', json(`${good}}`), 'file_syntax', 1, good.length + 1],
];

for (const lang of ['en', 'es']) {
  test(`files that cannot be opened say why and where, and nothing is lost (${lang})`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1', lang });
    await clickAt(page, [0.1, 0.5]);
    const mine = await exportedText(page);
    for (const [what, file, cause, ...values] of BAD) {
      await importFile(page, file);
      const alert = page.getByRole('alert');
      const message = await alert.textContent();
      for (const words of [t.broken_file, fill(t[cause], ...values), t.work_is_still_here]) {
        assert.ok(message.includes(words), `${what}: “${words}” is not in “${message}”`);
      }
      await button(page, t.dismiss).click();
      await untilEqual('the alert', () => alert.count(), 0);
    }
    assertSame(await exportedText(page), mine);
    assertQuiet(page);
  });
}

test('an imported file of another engine says so', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await importFile(page, json('{"coastline":1,"engine":9,"scene":{"v":"1","engine":"9","margin":"5"}}'));
  await page.getByRole('alert').getByText('made by engine 9').waitFor();
  assert.equal(await spinbutton(page, 'Margin').inputValue(), '5');
  assertQuiet(page);
});

test('Import keeps the old work one step back in the browser, too', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, [0.1, 0.5]);
  await importFile(page, json('{"coastline":1,"scene":{"v":"1","data":"50s3"}}'));
  await untilEqual('the legend', () => observationCount(page), 50);
  await until('the address', () => page.url(), (url) => url.includes('50s3'));
  await page.goBack();
  await untilEqual('the legend', () => observationCount(page), 22);
  await disclose(page, 'More data');
  assertQuiet(page);
});
