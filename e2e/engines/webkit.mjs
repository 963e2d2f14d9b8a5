// WebKit, Safari's engine, by plain WebDriver, in the words that engines.test.mjs speaks. It draws on
// a screen of its own, Xvfb's.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { until } from '../steps.mjs';
import { listen } from './complaints.mjs';
import { freePort, freshHome, startProcess } from './processes.mjs';

/** MiniBrowser's bar above the page. */
const BAR = 38;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** What WebDriver can look for, by the roles that the test names. */
const CANDIDATES = { button: 'button' };

export async function launch({ width, height }) {
  const home = freshHome();
  const screen = await startScreen(width, height + BAR);
  const env = {
    ...process.env,
    HOME: home.path,
    DISPLAY: screen.display,
    GDK_BACKEND: 'x11',
    // English, whatever the engineer speaks.
    LC_ALL: 'C',
    LANGUAGE: 'en',
    // Its sandbox works neither as root nor in most containers; the pages are our own.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    // Without a graphics card Mesa draws in software, and crashes with many canvases: WebKit draws and composes by itself.
    WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  };
  return { open, close };

  /** A page in a browser of its own, which has empty storage. */
  async function open(url) {
    const port = await freePort();
    const driver = await startProcess('WebKitWebDriver', [`--port=${port}`], { env });
    try {
      const call = caller(`http://127.0.0.1:${port}`);
      await until('WebKitWebDriver listens', () => call('GET', '/status').then(() => true, () => false));
      return { ...(await openPage(call, url, width, height)), close: driver.stop };
    } catch (error) {
      driver.stop();
      throw error;
    }
  }

  function close() {
    screen.stop();
    home.remove();
  }
}

/** A screen that nobody else uses: { display, stop }. */
async function startScreen(width, height) {
  // It would start anew whenever its last window closes, and a browser that comes just then waits for ever.
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
  const { child, stop } = await startProcess('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await once(child.stdio[3], 'data', { signal: AbortSignal.timeout(15_000) });
  return { display: `:${String(number).trim()}`, stop };
}

/** Calls the driver, whose answer is a value or an error in words. */
function caller(base) {
  return async (method, path, body) => {
    const signal = AbortSignal.timeout(30_000);
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body), signal }).catch((error) => {
      throw new Error(`${method} ${path}: ${error.message}`); // a time-out alone would not say of what
    });
    const { value } = await response.json();
    assert.ok(response.ok, `${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  };
}

async function openPage(call, url, width, height) {
  const { sessionId } = await call('POST', '/session', { capabilities: {} });
  const session = `/session/${sessionId}`;
  const ask = (run, argument) => call('POST', `${session}/execute/sync`, { script: `return (${run})(arguments[0])`, args: [argument] });
  // Now and then, while a worker is busy, the driver loses an answer on its way: a question changes nothing, so it is asked again.
  const evaluate = (run, argument = null) =>
    ask(run, argument).catch((error) => (/Could not parse script result/.test(error.message) ? ask(run, argument) : Promise.reject(error)));

  await call('POST', `${session}/window/rect`, { x: 0, y: 0, width, height: height + BAR });
  await call('POST', `${session}/url`, { url });
  // WebDriver cannot listen sooner. Of an earlier error boot.js shows the crash panel, which `heard` reads.
  await evaluate(listen);

  async function find(role, name) {
    const candidates = await call('POST', `${session}/elements`, { using: 'css selector', value: CANDIDATES[role] });
    for (const { [ELEMENT]: id } of candidates) {
      if ((await call('GET', `${session}/element/${id}/computedlabel`)) === name) return id;
    }
    return null;
  }

  async function click(role, name) {
    const id = await until(`the ${role} ${name}`, () => find(role, name));
    await call('POST', `${session}/element/${id}/click`, {});
  }

  const clickAt = (x, y) =>
    call('POST', `${session}/actions`, {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    });

  const screenshot = async (path) => writeFileSync(path, await call('GET', `${session}/screenshot`), 'base64');
  return { evaluate, click, clickAt, screenshot };
}
