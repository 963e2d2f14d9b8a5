// Pictures to take home: what is on the screen and no more, as a drawing (SVG) and in pixels (PNG).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { button, cell, dragMouse, fill, radio, samplesHash, said, saved, spinbutton, texts, until, untilEqual } from './steps.mjs';

let server, chromium, reader;
before(async () => {
  server = await start();
  chromium = await browser();
  // A page without our policy: what it reads is a file on somebody's disk.
  reader = await chromium.newPage();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const NOTE = 'a <b>bold</b> "note" & שלום';
const noteField = encodeURIComponent(NOTE);

/** A colour of the theme, as the page has it. */
const colour = (page, name) => page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(), name);

/** The drawing, as text and as the browser's XML parser reads it. */
async function drawing(page) {
  const { name, bytes } = await saved(page, /^(Drawing|Dibujo) \(SVG\)$/);
  assert.equal(name, 'coastline-points.svg');
  const text = bytes.toString();
  const read = await reader.evaluate((text) => {
    const xml = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = (selector) => [...xml.querySelectorAll(selector)];
    return {
      error: xml.querySelector('parsererror')?.textContent ?? null,
      root: xml.documentElement.tagName,
      size: ['width', 'height'].map((name) => Number(xml.documentElement.getAttribute(name))),
      texts: all('text').map((one) => one.textContent),
      tags: [...new Set(all('*').map((one) => one.tagName))],
      colours: all('*').flatMap((one) => [one.getAttribute('fill'), one.getAttribute('stroke')]).filter(Boolean),
      images: all('image').map((one) => one.getAttribute('href').slice(0, 22)),
      circles: all('circle').length,
      clip: all('#made path').map((one) => one.getAttribute('d')).join(''),
    };
  }, text);
  assert.equal(read.error, null);
  assert.equal(read.root, 'svg');
  return { text, ...read };
}

/** Size and number of colours of a PNG, decoded by the browser. */
async function decoded(bytes) {
  assert.deepEqual([...bytes.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return reader.evaluate(async (all) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(all), (c) => c.charCodeAt(0))], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const ctx = canvas.getContext('2d');
    ctx.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(ctx.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
    const hex = (pixel) => `#${[0, 8, 16].map((shift) => ((pixel >>> shift) & 255).toString(16).padStart(2, '0')).join('')}`;
    return { size: [bitmap.width, bitmap.height], colours: new Set(pixels).size, corner: hex(pixels[0]) };
  }, bytes.toString('base64'));
}

for (const [lang, width, theme] of [['en', 1280, 'light'], ['es', 390, 'dark']]) {
  test(`SVG and PNG show what is on the screen, in the theme’s colours (${lang}, ${width} px, ${theme})`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: `#v=1&generated=fresh&samples=300&note=${noteField}`, lang, width, theme });
    await samplesHash(page);
    const svg = await drawing(page);
    const words = svg.texts.join('\n');
    for (const part of [NOTE, '°', t.pmodel, 'A', 'B', 'C', t.case_a]) assert.ok(words.includes(part), `“${part}” is not in the drawing`);
    assert.ok(!svg.tags.includes('b') && !svg.tags.includes('script') && svg.text.includes('&lt;b&gt;'), 'markup is text');
    for (const name of ['card', 'coast', 'a', 'b', 'c', 'data', 'model', 'ink']) {
      const value = await colour(page, name);
      assert.ok(svg.colours.includes(value), `--${name} ${value} is not in the drawing`);
    }
    assert.deepEqual(svg.images, []);
    assert.ok(svg.circles >= 21, `${svg.circles} circles`);
    assert.equal(await page.locator('body > [role=status]').textContent(), fill(t.exported, 'coastline-points.svg'));

    const { name, bytes } = await saved(page, t.export_png);
    assert.equal(name, 'coastline-points.png');
    const png = await decoded(bytes);
    assert.deepEqual(png.size, svg.size.map((side) => 2 * side));
    assert.ok(png.colours > 50, `${png.colours} colours`);
    assert.equal(png.corner, (await colour(page, 'card')).toLowerCase());
    await axe(page);
    assertQuiet(page);
  });
}

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`while the rule is hidden a picture gives nothing away (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { lang, width });
    const before = await drawing(page);
    await button(page, t.generate).click();
    await samplesHash(page);
    for (const [what, svg] of [['before Generate', before], ['after it', await drawing(page)]]) {
      assert.ok(!svg.text.includes('°'), `${what}: a degree`);
      for (const name of ['coast', 'land', 'sea', 'a', 'b', 'c']) {
        const value = await colour(page, name);
        // The patterns of A and B are defined, but nothing is filled with them.
        const used = svg.text.replace(/<defs>[^]*<\/defs>/, '');
        assert.ok(!used.includes(value) || value === (await colour(page, 'blank')), `${what}: --${name} is in the drawing`);
      }
      assert.equal(svg.clip ?? '', '', `${what}: the shape of the cases`);
      assert.ok(svg.texts.includes('0') && svg.texts.includes('1'), `${what}: axes from 0 to 1`);
    }
    assertQuiet(page);
  });
}

test('above 5,000 marks a drawing holds a picture of them, in pixels', async () => {
  const page = await open(chromium, { hash: '#v=1&generated=fresh&samples=20000' });
  // At once: the picture waits for the samples of the screen.
  const svg = await drawing(page);
  assert.deepEqual(svg.images, Array(2).fill('data:image/png;base64,'));
  assert.ok(svg.circles < 30, 'no circle for each sample');
  const { bytes } = await saved(page, 'Picture (PNG)');
  assert.ok((await decoded(bytes)).colours > 100);
  assertQuiet(page);
});

test('formats are in a menu that closes on a choice and on Escape', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const menu = button(page, 'More formats');
  await menu.click();
  await axe(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await untilEqual('the menu closed', () => menu.getAttribute('aria-expanded'), 'false');
  await untilEqual('the focus', () => page.evaluate(() => document.activeElement.ariaLabel), 'More formats');
  await saved(page, 'Table (CSV)');
  await untilEqual('the menu closed', () => menu.getAttribute('aria-expanded'), 'false');
  assertQuiet(page);
});

// What the screen shows while somebody paints.

test('a painted model that stands on the screen before Generate is in the picture, too', async () => {
  const page = await open(chromium, { hash: '#v=1&hidden=1&model=painted&click=paint&paint=pmodel' });
  const empty = await drawing(page);
  await dragMouse(page, cell(10, 30), cell(30, 30));
  await said(page, /cells painted/);
  const painted = await drawing(page);
  const model = await colour(page, 'model');
  assert.ok(!empty.colours.includes(model));
  assert.ok(painted.colours.includes(model), 'the painted cells are not in the drawing');
  assertQuiet(page);
});

test('while a rule is being painted the picture shows the land alone, as the screen does', async () => {
  const page = await open(chromium, { hash: '#v=1&rule=painted&mask=AIAk&click=paint&generated=fresh' });
  await page.getByRole('heading', { name: 'Your own rule: paint land, then hide it.' }).waitFor();
  assert.equal(await page.locator('.legend-model').count(), 0, 'no Pmodel on the screen');
  const painting = await drawing(page);
  const model = await colour(page, 'model');
  assert.ok(!painting.colours.includes(model), 'Pmodel is in the drawing, and not on the screen');
  await radio(page, 'Observation').check();
  await until('Pmodel on the screen', () => page.locator('.legend-model').count());
  await spinbutton(page, 'Samples').fill('20');
  assert.ok((await drawing(page)).colours.includes(model));
  assertQuiet(page);
});
