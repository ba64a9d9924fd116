import type { prepayIn, PrepayOut } from '@huitou/shared-types/payments/schema.ts';
import type { z } from 'zod';
import { HOUR, iso, later, MINUTE, now } from '../../platform/clock.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { log } from '../../platform/log.ts';
import { closePayment } from './close-payments.ts';
import { openPayment } from './open-payment.ts';
import { payAtOnce, payNothing } from './pay-at-once.ts';
import { balanceFor, planBalance } from './pay-from-balance.ts';
import { findPayable, type Payable } from './payable.ts';
import { channelPart } from './payment-parts.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';
import { liveOf, paymentRow, paysIt, rowsOf } from './payment.queries.ts';
import { channel } from './ports.ts';

/** WeChat's id can be paid with for two hours; one that is about to end would end in the customer's hands. */
const PREPAY_FRESH_MS = 2 * HOUR - 5 * MINUTE;
const ATTEMPTS = 3;

/**
 * Begins to pay. There is one live attempt for each payable: an open one of the right amount and the same part from the balance is used again,
 * with its number; another one is closed at WeChat first. What the balance can pay wholly is paid at once.
 * @throws not_found, already_paid, order_closed, payment_failed, unavailable
 */
export const prepay = async ({ kind, no, useBalance }: z.output<typeof prepayIn>, { actor }: CustomerCall): Promise<PrepayOut> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const payable = must(await findPayable(kind, no, actor.id));
    const rows = await rowsOf(kind, no);
    refuseUnlessPayable(payable, rows);
    const live = liveOf(rows);
    const balanceAvailable = await balanceFor(actor.id, live);
    const answer = (balanceUsed: number, wechat: PrepayOut['wechat']): PrepayOut => ({
      paid: wechat === null,
      amount: payable.amount,
      payBefore: iso(payable.payBefore),
      wechat,
      balanceAvailable,
      balanceUsed,
      wechatAmount: payable.amount - balanceUsed,
    });
    if (payable.amount === 0) {
      await payNothing(kind, no, actor.id);
      return answer(0, null);
    }
    const balanceUsed = planBalance(payable, live, balanceAvailable, useBalance);
    if (balanceUsed === payable.amount) {
      await makeRoom(payable, live);
      if (await payAtOnce(kind, no, payable, 'balance')) return answer(balanceUsed, null);
      continue;
    }
    const payment = await openPayment(kind, no, payable, live, balanceUsed);
    const prepayId = payment && (await prepayIdOf(payment));
    if (prepayId) return answer(balanceUsed, channel().payParams(prepayId));
  }
  return fail('payment_failed');
};

const refuseUnlessPayable = (payable: Payable, rows: readonly PaymentRowDb[]): void => {
  if (payable.state === 'closed') fail('order_closed');
  // The money may be here before its owner has been told.
  if (payable.state === 'paid' || rows.some((row) => paysIt(row, payable))) fail('already_paid');
};

/** Nothing is taken from the balance while WeChat could still take the whole. */
const makeRoom = async (payable: Payable, live: PaymentRowDb | undefined): Promise<void> => {
  if (payable.payBefore <= now()) fail('order_closed');
  if (live?.status === 'succeeded' || (live && (await closePayment(live)) === 'paid'))
    fail('already_paid', '之前的付款已到账，正在处理，请稍后刷新');
};

/** The id to pay with. Null when this attempt is over and another must be opened. */
const prepayIdOf = async (payment: PaymentRowDb): Promise<string | null> => {
  if (payment.prepay_id !== null && payment.prepay_at !== null && payment.prepay_at > later(-PREPAY_FRESH_MS)) return payment.prepay_id;
  const answer = await channel().prepay({
    no: payment.no,
    amount: channelPart(payment),
    description: payment.description,
    openid: payment.openid,
    expiresAt: payment.expires_at,
    notifyUrl: payment.notify_url,
  });
  if (answer.kind === 'ok') return keep(payment, answer.data.prepayId);
  if (answer.kind === 'unknown') return fail('payment_failed', '微信支付没有回应，请重试');
  if (answer.next === 'retry') return fail('payment_failed', '微信支付繁忙，请稍后再试');
  if (answer.next === 'query') {
    if ((await closePayment(payment)) === 'paid') fail('already_paid');
    return null;
  }
  log.error({ no: payment.no, detail: answer.detail }, 'prepay refused');
  return fail('payment_failed');
};

/** Keeps the id, unless the attempt was closed while WeChat was being asked: then it must not be payable there either. */
const keep = async (payment: PaymentRowDb, prepayId: string): Promise<string | null> => {
  const kept = await db()
    .updateTable('payments')
    .set({ prepay_id: prepayId, prepay_at: now() })
    .where('id', '=', payment.id)
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (kept.numUpdatedRows === 1n) return prepayId;
  const row = await paymentRow(payment.id);
  if (row?.status === 'succeeded') return fail('already_paid');
  await channel().closePayment(payment.no);
  return null;
};
