import type { Actor } from '../../platform/context.ts';
import { logStates } from '../../platform/move.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { requestRefund } from '../payments/index.ts';
import { cancelPieces, caseClosed, countReturned, freeFromCase, lockOrder, recordRefund, refundableFreightOf } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { claimOf, dueColumns, holds, type LockedCase, moveCase } from './case-rows.ts';
import { releaseExchange } from './let-go.ts';

/**
 * Gives the agreed money back: pieces that had not left are taken out of the order, the refund's number is fixed under a key made of the
 * case, and the order writes it down, all in the caller's transaction. Doing it twice is refused by the move.
 * @throws state_forbidden, refund_exceeds, refund_expired, refund_too_many, case_amount_exceeds
 */
export const giveBack = async (
  locked: LockedCase,
  name: 'agreeRefund' | 'refund',
  actor: Actor,
  options: { toBalance?: boolean | undefined; note?: string; title?: string } = {},
): Promise<void> => {
  const { row, lines, order } = locked;
  await freeFromCase(claimOf(row, lines));
  await releaseExchange(locked);
  let wholeOrder = false;
  if (holds(row)) {
    const pieces = lines.map((line) => ({ lineId: line.line_id, quantity: line.quantity }));
    ({ wholeOrder } = await cancelPieces(order.id, pieces, {
      source: `case:${row.id}`,
      reason: `售后退款：${row.reason_label}`,
      by: actor.kind,
    }));
  }
  if (row.kind !== 'refund_only')
    await countReturned(
      order.id,
      lines.map((line) => ({ lineId: line.line_id, quantity: line.sellable + line.damaged })).filter((line) => line.quantity > 0),
    );
  const freight = row.freight_decided ? row.freight : await freightByRule(order.id, wholeOrder);
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  const amount = goods + freight;
  const toBalance = options.toBalance ?? Boolean(row.to_balance);
  const { refundId } = await requestRefund({
    paymentId: order.payment_id as number,
    amount,
    reason: `${row.reason_label} ${row.no}`,
    key: `after-sales:${row.id}`,
    toBalance,
  });
  await recordRefund({
    orderId: order.id,
    refundId,
    lines: lines.map((line) => ({ lineId: line.line_id, amount: line.amount, quantity: line.quantity })),
    freight,
  });
  await moveCase(row, name, actor, {
    set: { refund_id: refundId, goods, freight, to_balance: toBalance, reserved: false, ...dueColumns(null) },
    ...(options.note ? { note: options.note } : {}),
    ...(actor.kind === 'system' && name === 'agreeRefund' ? { title: options.title ?? '商家超时未处理，系统同意退款' } : {}),
  });
  const { order: now } = await lockOrder(order.id);
  await caseClosed(now);
  await logStates(actor, {
    subject: 'orders',
    subjectId: order.id,
    move: 'after-sales-refund',
    title: '售后退款',
    note: `${yuan(amount)} 元，售后单 ${row.no}`,
  });
};

/** Freight goes back by itself only when the whole order was cancelled before anything left. */
const freightByRule = async (orderId: number, wholeOrder: boolean): Promise<number> => {
  const { freight } = await readSettings('afterSales');
  if (!wholeOrder || freight === 'never') return 0;
  return refundableFreightOf((await lockOrder(orderId)).order);
};
