import { z } from 'zod';
import { prepayId, transactionId } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { parseTime } from '../times.ts';
import type { Order } from './ledger.ts';
import { fen, outTradeNo, rfc3339 } from './rules.ts';

export const paidOrder = z.object({
  out_trade_no: outTradeNo,
  transaction_id: z
    .string()
    .regex(/^\d{28}$/)
    .optional(),
  total: fen,
  openid: z.string().min(1),
  success_time: rfc3339,
  description: z.string().default('商品'),
  attach: z.string().optional(),
});
export type PaidOrder = z.input<typeof paidOrder>;

/** Takes paid orders of the past into the books; known numbers are left as they are. Throws a ZodError on a malformed order. */
export function importPaid(sim: Sim, orders: PaidOrder[]): Order[] {
  return orders.map((input) => {
    const given = paidOrder.parse(input);
    const known = sim.ledger.orders.get(given.out_trade_no);
    if (known) return known;
    const paidAt = parseTime(given.success_time);
    return sim.ledger.orders.put({
      no: given.out_trade_no,
      description: given.description,
      ...(given.attach !== undefined && { attach: given.attach }),
      notifyUrl: '',
      total: given.total,
      openid: given.openid,
      fingerprint: '',
      createdAt: paidAt,
      expiresAt: paidAt,
      prepayId: prepayId(paidAt),
      prepayAt: paidAt,
      state: 'SUCCESS',
      transactionId: given.transaction_id ?? transactionId(paidAt),
      paidAt,
      refunds: [],
      refunded: 0,
    });
  });
}
