// Asks the server for files of dist with curl, and compares what its answers say about themselves with
// docs/hosting.md. The tables below are that page, in short.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

const HASHED = /-[0-9a-f]{8,16}(_bg)?\.(js|wasm|css)$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

const TYPES = {
  '.html': /^text\/html$/,
  '.js': /^(text|application)\/javascript$/,
  '.wasm': /^application\/wasm$/,
  '.css': /^text\/css$/,
  '.svg': /^image\/svg\+xml$/,
  '.webmanifest': /^application\/manifest\+json$/,
  '.woff2': /^font\/woff2$/,
  '.txt': /^text\/plain$/,
};

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** One answer: { status, headers, body }, the body as it came over the wire. */
function ask(url, ...options) {
  const answer = execFileSync('curl', ['--silent', '--show-error', '--include', ...options, url]);
  const end = answer.indexOf('\r\n\r\n');
  const [first, ...lines] = answer.subarray(0, end).toString('latin1').split('\r\n');
  const pairs = lines.map((line) => line.match(/^([^:]+): *(.*)$/).slice(1));
  const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  return { status: Number(first.split(' ')[1]), headers, body: answer.subarray(end + 4) };
}

const accepting = (coding) => ['--header', `Accept-Encoding: ${coding}`];

function assertAlways({ headers }) {
  for (const [name, value] of Object.entries(ALWAYS)) assert.equal(headers[name], value, name);
  assert.ok(headers['permissions-policy'], 'permissions-policy');
  // Teachers embed the page.
  assert.equal(headers['x-frame-options'], undefined, 'x-frame-options forbids framing');
  assert.doesNotMatch(headers['content-security-policy'] ?? '', /frame-ancestors/);
}

function assertRevalidates(url, tag, ...options) {
  assert.ok(tag, 'no etag');
  assert.equal(ask(url, '--header', `If-None-Match: ${tag}`, ...options).status, 304, 'an unchanged file is sent again');
}

function checkFile(base, dist, name) {
  const url = `${base}/${name}`;
  const type = TYPES[extname(name)];
  assert.ok(type, 'no type is known for its ending, here and in docs/hosting.md');

  const plain = ask(url);
  assert.equal(plain.status, 200);
  assertAlways(plain);
  assert.match(plain.headers['content-type'].split(';')[0], type);
  assert.equal(plain.headers['cache-control'], HASHED.test(name) ? FOR_EVER : 'no-cache', 'cache-control');
  assert.equal(plain.headers['content-encoding'], undefined, 'content-encoding where none was asked for');
  assert.ok(plain.body.equals(readFileSync(join(dist, name))), 'the body is another than in dist');

  assertRevalidates(url, plain.headers.etag);

  for (const [accepted, coding, ending] of [['gzip, deflate, br, zstd', 'br', '.br'], ['gzip', 'gzip', '.gz']]) {
    if (!existsSync(join(dist, name + ending))) continue;
    const { status, headers, body } = ask(url, ...accepting(accepted));
    assert.equal(status, 200);
    assert.equal(headers['content-encoding'], coding, 'content-encoding');
    assert.match(headers.vary ?? '', /accept-encoding/i, 'vary does not name accept-encoding');
    assert.equal(headers['content-type'], plain.headers['content-type']);
    assert.equal(headers['cache-control'], plain.headers['cache-control']);
    assert.ok(body.equals(readFileSync(join(dist, name + ending))), `the body is not ${name}${ending}`);
    assertRevalidates(url, headers.etag, ...accepting(accepted));
  }
}

/** Checks each file of dist; throws at the first answer that is not as it must be. Returns how many. */
export function checkHeaders(base, dist) {
  const names = readdirSync(dist, { recursive: true }).filter(
    (name) => statSync(join(dist, name)).isFile() && !/\.(br|gz)$/.test(name),
  );
  assert.ok(names.filter((name) => HASHED.test(name)).length >= 3, 'no hashed names: is Trunk naming otherwise?');
  for (const name of names) {
    try {
      checkFile(base, dist, name);
    } catch (error) {
      throw new Error(`${name} is not served as docs/hosting.md says: ${error.message}`, { cause: error });
    }
  }

  const index = ask(`${base}/`, ...accepting('br'));
  assert.equal(index.headers['content-encoding'], 'br', '/');
  assert.equal(index.headers['cache-control'], 'no-cache', '/');

  const missing = ask(`${base}/split_panels-0123456789abcdef.wasm`);
  assert.equal(missing.status, 404);
  assert.equal(missing.headers['cache-control'], undefined, 'a missing file is kept');
  assertAlways(missing);
  return names.length;
}
