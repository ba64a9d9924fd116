// npm run attack [-- --size 60] [-- --seeds 1,2,3] [-- --patterns macro,cloud] [-- --dump file] [-- --data dir --db-port n --redis-port n]:
// attacks and ordinary people against a real server; prints who got in.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '60' },
    seeds: { type: 'string', default: '1,2,3' },
    /** Parts of names; all without. */
    patterns: { type: 'string' },
    /** A file for what was measured of everybody, to try weights on. */
    dump: { type: 'string' },
    /** Databases of its own, beside those of the tests. */
    data: { type: 'string' },
    'db-port': { type: 'string' },
    'redis-port': { type: 'string' },
  },
});
const given = {
  ATTACK_SIZE: values.size,
  ATTACK_SEEDS: values.seeds,
  ATTACK_PATTERNS: values.patterns,
  ATTACK_DUMP: values.dump && path.resolve(values.dump),
  TEST_DATA_DIR: values.data,
  TEST_DB_PORT: values['db-port'],
  TEST_REDIS_PORT: values['redis-port'],
};
const root = path.resolve(import.meta.dirname, '..');
const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'load'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
