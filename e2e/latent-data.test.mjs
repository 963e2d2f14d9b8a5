// The page Latent space on other pictures than jars, where training stops, and what one takes away.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axe, browser, start } from './harness.mjs';
import { START, VAE, close, figures, hash, hashAt, opened, plane, step } from './latent-steps.mjs';
import { START as PIXELS, opened as pixelsOpened, png } from './pixels-steps.mjs';
import { address, button, disclose, exported, saved, spinbutton, until, untilEqual } from './steps.mjs';

let server, chromium, folder;
before(async () => {
  server = await start();
  chromium = await browser();
  folder = mkdtempSync(join(tmpdir(), 'coastline-'));
});
after(async () => {
  await chromium?.close();
  await server?.close();
  rmSync(folder, { recursive: true });
});

const data = (page) => page.getByRole('combobox', { name: /^(Data|Datos)$/ });
const chosen = (page) => data(page).locator('option:checked').textContent();

/** The Python that has NumPy. */
const PYTHON = ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import numpy']).status === 0);

/** Runs the script that the page gives on the weights that it gives. */
async function redrawn(page) {
  const files = [await saved(page, 'Weights (JSON)'), await saved(page, 'NumPy script')];
  assert.deepEqual(files.map((file) => file.name), ['coastline-latent-weights.json', 'decoder.py']);
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  return execFileSync(PYTHON, [join(folder, 'decoder.py'), join(folder, files[0].name)], { encoding: 'utf8' });
}

test('outfits: five features colour the plane and are looked for, PCA and trained', async () => {
  const page = await opened(chromium);
  assert.deepEqual(await data(page).locator('option').allTextContents(), ['Jars (1,000)', 'Outfits (4,032)', 'My own pictures']);
  await data(page).selectOption('Outfits (4,032)');
  await page.getByRole('heading', { name: 'Each picture is 1,024 numbers. Can a machine say it in two?' }).waitFor();
  // As scripts/fixtures and core/tests have it: PCA of the 4,032 pictures.
  await untilEqual('PCA', () => figures(page, 'Redrawing error'), ['–', '0.0097']);
  assert.deepEqual(await figures(page, 'Hair colour'), ['–', '76%']);
  const colours = page.getByRole('radiogroup', { name: 'Colour' }).getByRole('radio');
  assert.equal(await colours.count(), 5);
  await page.getByText('4,032 outfits, by accessories: no glasses to sunglasses').waitFor();
  await page.getByRole('radio', { name: 'Hair style', exact: true }).check();
  await page.getByText('4,032 outfits, by hair style: no hair to short hair, frizzle').waitFor();
  await address(page, (fragment) => fragment.endsWith('&data=outfits&colour=top'));
  // No wider and taller, and no jar of a size: the nearest outfit tells.
  assert.equal(await page.locator('.latent-overlay .way, .dimensions .line').count(), 0);
  const nearest = await page.locator('.nearest .hint').textContent();
  assert.match(nearest, /^Nearest training picture, no\. [\d,]+:.*(hair|bun|No hair)/i);
  await page.getByRole('img', { name: /^Decoded picture\. nearest: / }).waitFor();
  await page.getByRole('img', { name: /^Picture 452\. / }).waitFor();

  await button(page, 'Step').click();
  await hashAt(page, 1);
  await disclose(page, 'All numbers');
  await untilEqual('by chance', () => figures(page, 'Clothing colour, by chance'), ['13%', '13%']);
  const [agree] = await figures(page, 'Hair colour');
  assert.match(agree, /^\d+%$/);
  await disclose(page, 'Codes as table');
  const heads = await page.getByRole('table', { name: 'Codes', exact: true }).locator('thead th').allTextContents();
  assert.deepEqual(heads.slice(0, 6), ['Picture', 'Accessories', 'Clothing colour', 'Clothing type', 'Hair colour', 'Hair style']);
  const { latent } = await exported(page);
  assert.deepEqual([latent.r2, latent.factors.length, latent.codes.length], [null, 4_032, 4_032]);
  assert.equal(`${Math.round(100 * latent.agreement.hair_colour)}%`, agree);
  const { bytes } = await saved(page, 'Table (CSV)');
  assert.match(bytes.toString(), /^outfit,accessories,clothing_colour,clothing_type,hair_colour,top,z1,z2\n1,/);
  await axe(page);
  // The model that Step chose, the colour, the data.
  for (let k = 0; k < 3; k++) await button(page, 'Undo').click();
  await untilEqual('jars again', () => chosen(page), 'Jars (1,000)');
  await close(page);
});

test('a link to trained outfits opens to the same weights in Spanish', async () => {
  const link = `${START}&data=outfits&model=vae&steps=12&colour=clothing_type`;
  const page = await opened(chromium, link);
  const weights = await hashAt(page, 12);
  const friend = await opened(chromium, link, { lang: 'es', width: 390, height: 844 });
  assert.equal(await hashAt(friend, 12), weights);
  await friend.getByText('4032 atuendos, por tipo de ropa: de sudadera a cuello de pico').waitFor();
  await close(friend);
  await close(page);
});

test('pictures of one’s own, taken in on Pixels, are learned from here, and stay on the device', async () => {
  const page = await pixelsOpened(chromium, PIXELS);
  const files = [0, 1, 2, 3, 4, 5].map((k) => png(`${k}.png`, (x, y) => (x + k * y) % 256));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Import').click()]);
  await chooser.setFiles(files);
  await untilEqual('the wall', () => page.locator('.tiles button').count(), 6);
  await page.getByRole('tab', { name: 'Latent space' }).click();
  await page.locator('.pca-name:not(:empty)').waitFor();
  await data(page).selectOption('My own pictures');
  await untilEqual('own', () => chosen(page), 'My own pictures (6)');
  const link = await address(page, (fragment) => /&data=own\.[0-9a-f]{16}\.6$/.test(fragment));
  await page.getByText('6 pictures', { exact: true }).waitFor();
  await page.getByText('Nobody knows what your own pictures differ in', { exact: false }).waitFor();
  assert.equal(await page.getByRole('radiogroup', { name: 'Colour' }).count(), 0);
  await button(page, 'Step').click();
  const weights = await hashAt(page, 1);
  await page.reload();
  await untilEqual('kept', () => chosen(page), 'My own pictures (6)');
  assert.equal(await hashAt(page, 1), weights);
  await axe(page);

  // On another device they are missing, which is said; nothing of others stands for them.
  const friend = await opened(chromium, START);
  await friend.evaluate((hash) => (location.hash = hash), link);
  await friend.getByText(/^This link was made with 6 pictures of someone’s own \([0-9a-f]{16}\)/).waitFor();
  await button(friend, 'Show jars').click();
  await untilEqual('jars', () => chosen(friend), 'Jars (1,000)');
  await until('PCA', () => figures(friend, 'Redrawing error'), ([, pca]) => pca === '0.0096');
  await close(friend);
  await close(page);
});

test('without pictures of one’s own the page says how to get some, and stays', async () => {
  const page = await opened(chromium);
  await data(page).selectOption('My own pictures');
  await page.getByText('There are no pictures of your own here yet: import or paint two or more on the page Pixels.').waitFor();
  assert.equal(await chosen(page), 'Jars (1,000)');
  await close(page);
});

test('Play stops at a plateau if asked to, says so, and goes on', async () => {
  // Jars that are nearly alike are soon learned.
  const page = await opened(chromium, `${VAE}&jars=20&height-to=6&width-to=7&rate=0.0001&batch=8&beta=0`);
  await hashAt(page, 0);
  await disclose(page, 'Training');
  await page.getByRole('checkbox', { name: 'Stop at a plateau' }).check();
  await address(page, (fragment) => fragment.includes('&stop=plateau'));
  await button(page, 'Play').click();
  await page.getByText('Stopped at a plateau: the last 1,000 steps gained hardly anything. Play goes on.').waitFor({ timeout: 60_000 });
  const stopped = await step(page);
  assert.ok(stopped >= 1_500 && stopped < 8_000 && stopped % 500 === 0, stopped);
  const weights = await hash(page);
  await button(page, 'Play').click();
  await until('further', () => step(page), (now) => now > stopped, 60_000);
  assert.equal(await page.getByText('Stopped at a plateau').count(), 0);
  await button(page, 'Pause').click();
  await hash(page);
  // The link replays to the very step, whatever made it stop there.
  const friend = await opened(chromium, `${VAE}&jars=20&height-to=6&width-to=7&rate=0.0001&batch=8&beta=0&steps=${stopped}`);
  assert.equal(await hashAt(friend, stopped), weights);
  await close(friend);
  await close(page);
});

test('weights taken away draw the shown pictures again, by NumPy', async () => {
  const page = await opened(chromium, `${VAE}&steps=120&generated=1&samples=3`);
  await hashAt(page, 120);
  // The point, three samples, nine stops and ten that were rebuilt.
  assert.match(await redrawn(page), /^23 pictures of a vae at step 120: at most \d\.\de-0[5-9] from the page's\n$/);
  const weights = JSON.parse(readFileSync(join(folder, 'coastline-latent-weights.json'), 'utf8'));
  assert.equal(weights.weights_hash, await hash(page));
  assert.deepEqual(weights.layers.map((layer) => [layer.weights.length, layer.biases.length]), [[2, 64], [64, 128], [128, 1_024]]);
  // What was tampered with is found out.
  weights.layers[2].biases[500] += 0.1;
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify(weights));
  assert.equal(spawnSync(PYTHON, [join(folder, 'decoder.py'), join(folder, 'wrong.json')]).status, 1);
  await page.getByRole('combobox', { name: 'Model' }).selectOption('PCA');
  await page.getByText('PCA orders the jars', { exact: false }).waitFor();
  assert.match(await redrawn(page), /^23 pictures of a pca at step 0/);
  await close(page);
});

test('All numbers has linear R², and Explain the loss of now', async () => {
  const page = await opened(chromium, `${VAE}&steps=150`);
  await hashAt(page, 150);
  await disclose(page, 'All numbers');
  const [own, pca] = await figures(page, 'Width, linear R²');
  assert.ok(Number(own) > 0 && Number(own) <= 1 && Number(pca) > 0.5, `${own} ${pca}`);
  const { latent } = await exported(page);
  assert.ok(Math.abs(latent.linear_r2.width - Number(own)) < 0.001);
  assert.equal((await figures(page, 'KL, nats'))[0], latent.kl.toFixed(2));
  await disclose(page, 'Explain');
  const loss = await page.getByText(/^Loss now: /).textContent();
  const [error, beta, kl, sum] = loss.match(/[\d.]+(?=[ :])/g).map(Number);
  assert.ok(Math.abs(error + beta * kl - sum) < 0.02, loss);
  assert.ok(Math.abs(error - latent.mse * 1_024) < 0.01, loss);
  await page.getByRole('combobox', { name: 'Model' }).selectOption('Autoencoder');
  await hashAt(page, 0);
  await page.getByText(/^Loss now: [\d.]+, the squared error of a picture\.$/).waitFor();
  assert.deepEqual(await figures(page, 'KL, nats'), ['–', '–']);
  await close(page);
});
