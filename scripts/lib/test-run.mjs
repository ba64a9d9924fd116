// Runs areas and counts. One area shows its output as it comes; a whole run shows a line a step, and the output of what fails.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { down, up } from '../devdb.mjs';
import { areas } from './areas.mjs';
import { root, toolEnv } from './bootstrap.mjs';
import { buildScreen } from './build.mjs';
import { plainWords, Told } from './fail.mjs';
import { browserPath, ensurePackages } from './packages.mjs';
import { bold, dim, green, pad, red, say, seconds, step, warn } from './progress.mjs';
import { testServers } from './test-shop.mjs';

/** Failed output longer than this is cut from the front; all of it is in the log. */
const SHOWN_LINES = 150;

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
  const chosen = areas.filter(({ name }) => positionals.includes(name));
  const filters = positionals.filter((word) => !areas.some(({ name }) => name === word));
  const wrong = filters.find((word) => chosen.length === 0 || (!word.includes('/') && !word.includes('.')));
  if (wrong !== undefined) throw new Told(`'${wrong}' is no area.\n\n${usage()}`);
  const todo = chosen.length > 0 ? chosen : areas;
  const run = { logs, live: todo.length === 1, filters: [...filters, ...(values.t ? ['-t', values.t] : [])], results: [] };
  const began = Date.now();
  const stop = await prepare(todo);
  try {
    const names = [...new Set(todo.flatMap((area) => area.builds ?? []))];
    const runArea = async (area) => {
      await runChecks(run, area);
      if (area.project) await runProject(run, area);
    };
    // builds are single-threaded for long stretches, and so is most of what needs neither them nor a database: side by side they fill two cores
    const light = todo.filter((area) => !area.builds && !area.database);
    const [built] = await Promise.all([buildAll(run, names), inTurn(light, runArea)]);
    await inTurn(
      todo.filter((area) => !light.includes(area)),
      async (area) => {
        if ((area.builds ?? []).some((name) => !built.has(name))) return record(run, area.name, { failed: 1, ms: 0, note: 'not built' });
        await runArea(area);
      },
    );
  } finally {
    await stop();
  }
  return summarise(run, Date.now() - began);
}

const inTurn = async (items, work) => {
  for (const item of items) await work(item);
};

/** System packages and databases. Returns what undoes it: the servers that this run started are stopped at its end. */
async function prepare(todo) {
  const packages = [...new Set(todo.flatMap((area) => area.packages ?? []))];
  if (packages.length > 0) {
    const installed = await step('system packages', (note) => {
      const debs = ensurePackages(packages);
      note(debs.join(', ') || 'present');
      return debs;
    });
    if (installed.length > 0) warn(`installed ${installed.join(', ')}`);
  }
  if (!todo.some((area) => area.database)) return async () => {};
  const { started } = await step('private MariaDB and Redis', () => up(testServers));
  const stop = () => down(testServers, started);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  return stop;
}

async function buildAll(run, names) {
  const built = new Set();
  await inTurn(names, async (name) => {
    const began = Date.now();
    try {
      await step(`build ${name}`, async (note) => note((await buildScreen(name, { logs: run.logs })) ? '' : 'unchanged'));
      built.add(name);
      record(run, `build ${name}`, { passed: 1, ms: Date.now() - began });
    } catch (error) {
      say(plainWords(error) ?? error.stack);
      record(run, `build ${name}`, { failed: 1, ms: Date.now() - began });
    }
  });
  return built;
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
}

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

async function execute(run, label, [bin, ...args]) {
  const log = path.join(run.logs, `test-${label.replace(/\W+/g, '-')}.log`);
  mkdirSync(run.logs, { recursive: true });
  const out = run.live ? 'inherit' : openSync(log, 'w');
  const env = toolEnv({ NO_COLOR: run.live ? process.env.NO_COLOR : '1', CHROMIUM_PATH: browserPath() ?? '' });
  if (env.NO_COLOR === undefined) delete env.NO_COLOR;
  let code = 1;
  const work = () =>
    new Promise((resolve, reject) => {
      const child = spawn(bin === 'node' ? process.execPath : path.join(root, 'node_modules/.bin', bin), args, {
        cwd: root,
        env,
        stdio: ['ignore', out, out],
      });
      child.on('error', reject);
      child.on('exit', (status) => {
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
