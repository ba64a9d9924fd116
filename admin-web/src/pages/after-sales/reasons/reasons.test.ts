import { describe, expect, test } from 'vitest';
import { casesOf } from './dimensions.ts';
import { tableCsv } from './save-table.ts';

describe('the way from a row to its cases', () => {
  const scope = { from: '2026-01-15', to: '2026-03-10', reason: 'quality' };
  test.each([
    ['reason', 'size', 'from=2026-01-15&to=2026-03-10&reason=size'],
    ['product', '12', 'from=2026-01-15&to=2026-03-10&reason=quality&productId=12'],
    ['brand', '0', 'from=2026-01-15&to=2026-03-10&reason=quality&brandId=0'],
    ['supplier', '-', 'from=2026-01-15&to=2026-03-10&reason=quality&supplier=-'],
    ['kind', 'exchange', 'from=2026-01-15&to=2026-03-10&reason=quality&kind=exchange'],
    ['month', '2026-02', 'from=2026-02-01&to=2026-02-28&reason=quality'],
    ['month', '2026-01', 'from=2026-01-15&to=2026-01-31&reason=quality'],
    ['month', '2026-03', 'from=2026-03-01&to=2026-03-10&reason=quality'],
  ] as const)('%s %s', (by, key, query) => {
    expect(casesOf(by, { key, label: key }, scope)).toBe(`tab=all&sort=newest&${query}`);
  });
});

test('the table leaves as a text that a spreadsheet opens without running it', () => {
  const row = {
    key: '1',
    picture: '',
    cases: 2,
    pieces: 3,
    amount: 12_345,
    damaged: 1,
    missing: 0,
    sold: 40,
    perThousand: 75,
    topReason: '破,损',
  };
  expect(tableCsv({ rows: [{ ...row, label: '=1+1' }] })).toBe(
    '\uFEFF项目,售后单,件数,售出,每千件售后,退款金额（元）,损坏,缺失,主要原因\r\n\'=1+1,2,3,40,75,123.45,1,0,"破,损"\r\n',
  );
});
