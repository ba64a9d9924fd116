// System packages: installed when we may, named exactly when we may not.
import { spawnSync } from 'node:child_process';
import { Told } from './fail.mjs';

/** PATH with the sbin folders, where Debian keeps mariadbd and an ordinary user's PATH does not look. */
export const systemEnv = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin:/usr/local/sbin` };

const onPath = (binary) => spawnSync('sh', ['-c', `command -v ${binary}`], { env: systemEnv, stdio: 'ignore' }).status === 0;

/** @typedef {'mariadb' | 'mariadbClient' | 'redis' | 'chromium' | 'cjkFonts'} PackageName */

/** What provides what; `missing` is asked before anything is installed. */
const wanted = {
  mariadb: { missing: () => !onPath('mariadbd') || !onPath('mariadb-install-db'), apt: ['mariadb-server-core'], brew: 'mariadb' },
  mariadbClient: { missing: () => !onPath('mariadb'), apt: ['mariadb-client-core'], brew: 'mariadb' },
  redis: { missing: () => !onPath('redis-server'), apt: ['redis-server'], brew: 'redis' },
  chromium: { missing: () => browserPath() === undefined, apt: ['chromium'], brew: '--cask chromium' },
  cjkFonts: { missing: () => process.platform === 'linux' && !hasChineseFont(), apt: ['fonts-noto-cjk'], brew: '' },
};

const hasChineseFont = () => {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
};

/** The Chromium or Chrome to drive: CHROMIUM_PATH, or the first one on PATH. */
export function browserPath() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { env: systemEnv, encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/**
 * Makes sure that the named things are there. Installs by apt as root.
 * @param {PackageName[]} names
 * @returns the packages that were installed
 * @throws Told with the exact command when something is missing and we may not install it
 */
export function ensurePackages(names) {
  const missing = names.map((name) => wanted[name]).filter((item) => item.missing());
  if (missing.length === 0) return [];
  const debs = missing.flatMap((item) => item.apt);
  if (!onPath('apt-get')) {
    const hint = onPath('brew')
      ? `brew install ${[...new Set(missing.map((item) => item.brew))].join(' ').trim()}`
      : `your package manager: ${debs.join(' ')}`;
    throw new Told(`Missing system packages. Install them with ${hint}${orElse(names)}`);
  }
  const command = `apt-get install -y --no-install-recommends ${debs.join(' ')}`;
  if (process.getuid?.() !== 0) throw new Told(`Missing system packages. Install them with: sudo ${command}${orElse(names)}`);
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...debs], command);
  const still = missing.filter((item) => item.missing()).flatMap((item) => item.apt);
  if (still.length > 0) throw new Told(`Installed ${debs.join(' ')}, yet ${still.join(' ')} cannot be found on PATH.`);
  return debs;
}

const orElse = (names) =>
  names.includes('mariadb') || names.includes('redis')
    ? '\n  (or set DATABASE_URL and REDIS_URL to servers that you have: nothing is installed then)'
    : '';

function apt(args, shown) {
  const done = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
    env: { ...systemEnv, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (done.status !== 0) {
    const reason = done.stderr.trim().split('\n').slice(-3).join('\n  ');
    throw new Told(`${shown ?? `apt-get ${args.join(' ')}`} failed:\n  ${reason}`);
  }
}
