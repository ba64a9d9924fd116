// npm run attack [-- --size 60] [-- --seeds 1,2,3]: attacks and ordinary people against a real server; prints who got in.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { size: { type: 'string', default: '60' }, seeds: { type: 'string', default: '1,2,3' } } });
const root = path.resolve(import.meta.dirname, '..');
const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'load'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ATTACK_SIZE: values.size, ATTACK_SEEDS: values.seeds },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
