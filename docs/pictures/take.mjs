// Takes the pictures of the README anew, from dist: make dist && node docs/pictures/take.mjs
// With ImageMagick's `convert` on the PATH they are reduced to 128 colours, a third of the size.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assertQuiet, browser, open, start } from '../../e2e/harness.mjs';

// The first scene, revealed: its 21 observations, ten guesses (seven on land), a hundred samples of the box.
const SCENE =
  '#v=1&engine=1&page=points&guesses=MFvQjVbBiO1szMHsg47FtpSfq8fBbOyMq2CR0M-ktA_jjlAMcFtD6A&game=1&generated=fresh';

const PICTURES = [
  { name: 'points-light', width: 1280, height: 800 },
  { name: 'points-phone', width: 390, height: 844, touch: true },
];

const server = await start();
const chromium = await browser();
try {
  for (const { name, ...device } of PICTURES) {
    const page = await open(chromium, { hash: SCENE, theme: 'light', reducedMotion: true, ...device });
    await page.locator('[data-samples-hash]').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(500); // the canvases paint a frame later
    assertQuiet(page);
    const path = fileURLToPath(new URL(`${name}.png`, import.meta.url));
    await page.screenshot({ path });
    spawnSync('convert', [path, '-strip', '+dither', '-colors', '128', `PNG8:${path}`]);
    console.log(`${name}.png  ${statSync(path).size} bytes`);
  }
} finally {
  await chromium.close();
  await server.close();
}
