// The look as far as a machine can judge it: axe, widths, first screens, targets, languages. What moves:
// motion.alone.test.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { assertSame, button, clickAt, disclose, discloseAll, exportedText, onScreen, plane, samplesHash, texts, until, untilEqual } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const WORDS = { en: texts('en'), es: texts('es') };

const NARROW = 859;

/** The states that a reader comes through, each handed on by its name. Starts from a first visit. */
async function states(page, lang, width, visit) {
  const t = WORDS[lang];
  await visit('first visit');
  if (width <= NARROW) {
    await button(page, t.menu).click();
    await visit('menu');
    await button(page, t.menu).click();
  }
  await clickAt(page, [0.1, 0.5]);
  await discloseAll(page);
  await page.locator('#number-margin').fill('99');
  await page.locator('.field-error').waitFor();
  await button(page, t.reveal).click();
  await samplesHash(page);
  await visit('revealed, all disclosed, an error');
  await page.locator('input[name=model]').nth(1).check({ force: true });
  await page.locator('#number-columns').fill('1');
  await clickAt(page, [0.1, 0.5]); // the guess
  await page.locator('.mark-menu').waitFor();
  await visit('grid, a mark selected');
  await page.keyboard.press('Escape');
  await button(page, t.share).click();
  await page.locator('.qr').waitFor();
  await page.locator('.share-status').filter({ hasText: /\S/ }).waitFor();
  await visit('share');
}

// axe, in each state. A theme changes colours and a language names: all four pairs wide, two of them narrow.

for (const [width, lang, theme] of [
  [1280, 'en', 'light'],
  [1280, 'en', 'dark'],
  [1280, 'es', 'light'],
  [1280, 'es', 'dark'],
  [390, 'en', 'dark'],
  [390, 'es', 'light'],
  [320, 'en', 'light'],
  [320, 'es', 'dark'],
]) {
  test(`axe finds nothing at ${width} px, ${lang}, ${theme}`, async () => {
    const page = await open(chromium, { width, height: 800, lang, theme, reducedMotion: true });
    assert.equal(await page.locator('html').getAttribute('data-theme'), theme);
    const found = [];
    await states(page, lang, width, async (state) => {
      await axe(page).catch((error) => found.push(`${state}: ${error.message}`));
    });
    assert.equal(found.length, 0, found.join('\n'));
    assertQuiet(page);
  });
}

// Widths.

/** Elements that stick out of the window at the right. */
const widest = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => `${element.tagName}.${element.className} to ${element.getBoundingClientRect().right} of ${clientWidth}`);
  });

/** Texts that are wider than their boxes: cut off, or over what stands beside them. */
const cutOff = (page) =>
  page.evaluate(() => {
    const found = [];
    for (const element of document.querySelectorAll('button, label span, h1, h2, .hint, .case-words b, th, td, .legend li, label')) {
      const { width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2 || element.closest('.visually-hidden')) continue;
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`“${element.textContent}” needs ${element.scrollWidth} px and has ${element.clientWidth}`);
      }
    }
    // Radio buttons side by side do not overlap.
    for (const group of document.querySelectorAll('.radios')) {
      const spans = [...group.querySelectorAll('.radio > span')];
      for (const [idx, span] of spans.entries()) {
        const next = spans[idx + 1]?.getBoundingClientRect();
        const here = span.getBoundingClientRect();
        if (next && next.top < here.bottom - 1 && here.right > next.left + 1.5) found.push(`“${span.textContent}” lies over “${spans[idx + 1].textContent}”`);
        if (here.right > group.getBoundingClientRect().right + 1) found.push(`“${span.textContent}” sticks out of its group`);
      }
    }
    return found;
  });

/** Controls smaller than `least` px either way. A control inside a label is as large as its label. */
const tooSmall = (page, least) =>
  page.evaluate((least) => {
    const found = [];
    for (const control of document.querySelectorAll('button, select, input, a[href], [role=application]')) {
      const target = control.matches('[type=radio], [type=checkbox]') ? control.closest('label') : control;
      const { width, height } = target.getBoundingClientRect();
      if (width === 0 || control.hidden) continue;
      if (width < least - 0.5 || height < least - 0.5) found.push(`${control.ariaLabel ?? control.id} ${target.textContent}: ${width} x ${height}`);
    }
    return found;
  }, least);

for (const [width, lang, touch] of [
  [320, 'en', true],
  [320, 'es', true],
  [390, 'en', false],
  [390, 'es', true],
  [860, 'en', true],
  [860, 'es', false],
  [1280, 'en', false],
  [1280, 'es', true],
]) {
  const least = touch ? 44 : 24;
  test(`at ${width} px (${lang}${touch ? ', touch' : ''}) nothing scrolls sideways, no word is cut off, every target has ${least} px`, async () => {
    const page = await open(chromium, { width, height: 800, lang, touch, reducedMotion: true });
    assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), touch);
    // Each fault with the first state that has it.
    const found = new Map();
    await states(page, lang, width, async (state) => {
      for (const fault of [...(await widest(page)), ...(await cutOff(page)), ...(await tooSmall(page, least))]) {
        if (!found.has(fault)) found.set(fault, state);
      }
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${state}: scrolls sideways`);
    });
    assert.deepEqual([...found], []);
    assertQuiet(page);
  });
}

// First screens.

const bottomOf = async (locator) => {
  const { y, height } = await locator.boundingBox();
  return y + height;
};

for (const lang of ['en', 'es']) {
  test(`at 1280x800 sentence, plane, Hide and all four groups are on the first screen (${lang})`, async () => {
    const page = await open(chromium, { lang, reducedMotion: true });
    const onFirstScreen = async (state) => {
      for (const selector of ['h1', '.plane', '.toolbar', '.group:nth-child(1)', '.group:nth-child(2)', '.group:nth-child(3)', '.group:nth-child(4)']) {
        const bottom = await bottomOf(page.locator(selector).first());
        assert.ok(bottom <= 801, `${state}: ${selector} ends at ${bottom}`);
      }
    };
    await onFirstScreen('first visit');
    const t = WORDS[lang];
    for (const place of [[0.1, 0.5], [0.05, 0.3]]) await clickAt(page, place);
    await button(page, t.reveal).click();
    const hide = await bottomOf(button(page, t.hide));
    assert.ok(hide <= 800, `Hide ends at ${hide}`);
    await onFirstScreen('revealed, with the score');
    assertQuiet(page);
  });
}

test('at 390 px the sentence and the plane are on the first screen, above the bar', async () => {
  const page = await open(chromium, { width: 390, height: 800 });
  assert.ok((await bottomOf(plane(page))) < (await page.locator('.bar').boundingBox()).y);
  assertQuiet(page);
});

// Hierarchy.

test('at most one button is filled, and it is the next step; Hide never is', async () => {
  for (const width of [1280, 390]) {
    const page = await open(chromium, { width, height: 800, reducedMotion: true });
    const filled = () => page.locator('.primary').allTextContents();
    assert.deepEqual(await filled(), ['Generate'], 'first visit');
    await states(page, 'en', width, async (state) => assert.ok((await filled()).length <= 1, state));
    await page.keyboard.press('Escape');
    assert.deepEqual(await filled(), [], 'revealed');

    const second = await open(chromium, { width, height: 800, hash: '#v=1&hidden=1' });
    await button(second, 'Generate').click();
    await untilEqual('the filled button after Generate', () => second.locator('.primary').allTextContents(), ['Reveal']);
    assertQuiet(page);
    assertQuiet(second);
  }
});

// Language and theme.

test('the language and the theme are switched without a reload, keep the scene, and are remembered', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh&model=grid&pseudocount=0.5' });
  await clickAt(page, [0.1, 0.5]);
  const [hash, file] = [await samplesHash(page), await exportedText(page)];
  await page.evaluate(() => (window.stillThere = true));
  await discloseAll(page);
  await button(page, 'Español').click();
  await page.getByRole('heading', { name: WORDS.es.headline_revealed }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  assert.equal(await page.title(), WORDS.es.page_title);
  await button(page, WORDS.es.to_dark).click();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  assert.ok(await page.evaluate(() => window.stillThere), 'no reload');
  assert.equal(await page.locator('.disclosure[aria-expanded=false]').count(), 0, 'what was open is open');
  assert.equal(await samplesHash(page), hash);
  assertSame(await exportedText(page), file);
  // 34,8 %, with a comma.
  assert.match(await page.locator('.case-share').first().textContent(), /^\d+,\d\s?%$/);

  const next = await open(page.context());
  await button(next, WORDS.es.to_light).waitFor();
  assert.equal(await next.locator('html').getAttribute('lang'), 'es');
  await button(next, 'English').click();
  await next.getByRole('heading', { name: /^These 21 points/ }).waitFor();
  assertQuiet(page);
  assertQuiet(next);
});

test('the theme repaints the plane', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const corner = () => plane(page).evaluate((element) => [...element.querySelector('canvas').getContext('2d').getImageData(3, 3, 1, 1).data].join());
  const light = await until('the plane painted', corner, (pixel) => pixel.endsWith('255'));
  await button(page, 'Dark theme').click();
  const dark = await until('other colours', corner, (pixel) => pixel !== light);
  await button(page, 'Light theme').click();
  await untilEqual('the light colours', corner, light);
  assert.notEqual(dark, light);
  assertQuiet(page);
});

for (const [tags, lang] of [['es-MX', 'es'], ['en-US', 'en'], ['de-DE', 'en']]) {
  test(`a browser in ${tags} starts in ${lang}`, async () => {
    const page = await open(chromium, { lang: tags });
    assert.equal(await page.locator('html').getAttribute('lang'), lang);
    assertQuiet(page);
  });
}

// Sharpness and size.

test('the plane follows the width of the window and the pixels of the screen', async () => {
  const context = await chromium.newContext({ viewport: { width: 900, height: 800 }, deviceScaleFactor: 2, locale: 'en-GB' });
  const page = await open(context, {});
  const size = () => plane(page).evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    return [...element.querySelectorAll('canvas')].every((c) => Math.abs(c.width - 2 * width) < 1 && Math.abs(c.height - 2 * height) < 1);
  });
  await untilEqual('canvases of two pixels a pixel', size, true);
  await page.setViewportSize({ width: 390, height: 800 });
  await untilEqual('canvases of the new size', size, true);
  const [x] = await onScreen(page, [1, 0.5]);
  assert.ok(x <= 390);
  await disclose(page, 'All numbers');
  assertQuiet(page);
});
