import type Bull from 'bull';
import { afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { invoiceRoutes, staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { agree, askFor, caseBecomes, readCase, shippedOrder } from '../factories/after-sales.ts';
import { companyTitle, setInvoiceRules } from '../factories/invoices.ts';
import { becomes, newShopper, placeOrder, runJob, stockedProduct } from '../factories/orders.ts';
import { announced, balanceOfCustomer, debitOf, giveBalance, paymentRows, refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { startVictim, type Victim } from '../setup/second-process.ts';

// The worker dies after the other side has done what it was asked, and before ours has written it down.

let shop: TestShop;
let staff: string;
let victim: Victim;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await setInvoiceRules(shop, staff, { sellerTaxNo: String(shop.sandbox.env.NUONUO_TAX_NUM) });
});
beforeEach(async () => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
  victim = await startVictim({ HUITOU_ROLE: 'worker' });
});
afterEach(async () => {
  await victim.kill();
  await (await work()).resume(true);
  await checkInvariants(shop);
});
afterAll(() => shop.stop());

const queues = async () => {
  const { queue, queueNames } = await import('../../server/src/platform/queue/queues.ts');
  return queueNames.map(queue);
};
const work = async (): Promise<Bull.Queue> => (await queues()).find((one) => one.name === 'default') as Bull.Queue;
/** From here on the jobs of this process wait, and the victim takes them. */
const leaveToVictim = async (): Promise<void> => (await work()).pause(true, true);
/** The victim dies as it is, and this process works again. */
const killVictim = async (): Promise<void> => {
  await victim.kill();
  const working = await work();
  expect(await working.getActiveCount()).toBeGreaterThan(0);
  await working.resume(true);
};
type Keeper = Bull.Queue & { token: string; moveUnlockedJobsToWait: () => Promise<void> };
/** The minute after which queue and database give what a dead process held to a living one. */
const minutePasses = async (table: string): Promise<void> => {
  const past = 'utc_timestamp(3) - interval 1 minute';
  const leased = table === 'refunds' ? '' : `, lease_until = ${past}`;
  for (const one of (await queues()) as Keeper[]) {
    for (const id of await one.client.lrange(one.toKey('active'), 0, -1)) {
      const lock = `${one.toKey(id)}:lock`;
      if ((await one.client.get(lock)) !== one.token) await one.client.del(lock);
    }
    // The first look marks what has no lock, the second takes it back.
    for (let look = 0; look < 2; look += 1) {
      await one.client.del(one.toKey('stalled-check'));
      await one.moveUnlockedJobsToWait();
    }
  }
  await eventually('the queue has given it to us', async () => (await (await work()).getActiveCount()) === 0, 10_000);
  await shop.db.connection.query(`update ${table} set next_try_at = ${past}${leased} where next_try_at is not null`);
};

test('a refund: WeChat has sent the money back; it goes back once, and the books say so', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff, { price: 9_900 });
  const placed = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  await giveBalance(shopper.id, 2_900);
  const { wechat } = await shop.api(shopper.token)(paymentRoutes.prepay, { kind: 'order', no: placed.no, useBalance: true });
  expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
  const order = await becomes(shop, shopper, placed.id, 'paid');
  const { id } = await shop.api(shopper.token)(afterSalesRoutes.request, askFor({ order }));
  await leaveToVictim();
  // Nobody is told: what WeChat did is known to WeChat alone.
  shop.sandbox.faults.add({ kind: 'notify-drop', on: 'REFUND.' });
  shop.sandbox.faults.add({ kind: 'timeout-after', on: 'POST /v3/refund' });
  await agree(shop, staff, id);
  const refund = await eventually('WeChat has sent it back', async () =>
    (await refundRows(shop, order.no)).find((row) => shop.sandbox.refunds.get(row.no)?.status === 'SUCCESS'),
  );
  await killVictim();
  expect(refund).toMatchObject({ status: 'waiting', attempts: 1, refund_id: null });
  expect((await readCase(shop, shopper, id)).status).toBe('refunding');

  await minutePasses('refunds');
  await runJob('payments.sweep');
  await caseBecomes(shop, shopper, id, 'done');
  await becomes(shop, shopper, order.id, 'cancelled');
  expect(await refundRows(shop, order.no)).toMatchObject([{ no: refund.no, status: 'succeeded', attempts: 2, way: 'wechat' }]);
  const [payment] = await paymentRows(shop, order.no);
  expect(payment).toMatchObject({ refunded: 9_900, refunding: 0 });
  expect(shop.sandbox.orders.get(String(payment?.no))).toMatchObject({ total: 7_000, refunded: 7_000 });
  expect(await announced(shop, 'refund.succeeded', order.no)).toHaveLength(1);
  expect(await balanceOfCustomer(shopper.id)).toEqual({ balance: 2_900, held: 0, available: 2_900 });
  expect(await debitOf(shop, 'refund-in-transit')).toBe(0);
});

/** The platform takes its time; ours is not waited for. */
const invoiceBecomes = (id: string, status: string) =>
  eventually(
    `invoice ${id} is ${status}`,
    async () => {
      await shop.sandbox.clock.advance(5_000);
      const one = await shop.api(staff)(staffInvoiceRoutes.refresh, { id });
      return one.status === status && one;
    },
    20_000,
  );
const requested = async () => {
  const paid = await shippedOrder(shop, staff, [2], { received: true });
  return shop.api(paid.shopper.token)(invoiceRoutes.request, { orderIds: [paid.order.id], title: companyTitle });
};
const documents = () => shop.sandbox.invoices.list().length;

test('an invoice: the platform has accepted it; one document comes out', async () => {
  const { id, no } = await requested();
  const before = documents();
  await leaveToVictim();
  shop.sandbox.faults.add({ kind: 'timeout-after', on: 'requestBillingNew' });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id });
  await eventually('the platform has it', async () => shop.sandbox.invoices.get(no));
  await killVictim();
  expect(await shop.api(staff)(staffInvoiceRoutes.detail, { id })).toMatchObject({ status: 'issuing', invoiceNumber: null });

  await minutePasses('invoices');
  await runJob('invoices.sweep');
  const done = await invoiceBecomes(id, 'issued');
  expect(done).toMatchObject({ providerNo: no, amount: 19_800, invoiceNumber: shop.sandbox.invoices.get(no)?.number });
  expect(documents()).toBe(before + 1);
});

test('a red letter: the platform has accepted the application; it turns red once', async () => {
  const { id } = await requested();
  await shop.api(staff)(staffInvoiceRoutes.issue, { id });
  const issued = await invoiceBecomes(id, 'issued');
  const [before, forms] = [documents(), shop.sandbox.redForms.list().length];
  await leaveToVictim();
  shop.sandbox.faults.add({ kind: 'timeout-after', on: 'saveInvoiceRedConfirm' });
  await shop.api(staff)(staffInvoiceRoutes.red, { id, reason: 'returned' });
  await eventually('the platform has it', async () => shop.sandbox.redForms.list().length > forms);
  await killVictim();
  expect(await shop.api(staff)(staffInvoiceRoutes.detail, { id })).toMatchObject({ red: 0, reds: [{ status: 'applying' }] });

  await minutePasses('invoice_reds');
  await runJob('invoices.sweep');
  const done = await invoiceBecomes(id, 'red');
  expect(done.red).toBe(issued.amount);
  expect(done.reds.map((red) => red.status)).toEqual(['issued']);
  expect([documents(), shop.sandbox.redForms.list().length]).toEqual([before + 1, forms + 1]);
});
