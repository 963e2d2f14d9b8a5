// The same training as bench/src/bin/training.rs in TensorFlow.js, on its WebAssembly backend: a line of JSON each. Run from
// the folder that has its packages.

import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');
const SECONDS = 2.5;

const numbers = (n, shift, scale, add = 0) => Float32Array.from({ length: n }, (_, i) => Math.sin(12.9898 * i + shift) * scale + add);

function stack(widths, shift, scale) {
  const n = widths.slice(1).reduce((sum, o, k) => sum + (widths[k] + 1) * o, 0);
  const params = numbers(n, shift, scale);
  let at = 0;
  const cut = (length, shape) => tf.variable(tf.tensor(params.subarray(at, (at += length)), shape));
  return widths.slice(1).map((o, k) => [cut(widths[k] * o, [widths[k], o]), cut(o, [o])]);
}

function measure(name, layers, acts, x, target) {
  const optimizer = tf.train.adam(1e-3, 0.9, 0.999, 1e-8);
  const rows = x.shape[0];
  const step = (wants) =>
    optimizer.minimize(() => {
      const y = layers.reduce((h, [w, b], k) => acts[k](h.matMul(w).add(b)), x);
      return y.sub(target).square().sum().div(rows);
    }, wants);
  const losses = Array.from({ length: 20 }, () => step(true).dataSync()[0]);
  for (let round = 0; round < 2; round += 1) {
    const start = performance.now();
    let n = 0;
    while (performance.now() - start < SECONDS * 1e3) {
      step(false);
      n += 1;
    }
    console.log(JSON.stringify({ name, per_s: (n * 1e3) / (performance.now() - start), losses }));
  }
}

wasm.setWasmPaths(join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'));
await tf.setBackend('wasm');
const [relu, same, sigmoid] = [(h) => h.relu(), (h) => h, (h) => h.sigmoid()];
const silu = (h) => h.mul(h.sigmoid());
measure('MLP 3-64-64-2', stack([3, 64, 64, 2], 0.1, 0.3), [silu, silu, same], tf.tensor(numbers(768, 3, 1), [256, 3]), tf.tensor(numbers(512, 4, 1), [256, 2]));
const pictures = tf.tensor(numbers(64 * 1024, 2, 0.5, 0.5), [64, 1024]);
measure('autoencoder', stack([1024, 128, 64, 2, 64, 128, 1024], 0.5, 0.08), [relu, relu, same, relu, relu, sigmoid], pictures, pictures);
