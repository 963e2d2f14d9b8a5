// Builds the program in chunks: cargo -> wasm-split -> wasm-bindgen -> wasm-opt -> hashed names -> index.html. And beside
// it the worker that trains, which is a program of its own, without the first two.
// Trunk runs it after its own work (`hooks` in Trunk.toml) and tells where by TRUNK_STAGING_DIR.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIMISE, OPTIMISE_TRAINER } from './optimise.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAGE = process.env.TRUNK_STAGING_DIR ?? join(ROOT, 'dist');
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
const WORK = join(TARGET, 'program');
const WASM32 = 'wasm32-unknown-unknown';

/** Page and worker compare it: what they were compiled from (`src/ui/trainer/wire.rs`). */
const env = { ...process.env, COASTLINE_BUILD: hashOf(['src', 'core', 'Cargo.lock'].flatMap(filesIn)) };
const run = (program, ...args) => execFileSync(program, args, { cwd: ROOT, stdio: 'inherit', env });

function filesIn(path) {
  const full = join(ROOT, path);
  return statSync(full).isDirectory() ? readdirSync(full).sort().flatMap((name) => filesIn(join(path, name))) : [full];
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(basename(file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function fresh(name) {
  const folder = join(WORK, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** `cargo rustc` hands flags to the last crate alone: nothing else is compiled anew, and other programs carry no relocations. */
function compile() {
  const features = ['--features', 'split', '--bin', 'app'];
  run('cargo', 'rustc', '--offline', '--locked', '--release', '--target', WASM32, ...features, '--', '-Clink-args=--emit-relocs');
  return join(TARGET, WASM32, 'release', 'app.wasm');
}

/** The program and its chunks, with the glue that loads them. */
function split(program) {
  const [cut, out] = [fresh('cut'), fresh('out')];
  run('wasm-split-cli', program, cut, '--out-name', 'app');
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--no-demangle', '--out-dir', out, '--out-name', 'app', join(cut, 'app.wasm'));
  for (const file of readdirSync(cut)) if (file !== 'app.wasm') writeFileSync(join(out, file), readFileSync(join(cut, file)));
  return out;
}

function shrink(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.wasm'))) {
    const path = join(folder, file);
    run('wasm-opt', ...(file.startsWith('trainer') ? OPTIMISE_TRAINER : OPTIMISE), path, '-o', path);
  }
}

/** The worker beside the program, from the same crates: nothing is compiled twice. */
function addTrainer(folder) {
  run('cargo', 'build', '--offline', '--locked', '--release', '--target', WASM32, '--features', 'split', '--bin', 'trainer');
  const built = join(TARGET, WASM32, 'release', 'trainer.wasm');
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--no-demangle', '--out-dir', folder, '--out-name', 'trainer', built);
}

/**
 * The digits that wasm-bindgen puts behind each name that it imports: other ones that say as little, and that brotli hardly
 * notices. Program, chunks and glue name each other by them, so they change together; no name changes its length.
 */
function settleNames(folder) {
  const files = readdirSync(folder).map((file) => join(folder, file));
  const told = new Map();
  const counts = new Map();
  const settled = (name, base) => {
    if (!told.has(name)) {
      const n = counts.get(base) ?? 0;
      counts.set(base, n + 1);
      told.set(name, base + String(n).padStart(16, '0'));
    }
    return told.get(name);
  };
  for (const file of files.sort()) {
    const text = readFileSync(file, 'latin1').replace(/(__wbg_\w*?_)[0-9a-f]{16}(?![0-9a-f])/g, settled);
    writeFileSync(file, text, 'latin1');
  }
}

/** All of one build under one hash: the files name each other in a circle, and a chunk fits only its own program. */
function publish(folder) {
  const files = readdirSync(folder).filter((file) => /\.(js|wasm)$/.test(file)).sort();
  const id = hashOf(files.map((file) => join(folder, file)));
  const named = (file) => file.replace(/(_bg)?(\.\w+)$/, `-${id}$1$2`);
  for (const file of files) {
    let bytes = readFileSync(join(folder, file));
    if (file.endsWith('.js')) {
      // Where a file is named to be fetched; not the key of the import object, which must stay what the binary says.
      const fetched = /(from\s*|new URL\()(["'])(?:\.\/)?([^"']+)\2/g;
      const told = (all, before, quote, name) => (files.includes(name) ? `${before}${quote}./${named(name)}${quote}` : all);
      bytes = bytes.toString().replace(fetched, told);
    }
    writeFileSync(join(STAGE, named(file)), bytes);
  }
  return named;
}

const folder = split(compile());
addTrainer(folder);
shrink(folder);
settleNames(folder);
const named = publish(folder);
const page = join(STAGE, 'index.html');
const html = readFileSync(page, 'utf8');
const [js, wasm, trainer] = ['app.js', 'app_bg.wasm', 'trainer.js'].map(named);
const told = html.replace('data-program=""', `data-js="${js}" data-wasm="${wasm}" data-trainer="${trainer}"`);
if (told === html) throw new Error('index.html has no empty data-program for the name of the program');
// The browser fetches them while it still reads the page.
const ahead = `<link rel="modulepreload" href="./${js}" crossorigin><link rel="preload" href="./${wasm}" as="fetch" type="application/wasm" crossorigin>`;
writeFileSync(page, told.replace(/<link data-trunk rel="rust"[^>]*>/, '').replace('</head>', `${ahead}</head>`));
