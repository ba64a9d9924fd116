import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { placeholderEnv } from '../../../scripts/lib/placeholder-env.ts';
import { setEnv } from '../env.ts';
import type * as Remember from './remember.ts';

// It asks whether a transaction is open; what knows that reads the environment when it is loaded.
let rememberMany: typeof Remember.rememberMany;
beforeAll(async () => {
  setEnv(placeholderEnv());
  ({ rememberMany } = await import('./remember.ts'));
});
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Keys are known when they are even. */
const counted = () => {
  const loads: number[][] = [];
  const memory = rememberMany((keys: readonly number[]) => {
    loads.push([...keys]);
    return Promise.resolve(new Map(keys.filter((key) => key % 2 === 0).map((key) => [key, `${key}/${loads.length}`])));
  });
  return { loads, ...memory };
};

test('what was read within the second is not read again, what is missing is read alone, and what does not exist stays missing', async () => {
  const { loads, read } = counted();
  expect([...(await read([2, 3]))]).toEqual([[2, '2/1']]);
  expect([...(await read([4, 2, 3]))]).toEqual([
    [4, '4/2'],
    [2, '2/1'],
  ]);
  expect(loads).toEqual([[2, 3], [4]]);
});

test('the first load of a new second also brings what the second before asked for, and no older ones', async () => {
  const { loads, read } = counted();
  await Promise.all([read([2]), read([4]), read([6])]);
  vi.advanceTimersByTime(1_000);
  expect([...(await read([2]))]).toEqual([[2, '2/4']]);
  expect([...(await read([4]))]).toEqual([[4, '4/4']]);
  vi.advanceTimersByTime(1_000);
  await read([8]);
  expect(loads.slice(3)).toEqual([
    [2, 4, 6],
    [8, 2, 4],
  ]);
});

test('after forgetting, nobody is given what a load found that had begun before', async () => {
  let finish: (value: Map<number, string>) => void = () => undefined;
  const answers = [new Promise<Map<number, string>>((resolve) => (finish = resolve)), Promise.resolve(new Map([[1, 'new']]))];
  const { read, forget } = rememberMany(() => answers.shift() as Promise<Map<number, string>>);
  const early = read([1]);
  forget();
  expect((await read([1])).get(1)).toBe('new');
  finish(new Map([[1, 'old']]));
  expect((await early).get(1)).toBe('old');
  expect((await read([1])).get(1)).toBe('new');
});

test('a failure is told to those who waited for it and not kept', async () => {
  let fails = true;
  const { read } = rememberMany((keys: readonly number[]) =>
    fails ? Promise.reject(new Error('gone')) : Promise.resolve(new Map(keys.map((key) => [key, key]))),
  );
  const [a, b] = await Promise.allSettled([read([1, 2]), read([2])]);
  expect([a.status, b.status]).toEqual(['rejected', 'rejected']);
  fails = false;
  expect((await read([1])).get(1)).toBe(1);
});
