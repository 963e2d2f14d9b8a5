// The page Latent space: by tab and by link, training in a worker, and what it makes of jars.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, browser, open, start, takeComplaints } from './harness.mjs';
import {
  FROZEN, START, VAE, close, figures, hash, hashAt, hashStatus, model, opened, plane, rewind, rewindTo, step, trainPast, words,
} from './latent-steps.mjs';
import { address, button, discloseAll, disclose, exported, said, saved, sharedHash, spinbutton, tabTo, until, untilEqual } from './steps.mjs';

let server, elsewhere, chromium;
before(async () => {
  server = await start();
  elsewhere = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
  await elsewhere?.close();
});

for (const width of [1280, 390]) {
  test(`every name of the contract stands on the page once (${width} px)`, async () => {
    const page = await opened(chromium, START, { width });
    await page.getByRole('tab', { name: 'Latent space', selected: true }).waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    const once = async (locator, what) => assert.equal(await locator.count(), 1, what);
    for (const name of ['Play', 'Step', 'Reset', 'Generate', 'Undo', 'Redo', 'Share']) await once(button(page, name), name);
    for (const name of ['Model', 'Speed']) await once(page.getByRole('combobox', { name, exact: true }), name);
    await once(rewind(page), 'Rewind');
    await once(plane(page), 'Latent plane');
    await once(page.getByRole('img', { name: /^Decoded picture/ }), 'Decoded picture');
    for (const name of ['Found factors', 'Reconstruction']) await once(page.getByRole('table', { name, exact: true }), name);
    await once(hashStatus(page), 'Weights hash');
    assert.deepEqual(await model(page).locator('option').allTextContents(), ['PCA', 'Autoencoder', 'Variational autoencoder']);
    if (width < 800) await button(page, 'Menu').click();
    await once(button(page, 'Export'), 'Export');
    await close(page);
  });
}

test('a reader presses Play, sees height and width found, and sends a link that trains to the same weights', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await page.getByRole('tab', { name: 'Latent space' }).click();
  await page.getByRole('heading', { name: 'These jars differ in two things only. Can a machine find them by itself?' }).waitFor();
  await untilEqual('PCA', () => figures(page, 'Redrawing error'), ['–', '0.0096']);
  assert.deepEqual(await figures(page, 'Height found'), ['–', '0.970']);
  assert.deepEqual(await figures(page, 'Width found'), ['–', '0.990']);
  await page.getByText('PCA orders the jars, but between them it draws ghosts.').waitFor();
  await button(page, 'Play').click();
  await page.getByRole('heading', { name: 'Nobody names height or width: it only tries to redraw each jar.' }).waitFor();
  assert.equal(await model(page).inputValue(), 'Variational autoencoder');
  await until('step 500', () => step(page), (now) => now > 500, 60_000);
  await button(page, 'Pause').click();
  await page.getByRole('heading', { name: 'It found height and width by itself, and draws jars it never saw.' }).waitFor();
  const [now, weights] = [await step(page), await hash(page)];
  const [found] = await figures(page, 'Height found');
  assert.ok(Number(found) > 0.95, found);
  assert.ok(parseInt((await figures(page, 'Error beside PCA'))[0]) < 50);
  const link = await address(page, (fragment) => fragment.includes(`steps=${now}`));
  assert.match(link, new RegExp(`&model=vae&steps=${now}$`), 'and nothing else');

  const friend = await opened(chromium, link, { width: 390, height: 844, lang: 'es' });
  await friend.getByText(/^Repite [\d.]+ pasos/).waitFor();
  assert.equal(await hashAt(friend, now), weights);
  await close(friend);
  await close(page);
});

test('the weights after 200 steps are those of native Rust, for both', async () => {
  const page = await opened(chromium, `${VAE}&steps=200`);
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await model(page).selectOption('Autoencoder');
  // Another model: back at step 0, with weights of its own.
  assert.notEqual(await hashAt(page, 0), FROZEN.autoencoder);
  const untrained = await page.locator('.latent h1').textContent();
  assert.match(untrained, /^These jars differ/);
  await button(page, 'Undo').click();
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await button(page, 'Redo').click();
  await hashAt(page, 0);
  await page.evaluate((hash) => (location.hash = hash), `${START}&model=autoencoder&steps=200`);
  assert.equal(await hashAt(page, 200), FROZEN.autoencoder);
  await close(page);
});

test('pause, step, rewind, reset and undo lead to the same weights', async () => {
  const page = await opened(chromium);
  const paused = await trainPast(page, 220);
  const before = await hash(page);
  await button(page, 'Step').click();
  assert.notEqual(await hashAt(page, paused + 1), before);
  await rewindTo(page, 200);
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await rewindTo(page, 37);
  const early = await hashAt(page, 37);
  await rewindTo(page, 200);
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await button(page, 'Reset').click();
  await hashAt(page, 0);
  await button(page, 'Undo').click();
  assert.equal(await hashAt(page, 200), FROZEN.vae, 'undo brings the run back');
  await rewindTo(page, 37);
  assert.equal(await hashAt(page, 37), early);
  // Reset while the slider is still on its way somewhere: it is not lost.
  await page.evaluate(([slider, reset]) => {
    slider.value = '90';
    for (const type of ['input', 'change']) slider.dispatchEvent(new Event(type, { bubbles: true }));
    reset.click();
  }, [await rewind(page).elementHandle(), await button(page, 'Reset').elementHandle()]);
  await hashAt(page, 0);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(await step(page), 0);
  // Undo of something else does not take training back.
  await page.getByRole('radio', { name: 'Width', exact: true }).check();
  await rewindTo(page, 60);
  await hashAt(page, 60);
  await button(page, 'Undo').click();
  await untilEqual('the colour', () => page.getByRole('radio', { name: 'Height', exact: true }).isChecked(), true);
  assert.equal(await step(page), 60);
  await close(page);
});

test('a slider that is dragged shows snapshots, and the exact step when it is let go', async () => {
  const page = await opened(chromium, `${VAE}&steps=200`);
  await hashAt(page, 200);
  const slider = rewind(page);
  const drag = (to) =>
    slider.evaluate((element, to) => {
      element.value = to;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }, String(to));
  for (const to of [190, 177, 152, 111, 98]) await drag(to);
  await until('a snapshot', () => step(page), (now) => now <= 98 && now % 10 === 0 && now > 0);
  await drag(133);
  await slider.evaluate((element) => element.dispatchEvent(new Event('change', { bubbles: true })));
  await hashAt(page, 133);
  await rewindTo(page, 200);
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await close(page);
});

test('speed and a page that nobody sees decide nothing', async () => {
  const page = await opened(chromium);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('10 steps/s');
  await button(page, 'Play').click();
  await until('some steps', () => step(page), (now) => now >= 5);
  assert.ok((await step(page)) < 60, 'slowly');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('full');
  // On another page it goes on.
  await page.getByRole('tab', { name: 'Outfits' }).click();
  await page.waitForTimeout(700);
  await page.getByRole('tab', { name: 'Latent space' }).click();
  await until('step 200', () => step(page), (now) => now > 200, 60_000);
  await button(page, 'Pause').click();
  await hash(page);
  await rewindTo(page, 200);
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await close(page);
});

test('a killed worker is replaced, which is said, and ends at the same weights', async () => {
  const page = await opened(chromium);
  await button(page, 'Play').click();
  await until('step 60', () => step(page), (now) => now > 60, 60_000);
  const [worker] = page.workers();
  await worker.evaluate(() => self.close());
  await page.getByText(/^The worker had stopped\. Another goes on from step \d+/).waitFor({ timeout: 25_000 });
  await until('step 200', () => step(page), (now) => now > 200, 60_000);
  await button(page, 'Pause').click();
  await hash(page);
  await rewindTo(page, 200);
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await close(page);
});

test('training that runs away is said, and one click leads back', async () => {
  const page = await opened(chromium, VAE);
  await hashAt(page, 0);
  await disclose(page, 'Training');
  await spinbutton(page, 'Learning rate').fill('10');
  await button(page, 'Play').click();
  await page.getByText(/^It ran away: after step \d+ the error only grew/).waitFor({ timeout: 30_000 });
  assert.ok(await button(page, 'Play').isDisabled());
  await axe(page);
  const back = page.getByRole('button', { name: /^Back to step \d+$/ });
  const to = Number((await back.textContent()).replace(/\D/g, ''));
  await back.click();
  await hashAt(page, to);
  assert.equal(await page.getByText(/^It ran away/).count(), 0);
  await spinbutton(page, 'Learning rate').fill('0.002');
  await hashAt(page, 0);
  await rewindTo(page, 200);
  assert.equal(await hashAt(page, 200), FROZEN.vae);
  await close(page);
});

test('other data while it trains: training begins anew, and undo brings it back', async () => {
  const page = await opened(chromium);
  await disclose(page, 'Data settings');
  await button(page, 'Play').click();
  await until('step 30', () => step(page), (now) => now > 30);
  await spinbutton(page, 'Count').fill('200');
  await page.getByText('200 jars, short to tall').waitFor();
  await until('step 0', () => step(page), (now) => now === 0);
  const other = await hashAt(page, 0);
  await spinbutton(page, 'Height from').fill('22');
  await page.getByRole('alert').filter({ hasText: /5|21/ }).first().waitFor();
  assert.equal(await hash(page), other);
  await close(page);
});

test('what a link asks for and cannot have is named with its range, and the work stays', async () => {
  const page = await opened(chromium, `${VAE}&steps=20`);
  const weights = await hashAt(page, 20);
  for (const [field, range] of [
    ['planned=1000000000', /planned.*100.*50000/s],
    ['steps=1000000000', /steps.*0.*50000/s],
    ['latent=1000000', /latent.*1.*8/s],
    ['rate=11', /rate.*0\.0001.*10/s],
  ]) {
    await page.evaluate((hash) => (location.hash = hash), `${VAE}&${field}`);
    await until(`${field} refused`, () => page.getByRole('alert').allTextContents(), (all) => all.some((text) => range.test(text.replaceAll(',', ''))));
    assert.equal(await hash(page), weights);
  }
  await close(page);
});

test('Generate draws new jars, of each model in its way; again, others', async () => {
  const page = await opened(chromium, `${VAE}&steps=60`);
  await hashAt(page, 60);
  const samples = page.getByRole('img', { name: /^Sample \d+: / });
  const drawn = () => page.locator('.latent-samples canvas').evaluateAll((all) => all.map((canvas) => canvas.toDataURL()).join());
  assert.equal(await samples.count(), 0);
  await button(page, 'Generate').click();
  await untilEqual('samples', () => samples.count(), 8);
  await page.getByText('Codes are drawn from the prior, N(0, 1), and decoded.').waitFor();
  const first = await until('pictures', drawn, (text) => text.length > 1_000);
  await address(page, (fragment) => fragment.endsWith('&steps=60&generated=1'));
  await button(page, 'Generate').click();
  await until('others', drawn, (text) => text !== first);
  await address(page, (fragment) => fragment.includes('&seed=2&'));
  await button(page, 'Undo').click();
  await untilEqual('the first again', drawn, first);
  assert.equal(await step(page), 60, 'samples are no training');
  await spinbutton(page, 'Samples').fill('3');
  await untilEqual('three', () => samples.count(), 3);
  await model(page).selectOption('PCA');
  await page.getByText('It has no distribution of codes', { exact: false }).waitFor();
  await close(page);
});

test('a path leads from the jar of one click to that of another', async () => {
  const page = await opened(chromium);
  const stops = page.getByRole('img', { name: /^Stop \d of 9: / });
  await untilEqual('stops', () => stops.count(), 9);
  await page.getByText('jar 452 to jar 572').waitFor();
  const box = await plane(page).boundingBox();
  await page.getByRole('radio', { name: 'Path start', exact: true }).check();
  await page.mouse.click(box.x + box.width * 0.1, box.y + box.height * 0.6);
  await address(page, (fragment) => /&places=start&path=\d+\.572$/.test(fragment));
  await page.getByRole('radio', { name: 'Path end', exact: true }).check();
  await plane(page).focus();
  await page.keyboard.press('Enter');
  await address(page, (fragment) => /&places=end&path=\d+\.161$/.test(fragment));
  await page.getByText(/^jar \d+ to jar 161$/).waitFor();
  assert.equal(await page.locator('.latent-overlay .path-dot').count(), 9);
  await close(page);
});

test('rebuilt jars, codes as table and as CSV, and the formulas', async () => {
  const page = await opened(chromium, `${START}&jars=45`);
  assert.equal(await page.locator('.rebuilt-row').count(), 3);
  await page.getByText('not trained yet').waitFor();
  await disclose(page, 'Codes as table');
  const table = page.getByRole('table', { name: 'Codes', exact: true });
  await untilEqual('rows', () => table.locator('tbody tr').count(), 20);
  await page.getByText('Jars 1 to 20 of 45').waitFor();
  await button(page, 'Next').click();
  await button(page, 'Next').click();
  await page.getByText('Jars 41 to 45 of 45').waitFor();
  const last = await table.locator('tbody tr').last().locator('th, td').allTextContents();
  const { bytes } = await saved(page, 'Table (CSV)');
  const lines = bytes.toString().trim().split('\n');
  assert.deepEqual([lines.length, lines[0]], [46, 'jar,height,width,z1,z2']);
  const [jar, height] = lines[45].split(',');
  assert.deepEqual([jar, Number(height).toFixed(1)], ['45', last[1]]);
  await disclose(page, 'Explain');
  await page.getByText(/^m is the mean jar; the columns of W are the 2 straight directions/).waitFor();
  await model(page).selectOption('Variational autoencoder');
  await page.getByText(/^Encoder g: 1,024 – 128 – 64 – 2\./).waitFor();
  await axe(page);
  await close(page);
});

test('by keyboard alone: the point is moved and read, training is driven', async () => {
  const page = await opened(chromium);
  await plane(page).focus();
  const numbers = () => page.locator('.decoded-head .hint').textContent();
  const before = await numbers();
  await page.keyboard.press('ArrowRight');
  await said(page, /\(.+\)\. A jar of height [\d.]+, width [\d.]+\.$/);
  const after = await numbers();
  assert.notEqual(after, before);
  await page.keyboard.press('Shift+ArrowUp');
  await until('moved', numbers, (now) => now !== after);
  await address(page, (fragment) => fragment.includes('point=4500.4500'));
  await tabTo(page, 'Play');
  await page.keyboard.press('Enter');
  await until('step 20', () => step(page), (now) => now > 20);
  await page.keyboard.press('Enter');
  await hash(page);
  await rewind(page).focus();
  await page.keyboard.press('Home');
  await hashAt(page, 0);
  await close(page);
});

test('in a hole the page says that it guesses', async () => {
  const page = await opened(chromium, `${START}&point=9900.9900`);
  await page.getByText('No training jar lies near this point: what is drawn here is a guess.').first().waitFor();
  assert.equal(await page.locator('.latent-overlay .way').count(), 0);
  assert.equal(await page.locator('.dimensions .line').count(), 0);
  const box = await plane(page).boundingBox();
  await page.mouse.click(box.x + box.width * 0.44, box.y + box.height * 0.6);
  await page.getByText('The axes have no names.').waitFor();
  assert.equal(await page.locator('.latent-overlay .way').count(), 2);
  await untilEqual('Drag me', () => page.getByText('Drag me').count(), 0);
  await address(page, (fragment) => /point=4[34]\d\d\.[34]\d\d\d/.test(fragment));
  await close(page);
});

test('a drag is one step of undo', async () => {
  const page = await opened(chromium);
  const box = await plane(page).boundingBox();
  await page.mouse.move(box.x + 100, box.y + 100);
  await page.mouse.down();
  for (const by of [20, 60, 120]) await page.mouse.move(box.x + 100 + by, box.y + 100 + by);
  await page.mouse.up();
  await address(page, (fragment) => fragment.includes('point='));
  await button(page, 'Undo').click();
  await untilEqual('undone', () => button(page, 'Undo').isDisabled(), true);
  await close(page);
});

test('codes of one number and of three', async () => {
  const page = await opened(chromium, `${START}&latent=1`);
  await page.getByText(/^from 1 number: /).waitFor();
  await page.evaluate((hash) => (location.hash = hash), `${VAE}&latent=3&axes=3.1&steps=10`);
  await page.getByText(/^from 3 numbers: \(/).waitFor();
  await hashAt(page, 10);
  assert.equal(await page.getByRole('combobox', { name: 'Axis to the right' }).inputValue(), '3');
  await page.getByRole('combobox', { name: 'Axis upwards' }).selectOption('z2');
  await address(page, (fragment) => fragment.includes('axes=3.2'));
  assert.equal(await step(page), 10, 'another look is no other training');
  await close(page);
});

test('JSON holds what the page shows, and opens to it', async () => {
  const page = await opened(chromium, `${VAE}&steps=40&note=look`);
  const weights = await hashAt(page, 40);
  const { scene, latent } = await exported(page);
  assert.deepEqual(scene.page, 'latent');
  assert.deepEqual(
    [latent.model, latent.step, latent.planned_steps, latent.seed, latent.weights_hash, latent.codes.length, latent.factors.length],
    ['vae', 40, 8_000, 1, weights, 1_000, 1_000],
  );
  assert.ok(latent.codes.every((code) => code.length === 2) && latent.factors.every(([h, w]) => h >= 5 && h <= 22 && w >= 6 && w <= 28));
  const [height] = await figures(page, 'Height found');
  assert.ok(Math.abs(latent.r2.height - Number(height)) < 0.001);
  assert.ok(latent.mse > 0 && latent.pca_mse < 0.0098);
  for (const format of ['Drawing (SVG)', 'Picture (PNG)']) assert.ok((await saved(page, format)).bytes.length > 5_000, format);
  await close(page);
});

test('the worker has the page’s policy: nothing leaves the origin', async () => {
  const page = await opened(chromium);
  const [worker] = page.workers();
  const outcome = await worker.evaluate(
    (url) => fetch(url, { mode: 'no-cors' }).then(() => 'answered', (error) => error.name),
    `${elsewhere.base}/boot.js`,
  );
  assert.equal(outcome, 'TypeError');
  // Chromium tells of it in the page's console.
  takeComplaints(page);
  await page.context().close();
});

test('where no worker starts the page says so, and the work is kept', async () => {
  const context = await chromium.newContext();
  await context.route(/trainer-.*\.wasm/, (route) => route.abort());
  const page = await open(context, { hash: `${VAE}&steps=40&note=kept` });
  await page.getByText('This browser starts no worker', { exact: false }).waitFor({ timeout: 30_000 });
  await page.getByRole('note').getByText('kept').waitFor();
  takeComplaints(page);
  await context.close();
});

test('a worker of another build is not used', async () => {
  const context = await chromium.newContext();
  const id = /[0-9a-f]{16}/g;
  await context.route(/trainer-.*_bg\.wasm/, async (route) => {
    const response = await route.fetch({ headers: { 'accept-encoding': 'identity' } });
    const bytes = Buffer.from((await response.body()).toString('latin1').replace(id, (hex) => hex.replace(/./g, '0')), 'latin1');
    await route.fulfill({ body: bytes, contentType: 'application/wasm' });
  });
  const page = await open(context, { hash: START });
  await page.getByText('This browser starts no worker', { exact: false }).waitFor({ timeout: 30_000 });
  takeComplaints(page);
  await context.close();
});

for (const [theme, lang, width] of [['light', 'en', 1280], ['dark', 'es', 1280], ['dark', 'en', 390], ['light', 'es', 320]]) {
  test(`axe finds nothing, everything disclosed: ${theme}, ${lang}, ${width} px`, async () => {
    const page = await opened(chromium, `${VAE}&steps=20&note=x`, { theme, lang, width, height: 900 });
    await hashAt(page, 20);
    await discloseAll(page);
    await axe(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(sideways <= 0, `scrolls sideways by ${sideways}`);
    await close(page);
  });
}

test('every text of the page is there in Spanish', async () => {
  const page = await opened(chromium, `${VAE}&steps=20`, { lang: 'es' });
  const t = words('es');
  for (const key of ['headline_first', 'headline_lost']) assert.ok(t[key].length > 20);
  await button(page, t.play).waitFor();
  await page.getByRole('table', { name: t.found_table, exact: true }).waitFor();
  await hashAt(page, 20);
  assert.match(await sharedHash(page), /&model=vae&steps=20$/);
  await close(page);
});
