import { sql } from 'kysely';
import { balanceOf, bookHistory, type PastTransaction, type Posting } from '../src/modules/ledger/index.ts';
import { em } from '../src/platform/db/orm.ts';
import { transact } from '../src/platform/db/transact.ts';

export const rowsOf = async <T>(statement: ReturnType<typeof sql>): Promise<T[]> => (await statement.execute(em().getKysely())).rows as T[];
export const move = (from: string, to: string, amount: number): Posting[] => [
  { account: from, amount },
  { account: to, amount: -amount },
];

interface PaymentRow {
  id: number;
  no: string;
  payable_no: string;
  customer_id: number;
  amount: number;
  balance_part: number;
  paid_at: Date;
}
/** Money that came in is owed goods or owed back: `prepaid`. */
const payments = async (): Promise<PastTransaction[]> => {
  const rows = await rowsOf<PaymentRow>(
    sql`select id, no, payable_no, customer_id, amount, balance_part, paid_at from payments where status = 'succeeded' and amount > 0`,
  );
  return rows.flatMap((row): PastTransaction[] => {
    const source = { kind: 'order', no: row.payable_no };
    const [fromBalance, fromWechat] = [row.balance_part, row.amount - row.balance_part];
    const balance = move(balanceOf(row.customer_id), 'prepaid', fromBalance);
    const wechat = move('clearing:wechat', 'prepaid', fromWechat);
    return [
      ...(fromBalance > 0
        ? [{ reference: `pay:${row.no}`, kind: 'balance-pay', title: '余额支付', source, at: row.paid_at, postings: balance }]
        : []),
      ...(fromWechat > 0
        ? [{ reference: `payment:${row.id}`, kind: 'payment', title: '微信支付收款', source, at: row.paid_at, postings: wechat }]
        : []),
    ];
  });
};

interface OrderRow {
  id: number;
  no: string;
  payable: number;
  discount_total: number;
  items_total: number;
  freight: number;
  paid_at: Date;
}
const orders = async (): Promise<PastTransaction[]> => {
  const rows = await rowsOf<OrderRow>(
    sql`select id, no, payable, discount_total, items_total, freight, paid_at from orders where payment_id is not null and items_total > 0`,
  );
  return rows.map((row) => ({
    reference: `order:${row.id}:paid`,
    kind: 'order',
    title: `订单收入 ${row.no}`,
    source: { kind: 'order', no: row.no },
    at: row.paid_at,
    postings: [
      { account: 'prepaid', amount: row.payable },
      { account: 'coupon-cost', amount: row.discount_total },
      { account: 'revenue', amount: -row.items_total },
      { account: 'freight', amount: -row.freight },
    ],
  }));
};

interface RefundRow {
  id: number;
  payable_no: string;
  customer_id: number;
  status: string;
  amount: number;
  balance_part: number;
  created_at: Date;
  finished_at: Date | null;
  goods: number | null;
  freight: number | null;
}
/** A refund is owed at once, takes revenue back when it is an order's, and leaves the clearing account when it arrives. */
const refunds = async (): Promise<PastTransaction[]> => {
  const rows = await rowsOf<RefundRow>(sql`
    select r.id, r.payable_no, r.customer_id, r.status, r.amount, r.balance_part, r.created_at, r.finished_at, o.goods, o.freight
    from refunds r left join order_refunds o on o.refund_id = r.id where r.status <> 'closed' and r.amount > 0`);
  return rows.flatMap((row): PastTransaction[] => {
    const source = { kind: 'order', no: row.payable_no };
    const channel = row.amount - row.balance_part;
    const owed: PastTransaction = {
      reference: `refund:${row.id}`,
      kind: 'refund',
      title: row.balance_part > 0 ? '退款到余额' : '退款',
      source,
      at: row.created_at,
      postings: [
        { account: 'prepaid', amount: row.amount },
        { account: 'refund-in-transit', amount: -channel },
        { account: balanceOf(row.customer_id), amount: -row.balance_part },
      ],
    };
    const [goods, freight] = [row.goods ?? 0, row.freight ?? 0];
    const back: PastTransaction = {
      reference: `order-refund:${row.id}`,
      kind: 'order-refund',
      title: `订单退款 ${row.payable_no}`,
      source,
      at: row.created_at,
      postings: [
        { account: 'revenue', amount: goods },
        { account: 'freight', amount: freight },
        { account: 'prepaid', amount: -goods - freight },
      ],
    };
    const done = { reference: `refund:${row.id}:done`, kind: 'refund-done', title: '微信退款到账', source };
    return [
      owed,
      ...(row.goods === null ? [] : [back]),
      ...(row.status === 'succeeded' && channel > 0
        ? [{ ...done, at: row.finished_at ?? row.created_at, postings: move('refund-in-transit', 'clearing:wechat', channel) }]
        : []),
    ];
  });
};

/** What payments, paid orders and refunds of the past would have booked, in the order in which it happened. */
export const pastMoney = async (): Promise<PastTransaction[]> =>
  [...(await payments()), ...(await orders()), ...(await refunds())].sort((a, b) => a.at.getTime() - b.at.getTime());

/** Books the past of a shop that sold before it had a ledger, once: does nothing when the ledger has begun. Answers how many transactions. */
export const bookPastMoney = (): Promise<number> =>
  transact(async () => {
    const [begun] = await rowsOf(sql`select id from ledger_transactions limit 1`);
    return begun ? 0 : bookHistory(await pastMoney());
  });
