// Runs nginx with the example configuration beside this file: on a free port of this machine, without
// a right of its own, and with everything that it writes under target/.

import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';

const EXAMPLE = fileURLToPath(new URL('nginx.conf', import.meta.url));

// Debian keeps nginx in a folder that only root has on the PATH.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The example with other values for some of its directives, each of which stands in it once. */
function exampleWith(values) {
  let text = readFileSync(EXAMPLE, 'utf8');
  for (const [name, value] of Object.entries(values)) {
    const directive = new RegExp(`^(\\s*${name}) .*;$`, 'gm');
    if (text.match(directive)?.length !== 1) throw new Error(`nginx.conf does not say ${name} exactly once`);
    text = text.replace(directive, (_, start) => `${start} ${value};`);
  }
  return text;
}

/** What the distribution's own nginx.conf is on a server, for a folder of our own. */
function mainConfiguration(modules) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return [
    `load_module ${modules}/ngx_http_brotli_static_module.so;`,
    'daemon off;',
    'pid nginx.pid;',
    'worker_processes auto;',
    'events { }',
    'http {',
    ...temporary.map((name) => `  ${name}_temp_path temporary/${name};`),
    '  include /etc/nginx/mime.types;',
    '  default_type application/octet-stream;',
    '  access_log off;',
    '  sendfile on;',
    '  tcp_nopush on;',
    '  include site.conf;',
    '}',
    '',
  ].join('\n');
}

/** Root would stay root in nginx's first process: who runs it then is nobody. */
function unprivileged() {
  if (process.getuid() !== 0) return {};
  const id = (option) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Serves the folder `root` with all that nginx writes under `prefix`. Resolves to { base, stop }. */
export async function startNginx({ root, prefix }) {
  const versionAndOptions = execFileSync('sh', ['-c', 'nginx -V 2>&1'], { env, encoding: 'utf8' });
  const modules = versionAndOptions.match(/--modules-path=(\S+)/)?.[1];
  if (!modules) throw new Error('nginx -V names no folder of modules');

  const port = await freePort();
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(join(prefix, 'temporary'), { recursive: true });
  writeFileSync(join(prefix, 'nginx.conf'), mainConfiguration(modules));
  const values = { listen: `127.0.0.1:${port}`, server_name: 'localhost', root: JSON.stringify(root) };
  writeFileSync(join(prefix, 'site.conf'), exampleWith(values));
  const owner = unprivileged();
  if ('uid' in owner) for (const folder of [prefix, join(prefix, 'temporary')]) chownSync(folder, owner.uid, owner.gid);

  const log = join(prefix, 'error.log');
  const server = spawn('nginx', ['-p', prefix, '-c', 'nginx.conf', '-e', log], { env, stdio: 'inherit', ...owner });
  const ended = new Promise((resolve) => server.once('close', resolve).once('error', resolve));
  // However this program ends, the server ends with it.
  const kill = () => server.kill();
  process.once('exit', kill);
  const stop = () => {
    process.off('exit', kill);
    server.kill();
    return ended;
  };

  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; server.exitCode === null && tries < 100; tries += 1) {
    const answer = await fetch(base).catch(() => null);
    if (answer?.ok) return { base, stop, version: versionAndOptions.match(/nginx\/\S+/)[0] };
    if (answer) break;
    await wait(50);
  }
  await stop();
  throw new Error(
    `nginx does not serve ${root}: ${log} or a line above says why. ` +
      'Started by root it runs as nobody, who must be able to read there.',
  );
}
