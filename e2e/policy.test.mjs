// The page lives within its Content-Security-Policy, in any folder, and says so when it breaks.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start, started, SUB_PATH, takeComplaints } from './harness.mjs';
import { until } from './steps.mjs';

let server, elsewhere, chromium;
before(async () => {
  server = await start();
  elsewhere = await start(); // another port is another origin
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
  await elsewhere?.close();
});

for (const path of ['/', `${SUB_PATH}/`]) {
  test(`the page at ${path} loads without a complaint`, async () => {
    const page = await open(chromium, { path });
    await page.waitForLoadState('networkidle');
    assertQuiet(page);
  });
}

test('the policy refuses a fetch from another origin', async () => {
  const page = await open(chromium);
  const outcome = await page.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(() => 'answered', (error) => error.name),
    `${elsewhere.base}/boot.js`,
  );
  assert.equal(outcome, 'TypeError');
  // The report of the violation is a task of its own.
  let said = [];
  await until('the report', () => (said = [...said, ...takeComplaints(page)]), (all) => all.some((text) => text.startsWith('policy: connect-src blocked')));
});

test('the page is dark before the app starts where the system is, unless light was chosen', async () => {
  const page = await open(chromium, { theme: 'dark' });
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  await page.evaluate(() => localStorage.setItem('coastline.theme', 'light'));
  await page.reload();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
  assertQuiet(page);
});

for (const [lang, title, reopen] of [
  ['en', 'Something broke', 'Open the last good scene'],
  ['es', 'Algo ha fallado', 'Abrir la última escena válida'],
]) {
  test(`an error shows the crash panel with the last good link (${lang})`, async () => {
    const page = await open(chromium, { lang });
    const good = `${server.base}/#last=good`;
    // The app's own comes once the page has been painted, and would stand in place of ours.
    await page.waitForFunction(() => window.coastlineLastGood);
    await page.evaluate(
      ([lang, good]) => {
        document.documentElement.lang = lang;
        window.coastlineLastGood = good;
        dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed' }));
      },
      [lang, good],
    );
    assert.equal(await page.getByRole('alertdialog').count(), 0, 'a ResizeObserver loop is no crash');

    await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { message: 'the chart sank' })));
    const panel = page.getByRole('alertdialog', { name: title });
    await panel.getByText('the chart sank').waitFor();
    assert.equal(await panel.getByRole('link').getAttribute('href'), good);
    assertQuiet(page);
    await axe(page);

    await Promise.all([page.waitForEvent('load'), panel.getByRole('button', { name: reopen }).click()]);
    await started(page);
    assert.equal(await page.getByRole('alertdialog').count(), 0);
    assertQuiet(page);
  });
}

test('a browser without WebAssembly SIMD is told so in both languages', async () => {
  const context = await chromium.newContext();
  await context.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  const page = await open(context);
  const panel = page.getByRole('alertdialog');
  await panel.getByText('needs a browser with WebAssembly').waitFor();
  await panel.getByText('necesita un navegador con WebAssembly').waitFor();
  assertQuiet(page);
});
