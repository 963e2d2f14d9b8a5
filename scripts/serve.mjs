// Serves dist, compressed files first: node scripts/serve.mjs [--port 8080] [--host 127.0.0.1]

import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { DIST } from './compress.mjs';

/**
 * Serves dist at `/`, and at each of `alsoUnder` (such as `/some/folder`), on `port` or, where that
 * is taken, on the next free one; port 0 is any. Resolves to { base, close }.
 */
export async function serveDist({ port = 0, host = '127.0.0.1', alsoUnder = [] } = {}) {
  // `dev` looks each file up anew, and `etag` then sends "no-cache": a reload sees the last build.
  const files = sirv(DIST, { dev: true, etag: true, brotli: true, gzip: true });
  const server = createServer((request, response) => {
    const folder = alsoUnder.find((path) => request.url.startsWith(`${path}/`));
    if (folder) request.url = request.url.slice(folder.length);
    files(request, response);
  });
  for (const last = port + 20; ; port += 1) {
    try {
      await listen(server, port, host);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === last) throw error;
    }
  }
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { base: `http://${host}:${server.address().port}`, close };
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
  const { base } = await serveDist({ port: Number(values.port ?? 8080), host: values.host });
  console.log(`Coastline is at ${base}/ (Ctrl-C stops it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}
