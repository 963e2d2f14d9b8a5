// Samples drop in quick succession at Generate, wait for nobody, and with reduced motion are there at once; so does the
// coast at Reveal. Alone, since frames are counted: a neighbour on the same cores would take some.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { assertSame, button, otherHash, plane, radio, samplesHash, until, untilEqual } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** The layer of samples as a picture. */
const samples = (page) => plane(page).evaluate((element) => element.querySelectorAll('canvas')[1].toDataURL());

/** Presses Generate and keeps the layer of samples as each frame shows it. */
async function recordGenerate(page, n_frames = 90) {
  await plane(page).evaluate((element, n) => {
    const canvas = element.querySelectorAll('canvas')[1];
    window.seen = [];
    const look = () => {
      window.seen.push(canvas.toDataURL());
      if (window.seen.length < n) requestAnimationFrame(look);
    };
    [...document.querySelectorAll('button')].find((one) => /^(Generate|Generar)$/.test(one.textContent.trim())).click();
    requestAnimationFrame(look);
  }, n_frames);
  await until('the frames', () => page.evaluate(() => window.seen.length), (now) => now >= n_frames);
  return page.evaluate(() => window.seen);
}

/** The last picture of a link whose samples were generated before: it needs no motion. */
async function final(hash, options) {
  const page = await open(chromium, { hash: `${hash}&generated=fresh`, ...options });
  await samplesHash(page);
  let last;
  await until('a still picture', async () => {
    const before = last;
    last = await samples(page);
    return last === before;
  });
  assertQuiet(page);
  return last;
}

const LINK = '#v=1&hidden=1&samples=200';

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`samples drop in over several frames, and end where they belong (${lang}, ${width} px)`, async () => {
    const done = await final(LINK, { width });
    const page = await open(chromium, { hash: LINK, width, lang });
    const frames = await recordGenerate(page);
    const distinct = new Set(frames).size;
    assert.ok(distinct > 5, `${distinct} different frames`);
    await untilEqual('the last picture', async () => (await samples(page)) === done, true);
    await axe(page);
    assertQuiet(page);
  });

  test(`with reduced motion samples are there at once (${lang}, ${width} px)`, async () => {
    const done = await final(LINK, { width, reducedMotion: true });
    const page = await open(chromium, { hash: LINK, width, lang, reducedMotion: true });
    const blank = await samples(page);
    const frames = [...new Set(await recordGenerate(page, 30))].filter((frame) => frame !== blank);
    assert.equal(frames.length, 1, `${frames.length} different pictures`);
    assertSame(frames[0], done, 'the picture');
    assertQuiet(page);
  });
}

test('Generate pressed again in the middle does not wait', async () => {
  const page = await open(chromium, { hash: LINK });
  await button(page, 'Generate').click();
  const first = await samplesHash(page);
  await button(page, 'Generate').click();
  const second = await otherHash(page, first);
  await button(page, 'Generate').click();
  await otherHash(page, second);
  const done = await final(`${LINK}&seed=3`, {});
  await untilEqual('the third picture', async () => (await samples(page)) === done, true);
  await untilEqual('no dimmed samples', () => plane(page).evaluate((element) => element.querySelectorAll('canvas')[1].className), '');
  assertQuiet(page);
});

test('only Generate lets them drop: a change of the model, Undo and a link show them at once', async () => {
  const page = await open(chromium, { hash: `${LINK}&generated=fresh` });
  await samplesHash(page);
  await until('painted', () => plane(page).evaluate((element) => element.querySelectorAll('canvas')[1].className), (name) => name === '');
  const before = await samples(page);
  await plane(page).evaluate((element) => {
    const canvas = element.querySelectorAll('canvas')[1];
    window.seen = new Set();
    const look = () => {
      window.seen.add(canvas.toDataURL());
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.getByRole('spinbutton', { name: 'Margin' }).fill('20');
  await until('another picture', () => samples(page), (now) => now !== before);
  await page.waitForTimeout(700);
  // The picture before, the one after; a frame without samples between them would be a blink.
  assert.equal(await page.evaluate(() => window.seen.size), 2);
  assertQuiet(page);
});

test('thousands of samples do not drop, and are there soon', async () => {
  const page = await open(chromium, { hash: '#v=1&hidden=1&samples=20000' });
  const blank = await samples(page);
  const frames = [...new Set(await recordGenerate(page, 60))].filter((frame) => frame !== blank);
  assert.equal(frames.length, 1, `${frames.length} different pictures`);
  assertQuiet(page);
});

// The coast.

const picture = (page) => plane(page).evaluate((element) => element.querySelector('canvas').toDataURL());
const afterFrames = (page, n) =>
  page.evaluate((n) => new Promise((resolve) => {
    const next = (left) => (left ? requestAnimationFrame(() => next(left - 1)) : resolve());
    next(n);
  }), n);

test('the coast draws itself at Reveal, and with reduced motion it is there at once', async () => {
  const link = '#v=1&generated=fresh';
  const final = await open(chromium, { hash: link });
  await samplesHash(final);
  let last = '';
  const done = await until('the final picture', async () => {
    const before = last;
    last = await picture(final);
    return before === last && last;
  });

  const still = await open(chromium, { hash: `${link}&hidden=1`, reducedMotion: true });
  await samplesHash(still);
  await radio(still, 'Observation').check();
  await button(still, 'Reveal').click();
  await afterFrames(still, 2);
  assertSame(await picture(still), done, 'with reduced motion the picture two frames after Reveal');

  const moving = await open(chromium, { hash: `${link}&hidden=1` });
  await samplesHash(moving);
  // By a clock of our own: a machine that stalls for the whole time of the motion would show its end alone.
  await moving.clock.install();
  await moving.clock.pauseAt(new Date(await moving.evaluate(() => Date.now() + 1000)));
  await button(moving, 'Reveal').click();
  const seen = new Set();
  for (let frames = 0; frames < 40 && !seen.has(done); frames += 1) {
    await moving.clock.runFor(50);
    seen.add(await picture(moving));
  }
  assert.ok(seen.has(done), 'the coast never ends');
  assert.ok(seen.size > 5, `${seen.size} pictures from hidden to revealed`);
  await moving.clock.resume();
  for (const page of [final, still, moving]) assertQuiet(page);
});
