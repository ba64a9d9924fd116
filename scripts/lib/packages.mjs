// System packages: installed when we may, named exactly when we may not.
import { spawn, spawnSync } from 'node:child_process';
import { Told } from './fail.mjs';

/** PATH with the sbin folders, where Debian keeps mariadbd and an ordinary user's PATH does not look. */
export const systemEnv = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin:/usr/local/sbin` };

const onPath = (binary) => spawnSync('sh', ['-c', `command -v ${binary}`], { env: systemEnv, stdio: 'ignore' }).status === 0;

const SHELL = 'chromium-headless-shell';

/** @typedef {'mariadb' | 'mariadbClient' | 'redis' | 'chromium' | 'cjkFonts'} PackageName */

/**
 * What provides what. `missing` is asked before anything is installed; `slow` says that what is there will do, and that something quicker is
 * worth installing on a new machine. Of several package names the first one that apt knows is taken.
 */
const wanted = {
  mariadb: { missing: () => !onPath('mariadbd') || !onPath('mariadb-install-db'), apt: ['mariadb-server-core'], brew: 'mariadb' },
  mariadbClient: { missing: () => !onPath('mariadb'), apt: ['mariadb-client-core'], brew: 'mariadb' },
  redis: { missing: () => !onPath('redis-server'), apt: ['redis-server'], brew: 'redis' },
  // The shell has no windows, no toolbars and no screen: driven by tests it takes a quarter of the processor time of the whole browser.
  chromium: {
    missing: () => browserPath() === undefined,
    slow: () => !process.env.CHROMIUM_PATH && !onPath(SHELL),
    apt: [[SHELL, 'chromium']],
    brew: '--cask chromium',
  },
  cjkFonts: { missing: () => process.platform === 'linux' && !hasChineseFont(), apt: ['fonts-noto-cjk'], brew: '' },
};

const hasChineseFont = () => {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
};

/** The Chromium or Chrome to drive: CHROMIUM_PATH, or the first one on PATH. */
export function browserPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of [SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { env: systemEnv, encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/**
 * Makes sure that the named things are there. Installs by apt as root.
 * @param {PackageName[]} names
 * @param {{ quick?: boolean }} [options] quick: also what is only quicker than what is there
 * @returns {Promise<string[]>} the packages that were installed
 * @throws Told with the exact command when something is missing and we may not install it
 */
export async function ensurePackages(names, { quick = false } = {}) {
  const items = names.map((name) => wanted[name]);
  const missing = items.filter((item) => item.missing());
  const mayInstall = onPath('apt-get') && process.getuid?.() === 0;
  if (missing.length === 0) return quick && mayInstall ? quicken(items) : [];
  if (!onPath('apt-get')) {
    const hint = onPath('brew')
      ? `brew install ${[...new Set(missing.map((item) => item.brew))].join(' ').trim()}`
      : `your package manager: ${missing.flatMap((item) => item.apt.map(firstChoice)).join(' ')}`;
    throw new Told(`Missing system packages. Install them with ${hint}${orElse(names)}`);
  }
  if (!mayInstall) throw new Told(`Missing system packages. Install them with: sudo ${installing(missing).join(' ')}${orElse(names)}`);
  await apt(['update']);
  const command = installing(missing);
  await apt(command.slice(1), command.join(' '));
  const still = missing.filter((item) => item.missing()).flatMap((item) => item.apt.map(known));
  const debs = missing.flatMap((item) => item.apt.map(known));
  if (still.length > 0) throw new Told(`Installed ${debs.join(' ')}, yet ${still.join(' ')} cannot be found on PATH.`);
  return debs;
}

/** What is there works: a failure to install the quicker one is no failure. */
async function quicken(items) {
  const slow = items.filter((item) => item.slow?.());
  if (slow.length === 0) return [];
  try {
    await apt(['update']);
    const debs = slow.flatMap((item) => item.apt.map(firstChoice)).filter(aptKnows);
    if (debs.length > 0) await apt(['install', '-y', '--no-install-recommends', ...debs]);
    return debs;
  } catch {
    return [];
  }
}

const firstChoice = (choice) => [choice].flat()[0];
const aptKnows = (name) => spawnSync('apt-cache', ['show', name], { env: systemEnv, stdio: 'ignore' }).status === 0;
/** The first of the names that apt knows, or else the last one. */
const known = (choice) => [choice].flat().find(aptKnows) ?? [choice].flat().at(-1);
const installing = (items) => ['apt-get', 'install', '-y', '--no-install-recommends', ...items.flatMap((item) => item.apt.map(known))];

const orElse = (names) =>
  names.includes('mariadb') || names.includes('redis')
    ? '\n  (or set DATABASE_URL and REDIS_URL to servers that you have: nothing is installed then)'
    : '';

async function apt(args, shown) {
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    env: { ...systemEnv, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code === 0) return;
  const reason = said.trim().split('\n').slice(-3).join('\n  ');
  throw new Told(`${shown ?? `apt-get ${args.join(' ')}`} failed:\n  ${reason}`);
}
