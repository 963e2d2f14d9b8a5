// Observations as a table: what the plane does, for those who want numbers, with the keyboard and on a phone too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import {
  assertSame, button, disclose, exported, exportedText, fill, observationCount, radio, tabTo, texts, until, untilEqual, fetched,
} from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

/** The page with its table open. */
async function withTable(options) {
  const page = await open(chromium, options);
  await disclose(page, /^(Edit as table|Editar como tabla)$/);
  await fetched(page);
  return page;
}

const table = (page) => page.getByRole('table', { name: /^(Observations|Observaciones)$/ });
const rows = (page) => table(page).locator('tbody tr');
/** The rows as they stand: [number, x, y]. */
const values = (page) =>
  rows(page).evaluateAll((all) => all.map((row) => [row.cells[0].textContent, ...[...row.querySelectorAll('input')].map((input) => input.value)].map(Number)));
const field = (page, name) => page.getByRole('spinbutton', { name, exact: true });
const range = (page) => page.locator('.pager [role=status]').textContent();
const near = (a, b, tolerance = 0.01) => Math.abs(a - b) < tolerance;

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`the table has fifty rows a page, and pages (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await withTable({ hash: '#v=1&data=opening.100s3', lang, width });
    assert.equal(await rows(page).count(), 50);
    assert.equal(await range(page), fill(t.rows_shown, 1, 50, 121));
    const [previous, next] = [button(page, t.previous), button(page, t.next)];
    assert.ok(await previous.isDisabled());
    await axe(page);
    await next.click();
    await next.click();
    assert.equal(await range(page), fill(t.rows_shown, 101, 121, 121));
    assert.equal(await rows(page).count(), 21);
    assert.deepEqual((await values(page)).map(([number]) => number), Array.from({ length: 21 }, (_, idx) => 101 + idx));
    assert.ok(await next.isDisabled());
    await previous.click();
    assert.equal(await range(page), fill(t.rows_shown, 51, 100, 121));
    // Observations that go take their page with them.
    await button(page, t.next).click();
    await button(page, t.undo).isDisabled();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, 'scrolls sideways');
    assertQuiet(page);
  });
}

test('the numbers are those of the file, in degrees, to the same step of the plane', async () => {
  const page = await withTable({ hash: '#v=1' });
  const { observations } = await exported(page);
  const shown = await values(page);
  assert.equal(shown.length, 21);
  for (const [idx, [number, lon, lat]] of shown.entries()) {
    assert.equal(number, idx + 1);
    assert.ok(near(lon, observations[idx][0]) && near(lat, observations[idx][1]), `${lon}, ${lat} for ${observations[idx]}`);
  }
  assertQuiet(page);
});

test('a change of a number moves the point, add adds, delete deletes, each one step of undo', async () => {
  const page = await withTable({ hash: '#v=1' });
  const before = await exportedText(page);
  await field(page, 'Longitude of observation 2').fill('-100.5');
  await page.keyboard.press('Enter');
  await untilEqual('one step', () => button(page, 'Undo').isDisabled(), false);
  const moved = (await exported(page)).observations;
  assert.ok(near(moved[1][0], -100.5) && moved[1][1] === JSON.parse(before).observations[1][1], `moved to ${moved[1]}`);

  await field(page, 'Longitude of a new observation').fill('10.25');
  await field(page, 'Latitude of a new observation').fill('-20.5');
  await button(page, 'Add').click();
  await untilEqual('added', () => observationCount(page), 22);
  await untilEqual('the focus', () => page.evaluate(() => document.activeElement.ariaLabel), 'Longitude of a new observation');
  assert.equal(await field(page, 'Longitude of a new observation').inputValue(), '');
  const added = (await exported(page)).observations[21];
  assert.ok(near(added[0], 10.25) && near(added[1], -20.5), `added ${added}`);

  await button(page, 'Delete observation 3').click();
  await untilEqual('deleted', () => observationCount(page), 21);
  await untilEqual('the focus', () => page.evaluate(() => document.activeElement.ariaLabel), 'Delete observation 3');
  for (const n of [22, 21, 21]) {
    await page.keyboard.press('Control+z');
    await untilEqual('undone', () => observationCount(page), n);
  }
  assertSame(await exportedText(page), before);
  assert.ok(await button(page, 'Undo').isDisabled());
  await untilEqual('the field shows it', async () => near((await values(page))[1][1], JSON.parse(before).observations[1][0]), true);
  assertQuiet(page);
});

test('each heading sorts, one way and the other, and an edited row does not run away', async () => {
  const page = await withTable({ hash: '#v=1' });
  const heading = (name) => table(page).getByRole('columnheader', { name }).getByRole('button');
  const sorting = async (name) => table(page).getByRole('columnheader', { name }).getAttribute('aria-sort');
  const isSorted = (all, idx, sign) => all.every((row, at) => at === 0 || sign * (row[idx] - all[at - 1][idx]) >= 0);
  assert.equal(await sorting('No.'), 'ascending');
  for (const [name, idx] of [['Longitude', 1], ['Latitude', 2], ['No.', 0]]) {
    await heading(name).click();
    assert.equal(await sorting(name), 'ascending');
    assert.ok(isSorted(await values(page), idx, 1), `${name} rising`);
    await heading(name).click();
    assert.equal(await sorting(name), 'descending');
    assert.ok(isSorted(await values(page), idx, -1), `${name} falling`);
  }
  await axe(page);
  await heading('Longitude').click();
  const order = (await values(page)).map(([number]) => number);
  await field(page, `Longitude of observation ${order[0]}`).fill('170');
  await page.keyboard.press('Enter');
  await until('the number kept', () => values(page), (all) => near(all[0][1], 170));
  assert.deepEqual((await values(page)).map(([number]) => number), order, 'the row stays under the hands');
  await heading('Longitude').click();
  assert.equal((await values(page))[0][0], order[0], 'sorted anew when asked: the easternmost is first');
  assertQuiet(page);
});

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`what is no place is said beside its field and changes nothing (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await withTable({ hash: '#v=1', lang, width });
    const lat = field(page, fill(t.coordinate_of, t.latitude, 1));
    for (const bad of ['91', '-90.5', '', '1e300']) {
      await lat.fill(bad);
      await lat.blur();
      await page.locator('#table').getByText(fill(t.not_in_range, '-90', '90')).waitFor();
      assert.equal(await lat.getAttribute('aria-invalid'), 'true', bad);
    }
    const [newLon, newLat] = [t.longitude, t.latitude].map((name) => field(page, fill(t.new_coordinate, name)));
    await newLon.fill('181');
    await button(page, t.add).click();
    await page.locator('#table').getByText(fill(t.not_in_range, '-180', '180')).waitFor();
    assert.deepEqual([await newLon.getAttribute('aria-invalid'), await newLat.getAttribute('aria-invalid')], ['true', 'true'], 'an empty one, too');
    await axe(page);
    assert.ok(await button(page, t.undo).isDisabled());
    await lat.fill('45');
    await lat.blur();
    await untilEqual('the mark', () => lat.getAttribute('aria-invalid'), null);
    assertQuiet(page);
  });
}

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`while the rule is hidden the table is in shares, without a degree (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await withTable({ lang, width });
    const names = await table(page).getByRole('columnheader').allTextContents();
    assert.deepEqual(names.map((name) => name.replace(/ [↑↓]$/, '')), [t.number, 'x1', 'x2']);
    assert.ok((await values(page)).every(([, x, y]) => x > 0 && x < 1 && y > 0 && y < 1));
    const html = await page.evaluate(() => document.body.outerHTML);
    for (const word of ['°', t.longitude, t.latitude]) assert.ok(!html.includes(word), `“${word}” is on the page`);
    await axe(page);
    await field(page, fill(t.coordinate_of, 'x1', 1)).fill('0.25');
    await page.keyboard.press('Enter');
    await untilEqual('a step to undo', () => button(page, t.undo).isDisabled(), false);
    await button(page, t.reveal).click();
    await until('degrees', () => values(page), ([[, lon]]) => near(lon, -90));
    assertQuiet(page);
  });
}

test('by keyboard alone: open, change, add, delete', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await tabTo(page, 'Edit as table');
  await page.keyboard.press('Enter');
  await fetched(page);
  await tabTo(page, 'Latitude of observation 1');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12.5');
  await tabTo(page, 'Delete observation 1');
  await until('moved', () => values(page), ([[, , lat]]) => near(lat, 12.5));
  await page.keyboard.press('Enter');
  await untilEqual('deleted', () => observationCount(page), 20);
  await tabTo(page, 'Edit as table', true);
  await page.keyboard.press('Enter');
  await untilEqual('closed', () => table(page).count(), 0);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  assert.equal(await observationCount(page), 21);
  assert.ok(await button(page, 'Undo').isDisabled());
  assertQuiet(page);
});

test('the last row of a page takes the page with it, and the table of nothing says so', async () => {
  const page = await withTable({ hash: '#v=1&data=opening.30s3' });
  await button(page, 'Next').click();
  await button(page, 'Delete observation 51').click();
  await untilEqual('the page before', () => range(page), '1 to 50 of 50');
  await button(page, 'Clear').click();
  await untilEqual('nothing', () => range(page), '0 to 0 of 0');
  assert.equal(await rows(page).count(), 0);
  await axe(page);
  await button(page, 'Undo').click();
  await untilEqual('back', () => rows(page).count(), 50);
  assertQuiet(page);
});

test('the table follows the plane: a mark that moves, and another language', async () => {
  const page = await withTable({ hash: '#v=1&rule=none&bounds=0~1000~-1~1' });
  assert.deepEqual((await table(page).getByRole('columnheader').allTextContents()).slice(1), ['x', 'y']);
  const shown = await values(page);
  assert.ok(shown.every(([, x, y]) => x > 1 && x < 1000 && Math.abs(y) < 1));
  await button(page, 'Español').click();
  await field(page, 'x de la observación 1').waitFor();
  await radio(page, texts('es').observation).check();
  assert.deepEqual(await values(page), shown);
  assertQuiet(page);
});
