// From a bare clone to "dependencies are there and this is Node 24".
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
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
  // What Node strips of its types and compiles is kept: every process after the first starts in half the time, and 20 MB smaller.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, '.data/node-cache'),
  ...extra,
});

/**
 * Whether node_modules holds what the lockfile says. Both are compared by content: times say nothing after a checkout, and a needless
 * `npm ci` would take the packages away from whatever runs from this folder.
 */
export function dependenciesCurrent() {
  const installed = path.join(root, 'node_modules/.package-lock.json'); // npm writes it last
  if (!existsSync(installed)) return false;
  const have = packagesOf(installed);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).every(([name, { version, optional, extraneous }]) => {
    if (!name.includes('node_modules/') || version === undefined) return true; // the workspaces, and the links to them
    return have[name] === undefined ? optional === true || extraneous === true : have[name].version === version;
  });
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

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
