import { sql } from 'kysely';
import { iso } from '../../src/platform/clock.ts';
import { em } from '../../src/platform/db/orm.ts';

/** A payment of the demo shop's past, as WeChat Pay would have it in its books. */
export interface PaidOrder {
  out_trade_no: string;
  transaction_id: string;
  total: number;
  openid: string;
  success_time: string;
  refunds: { out_refund_no: string; refund_id: string; refund: number; create_time: string; success_time: string }[];
}
interface RefundRow {
  payment_id: number;
  no: string;
  refund_id: string;
  amount: number;
  accepted_at: Date;
  finished_at: Date;
}

/** What the WeChat stand-in has to be told, so that orders of the past can be queried, refunded and billed. */
export const paidOrders = async (): Promise<PaidOrder[]> => {
  const statement = sql<{ id: number; no: string; transaction_id: string; amount: number; openid: string; paid_at: Date }>`
    select id, no, transaction_id, amount - balance_part as amount, openid, paid_at from payments where status = 'succeeded' and channel = 'wechat' and amount > balance_part and notify_url = ''`;
  const { rows } = await statement.execute(em().getKysely());
  const refunds = Map.groupBy(await succeededRefunds(), (refund) => refund.payment_id);
  return rows.map((row) => ({
    out_trade_no: row.no,
    transaction_id: row.transaction_id,
    total: row.amount,
    openid: row.openid,
    success_time: iso(row.paid_at),
    refunds: (refunds.get(row.id) ?? []).map((refund) => ({
      out_refund_no: refund.no,
      refund_id: refund.refund_id,
      refund: refund.amount,
      create_time: iso(refund.accepted_at),
      success_time: iso(refund.finished_at),
    })),
  }));
};

const succeededRefunds = async (): Promise<RefundRow[]> => {
  const statement = sql<RefundRow>`
    select r.payment_id, r.no, r.refund_id, r.amount - r.balance_part as amount, r.accepted_at, r.finished_at from refunds r join payments p on p.id = r.payment_id
    where r.status = 'succeeded' and r.amount > r.balance_part and r.way = 'wechat' and p.status = 'succeeded' and p.channel = 'wechat' and p.notify_url = '' order by r.id`;
  return (await statement.execute(em().getKysely())).rows;
};
