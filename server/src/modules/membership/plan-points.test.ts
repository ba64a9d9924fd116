import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planPoints, type PointsPurse } from './plan-points.ts';

const purse = (different: Partial<PointsPurse> = {}): PointsPurse => ({
  balance: 1000,
  spendable: 1000,
  enabled: true,
  perYuan: 100,
  capPermille: 200,
  minPoints: 100,
  ...different,
});

test('points pay up to the cap, in whole fen, and say why not more', () => {
  expect(planPoints(purse(), 10_000, 0)).toEqual({ most: 1000, used: 0, saves: 0, reason: null });
  expect(planPoints(purse(), 10_000, 500)).toEqual({ most: 1000, used: 500, saves: 500, reason: null });
  expect(planPoints(purse(), 2_000, 500)).toEqual({ most: 400, used: 400, saves: 400, reason: '本单最多可用 400 积分' });
  expect(planPoints(purse(), 400, 500)).toMatchObject({ used: 0, reason: '商品金额较低，本单不能使用积分' });
  expect(planPoints(purse(), 10_000, 50)).toMatchObject({ used: 0, reason: '每次至少使用 100 积分' });
  expect(planPoints(purse({ spendable: 99 }), 10_000, 99)).toMatchObject({ used: 0, reason: '满 100 积分可用' });
  expect(planPoints(purse({ enabled: false }), 10_000, 99)).toMatchObject({ most: 0, reason: '本店暂未开启积分抵扣' });
  // 1000 points a yuan: ten points are one fen, so 505 of them are 500.
  expect(planPoints(purse({ perYuan: 1000 }), 10_000, 505)).toMatchObject({ used: 500, saves: 50 });
});

test('whatever is asked for: never more than there is, never over the cap, no point for nothing', () => {
  const amounts = fc.record({
    spendable: fc.integer({ min: 0, max: 1_000_000 }),
    perYuan: fc.integer({ min: 1, max: 100_000 }),
    capPermille: fc.integer({ min: 1, max: 1000 }),
    minPoints: fc.integer({ min: 0, max: 1_000 }),
  });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 2_000_000 }), (some, goods, asked) => {
      const plan = planPoints(purse({ ...some, balance: some.spendable }), goods, asked);
      expect(plan.used).toBeLessThanOrEqual(Math.min(plan.most, asked, some.spendable));
      expect(plan.saves).toBeLessThanOrEqual((goods * some.capPermille) / 1000);
      const worth = (points: number): number => Math.floor((points * 100) / some.perYuan);
      expect(worth(plan.used)).toBe(plan.saves);
      expect(plan.used === 0 || worth(plan.used - 1) < plan.saves).toBe(true);
    }),
  );
});
