// What a person does on the page Outfits, and what can be read off it.

import { assertQuiet, open } from './harness.mjs';
import { untilEqual } from './steps.mjs';

export const START = '#v=1&engine=1&page=outfits';
export const MADE = `${START}&generated=fresh`;
export const MODELS = ['mle', 'laplace', 'naive_bayes'];
export const FEATURES = ['accessories', 'clothing_colour', 'clothing_type', 'hair_colour', 'top'];

/** The page, opened by a link, once it is there. */
export async function opened(chromium, hash = START, options = {}) {
  const page = await open(chromium, { hash, ...options });
  await page.locator('.outfits h1').waitFor();
  return page;
}

/** Ends with a page, which must not have complained. */
export const close = async (page) => {
  assertQuiet(page);
  await page.context().close();
};
export const table = (page, name) => page.getByRole('table', { name, exact: true });
export const count = async (page) => Number((await page.getByText(/outfits?, 5 features$/).textContent()).match(/^[\d,]+/)[0].replaceAll(',', ''));
export const counts = (page, n) => untilEqual('rows', () => count(page), n);
export const card = (page, model) => page.locator(`section[aria-labelledby=model-${model}]`);
export const labels = (page, model) => card(page, model).locator('.made svg').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
export const tags = (page, model) => card(page, model).locator('.made .tag').allTextContents();
export const allLabels = (page) => Promise.all(MODELS.map((model) => labels(page, model)));
export const made = (page, n) => untilEqual('figures made', async () => (await allLabels(page)).map((row) => row.length), [n, n, n]);
export const asked = (page) => page.locator('.ask tbody tr td:last-child').allTextContents();
export const undo = (page) => page.keyboard.press('Control+z');
export const redo = (page) => page.keyboard.press('Control+Shift+z');
export const beyond = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
export const HEADER = FEATURES.join(',');

