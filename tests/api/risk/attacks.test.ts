import { expect, test } from 'vitest';
import { rush, table } from '../../load/rush.ts';

/** A handful of each: enough to see a rule that has stopped working. The figures come from `npm run attack`. */
test('bots are kept out and people let in, in a small rush', { timeout: 120_000 }, async () => {
  const { lines, text } = table([
    await rush({ seed: 5, size: 1, attackSize: 3, patterns: ['direct calls', 'replayed', 'clock games', 'one device'] }),
  ]);
  const share = (kind: string): number => {
    const of = lines.filter((line) => line.kind === kind);
    return of.reduce((sum, { right }) => sum + right, 0) / of.reduce((sum, { tries }) => sum + tries, 0);
  };
  expect(share('people'), text).toBe(1);
  expect(share('known attack'), text).toBe(1);
});
