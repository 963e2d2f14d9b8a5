// Runs the browser tests: node e2e/run.mjs [file...]
//
// Files run side by side, as many as there are cores, each in a process with a server and a browser of its own. One
// browser for all was slower: it saves a start that takes a third of a second, but every word to it goes through one
// more process; and what a browser has only once, such as the clipboard, would be shared.
//
// A file named *.alone.test.mjs measures time or counts frames. Those come last, one after the other.

import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const ALONE = '.alone.test.mjs';
const given = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const files = given.length ? given : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => here + name);

const RUNS = [
  { files: files.filter((file) => !file.endsWith(ALONE)), concurrency: availableParallelism() },
  { files: files.filter((file) => file.endsWith(ALONE)), concurrency: 1 },
];

/** A line of the summary that ends each run. */
const TOTAL = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ([\d.]+)$/;

// Until the summary says otherwise: a run that ends early has not passed.
process.exitCode = 1;

/** What happens in both runs, and one summary. */
async function* events() {
  const totals = new Map();
  let hasFailed = false;
  for (const options of RUNS.filter(({ files }) => files.length)) {
    for await (const event of run(options)) {
      const { nesting, message } = event.data;
      const total = event.type === 'test:diagnostic' && nesting === 0 && TOTAL.exec(message);
      if (total) totals.set(total[1], (totals.get(total[1]) ?? 0) + Number(total[2]));
      else yield event;
      hasFailed ||= event.type === 'test:fail';
    }
  }
  for (const [name, value] of totals) yield { type: 'test:diagnostic', data: { nesting: 0, message: `${name} ${value}` } };
  process.exitCode = Number(hasFailed);
}

Readable.from(events()).compose(new spec()).pipe(process.stdout);
