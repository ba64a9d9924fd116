import { expect, test } from 'vitest';
import { readSheet, writeSheet } from './sheet.ts';

const columns = ['订单号', '金额', '备注'];
const rows = [
  ['O1', 12.5, '加急，“送礼”'],
  ['O2', 0, '两行\n"引号"'],
];
/** Full of what could be taken for the file's own separators. */
const stamp = '王店长; 导出于 2026-03-04 10:00;\t仅供内部使用; "回头"';

test.each(['csv', 'xlsx'] as const)('a stamped %s says first who took it, and reads back as if it were not stamped', async (format) => {
  const written = await writeSheet(columns, rows, { format, title: '订单', stamp });
  const read = await readSheet({ name: `订单.${format}`, bytes: written.bytes }, '订单号');
  expect(read.map(({ cells }) => cells)).toEqual([
    { 订单号: 'O1', 金额: '12.5', 备注: '加急，“送礼”' },
    { 订单号: 'O2', 金额: '0', 备注: '两行\n"引号"' },
  ]);
  expect(read[0]?.number).toBe(3);
});

test('the stamp is the first line of a csv; without one the head is', async () => {
  const text = async (options: { stamp?: string }) =>
    new TextDecoder().decode((await writeSheet(columns, rows, { format: 'csv', title: '订单', ...options })).bytes);
  expect((await text({ stamp: '王店长 导出' })).split('\r\n').slice(0, 2)).toEqual(['"王店长 导出"', '"订单号","金额","备注"']);
  expect((await text({})).split('\r\n')[0]).toBe('"订单号","金额","备注"');
  expect(await text({ stamp: '=HYPERLINK("x")' })).toContain(`"'=HYPERLINK(""x"")"`);
});
