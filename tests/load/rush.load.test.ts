import { expect, test } from 'vitest';
import { rush, table } from './rush.ts';

const seeds = (process.env.ATTACK_SEEDS ?? '1,2,3').split(',').map(Number);
const size = Number(process.env.ATTACK_SIZE ?? 60);

test('attacks are kept out, people are let in', { timeout: 1_800_000 }, async () => {
  const runs = [];
  for (const seed of seeds) runs.push(await rush({ seed, size, attackSize: size, more: true }));
  const { text, lines } = table(runs);
  console.log(`\n${text}`);
  const share = (of: typeof lines): number => of.reduce((sum, { right }) => sum + right, 0) / of.reduce((sum, { tries }) => sum + tries, 0);
  expect(share(lines.filter(({ kind }) => kind === 'people'))).toBeGreaterThanOrEqual(0.99);
  for (const line of lines.filter(({ kind }) => kind.endsWith('attack')))
    expect(line.right / line.tries, line.name).toBeGreaterThanOrEqual(0.95);
});
