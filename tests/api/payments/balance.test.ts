import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  announced,
  balanceOfCustomer,
  debitOf,
  giveBalance,
  inServer,
  newPayable,
  ownPayables,
  paymentRows,
  payFor,
  refundOf,
  refundRows,
} from '../../factories/payments.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';
import { watchSql } from '../../setup/sql.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});

type Ordered = Awaited<ReturnType<typeof newPayable>>;
const withBalance = async (balance: number, different: Parameters<typeof newPayable>[1] = {}): Promise<Ordered> => {
  const order = await newPayable(shop, different);
  if (balance > 0) await giveBalance(order.customer.id, balance);
  return order;
};
const prepay = (order: Ordered, useBalance?: boolean) =>
  shop.api(order.customer.token)(paymentRoutes.prepay, { ...order.ref, ...(useBalance === undefined ? {} : { useBalance }) });
const close = (no: string) =>
  inServer(async () => (await import('../../../server/src/modules/payments/index.ts')).closePayments('order', no));
const succeeded = (no: string) => eventually('paid', async () => (await paymentRows(shop, no)).find((row) => row.status === 'succeeded'));

test('a balance that is enough pays the whole at once, without WeChat, and once', async () => {
  const order = await withBalance(20_000);
  const calls = shop.sandbox.journal().filter((entry) => entry.kind === 'request').length;
  expect(await prepay(order, true)).toMatchObject({
    paid: true,
    wechat: null,
    balanceAvailable: 20_000,
    balanceUsed: 12_800,
    wechatAmount: 0,
  });
  expect(shop.sandbox.journal().filter((entry) => entry.kind === 'request')).toHaveLength(calls);
  expect(await paymentRows(shop, order.ref.no)).toMatchObject([
    { channel: 'balance', status: 'succeeded', amount: 12_800, balance_part: 12_800 },
  ]);
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toMatchObject([{ paid: 12_800, transactionId: '' }]);
  expect(await balanceOfCustomer(order.customer.id)).toEqual({ balance: 7_200, held: 0, available: 7_200 });
  await expect(prepay(order, true)).rejects.toMatchObject({ code: 'already_paid' });
  expect(await shop.api(order.customer.token)(paymentRoutes.state, order.ref)).toMatchObject({ state: 'paid', balanceUsed: 12_800 });
});

test('a balance that is not enough pays its part, held until WeChat has the rest', async () => {
  const order = await withBalance(2_801);
  const sheet = await prepay(order, true);
  expect(sheet).toMatchObject({ paid: false, amount: 12_800, balanceAvailable: 2_801, balanceUsed: 2_801, wechatAmount: 9_999 });
  expect(await balanceOfCustomer(order.customer.id)).toEqual({ balance: 2_801, held: 2_801, available: 0 });
  expect(await shop.api(order.customer.token)(paymentRoutes.state, order.ref)).toMatchObject({
    state: 'unpaid',
    balanceAvailable: 2_801,
    balanceUsed: 2_801,
    wechatAmount: 9_999,
  });
  const clearing = await debitOf(shop, 'clearing:wechat');
  expect(sheet.wechat && shop.sandbox.payer.pay(sheet.wechat).result).toBe('ok');
  const row = await succeeded(order.ref.no);
  expect(shop.sandbox.orders.get(row.no)?.total).toBe(9_999);
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toMatchObject([{ paid: 12_800 }]);
  expect(await balanceOfCustomer(order.customer.id)).toEqual({ balance: 0, held: 0, available: 0 });
  expect(await debitOf(shop, 'clearing:wechat')).toBe(clearing + 9_999);
});

test('asking again without a wish keeps the choice; another wish closes the open attempt first', async () => {
  const order = await withBalance(1_000);
  const mixed = await prepay(order, true);
  expect((await prepay(order)).wechat?.package).toBe(mixed.wechat?.package);
  const plain = await prepay(order, false);
  expect(plain).toMatchObject({ balanceAvailable: 1_000, balanceUsed: 0, wechatAmount: 12_800 });
  expect(await balanceOfCustomer(order.customer.id)).toMatchObject({ held: 0, available: 1_000 });
  const rows = await paymentRows(shop, order.ref.no);
  expect(rows.map((row) => [row.status, row.balance_part])).toEqual([
    ['open', 0],
    ['closed', 1_000],
  ]);
  expect(shop.sandbox.orders.get(String(rows[1]?.no))?.state).toBe('CLOSED');
});

test('what was given meanwhile is used too, and pays the whole if it is enough now', async () => {
  const order = await withBalance(1_000);
  await prepay(order, true);
  await giveBalance(order.customer.id, 500);
  expect(await prepay(order, true)).toMatchObject({ balanceUsed: 1_500, wechatAmount: 11_300 });
  await giveBalance(order.customer.id, 50_000);
  expect(await prepay(order, true)).toMatchObject({ paid: true, balanceUsed: 12_800 });
  expect(await balanceOfCustomer(order.customer.id)).toEqual({ balance: 38_700, held: 0, available: 38_700 });
});

test('nothing on the account: paid by WeChat alone', async () => {
  const order = await withBalance(0);
  expect(await prepay(order, true)).toMatchObject({ paid: false, balanceAvailable: 0, balanceUsed: 0, wechatAmount: 12_800 });
});

test('closing lets go of what was held; so does the end of the time to pay', async () => {
  const order = await withBalance(1_000);
  await prepay(order, true);
  expect(await close(order.ref.no)).toBe('closed');
  expect(await balanceOfCustomer(order.customer.id)).toEqual({ balance: 1_000, held: 0, available: 1_000 });

  const late = await withBalance(700);
  await prepay(late, true);
  await shop.db.connection.query(
    'update payments set expires_at = utc_timestamp(3) - interval 5 minute, next_query_at = utc_timestamp(3) where payable_no = ?',
    [late.ref.no],
  );
  const { askInTurn } = await import('../../../server/src/modules/payments/ask-payment.ts');
  const [open] = await paymentRows(shop, late.ref.no);
  await inServer(() => askInTurn(Number(open?.id)));
  expect((await paymentRows(shop, late.ref.no))[0]?.status).toBe('closed');
  expect(await balanceOfCustomer(late.customer.id)).toEqual({ balance: 700, held: 0, available: 700 });
});

test('WeChat’s part comes after the attempt was closed: the balance’s part is taken again, and the whole is announced', async () => {
  const order = await withBalance(1_000);
  await prepay(order, true);
  const [row] = await paymentRows(shop, order.ref.no);
  await close(order.ref.no);
  expect(shop.sandbox.payer.payOrder(String(row?.no), { inFlight: true }).result).toBe('ok');
  await succeeded(order.ref.no);
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toMatchObject([{ paid: 12_800 }]);
  expect(await balanceOfCustomer(order.customer.id)).toEqual({ balance: 0, held: 0, available: 0 });
});

test('and when the balance is spent by then, what came is all that this payment was', async () => {
  const order = await withBalance(1_000);
  await prepay(order, true);
  const [row] = await paymentRows(shop, order.ref.no);
  await close(order.ref.no);
  const other = await newPayable(shop, { customerId: order.customer.id, amount: 800 });
  await shop.api(order.customer.token)(paymentRoutes.prepay, { ...other.ref, useBalance: true });
  expect(shop.sandbox.payer.payOrder(String(row?.no), { inFlight: true }).result).toBe('ok');
  await succeeded(order.ref.no);
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toMatchObject([{ paid: 11_800 }]);
  expect((await paymentRows(shop, order.ref.no))[0]).toMatchObject({ amount: 11_800, balance_part: 0 });
  expect(await balanceOfCustomer(order.customer.id)).toEqual({ balance: 200, held: 0, available: 200 });
});

test('refunds of a mixed payment go back the way it came, in proportion, and to the fen in sum', async () => {
  const order = await withBalance(3_333, { amount: 10_000 });
  const { no } = await payFor(shop, order, true);
  const row = await succeeded(order.ref.no);
  const parts = [];
  for (const amount of [1, 2_999, 3_333, 3_667]) parts.push(await refundOf(row.id, amount, `mix:${no}:${amount}`));
  expect(parts.reduce((sum, part) => sum + part.balancePart, 0)).toBe(3_333);
  expect(parts.reduce((sum, part) => sum + part.channelPart, 0)).toBe(6_667);
  expect(parts.every((part, i) => Math.abs(part.balancePart - ([1, 2_999, 3_333, 3_667][i] as number) / 3) <= 1)).toBe(true);
  expect((await balanceOfCustomer(order.customer.id)).balance).toBe(3_333);
  await eventually(
    'WeChat’s parts arrive',
    async () => {
      await shop.db.connection.query('update payments set refund_turn_at = null where no = ?', [row.no]);
      const { workOnRefund } = await import('../../../server/src/modules/payments/work-on-refund.ts');
      for (const one of await refundRows(shop, order.ref.no)) {
        await shop.db.connection.query('update refunds set next_try_at = utc_timestamp(3) where id = ? and next_try_at is not null', [
          one.id,
        ]);
        await inServer(() => workOnRefund(one.id));
      }
      return (await refundRows(shop, order.ref.no)).every((one) => one.status === 'succeeded');
    },
    10_000,
  );
  expect(shop.sandbox.orders.get(row.no)?.refunded).toBe(6_667);
  expect((await paymentRows(shop, order.ref.no))[0]).toMatchObject({ refunded: 10_000, refunding: 0 });
  await expect(refundOf(row.id, 1, `mix:${no}:more`)).rejects.toMatchObject({ code: 'refund_exceeds' });
});

test('all to the balance where the customer prefers it: there at once, announced at once, nothing for WeChat', async () => {
  const order = await newPayable(shop);
  await payFor(shop, order);
  const row = await succeeded(order.ref.no);
  const refund = await refundOf(row.id, 5_000, `wish:${row.id}`, { toBalance: true });
  expect(refund).toMatchObject({ balancePart: 5_000, channelPart: 0, created: true });
  expect(await refundRows(shop, order.ref.no)).toMatchObject([{ status: 'succeeded', way: 'balance', balance_part: 5_000 }]);
  expect(await announced(shop, 'refund.succeeded', order.ref.no)).toMatchObject([{ amount: 5_000 }]);
  expect(await balanceOfCustomer(order.customer.id)).toMatchObject({ available: 5_000 });
  expect(await shop.api(order.customer.token)(paymentRoutes.myRefund, { id: String(refund.refundId) })).toMatchObject({
    wayText: '余额',
    expected: '已退到余额，可直接使用',
    channelPart: 0,
  });
  const stranger = await newPayable(shop);
  await expect(shop.api(stranger.customer.token)(paymentRoutes.myRefund, { id: String(refund.refundId) })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('WeChat does not answer: the balance stays held for the next try, under the same number', async () => {
  const order = await withBalance(1_000);
  shop.sandbox.faults.add({ kind: 'system-error-after', on: '/v3/pay/transactions/jsapi' });
  await expect(prepay(order, true)).rejects.toMatchObject({ code: 'payment_failed' });
  expect(await balanceOfCustomer(order.customer.id)).toMatchObject({ held: 1_000 });
  const { wechat } = await prepay(order, true);
  expect(await paymentRows(shop, order.ref.no)).toHaveLength(1);
  expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
  await succeeded(order.ref.no);
});

test('beginning to pay and settling stay cheap', async () => {
  const order = await withBalance(1_000);
  const { prepay: begin } = await import('../../../server/src/modules/payments/prepay.ts');
  const call = { actor: { kind: 'customer', id: order.customer.id, sessionId: 1 } } as never;
  const first = await watchSql(() => inServer(() => begin({ ...order.ref, useBalance: true } as never, call)));
  const again = await watchSql(() => inServer(() => begin({ ...order.ref, useBalance: true } as never, call)));
  const { channel } = await import('../../../server/src/modules/payments/ports.ts');
  const { settlePayment } = await import('../../../server/src/modules/payments/settle-payment.ts');
  const [row] = await paymentRows(shop, order.ref.no);
  shop.sandbox.faults.add({ kind: 'notify-drop' });
  expect(first.result.wechat && shop.sandbox.payer.pay(first.result.wechat).result).toBe('ok');
  const said = await inServer(() => channel().queryPayment(String(row?.no)));
  const settled = await watchSql(() =>
    inServer(() => (said.kind === 'ok' ? settlePayment(said.data) : Promise.reject(new Error('no answer')))),
  );
  const ours = (seen: string[]) => seen.filter((sql) => /`(payments|ledger_\w+|state_log|customers)`/.test(sql));
  expect(ours(first.seen).length).toBeLessThanOrEqual(8);
  expect(ours(again.seen).length).toBeLessThanOrEqual(2);
  expect(ours(settled.seen).length).toBeLessThanOrEqual(12);
});
