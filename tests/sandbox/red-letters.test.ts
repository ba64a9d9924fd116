import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { goods, issued, newOrderNo, nuonuo } from './partners.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

const part = (changes: Record<string, unknown> = {}) => ({
  blueDetailIndex: '1',
  goodsName: '西湖龙井',
  goodsCode: '1030301000000000000',
  num: '-1',
  taxExcludedPrice: '50',
  taxExcludedAmount: '-50.00',
  taxAmount: '-6.50',
  taxRate: '0.13',
  ...changes,
});
const apply = (number: string, changes: Record<string, unknown> = {}) =>
  nuonuo(sandbox, 'saveInvoiceRedConfirm', {
    billId: newOrderNo(),
    blueInvoiceLine: 'pc',
    applySource: '0',
    blueElecInvoiceNumber: number,
    sellerTaxNo: sandbox.env.NUONUO_TAX_NUM,
    buyerName: '杭州云栖科技有限公司',
    buyerTaxNo: '91330100799655058B',
    redReason: '1',
    ...changes,
  });
const form = async (billId: string) => {
  const reply = await nuonuo(sandbox, 'queryInvoiceRedConfirm', { identity: '0', billId });
  return (reply.result as { list: Record<string, unknown>[] }).list[0];
};

test('a whole red letter needs nobody while the buyer has not booked the invoice, and the red invoice follows by itself', async () => {
  const { number } = await issued(sandbox);
  const billId = String((await apply(number)).result);
  expect(await form(billId)).toMatchObject({ billStatus: '15', openStatus: 0 });
  await sandbox.clock.advance(1000);
  expect(await form(billId)).toMatchObject({ billStatus: '01', taxExcludedAmount: '-100.00', taxAmount: '-13.00' });
  await sandbox.clock.advance(2000);
  const done = await form(billId);
  expect(done).toMatchObject({ openStatus: 1, redInvoiceNumber: expect.stringMatching(/^\d{20}$/) });
  const red = await nuonuo(sandbox, 'queryInvoiceResult', { serialNos: [done?.invoiceSerialNum] });
  expect(red.result).toMatchObject([{ status: '2', invoiceType: '2', oldEleInvoiceNumber: number, orderAmount: '-113.00' }]);
});

describe('when the buyer has booked it', () => {
  const waiting = async () => {
    const { orderNo, number } = await issued(sandbox);
    sandbox.invoices.use(orderNo);
    const billId = String((await apply(number)).result);
    await sandbox.clock.advance(1000);
    expect(await form(billId)).toMatchObject({ billStatus: '02' });
    return { number, billId };
  };
  test('the buyer agrees, and the red invoice follows', async () => {
    const { billId } = await waiting();
    sandbox.redForms.answer(billId, true);
    await sandbox.clock.advance(3000);
    expect(await form(billId)).toMatchObject({ billStatus: '04', openStatus: 1 });
    expect(() => sandbox.redForms.answer(billId, false)).toThrow('不能确认');
  });
  test('the buyer refuses, and the seller may apply again', async () => {
    const { billId, number } = await waiting();
    sandbox.redForms.answer(billId, false);
    expect(await form(billId)).toMatchObject({ billStatus: '05', invoiceSerialNum: '' });
    expect((await apply(number)).code).toBe('E0000');
  });
  test('silence of 72 hours ends the form', async () => {
    const { billId } = await waiting();
    await sandbox.clock.advance(72 * 3600_000);
    expect(sandbox.redForms.get(billId)).toMatchObject({ status: '07' });
  });
  test('the seller withdraws it', async () => {
    const { billId } = await waiting();
    expect((await nuonuo(sandbox, 'confirmInfoCancel', { identity: '0', billId })).code).toBe('E0000');
    expect(await form(billId)).toMatchObject({ billStatus: '08' });
    expect((await nuonuo(sandbox, 'confirmInfoCancel', { identity: '0', billId })).code).toBe('E9105');
  });
});

test('without automatic issuing the red invoice is asked for, once', async () => {
  sandbox.settings.redAutoIssue = false;
  const { number } = await issued(sandbox);
  const billId = String((await apply(number)).result);
  const ask = async () =>
    nuonuo(sandbox, 'fastInvoiceRed', {
      orderNo: newOrderNo(),
      taxNum: sandbox.env.NUONUO_TAX_NUM,
      elecInvoiceNumber: number,
      billNo: String((await form(billId))?.billNo),
      billUuid: String((await form(billId))?.billUuid),
    });
  expect((await ask()).describe).toContain('未确认');
  await sandbox.clock.advance(1000);
  expect((await ask()).code).toBe('E0000');
  expect((await ask()).describe).toContain('已开具状态');
});

describe('amounts', () => {
  test('parts add up to the blue invoice and no further', async () => {
    const { number } = await issued(sandbox);
    expect((await apply(number, { detail: [part()] })).code).toBe('E0000');
    expect((await apply(number, { detail: [part({ num: '-2', taxExcludedAmount: '-100.00', taxAmount: '-13.00' })] })).describe).toContain(
      '超过',
    );
    expect((await apply(number)).describe).toContain('请传入冲红明细');
    expect((await apply(number, { detail: [part()] })).code).toBe('E0000');
    expect((await apply(number, { detail: [part()] })).describe).toContain('已全额冲红');
  });
  test('a form that failed or was refused gives its amount back', async () => {
    const { number } = await issued(sandbox);
    sandbox.faults.add({ kind: 'red-fail', message: '税局系统维护中' });
    const billId = String((await apply(number)).result);
    await sandbox.clock.advance(1000);
    expect(await form(billId)).toMatchObject({ billStatus: '16', billMessage: '税局系统维护中' });
    expect((await apply(number)).code).toBe('E0000');
  });
  test('a wrong invoice turns red whole', async () => {
    const { number } = await issued(sandbox);
    expect((await apply(number, { redReason: '2', detail: [part()] })).describe).toContain('必须全额冲红');
    expect((await apply(number, { redReason: '2' })).code).toBe('E0000');
    const { number: other } = await issued(sandbox);
    await apply(other, { detail: [part()] });
    expect((await apply(other, { redReason: '2' })).describe).toContain('只能全额冲红');
  });
  test('a discounted line is worth what its discount left', async () => {
    const { number } = await issued(sandbox, {
      invoiceDetail: [
        goods({ invoiceLineProperty: '2' }),
        goods({
          invoiceLineProperty: '1',
          num: undefined,
          price: undefined,
          taxIncludedAmount: '-11.30',
          taxExcludedAmount: '-10.00',
          tax: '-1.30',
        }),
      ],
    });
    const most = part({ num: '-2', taxExcludedPrice: '45', taxExcludedAmount: '-90.00', taxAmount: '-11.70' });
    expect((await apply(number, { detail: [part({ blueDetailIndex: '2' })] })).describe).toContain('折扣行');
    expect((await apply(number, { detail: [{ ...most, taxExcludedPrice: '45.01', taxExcludedAmount: '-90.02' }] })).describe).toContain(
      '超过',
    );
    expect((await apply(number, { detail: [most] })).code).toBe('E0000');
  });
});

test.each<[string, Record<string, unknown>, string]>([
  ['another buyer', { buyerName: '别家公司' }, '购方信息'],
  ['another kind', { blueInvoiceLine: 'bs' }, '发票种类'],
  ['an unknown reason', { redReason: '9' }, '冲红原因'],
  ['an unknown invoice', { blueElecInvoiceNumber: '1'.repeat(20) }, '未查询到'],
  ['a positive amount', { detail: [part({ taxExcludedAmount: '50.00' })] }, '必须为负数'],
  ['another name', { detail: [part({ goodsName: '碧螺春' })] }, '不一致'],
  ['a line that is not there', { detail: [part({ blueDetailIndex: '7' })] }, '不存在'],
  ['more pieces than there were', { detail: [part({ num: '-3', taxExcludedPrice: '16.66666667' })] }, '数量超过'],
  ['the same line twice', { detail: [part(), part()] }, '不能重复'],
])('%s is refused', async (_, changes, said) => {
  const { number } = await issued(sandbox);
  expect((await apply(number, changes)).describe).toContain(said);
  expect(sandbox.redForms.list()).toEqual([]);
});

test('an application is taken once under its number', async () => {
  const { number } = await issued(sandbox);
  const billId = newOrderNo();
  sandbox.faults.add({ kind: 'timeout-after', on: 'saveInvoiceRedConfirm', ms: 50 });
  await expect(apply(number, { billId })).rejects.toThrow('fetch failed');
  expect((await apply(number, { billId })).code).toBe('E9106');
  expect(await form(billId)).toMatchObject({ billId });
});
