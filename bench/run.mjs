// make bench: fits, draws and exact figures in NumPy, in native Rust, and in WebAssembly built like the page.

import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIMISE } from '../scripts/optimise.mjs';
import { measureTraining, programs } from './training.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
const WORK = join(TARGET, 'bench');
const WASM32 = 'wasm32-unknown-unknown';
const NUMPY = '2.4.6';
/** What kernel density, mixture and figures of samples are measured beside. */
const PEERS = ['scipy==1.17.1', 'scikit-learn==1.9.1'];
const PYTHON = join(WORK, 'env/bin/python');

/** Each runs the three programs one after the other, so that a slow minute of the machine slows all three. */
const ROUNDS = 7;
/** What we aim at: so many times as fast as NumPy, and so many times as long as native at most. */
const [AIM_NUMPY, AIM_NATIVE] = [3, 1.5];
/** No slice of work on the page may hold it longer. */
const AIM_SLICE_MS = 8;
/** How far exact figures may differ, and means of a million draws (six standard errors or more). */
const [EXACT, MEANS] = [1e-12, 2e-3];

const run = (program, ...args) => execFileSync(program, args, { cwd: ROOT, stdio: 'inherit' });
const read = (program, ...args) => execFileSync(program, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }).trim();

function build() {
  mkdirSync(WORK, { recursive: true });
  run('cargo', 'build', '--quiet', '--locked', '--package', 'coastline-bench', '--bin', 'coastline-bench', '--profile', 'bench-native');
  run('cargo', 'build', '--quiet', '--locked', '--package', 'coastline-bench', '--bin', 'coastline-bench', '--release', '--target', WASM32);
  const built = join(TARGET, WASM32, 'release/coastline-bench.wasm');
  run('wasm-bindgen', '--target', 'nodejs', '--no-typescript', '--out-dir', WORK, built);
  const [wasm, long] = [join(WORK, 'coastline-bench_bg.wasm'), join(WORK, 'long.wasm')];
  copyFileSync(wasm, long);
  run('wasm-opt', long, ...OPTIMISE, '-o', wasm);
  // Without it Node takes the glue for a module.
  writeFileSync(join(WORK, 'package.json'), '{ "type": "commonjs" }\n');
  if (!existsSync(PYTHON)) run('python3', '-m', 'venv', join(WORK, 'env'));
  run(PYTHON, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `numpy==${NUMPY}`, ...PEERS);
}

const PROGRAMS = {
  numpy: () => read(PYTHON, join(ROOT, 'bench/numpy_bench.py')),
  native: () => read(join(TARGET, 'bench-native/coastline-bench')),
  wasm: () => read(process.execPath, join(WORK, 'coastline-bench.js')),
};

const parse = (text) => text.split('\n').map((line) => JSON.parse(line));

/** Stops if the three did not do the same work. */
function compare(numpy, native, wasm) {
  for (const [k, { name, figures }] of native.entries()) {
    if (!figures) continue;
    if (JSON.stringify(wasm[k].figures) !== JSON.stringify(figures)) throw new Error(`${name}: WebAssembly gives other bits`);
    const tolerance = name.startsWith('draws') ? MEANS : EXACT;
    const differs = (figure, at) => !(Math.abs(figure - figures[at]) <= tolerance);
    if (numpy[k].name !== name || numpy[k].figures.some(differs)) throw new Error(`${name}: NumPy gives other figures`);
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const digits = (value) => value.toPrecision(3);

function table(rounds) {
  const ms = (program, k) => Math.min(...rounds.flatMap((round) => round[program][k].ms));
  const cells = (name, ...rest) => console.log(`${name.padEnd(27)}${rest.map((text) => text.padStart(15)).join('')}`);
  cells('milliseconds', 'NumPy', 'native', 'WASM', 'NumPy/WASM', 'WASM/native');
  const aims = [];
  for (const [k, { name, figures }] of rounds[0].native.entries()) {
    if (!figures) continue;
    const [numpy, native, wasm] = ['numpy', 'native', 'wasm'].map((program) => ms(program, k));
    const [faster, longer] = [numpy / wasm, wasm / native];
    cells(name, ...[numpy, native, wasm].map(digits), digits(faster), longer.toFixed(2));
    if (faster < AIM_NUMPY) aims.push(`${name}: ${faster.toFixed(1)} times as fast as NumPy, not ${AIM_NUMPY}`);
    if (longer > AIM_NATIVE) aims.push(`${name}: ${longer.toFixed(2)} times as long as native, not ${AIM_NATIVE}`);
  }
  console.log('');
  cells('milliseconds', '', 'native', 'WASM', 'longest slice', 'WASM/native');
  for (const [k, { name, figures }] of rounds[0].native.entries()) {
    if (figures) continue;
    const [native, wasm] = ['native', 'wasm'].map((program) => ms(program, k));
    const slice = median(rounds.flatMap((round) => round.wasm[k].longest_slice_ms));
    cells(name, '', digits(native), digits(wasm), slice.toFixed(2), (wasm / native).toFixed(2));
    if (slice > AIM_SLICE_MS) aims.push(`${name}: a slice of ${slice.toFixed(2)} ms, not ${AIM_SLICE_MS} at most`);
  }
  console.log(aims.length === 0 ? 'All aims are met.' : `Aims not met:\n  ${aims.join('\n  ')}`);
}

build();
const training = programs({ root: ROOT, target: TARGET, work: WORK, run, read });
const rounds = Array.from({ length: ROUNDS }, () =>
  Object.fromEntries(Object.entries(PROGRAMS).map(([name, program]) => [name, parse(program())])),
);
for (const { numpy, native, wasm } of rounds) compare(numpy, native, wasm);
const versions = [
  `${cpus()[0].model.trim()}, ${cpus().length} cores`,
  `Node ${process.versions.node} (V8 ${process.versions.v8})`,
  read('rustc', '--version').split(' ', 2).join(' '),
  `NumPy ${NUMPY} on ${read(PYTHON, '--version')}`,
  read('wasm-opt', '--version'),
];
console.log(`
Fit: from the 10,000 observations of a scene to its model, without the alias table of a grid, which the first draw makes.
Draws: 1,000,000 samples into one list, 1,000 to a call as in src/ui/sampling.rs, which also hashes and counts them.
Coverage: the whole table, exact, from the raster of the Earth. NumPy's figures equal ours to ${EXACT}; the bits of
WebAssembly are those of native. WASM has the page's profile and wasm-opt; native has opt-level 3 throughout.
Naive Bayes: 1,000,000 outfits drawn, and 1,000,000 ln p; count: 100,000 rows, the most that a step of *Count one by one* has.
Learning curve: 200 observations, 50 reshuffles. Pixels: pictures drawn, fitted, 50 samples of pixels and of traits, and all
diagnostics; more data: seven such fits up to 4,032 pictures. The longest slice is in WASM, the median of all repeats.
Milliseconds: the fastest repeat of ${ROUNDS} rounds, the one that was least disturbed.
${versions.join('; ')}
`);
table(rounds);
console.log('\nTraining: 64 pictures through 1,024-128-64-2-64-128-1,024 with ReLU, 256 rows through 3-64-64-2 with SiLU, Adam.');
measureTraining(training);
