// Builds of the three screens, skipped when nothing that goes into them has changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, toolEnv } from './bootstrap.mjs';
import { plainWords, Told } from './fail.mjs';
import { readPid, stopPid, withLock, writePid } from './proc.mjs';

const taro = (type) => ({
  cwd: 'miniapp',
  bin: '@tarojs/cli/bin/taro',
  // --no-check: the configuration check fetches a file from the net and exits 0 anyway
  args: ['build', '--type', type, '--no-check'],
  out: `miniapp/dist/${type}`,
  proof: type === 'h5' ? 'index.html' : 'app.json',
  sources: ['miniapp', 'shared-types/src', 'package-lock.json'],
});

/** What can be built: the command, where the result lands, the file that proves it, and everything that goes in. */
export const builds = {
  storefront: taro('h5'),
  weapp: taro('weapp'),
  admin: {
    cwd: 'admin-web',
    bin: 'vite/bin/vite.js',
    args: ['build', '--logLevel', 'warn'],
    out: 'admin-web/dist',
    proof: 'index.html',
    sources: ['admin-web', 'shared-types/src', 'package-lock.json'],
  },
};

const stamps = path.join(root, '.data/builds');
/** Builders at work; who leaves early ends them. */
const working = new Set();

/** Ends the builds that this process began. */
export const stopBuilds = () => Promise.all([...working].map((pid) => stopPid(pid, 5000)));

/** Variables that end up inside a build. */
const BAKED_IN = ['TARO_APP_API', 'HUITOU_RELEASE'];

function hashOf(build) {
  const hash = createHash('sha256').update(JSON.stringify(build.args));
  for (const name of BAKED_IN) hash.update(`${name}=${process.env[name] ?? ''}\n`);
  const visit = (file) => {
    const full = path.join(root, file);
    if (!existsSync(full)) return;
    const entries = isFolder(full);
    if (entries === undefined) {
      if (!/\.test\.tsx?$/.test(file)) hash.update(`${file}\0`).update(readFileSync(full)).update('\0');
      return;
    }
    for (const name of entries.sort())
      if (name !== 'node_modules' && name !== 'dist' && !name.startsWith('.')) visit(path.join(file, name));
  };
  for (const source of build.sources) visit(source);
  return hash.digest('hex');
}

const mtime = (file) => statSync(file).mtimeMs;

const isFolder = (full) => {
  try {
    return readdirSync(full);
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
};

/**
 * Builds one of `builds` unless its result is current.
 * @param {keyof typeof builds} name
 * @returns {Promise<boolean>} false when nothing had to be done
 * @throws Told with the end of the builder's words
 */
export function buildScreen(name, options) {
  mkdirSync(stamps, { recursive: true });
  // two commands at once in one checkout would write into the same folder
  return withLock(path.join(stamps, `${name}.lock`), () => buildLocked(name, options), { waitMs: 600_000 });
}

async function buildLocked(name, { logs, force = false }) {
  const build = builds[name];
  const hash = hashOf(build);
  const stamp = path.join(stamps, `${name}.hash`);
  const proof = path.join(root, build.out, build.proof);
  if (!force && existsSync(proof) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  // one that outlived a killed start would write into the same folder
  const pidFile = path.join(stamps, `${name}.pid`);
  await stopPid(readPid(pidFile), 5000);
  mkdirSync(logs, { recursive: true });
  const log = path.join(logs, `build-${name}.log`);
  const out = openSync(log, 'w');
  const began = Date.now();
  const code = await new Promise((resolve, reject) => {
    const env = toolEnv({ NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' });
    const child = spawn(process.execPath, [path.join(root, 'node_modules', build.bin), ...build.args], {
      cwd: path.join(root, build.cwd),
      env,
      stdio: ['ignore', out, out],
    });
    if (child.pid) {
      writePid(pidFile, child.pid);
      working.add(child.pid);
    }
    child.on('error', reject);
    child.on('exit', (status) => {
      working.delete(child.pid);
      rmSync(pidFile, { force: true });
      resolve(status);
    });
  });
  // Taro ends with 0 on some errors: only a fresh result counts
  if (code !== 0 || !existsSync(proof) || mtime(proof) < began - 2000) {
    const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-25).join('\n  ');
    throw new Told(plainWords(new Error(tail)) ?? `building ${name} failed (${log}):\n  ${tail}`);
  }
  writeFileSync(stamp, hash);
  return true;
}
