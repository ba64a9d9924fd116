import { expect, test } from 'vitest';
import { parseBill, parseFundFlow } from './bill-lines.ts';
import { parseMilliFen } from './bill-table.ts';

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
      refundId: '',
      amount: 12_805,
      settled: 1,
      fee: 0,
      state: 'SUCCESS',
    },
    {
      what: 'refund',
      no: 'R1',
      paymentNo: 'P20210128170700000000001',
      transactionId: '4200000001',
      refundId: '5030001',
      amount: 800,
      settled: 800,
      fee: -5000,
      state: 'PROCESSING',
    },
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

test('a fund flow: kinds, signs, numbers of WeChat, what was left on the account', async () => {
  const flows = [];
  const lines = [
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号',
    '`2018-02-01 04:21:23,`4200000068,`1900009231201802015884652186,`交易,`交易,`收入,`1.15,`100.17,`system,`,`P1',
    '`2018-02-01 04:21:23,`4200000068,`1900009231201802015884652187,`扣除交易手续费,`扣除交易手续费,`支出,`0.01,`100.16,`system,`,`P1',
    '`2018-02-01 05:00:00,`50000305742018020103387128253,`1900009231201802015884652188,`退款,`退款,`支出,`0.29,`99.87,`system,`缺货,一件,`REF1',
    '`2018-02-01 06:00:00,`W1,`1900009231201802015884652189,`提现,`提现,`支出,`99.00,`0.87,`system,`,`W1',
    '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
    '`4,`1,`1.15,`3,`99.30',
  ];
  for await (const row of parseFundFlow(lines)) flows.push(row);
  expect(flows).toEqual([
    { kind: 'payment', number: '4200000068', amount: 115, balance: 10_017 },
    { kind: 'fee', number: '4200000068', amount: -1, balance: 10_016 },
    { kind: 'refund', number: '50000305742018020103387128253', amount: -29, balance: 9_987 },
    { kind: 'other', number: 'W1', amount: -9_900, balance: 87 },
  ]);
});

test('amounts of five decimals are read digit by digit', () => {
  expect(parseMilliFen('0.29000')).toBe(29_000);
  expect(parseMilliFen('1.15')).toBe(115_000);
  expect(parseMilliFen('-0.054')).toBe(-5_400);
  expect(parseMilliFen('0.00000')).toBe(0);
  expect(parseMilliFen('19.99999')).toBe(1_999_999);
  for (const wrong of ['', '1e3', '0.123456', '1,000.00', 'NaN', '.5']) expect(parseMilliFen(wrong)).toBeNull();
});
