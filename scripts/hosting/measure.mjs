// Serves dist as docs/hosting.md says and measures it: headers, Lighthouse, requests a second.
//
//   make hosting                                   all of it, two to three minutes
//   make hosting WRK_SECONDS=5 LIGHTHOUSE_RUNS=1   a quick look
//
// Lighthouse's reports stay in target/hosting/reports/.

import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DIST, firstLoad, kilobytes, totalBytes } from '../compress.mjs';
import { checkHeaders } from './headers.mjs';
import { lighthouse } from './lighthouse.mjs';
import { startNginx } from './nginx.mjs';

const HOME = fileURLToPath(new URL('../../target/hosting/', import.meta.url));

const fromEnvironment = (name, usual) => {
  const value = Number(process.env[name] || usual);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number from 1`);
  return value;
};
const WRK_SECONDS = fromEnvironment('WRK_SECONDS', 30);
const LIGHTHOUSE_RUNS = fromEnvironment('LIGHTHOUSE_RUNS', 3);

const heading = (text) => console.log(`\n-- ${text}`);

/** Lines of cells under each other; the first column to the left, the others to the right. */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  for (const row of rows) {
    const cells = row.map((cell, column) => String(cell)[column ? 'padStart' : 'padEnd'](widths[column]));
    console.log(cells.join('   '));
  }
}

/** wrk's requests a second, its latency and every kind of error that it counts. */
async function wrk(url) {
  const options = ['-t2', '-c64', `-d${WRK_SECONDS}s`, '--latency', '-H', 'Accept-Encoding: br', url];
  const { stdout } = await promisify(execFile)('wrk', options);
  const number = (pattern) => Number(stdout.match(pattern)?.[1] ?? 0);
  const socket = stdout.match(/Socket errors: (.*)/)?.[1].match(/\d+/g) ?? [];
  return {
    perSecond: Math.round(number(/Requests\/sec:\s*([\d.]+)/)),
    median: stdout.match(/^\s+50%\s+(\S+)/m)?.[1],
    p99: stdout.match(/^\s+99%\s+(\S+)/m)?.[1],
    transfer: stdout.match(/Transfer\/sec:\s*(\S+)/)?.[1],
    errors: socket.map(Number).reduce((sum, n) => sum + n, 0) + number(/Non-2xx or 3xx responses: (\d+)/),
  };
}

function printFirstLoad(requests) {
  heading('First load over the wire, as Chromium counts it: content and headers');
  const rows = requests.map(({ url, transferSize }) => [new URL(url).pathname, kilobytes(transferSize)]);
  const wire = requests.reduce((sum, { transferSize }) => sum + transferSize, 0);
  table([...rows, [`${requests.length} requests`, kilobytes(wire)]]);
  const brotli = firstLoad();
  const gzip = brotli.map(({ name, bytes }) => {
    const path = join(DIST, `${name}.gz`);
    return { bytes: existsSync(path) ? statSync(path).size : bytes };
  });
  console.log(`content alone: ${kilobytes(totalBytes(brotli))} in brotli, ${kilobytes(totalBytes(gzip))} in gzip`);
}

async function printLighthouse(base) {
  const results = {};
  for (const preset of ['mobile', 'desktop']) {
    results[preset] = await lighthouse({
      packages: join(HOME, 'node_modules'),
      url: `${base}/`,
      preset,
      runs: LIGHTHOUSE_RUNS,
      folder: join(HOME, 'reports'),
      onExit: (end) => (endBrowser = end),
    });
  }
  printFirstLoad(results.mobile.requests);
  heading(`Lighthouse (of ${LIGHTHOUSE_RUNS} the median in performance)`);
  table([
    ['', 'performance', 'accessibility', 'best practices', ...Object.keys(results.mobile.figures)],
    ...Object.entries(results).map(([preset, { scores, figures }]) => [preset, ...scores, ...Object.values(figures)]),
  ]);
  for (const [preset, { complaints, longTasks }] of Object.entries(results)) {
    for (const complaint of complaints) console.log(`${preset}: ${complaint}`);
    console.log(`${preset}: tasks over 50 ms: ${longTasks.join(', ') || 'none'}`);
  }
}

async function printLoad(base) {
  heading(`wrk: ${WRK_SECONDS} s, 2 threads, 64 connections, brotli, on the same machine as the server`);
  const wasm = firstLoad().find(({ name }) => /^app-.*\.wasm$/.test(name)).name;
  const rows = [['', 'requests/s', 'median', '99%', 'bytes/s', 'errors']];
  for (const path of ['/', `/${wasm}`]) {
    const { perSecond, median, p99, transfer, errors } = await wrk(base + path);
    rows.push([path, perSecond, median, p99, transfer, errors]);
    if (errors) process.exitCode = 1;
  }
  table(rows);
}

// Whatever ends this program ends the browser too; nginx.mjs does the same for nginx.
let endBrowser = null;
process.on('exit', () => endBrowser?.());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const { base, stop, version } = await startNginx({ root: resolve(DIST), prefix: join(HOME, 'nginx') });
try {
  heading(`${version} with scripts/hosting/nginx.conf at ${base}/`);
  console.log(`headers of ${checkHeaders(base, resolve(DIST))} files are as docs/hosting.md says`);
  await printLighthouse(base);
  await printLoad(base);
} finally {
  await stop();
}
