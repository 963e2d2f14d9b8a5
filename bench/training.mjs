// Training in WebAssembly, built like the worker, beside native Rust, PyTorch (one thread) and TensorFlow.js.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTIMISE_TRAINER } from '../scripts/optimise.mjs';

const TORCH = '2.15.0';
const TFJS = '4.22.0';
const ROUNDS = 3;

/** So many times as fast as the peers, and the share of what four lanes can do at most. */
const AIMS = {
  'MLP 3-64-64-2': { torch: 1.5, tfjs: 8, peak: 0.55 },
  autoencoder: { torch: 0.5, tfjs: 7, peak: 0.65 },
};
/** The families, which TensorFlow.js has no part in: so many times as fast as PyTorch. */
const FAMILIES = { flow: 0.5, autoregressive: 0.5, VAE: 0.5, diffusion: 0.5, GAN: 0.5, '500 diffused': 0.5 };
/** How far losses of the first 20 steps may differ: single precision adds in other orders. */
const ALIKE = 2e-3;

/** Builds what is measured, and installs the peers; gives the programs. */
export function programs({ root, target, work, run, read }) {
  const [fast, tf] = [join(work, 'training'), join(work, 'tfjs')];
  [fast, tf].forEach((folder) => mkdirSync(folder, { recursive: true }));
  const bin = ['--package', 'coastline-bench', '--bin', 'training'];
  run('cargo', 'build', '--quiet', '--locked', ...bin, '--profile', 'bench-native');
  run('cargo', 'build', '--quiet', '--locked', ...bin, '--release', '--target', 'wasm32-unknown-unknown');
  run('wasm-bindgen', '--target', 'nodejs', '--no-typescript', '--out-dir', fast, join(target, 'wasm32-unknown-unknown/release/training.wasm'));
  run('wasm-opt', ...OPTIMISE_TRAINER, join(fast, 'training_bg.wasm'), '-o', join(fast, 'training_bg.wasm'));
  writeFileSync(join(fast, 'package.json'), '{ "type": "commonjs" }\n');
  const python = join(work, 'torch/bin/python');
  if (!existsSync(python)) run('python3', '-m', 'venv', join(work, 'torch'));
  run(python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `torch==${TORCH}`, 'numpy==2.4.6');
  writeFileSync(join(tf, 'package.json'), '{ "private": true }\n');
  const packages = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'].map((name) => `${name}@${TFJS}`);
  if (!existsSync(join(tf, 'node_modules/@tensorflow/tfjs-backend-wasm'))) run('npm', 'install', '--prefix', tf, '--ignore-scripts', '--no-audit', '--no-fund', ...packages);
  return {
    wasm: () => read(process.execPath, join(fast, 'training.js')),
    native: () => read(join(target, 'bench-native/training')),
    torch: () => read(python, join(root, 'bench/torch_bench.py')),
    tfjs: () => execFileSync(process.execPath, [join(root, 'bench/tfjs_bench.mjs')], { cwd: tf, encoding: 'utf8' }).trim(),
  };
}

const lines = (text) => text.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));

/** Runs all of them in turns and prints the table. */
export function measureTraining(of) {
  const heard = { wasm: [], native: [], torch: [], tfjs: [] };
  for (let round = 0; round < ROUNDS; round += 1) for (const [name, program] of Object.entries(of)) heard[name].push(...lines(program()));
  const rows = (program, name) => heard[program].filter((row) => row.name === name);
  const most = (program, name, what) => Math.max(...rows(program, name).map((row) => row[what]));
  const aims = [];
  const cells = (name, ...rest) => console.log(`${name.padEnd(18)}${rest.map((text) => String(text).padStart(13)).join('')}`);
  cells('steps a second', 'WASM', 'native', 'PyTorch', 'TF.js', 'WASM/PyTorch', 'WASM/TF.js', 'of the peak');
  const peak = most('wasm', 'peak', 'flops');
  for (const [name, aim] of Object.entries(AIMS)) {
    const [wasm, native, torch, tfjs] = ['wasm', 'native', 'torch', 'tfjs'].map((program) => most(program, name, 'per_s'));
    const losses = ['wasm', 'native', 'torch', 'tfjs'].map((program) => rows(program, name)[0].losses);
    for (const other of losses.slice(1)) {
      if (other.some((loss, k) => !(Math.abs(loss / losses[0][k] - 1) < ALIKE))) throw new Error(`${name}: not the same training: ${losses.map((all) => all[19])}`);
    }
    const share = most('wasm', name, 'flops') / peak;
    if (!(share <= 1)) throw new Error(`${name}: more than the peak, so that is none`);
    cells(name, ...[wasm, native, torch, tfjs].map((n) => n.toFixed(0)), (wasm / torch).toFixed(2), (wasm / tfjs).toFixed(1), `${(100 * share).toFixed(0)} %`);
    if (wasm / torch < aim.torch) aims.push(`${name}: ${(wasm / torch).toFixed(2)} times as fast as PyTorch, not ${aim.torch}`);
    if (wasm / tfjs < aim.tfjs) aims.push(`${name}: ${(wasm / tfjs).toFixed(1)} times as fast as TensorFlow.js, not ${aim.tfjs}`);
    if (share < aim.peak) aims.push(`${name}: ${(100 * share).toFixed(0)} % of four lanes, not ${100 * aim.peak} %`);
  }
  for (const [name, aim] of Object.entries(FAMILIES)) {
    const [wasm, native, torch] = ['wasm', 'native', 'torch'].map((program) => most(program, name, 'per_s'));
    const losses = ['wasm', 'native', 'torch'].map((program) => rows(program, name)[0].losses);
    for (const other of losses.slice(1)) {
      if (other.some((loss, k) => !(Math.abs(loss - losses[0][k]) < ALIKE * (1 + Math.abs(loss))))) throw new Error(`${name}: not the same training: ${losses.map((all) => all[19])}`);
    }
    cells(name, ...[wasm, native, torch].map((n) => n.toFixed(0)), '', (wasm / torch).toFixed(2));
    if (wasm / torch < aim) aims.push(`${name}: ${(wasm / torch).toFixed(2)} times as fast as PyTorch, not ${aim}`);
  }
  const walked = (program) => (20 / most(program, '500 diffused', 'per_s')).toFixed(1);
  console.log(`10,000 points by diffusion with 100 steps: ${walked('wasm')} s in WebAssembly, ${walked('native')} natively, ${walked('torch')} in PyTorch.`);
  const decode = (program) => (1e6 / most(program, 'decode one point', 'per_s')).toFixed(0);
  console.log(`Decoding one point: ${decode('wasm')} microseconds in WebAssembly, ${decode('native')} natively. Peak: ${(peak / 1e9).toFixed(1)} Gflop/s.`);
  console.log(`PyTorch ${TORCH} on one thread, TensorFlow.js ${TFJS} on WebAssembly; the fastest of ${2 * ROUNDS} measurements each.`);
  console.log(aims.length === 0 ? 'All aims are met.' : `Aims not met:\n  ${aims.join('\n  ')}`);
}
