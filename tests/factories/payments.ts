import type { PayableIn } from '@huitou/shared-types/payments/schema.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { Events } from '@huitou/shared-types/events.ts';
import type { RequestedRefund } from '../../server/src/modules/payments/index.ts';
import { eventually, type TestShop } from '../setup/app.ts';
import { newCustomer, type TestCustomer } from './customers.ts';

/** A thing to be paid that lives in the test: what an order looks like from `payments`. */
export interface TestPayable {
  no: string;
  customerId: number;
  locationId: number | null;
  amount: number;
  description: string;
  payBefore: Date;
  state: 'unpaid' | 'paid' | 'closed';
}
const things = new Map<string, TestPayable>();
let serial = 0;

/** Takes the place of the orders in this process: payments asks the test what is to be paid. Call after `startShop`. */
export const ownPayables = async (): Promise<void> => {
  const { registerPayable } = await import('../../server/src/modules/payments/index.ts');
  registerPayable('order', {
    find: async (no, customerId) => {
      const thing = things.get(no);
      return thing && thing.customerId === customerId ? { ...thing } : null;
    },
  });
};

export const newPayable = async (
  shop: TestShop,
  different: Partial<TestPayable> = {},
): Promise<{ thing: TestPayable; customer: TestCustomer; ref: PayableIn }> => {
  const customer = await newCustomer(shop);
  serial += 1;
  const no = `T${process.pid}${String(Date.now()).slice(-8)}${String(serial).padStart(4, '0')}`;
  const thing: TestPayable = {
    no,
    customerId: customer.id,
    locationId: null,
    amount: 12_800,
    description: '手冲咖啡壶 🫖 等 2 件',
    payBefore: new Date(Date.now() + 30 * 60_000),
    state: 'unpaid',
    ...different,
  };
  things.set(no, thing);
  return { thing, customer, ref: { kind: 'order', no } };
};

/** Runs work as the server does, with an entity manager. */
export const inServer = async <T>(work: () => Promise<T>): Promise<T> => {
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  return withEm(work);
};

/** Begins to pay and pays. Answers the payment's number and WeChat's. */
export const payFor = async (
  shop: TestShop,
  { customer, ref }: { customer: TestCustomer; ref: PayableIn },
  useBalance?: boolean,
): Promise<{ no: string; transactionId: string }> => {
  const { wechat } = await shop.api(customer.token)(paymentRoutes.prepay, { ...ref, ...(useBalance === undefined ? {} : { useBalance }) });
  if (!wechat) throw new Error('nothing to pay');
  const paid = shop.sandbox.payer.pay(wechat);
  if (paid.result !== 'ok') throw new Error(paid.message);
  const [row] = await paymentRows(shop, ref.no);
  return { no: String(row?.no), transactionId: paid.transactionId };
};

export interface PaymentRecord {
  id: number;
  no: string;
  status: string;
  amount: number;
  balance_part: number;
  refunded: number;
  refunding: number;
  transaction_id: string | null;
  paid_at: Date | null;
  prepay_id: string | null;
  channel: string;
  unwanted: number;
}
/** The newest first. */
export const paymentRows = async (shop: TestShop, payableNo: string): Promise<PaymentRecord[]> => {
  const [rows] = await shop.db.connection.query('select * from payments where payable_no = ? order by id desc', [payableNo]);
  return rows as PaymentRecord[];
};
export interface RefundRecord {
  id: number;
  no: string;
  status: string;
  amount: number;
  balance_part: number;
  way: string;
  card_target: string;
  failure: string;
  attempts: number;
  request_key: string;
  refund_id: string | null;
}
export const refundRows = async (shop: TestShop, payableNo: string): Promise<RefundRecord[]> => {
  const [rows] = await shop.db.connection.query('select * from refunds where payable_no = ? order by id', [payableNo]);
  return rows as RefundRecord[];
};
/** What was announced about a payable. */
export const announced = async <N extends keyof Events>(shop: TestShop, name: N, payableNo: string): Promise<Events[N][]> => {
  const [rows] = await shop.db.connection.query('select payload from outbox_events where name = ? and payload like ? order by id', [
    name,
    `%"${payableNo}"%`,
  ]);
  return (rows as { payload: string | Events[N] }[]).map(({ payload }) =>
    typeof payload === 'string' ? (JSON.parse(payload) as Events[N]) : payload,
  );
};
export const alertsAbout = async (shop: TestShop, no: string): Promise<{ reason: string; seen: number }[]> => {
  const [rows] = await shop.db.connection.query('select reason, seen from payment_alerts where payment_no = ? order by id', [no]);
  return rows as { reason: string; seen: number }[];
};

/** Owes money back, as a slice does it. */
export const refundOf = async (
  paymentId: number,
  amount: number,
  key: string,
  how: { toBalance?: boolean; offline?: boolean; orByHand?: boolean } = {},
): Promise<RequestedRefund> => {
  const { requestRefund } = await import('../../server/src/modules/payments/index.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  return inServer(() => transact(() => requestRefund({ paymentId, amount, reason: '测试退款', key, ...how })));
};
/** Makes a refund's next step due now, and takes it. */
export const stepRefund = async (shop: TestShop, refundId: number): Promise<void> => {
  await shop.db.connection.query('update refunds set next_try_at = utc_timestamp(3) - interval 1 hour where id = ?', [refundId]);
  const { workOnRefund } = await import('../../server/src/modules/payments/work-on-refund.ts');
  await inServer(() => workOnRefund(refundId));
};

/** Gives a customer something to spend. */
export const giveBalance = async (customerId: number, amount: number): Promise<void> => {
  const { balanceOf, post } = await import('../../server/src/modules/ledger/index.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  serial += 1;
  await inServer(() =>
    transact(() =>
      post({
        reference: `gift:test:${process.pid}:${serial}`,
        kind: 'gift',
        title: '赠送余额',
        source: { kind: 'gift', no: '' },
        postings: [
          { account: 'gift-cost', amount },
          { account: balanceOf(customerId), amount: -amount },
        ],
      }),
    ),
  );
};
export const balanceOfCustomer = async (customerId: number): Promise<{ balance: number; held: number; available: number }> => {
  const { balanceOf, readBalance } = await import('../../server/src/modules/ledger/index.ts');
  return inServer(() => readBalance(balanceOf(customerId)));
};
/** Of an account of the shop, on the side on which debits grow. */
export const debitOf = async (shop: TestShop, account: string): Promise<number> => {
  const [rows] = await shop.db.connection.query('select coalesce(sum(debit - credit), 0) as n from ledger_accounts where account = ?', [
    account,
  ]);
  return Number((rows as { n: number }[])[0]?.n);
};
/** Does not wait for the minute that WeChat wants between two refunds of one payment. */
export const hurryRefunds = async (shop: TestShop, payableNo: string): Promise<void> => {
  for (const { id, status } of await refundRows(shop, payableNo)) {
    if (status !== 'waiting' && status !== 'processing') continue;
    // Clocks that drift apart for minutes make signatures stale: only where the stand-in insists on the minute.
    if (shop.sandbox.settings.refundIntervalMs > 0) await shop.sandbox.clock.advance(61_000);
    await shop.db.connection.query('update payments set refund_turn_at = null where payable_no = ?', [payableNo]);
    await stepRefund(shop, id);
  }
};

const CHINA_MS = 8 * 3_600_000;
export const chinaDay = (ms: number): string => new Date(ms + CHINA_MS).toISOString().slice(0, 10);
/**
 * A payment of a past day by WeChat, in the sandbox's books and in ours, as if both had lived then: only the times and numbers are changed
 * behind their backs. `known: false` leaves it where a lost notification would have: open here, paid there.
 */
export const paidInPast = async (
  shop: TestShop,
  at: Date,
  { known = true, amount = 12_800 }: { known?: boolean; amount?: number } = {},
): Promise<{ id: number; no: string; transactionId: string; payable: string }> => {
  const order = await newPayable(shop, { amount });
  if (known) await payFor(shop, order);
  else await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  const row = await eventually('the payment is there', async () =>
    (await paymentRows(shop, order.ref.no)).find((one) => one.status === (known ? 'succeeded' : 'open')),
  );
  const no = `${row.no}X`;
  const [twin] = shop.sandbox.orders.importPaid([
    {
      out_trade_no: no,
      total: amount,
      openid: order.customer.openid,
      success_time: `${new Date(at.getTime() + CHINA_MS).toISOString().slice(0, 19)}+08:00`,
      description: '壶,杯 “一套”',
    },
  ]);
  const transactionId = String(twin?.transactionId);
  await shop.db.connection.query(
    known
      ? 'update payments set no = ?, transaction_id = ?, paid_at = ?, created_at = ? where no = ?'
      : 'update payments set no = ?, transaction_id = if(? is null, null, null), next_query_at = null, expires_at = ?, created_at = ? where no = ?',
    [no, transactionId, at, at, row.no],
  );
  return { id: row.id, no, transactionId, payable: order.ref.no };
};
