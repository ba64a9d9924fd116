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
}

/** What the WeChat stand-in has to be told, so that orders of the past can be queried, refunded and billed. */
export const paidOrders = async (): Promise<PaidOrder[]> => {
  const statement = sql<{ no: string; transaction_id: string; amount: number; openid: string; paid_at: Date }>`
    select no, transaction_id, amount, openid, paid_at from payments where status = 'succeeded' and channel = 'wechat' and amount > 0 and notify_url = ''`;
  const { rows } = await statement.execute(em().getKysely());
  return rows.map((row) => ({
    out_trade_no: row.no,
    transaction_id: row.transaction_id,
    total: row.amount,
    openid: row.openid,
    success_time: iso(row.paid_at),
  }));
};
