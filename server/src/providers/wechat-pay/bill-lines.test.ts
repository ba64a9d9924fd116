import { expect, test } from 'vitest';
import { parseBill } from './bill-lines.ts';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const PAID =
  '`2021-01-28 17:07:11,`wx1,`1601959334,`0,`,`4200000001,`P20210128170700000000001,`openid,`JSAPI,`SUCCESS,`OTHERS,`CNY,`0.01,`0.00,`0,`0,`0.00,`0.00,`,`,`壶,杯,一套,`cipher, code,`0.00000,`1.00%,`128.05,`0.00,`';
const REFUND =
  '`2021-01-28 18:00:00,`wx1,`1601959334,`0,`,`4200000001,`P20210128170700000000001,`openid,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030001,`R1,`8.00,`0.00,`ORIGINAL,`PROCESSING,`壶,`,`-0.05000,`1.00%,`0.00,`8.00,`';
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const sums = (rows: number) => `\`${rows},\`0.01,\`8.00,\`0.00,\`0.00000,\`128.05,\`8.00`;

const read = async (lines: string[]) => {
  const rows = [];
  for await (const row of parseBill(lines)) rows.push(row);
  return rows;
};
const message = (lines: string[]) =>
  read(lines).then(
    () => '',
    (error: Error) => error.message,
  );

test('payments and refunds are read by the names of the columns, past commas in names of goods and a byte order mark', async () => {
  expect(await read([`\uFEFF${HEADER}`, PAID, REFUND, SUMMARY, sums(2), ''])).toEqual([
    {
      what: 'payment',
      no: 'P20210128170700000000001',
      paymentNo: 'P20210128170700000000001',
      transactionId: '4200000001',
      amount: 12_805,
      state: 'SUCCESS',
    },
    { what: 'refund', no: 'R1', paymentNo: 'P20210128170700000000001', transactionId: '4200000001', amount: 800, state: 'PROCESSING' },
  ]);
});

test('a bill that is cut off, miscounted or of another shape is not believed', async () => {
  expect(await message([HEADER, PAID])).toContain('缺少汇总行');
  expect(await message([HEADER, PAID, SUMMARY])).toContain('缺少汇总行');
  expect(await message([HEADER, PAID, SUMMARY, sums(2)])).toContain('实际 1 笔');
  expect(await message([HEADER.replace('申请退款金额', '别的'), PAID])).toContain('申请退款金额');
  expect(await message([HEADER, PAID.slice(0, 200)])).toMatch(/列/);
  expect(await message([HEADER, '<html>'])).toContain('格式不正确');
  expect(await message([HEADER, PAID.replace('128.05', '128.055'), SUMMARY, sums(1)])).toContain('金额');
  expect(await message([])).toContain('缺少汇总行');
});
