// The rows of the page Outfits: edited, saved and opened.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, start } from './harness.mjs';
import { FEATURES, HEADER, MADE, MODELS, START, allLabels, close, count, counts, opened, redo, table, undo } from './outfits-steps.mjs';
import { address, button, chooseFile, csvFile, exported, said, saved, spinbutton, until, untilEqual } from './steps.mjs';

let server;
let chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  server?.close();
});

test('outfits are added, changed, removed and reset, and each is undone', async () => {
  const page = await opened(chromium);
  const first = page.locator('.wall-figure').first();
  const name = () => first.locator('svg').getAttribute('aria-label');
  await button(page, 'Add outfit').click();
  const adding = page.getByRole('group', { name: 'Add outfit' });
  await adding.getByRole('combobox', { name: 'Hair style' }).selectOption('Long hair, bun');
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  await counts(page, 51);
  await said(page, /51 outfits/);
  await page.getByText('And 1 more.').waitFor();
  await adding.getByRole('button', { name: 'Close' }).click();
  await undo(page);
  await counts(page, 50);
  await redo(page);
  await counts(page, 51);
  await button(page, 'Reset data').click();
  await counts(page, 50);
  await undo(page);
  await counts(page, 51);
  await undo(page);
  await counts(page, 50);
  const was = await name();
  await first.click();
  const changing = page.getByRole('group', { name: 'Outfit 1', exact: true });
  await changing.getByText('Outfit 1 published', { exact: true }).waitFor();
  await changing.getByRole('combobox', { name: 'Clothing colour' }).selectOption('Pink');
  await until('changed', name, (label) => label !== was && label.endsWith('Pink'));
  await button(page, 'Close').click();
  await undo(page);
  await untilEqual('changed back', name, was);
  await first.click();
  await changing.getByRole('button', { name: 'Remove' }).click();
  await counts(page, 49);
  await said(page, /49 outfits/);
  await address(page, (hash) => hash.includes('edits='));
  await undo(page);
  await counts(page, 50);
  assert.equal(await name(), was);
  await address(page, (hash) => !hash.includes('edits='));
  await close(page);
});

test('JSON, CSV, PNG and SVG are saved, and JSON and CSV open again', async () => {
  const page = await opened(chromium, MADE);
  const { outfits, scene } = await exported(page);
  assert.equal(scene.page, 'outfits');
  assert.deepEqual(outfits.features.map((f) => f.name), FEATURES);
  assert.deepEqual(outfits.features.map((f) => f.values.length), [3, 8, 4, 6, 7]);
  assert.equal(outfits.observations.length, 50);
  assert.deepEqual(outfits.observations[0], ['Round', 'White', 'ShirtScoopNeck', 'Red', 'ShortHairShortFlat']);
  assert.deepEqual(Object.keys(outfits.models), MODELS);
  assert.deepEqual(MODELS.map((model) => outfits.models[model].free_parameters), [4031, 4031, 23]);
  for (const key of ['unseen_mass', 'entropy_bits', 'ln_likelihood']) for (const model of MODELS) assert.equal(typeof outfits.models[model][key], 'number', key);
  assert.equal(outfits.models.naive_bayes.nonzero_combinations, 3024);
  assert.ok(Math.abs(outfits.models.naive_bayes.entropy_bits - 9.826804) < 1e-6);
  assert.ok(Math.abs(outfits.models.naive_bayes.parameters.top.LongHairStraight - 0.46) < 1e-12);
  assert.deepEqual(MODELS.map((model) => outfits.generated.filter((one) => one.model === model).length), [10, 10, 10]);
  for (const { p, seen, model, values } of outfits.generated) {
    assert.deepEqual(Object.keys(p), MODELS);
    assert.ok(p[model] > 0);
    assert.equal(p.mle > 0, seen);
    assert.equal(values.length, 5);
  }
  const csv = (await saved(page, 'Table (CSV)')).bytes.toString();
  assert.equal(csv.trim().split('\n').length, 51);
  assert.ok(csv.startsWith(`${HEADER}\n`));
  const png = await saved(page, 'Picture (PNG)');
  assert.equal(png.bytes.subarray(1, 4).toString(), 'PNG');
  const svg = await saved(page, 'Drawing (SVG)');
  assert.match(svg.bytes.toString(), /^(<\?xml[^>]*>\s*)?<svg /);
  for (const file of [png, svg]) assert.match(file.name, /outfits/);
  // Columns in another order, semicolons, a byte-order mark; two of the rows.
  const rows = csv.trim().split('\n').slice(0, 3).map((line) => line.split(',').reverse().join(';'));
  await chooseFile(page, csvFile(`\ufeff${rows.join('\r\n')}\r\n`));
  await counts(page, 2);
  assert.deepEqual((await exported(page)).outfits.observations, outfits.observations.slice(0, 2));
  assert.equal(await page.getByRole('combobox', { name: 'Data set' }).evaluate((s) => s.selectedOptions[0].text), 'My own rows');
  await undo(page);
  await counts(page, 50);
  await chooseFile(page, csvFile(csv));
  await untilEqual('the rows', async () => (await exported(page)).outfits.observations, outfits.observations);
  await close(page);
});

test('files that cannot be opened say where, and nothing is lost', async () => {
  const page = await opened(chromium, MADE);
  const row = 'Round,White,Overall,Red,NoHair';
  const before = await allLabels(page);
  const files = [
    [`${HEADER}\n${row}\nRound,Purple,Overall,Red,NoHair\n`, /Row 3, clothing_colour: .*Purple.*/],
    [`accessories,clothing_colour,clothing_type,hair_colour\nRound,White,Overall,Red\n`, /top/],
    [`${HEADER},top\n${row},NoHair\n`, /Line 1, column 59: top stands there twice/],
    [`${HEADER}\n${row}\nRound,White\n`, /Row 3, clothing_type: .*missing/],
    ['', /(no|empty)/i],
    [`${HEADER}\n`, /no/i],
    [`${HEADER}\n${`${row}\n`.repeat(100_001)}`, /more than 100,000 rows.*row 100,?002/s],
  ];
  for (const [text, pattern] of files) {
    await chooseFile(page, csvFile(text));
    const alert = page.getByRole('alert').first();
    await alert.waitFor();
    assert.match(await alert.innerText(), pattern);
    await alert.page().getByRole('button', { name: 'Dismiss' }).first().click();
    assert.equal(await count(page), 50);
    assert.deepEqual(await allLabels(page), before);
  }
  await chooseFile(page, csvFile(`${HEADER}\n${`${row}\n`.repeat(100_000)}`));
  await page.getByText('100,000 outfits, 5 features').waitFor();
  assert.equal(await page.locator('.wall-figure').count(), 50);
  await page.getByText('And 99,950 more.').waitFor();
  await chooseFile(page, csvFile(`${HEADER}\n${row}\n`));
  await page.getByText('1 outfit, 5 features').waitFor();
  assert.doesNotMatch(await page.locator('.outfits').innerText(), /NaN|Infinity/);
  await close(page);
});

test('a table with fewer rows than before shows its last page', async () => {
  const page = await opened(chromium, `${MADE}&show=table&outfits=100&rows=${'AA'.repeat(120)}`);
  const rows = (name) => table(page, name).locator('tbody tr').count();
  for (const [name, step] of [['Observations', 2], ['Generated', 5]]) {
    const next = page.locator('section', { has: table(page, name) }).getByRole('button', { name: 'Next' });
    for (let i = 0; i < step; i += 1) await next.click();
  }
  await button(page, 'Reset data').click();
  await untilEqual('observations', () => rows('Observations'), 50);
  await spinbutton(page, 'Outfits to generate').fill('10');
  await untilEqual('generated', () => rows('Generated'), 30);
  await close(page);
});

test('the editor of a row closes when undo takes the row away, and Remove leaves the focus on the page', async () => {
  const page = await opened(chromium, `${START}&rows=AAAB`);
  await button(page, 'Add outfit').click();
  await button(page, 'Add').click();
  await counts(page, 3);
  await page.locator('.wall-figure').last().click();
  await page.getByRole('group', { name: 'Outfit 3' }).waitFor();
  await undo(page);
  await counts(page, 2);
  await untilEqual('editors', () => page.locator('.editor').count(), 0);
  await page.locator('.wall-figure').last().click();
  await button(page, 'Remove').focus();
  await page.keyboard.press('Enter');
  await counts(page, 1);
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), 'BODY', 'the focus is lost');
  await close(page);
});
