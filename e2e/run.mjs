// Runs the browser tests: node e2e/run.mjs [--reporter tap] [file...]
//
// Files run side by side, each in a process with a server and a browser of its own: one browser for all would save
// little of its start and cost more, since every word to it would take a way through a further process; and what a
// browser has but once, such as the clipboard, stays with one file. A file named *.alone.test.mjs counts frames or
// measures time; those come last, one by one.

import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { run } from 'node:test';
import * as reporters from 'node:test/reporters';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reporter: { type: 'string', default: 'spec' }, concurrency: { type: 'string', default: String(availableParallelism()) } },
});
const here = import.meta.dirname;
const files = positionals.length ? positionals : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => join(here, name));
const isAlone = (file) => basename(file).endsWith('.alone.test.mjs');

/** A line of the summary with which a run ends. */
const TOTAL = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) ([\d.]+)$/;

/** Both runs as one: their events, and one summary. */
async function* everything() {
  const totals = new Map();
  const runs = [
    { files: files.filter((file) => !isAlone(file)), concurrency: Number(values.concurrency) },
    { files: files.filter(isAlone), concurrency: 1 },
  ];
  for (const one of runs.filter(({ files }) => files.length)) {
    for await (const event of run(one)) {
      const { nesting, message } = event.data;
      const [, name, value] = (event.type === 'test:diagnostic' && nesting === 0 && TOTAL.exec(message)) || [];
      if (name) totals.set(name, (totals.get(name) ?? 0) + Number(value));
      else yield event;
      if (event.type === 'test:fail') process.exitCode = 1;
    }
  }
  for (const [name, value] of totals) yield { type: 'test:diagnostic', data: { nesting: 0, message: `${name} ${value}` } };
}

const reporter = reporters[values.reporter];
const report = values.reporter === 'spec' ? new reporter() : reporter;
Readable.from(everything()).compose(report).pipe(process.stdout);
