// Builds the second program beside the first, after Trunk: dist/workshop-<hash>.js and its WebAssembly, and tells
// boot.js their name. Trunk itself builds one program a page.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST } from './compress.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
const WORK = join(TARGET, 'workshop');
const WASM32 = 'wasm32-unknown-unknown';

const run = (program, ...args) => execFileSync(program, args, { cwd: ROOT, stdio: 'inherit' });

/** The attributes of index.html that tell Trunk how to shorten the first program: the second one gets the same. */
function optimiserParams() {
  const html = readFileSync(join(ROOT, 'index.html'), 'utf8');
  return html.match(/data-wasm-opt-params="([^"]+)"/)[1].split(' ');
}

mkdirSync(WORK, { recursive: true });
run('cargo', 'build', '--offline', '--locked', '--release', '--target', WASM32, '--features', 'page', '--bin', 'workshop');
run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', WORK, join(TARGET, WASM32, 'release', 'workshop.wasm'));
run('wasm-opt', ...optimiserParams(), join(WORK, 'workshop_bg.wasm'), '-o', join(WORK, 'small.wasm'));

const glue = readFileSync(join(WORK, 'workshop.js'));
const wasm = readFileSync(join(WORK, 'small.wasm'));
const hash = createHash('sha256').update(glue).update(wasm).digest('hex').slice(0, 16);
const name = `workshop-${hash}`;
for (const old of readdirSync(DIST).filter((file) => file.startsWith('workshop-'))) rmSync(join(DIST, old));
writeFileSync(join(DIST, `${name}.js`), glue);
writeFileSync(join(DIST, `${name}_bg.wasm`), wasm);

const page = join(DIST, 'index.html');
const html = readFileSync(page, 'utf8');
const told = html.replace('data-workshop=""', `data-workshop="${name}"`);
if (told === html) throw new Error('index.html has no empty data-workshop for the name of the workshop');
writeFileSync(page, told);
