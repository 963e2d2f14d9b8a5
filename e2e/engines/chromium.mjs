// Chromium by Playwright, in the words that engines.test.mjs speaks.

import { browser } from '../harness.mjs';
import { listen } from './complaints.mjs';

export async function launch({ width, height }) {
  const chromium = await browser();
  return { open, close: () => chromium.close() };

  async function open(url) {
    const context = await chromium.newContext({ viewport: { width, height }, locale: 'en-GB', colorScheme: 'light' });
    const page = await context.newPage();
    await page.addInitScript(listen);
    await page.goto(url);
    return {
      evaluate: (run, argument) => page.evaluate(run, argument),
      click: (role, name) => page.getByRole(role, { name, exact: true }).click(),
      clickAt: (x, y) => page.mouse.click(x, y),
      screenshot: (path) => page.screenshot({ path }),
      close: () => context.close(),
    };
  }
}
