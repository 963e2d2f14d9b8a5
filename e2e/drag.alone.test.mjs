// A drag goes on while the curve of learning works. Alone, since the time of tasks is measured: a neighbour on the same
// cores would make them longer.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, browser, open, start } from './harness.mjs';
import { button, exported, fromDegrees, learning, onScreen, untilEqual } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** The observation that is farthest from all others, as shares of the plane. */
function loneliest(observations) {
  const places = observations.map(([lon, lat]) => fromDegrees(lon, lat));
  const distance = ([x0, y0], [x1, y1]) => Math.hypot(1.6 * (x0 - x1), y0 - y1);
  const alone = places.map((place, idx) => Math.min(...places.map((other, at) => (at === idx ? 9 : distance(place, other)))));
  return places[alone.indexOf(Math.max(...alone))];
}

test('while the curve of 2,000 observations works, a drag goes on, and our slices stay short', async () => {
  const page = await open(chromium, { hash: '#v=1&data=2000s1&model=grid&columns=96&rows=96' });
  const from = loneliest((await exported(page)).observations);
  await learning(page);
  await page.evaluate(() => {
    Object.assign(window, { longest: 0, frames: 0, curves: 0 });
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({ type: 'longtask' });
    const count = () => {
      window.frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    // A curve that is asked for is busy until it is there, mostly for less than a frame.
    const begun = (changes) => changes.filter(({ oldValue }) => oldValue === null).length;
    new MutationObserver((changes) => (window.curves += begun(changes)))
      .observe(document.querySelector('#learning'), { subtree: true, attributeOldValue: true, attributeFilter: ['aria-busy'] });
  });
  // Each move is another scene: the curve is worked out anew, and what was begun is given up.
  await page.mouse.move(...(await onScreen(page, from)));
  await page.mouse.down();
  for (let step = 1; step <= 40; step += 1) {
    await page.mouse.move(...(await onScreen(page, [from[0], from[1] > 0.5 ? from[1] - step * 0.01 : from[1] + step * 0.01])));
  }
  await page.mouse.up();
  await untilEqual('a step of undo', () => button(page, 'Undo').isDisabled(), false);
  await untilEqual('the curve', () => page.locator('#learning [aria-busy=true]').count(), 0);
  const { longest, frames, curves } = await page.evaluate(() => ({ longest: window.longest, frames: window.frames, curves: window.curves }));
  assert.ok(curves > 10, `${curves} curves were begun meanwhile`);
  assert.ok(frames > 20, `only ${frames} frames`);
  // Slices are 4 ms. What is over 50 ms is the browser's own work on a slow machine; ours would be far more.
  assert.ok(longest < 150, `a task of ${longest} ms`);
  assertQuiet(page);
});
