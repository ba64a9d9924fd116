// Runs areas, two at a time, and counts. One area shows its output as it comes; a whole run shows a line a step, and the output of what fails.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { down, up } from '../devdb.mjs';
import { areas, chosenAreas, order, packagesFor } from './areas.mjs';
import { root, toolEnv } from './bootstrap.mjs';
import { buildScreen, stopBuilds } from './build.mjs';
import { plainWords, Told } from './fail.mjs';
import { browserPath, ensurePackages } from './packages.mjs';
import { bold, dim, green, pad, red, say, seconds, step, warn } from './progress.mjs';
import { testServers } from './test-shop.mjs';

/** Failed output longer than this is cut from the front; all of it is in the log. */
const SHOWN_LINES = 150;
/** Most tests wait as long as they compute, and the builds are single-threaded for long stretches: two at a time fill two cores. */
const AT_ONCE = 2;
const SLOWEST = 10;
/** The type checker and the linter spend a fifth of their time on collecting what they could as well keep. */
const GO_MEMORY = { GOGC: '400', GOMEMLIMIT: '2GiB' };

const usage = () =>
  ['npm test [-- <area> … [file …] [-t name]]', '', ...areas.map(({ name, what }) => `  ${name.padEnd(10)} ${what}`)].join('\n');

/** @returns {Promise<number>} the exit code */
export async function runTests(args, logs) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, t: { type: 'string', short: 't' } },
  });
  if (values.help) {
    console.log(usage());
    return 0;
  }
  const todo = chosenAreas(positionals);
  const filters = positionals.filter((word) => !areas.some(({ name }) => name === word));
  const wrong = filters.find((word) => filters.length === positionals.length || (!word.includes('/') && !word.includes('.')));
  if (wrong !== undefined) throw new Told(`'${wrong}' is no area.\n\n${usage()}`);
  const run = { logs, live: todo.length === 1, filters: [...filters, ...(values.t ? ['-t', values.t] : [])], results: [], files: [] };
  const began = Date.now();
  const stop = await prepare(todo);
  try {
    await inTurns(stepsOf(todo, run), run.live ? 1 : AT_ONCE);
  } finally {
    await stop();
  }
  return summarise(run, Date.now() - began);
}

/** The builds and areas to do, each ready once its builds are through. */
function stepsOf(todo, run) {
  const built = new Map();
  const builds = [...new Set(todo.flatMap((area) => area.builds ?? []))].map((name) => ({
    name: `build ${name}`,
    ready: () => true,
    work: async () => built.set(name, await build(run, name)),
  }));
  const areaSteps = todo.map((area) => ({
    name: area.name,
    ready: () => (area.builds ?? []).every((name) => built.has(name)),
    work: async () => {
      if ((area.builds ?? []).some((name) => !built.get(name))) return record(run, area.name, { failed: 1, ms: 0, note: 'not built' });
      await runChecks(run, area);
      if (area.project) await runProject(run, area);
    },
  }));
  return [...builds, ...areaSteps].toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/** Does all steps, `count` at a time: whoever is free takes the first one that is ready. */
async function inTurns(steps, count) {
  const left = [...steps];
  const running = new Set();
  while (left.length > 0 || running.size > 0) {
    const next = running.size < count ? left.findIndex((one) => one.ready()) : -1;
    if (next >= 0) {
      const [taken] = left.splice(next, 1);
      const done = taken.work().finally(() => running.delete(done));
      running.add(done);
    } else await Promise.race(running);
  }
}

/** System packages and databases. Returns what undoes it: the servers that this run started are stopped at its end. */
async function prepare(todo) {
  const packages = packagesFor(todo.map(({ name }) => name));
  if (packages.length > 0) {
    const installed = await step('system packages', async (note) => {
      const debs = await ensurePackages(packages);
      note(debs.join(', ') || 'present');
      return debs;
    });
    if (installed.length > 0) warn(`installed ${installed.join(', ')}`);
  }
  if (!todo.some((area) => area.database)) return async () => {};
  const { started } = await step('private MariaDB and Redis', () => up(testServers));
  const stop = () => down(testServers, started);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      for (const child of working) child.kill('SIGTERM');
      void Promise.all([stop(), stopBuilds()]).finally(() => process.exit(130));
    });
  }
  return stop;
}

/** @returns {Promise<boolean>} whether it stands */
async function build(run, name) {
  const began = Date.now();
  try {
    await step(`build ${name}`, async (note) => note((await buildScreen(name, { logs: run.logs })) ? '' : 'unchanged'));
    record(run, `build ${name}`, { passed: 1, ms: Date.now() - began });
    return true;
  } catch (error) {
    say(plainWords(error) ?? error.stack);
    record(run, `build ${name}`, { failed: 1, ms: Date.now() - began });
    return false;
  }
}

async function runChecks(run, area) {
  for (const command of area.commands ?? []) {
    const label =
      area.commands.length > 1
        ? `${area.name}: ${command.at(-1)}`
        : area.commands.length === 1 && area.project
          ? `${area.name}: bundle`
          : area.name;
    const began = Date.now();
    const { code, log } = await execute(run, label, command);
    const last = run.live ? '' : lastLine(log);
    record(run, label, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, ms: Date.now() - began, note: code === 0 ? last : '' });
  }
}

async function runProject(run, area) {
  const report = path.join(run.logs, `test-${area.name}.json`);
  rmSync(report, { force: true });
  const began = Date.now();
  const reporter = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`];
  const { code } = await execute(run, area.name, ['vitest', 'run', '--project', area.project, ...reporter, ...run.filters]);
  record(run, area.name, { ...count(report, code), ms: Date.now() - began });
  if (existsSync(report)) run.files.push(...fileTimes(report));
}

const fileTimes = (report) =>
  JSON.parse(readFileSync(report, 'utf8')).testResults.map(({ name, startTime, endTime }) => ({
    name: path.relative(root, name),
    ms: endTime - startTime,
  }));

/** Counts of vitest's report. A file that could not even be loaded, or an error outside any test, is a failure too. */
function count(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, note: 'no report' };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const skipped = numPendingTests + numTodoTests;
  const failed = numFailedTests + unloaded;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, note: skipped > 0 ? `${skipped} skipped` : '' };
}

/** Tools at work; who leaves early ends them. */
const working = new Set();

async function execute(run, label, [bin, ...args]) {
  const log = path.join(run.logs, `test-${label.replace(/\W+/g, '-')}.log`);
  mkdirSync(run.logs, { recursive: true });
  const out = run.live ? 'inherit' : openSync(log, 'w');
  const env = toolEnv({ ...GO_MEMORY, NO_COLOR: run.live ? process.env.NO_COLOR : '1', CHROMIUM_PATH: browserPath() ?? '' });
  if (env.NO_COLOR === undefined) delete env.NO_COLOR;
  let code = 1;
  const work = () =>
    new Promise((resolve, reject) => {
      const child = spawn(bin === 'node' ? process.execPath : path.join(root, 'node_modules/.bin', bin), args, {
        cwd: root,
        env,
        stdio: ['ignore', out, out],
      });
      working.add(child);
      child.on('error', reject);
      child.on('exit', (status) => {
        working.delete(child);
        code = status ?? 1;
        if (code === 0) resolve(undefined);
        else reject(new Told(label));
      });
    });
  if (run.live) await work().catch(told);
  else
    await step(label, work).catch((error) => {
      told(error);
      const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
      say(
        `${lines.length > SHOWN_LINES ? dim(`(the first ${lines.length - SHOWN_LINES} lines are in ${path.relative(root, log)})\n`) : ''}${lines.slice(-SHOWN_LINES).join('\n')}`,
      );
    });
  return { code, log };
}

/** A step that failed has been told; anything else is a fault of ours. */
const told = (error) => {
  if (!(error instanceof Told)) throw error;
};

const lastLine = (log) => {
  const line = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
};

function record(run, label, { passed = 0, failed = 0, ms, note = '' }) {
  run.results.push({ label, passed, failed, ms, note });
}

function summarise(run, ms) {
  const slowest = run.files.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  if (!run.live)
    console.log(`\n  ${bold('slowest files')}\n${slowest.map(({ name, ms }) => `  ${seconds(ms).padStart(7)}  ${dim(name)}`).join('\n')}`);
  const sum = (field) => run.results.reduce((total, result) => total + result[field], 0);
  const [passed, failed] = [sum('passed'), sum('failed')];
  console.log(`\n  ${bold(pad('step', 20))}${bold('passed'.padStart(8))}${bold('failed'.padStart(8))}${bold('time'.padStart(9))}`);
  for (const result of run.results) {
    const mark = result.failed > 0 ? red : green;
    const figures = `${String(result.passed).padStart(8)}${String(result.failed).padStart(8)}${seconds(result.ms).padStart(9)}`;
    console.log(`  ${pad(result.label, 20)}${mark(figures)}${result.note ? `  ${dim(result.note)}` : ''}`);
  }
  console.log(`  ${pad('', 20)}${String(passed).padStart(8)}${String(failed).padStart(8)}${seconds(ms).padStart(9)}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
