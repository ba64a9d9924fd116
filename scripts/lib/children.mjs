// The long-running processes of the shop: started, watched, restarted, stopped in order.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, toolEnv } from './bootstrap.mjs';
import { plainWords, Told } from './fail.mjs';
import { readPid, sleep, stopPid, writePid } from './proc.mjs';
import { seconds, warn } from './progress.mjs';

const LOG_LIMIT = 20 * 1024 * 1024;
/** A child that lived this long is healthy again: the next crash starts the waiting times anew. */
const HEALTHY_MS = 60_000;
const LONGEST_WAIT_MS = 30_000;

/** The last lines of a log file. */
export function tail(file, lines) {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n  ');
}

/**
 * Keeps a set of named processes alive.
 * @param {string} data the data folder: logs and pid files live there
 * @param {() => void} [changed] called when a process was restarted
 */
export function supervisor(data, changed = () => {}) {
  const logs = path.join(data, 'logs');
  mkdirSync(logs, { recursive: true });
  const children = new Map();
  let stopping = false;
  const pidFile = (name) => path.join(data, 'pids', `${name}.pid`);

  function launch(entry) {
    const out = openSync(entry.log, 'a');
    // a process group of its own: Ctrl-C on the terminal reaches us alone, and we stop them in order
    const child = spawn(process.execPath, entry.args, {
      cwd: entry.cwd ?? root,
      env: toolEnv(entry.env),
      detached: true,
      stdio: ['ignore', out, out],
    });
    entry.since = Date.now();
    entry.pid = child.pid ?? 0;
    entry.exit = undefined;
    if (child.pid) writePid(pidFile(entry.name), child.pid);
    child.on('error', (error) => ended(entry, error.message));
    child.on('exit', (code, signal) => ended(entry, signal ? `signal ${signal}` : `exit code ${code}`));
  }

  function ended(entry, how) {
    entry.pid = 0;
    entry.exit = how;
    if (stopping || !entry.watched) return;
    if (Date.now() - entry.since > HEALTHY_MS) entry.crashes = 0;
    const wait = Math.min(1000 * 2 ** entry.crashes, LONGEST_WAIT_MS);
    entry.crashes += 1;
    warn(
      `${entry.name} ended (${how}); starting it again in ${seconds(wait)}. Its last words: ${tail(entry.log, 1).slice(0, 200) || 'none'}`,
    );
    setTimeout(() => {
      if (stopping) return;
      launch(entry);
      changed();
    }, wait);
  }

  return {
    /** Starts a process. Until `watch()` a crash is an error of `ready`; afterwards it is restarted. */
    start(name, args, { env, cwd } = {}) {
      const log = path.join(logs, `${name}.log`);
      if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`);
      const entry = { name, args, env, cwd, log, crashes: 0, watched: false, since: 0, pid: 0, exit: undefined };
      children.set(name, entry);
      launch(entry);
    },
    /** Waits until `probe` is true. @throws Told with the end of the log when the process ends first or the time is over. */
    async ready(name, probe, waitMs = 60_000) {
      const entry = children.get(name);
      for (const end = Date.now() + waitMs; !(await probe()); await sleep(50)) {
        if (entry.exit === undefined && Date.now() < end) continue;
        const words = tail(entry.log, 20);
        const what = entry.exit === undefined ? `does not answer after ${seconds(waitMs)}` : `ended with ${entry.exit}`;
        throw new Told(plainWords(new Error(words)) ?? `${name} ${what}. The end of ${path.relative(root, entry.log)}:\n  ${words}`);
      }
    },
    watch() {
      for (const entry of children.values()) {
        entry.watched = true;
        if (entry.exit !== undefined) ended(entry, entry.exit);
      }
    },
    pids: () => Object.fromEntries([...children.values()].map((entry) => [entry.name, entry.pid])),
    /** Stops groups of processes one after another; those within a group together. */
    async stop(groups, graceMs) {
      stopping = true;
      for (const group of groups) {
        const pids = group.map((name) => readPid(pidFile(name))).filter(Boolean);
        await Promise.all(pids.map((pid) => stopPid(pid, graceMs)));
        for (const name of group) readPid(pidFile(name));
      }
    },
    /** Kills what is left at once. */
    kill() {
      for (const entry of children.values()) if (entry.pid) process.kill(entry.pid, 'SIGKILL');
    },
  };
}

/** Ends what an earlier start left behind after it was killed. Returns the names. */
export async function sweepOrphans(data, names) {
  const found = names.map((name) => [name, readPid(path.join(data, 'pids', `${name}.pid`))]).filter(([, pid]) => pid > 0);
  await Promise.all(found.map(([, pid]) => stopPid(pid, 10_000)));
  return found.map(([name]) => name);
}
