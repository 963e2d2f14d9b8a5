// Processes, temporary folders and ports for the engines: whatever is started here ends with the test,
// however that ends.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cleanups = new Set();

function onEnd(clean) {
  const cleanOnce = () => cleanups.delete(cleanOnce) && clean();
  cleanups.add(cleanOnce);
  return cleanOnce;
}

/** Ends and removes whatever is left, such as that of an engine that failed to start. */
export const stopAll = () => [...cleanups].forEach((clean) => clean());

process.on('exit', stopAll);
// A signal alone would end this process without 'exit'.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Starts a program with a group of its own, so that `stop` ends its children too: { child, stop }. */
export async function startProcess(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'ignore', ...options, detached: true });
  await once(child, 'spawn');
  const stop = onEnd(() => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error; // all of the group has ended by itself
    }
  });
  return { child, stop };
}

/** An empty home, so that an engine neither reads nor leaves anything in the engineer's: { path, remove }. */
export function freshHome() {
  const path = mkdtempSync(join(tmpdir(), 'coastline-engine-'));
  // A killed program may still be writing while it dies.
  const remove = onEnd(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
  return { path, remove };
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
