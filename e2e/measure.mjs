// Measures how fast the page answers, from browser traces, with and without 4x CPU throttling. By hand:
//
//   node e2e/measure.mjs
//
// No test: figures depend on the machine. This Chromium has no GPU and draws in software, so a real one is faster.

import { browser, open, start, started } from './harness.mjs';
import { button, onScreen, plane, pointsOfLink, samplesHash, spinbutton, until } from './steps.mjs';

const MOVES = 120;

/** 10,000 true observations. */
const CROWD = '#v=1&data=10000s1&generated=fresh';
/** 10,000 in the middle and one far west: the box's west edge is that one, wherever it goes. */
const OUTLIER = [0.2, 0.5];
const CLOUD = (() => {
  const spots = [[0.2, 0.5].map((share) => Math.floor(share * 65_536))];
  for (let idx = 0; idx < 9_999; idx += 1) spots.push([0.3 + 0.5 * ((idx * 0.618_034) % 1), 0.1 + 0.8 * ((idx * 0.754_878) % 1)].map((share) => Math.floor(share * 65_536)));
  return `#v=1&generated=fresh&points=${pointsOfLink(spots)}`;
})();
const HUNDRED_THOUSAND = '#v=1&samples=100000&generated=fresh';

const server = await start();
const chromium = await browser();
const table = [];

/** Tasks of the page's main thread while `act` runs: [{ ms, what }], longest first. */
async function traced(page, act) {
  await chromium.startTracing(page, { categories: ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline', 'v8.wasm'] });
  await act();
  const { traceEvents } = JSON.parse(await chromium.stopTracing());
  const mains = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid}.${e.tid}`));
  const threads = [...mains].map((main) => traceEvents.filter((e) => e.ph === 'X' && `${e.pid}.${e.tid}` === main));
  // Spare renderers idle: the page's thread is the busiest.
  const busy = (events) => events.reduce((sum, e) => sum + (e.name === 'RunTask' ? e.dur : 0), 0);
  const events = threads.sort((a, b) => busy(b) - busy(a))[0];
  const named = new Set(['EventDispatch', 'FireAnimationFrame', 'TimerFire', 'FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'Paint', 'Layout', 'UpdateLayoutTree', 'PrePaint', 'Commit', 'ParseHTML', 'MinorGC', 'MajorGC', 'Layerize', 'v8.compileModule', 'v8.wasm.compile', 'CompileFunction']);
  const inside = (task) =>
    events.filter((e) => named.has(e.name) && e.ts >= task.ts && e.ts + e.dur <= task.ts + task.dur).sort((a, b) => b.dur - a.dur)[0];
  return events
    .filter((e) => e.name === 'RunTask')
    .sort((a, b) => b.dur - a.dur)
    .slice(0, 5)
    .map((task) => {
      const part = inside(task);
      const detail = part?.args?.data?.type ?? '';
      return { ms: task.dur / 1000, what: part ? `${part.name}${detail ? ` ${detail}` : ''} ${(part.dur / 1000).toFixed(1)}` : '' };
    });
}

const longest = (tasks) => tasks.slice(0, 3).map((task) => `${task.ms.toFixed(1)} ms (${task.what})`).join('; ');
const ms = (value) => `${value.toFixed(0)} ms`;
const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

async function throttled(page, rate) {
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Frames, and for each move of the pointer the time until the layer of marks was painted and the frame done. */
const watchMoves = (page) =>
  page.evaluate(() => {
    const marks = document.querySelectorAll('.plane canvas')[2];
    const seen = (window.seen = { frames: [], latencies: [] });
    let moved = null;
    addEventListener('pointermove', (event) => (moved ??= event.timeStamp), true);
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...rect) {
      if (this.canvas === marks && moved !== null) {
        const from = moved;
        moved = null;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.latencies.push(performance.now() - from);
        port2.postMessage(null); // comes after the frame's painting
      }
      return clearRect.apply(this, rect);
    };
    const frame = (now) => {
      seen.frames.push(now);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

/** Whether, in each frame of a drag, the outlier's disc and the box's west edge are at the same place. */
async function sameFrame(rate) {
  const page = await open(chromium, { hash: CLOUD });
  await samplesHash(page);
  await throttled(page, rate);
  await page.evaluate(() => {
    const marks = document.querySelectorAll('.plane canvas')[2];
    const context = marks.getContext('2d');
    // West of the cloud there is nothing but the outlier's disc, which is grey, and the edge of the box, which is not.
    const west = Math.floor(marks.width * 0.28);
    const meanX = (row, isIt) => {
      const { data } = context.getImageData(0, row, west, 1);
      const found = [];
      for (let x = 0; x < west; x += 1) {
        const [red, , blue, alpha] = data.subarray(4 * x, 4 * x + 4);
        if (alpha > 120 && isIt(red - blue)) found.push(x);
      }
      return found.length ? found.reduce((sum, x) => sum + x, 0) / found.length : null;
    };
    window.offsets = [];
    const frame = () => {
      const disc = meanX(Math.floor(marks.height / 2), (warmth) => Math.abs(warmth) < 60);
      const edge = meanX(Math.floor(marks.height * 0.3), (warmth) => warmth > 100);
      if (disc !== null && edge !== null) window.offsets.push([disc, edge]);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const [x, y] = await onScreen(page, OUTLIER);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let move = 1; move <= 40; move += 1) await page.mouse.move(x - 3 * move, y);
  await page.mouse.up();
  const offsets = await page.evaluate(() => window.offsets);
  const places = new Set(offsets.map(([disc]) => disc)).size;
  const worst = Math.max(...offsets.map(([disc, edge]) => Math.abs(disc - edge)));
  await page.close();
  return `${offsets.length} frames, ${places} places, apart at most ${worst.toFixed(1)} px`;
}

for (const rate of [1, 4]) {
  const row = (what, figure) => table.push({ CPU: rate === 1 ? 'full' : `1/${rate}`, what, figure });

  // (a) One of 10,000 observations is dragged.
  {
    const page = await open(chromium, { hash: CROWD });
    await samplesHash(page);
    await throttled(page, rate);
    await watchMoves(page);
    const [x, y] = await onScreen(page, [0.55, 0.6]); // Africa: some observation is within reach
    await page.mouse.move(x, y);
    await page.mouse.down();
    const tasks = await traced(page, async () => {
      for (let move = 1; move <= MOVES; move += 1) await page.mouse.move(x - 2 * move, y - Math.sin(move / 10) * 30);
    });
    const { frames, latencies } = await page.evaluate(() => window.seen);
    await page.mouse.up();
    await until('the drag', () => button(page, 'Undo').isEnabled());
    const gaps = frames.slice(1).map((now, idx) => now - frames[idx]);
    row(`drag among 10,000: ${MOVES} moves`, `${latencies.length} frames painted, of ${frames.length}`);
    row('  longest tasks', longest(tasks));
    row('  pointermove to frame done, median, longest', `${ms(quantile(latencies, 0.5))}, ${ms(Math.max(...latencies))}`);
    row('  between frames, median, longest', `${ms(quantile(gaps, 0.5))}, ${ms(Math.max(...gaps))}`);
    row('  disc and outline frame by frame', await sameFrame(rate));
    await page.close();
  }

  // (b) An edit with 100,000 samples.
  for (const [what, link] of [['box', HUNDRED_THOUSAND], ['grid 96 x 96', `${HUNDRED_THOUSAND}&model=grid&columns=96&rows=96&pseudocount=0.5`]]) {
    const page = await open(chromium, { hash: link });
    await samplesHash(page);
    await throttled(page, rate);
    await page.evaluate(() => {
      const [, samples] = document.querySelectorAll('.plane canvas');
      const seen = (window.seen = {});
      addEventListener('input', () => (seen.input = performance.now()), true);
      const { putImageData } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.putImageData = function (...image) {
        const done = putImageData.apply(this, image);
        if (this.canvas === samples) seen.painted = performance.now();
        return done;
      };
      const watch = (element, options, name) => new MutationObserver(() => (seen[name] = performance.now())).observe(element, options);
      watch(document.querySelector('.plane'), { attributeFilter: ['data-samples-hash'] }, 'hash');
      watch(document.querySelectorAll('.group')[3], { subtree: true, characterData: true, childList: true }, 'figures');
    });
    const field = what === 'box' ? ['Margin', (n) => `${n}`] : ['Pseudocount', (n) => `${0.5 + n / 100}`];
    const times = { hash: [], figures: [], painted: [] };
    const tasks = await traced(page, async () => {
      for (let edit = 1; edit <= 5; edit += 1) {
        await page.evaluate(() => Object.assign(window.seen, { input: null, hash: null, figures: null, painted: null }));
        await spinbutton(page, field[0]).fill(field[1](edit));
        const seen = await until('samples painted', () => page.evaluate(() => window.seen), (now) => now.painted && now.hash && now.figures, 30_000);
        await samplesHash(page);
        for (const name of Object.keys(times)) times[name].push(seen[name] - seen.input);
      }
    });
    const worst = (name) => ms(Math.max(...times[name]));
    row(`edit with 100,000 samples, ${what}: to figures, hash, samples painted`, `${worst('figures')}, ${worst('hash')}, ${worst('painted')}`);
    row('  longest tasks', longest(tasks));
    await page.close();
  }

  // (c) Load, Reveal, Generate.
  {
    const page = await open(chromium);
    await throttled(page, rate);
    const load = await traced(page, async () => {
      await page.reload();
      await started(page);
      await page.waitForLoadState('networkidle');
    });
    row('load: longest tasks', longest(load));
    await spinbutton(page, 'Samples').fill('100000');
    const generate = await traced(page, async () => {
      await button(page, 'Generate').click();
      await samplesHash(page);
    });
    row('Generate 100,000: longest tasks', longest(generate));
    const reveal = await traced(page, async () => {
      await button(page, 'Reveal').click();
      await plane(page).evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_000)));
    });
    row('Reveal with 100,000: longest tasks', longest(reveal));
    await page.close();
  }
}

const width = Math.max(...table.map(({ what }) => what.length));
for (const { CPU, what, figure } of table) console.log(`${CPU.padEnd(5)} ${what.padEnd(width)}  ${figure}`);
await chromium.close();
await server.close();
