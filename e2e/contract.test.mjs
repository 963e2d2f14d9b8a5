// The names that others rely on: each is there by its role, once, wide and narrow, in both languages.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, browser, open, start } from './harness.mjs';
import { address, button, coverage, discloseAll, plane, radio, sourceOfTexts, spinbutton, texts } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const once = async (locator, what) => assert.equal(await locator.count(), 1, `${what} stands not once in the accessibility tree`);
const never = async (locator, what) => assert.equal(await locator.count(), 0, `${what} is in the accessibility tree`);

/** Names that are on the page from the start, or in a disclosure. */
const BUTTONS = ['Generate', 'Reveal', 'Undo', 'Redo', 'Share', 'Skip the game', 'The framework', 'More data', 'Explain', 'Seed', 'All numbers', 'Edit as table', 'See how it learns', 'Marginals', 'Add note'];
const DISCLOSED = ['New seed', 'Draw from Pdata', 'Import', 'Paste'];
/** Those that a narrow page keeps in the header's menu. */
const IN_MENU = ['Clear', 'Export', 'English', 'Español', 'Dark theme'];
const NUMBERS = { 'Bounding box': ['Margin'], 'Grid density': ['Columns', 'Rows', 'Pseudocount'], 'Kernel density': [], 'Gaussian mixture': ['Components', 'Starts from seed'], Painted: ['Brush size'] };
const RADIOS = { 'A click places': ['Guess', 'Observation', 'Probe'], Model: ['Bounding box', 'Grid density', 'Kernel density', 'Gaussian mixture', 'Painted'] };
const FORMATS = ['Picture (PNG)', 'Drawing (SVG)', 'Table (CSV)'];
const ROWS = ['A', 'B', 'C', 'Precision', 'Recall', 'Total variation', 'Jensen-Shannon'];

for (const width of [1280, 390]) {
  const narrow = width === 390;

  test(`every name of the contract stands once at ${width} px`, async () => {
    const page = await open(chromium, { width, height: 800 });
    await once(page.getByRole('tab', { name: 'Points', exact: true }), 'tab Points');
    await once(plane(page), 'Plane');
    await once(page.getByRole('combobox', { name: 'Rule', exact: true }), 'select Rule');
    for (const name of BUTTONS) await once(button(page, name), `button ${name}`);
    for (const name of DISCLOSED) await never(button(page, name), `${name}, before it is disclosed,`);
    await never(button(page, 'Hide'), 'Hide before Reveal');
    for (const [group, options] of Object.entries(RADIOS)) {
      const radios = page.getByRole('radiogroup', { name: group, exact: true });
      await once(radios, `radio group ${group}`);
      const names = await radios.getByRole('radio').evaluateAll((all) => all.map((r) => r.labels[0].textContent));
      assert.deepEqual(names, options, `radios of ${group}`);
      for (const name of options) await once(radio(page, name), `radio ${name}`);
    }

    for (const name of IN_MENU) await (narrow ? never : once)(button(page, name), `button ${name}`);
    for (const name of FORMATS) await never(button(page, name), `button ${name}, its menu closed,`);
    const menu = narrow ? 'Menu' : 'More formats';
    await button(page, menu).click();
    for (const name of FORMATS) await once(button(page, name), `button ${name} of the menu`);
    await button(page, menu).click();
    if (narrow) {
      await button(page, 'Menu').click();
      for (const name of IN_MENU) await once(button(page, name), `button ${name} of the menu`);
      await button(page, 'Menu').click();
      await never(button(page, 'Clear'), 'Clear, the menu closed,');
    } else {
      await never(button(page, 'Menu'), 'Menu');
    }

    await discloseAll(page);
    for (const name of [...BUTTONS, ...DISCLOSED]) await once(button(page, name), `button ${name}, all disclosed,`);
    await button(page, 'Reveal').click();
    await once(button(page, 'Hide'), 'button Hide');
    await never(button(page, 'Reveal'), 'Reveal beside Hide');
    assertQuiet(page);
  });

  test(`number inputs are those of the selected model, at ${width} px`, async () => {
    const page = await open(chromium, { width, height: 800 });
    await discloseAll(page);
    for (const [model, numbers] of Object.entries(NUMBERS)) {
      await radio(page, model).check();
      const all = ['Samples', 'Seed', 'Points to draw', ...numbers];
      for (const name of all) await once(spinbutton(page, name), `${model}: number ${name}`);
      const others = page.locator('#table').getByRole('spinbutton');
      assert.equal((await page.getByRole('spinbutton').count()) - (await others.count()), all.length, `${model}: a number input too many`);
      assert.equal(await page.getByRole('slider').count(), 0, 'a range beside a number has no name of its own');
    }
    const draw = spinbutton(page, 'Points to draw');
    assert.deepEqual(await draw.evaluate((input) => [input.min, input.max, input.value]), ['1', '20000', '100']);
    assertQuiet(page);
  });

  test(`the table Coverage has its seven rows at ${width} px`, async () => {
    const page = await open(chromium, { width, height: 800 });
    assert.deepEqual(Object.keys(await coverage(page)), ROWS);
    const table = page.getByRole('table', { name: 'Coverage', exact: true });
    await once(table, 'table Coverage');
    for (const name of ROWS) await once(table.getByRole('rowheader', { name, exact: true }), `row ${name}`);
    assertQuiet(page);
  });
}

test('on a narrow page Undo, Generate and Reveal or Hide are in the bar at the bottom', async () => {
  const page = await open(chromium, { width: 390, height: 800 });
  for (const name of ['Undo', 'Generate', 'Reveal']) {
    const box = await button(page, name).boundingBox();
    assert.ok(box.y > 700 && box.y + box.height <= 800, `${name} is at ${box.y}`);
  }
  await page.mouse.wheel(0, 600);
  await button(page, 'Reveal').click();
  const hide = await button(page, 'Hide').boundingBox();
  assert.ok(hide.y > 700 && hide.y + hide.height <= 800, `Hide is at ${hide.y}`);
  assertQuiet(page);
});

// Both languages, word for word.

/** All words of a language file: keys and comments are not strings. */
function wordsOf(lang) {
  const source = sourceOfTexts(lang);
  const strings = source.replace(/^\s*\/\/.*$/gm, '').match(/"(?:\\.|\\\n|[^"\\])*"/g);
  return words(strings.join(' ').replace(/\\\n\s*/g, ''));
}

function words(text) {
  return new Set(text.toLowerCase().match(/\p{L}{2,}/gu));
}

const ENGLISH = wordsOf('en');
const SPANISH = wordsOf('es');

/** Words that the page shows, speaks or gives in a tooltip, but for those marked as another language's. */
async function wordsOnPage(page) {
  const text = await page.evaluate(() => {
    const own = document.documentElement.lang;
    const isOwn = (node) => (node.closest('[lang]')?.lang ?? own) === own;
    const all = [document.title];
    for (const element of document.querySelectorAll('body, body *')) {
      // Indices are symbols: p_data is so in every language. EN and ES name themselves.
      if (element.closest('script, noscript, sub, .languages') || element.id === 'share-link' || !isOwn(element)) continue;
      for (const name of ['aria-label', 'title', 'alt', 'placeholder']) all.push(element.getAttribute(name) ?? '');
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) all.push(node.data);
    }
    return all.join(' ');
  });
  return words(text);
}

/** Goes through the page and hands each state's name to `look`. */
async function tour(page, t, look) {
  await look('first visit');
  await discloseAll(page);
  await look('all disclosed');
  await page.locator('input[name=model]').nth(1).check({ force: true });
  await look('grid');
  await page.locator('#number-pseudocount').fill('99');
  await look('number out of range');
  await button(page, t.skip_game).click();
  await button(page, t.reveal).click();
  await page.locator('input[name=model]').nth(0).check({ force: true });
  await look('revealed');
  await plane(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press(' ');
  await page.locator('.mark-menu').waitFor();
  await look('mark selected');
  await page.locator('.mark-menu button').first().click();
  await look('mark moving');
  await page.keyboard.press('Escape');
  if (await button(page, t.clear).count() === 0) await button(page, t.menu).click();
  await button(page, t.clear).click();
  await look('cleared');
  // An edit is written into the address after 300 ms: a link that is put there in that very moment can be overwritten.
  await address(page, (hash) => hash.includes('data=none'));
  await page.evaluate(() => (location.hash = '#v=1&xyzzy=1'));
  await page.getByRole('alert').waitFor();
  await look('broken link');
  await button(page, t.share).click();
  await page.locator('dialog .qr').waitFor();
  await look('share');
}

for (const [lang, width] of [['es', 1280], ['es', 390], ['en', 1280]]) {
  test(`no word of the other language is left in ${lang} at ${width} px`, async () => {
    const [other, own] = lang === 'es' ? [ENGLISH, SPANISH] : [SPANISH, ENGLISH];
    const page = await open(chromium, { lang, width, height: 800 });
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    await tour(page, texts(lang), async (state) => {
      const seen = await wordsOnPage(page);
      assert.ok(seen.size > 40, `${state}: only ${seen.size} words found`);
      assert.deepEqual([...seen].filter((word) => other.has(word) && !own.has(word)), [], `${state}: foreign words`);
    });
    assertQuiet(page);
  });
}

test('what the page writes without Intl is what Intl would write', async () => {
  const page = await open(chromium);
  const others = await page.evaluate(() => {
    const wrong = [];
    for (const lang of ['en', 'es']) {
      const [rules, digits] = [new Intl.PluralRules(lang), new Intl.NumberFormat(lang)];
      for (let n = 0; n <= 20_000; n += 1) if ((rules.select(n) === 'one') !== (n === 1)) wrong.push(`${lang} ${n} is ${rules.select(n)}`);
      for (let n = 0; n < 1_000; n += 1) if (digits.format(n) !== String(n)) wrong.push(`${lang} writes ${digits.format(n)}`);
    }
    return wrong;
  });
  assert.deepEqual(others, []);
  assertQuiet(page);
});
