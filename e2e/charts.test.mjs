// The charts: what they say in words, by hover and by arrow keys; and what waits until Reveal. That they never hold up
// a drag: drag.alone.test.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import {
  button, coverage, disclose, learning, LEARNS, radio, samplesHash, texts, until, untilEqual,
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

const MARGINALS = /^(Marginals|Marginales)$/;

/** How many colours a chart's canvas has: one while nothing is drawn. */
const colours = (chart) =>
  chart.evaluate((element) => {
    const canvas = element.querySelector('canvas');
    return new Set(new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size;
  });

/** All numbers of a text, decimal commas and marks of thousands read as each language writes them. */
const numbers = (text, lang) => (lang === 'es' ? text.replace(/(?<=\d)\.(?=\d{3})/g, '').replace(/(?<=\d),(?=\d)/g, '.') : text.replace(/(?<=\d),(?=\d{3})/g, ''))
  .match(/\d+(\.\d+)?/g).map(Number);

/** The words of a text in order, its numbers left out. */
const wordsOnly = (text) => text.replace(/\{\d\}|\d+([.,]\d+)*/g, '#');

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  for (const model of ['bounding_box', 'grid_density']) {
    test(`the curve of ${model} ends where the table Coverage stands, in words, by hover and by key (${lang}, ${width} px)`, async () => {
      const t = texts(lang);
      const page = await open(chromium, { hash: '#v=1&data=opening.40s3', lang, width });
      await radio(page, t[model]).check();
      const chart = await learning(page);
      await until('something drawn', () => colours(chart), (n) => n > 3);
      const figures = await coverage(page);
      const [precision, recall] = [t.precision, t.recall].map((name, idx) => Number((figures[name] ?? Object.values(figures)[3 + idx]).replace(',', '.')));
      const summary = page.locator('#learning p.hint').last();
      assert.equal(wordsOnly(await summary.textContent()), wordsOnly(t.learning_summary));
      const said = numbers(await summary.textContent(), lang);
      assert.equal(said[3], 61, 'up to all observations');
      assert.ok(Math.abs(said[4] - precision) <= 0.0051 && Math.abs(said[5] - recall) <= 0.0051, `${said} beside ${precision}, ${recall}`);

      await chart.focus();
      await page.keyboard.press('End');
      const last = await chart.getAttribute('aria-valuetext');
      assert.equal(wordsOnly(last), wordsOnly(t.learning_at));
      const [n, p, , , r] = numbers(last, lang);
      assert.deepEqual([n, p, r], [said[3], said[4], said[5]]);
      assert.equal(await page.locator('#learning .chart-told').textContent(), last, 'told to eyes too');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      const second = await until('another figure', () => chart.getAttribute('aria-valuetext'), (text) => text !== last);
      assert.equal(await chart.getAttribute('aria-valuenow'), '1');
      assert.ok(numbers(second, lang)[0] > 2);
      await axe(page);
      await page.keyboard.press('Escape');
      assert.equal(await chart.getAttribute('aria-valuetext'), '');

      await chart.scrollIntoViewIfNeeded();
      const box = await chart.boundingBox();
      await page.mouse.move(box.x + box.width - 16, box.y + box.height / 2);
      await until('the hovered figure', () => chart.getAttribute('aria-valuetext'), (text) => text !== '' && numbers(text, lang)[0] > 40);
      await page.locator('.chart-cursor').waitFor();
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, 'scrolls sideways');
      assertQuiet(page);
    });
  }
}

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`where there is nothing to learn the page says why: hidden, no rule, one point, nothing painted (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const link = `v=1&hidden=1`;
    const page = await open(chromium, { hash: `#${link}`, lang, width });
    await disclose(page, LEARNS);
    const part = page.locator('#learning');
    await part.getByText(t.learning_hidden).waitFor();
    assert.equal(await part.getByRole('slider').count(), 0);
    await axe(page);
    for (const [fragment, words] of [
      ['v=1&rule=none', t.no_rule],
      ['v=1&rule=painted', t.no_rule],
      ['v=1&points=EjRWeA', t.learning_too_few],
      ['v=1&model=painted', t.fit_nothing_painted],
    ]) {
      await page.evaluate((to) => (location.hash = to), fragment);
      await part.getByText(words).first().waitFor();
      assert.equal(await part.getByRole('slider').count(), 0, fragment);
    }
    await page.evaluate(() => (location.hash = 'v=1&hidden=1'));
    await part.getByText(t.learning_hidden).waitFor();
    await button(page, t.reveal).click();
    await part.getByRole('slider').waitFor();
    await button(page, t.hide).click();
    await untilEqual('the curve hidden again', () => part.getByRole('slider').count(), 0);
    assertQuiet(page);
  });
}

test('a painted model learns nothing: its curve is flat; observations on a line make none', async () => {
  const page = await open(chromium, { hash: '#v=1&data=30s1&model=painted&pmask=AIAk' });
  await learning(page);
  const [, p0, r0, , p1, r1] = numbers(await page.locator('#learning p.hint').last().textContent(), 'en');
  assert.deepEqual([p1, r1], [p0, r0]);
  assert.equal(r1, 1, 'everything is painted');
  // Three points on one parallel: no box, in whatever order.
  await page.evaluate(() => (location.hash = 'v=1&points=TiCcQHUwnEDDUJxA'));
  await page.getByText('In no order do these observations make a model.').waitFor();
  await axe(page);
  assertQuiet(page);
});

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`marginals wait, then tell of p_model and samples, and of p_data once revealed (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&hidden=1', lang, width });
    await disclose(page, MARGINALS);
    const part = page.locator('#marginals');
    await part.getByText(t.marginals_nothing).waitFor();
    assert.equal(await part.getByRole('slider').count(), 0);
    await button(page, t.generate).click();
    await samplesHash(page);
    await untilEqual('two charts', () => part.getByRole('slider').count(), 2);
    const legend = () => part.locator('.legend li').allTextContents();
    assert.deepEqual(await legend(), ['pmodel', t.samples]);
    const chart = part.getByRole('slider').first();
    const middle = async () => {
      await chart.focus();
      await page.keyboard.press('Home');
      for (let step = 0; step < 2; step += 1) await page.keyboard.press('PageUp');
      return chart.getAttribute('aria-valuetext');
    };
    const hidden = await until('the figures of a strip', middle, (text) => /p_model/.test(text));
    assert.ok(!hidden.includes('°'), hidden);
    assert.match(hidden, /p_data –/, 'p_data has no figure');
    await axe(page);
    await button(page, t.reveal).click();
    await untilEqual('p_data in the legend', legend, ['pdata', 'pmodel', t.samples]);
    const shown = await until('p_data', middle, (text) => /p_data \d/.test(text));
    assert.match(shown, /°/);
    await until('p_data drawn', () => colours(chart), (n) => n > 3);
    await axe(page);
    await button(page, t.hide).click();
    await untilEqual('hidden again', legend, ['pmodel', t.samples]);
    assertQuiet(page);
  });
}

test('both charts follow the theme', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh' });
  const chart = await learning(page);
  const picture = () => chart.evaluate((element) => element.querySelector('canvas').toDataURL());
  const light = await until('drawn', picture);
  await button(page, 'Dark theme').click();
  await until('other colours', picture, (now) => now !== light);
  await axe(page);
  await button(page, 'Light theme').click();
  await untilEqual('the light ones', async () => (await picture()) === light, true);
  assertQuiet(page);
});
