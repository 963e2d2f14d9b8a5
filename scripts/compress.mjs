// Shortens the texts of dist, writes name.br and name.gz beside every file, so that a plain static
// server can send them as they are, and prints what a first visit loads.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';
import { minify } from 'terser';

/** What is served and tested; DIST in the environment is another copy of it. */
export const DIST = process.env.DIST ?? fileURLToPath(new URL('../dist/', import.meta.url));

const COMPRESSED = new Set(['.br', '.gz', '.woff2', '.png', '.jpg', '.webp']);

/** What a browser loads, by ending; size.test.mjs compares this with what a browser asks for. */
const FIRST_LOAD = new Set(['.html', '.js', '.wasm', '.css', '.woff2', '.svg', '.webmanifest']);

/** Chunks, the worker and the styles of pages: fetched when a reader asks for a part of the page, so no part of a first visit. */
const ON_DEMAND = /^((split|chunk)_.*\.wasm|trainer-.*\.(js|wasm)|page-.*\.css)$/;

/** Styles of a page that is fetched, by its name. */
const PAGE_STYLES = fileURLToPath(new URL('../style/pages/', import.meta.url));

function filesOf(dist) {
  return readdirSync(dist, { recursive: true })
    .filter((name) => statSync(join(dist, name)).isFile())
    .sort();
}

/** Bytes on the wire, in brotli, of each file of the first load: [{ name, bytes }], largest first. */
export const firstLoad = (dist = DIST) => loaded(dist, (name) => !ON_DEMAND.test(name));

/** The same of the chunks. */
export const onDemand = (dist = DIST) => loaded(dist, (name) => ON_DEMAND.test(name));

function loaded(dist, isAskedFor) {
  return filesOf(dist)
    .filter((name) => FIRST_LOAD.has(extname(name)) && isAskedFor(name))
    .map((name) => {
      const path = join(dist, COMPRESSED.has(extname(name)) ? name : `${name}.br`);
      return { name, bytes: statSync(path).size };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

export const totalBytes = (files) => files.reduce((sum, file) => sum + file.bytes, 0);

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** Shorter texts of the same meaning. Trunk's own minifier stumbles over the glue that wasm-bindgen writes. */
const SHORTEN = {
  '.js': async (code) => (await minify(code.toString(), { module: true, compress: { passes: 2 } })).code,
  '.css': (code, filename) => transform({ filename, code, minify: true }).code,
  '.html': (code) => code.toString().replace(/\s*<!--.*?-->/gs, ''),
};

async function shorten(dist) {
  for (const name of filesOf(dist)) {
    const path = join(dist, name);
    const shorter = await SHORTEN[extname(name)]?.(readFileSync(path), name);
    if (shorter !== undefined) writeFileSync(path, shorter);
  }
}

/** One style sheet of all, in their order: one request instead of three, and brotli finds more that is alike. */
function joinStyles(dist) {
  const page = join(dist, 'index.html');
  const html = readFileSync(page, 'utf8');
  const links = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"[^>]*>/g)];
  if (links.length < 2) return;
  const style = links.map(([, href]) => readFileSync(join(dist, href))).join('\n');
  const name = `style-${createHash('sha256').update(style).digest('hex').slice(0, 16)}.css`;
  writeFileSync(join(dist, name), style);
  for (const [, href] of links) rmSync(join(dist, href));
  const joined = links.reduce((text, [link], idx) => text.replace(link, idx === 0 ? `<link rel="stylesheet" href="./${name}">` : ''), html);
  writeFileSync(page, joined);
}

/** The styles of each page under one hash, which index.html tells (`data-styles`, src/ui/pages/style.rs). */
function pageStyles(dist) {
  const names = readdirSync(PAGE_STYLES).filter((name) => name.endsWith('.css')).sort();
  const styles = names.map((name) => [name.replace('.css', ''), readFileSync(join(PAGE_STYLES, name))]);
  const hash = createHash('sha256');
  for (const [name, style] of styles) hash.update(name).update(style);
  const id = hash.digest('hex').slice(0, 8);
  for (const [name, style] of styles) writeFileSync(join(dist, `page-${name}-${id}.css`), style);
  const page = join(dist, 'index.html');
  const html = readFileSync(page, 'utf8');
  const told = html.replace('data-styles=""', `data-styles="${id}"`);
  if (told === html) throw new Error('index.html has no empty data-styles for the build of the styles');
  writeFileSync(page, told);
}

function compress(dist) {
  for (const name of filesOf(dist)) {
    if (COMPRESSED.has(extname(name))) continue;
    const path = join(dist, name);
    const bytes = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  joinStyles(DIST);
  pageStyles(DIST);
  await shorten(DIST);
  compress(DIST);
  for (const [files, what] of [[onDemand(), 'on demand, in brotli'], [firstLoad(), 'first load, in brotli']]) {
    for (const { name, bytes } of files) console.log(`${kilobytes(bytes).padStart(9)}  ${name}`);
    console.log(`${kilobytes(totalBytes(files)).padStart(9)}  ${what}`);
  }
}
