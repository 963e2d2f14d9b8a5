// A note for the class: one line of plain text, written on the page and carried by the link.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertQuiet, axe, browser, open, start } from './harness.mjs';
import { address, alertText, button, clickAt, exported, fill, observationCount, sharedHash, texts, until, untilEqual, fetched } from './steps.mjs';

let server, chromium;
before(async () => {
  server = await start();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await server?.close();
});

const ADD = /^(Add note|Edit note|Añadir nota|Editar nota)$/;
const noteField = (page) => page.getByRole('textbox', { name: /^(Note|Nota)$/ });
const shown = (page) => page.getByRole('note');

/** Opens the field, which takes the focus. */
async function write(page) {
  await button(page, ADD).click();
  await noteField(page).waitFor();
  await untilEqual('the focus', () => noteField(page).evaluate((field) => field === document.activeElement), true);
}

for (const [lang, width] of [['en', 1280], ['es', 390]]) {
  test(`a note is written in one burst, stands above the plane and travels in the link (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1&hidden=1', lang, width });
    assert.equal(await shown(page).count(), 0);
    await write(page);
    await axe(page);
    await page.keyboard.type('Where could the next one be?');
    await untilEqual('the note', () => shown(page).allTextContents(), ['Where could the next one be?']);
    await button(page, t.edit_note).waitFor();
    const [note, plane] = [await shown(page).boundingBox(), await page.locator('.plane').boundingBox()];
    assert.ok(note.y + note.height <= plane.y, 'above the plane');
    await axe(page);
    const hash = await sharedHash(page);
    assert.ok(hash.includes('note=Where%20could%20the%20next%20one%20be%3F'), hash);
    const other = await open(chromium, { hash, width: width === 390 ? 1280 : 390, lang: lang === 'es' ? 'en' : 'es' });
    await untilEqual('the note', () => shown(other).allTextContents(), ['Where could the next one be?']);
    await axe(other);
    await button(page, t.undo).click();
    await untilEqual('one step', () => shown(page).count(), 0);
    assert.ok(await button(page, t.undo).isDisabled());
    await untilEqual('the field', () => noteField(page).inputValue(), '');
    assertQuiet(page);
    assertQuiet(other);
  });

  test(`140 characters are a note, the 141st is refused beside the field (${lang}, ${width} px)`, async () => {
    const t = texts(lang);
    const page = await open(chromium, { hash: '#v=1', lang, width });
    await write(page);
    const longest = '🌊'.repeat(140);
    await noteField(page).fill(longest);
    await untilEqual('the note', () => shown(page).allTextContents(), [longest]);
    await noteField(page).fill(`${longest}!`);
    await page.locator('#note').getByText(fill(t.note_too_long, 140)).waitFor();
    assert.equal(await noteField(page).getAttribute('aria-invalid'), 'true');
    assert.equal(await shown(page).textContent(), longest, 'the note stays as it was');
    assert.equal(await noteField(page).inputValue(), `${longest}!`, 'and what was typed, too');
    await axe(page);
    await noteField(page).fill('short');
    await untilEqual('the mark', () => noteField(page).getAttribute('aria-invalid'), null);
    await untilEqual('the note', () => shown(page).textContent(), 'short');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, 'scrolls sideways');
    assertQuiet(page);
  });
}

test('two bursts are two steps of undo, and another edit between them is its own', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await write(page);
  await page.keyboard.type('one');
  await untilEqual('the note', () => shown(page).allTextContents(), ['one']);
  await page.waitForTimeout(1_200);
  await page.keyboard.type(' two');
  await untilEqual('the note', () => shown(page).allTextContents(), ['one two']);
  await clickAt(page, [0.1, 0.5]);
  await untilEqual('the legend', () => observationCount(page), 22);
  for (const [n, note] of [[21, ['one two']], [21, ['one']], [21, []]]) {
    await button(page, 'Undo').click();
    await untilEqual('undone', () => shown(page).allTextContents(), note);
    assert.equal(await observationCount(page), n);
  }
  for (const note of ['one', 'one two']) {
    await button(page, 'Redo').click();
    await untilEqual('done again', () => shown(page).allTextContents(), [note]);
  }
  await untilEqual('the field follows', () => noteField(page).inputValue(), 'one two');
  assertQuiet(page);
});

test('spaces may be typed, and lines and tricks of direction are taken out', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await write(page);
  await page.keyboard.type('two ');
  assert.equal(await noteField(page).inputValue(), 'two ', 'the space is not eaten');
  await page.keyboard.type('words ');
  await untilEqual('the note', () => shown(page).allTextContents(), ['two words']);
  await noteField(page).fill('\u202Eevil\u2066 twins\u2069');
  await untilEqual('the note', () => shown(page).allTextContents(), ['evil twins']);
  assert.equal((await exported(page)).scene.note, 'evil twins');
  await noteField(page).fill('   ');
  await untilEqual('no note', () => shown(page).count(), 0);
  await button(page, 'Add note').waitFor();
  assertQuiet(page);
});

for (const width of [1280, 390]) {
  test(`markup and what runs from right to left are plain isolated text (${width} px)`, async () => {
    for (const text of ['<img src=x onerror=alert(1)><b>bold</b> & "so"', 'שלום עולם 123', 'مرحبا <i>']) {
      const page = await open(chromium, { hash: `#v=1&note=${encodeURIComponent(text)}`, width });
      await untilEqual('the note', () => shown(page).allTextContents(), [text]);
      assert.equal(await page.locator('.note *').count(), 0, 'no element in it');
      const style = await shown(page).evaluate((note) => [note.dir, getComputedStyle(note).unicodeBidi]);
      assert.deepEqual(style, ['auto', 'isolate']);
      await write(page);
      assert.equal(await noteField(page).inputValue(), text);
      assert.equal(await noteField(page).getAttribute('dir'), 'auto');
      await axe(page);
      assertQuiet(page);
      await page.context().close();
    }
  });
}

test('a link with a note of 141 characters is refused, whole', async () => {
  const page = await open(chromium, { hash: `#v=1&margin=5&note=${'a'.repeat(141)}` });
  const message = await alertText(page);
  assert.ok(message.includes('“note”') && message.includes('the note has more than 140 characters'), message);
  await page.getByText('You: 0 of 10 guesses placed').waitFor();
  assertQuiet(page);
});

test('the field opens and closes by keyboard, and the note stays', async () => {
  const page = await open(chromium, { hash: '#v=1' });
  await button(page, 'Add note').focus();
  await page.keyboard.press('Enter');
  await fetched(page);
  await untilEqual('the focus', () => page.evaluate(() => document.activeElement.id), 'note-field');
  await page.keyboard.type('kept');
  await address(page, (hash) => hash.includes('note=kept'));
  await button(page, 'Edit note').focus();
  await page.keyboard.press('Enter');
  await untilEqual('closed', () => noteField(page).count(), 0);
  await until('the note', () => shown(page).textContent(), (text) => text === 'kept');
  assertQuiet(page);
});
