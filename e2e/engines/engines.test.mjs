// The same links and the same game in three engines: the samples agree to the last bit, and no engine
// complains. `make engines` runs this; a picture of each engine stays in target/engines.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { start } from '../harness.mjs';
import { fromDegrees, until, untilEqual } from '../steps.mjs';
import * as chromium from './chromium.mjs';
import { heard } from './complaints.mjs';
import * as firefox from './firefox.mjs';
import { stopAll } from './processes.mjs';
import * as webkit from './webkit.mjs';

const root = new URL('../../', import.meta.url);
const FROZEN = JSON.parse(readFileSync(new URL('tests/fixtures/frozen-links.json', root), 'utf8'));
/** Of pixels, then of traits, as tests/pixels_frozen.rs has them natively. */
const PIXELS = { link: '#v=1&engine=1&page=pixels&generated=fresh&traits=1', hashes: ['2ccfaf3852957ace', 'b8284fcba9283248'] };
/** Weights after 200 steps, as tests/train_frozen.rs has them natively and in Node. */
const WEIGHTS = JSON.parse(readFileSync(new URL('tests/fixtures/latent-hashes.json', root), 'utf8'));
const RACED = JSON.parse(readFileSync(new URL('tests/fixtures/race-hashes.json', root), 'utf8'));
const PICTURES = new URL('target/engines/', root);
const WINDOW = { width: 1280, height: 800 };

/** On land, at sea, on land; none near an observation. */
const GUESSES = [[134, -25], [-150, 0], [20, 0]].map(([lon, lat]) => fromDegrees(lon, lat));

const text = (page, css) => page.evaluate((selector) => document.querySelector(selector)?.innerText ?? '', css);
const texts = (page, css) => page.evaluate((selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText), css);
const samplesHash = (page) => page.evaluate(() => document.querySelector('[role=application]')?.dataset.samplesHash ?? null);
const someSamples = (page) => until('samples', () => samplesHash(page));

/** Each case of the Verdict with its figure, such as "A ... 64.8%". */
const verdict = (page) =>
  until('cases with figures', () => texts(page, '.case'), (rows) => rows.length > 0 && rows.every((row) => /\d\s?%/.test(row)));

/** Waits until the layers of the plane stay as they are: the coast is drawn over half a second and more. */
async function stillPlane(page) {
  let last;
  await until('the plane stands still', async () => {
    const before = last;
    await new Promise((resolve) => setTimeout(resolve, 300));
    last = await page.evaluate(() => [...document.querySelectorAll('[role=application] canvas')].map((layer) => layer.toDataURL()).join());
    return last === before;
  });
}

async function clickOnPlane(page, [x, y]) {
  const box = await page.evaluate(() => {
    const plane = document.querySelector('[role=application]');
    plane.scrollIntoView({ block: 'center', behavior: 'instant' });
    return plane.getBoundingClientRect().toJSON();
  });
  await page.clickAt(box.x + x * box.width, box.y + (1 - y) * box.height);
}

let server;
before(async () => {
  mkdirSync(PICTURES, { recursive: true });
  server = await start();
});
after(() => {
  stopAll();
  return server?.close();
});

for (const [name, { launch }] of Object.entries({ chromium, firefox, webkit })) {
  describe(name, { timeout: 180_000 }, () => {
    let engine;
    before(async () => {
      engine = await launch(WINDOW);
    });
    after(() => engine?.close());

    /** Opens an address with empty storage, does `steps` there, and fails on whatever the page complained of. */
    async function visit(address, steps) {
      const page = await engine.open(address);
      try {
        await until('the plane', () => page.evaluate(() => Boolean(document.querySelector('[role=application], .crash'))));
        // The plane moves when the headline gets its font and then needs one line less.
        await until('the fonts', () => page.evaluate(() => document.fonts.status === 'loaded'));
        const result = await steps(page);
        assert.deepEqual(await heard(page), [], 'the page complained');
        return result;
      } finally {
        await page.close();
      }
    }

    for (const { link, hash } of FROZEN) {
      test(`the samples of ${link} to the last bit`, () =>
        visit(`${server.base}/${link}`, (page) => untilEqual('the hash of the samples', () => samplesHash(page), hash)));
    }

    test('pixels: pictures drawn here, and their samples, to the last bit', () =>
      visit(`${server.base}/${PIXELS.link}`, async (page) => {
        const hashes = () =>
          page.evaluate(() => {
            const { samplesHash, traitsHash } = document.querySelector('.pixels-samples')?.dataset ?? {};
            return [samplesHash ?? null, traitsHash ?? null];
          });
        await untilEqual('the hashes of the samples', hashes, PIXELS.hashes);
      }));

    for (const model of ['autoencoder', 'vae']) {
      test(`latent space: the weights of 200 steps to the last bit (${model})`, () =>
        visit(`${server.base}/#v=1&engine=1&page=latent&model=${model}&steps=200&grid=0`, async (page) => {
          const trained = async () => [await text(page, '.figures b'), await text(page, '.hash')];
          // WebKit composes in software here, which leaves training little.
          await until('the weights', trained, ([step, hash]) => step === '200' && hash === WEIGHTS[model], 90_000);
        }));
    }

    for (const family of ['flow', 'autoregressive', 'vae', 'diffusion', 'gan']) {
      test(`families: the weights of 200 steps to the last bit (${family})`, () =>
        visit(`${server.base}/#v=1&engine=1&page=families&rule=two-moons&lanes=${family}&steps=200`, async (page) => {
          await until('the weights', () => text(page, '.lane .hash'), (hash) => hash === RACED[family], 90_000);
        }));
    }

    test('a first visit: guess, Generate, Reveal, Share, and the link gives the same', async () => {
      const sent = await visit(`${server.base}/`, async (page) => {
        for (const [idx, place] of GUESSES.entries()) {
          await clickOnPlane(page, place);
          await until(`guess ${idx + 1}`, () => text(page, 'body'), (words) => words.includes(`You: ${idx + 1} of 10 guesses placed`));
        }
        await page.click('button', 'Generate');
        await someSamples(page);
        await page.click('button', 'Reveal');
        await untilEqual('the headline', () => text(page, 'h1'), 'The rule was: land, not sea.');
        await untilEqual('land under two of three guesses', () => page.evaluate(() => document.querySelector('.score')?.textContent), '2/3you');
        const figures = await verdict(page);
        await stillPlane(page);
        await page.screenshot(fileURLToPath(new URL(`${name}.png`, PICTURES)));
        await page.click('button', 'Share');
        const link = await until('the link', () => page.evaluate(() => document.querySelector('#share-link')?.value));
        return { link, hash: await samplesHash(page), figures };
      });
      await visit(sent.link, async (page) => {
        await untilEqual('the hash of the samples', () => samplesHash(page), sent.hash);
        assert.deepEqual(await verdict(page), sent.figures);
      });
    });
  });
}
