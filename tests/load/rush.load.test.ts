import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Line, rush, shareRight, table } from './rush.ts';

const { ATTACK_SIZE, ATTACK_SEEDS, ATTACK_PATTERNS, ATTACK_DUMP } = process.env;
const people = (lines: readonly Line[]): Line[] => lines.filter(({ kind }) => kind === 'people');
const promised = (lines: readonly Line[]): Line[] => lines.filter(({ kind }) => kind.endsWith('attack'));
/** Ordinary people for each try of an attack. */
const CROWD = 8;

test.runIf(ATTACK_SIZE)('attacks are kept out, people are let in', { timeout: 3_600_000 }, async () => {
  const size = Number(ATTACK_SIZE);
  const patterns = ATTACK_PATTERNS?.split(',');
  const runs: Line[][] = [];
  for (const seed of (ATTACK_SEEDS ?? '1').split(',').map(Number))
    runs.push(await rush({ seed, people: size * CROWD, attackSize: size, more: true, ...(patterns ? { patterns } : {}) }));
  const { text, lines } = table(runs);
  console.log(`\n${text}`);
  if (ATTACK_DUMP) await writeFile(ATTACK_DUMP, JSON.stringify(lines));
  expect.soft(shareRight(people(lines))).toBeGreaterThanOrEqual(0.99);
  for (const line of promised(lines)) expect.soft(shareRight([line]), line.name).toBeGreaterThanOrEqual(0.95);
});

/** A handful of each, with every test run: enough to see a rule that has stopped working. The figures come from `npm run attack`. */
test.runIf(!ATTACK_SIZE)('a small rush: bots are kept out and people let in', { timeout: 240_000 }, async () => {
  const lines = await rush({ seed: 5, people: 16, attackSize: 4 });
  const { text } = table([lines]);
  expect(shareRight(people(lines)), text).toBe(1);
  expect(shareRight(promised(lines)), text).toBeGreaterThanOrEqual(0.95);
});
