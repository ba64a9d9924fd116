// One shop a data folder. Who runs it is written down with enough to tell a live owner from a dead or orphaned one.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Told } from './fail.mjs';
import { isAlive, startTime, stopPid, withLock } from './proc.mjs';

const parentOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

const commandOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

/**
 * The processes between us and the command that a person typed: `npm start` is npm, maybe a shell, maybe a launcher under an older Node.
 * When one of them is killed the terminal has lost us, and we must not live on unseen. Empty when this was started without npm.
 */
export function launchers() {
  const chain = [];
  const launcher = Number(process.env.HUITOU_LAUNCHER ?? 0);
  let pid = process.ppid;
  if (launcher > 0 && pid === launcher) {
    chain.push(pid);
    pid = parentOf(pid);
  }
  if (process.env.npm_lifecycle_event) {
    const path = [];
    for (let hops = 0; hops < 3 && pid > 1; hops += 1) {
      path.push(pid);
      if (/\bnpm\b/.test(commandOf(pid))) return describe([...chain, ...path]);
      pid = parentOf(pid);
    }
  }
  return describe(chain);
}

const describe = (pids) => pids.map((pid) => ({ pid, started: startTime(pid) }));
const lost = (chain) => chain.some(({ pid, started }) => startTime(pid) !== started);

/**
 * Takes the data folder for this process.
 * @returns {Promise<{ release: () => void, orphaned: () => boolean, inherited: boolean }>} `inherited`: an earlier owner was killed
 * @throws Told when a live shop has it
 */
export function claimFolder(data) {
  const file = path.join(data, 'start.json');
  mkdirSync(data, { recursive: true });
  return withLock(path.join(data, 'start.lock'), async () => {
    const owner = readOwner(file);
    if (owner && isAlive(owner.pid) && startTime(owner.pid) === owner.started) {
      if (!lost(owner.launchers)) {
        throw new Told(`A shop already runs from ${data} (pid ${owner.pid}). Stop it with Ctrl-C in its terminal or: kill ${owner.pid}`);
      }
      await stopPid(owner.pid, 30_000);
    }
    const chain = launchers();
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: startTime(process.pid), launchers: chain }));
    return { release: () => rmSync(file, { force: true }), orphaned: () => lost(chain), inherited: owner !== undefined };
  });
}

function readOwner(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
