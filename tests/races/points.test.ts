import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { givePoints, lotsOf, pointsOf, someOrder } from '../factories/membership.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import type { PointMove } from './point-moves.ts';
import { ROUNDS } from './rounds.ts';

const DAY = 86_400_000;
let shop: TestShop;
let movePoints: (move: PointMove) => Promise<string>;
let second: SecondProcess;
let customers = 880_000;

beforeAll(async () => {
  shop = await startShop();
  ({ movePoints } = await import('./point-moves.ts'));
  second = await startSecondProcess();
});
afterAll(async () => {
  await second.stop();
  await shop.stop();
});
afterEach(() => checkInvariants(shop, 'membership'));

/** Half of the moves here, half in the other process, all at once. */
const everywhere = async (moves: PointMove[]): Promise<string[]> => {
  const [here, there] = await Promise.all([
    Promise.all(moves.filter((_, i) => i % 2 === 0).map(movePoints)),
    second.run<PointMove, string>(
      'tests/races/point-moves.ts',
      'movePoints',
      moves.filter((_, i) => i % 2 === 1),
    ),
  ]);
  return [...here, ...there];
};
const count = (outcomes: readonly string[], outcome: string): number => outcomes.filter((one) => one === outcome).length;
const newMember = (): number => {
  customers += 1;
  return customers;
};
/** Lots that end in so many days. */
const lots = async (customerId: number, ...wanted: [points: number, days: number][]): Promise<void> => {
  for (const [points, days] of wanted) await givePoints(customerId, points, new Date(Date.now() + days * DAY));
};
/** What ends within a day has ended. */
const endSoonOnes = (customerId: number) =>
  shop.db.connection.query(
    'update points_lots set expires_at = date_sub(expires_at, interval 2 day) where customer_id = ? and expires_at < ?',
    [customerId, new Date(Date.now() + DAY)],
  );
const spends = (customerId: number, n: number, points: number): PointMove[] =>
  Array.from({ length: n }, () => ({ do: 'spend', customerId, orderId: someOrder().orderId, points }));

test('sixty orders at once with points for ten, over lots: ten get them, no point is spent twice', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const customerId = newMember();
    await lots(customerId, [37, 5], [40, 9], [23, 20]);
    const outcomes = await everywhere(spends(customerId, 60, 10));
    expect(outcomes.filter((one) => !['spent', 'points_insufficient'].includes(one))).toEqual([]);
    expect(count(outcomes, 'spent')).toBe(10);
    expect([await lotsOf(shop, customerId), await pointsOf(shop, customerId)]).toEqual([[], 0]);
  }
});

test('spending and the end of a lot at the same moment: each point goes one way', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const customerId = newMember();
    await lots(customerId, [100, 0.5], [50, 30]);
    const moves = spends(customerId, 40, 5);
    await Promise.all([
      endSoonOnes(customerId),
      ...Array.from({ length: 8 }, () => movePoints({ do: 'expire' })),
      second.run<PointMove, string>('tests/races/point-moves.ts', 'movePoints', [
        ...moves,
        ...Array.from({ length: 8 }, (): PointMove => ({ do: 'expire' })),
      ]),
    ]);
    await movePoints({ do: 'expire' });
    const [rows] = await shop.db.connection.query(
      'select kind, sum(points) as points from points_entries where customer_id = ? group by kind',
      [customerId],
    );
    const sums = Object.fromEntries((rows as { kind: string; points: number }[]).map(({ kind, points }) => [kind, Number(points)]));
    expect(150 + (sums.spend ?? 0) + (sums.expire ?? 0)).toBe(await pointsOf(shop, customerId));
    // What was in time could take from the first lot, what was late only from the second.
    expect(-(sums.spend ?? 0)).toBeGreaterThanOrEqual(50);
  }
});

test('a lot that is spent over two and then ends: the refund, told sixty times, comes back once, the ended part with grace', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const customerId = newMember();
    const { orderId } = someOrder();
    await lots(customerId, [60, 0.5], [60, 30]);
    await movePoints({ do: 'spend', customerId, orderId, points: 90 });
    await endSoonOnes(customerId);
    const half: PointMove = { do: 'back', customerId, orderId, share: { goodsPaid: 100, goodsRefunded: 50, whole: false } };
    const all: PointMove = { do: 'back', customerId, orderId };
    const moves = [...Array.from({ length: 30 }, () => half), ...Array.from({ length: 30 }, () => all), { do: 'expire' } as const];
    const outcomes = await everywhere(moves);
    expect(outcomes.filter((one) => one.startsWith('back')).reduce((sum, one) => sum + Number(one.slice(5)), 0)).toBe(90);
    expect((await lotsOf(shop, customerId)).reduce((sum, points) => sum + points, 0)).toBe(120);
    expect(await pointsOf(shop, customerId)).toBe(120);
  }
});

test('completion, refunds and spending in any order at once: the order earns for what was kept, and no point is made', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const customerId = newMember();
    const { orderId } = someOrder();
    await lots(customerId, [100, 30]);
    const complete: PointMove = { do: 'complete', customerId, orderId, net: 10_000 };
    const moves: PointMove[] = Array.from({ length: 10 }, (_, i) => [
      complete,
      { do: 'refunded', customerId, orderId, goodsPaid: 10_000, goodsRefunded: 1_000 * (i + 1) } as const,
      ...spends(customerId, 4, 10),
    ]).flat();
    const outcomes = await everywhere(moves);
    await movePoints(complete);
    const spent = count(outcomes, 'spent') * 10;
    expect(outcomes.filter((one) => !['done', 'spent', 'points_insufficient'].includes(one))).toEqual([]);
    // All of the order went back: nothing of it is left, however the points were spent meanwhile.
    expect(await pointsOf(shop, customerId)).toBe(100 - spent);
  }
});
