// A link opens to exactly what its writer saw, and no link, however broken, costs the reader any work.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, browser, open, start, started } from './harness.mjs';
import {
  address, assertSame, button, clickAt, disclose, exported, exportedText, fill, fromDegrees, importFile, observationCount, plane, pointsOfLink, radio,
  samplesHash, spinbutton, spot, texts, until, untilEqual,
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

const EMPTY = [0.1, 0.5];
const CLIPBOARD = ['clipboard-read', 'clipboard-write'];
const hashOf = (page) => new URL(page.url()).hash;
const go = (page, hash) => page.evaluate((to) => (location.hash = to), hash);
const linkField = (page) => page.getByRole('textbox', { name: /^(Link|Enlace)$/ });

test('Share copies the link, shows it and its QR code', async () => {
  const page = await open(chromium, { hash: '#v=1', permissions: CLIPBOARD });
  await clickAt(page, EMPTY);
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog', { name: 'Share this scene' });
  await dialog.getByText('The link is copied.').waitFor();
  const link = await linkField(page).inputValue();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  assert.match(link, /\/#v=1&engine=\d+&page=points&sum=[0-9a-f]{8}&data=opening&edits=[\w-]+$/);
  await dialog.getByText(`${link.length} characters.`).waitFor();
  const size = await dialog.getByRole('img', { name: 'QR code of the link' }).evaluate((svg) => svg.viewBox.baseVal.width - 8);
  assert.ok(size >= 21 && size % 4 === 1, `a QR code has 4n + 17 modules, not ${size}`);
  await button(page, 'Close').click();
  await untilEqual('the dialog', () => dialog.count(), 0);
  assertQuiet(page);
});

test('where the clipboard is denied, the link stands selected in a field', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  await button(page, 'Share').click();
  await page.getByText('Your browser did not allow copying. The link is selected: copy it by hand.').waitFor();
  const selected = await page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(selected, await linkField(page).inputValue());
  assert.ok(await linkField(page).isVisible());
  assertQuiet(page);
});

test('a link opens in another profile to the same scene, file and samples, byte for byte', async () => {
  const page = await open(chromium);
  await disclose(page, 'More data');
  await spinbutton(page, 'Points to draw').fill('300');
  await button(page, 'Draw from Pdata').click();
  await clickAt(page, EMPTY); // a guess
  await radio(page, 'Probe').check();
  await clickAt(page, [0.11, 0.3]);
  await radio(page, 'Observation').check();
  await clickAt(page, [0.12, 0.2]);
  await radio(page, 'Grid density').check();
  await spinbutton(page, 'Columns').fill('36');
  await spinbutton(page, 'Pseudocount').fill('0.25');
  await spinbutton(page, 'Samples').fill('1234');
  await button(page, 'Generate').click();
  await button(page, 'Reveal').click();
  await page.getByRole('checkbox', { name: /heatmap/ }).check();
  const [hash, file] = [await samplesHash(page), await exportedText(page)];
  await button(page, 'Share').click();
  const link = await linkField(page).inputValue();
  assert.ok(link.length < 500, `drawn points are a few characters: ${link.length}`);

  const other = await open(chromium, { hash: new URL(link).hash, width: 900, theme: 'dark' });
  assert.equal(await samplesHash(other), hash);
  assertSame(await exportedText(other), file);
  assert.equal(await other.locator('.overlay .pin').count(), 4);
  assert.equal(await other.locator('.overlay .guess').count(), 1);
  assertQuiet(page);
  assertQuiet(other);
});

test('a game sent with the coast hidden opens hidden, with its guesses and radio', async () => {
  const guesses = pointsOfLink([fromDegrees(20, 0), EMPTY].map(spot));
  const page = await open(chromium, { hash: `#v=1&game=1&hidden=1&click=guess&guesses=${guesses}` });
  await page.getByText('You: 2 of 10 guesses placed').waitFor();
  assert.ok(await radio(page, 'Guess').isChecked());
  assert.ok(!(await page.locator('body').innerText()).includes('°'));
  await button(page, 'Reveal').click();
  assert.equal(await page.locator('.score').first().textContent(), '1/2you');
  assertQuiet(page);
});

test('a link without a word on it opens on Observation, the coast shown', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  assert.ok(await radio(page, 'Observation').isChecked());
  await button(page, 'Hide').waitFor();
  assertQuiet(page);
});

test('a link may ask for a language, and reserved fields are read over', async () => {
  const page = await open(chromium, { hash: '#v=1&lang=es&ui=whatever&step=7&engine=1&margin=5' });
  await button(page, 'Compartir').waitFor();
  assert.equal(await spinbutton(page, 'Margen').inputValue(), '5');
  await clickAt(page, EMPTY);
  assert.ok(!(await address(page, (hash) => hash.includes('edits='))).includes('lang'), 'none is written');
  assertQuiet(page);
});

test('a link of another engine opens and says so', async () => {
  const page = await open(chromium, { hash: '#v=1&engine=4294967295&margin=5' });
  await page.getByRole('alert').getByText('made by engine 4294967295').waitFor();
  assert.equal(await spinbutton(page, 'Margin').inputValue(), '5');
  assertQuiet(page);
});

test('work survives a reload', async () => {
  const page = await open(chromium);
  await clickAt(page, EMPTY);
  await button(page, 'Generate').click();
  const file = await exportedText(page);
  await address(page, (hash) => hash.includes('guesses=') && hash.includes('generated='));
  await page.reload();
  await started(page);
  assertSame(await exportedText(page), file);
  assert.equal(await button(page, 'Restore my work').count(), 0, 'restored silently');
  assertQuiet(page);
});

test('an edit just before a reload survives it too', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, EMPTY);
  await address(page, (hash) => hash.includes('edits='));
  await clickAt(page, [0.12, 0.2]);
  await page.reload();
  await started(page);
  assert.equal(await observationCount(page), 23);
  assert.equal(await button(page, 'Restore my work').count(), 0, 'restored silently');
  assertQuiet(page);
});

test('back and forward walk through the links that were opened', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, EMPTY);
  const mine = await address(page, (hash) => hash.includes('edits='));
  await go(page, '#v=1&data=50s3&margin=7');
  await untilEqual('the legend', () => observationCount(page), 50);
  await page.goBack();
  await untilEqual('the legend', () => observationCount(page), 22);
  assert.equal(hashOf(page), mine);
  await page.goForward();
  await untilEqual('the legend', () => observationCount(page), 50);
  assert.equal(await spinbutton(page, 'Margin').inputValue(), '7');
  await page.goBack();
  await untilEqual('the legend', () => observationCount(page), 22);
  assertQuiet(page);
});

test('edits make no entries of the browser history', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  const entries = await page.evaluate(() => history.length);
  for (const margin of ['1', '2', '3']) {
    await spinbutton(page, 'Margin').fill(margin);
    await address(page, (hash) => hash.includes(`margin=${margin}`));
  }
  assert.equal(await page.evaluate(() => history.length), entries);
  assertQuiet(page);
});

for (const [how, openLink] of [
  ['put into the address bar', async (page) => go(page, '#v=1&data=50s3')],
  ['opened at load', async (page) => {
    await page.goto(`${server.base}/?again#v=1&data=50s3`);
    await started(page);
  }],
]) {
  test(`another link ${how} keeps the old work restorable`, async () => {
    const page = await open(chromium, { hash: '#v=1' });
    await clickAt(page, EMPTY);
    const mine = await exportedText(page);
    await address(page, (hash) => hash.includes('edits='));
    await openLink(page);
    await untilEqual('the legend', () => observationCount(page), 50);
    await button(page, 'Restore my work').click();
    await untilEqual('the legend', () => observationCount(page), 22);
    assertSame(await exportedText(page), mine);
    assert.equal(await button(page, 'Restore my work').count(), 0);
    await page.goBack();
    await untilEqual('the other link, by Back', () => observationCount(page), 50);
    assertQuiet(page);
  });
}

test('another link put into the address bar can be undone', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await clickAt(page, EMPTY);
  const mine = await exportedText(page);
  await go(page, '#v=1&data=50s3');
  await untilEqual('the legend', () => observationCount(page), 50);
  await button(page, 'Undo').click();
  assertSame(await exportedText(page), mine);
  await address(page, (hash) => hash.includes('edits='));
  assertQuiet(page);
});

test('a fresh visit offers to restore earlier work', async () => {
  const first = await open(chromium);
  await clickAt(first, EMPTY);
  const mine = await exportedText(first);
  await address(first, (hash) => hash.includes('guesses='));
  const second = await open(first.context());
  await second.getByText('You: 0 of 10 guesses placed').waitFor();
  await button(second, 'Restore my work').click();
  await second.getByText('You: 1 of 10 guesses placed').waitFor();
  assertSame(await exportedText(second), mine);
  assertQuiet(second);
});

test('two tabs do not overwrite each other', async () => {
  const first = await open(chromium, { hash: '#v=1&data=50s3' });
  const second = await open(first.context(), { hash: '#v=1&data=60s3' });
  await first.bringToFront();
  await clickAt(first, EMPTY);
  await address(first, (hash) => hash.includes('edits='));
  await second.bringToFront();
  await clickAt(second, EMPTY);
  await address(second, (hash) => hash.includes('edits='));
  await first.goto(`${server.base}/`);
  await second.goto(`${server.base}/?`);
  await Promise.all([started(first), started(second)]);
  assert.deepEqual([await observationCount(first), await observationCount(second)], [51, 61]);
});

// What cannot be opened. The place that a message names is checked against docs/links.md.

const long = `#v=1&points=${'AAAA'.repeat(60_000)}`;
const BROKEN = [
  // [what, link, key, character, text, its values]
  ['broken', '#v=1&margin=abc', 'margin', 5, 'link_not_a_number'],
  ['out of range', '#v=1&page=points&columns=97', 'columns', 17, 'link_out_of_range', '2', '96'],
  ['truncated in a name', '#v=1&page=points&marg', 'marg', 17, 'link_not_a_pair'],
  ['truncated in a list', '#v=1&points=EjRWeA.EjR', 'points', 5, 'link_broken_points'],
  ['without its beginning', '#margin=5', null, null, 'link_no_version'],
  ['of the future', '#v=2&new=1', 'v', 1, 'link_future'],
  ['with an unknown word', '#v=1&model=gan', 'model', 5, 'link_unknown_word', 'box, grid, kernel, mixture, painted'],
  ['given twice', '#v=1&margin=1&margin=2', 'margin', 14, 'link_twice'],
  ['with edits that do not fit', '#v=1&edits=_38B', 'edits', 5, 'link_broken_edits'],
  ['with too many points', '#v=1&data=20000s1.20000s2', 'data', 5, 'link_too_many', '20000'],
  ['hostile markup', '#v=1&<img src=x onerror=alert(1)>=1', null, null, 'link_unknown_field'],
  ['hostile number', '#v=1&samples=99999999999999999999', 'samples', 5, 'link_out_of_range', '1', '100000'],
  ['far too long', long, null, null, 'link_too_many_chars', '204000'],
];

async function assertRefused(page, lang, [what, , key, at, cause, ...values]) {
  const t = texts(lang);
  const message = await page.getByRole('alert').textContent();
  // Thousands are parted by a comma, a point, a thin space or nothing.
  const plain = (text) => text.replace(/(?<=\d)[\s.,](?=\d{3})/g, '');
  const isSaid = (words) => assert.ok(plain(message).includes(plain(words)), `${what}: “${words}” is not in “${message}”`);
  isSaid(fill(t[cause], ...values));
  if (key) isSaid(fill(t.link_field, key, String(at), ''));
  isSaid(t.broken_link);
  isSaid(t.work_is_still_here);
}

for (const lang of ['en', 'es']) {
  test(`links that cannot be opened, put into the address bar, say where and change nothing (${lang})`, async () => {
    const page = await open(chromium, { hash: '#v=1', lang });
    await clickAt(page, EMPTY);
    const mine = await exportedText(page);
    const link = await address(page, (hash) => hash.includes('edits='));
    for (const broken of BROKEN) {
      await go(page, broken[1]);
      await page.getByRole('alert').waitFor();
      await assertRefused(page, lang, broken);
      assert.equal(hashOf(page), link, `${broken[0]}: the address is that of what is on screen`);
      await button(page, texts(lang).dismiss).first().click();
      assert.equal(await page.getByRole('alert').count(), 0);
    }
    assertSame(await exportedText(page), mine);
    assert.equal(await page.locator('img').count(), 0, 'no markup of a link is on the page');
    assertQuiet(page);
  });
}

test('links that cannot be opened at load say where; the work of the tab stays, and else there is the game', async () => {
  const page = await open(chromium, { hash: BROKEN[0][1] });
  await assertRefused(page, 'en', BROKEN[0]);
  await button(page, 'Skip the game').waitFor();
  assert.equal(hashOf(page), '');
  await clickAt(page, EMPTY);
  await address(page, (hash) => hash.includes('guesses='));
  const mine = await exportedText(page);
  for (const [idx, broken] of BROKEN.entries()) {
    await page.goto(`${server.base}/?${idx}${broken[1]}`);
    await started(page);
    await page.getByRole('alert').waitFor();
    await assertRefused(page, 'en', broken);
    if (idx % 4 === 0) assertSame(await exportedText(page), mine, broken[0]);
  }
  assertQuiet(page);
});

// Storage.

const FORBIDDEN = () => {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  }
};
const FULL = () => {
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
};

for (const [what, script] of [['forbidden', FORBIDDEN], ['full', FULL]]) {
  test(`with storage ${what} the page works, says so once there is something to keep, and a reload keeps the link's scene`, async () => {
    const context = await chromium.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    await context.addInitScript(script);
    const page = await open(context);
    assert.equal(await page.getByRole('alert').count(), 0);
    await button(page, 'Skip the game').click();
    await page.getByRole('alert').getByText('This browser keeps nothing for us').waitFor();
    await clickAt(page, EMPTY);
    await button(page, 'Generate').click();
    const hash = await samplesHash(page);
    await button(page, 'Dark theme').click();
    await button(page, 'Español').click();
    await button(page, 'English').click();
    await address(page, (now) => now.includes('edits='));
    await page.reload();
    await started(page);
    assert.equal(await observationCount(page), 22);
    assert.equal(await samplesHash(page), hash);
    await go(page, '#v=1&data=50s3');
    await untilEqual('the legend', () => observationCount(page), 50);
    await button(page, 'Undo').click();
    assert.equal(await observationCount(page), 22);
    assertQuiet(page);
  });
}

test('what others wrote into our storage does no harm', async () => {
  const page = await open(chromium);
  await page.evaluate(() => {
    localStorage.setItem('coastline.work', 'garbage\n\nx v=1&margin=abc\n\u0000 \u{1F30A}');
    localStorage.setItem('coastline.lang', 'xx');
    localStorage.setItem('coastline.theme', 'pink');
    sessionStorage.setItem('coastline.tab', 'x');
  });
  await page.goto(`${server.base}/?`);
  await started(page);
  await button(page, 'Skip the game').waitFor();
  const restore = button(page, 'Restore my work');
  if (await restore.count()) {
    await restore.click();
    await until('it gone', () => restore.count(), (n) => n === 0);
  }
  await button(page, 'Reveal').click();
  await button(page, 'Hide').waitFor();
  assertQuiet(page);
});

// Long scenes.

test('a scene too long for a link is kept by the browser and offered as a file', async () => {
  const many = Array.from({ length: 4_500 }, (_, idx) => [(idx * 7_919) % 65_536, (idx * 104_729) % 65_536]);
  const page = await open(chromium, { hash: '#v=1' });
  const scene = { v: '1', points: pointsOfLink(many) };
  await importFile(page, { name: 'many.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ coastline: 1, scene })) });
  await untilEqual('the legend', () => observationCount(page), 4_500);
  await page.getByRole('alert').getByText('So many points do not fit in the address bar').waitFor();
  assert.match(hashOf(page), /^#kept=[0-9a-f]+$/);
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Too long for a link.').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Export' }).click()]);
  assert.equal(download.suggestedFilename(), 'coastline-points.json');
  await page.keyboard.press('Escape');
  await page.reload();
  await started(page);
  assert.equal(await observationCount(page), 4_500, 'a reload');
  assertQuiet(page);
});

test('a link over 2,000 characters is said to be long, and has no QR code', async () => {
  const many = Array.from({ length: 500 }, (_, idx) => [(idx * 7_919) % 65_536, (idx * 104_729) % 65_536]);
  const page = await open(chromium, { hash: `#v=1&points=${pointsOfLink(many)}` });
  assert.equal((await exported(page)).observations.length, 500);
  await button(page, 'Share').click();
  await page.getByText('Some programs cut links over 2,000 characters.').waitFor();
  await page.getByText('Too long for a QR code').waitFor();
  assert.equal(await page.locator('.qr').count(), 0);
  assert.ok(await linkField(page).isVisible());
  assertQuiet(page);
});

test('an address with no more than a number sign is a first visit', async () => {
  const page = await open(chromium, { hash: '#' });
  await button(page, 'Skip the game').waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
  assert.equal(await plane(page).count(), 1);
  assertQuiet(page);
});
