// The page Outfits: by tab and by link, what its models make and say. Data and files: outfits-data.test.mjs; panels:
// outfits-panels.test.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, browser, open, start } from './harness.mjs';
import { MADE, MODELS, START, allLabels, asked, beyond, card, close, counts, labels, made, opened, table, tags } from './outfits-steps.mjs';
import { address, button, exported, radio, sharedHash, spinbutton, until, untilEqual } from './steps.mjs';

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

for (const width of [1280, 390]) {
  test(`every name of the contract stands on the page once (${width} px)`, async () => {
    const page = await opened(chromium, MADE, { width });
    await page.getByRole('tab', { name: 'Outfits', selected: true }).waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    const once = async (locator, what) => assert.equal(await locator.count(), 1, what);
    const buttons = ['Generate', 'Add outfit', 'Reset data', 'Import', 'Share'];
    const panels = ['Count one by one', 'Parameters', 'Models in numbers', 'What independence loses'];
    for (const name of [...buttons, ...panels]) await once(button(page, name), name);
    for (const name of ['Outfits to generate', 'Seed', 'Pseudocount (joint)', 'Pseudocount (Naive Bayes)']) {
      await once(spinbutton(page, name), name);
    }
    await once(page.getByRole('radiogroup', { name: 'Show data as', exact: true }), 'Show data as');
    await once(page.getByRole('combobox', { name: 'Data set', exact: true }), 'Data set');
    await radio(page, 'Table').check();
    await once(table(page, 'Observations'), 'Observations');
    await once(table(page, 'Generated'), 'Generated');
    assert.equal(await table(page, 'Observations').locator('tbody tr').count(), 50);
    assert.equal(await table(page, 'Generated').locator('tbody tr').count(), 30);
    const origins = await table(page, 'Observations').locator('tbody td.hint').allTextContents();
    assert.deepEqual(origins, [...Array(10).fill('published'), ...Array(40).fill('reconstructed')]);
    await radio(page, 'Figures').check();
    if (width < 800) await button(page, 'Menu').click();
    await once(button(page, 'Export'), 'Export');
    await close(page);
  });
}

test('the tab opens the page; tabs and Back and Forward keep both scenes, a reload restores', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await spinbutton(page, 'Margin').fill('7');
  await page.getByRole('tab', { name: 'Outfits' }).click();
  await page.locator('.outfits h1').waitFor();
  assert.equal(await page.locator('.wall-figure').count(), 50);
  await spinbutton(page, 'Seed').fill('77');
  await button(page, 'Generate').click();
  await made(page, 10);
  const outfits = await address(page, (hash) => hash.includes('seed=77') && hash.includes('generated'));
  await page.getByRole('tab', { name: 'Points' }).click();
  assert.ok(new URL(page.url()).hash.includes('margin=7'));
  assert.equal(await button(page, 'Reset data').count(), 0, 'Outfits is hidden');
  await page.goBack();
  await button(page, 'Reset data').waitFor();
  assert.equal(new URL(page.url()).hash, outfits);
  assert.equal(await spinbutton(page, 'Seed').inputValue(), '77');
  await page.goBack();
  await address(page, (hash) => hash.includes('margin=7'));
  await button(page, 'Reset data').waitFor({ state: 'hidden' });
  await page.goForward();
  await button(page, 'Reset data').waitFor();
  await made(page, 10);
  const before = await allLabels(page);
  await page.reload();
  await made(page, 10);
  assert.deepEqual(await allLabels(page), before);
  await page.getByRole('tab', { name: 'Points' }).click();
  await address(page, (hash) => hash.includes('margin=7'));
  await close(page);
});

test('Generate makes three rows of ten, seen or new; the same link the same outfits; again, another seed', async () => {
  const page = await opened(chromium);
  await button(page, 'Generate').click();
  await made(page, 10);
  const [mle, laplace, bayes] = await Promise.all(MODELS.map((model) => tags(page, model)));
  assert.deepEqual(mle, Array(10).fill('seen'));
  assert.ok(laplace.filter((tag) => tag === 'new').length >= 8, laplace.join());
  for (const tag of [...laplace, ...bayes]) assert.match(tag, /^(seen|new)$/);
  for (const label of (await allLabels(page)).flat()) assert.equal(label.split(/, (?!bun|curly|straight|waved|flat|frizzle)/).length, 5, label);
  const hash = await sharedHash(page);
  const other = await opened(chromium, hash, { width: 390 });
  await made(other, 10);
  assert.deepEqual(await allLabels(other), await allLabels(page));
  await close(other);
  await button(page, 'Generate').click();
  await untilEqual('seed', () => spinbutton(page, 'Seed').inputValue(), '2');
  await spinbutton(page, 'Outfits to generate').fill('60');
  await made(page, 50);
  assert.equal(await card(page, 'mle').getByText('And 10 more.').count(), 1);
  await close(page);
});

test('what is locked all generated outfits have; a lock of no row is said', async () => {
  const page = await opened(chromium, MADE);
  await button(page, 'Lock values').click();
  const lock = (name) => page.locator('#locks').getByRole('combobox', { name, exact: true });
  await lock('Hair colour').selectOption('Red');
  await lock('Hair style').selectOption('Long hair, straight');
  await until('locked', async () => (await allLabels(page)).flat(), (all) => all.length === 30 && all.every((l) => l.startsWith('Long hair, straight, Red, ')));
  assert.deepEqual(await tags(page, 'mle'), Array(10).fill('seen'));
  await lock('Hair style').selectOption('Long hair, bun');
  await card(page, 'mle').getByText('No row has the locked values').waitFor();
  await untilEqual('laplace', async () => (await labels(page, 'laplace')).filter((l) => l.startsWith('Long hair, bun, Red')).length, 10);
  await card(page, 'naive_bayes').getByText('No row has the locked values').waitFor();
  assert.doesNotMatch(await page.locator('.outfits').innerText(), /NaN|Infinity/);
  // Every value locked.
  await page.goto(`${server.base}/${MADE}&lock=Round.White.Overall.SilverGray.NoHair`);
  await untilEqual('one outfit', async () => new Set((await allLabels(page)).flat()).size, 1);
  await close(page);
});

test('numbers out of range say so beside the field and change nothing', async () => {
  const page = await opened(chromium, MADE);
  const bad = { 'Pseudocount (joint)': ['-1', '11', ''], 'Pseudocount (Naive Bayes)': ['10.01', '-0.5'], 'Outfits to generate': ['0', '1001'], Seed: ['-1', '4294967296'] };
  const before = await allLabels(page);
  for (const [name, values] of Object.entries(bad)) {
    const field = spinbutton(page, name);
    const good = await field.inputValue();
    for (const value of values) {
      await field.fill(value);
      await untilEqual(`${name} ${value}`, () => field.getAttribute('aria-invalid'), 'true');
      const error = page.locator(`#${await field.getAttribute('aria-describedby')}`);
      assert.match(await error.textContent(), /\d/, `${name} ${value}`);
    }
    await field.fill(good);
    await untilEqual(name, () => field.getAttribute('aria-invalid'), null);
  }
  assert.deepEqual(await allLabels(page), before);
  for (const value of ['0', '10']) {
    for (const name of ['Pseudocount (joint)', 'Pseudocount (Naive Bayes)']) await spinbutton(page, name).fill(value);
    await address(page, (hash) => hash.split(/[=&]/).filter((part) => part === value).length >= (value === '0' ? 1 : 2));
    assert.doesNotMatch(await page.locator('.outfits').innerText(), /NaN/);
    if (value === '0') await untilEqual('a = 0 is MLE', () => tags(page, 'laplace'), Array(10).fill('seen'));
  }
  await close(page);
});

test('the four examples have their published figures', async () => {
  const page = await opened(chromium);
  const shown = async (example, expected) => {
    await button(page, example).click();
    await untilEqual(example, () => asked(page), expected);
    return page.locator('.ask .steps').allTextContents();
  };
  assert.deepEqual(await shown('Combination 1, seen twice', ['0.04', '0.0007349', '0.005415']), ['2 / 50', '3 / 4,082', '0.46 · 0.16 · 0.44 · 0.38 · 0.44']);
  assert.deepEqual(await shown('Combination 2, never seen', ['0', '0.000245', '0.0009845']), ['0 / 50', '1 / 4,082', '0.46 · 0.16 · 0.44 · 0.38 · 0.08']);
  await button(page, 'Never seen, plausible').click();
  await page.getByText('Seen 0 times.').waitFor();
  const plausible = await asked(page);
  await shown('Never seen, odd', ['0', '0.000245', '0']);
  assert.equal(plausible[1], '0.000245');
  assert.ok(Number(plausible[2]) > 0.001, plausible[2]);
  await page.locator('.ask').getByRole('combobox', { name: 'Hair style' }).selectOption('No hair');
  await address(page, (hash) => hash.includes('ask=') && hash.includes('NoHair'));
  await close(page);
});

test('a value lights up the outfits that have it', async () => {
  const page = await opened(chromium);
  await page.locator('.wall-figure').first().click();
  await page.getByRole('group', { name: 'Outfit 1', exact: true }).getByRole('button', { name: 'White', exact: true }).click();
  await page.getByText('Clothing colour: White: 22 outfits have it.').waitFor();
  assert.equal(await page.locator('.wall-figure.lit').count(), 22);
  await button(page, 'Show all alike').click();
  assert.equal(await page.locator('.lit').count(), 0);
  await radio(page, 'Table').check();
  await table(page, 'Observations').getByRole('button', { name: 'Sunglasses' }).first().click();
  assert.equal(await table(page, 'Observations').locator('td.lit').count(), 17);
  await close(page);
});

test('a broken link says what is wrong and shows the page', async () => {
  for (const [rest, pattern] of [['&seed=abc', /seed/], ['&lock=Purple.-.-.-.-', /lock/], ['&rows=A', /rows/], ['&edits=_38B', /edits/], ['&nonsense=1', /nonsense/], ['&ask=Round', /ask/]]) {
    const page = await opened(chromium, START + rest);
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').textContent(), pattern);
    assert.equal(await page.locator('.wall-figure').count(), 50, rest);
    await page.getByRole('tab', { name: 'Outfits', selected: true }).waitFor();
    await close(page);
  }
});

test('without rows the joint model and Naive Bayes have none, and nothing is NaN', async () => {
  const page = await opened(chromium, `${MADE}&rows=`);
  await counts(page, 0);
  for (const model of ['mle', 'naive_bayes']) await card(page, model).getByText('No rows, no model').waitFor();
  await untilEqual('Laplace is uniform', () => asked(page), ['–', '0.000248', '–']);
  assert.equal((await labels(page, 'laplace')).length, 10);
  await spinbutton(page, 'Pseudocount (joint)').fill('0');
  await card(page, 'laplace').getByText('No rows, no model').waitFor();
  for (const name of ['Parameters', 'Models in numbers', 'Count one by one', 'What independence loses']) await button(page, name).click();
  assert.doesNotMatch(await page.locator('.outfits').innerText(), /NaN|Infinity/);
  await radio(page, 'Table').check();
  assert.doesNotMatch(await page.locator('.outfits').innerText(), /NaN|Infinity/);
  const { models } = (await exported(page)).outfits;
  assert.deepEqual(models, { mle: null, laplace: null, naive_bayes: null });
  await axe(page);
  await close(page);
});

test('a link of another engine says so, and its language is honoured, as on Points', async () => {
  const page = await opened(chromium, '#v=1&engine=99&page=outfits&lang=es');
  await page.getByRole('button', { name: 'Generar', exact: true }).waitFor();
  assert.match(await page.getByRole('alert').textContent(), /99/);
  await close(page);
});

for (const [width, theme, lang] of [[1280, 'light', 'en'], [1280, 'dark', 'es'], [390, 'dark', 'en'], [320, 'light', 'es']]) {
  test(`axe finds nothing in any state, and nothing is too wide (${width}, ${theme}, ${lang})`, async () => {
    const page = await opened(chromium, START, { width, theme, lang });
    const check = async (what) => {
      assert.ok((await beyond(page)) <= 0, `${what}: ${await beyond(page)} px too wide`);
      await axe(page);
    };
    await check('as it starts');
    await button(page, /^(Generate|Generar)$/).click();
    await made(page, 10);
    await page.locator('.wall-figure').first().click();
    await page.locator('.editor .presets button').first().click();
    await page.locator('.disclosure[aria-controls=locks], .disclosure').filter({ hasText: /Lock|Fijar|Bloquear/ }).first().click();
    await spinbutton(page, /^(Seed|Semilla)$/).fill('-1');
    await check('made, with the editor');
    await radio(page, /^(Table|Tabla)$/).check();
    await check('as tables');
    if (lang === 'es') assert.doesNotMatch(await page.locator('.outfits').innerText(), /\b(Generate|outfits|seen|hair|Round)\b/);
    await close(page);
  });
}
