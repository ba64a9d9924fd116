// Processes, pid files and locks that survive kill -9. Plain JavaScript for Node 20: it runs before anything is installed.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * When a process began, as an opaque text; '' when it is gone or a zombie. The pid alone proves nothing after a crash or a reboot:
 * the kernel hands the number out again.
 */
export function startTime(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    }
    // the command name may hold spaces and brackets, so count fields after the last ')'
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '');
  } catch {
    return '';
  }
}

export const isAlive = (pid) => startTime(pid) !== '';

/** Writes `pid startTime`, so that a recycled pid is never taken for ours. */
export function writePid(file, pid) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${pid} ${startTime(pid)}\n`);
}

/** The pid when that very process still runs; otherwise 0, and the stale file is removed. */
export function readPid(file) {
  if (!existsSync(file)) return 0;
  const [pid, started = ''] = readFileSync(file, 'utf8').trim().split(' ');
  if (started !== '' && startTime(Number(pid)) === started) return Number(pid);
  rmSync(file, { force: true });
  return 0;
}

/** Asks a process to end and waits; after `graceMs` it is killed. Resolves true when it went by itself. */
export async function stopPid(pid, graceMs = 20_000, signal = 'SIGTERM') {
  const began = startTime(pid);
  const gone = () => startTime(pid) !== began;
  if (began === '') return true;
  trySignal(pid, signal);
  for (let waited = 0; waited < graceMs; waited += 25) {
    if (gone()) return true;
    await sleep(25);
  }
  if (!gone()) trySignal(pid, 'SIGKILL');
  while (!gone()) await sleep(25);
  return false;
}

function trySignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Runs `work` while no other process holds the lock file. A lock left by a dead process is taken over. */
export async function withLock(file, work, { waitMs = 300_000 } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let waited = 0; ; waited += 50) {
    try {
      const fd = openSync(file, 'wx');
      writeSync(fd, `${process.pid} ${startTime(process.pid)}\n`);
      closeSync(fd);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      // an empty file is a holder between open and write: give it a second before calling it dead
      if (waited > 1000 && readPid(file) === 0) continue;
      if (waited > waitMs) throw new Error(`another process (pid ${readPid(file)}) holds ${file} for ${waitMs / 1000} s`);
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Whether nothing listens on this loopback port. */
export const portFree = (port, host = '127.0.0.1') =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.once('listening', () => server.close(() => resolve(true)));
    server.listen(port, host);
  });

/** Who listens on a port: `{ pid, command, cwd }`, or null when nobody does or the system does not tell (another user, not Linux). */
export function portHolder(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    if (!existsSync(table)) continue;
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const field = line.trim().split(/\s+/);
      if (field[1]?.endsWith(`:${hex}`) && field[3] === '0A') inodes.add(`socket:[${field[9]}]`);
    }
  }
  if (inodes.size === 0) return null;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readdirSync(`/proc/${pid}/fd`).some((fd) => inodes.has(linkOf(`/proc/${pid}/fd/${fd}`)))) {
        return {
          pid: Number(pid),
          command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim(),
          cwd: linkOf(`/proc/${pid}/cwd`),
        };
      }
    } catch {
      // another user's process, or one that just ended
    }
  }
  return null;
}

function linkOf(file) {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
}

/** One sentence for a port that is taken, with the variable that moves it. */
export function portTaken(port, what, variable) {
  const holder = portHolder(port);
  const who = holder ? `held by pid ${holder.pid} (${holder.command.slice(0, 80)})` : 'held by another program';
  return `Port ${port} for ${what} is ${who}. Stop it, or choose another port: ${variable}=${port + 1000}`;
}
