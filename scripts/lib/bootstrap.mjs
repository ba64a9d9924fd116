// From a bare clone to "dependencies are there and this is Node 24".
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plainWords, Told } from './fail.mjs';
import { withLock } from './proc.mjs';

/** The checkout. */
export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const NEEDED = 24;
const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);
const bundledNode = path.join(root, 'node_modules/.bin/node');

/** Environment in which `node` and the tools are those of this checkout. */
export const toolEnv = (extra = {}) => ({
  ...process.env,
  PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
  ...extra,
});

/** Whether node_modules is what the lockfile says, as far as can be told without reading it all. */
export function dependenciesCurrent() {
  const lock = path.join(root, 'package-lock.json');
  const installed = path.join(root, 'node_modules/.package-lock.json'); // npm writes it last
  if (!existsSync(installed)) return false;
  const stamp = path.join(root, 'node_modules/.huitou-lock');
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  if (statSync(installed).mtimeMs < statSync(lock).mtimeMs) return false;
  writeFileSync(stamp, hash);
  return true;
}

/** `npm ci`. Resolves when node_modules matches the lockfile. @throws Told with the end of npm's words. */
export function installDependencies(logs) {
  mkdirSync(logs, { recursive: true });
  return withLock(path.join(logs, '../install.lock'), async () => {
    if (dependenciesCurrent()) return;
    const modules = path.join(root, 'node_modules');
    if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new Told(`${modules} is a link, and npm ci would empty the folder that it points to. Remove the link, then run this again.`);
    }
    const log = path.join(logs, 'install.log');
    const out = openSync(log, 'w');
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const viaNpm = process.env.npm_execpath?.endsWith('.js');
    const [command, before] = viaNpm ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
    const code = await new Promise((resolve, reject) => {
      const child = spawn(command, [...before, ...args], { cwd: root, stdio: ['ignore', out, out] });
      child.on('error', (error) => reject(error.code === 'ENOENT' ? new Told('npm is not on PATH; it comes with Node.js') : error));
      child.on('exit', resolve);
    });
    if (code !== 0) {
      const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-10).join('\n  ');
      throw new Told(plainWords(new Error(tail)) ?? `npm ci failed (${log}):\n  ${tail}`);
    }
    writeFileSync(
      path.join(root, 'node_modules/.huitou-lock'),
      createHash('sha256')
        .update(readFileSync(path.join(root, 'package-lock.json')))
        .digest('hex'),
    );
  });
}

/**
 * Goes on under Node 24: returns when this process already is one; otherwise runs the script again under the Node that the lockfile
 * brings and ends with its exit code.
 */
export async function underNode24(script) {
  if (major(process.version) >= NEEDED) return;
  const found = existsSync(bundledNode) ? spawnSync(bundledNode, ['--version'], { encoding: 'utf8' }) : undefined;
  if (!found || found.status !== 0 || major(found.stdout) < NEEDED) {
    throw new Told(
      `This needs Node ${NEEDED} or newer; here is ${process.version}, and the package that brings it does not exist for ${process.platform} ${process.arch}.\n  Install it from https://nodejs.org and run the same command again.`,
    );
  }
  const child = spawn(bundledNode, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: toolEnv({ HUITOU_LAUNCHER: String(process.pid) }),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve) => child.on('exit', (status, signal) => resolve(status ?? (signal ? 1 : 0))));
  process.exit(code);
}
