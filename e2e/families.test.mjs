// The page Families: by tab and by link, lanes that race in workers, and what the verdict says of them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { address, button, exported, saved, spinbutton, texts, until } from './steps.mjs';

const START = '#v=1&engine=1&page=families&rule=two-moons';
const FROZEN = JSON.parse(readFileSync(new URL('../tests/fixtures/race-hashes.json', import.meta.url)));
const NAMES = [
  'Bounding box', 'Grid density', 'Kernel density', 'Gaussian mixture', 'Normalizing flow', 'Autoregressive', 'VAE', 'Diffusion', 'GAN',
];
/** What the name of a checkbox ends with. */
const ABILITIES = { VAE: 'bounds p(x)', Diffusion: 'bounds p(x)', GAN: 'only makes' };

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const opened = async (hash = START, options = {}) => {
  const page = await open(chromium, { hash, ...options });
  await page.locator('.families h1').waitFor();
  return page;
};
const close = async (page) => {
  assertQuiet(page);
  await page.context().close();
};
const lane = (page, name) => page.getByRole('group', { name, exact: true });
const hashOf = (page, name) => lane(page, name).getByRole('status', { name: /^(Weights hash|Huella de los pesos)$/ });
const leaf = (page, name) => page.getByRole('checkbox', { name: `${name}, ${ABILITIES[name] ?? 'says p(x) exactly'}`, exact: true });
const steps = async (page) => Number((await page.getByRole('slider', { name: 'Rewind' }).inputValue()));
const hash = (page, name) =>
  until(`the hash of ${name}`, () => hashOf(page, name).textContent(), (text) => /^[0-9a-f]{8}$/.test(text), 60_000);
const stands = (page, at) => until(`step ${at}`, () => steps(page), (now) => now === at, 60_000);
const cell = (page, table, row, column = 0) =>
  page.getByRole('table', { name: table, exact: true }).getByRole('row', { name: row }).getByRole('cell').nth(column).textContent();

test('every name of the contract stands on the page', async () => {
  const page = await opened();
  await page.getByRole('tab', { name: 'Families', selected: true }).waitFor();
  for (const name of ['Play', 'Step', 'Reset', 'Undo', 'Redo', 'Add model', 'Share', 'Export']) {
    assert.equal(await button(page, name).count(), 1, name);
  }
  for (const name of NAMES) assert.equal(await leaf(page, name).count(), 1, name);
  const flow = lane(page, 'Normalizing flow');
  for (const name of ['Remove model', 'Open large']) assert.equal(await flow.getByRole('button', { name }).count(), 1, name);
  assert.equal(await flow.getByRole('combobox', { name: 'Family' }).count(), 1);
  assert.equal(await flow.getByRole('slider', { name: 'Time' }).count(), 1);
  assert.equal(await flow.getByRole('application', { name: 'Plane' }).count(), 1);
  await button(page, 'Speed, stop').click();
  for (const name of ['Observations', 'Seed', 'Planned steps', 'Batch']) assert.equal(await spinbutton(page, name).count(), 1, name);
  for (const name of ['Speed', 'Stop']) assert.equal(await page.getByRole('combobox', { name, exact: true }).count(), 1, name);
  assert.equal(await page.getByRole('combobox', { name: /^Rule/ }).count(), 1);
  await close(page);
});

test('a link races to the last bit as natively, and says what came of it', async () => {
  const page = await opened(`${START}&lanes=flow.autoregressive&steps=200`);
  assert.equal(await hash(page, 'Normalizing flow'), FROZEN.flow);
  assert.equal(await hash(page, 'Autoregressive'), FROZEN.autoregressive);
  await stands(page, 200);
  await page.getByRole('heading', { name: /comes? (closest|equally close)/ }).waitFor({ timeout: 60_000 });
  const json = await exported(page);
  assert.deepEqual(json.race.map(({ family, step, weights_hash }) => [family, step, weights_hash]), [
    ['flow', 200, FROZEN.flow],
    ['autoregressive', 200, FROZEN.autoregressive],
  ]);
  for (const { samples, metrics } of json.race) {
    assert.equal(samples.length, 10_000);
    assert.ok(metrics.js_bits > metrics.js_floor_bits && metrics.js_bits < 0.3, metrics.js_bits);
    assert.equal(metrics.ln_likelihood.kind, 'exact');
    assert.equal(metrics.modes, null);
  }
  assert.equal(await cell(page, 'Metrics', /Jensen-Shannon/), json.race[0].metrics.js_bits.toFixed(3));
  await close(page);
});

test('play, pause, step, rewind: the same step has the same weights', async () => {
  const page = await opened(`${START}&lanes=flow.autoregressive`);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  await until('some steps', () => steps(page), (now) => now > 30, 60_000);
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  // Both stand where the slowest stood: the other goes back there.
  const states = () => page.locator('.lane-loss .hint').allTextContents();
  await until('both at one step', states, ([a, b]) => a === b && a.startsWith('stands at step'), 60_000);
  const [flow, other] = [await hash(page, 'Normalizing flow'), await hash(page, 'Autoregressive')];
  const at = await steps(page);
  await button(page, 'Step').click();
  await stands(page, at + 1);
  assert.notEqual(await hash(page, 'Normalizing flow'), flow);
  await page.getByRole('slider', { name: 'Rewind' }).evaluate((slider, to) => {
    slider.value = to;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  }, String(at));
  await stands(page, at);
  await until('the same flow', () => hashOf(page, 'Normalizing flow').textContent(), (now) => now === flow, 60_000);
  await until('the same other', () => hashOf(page, 'Autoregressive').textContent(), (now) => now === other, 60_000);
  await until('the address', () => address(page), (link) => link.includes(`steps=${at}`));
  await button(page, 'Reset').click();
  await stands(page, 0);
  await close(page);
});

test('four lanes at most; one fitted at once is judged at once; a fifth cannot be ticked', async () => {
  const page = await opened('#v=1&engine=1&page=families&rule=earth&lanes=grid');
  await until('the grid is judged', () => cell(page, 'Coverage', /Made, but forbidden/), (text) => /%/.test(text), 60_000);
  assert.equal(await button(page, 'Play').isDisabled(), true);
  for (const name of ['Bounding box', 'Kernel density', 'Gaussian mixture']) await leaf(page, name).check();
  assert.equal(await leaf(page, 'Normalizing flow').isDisabled(), true);
  assert.equal(await button(page, 'Add model').isDisabled(), true);
  // The box of 2,000 points is nearly the whole plane: it makes sea as often as the Earth has it.
  await until('the box', () => cell(page, 'Coverage', /Made, but forbidden/, 1), (text) => /%/.test(text), 60_000);
  const forbidden = parseFloat(await cell(page, 'Coverage', /Made, but forbidden/, 1));
  assert.ok(Math.abs(forbidden - 71) < 2, forbidden);
  await lane(page, 'Bounding box').getByRole('button', { name: 'Remove model' }).click();
  await lane(page, 'Bounding box').waitFor({ state: 'detached' });
  await button(page, 'Undo').click();
  await lane(page, 'Bounding box').waitFor();
  await close(page);
});

test('what makes no model says so, and nothing is lost', async () => {
  const page = await opened(`${START}&n=1&lanes=flow.box`);
  await lane(page, 'Normalizing flow').getByRole('alert').filter({ hasText: 'at one place' }).waitFor();
  await spinbutton(page, 'Observations').fill('300');
  await lane(page, 'Normalizing flow').getByRole('alert').waitFor({ state: 'detached' });
  await hash(page, 'Normalizing flow');
  await close(page);
});

test('too large a rate runs away, and one can go back', async () => {
  const page = await opened(`${START}&rate=10`);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  const back = lane(page, 'Normalizing flow').getByRole('button', { name: /^Back to step/ });
  await back.waitFor({ timeout: 60_000 });
  await back.click();
  await lane(page, 'Normalizing flow').getByRole('alert').waitFor({ state: 'detached' });
  await hash(page, 'Normalizing flow');
  await close(page);
});

test('one probe asks all lanes, by mouse and by keyboard', async () => {
  const page = await opened(`${START}&lanes=flow.autoregressive`);
  await hash(page, 'Autoregressive');
  const plane = lane(page, 'Normalizing flow').getByRole('application', { name: 'Plane' });
  await plane.click();
  for (const name of ['Normalizing flow', 'Autoregressive']) {
    await lane(page, name).getByText(/At the probe ln p\(x\) = −?\d/).waitFor({ state: 'attached' });
  }
  await plane.focus();
  await page.keyboard.press('Delete');
  await until('no probe', () => address(page), (link) => !link.includes('probe='));
  await page.keyboard.press('ArrowLeft');
  await until('a probe', () => address(page), (link) => link.includes('probe='));
  await close(page);
});

test('the points of Points race here, a hidden rule hidden', async () => {
  const page = await open(chromium, { hash: '#v=1&engine=1&page=points&hidden=1' });
  await button(page, 'Try the families on these points').click();
  await page.locator('.families h1').waitFor();
  assert.equal(await page.locator('#families-rule option:checked').textContent(), 'My points');
  await page.getByText('21 points of Points').waitFor();
  await page.getByText('While the rule is hidden').waitFor({ state: 'attached' });
  assert.ok(!/Land|Earth|coast/i.test(await page.locator('main').innerText()), 'nothing gives it away');
  await button(page, 'Reveal the rule').click();
  await page.getByRole('checkbox', { name: 'Coast' }).waitFor();
  await close(page);
});

test('saved: PNG, SVG, CSV', async () => {
  const page = await opened(`${START}&lanes=grid`);
  await hash(page, 'Grid density');
  for (const [name, head] of [['SVG', '<svg'], ['PNG', '\x89PNG'], ['CSV', 'family,x,y\ngrid,']]) {
    const { bytes } = await saved(page, new RegExp(name));
    assert.equal(bytes.toString('latin1').slice(0, head.length), head, name);
  }
  await close(page);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing, also in Spanish on a narrow page (${theme})`, async () => {
    const page = await opened(`${START}&lanes=flow.autoregressive.mixture.kernel&steps=20`, { theme });
    await hash(page, 'Normalizing flow');
    await axe(page);
    await close(page);
    const large = await opened(`${START}&lanes=diffusion.gan.vae&large=diffusion&steps=10`, { theme });
    await hash(large, 'GAN');
    await button(large, 'Speed, stop').click();
    for (const name of ['VAE', 'Diffusion', 'GAN']) await lane(large, name).getByRole('button', { name: 'Explain' }).click();
    await axe(large);
    await close(large);
    const small = await opened(`${START}&lanes=flow.autoregressive&large=flow`, { theme, lang: 'es', width: 320, height: 700 });
    const t = texts('es', ['pages/families/text']);
    await small.getByRole('button', { name: t.play, exact: true }).waitFor();
    await axe(small);
    assert.ok(await small.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await close(small);
  });
}

test('a killed worker is replaced, which is said, and ends at the same weights', async () => {
  const page = await opened(`${START}&lanes=flow`);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  await until('step 60', () => steps(page), (now) => now > 60, 60_000);
  const [worker] = page.workers();
  await worker.evaluate(() => self.close());
  await lane(page, 'Normalizing flow').getByRole('alert').filter({ hasText: 'another goes on from step' }).waitFor({ timeout: 25_000 });
  await until('step 200', () => steps(page), (now) => now > 200, 60_000);
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  await page.getByRole('slider', { name: 'Rewind' }).evaluate((slider) => {
    slider.value = '200';
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    slider.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await until('the frozen weights', () => hashOf(page, 'Normalizing flow').textContent(), (now) => now === FROZEN.flow, 60_000);
  await close(page);
});

test('by keyboard alone: a family more, Play, Pause, another rule', async () => {
  const page = await opened(START);
  await hash(page, 'Normalizing flow');
  await leaf(page, 'Autoregressive').focus();
  await page.keyboard.press('Space');
  await hash(page, 'Autoregressive');
  await button(page, 'Play').focus();
  await page.keyboard.press('Enter');
  await until('some steps', () => steps(page), (now) => now > 10, 60_000);
  await page.keyboard.press('Enter');
  await button(page, 'Play').waitFor();
  await page.getByRole('combobox', { name: /^Rule/ }).focus();
  await page.keyboard.press('ArrowDown');
  await until('eight gaussians', () => address(page), (link) => link.includes('rule=8-gaussians'));
  await stands(page, 0);
  await close(page);
});

test('a lane added while others run trains alone to their step, then all go on', async () => {
  const page = await opened(START);
  await hash(page, 'Normalizing flow');
  await button(page, 'Play').click();
  await until('some steps', () => steps(page), (now) => now > 40, 60_000);
  await leaf(page, 'Autoregressive').check();
  const before = await lane(page, 'Normalizing flow').getByText(/^(training|stands)/).textContent();
  const at = Number(before.replace(/\D/g, ''));
  await until('both go on', () => steps(page), (now) => now > at + 20, 60_000);
  await button(page, 'Pause').click();
  await button(page, 'Play').waitFor();
  const states = await page.locator('.lane-loss .hint').allTextContents();
  assert.equal(states[0], states[1]);
  await close(page);
});

test('VAE, diffusion and GAN race to the last bit as natively; what they cannot say is said', async () => {
  const page = await opened(`${START}&lanes=flow.vae.diffusion.gan&steps=200`);
  for (const [name, key] of [['VAE', 'vae'], ['Diffusion', 'diffusion'], ['GAN', 'gan']]) assert.equal(await hash(page, name), FROZEN[key], name);
  await stands(page, 200);
  await page.getByRole('heading', { name: /^The flow comes closest, and says p\(x\) exactly\. The GAN can only make\.$/ }).waitFor({ timeout: 90_000 });
  const { race } = await exported(page);
  const told = race.map(({ family, parameters, samples, metrics }) => [family, parameters, samples.length, metrics.ln_likelihood.kind]);
  assert.deepEqual(told, [
    ['flow', 32_430, 10_000, 'exact'],
    ['vae', 32_039, 10_000, 'at least'],
    ['diffusion', 29_794, 10_000, 'at least'],
    ['gan', 33_883, 10_000, 'none'],
  ]);
  const [flow, vae, diffusion, gan] = race.map(({ metrics }) => metrics.ln_likelihood.value);
  // Of the same points: a bound lies under what a good model says exactly.
  assert.ok(vae < flow && diffusion < flow && gan === null, [flow, vae, diffusion, gan].join());
  const row = (column) => cell(page, 'Metrics', /ln-likelihood/, column);
  assert.match(await row(1), /^at least [−\d.]+$/);
  assert.match(await row(2), /^at least [−\d.]+$/);
  assert.equal((await row(3)).trim(), 'none: implicit');
  // One probe: exact, at least, none.
  await lane(page, 'GAN').getByRole('application', { name: 'Plane' }).click();
  for (const [name, words] of [['Normalizing flow', /p\(x\) = −?\d/], ['VAE', /p\(x\) is at least/], ['Diffusion', /p\(x\) is at least/], ['GAN', /p\(x\): none, it is implicit/]]) {
    await lane(page, name).getByText(words).first().waitFor({ state: 'attached' });
    await lane(page, name).getByRole('button', { name: 'Explain' }).click();
  }
  await lane(page, 'Diffusion').getByText(/At t = 20: x, less one step of noise, is 1\.\d{3} x − 0\.\d{3} e\./).waitFor();
  await lane(page, 'VAE').getByText(/The code of the probe is z = \(−?\d.*its cloud costs \d/).waitFor();
  await lane(page, 'GAN').getByText(/the forger loses \d\.\d\d, the critic \d\.\d\d/).waitFor();
  await close(page);
});

test('on a map, A and C are shares of samples, and B is none, for those that do not say p(x)', async () => {
  const page = await opened('#v=1&engine=1&page=families&rule=earth&lanes=vae.gan&n=500&steps=40');
  for (const column of [0, 1]) {
    const of = (row) => cell(page, 'Coverage', row, column);
    await until('A', () => of(/Made, but forbidden/), (text) => /%/.test(text), 90_000);
    const [a, c] = [parseFloat(await of(/Made, but forbidden/)), parseFloat(await of(/Made and allowed/))];
    assert.ok(a > 5 && Math.abs(a + c - 100) < 0.2, `${a}, ${c}`);
    assert.equal(await of(/Allowed, hardly/), column === 0 ? 'none: only a bound' : 'none: implicit');
  }
  await close(page);
});

test('opened large: a diffusion walks home by the slider, with arrows and two samplers; a VAE shows its decoded grid', async () => {
  const page = await opened(`${START}&lanes=diffusion.vae&steps=30&large=diffusion`);
  await hash(page, 'Diffusion');
  const diffusion = lane(page, 'Diffusion');
  const time = diffusion.getByRole('slider', { name: 'Time' });
  assert.equal(await time.getAttribute('aria-valuetext'), '80 of 100 steps done');
  const canvas = diffusion.locator('.think-plane canvas').first();
  const drawn = () => canvas.evaluate((canvas) => canvas.toDataURL());
  const differs = async (what, before) => until(what, drawn, (now) => now !== before);
  let before = await drawn();
  await diffusion.getByRole('button', { name: 't = 30' }).click();
  await until('the address', () => address(page), (link) => link.includes('walked=70'));
  await differs('another time', before);
  before = await drawn();
  await diffusion.getByRole('checkbox', { name: 'Score arrows' }).uncheck();
  await differs('no arrows', before);
  before = await drawn();
  await diffusion.getByRole('combobox', { name: 'Sampler' }).selectOption('Ancestral, fresh noise');
  await differs('other paths', before);
  await until('all of it in the address', () => address(page), (link) => /walked=70.*sampler=ancestral&arrows=0/.test(link));
  await time.focus();
  await page.keyboard.press('ArrowRight');
  await until('a step more', () => address(page), (link) => link.includes('walked=71'));
  await diffusion.getByRole('button', { name: 'Make small' }).click();
  await lane(page, 'VAE').getByRole('button', { name: 'Open large' }).click();
  await lane(page, 'VAE').getByText('decoded grid').waitFor();
  await close(page);
});

test('other paths, another loss, packing: back at step 0, in the link, and other weights', async () => {
  const page = await opened(`${START}&lanes=gan.diffusion&steps=3`);
  const before = [await hash(page, 'GAN'), await hash(page, 'Diffusion')];
  await button(page, 'Speed, stop').click();
  await page.getByRole('combobox', { name: 'Paths of diffusion' }).selectOption('straight: flow matching');
  await page.getByRole('combobox', { name: 'Loss of the GAN' }).selectOption('plain, of 2014');
  await spinbutton(page, 'Packing').fill('2');
  await stands(page, 0);
  await until('the link', () => address(page), (link) => /packing=2&paths=straight&gan-loss=plain/.test(link) && !link.includes('steps='));
  for (let k = 0; k < 3; k += 1) await button(page, 'Step').click();
  await stands(page, 3);
  assert.notEqual(await hash(page, 'GAN'), before[0]);
  assert.notEqual(await hash(page, 'Diffusion'), before[1]);
  // Along straight paths nothing is bounded.
  await until('none', () => cell(page, 'Metrics', /ln-likelihood/, 1), (text) => text.trim() === 'none: straight paths', 60_000);
  await close(page);
});

test('modes over the steps, and how families rank on the rule', async () => {
  const page = await opened(`${START.replace('two-moons', '8-gaussians')}&lanes=gan.mixture&n=400&planned=100&steps=60&metric=modes`);
  await page.getByRole('heading', { name: /^The mixture comes closest, and says p\(x\) exactly\. The GAN can only make\.$/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('img', { name: /^Modes made\. GAN: \d; Gaussian mixture: 8$/ }).waitFor();
  await page.getByText('Measured on this rule, with three numbers of points: of 21 the closest are the VAE, the grid and the GAN;').waitFor();
  const modes = (page) => page.getByRole('combobox', { name: 'Metric' }).locator('option', { hasText: 'Modes made' });
  assert.equal(await modes(page).isDisabled(), false);
  await close(page);
  // A rule without modes has no such figure.
  const other = await opened(`${START}&lanes=grid`);
  await hash(other, 'Grid density');
  assert.equal(await modes(other).isDisabled(), true);
  await close(other);
});

/** The Python that has NumPy. */
const PYTHON = ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import numpy']).status === 0);

for (const [what, fields] of [
  ['networks', 'lanes=flow.vae.diffusion.gan&steps=60'],
  ['the others', 'lanes=autoregressive.box.kernel.mixture&steps=60'],
  ['grid and straight paths', 'lanes=grid.diffusion&steps=40&paths=straight'],
]) {
  test(`weights taken away make the same points by NumPy: ${what}`, async () => {
    const page = await opened(`${START}&n=300&${fields}`);
    await stands(page, Number(/steps=(\d+)/.exec(fields)[1]));
    for (const state of await page.locator('.lane-hash').all()) await until('all stand', () => state.textContent(), (text) => /[0-9a-f]{8}/.test(text), 60_000);
    const race = await until('all judged', async () => (await exported(page)).race, (race) => race.every(({ samples }) => samples.length === 10_000), 90_000);
    const files = [await saved(page, 'Weights (JSON)'), await saved(page, 'NumPy script')];
    assert.deepEqual(files.map((file) => file.name), ['coastline-families-weights.json', 'families.py']);
    const folder = mkdtempSync(join(tmpdir(), 'families-'));
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    const run = (file) => spawnSync(PYTHON, [join(folder, 'families.py'), join(folder, file)], { encoding: 'utf8' });
    const told = run(files[0].name);
    assert.equal(told.status, 0, told.stdout + told.stderr);
    assert.equal(told.stdout.trim().split('\n').length, race.length);
    const taken = JSON.parse(files[0].bytes.toString('utf8'));
    for (const [k, model] of taken.models.entries()) {
      assert.deepEqual([model.family, model.weights_hash], [race[k].family, race[k].weights_hash]);
      // They are the first of those that the page shows and exports.
      assert.deepEqual(model.samples[0], race[k].samples[0], model.family);
    }
    // What was tampered with is found out.
    const { weights, noise } = taken.models.at(-1);
    (weights.length > 0 ? weights : noise).fill(0.25);
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify(taken));
    assert.equal(run('wrong.json').status, 1);
    await close(page);
  });
}
