import { sql } from 'kysely';
import { endOfDay, startOfDay } from '../../platform/clock.ts';
import { db } from './payment.entity.ts';

/** The same figures from our books: payments by when the money came, refunds by when WeChat took them on. */
export const ourFigures = async (day: string) => {
  const [from, to] = [startOfDay(day), endOfDay(day)];
  const figures = [sql<number>`count(*)`.as('n'), sql<number>`coalesce(sum(amount - balance_part), 0)`.as('total')] as const;
  const [payments, refunds] = await Promise.all([
    db()
      .selectFrom('payments')
      .select(figures)
      .where('status', '=', 'succeeded')
      .where('channel', '=', 'wechat')
      .where('paid_at', '>=', from)
      .where('paid_at', '<', to)
      .executeTakeFirstOrThrow(),
    db()
      .selectFrom('refunds')
      .select(figures)
      .where('refund_id', 'is not', null)
      .where('accepted_at', '>=', from)
      .where('accepted_at', '<', to)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    our_payments: Number(payments.n),
    our_paid: Number(payments.total),
    our_refunds: Number(refunds.n),
    our_refunded: Number(refunds.total),
  };
};
