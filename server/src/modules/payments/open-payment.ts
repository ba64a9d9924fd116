import type { Fen } from '@huitou/shared-types/money.ts';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { afterCommit, isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must, ShopError } from '../../platform/errors.ts';
import { readOpenid } from '../customers/index.ts';
import { firstQueryAt } from './ask-payment.ts';
import { closePayment } from './close-payments.ts';
import { newPayment } from './new-payment.ts';
import { notifyUrl } from './notify-url.ts';
import type { Payable } from './payable.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';
import { holdBalance } from './payment-postings.ts';
import { paymentRow } from './payment.queries.ts';
import { plainText } from './plain-text.ts';
import { wakeQuery } from './payments.jobs.ts';

/** WeChat wants at least a minute (JSAPI下单, time_expire); two seconds go to clocks and rounding. */
const LEAST_MS = MINUTE + 2_000;

/**
 * The attempt to pay with: the open one when it fits, else a new one, its row written and the balance's part held before WeChat hears of it.
 * Null when somebody else changed things at the same moment: look again.
 * @throws order_closed, already_paid, unavailable
 */
export const openPayment = async (
  kind: string,
  no: string,
  payable: Payable,
  live: PaymentRowDb | undefined,
  fromBalance: Fen,
): Promise<PaymentRowDb | null> => {
  if (live?.status === 'open') {
    if (live.amount === payable.amount && live.balance_part === fromBalance && live.expires_at > now()) return live;
    if ((await closePayment(live)) === 'paid') fail('already_paid', '之前的付款已到账，正在处理，请稍后刷新');
  } else if (live?.status === 'succeeded') {
    fail('already_paid', '之前的付款已到账，正在处理，请稍后刷新');
  }
  return create(kind, no, payable, fromBalance);
};

const create = async (kind: string, no: string, payable: Payable, fromBalance: Fen): Promise<PaymentRowDb | null> => {
  const expiresAt = new Date(Math.floor(payable.payBefore.getTime() / 1000) * 1000);
  if (expiresAt < later(LEAST_MS)) fail('order_closed', '订单即将关闭，请重新下单');
  const openid = must(await readOpenid(payable.customerId), 'payment_failed');
  const at = now();
  const row = {
    ...newPayment(kind, no, payable, at),
    channel: 'wechat' as const,
    status: 'open' as const,
    balance_part: fromBalance,
    openid,
    description: plainText(payable.description, 127, no),
    notify_url: notifyUrl(),
    expires_at: expiresAt,
    next_query_at: firstQueryAt(at),
  };
  try {
    const id = await transact(async () => {
      const { insertId } = await db().insertInto('payments').values(row).executeTakeFirstOrThrow();
      await holdBalance(row);
      afterCommit(() => wakeQuery({ id: Number(insertId), no: row.no, at: row.next_query_at }));
      return Number(insertId);
    });
    return (await paymentRow(id)) ?? null;
  } catch (error) {
    if (isDuplicate(error) || (error instanceof ShopError && error.code === 'balance_insufficient')) return null;
    throw error;
  }
};
