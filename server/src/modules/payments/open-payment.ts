import { later, MINUTE, now } from '../../platform/clock.ts';
import { afterCommit, isDuplicate } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import { newNo } from '../../platform/ids.ts';
import { readOpenid } from '../customers/index.ts';
import { firstQueryAt } from './ask-payment.ts';
import { closePayment } from './close-payments.ts';
import { notifyUrl } from './notify-url.ts';
import type { Payable } from './payable.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';
import { liveKeyOf, paymentRow } from './payment.queries.ts';
import { plainText } from './plain-text.ts';
import { wakeQuery } from './payments.jobs.ts';

/** WeChat wants at least a minute (JSAPI下单, time_expire); two seconds go to clocks and rounding. */
const LEAST_MS = MINUTE + 2_000;

/**
 * The attempt to pay with: the open one when it fits, else a new one, its row written before WeChat hears of it. Null when somebody
 * else changed things at the same moment: look again.
 * @throws order_closed, already_paid, unavailable
 */
export const openPayment = async (kind: string, no: string, payable: Payable): Promise<PaymentRowDb | null> => {
  const live = await db().selectFrom('payments').selectAll().where('live_key', '=', liveKeyOf(kind, no)).executeTakeFirst();
  if (live?.status === 'open') {
    if (live.amount === payable.amount && live.expires_at > now()) return live;
    if ((await closePayment(live)) === 'paid') fail('already_paid', '之前的付款已到账，正在处理，请稍后刷新');
  } else if (live?.status === 'succeeded') {
    fail('already_paid', '之前的付款已到账，正在处理，请稍后刷新');
  }
  return create(kind, no, payable);
};

const create = async (kind: string, no: string, payable: Payable): Promise<PaymentRowDb | null> => {
  const expiresAt = new Date(Math.floor(payable.payBefore.getTime() / 1000) * 1000);
  if (expiresAt < later(LEAST_MS)) fail('order_closed', '订单即将关闭，请重新下单');
  const openid = must(await readOpenid(payable.customerId), 'payment_failed');
  const at = now();
  const row = {
    no: newNo('P'),
    kind,
    payable_no: no,
    customer_id: payable.customerId,
    channel: 'wechat' as const,
    status: 'open' as const,
    live_key: liveKeyOf(kind, no),
    amount: payable.amount,
    refunded: 0,
    refunding: 0,
    unwanted: false,
    transaction_id: null,
    openid,
    description: plainText(payable.description, 127, no),
    notify_url: notifyUrl(),
    expires_at: expiresAt,
    prepay_id: null,
    prepay_at: null,
    query_step: 0,
    next_query_at: firstQueryAt(at),
    refund_turn_at: null,
    refund_turn_id: null,
    created_at: at,
    paid_at: null,
    closed_at: null,
  };
  try {
    const { insertId } = await db().insertInto('payments').values(row).executeTakeFirstOrThrow();
    afterCommit(() => wakeQuery({ id: Number(insertId), no: row.no, at: row.next_query_at }));
    return (await paymentRow(Number(insertId))) ?? null;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return null;
  }
};
