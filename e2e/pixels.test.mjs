// The page Pixels: by tab and by link, what Naive Bayes makes of pixels, and what the page says of it. Pictures of one's
// own: pixels-own.test.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, browser, open, start, takeComplaints } from './harness.mjs';
import {
  BOTH, MADE, START, close, diagnostics, hash, inspector, opened, otherHash, row, samples, settled, value, words,
} from './pixels-steps.mjs';
import {
  address, alertText, button, chooseFile, discloseAll, disclose, exported, said, saved, sharedHash, spinbutton, until, untilEqual,
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

/** Of the first ten samples of seed 1, as tests/pixels_frozen.rs has them natively. */
const FROZEN = { pixels: '2ccfaf3852957ace', traits: 'b8284fcba9283248' };

for (const width of [1280, 390]) {
  test(`every name of the contract stands on the page once (${width} px)`, async () => {
    const page = await opened(chromium, MADE, { width });
    await page.getByRole('tab', { name: 'Pixels', selected: true }).waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    const once = async (locator, what) => assert.equal(await locator.count(), 1, what);
    for (const name of ['Generate', 'Import', 'Paint a picture', 'In five traits instead', 'Undo', 'Redo', 'Share']) await once(button(page, name), name);
    await disclose(page, 'Seed');
    for (const name of ['Training pictures', 'Pseudocount', 'Samples', 'Seed']) await once(spinbutton(page, name), name);
    await once(page.getByRole('combobox', { name: 'Pictures', exact: true }), 'Pictures');
    await once(inspector(page), 'Pixel inspector');
    await once(page.getByRole('table', { name: 'Diagnostics', exact: true }), 'Diagnostics');
    await disclose(page, 'Pixel values');
    await once(page.getByRole('table', { name: 'Pixel values', exact: true }), 'Pixel values');
    if (width < 800) await button(page, 'Menu').click();
    await once(button(page, 'Export'), 'Export');
    await close(page);
  });
}

test('a reader sees Naive Bayes fail on pixels and succeed on five traits, by the page’s own numbers', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await page.getByRole('tab', { name: 'Pixels' }).click();
  await page.getByRole('heading', { name: /^Each outfit is 1,024 grey pixels\./ }).waitFor();
  await untilEqual('the wall', () => page.locator('.tiles button').count(), 50);
  const none = (data) => [data, '–', '–'];
  await untilEqual('the table', () => diagnostics(page), { 'Neighbours agree': none('0.84'), 'Pass for observations': none('94%'), 'Distinct, of 50': none('49') });
  assert.equal(await samples(page).count(), 0);
  await button(page, 'Generate').click();
  await page.getByRole('heading', { name: 'Every pixel is right on average. No picture is.' }).waitFor();
  await untilEqual('samples', () => samples(page).count(), 10);
  assert.equal(await hash(page), FROZEN.pixels);
  await page.getByText('nearest: always no. 27').waitFor();
  await page.getByText('Neighbours differ by 28 grey levels, in the data by 11.', { exact: false }).waitFor();
  await button(page, 'In five traits instead').click();
  await page.getByRole('heading', { name: 'Learned pixel by pixel: noise. Learned trait by trait: outfits.' }).waitFor();
  await untilEqual('samples', () => samples(page).count(), 20);
  assert.equal(await page.locator('.pixels-samples').getAttribute('data-traits-hash'), FROZEN.traits);
  const rows = { 'Neighbours agree': ['0.84', '0.00', '0.83'], 'Pass for observations': ['94%', '0%', '96%'], 'Distinct, of 50': ['49', '50', '49'] };
  await untilEqual('the table', () => diagnostics(page), rows);
  await page.getByText('These five traits we named ourselves.', { exact: false }).waitFor();
  // Closed, the row is gone, and the button is there again.
  await button(page, 'In five traits instead').click();
  await untilEqual('samples', () => samples(page).count(), 10);
  await close(page);
});

test('a link opens to the very same samples, pixel and picture; Generate again takes the next seed', async () => {
  const page = await opened(chromium);
  await button(page, 'Generate').click();
  await untilEqual('samples', () => samples(page).count(), 10);
  await spinbutton(page, 'Samples').fill('60');
  await untilEqual('samples', () => samples(page).count(), 50);
  await page.getByText('And 10 more.').waitFor();
  await spinbutton(page, 'Pseudocount').fill('0.25');
  await settled(page);
  await samples(page).nth(7).click();
  await inspector(page).click({ position: { x: 100, y: 200 } });
  const [seen, made] = [await value(page), await hash(page)];
  const link = await sharedHash(page);
  assert.match(link, /pseudocount=0\.25&samples=60&generated=changed&chosen=sample\.8&pixel=2\d\.13/);
  const other = await opened(chromium, link, { width: 390, lang: 'es' });
  await untilEqual('the samples', () => hash(other), made);
  assert.equal(await value(other), seen);
  await other.getByText('Muestra 8', { exact: true }).waitFor();
  await close(other);
  // Changed since: the seed stays; and then it goes on.
  await button(page, 'Generate').click();
  await disclose(page, 'Seed');
  assert.equal(await spinbutton(page, 'Seed').inputValue(), '1');
  await button(page, 'Generate').click();
  await untilEqual('seed', () => spinbutton(page, 'Seed').inputValue(), '2');
  await otherHash(page, made);
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await close(page);
});

test('the inspector is read by mouse and by arrow keys, and told', async () => {
  const page = await opened(chromium);
  await page.getByText('row 10, column 17', { exact: true }).waitFor();
  const before = await value(page);
  await inspector(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('row 15, column 18', { exact: true }).waitFor();
  await said(page, /^row 15, column 18: \d+$/);
  await page.keyboard.press('Home');
  await page.getByText('row 15, column 1', { exact: true }).waitFor();
  assert.equal(await value(page), '68', 'ground');
  assert.equal(await page.locator('.loupe-cell').count(), 9);
  await address(page, (now) => now.includes('pixel=15.1'));
  // A burst of keys is one step back.
  await page.keyboard.press('Control+z');
  await untilEqual('the value', () => value(page), before);
  await page.getByRole('button', { name: 'Picture 6', exact: true }).click();
  await page.getByText('Picture 6', { exact: true }).waitFor();
  await address(page, (now) => now.includes('chosen=picture.6'));
  await close(page);
});

test('samples tell which value they drew, also of the pseudocount', async () => {
  const page = await opened(chromium, `${START}&pseudocount=10&generated=fresh&chosen=sample.1`);
  const never = words('en').strip_never.replace('{0}', '50');
  const drew = words('en').strip_sample.replace('{0}', '50');
  // At ten to every value most pixels have one that no picture has.
  const told = new Set();
  for (let column = 0; column < 6; column += 1) {
    await inspector(page).click({ position: { x: 4 + 8 * column, y: 4 } });
    told.add(await page.locator('.pixels-strip .hint').textContent());
  }
  assert.ok(told.has(never), [...told].join());
  await spinbutton(page, 'Pseudocount').fill('0');
  await settled(page);
  await untilEqual('the strip', () => page.locator('.pixels-strip .hint').textContent(), drew);
  await close(page);
});

test('Explain has the numbers of pixels, and how much of what can be made is an outfit', async () => {
  const page = await opened(chromium);
  await disclose(page, 'Explain');
  await untilEqual('free parameters', () => row(page, 'Free parameters').locator('td').textContent(), '261,120');
  const cell = (name) => row(page, name).locator('td').innerText();
  assert.equal((await cell('Possible pictures')).replace(/\s/g, ''), '102466');
  assert.equal((await cell('Pictures this Pmodel can make')).replace(/\s/g, ''), '10605');
  await untilEqual('outfits', () => cell('Outfits among them'), '283');
  assert.equal((await cell('Chance that a sample is an outfit')).replace(/\s/g, ''), '10−303');
  assert.equal(await page.locator('#pixels-explain math').count(), 3);
  await spinbutton(page, 'Pseudocount').fill('1');
  await page.getByText('With this pseudocount 83.7% of each pixel’s mass is noise', { exact: false }).waitFor();
  await untilEqual('outfits', () => cell('Outfits among them'), '4,032');
  await close(page);
});

test('more data do not help, and the page says why', async () => {
  const page = await opened(chromium);
  await disclose(page, 'Would more data help?');
  await page.locator('.help-answer').waitFor();
  assert.match(await page.locator('.help-answer').innerText(), /Now 10\s*824 pictures can be made, and the chance of an outfit falls to 10\s*−395\./);
  assert.equal(await page.locator('.help-row canvas').count(), 15);
  const chart = page.locator('#pixels-help').getByRole('slider');
  await chart.focus();
  await page.keyboard.press('End');
  await untilEqual('the last', () => chart.getAttribute('aria-valuetext'), 'With 4,032 training pictures neighbours agree at 0.86 in the data, at 0.00 in samples of Pmodel.');
  // The same as the page's own fit of all outfits says.
  await spinbutton(page, 'Training pictures').fill('4032');
  await settled(page);
  await untilEqual('the data', async () => (await diagnostics(page))['Neighbours agree'][0], '0.86');
  await page.getByText('And 3,982 more.').waitFor();
  await close(page);
});

test('Pixel values are those of the file; Go to row shows another one', async () => {
  const page = await opened(chromium, `${START}&chosen=picture.1`);
  await disclose(page, 'Pixel values');
  const table = page.getByRole('table', { name: 'Pixel values', exact: true });
  assert.equal(await table.locator('tbody tr').count(), 5);
  const heads = await table.locator('thead th').allTextContents();
  assert.equal(heads.length, 10);
  // The first picture's first row that is not all ground, and so the first value there differs from 68.
  const first = Number(heads[0].slice(1));
  const cells = () => table.locator('tbody tr').first().locator('td').allTextContents();
  assert.notEqual(await spinbutton(page, 'Go to row').inputValue(), '1');
  // The inspector reads the same.
  await inspector(page).focus();
  const [rowAt, column] = [Math.floor((first - 1) / 32), (first - 1) % 32];
  await inspector(page).click({ position: { x: 8 * column + 4, y: 8 * rowAt + 4 } });
  assert.equal(await value(page), (await cells())[0]);
  await spinbutton(page, 'Go to row').fill('1');
  await untilEqual('the first row', cells, Array(10).fill('68'));
  await spinbutton(page, 'Go to row').fill('33');
  assert.equal(await spinbutton(page, 'Go to row').getAttribute('aria-invalid'), 'true');
  await untilEqual('still the first row', cells, Array(10).fill('68'));
  await close(page);
});

test('JSON has the contract and opens again; PNG and SVG show what the screen shows', async () => {
  const page = await opened(chromium, `${BOTH}&note=to%20you`);
  const file = await exported(page);
  assert.deepEqual(Object.keys(file.pixels), ['training', 'pseudocount', 'diagnostics', 'samples', 'traits']);
  assert.deepEqual([file.pixels.training, file.pixels.pseudocount], [50, 0]);
  const { neighbours, pass, distinct } = file.pixels.diagnostics;
  assert.deepEqual([neighbours.map((n) => n.toFixed(2)), pass, distinct], [['0.84', '0.00', '0.83'], [0.94, 0, 0.96], [49, 50, 49]]);
  assert.equal(file.pixels.samples.length, 10);
  assert.ok(file.pixels.samples.every((sample) => sample.length === 1024 && sample.every((n) => Number.isInteger(n) && n >= 0 && n < 256)));
  await page.getByText('to you').waitFor();
  const svg = await saved(page, 'Drawing (SVG)');
  assert.equal(svg.name, 'coastline-pixels.svg');
  const text = svg.bytes.toString();
  assert.equal(text.match(/<image /g).length, 70);
  assert.ok(text.includes('data:image/png;base64,') && text.includes('In five traits'));
  const png = await saved(page, 'Picture (PNG)');
  assert.ok(png.bytes.subarray(1, 4).toString() === 'PNG' && png.bytes.length > 20_000, `${png.bytes.length}`);
  const other = await opened(chromium);
  await chooseFile(other, { name: 'scene.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) });
  await untilEqual('samples', () => samples(other).count(), 20);
  assert.equal(await hash(other), FROZEN.pixels);
  await other.getByText('to you').waitFor();
  await close(other);
  await close(page);
});

test('numbers out of range say so beside the field and change nothing', async () => {
  const page = await opened(chromium, MADE);
  await disclose(page, 'Seed');
  const made = await hash(page);
  const bad = { 'Training pictures': ['49', '4033', ''], Pseudocount: ['-1', '10.01'], Samples: ['0', '1001'], Seed: ['-1', '4294967296'] };
  for (const [name, values] of Object.entries(bad)) {
    const field = spinbutton(page, name);
    const good = await field.inputValue();
    for (const wrong of values) {
      await field.fill(wrong);
      await untilEqual(`${name} ${wrong}`, () => field.getAttribute('aria-invalid'), 'true');
      assert.match(await page.locator(`#${await field.getAttribute('aria-describedby')}`).textContent(), /\d/);
    }
    await field.fill(good);
    await untilEqual(name, () => field.getAttribute('aria-invalid'), null);
  }
  await settled(page);
  assert.equal(await hash(page), made);
  await close(page);
});

test('a broken link says what is wrong and shows the page', async () => {
  for (const [rest, key] of [['&seed=abc', 'seed'], ['&pixel=33.1', 'pixel'], ['&chosen=sample.0', 'chosen'], ['&pictures=own.12.3', 'pictures'], ['&training=9', 'training'], ['&nonsense=1', 'nonsense']]) {
    const page = await opened(chromium, START + rest);
    assert.match(await alertText(page), new RegExp(`“${key}”`), rest);
    await untilEqual('the wall', () => page.locator('.tiles button').count(), 50);
    await close(page);
  }
});

test('a note is written, undone, and travels', async () => {
  const page = await opened(chromium);
  await button(page, 'Add note').click();
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Look at the hair');
  await page.locator('.note').filter({ hasText: 'Look at the hair' }).waitFor();
  const link = await sharedHash(page);
  const other = await opened(chromium, link);
  await other.locator('.note').filter({ hasText: 'Look at the hair' }).waitFor();
  await close(other);
  await page.keyboard.press('Control+z');
  await untilEqual('the note', () => page.locator('.note').count(), 0);
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('a'.repeat(141));
  await page.getByRole('alert').waitFor();
  await close(page);
});

for (const theme of ['light', 'dark']) {
  for (const lang of ['en', 'es']) {
    test(`axe finds nothing with everything open, ${theme}, ${lang}`, async () => {
      const page = await opened(chromium, BOTH, { theme, lang, reducedMotion: true });
      await untilEqual('samples', () => samples(page).count(), 20);
      await axe(page);
      // The row of traits is open already.
      await discloseAll(page);
      await page.locator('.help-answer').waitFor();
      await untilEqual('outfits', () => row(page, lang === 'en' ? 'Outfits among them' : 'Atuendos entre ellas').locator('td').textContent(), '283');
      await axe(page);
      await button(page, words(lang).paint).click();
      await axe(page);
      await close(page);
    });
  }
}

for (const [width, lang] of [[320, 'es'], [320, 'en'], [390, 'es'], [1000, 'es']]) {
  test(`nothing is wider than a window of ${width} px, ${lang}`, async () => {
    const page = await opened(chromium, BOTH, { width, height: 800, lang });
    await untilEqual('samples', () => samples(page).count(), 20);
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await beyond()) <= 0);
    await discloseAll(page);
    await page.locator('.help-answer').waitFor();
    assert.ok((await beyond()) <= 0);
    await button(page, words(lang).paint).click();
    assert.ok((await beyond()) <= 0);
    await close(page);
  });
}

test('styles that do not come are said, and can be asked for again', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await page.route('**/page-pixels-*.css', (route) => route.abort());
  await page.getByRole('tab', { name: 'Pixels' }).click();
  await page.getByText('This part of the page could not be loaded.', { exact: false }).waitFor();
  assert.ok(takeComplaints(page).length > 0);
  await page.unroute('**/page-pixels-*.css');
  await button(page, 'Try again').click();
  await untilEqual('the wall', () => page.locator('.tiles button').count(), 50);
  assert.equal(await page.locator('.tiles').evaluate((tiles) => getComputedStyle(tiles).display), 'grid');
  await close(page);
});

test('by keyboard alone: from Generate to a sample, and into it', async () => {
  const page = await opened(chromium);
  await button(page, 'Generate').focus();
  await page.keyboard.press('Enter');
  await untilEqual('samples', () => samples(page).count(), 10);
  await samples(page).nth(2).focus();
  await page.keyboard.press('Space');
  await page.getByText('Sample 3', { exact: true }).waitFor();
  await until('pressed', () => samples(page).nth(2).getAttribute('aria-pressed'), (pressed) => pressed === 'true');
  assert.equal(await samples(page).nth(2).getAttribute('aria-label'), 'Sample 3; nearest: picture 27');
  await close(page);
});
