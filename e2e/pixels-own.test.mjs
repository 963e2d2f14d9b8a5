// Pictures of one's own on the page Pixels: from files or painted, kept on this device alone.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { axe, browser, start } from './harness.mjs';
import { START, SIGNATURE, chunk, close, diagnostics, header, inspector, lines, opened, png, samples, settled, value, words } from './pixels-steps.mjs';
import { address, alertText, button, disclose, exported, fingers, said, sharedHash, spinbutton, swipe, until, untilEqual } from './steps.mjs';

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

const LIGHT = png('light.png', () => 200);
const HALF = png('half.png', (x) => (x < 16 ? 0 : 255));
const WIDE = png('wide.png', (x, y) => (x < 40 || x >= 72 ? 255 : y < 16 ? 10 : 60), 112, 32);

/** 16 by 16 pixels, half black in CMYK: PIL.Image.new('CMYK', (16, 16), (0, 0, 0, 128)).save(.., 'JPEG', quality=90). */
const CMYK = {
  name: 'cmyk.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from(
    '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAWEBETFBUVFQwPFxgWFBgSFBUU/8AA' +
      'FAgAEAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQci' +
      'cRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqi' +
      'o6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9U6/VOv1TplFFFFFFFFFFFFf/' +
      '2Q==',
    'base64',
  ),
};

async function choose(page, files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, /^(Import|Importar)$/).click()]);
  await chooser.setFiles(files);
}

const wall = (page, n) => untilEqual('the wall', () => page.locator('.tiles button').count(), n);
const isOwn = (page) => page.getByRole('combobox', { name: 'Pictures', exact: true }).evaluate((select) => select.selectedIndex === 1);
const notice = (page) => page.locator('.notice').first();

/** The value of a picture's pixel, each from 1. */
async function read(page, picture, row, column) {
  await page.getByRole('button', { name: `Picture ${picture}`, exact: true }).click();
  const box = await inspector(page).boundingBox();
  await page.mouse.click(box.x + (box.width * (column - 0.5)) / 32, box.y + (box.height * (row - 0.5)) / 32);
  return Number(await value(page));
}

test('files become 32 by 32 greys of their middle square; undo brings back what was there; a reload keeps them', async () => {
  const page = await opened(chromium);
  await choose(page, [LIGHT, HALF, WIDE]);
  await wall(page, 3);
  assert.ok(await isOwn(page));
  await said(page, /3 pictures are open/);
  assert.equal(await read(page, 1, 5, 5), 55);
  assert.deepEqual([await read(page, 2, 3, 3), await read(page, 2, 3, 30)], [255, 0]);
  assert.deepEqual([await read(page, 3, 3, 16), await read(page, 3, 30, 16)], [245, 195]);
  await page.getByText('All 3 are learned from.').waitFor();
  assert.equal(await spinbutton(page, 'Training pictures').count(), 0);
  await button(page, 'Generate').click();
  await untilEqual('samples', () => samples(page).count(), 10);
  await page.getByText('Your own pictures have no row of five traits', { exact: false }).waitFor();
  assert.equal(await button(page, 'In five traits instead').count(), 0);
  assert.equal((await diagnostics(page))['Distinct, of 3'][2], '–');
  const link = await address(page, (hash) => /pictures=own\.[0-9a-f]{16}\.3/.test(hash));
  const { pixels } = await exported(page);
  assert.deepEqual([pixels.training, pixels.samples.length, pixels.diagnostics.neighbours[2]], [3, 10, null]);
  await page.reload();
  await wall(page, 3);
  await untilEqual('samples', () => samples(page).count(), 10);
  assert.equal(new URL(page.url()).hash, link);
  // Another person has not got them: the link names what is missing.
  const other = await opened(chromium, await sharedHash(page));
  await other.getByText(/^This link was made with 3 pictures of someone’s own \([0-9a-f]{16}\)\./).waitFor();
  await axe(other);
  const without = await exported(other);
  assert.deepEqual([without.pixels.training, without.pixels.diagnostics, without.pixels.samples], [3, null, []]);
  await button(other, 'Show planet fashion').click();
  await wall(other, 50);
  await close(other);
  await close(page);
});

test('undo after an import brings the lab’s pictures back, and redo the own ones', async () => {
  const page = await opened(chromium);
  await choose(page, [LIGHT, HALF]);
  await wall(page, 2);
  await page.keyboard.press('Control+z');
  await wall(page, 50);
  await page.keyboard.press('Control+Shift+z');
  await wall(page, 2);
  // And by the select, without a file.
  const select = page.getByRole('combobox', { name: 'Pictures', exact: true });
  await select.selectOption('Planet fashion');
  await wall(page, 50);
  await select.selectOption('My own pictures');
  await wall(page, 2);
  await close(page);
});

test('transparent, animated, CMYK and turned by its camera: each is read as it is seen', async () => {
  const page = await opened(chromium);
  const clear = lines(32, 32, (x) => [0, 0, 0, x < 16 ? 0 : 255]);
  const transparent = Buffer.concat([SIGNATURE, header(32, 32, 6), chunk('IDAT', deflateSync(clear)), chunk('IEND', Buffer.alloc(0))]);
  // An animation of two frames, black then white: the first one counts.
  const frame = (sequence) => {
    const data = Buffer.alloc(26);
    data.writeUInt32BE(sequence, 0);
    data.writeUInt32BE(32, 4);
    data.writeUInt32BE(32, 8);
    data.writeUInt16BE(1, 20);
    data.writeUInt16BE(1, 22);
    return chunk('fcTL', data);
  };
  const grey = (light) => deflateSync(lines(32, 32, () => [light]));
  const animated = Buffer.concat([
    SIGNATURE, header(32, 32, 0), chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), frame(0), chunk('IDAT', grey(0)), frame(1),
    chunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), grey(255)])), chunk('IEND', Buffer.alloc(0)),
  ]);
  await choose(page, [
    { name: 'clear.png', mimeType: 'image/png', buffer: transparent },
    { name: 'moving.png', mimeType: 'image/png', buffer: animated },
    CMYK,
  ]);
  await wall(page, 3);
  assert.deepEqual([await read(page, 1, 9, 3), await read(page, 1, 9, 30)], [0, 255]);
  assert.equal(await read(page, 2, 9, 9), 255);
  const half = await read(page, 3, 9, 9);
  assert.ok(half > 100 && half < 160, `${half}`);
  await close(page);
});

test('what is no picture, too large, too wide or broken is named, and the others can be opened', async () => {
  const page = await opened(chromium);
  const large = join(folder, 'large.png');
  writeFileSync(large, SIGNATURE);
  truncateSync(large, 50_000_001);
  const files = [
    ['text.png', Buffer.from('lon,lat\n1,2\n')],
    ['moving.gif', Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')],
    ['cut.png', HALF.buffer.subarray(0, 60)],
    ['wide.png', Buffer.concat([SIGNATURE, header(20_000, 10, 0)])],
    ['empty.jpg', Buffer.alloc(0)],
    [LIGHT.name, LIGHT.buffer],
    [HALF.name, HALF.buffer],
  ].map(([name, buffer]) => {
    writeFileSync(join(folder, name), buffer);
    return join(folder, name);
  });
  await choose(page, [...files, large]);
  const told = await alertText(page);
  for (const words of [
    '6 files are no pictures', 'text.png: neither PNG nor JPEG.', 'moving.gif: neither PNG nor JPEG.', 'cut.png: the browser cannot read it',
    'wide.png: 20,000 × 10 pixels; at most 10,000 along a side.', 'empty.jpg: neither PNG nor JPEG.', 'large.png: over 50 MB.', 'still here',
  ]) assert.ok(told.includes(words), `${words} in ${told}`);
  await wall(page, 50);
  assert.ok(!(await isOwn(page)));
  await axe(page);
  await button(page, 'Open the other 2').click();
  await wall(page, 2);
  assert.equal(await notice(page).count(), 0);
  await close(page);
});

test('one picture, or pictures all alike, are too little to learn from', async () => {
  for (const lang of ['en', 'es']) {
    const page = await opened(chromium, START, { lang });
    await choose(page, [LIGHT]);
    assert.ok((await alertText(page)).startsWith(words(lang).too_few));
    await wall(page, 50);
    await choose(page, [LIGHT, { ...LIGHT, name: 'again.png' }]);
    await until('all alike', () => alertText(page), (told) => told.startsWith(words(lang).all_alike));
    await wall(page, 50);
    await choose(page, { name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
    await until('no picture', () => alertText(page), (told) => told.includes(words(lang).not_these));
    await close(page);
  }
});

test('pictures are painted by mouse and by keyboard, and learned from once there are two', async () => {
  const page = await opened(chromium);
  await button(page, 'Paint a picture').click();
  const canvas = page.getByRole('application', { name: 'Paint a picture' });
  const box = await canvas.boundingBox();
  const at = (row, column) => [box.x + (box.width * (column - 0.5)) / 32, box.y + (box.height * (row - 0.5)) / 32];
  await spinbutton(page, 'Grey').fill('90');
  await spinbutton(page, 'Brush').fill('3');
  await page.mouse.move(...at(5, 5));
  await page.mouse.down();
  await page.mouse.move(...at(5, 25), { steps: 4 });
  await page.mouse.up();
  await button(page, 'Add').click();
  await page.getByText('1 picture is painted. One more, unlike it', { exact: false }).waitFor();
  await wall(page, 50);
  // The same again is no second one.
  await button(page, 'Grey 255').click();
  await canvas.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await button(page, 'Add').click();
  await wall(page, 2);
  await button(page, 'Add').click();
  await wall(page, 3);
  await button(page, 'Close').click();
  assert.deepEqual([await read(page, 1, 5, 15), await read(page, 1, 12, 15), await read(page, 2, 5, 1), await read(page, 3, 9, 9)], [90, 0, 255, 0]);
  await button(page, 'Generate').click();
  await untilEqual('samples', () => samples(page).count(), 10);
  await close(page);
});

test('a finger paints, and reads a pixel', async () => {
  const page = await opened(chromium, START, { width: 390, height: 800, touch: true });
  await inspector(page).scrollIntoViewIfNeeded();
  const seen = await inspector(page).boundingBox();
  await fingers(page, [[seen.x + seen.width * 0.02, seen.y + seen.height * 0.02]]);
  await page.getByText('row 1, column 1', { exact: true }).waitFor();
  for (const share of [0.2, 0.6]) {
    if (share === 0.2) await button(page, 'Paint a picture').tap();
    const canvas = page.getByRole('application', { name: 'Paint a picture' });
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    const y = box.y + box.height * share;
    await swipe(page, [[box.x + box.width * 0.1, y], [box.x + box.width * 0.9, y]]);
    // By mouse: Chromium takes a tap right after a swipe for a part of it.
    await button(page, 'Add').click();
  }
  await wall(page, 2);
  await button(page, 'Close').click();
  assert.deepEqual([await read(page, 1, 7, 16), await read(page, 1, 20, 16), await read(page, 2, 20, 16)], [160, 0, 160]);
  await close(page);
});

test('where storage is forbidden pictures last as long as the tab, and the page says so', async () => {
  const page = await opened(chromium);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => { throw new DOMException('forbidden', 'SecurityError'); } });
  });
  await page.reload();
  await wall(page, 50);
  await choose(page, [LIGHT, HALF]);
  await wall(page, 2);
  await page.getByText(words('en').not_kept).waitFor();
  await address(page, (hash) => hash.includes('pictures=own.'));
  await page.reload();
  await page.getByText('This link was made with 2 pictures', { exact: false }).waitFor();
  await close(page);
});

test('own pictures are deleted from the device when asked, and then they are gone', async () => {
  const page = await opened(chromium);
  await choose(page, [LIGHT, HALF]);
  await wall(page, 2);
  await disclose(page, 'More data');
  await page.getByText('2 pictures of yours are in use.', { exact: false }).waitFor();
  await button(page, 'Delete my pictures from this device').click();
  await wall(page, 50);
  await page.getByText(words('en').deleted).first().waitFor();
  await untilEqual('the button', () => button(page, 'Delete my pictures from this device').count(), 0);
  await page.keyboard.press('Control+z');
  await page.getByText('This link was made with 2 pictures', { exact: false }).waitFor();
  const kept = await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('coastline').onsuccess = ({ target }) => {
          target.result.transaction('pictures').objectStore('pictures').getAllKeys().onsuccess = (event) => resolve(event.target.result);
        };
      }),
  );
  assert.deepEqual(kept, []);
  await close(page);
});

test('several pictures dropped on the page are opened', async () => {
  const page = await opened(chromium);
  await page.evaluate(
    (files) => {
      const dropped = new DataTransfer();
      for (const [name, bytes] of files) dropped.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
      for (const kind of ['dragover', 'drop']) {
        document.querySelector('main').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: dropped }));
      }
    },
    [LIGHT, HALF, WIDE].map(({ name, buffer }) => [name, [...buffer]]),
  );
  await wall(page, 3);
  await settled(page);
  await close(page);
});
