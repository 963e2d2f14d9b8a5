// What a person does on the page Latent space, and what can be read off it.

import { readFileSync } from 'node:fs';
import { assertQuiet, open } from './harness.mjs';
import { button, texts, until } from './steps.mjs';

export const START = '#v=1&engine=1&page=latent';
export const VAE = `${START}&model=vae`;

/** Weights after 200 steps at the default settings, as tests/train_frozen.rs has them natively and in Node. */
export const FROZEN = JSON.parse(readFileSync(new URL('../tests/fixtures/latent-hashes.json', import.meta.url)));

/** The texts of the page, by their keys. */
export const words = (lang) => texts(lang, ['pages/latent/text']);

/** The page, opened by a link, once PCA is there. */
export async function opened(chromium, hash = START, options = {}) {
  const page = await open(chromium, { hash, ...options });
  await page.locator('.latent h1').waitFor();
  await page.locator('.pca-name:not(:empty)').waitFor();
  return page;
}

/** Ends with a page, which must not have complained. */
export const close = async (page) => {
  assertQuiet(page);
  await page.context().close();
};

export const plane = (page) => page.getByRole('application', { name: /^(Latent plane|Plano latente)$/ });
export const hashStatus = (page) => page.getByRole('status', { name: /^(Weights hash|Huella de los pesos)$/ });
export const rewind = (page) => page.getByRole('slider', { name: /^(Rewind|Rebobinar)$/ });
export const model = (page) => page.getByRole('combobox', { name: /^(Model|Modelo)$/ });

/** Steps made, as the page writes them. */
export const step = async (page) => Number((await page.locator('.figures b').first().textContent()).replace(/\D/g, ''));

/** Eight hex digits, once training stands. */
export const hash = (page) => until('the weights hash', () => hashStatus(page).textContent(), (text) => /^[0-9a-f]{8}$/.test(text), 60_000);

/** The hash once training stands at a step. */
export async function hashAt(page, at) {
  await until(`step ${at}`, () => step(page), (now) => now === at, 60_000);
  return hash(page);
}

/** Lets go of the slider at a step. */
export const rewindTo = (page, to) =>
  rewind(page).evaluate((slider, to) => {
    slider.value = to;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  }, String(to));

/** Trains until a step is passed, then pauses; gives the step that it stands at. */
export async function trainPast(page, at) {
  await button(page, 'Play').click();
  await until(`step ${at}`, () => step(page), (now) => now > at, 60_000);
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  await hash(page);
  return step(page);
}

/** A figure of the Verdict: [own, PCA's]. */
export const figures = async (page, name) => {
  const cells = page.getByRole('row', { name: new RegExp(`^${name}`) }).locator('td');
  return cells.allTextContents();
};
