// What every end-to-end test shares: dist on a free port, one Chromium, pages that remember each
// complaint, and axe.
//
//   const server = await start();
//   const chromium = await browser();
//   const page = await open(chromium, { hash: '#...', width: 390, theme: 'dark', lang: 'es' });
//   ...
//   assertQuiet(page);

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach } from 'node:test';
import { chromium } from 'playwright-core';
import { serveDist } from '../scripts/serve.mjs';

export const SUB_PATH = '/deep/sub/path';

/** axe-core, which comes with @axe-core/playwright. */
const AXE = readFileSync(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');

let base;

/** Serves dist at `/` and under SUB_PATH: { base, close }. `open` goes to the server started first. */
export async function start() {
  const server = await serveDist({ alsoUnder: [SUB_PATH] });
  base ??= server.base;
  return server;
}

/** Of Chromium's own window, which no test sees: suggestions below the address, two pages of theirs for each of ours;
 * and a process in reserve. Without them a page opens in half the time of the processor. */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];
/** What Playwright disables: of several such lists Chromium reads the last alone. */
const PLAYWRIGHT_DISABLES = [
  'AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints',
  'PaintHolding', 'PreconnectToSearch', 'TcpPortRandomizationWin', 'ThirdPartyStoragePartitioning',
];

/** A headless browser with a fresh profile; close it after the tests. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    // Playwright adds --headless and a new --user-data-dir. Root needs --no-sandbox; the rest keeps
    // Chromium from calling home.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${[...PLAYWRIGHT_DISABLES, ...UNSEEN]}`,
    ],
  });
}

const complaints = new WeakMap();

/** Contexts that a test has opened: closed after it, or its pages go on painting beside the next one. */
const opened = new Set();
// Only within a test run: by hand, `measure.mjs` closes what it opens.
if (process.env.NODE_TEST_CONTEXT) {
  afterEach(async () => {
    await Promise.all([...opened].map((context) => context.close()));
    opened.clear();
  });
}

/** Resolves once the app, or boot.js in its place, has put something into the body. */
export const started = (page) => page.waitForSelector('body > :not(noscript)');

/**
 * A page of the app, started. Given a browser it gets a context of its own, with empty
 * storage; given a context (`page.context()`) it shares that one's storage and settings.
 */
export async function open(browserOrContext, options = {}) {
  const { path = '/', hash = '', width = 1280, height = 800, theme = 'light', lang = 'en' } = options;
  const { reducedMotion = false, touch = false, permissions = [] } = options;
  const isBrowser = 'newContext' in browserOrContext;
  const context = !isBrowser
    ? browserOrContext
    : await browserOrContext.newContext({
        viewport: { width, height },
        colorScheme: theme,
        locale: { en: 'en-GB', es: 'es-ES' }[lang] ?? lang,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        hasTouch: touch,
        permissions,
      });
  if (isBrowser) opened.add(context);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await collectComplaints(page);
  await page.goto(base + path + hash);
  await started(page);
  return page;
}

async function collectComplaints(page) {
  const found = [];
  complaints.set(page, found);
  page.on('pageerror', (error) => found.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    // The policy's own message is an error too; a `Content Security Policy` warning counts as well.
    const text = message.text();
    if (message.type() === 'error' || text.includes('Content Security Policy')) found.push(`console: ${text}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== base) found.push(`request off the origin: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) found.push(`${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction('reportPolicyViolation', (text) => found.push(`policy: ${text}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      window.reportPolicyViolation(`${event.effectiveDirective} blocked ${event.blockedURI || 'inline'}`),
    );
  });
}

/** Everything the page complained of since the last call, which the test then answers for. */
export const takeComplaints = (page) => complaints.get(page).splice(0);

/** Fails on an error in the console, an exception, a policy violation, or a request elsewhere. */
export function assertQuiet(page) {
  assert.deepEqual(takeComplaints(page), [], 'the page complained');
}

/** Fails on any violation that axe finds, and says where. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  // Not by AxeBuilder: for frames in frames, which this page has not, it judges in a second window. Nor are the
  // thousands of elements that pass described and sent: that took three quarters of the time.
  const lines = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}\n    at ${node.target.join(' ')}\n    ${node.failureSummary.replaceAll('\n', '\n    ')}`),
    );
  });
  assert.equal(lines.length, 0, `axe found ${lines.length}:\n${lines.join('\n')}`);
}
