// The page keeps its frame rate while a model trains. Alone, since the time of tasks is measured.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, start } from './harness.mjs';
import { close, hash, opened, plane, step } from './latent-steps.mjs';
import { button, until } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

test('while a model trains a drag goes on, and the decoded jar follows it', async (t) => {
  const page = await opened(chromium);
  await button(page, 'Play').click();
  await until('step 100', () => step(page), (now) => now > 100, 60_000);
  await page.evaluate(() => {
    Object.assign(window, { longest: 0, frames: 0, followed: [] });
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({ type: 'longtask' });
    const count = () => {
      window.frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const numbers = document.querySelector('.decoded-head .hint');
    // Before the page hears of it; what is there at the next frame is painted with it.
    const moved = () => {
      const [before, at] = [numbers.textContent, performance.now()];
      requestAnimationFrame(() => numbers.textContent !== before && window.followed.push(performance.now() - at));
    };
    addEventListener('pointermove', moved, { capture: true });
  });
  const begun = performance.now();
  const first = await step(page);
  const { x, y, width, height } = await plane(page).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let move = 1; move <= 60; move += 1) {
    await page.mouse.move(x + width * (0.5 + 0.4 * Math.sin(move / 5)), y + height * (0.5 + 0.4 * Math.cos(move / 7)));
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  const { longest, frames, followed } = await page.evaluate(() => ({ longest: window.longest, frames: window.frames, followed: window.followed }));
  const seconds = (performance.now() - begun) / 1000;
  const trained = (await step(page)) - first;
  followed.sort((a, b) => a - b);
  t.diagnostic(`longest task over 50 ms: ${longest} ms; ${(frames / seconds).toFixed(0)} frames and ${(trained / seconds).toFixed(0)} steps a second; the jar followed within ${followed[followed.length >> 1]?.toFixed(1)} ms (median of ${followed.length})`);
  assert.ok(trained > 20, `${trained} steps meanwhile`);
  assert.ok(followed.length > 20, `followed ${followed.length} of 60 moves within a frame`);
  assert.ok(frames > 20, `only ${frames} frames`);
  // Slices are 4 ms. What is over 50 ms is the browser's own work on a slow machine; ours would be far more.
  assert.ok(longest < 150, `a task of ${longest} ms`);
  await button(page, 'Pause').click();
  await hash(page);
  await close(page);
});
