import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { expect, test } from 'vitest';
import { worstOf } from './insight.ts';

const row = (key: string, cases: number, pieces: number, sold: number): CaseStatistics['rows'][number] => ({
  key,
  label: key,
  picture: '',
  cases,
  pieces,
  amount: pieces * 100,
  damaged: 0,
  missing: 0,
  sold,
  perThousand: sold === 0 ? 0 : (pieces / sold) * 1000,
  topReason: '质量问题',
});
const shop = (...rows: CaseStatistics['rows']): Pick<CaseStatistics, 'rows' | 'total' | 'perThousand'> => {
  const pieces = rows.reduce((sum, one) => sum + one.pieces, 0);
  const sold = rows.reduce((sum, one) => sum + one.sold, 0);
  return {
    rows,
    total: { cases: rows.reduce((sum, one) => sum + one.cases, 0), pieces, amount: 0, damaged: 0, missing: 0 },
    perThousand: (pieces / sold) * 1000,
  };
};

test('names what costs most beyond the average, not the rarest nor the best seller', () => {
  const found = worstOf(shop(row('rare', 3, 3, 10), row('bad', 20, 25, 300), row('best seller', 30, 30, 5000)));
  expect(found).toMatchObject({ row: { key: 'bad' }, share: 43 });
  expect(found?.excess).toBe(22);
  expect(found?.times).toBeGreaterThan(7);
});

test('says nothing where nothing stands out, or where all is chance', () => {
  expect(worstOf(shop(row('a', 10, 10, 1000), row('b', 11, 11, 1000)))).toBeNull();
  expect(worstOf(shop(row('a', 2, 2, 5), row('b', 1, 1, 1000)))).toBeNull();
  expect(worstOf({ rows: [], total: { cases: 0, pieces: 0, amount: 0, damaged: 0, missing: 0 }, perThousand: 0 })).toBeNull();
});
