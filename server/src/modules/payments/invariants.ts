import type { Invariant } from '../../platform/invariant.ts';

const recent = { table: 'payments', column: 'created_at' } as const;
const payment = '/payments?no={no}';

/** What must hold of money in and out at any moment between transactions. */
export const paymentInvariants: readonly Invariant[] = [
  {
    name: 'no payment gives back more than it took',
    title: '退款不超过收款',
    sql: 'select id, no, amount, refunded, refunding from payments where id >= {since} and (refunded < 0 or refunding < 0 or refunded + refunding > amount)',
    link: payment,
    recent,
  },
  {
    name: 'a payment counts its refunds',
    title: '收款记录的已退金额等于退款之和',
    sql: `select p.id, p.no, p.refunded, p.refunding from payments p
      left join (select payment_id, sum(if(status = 'succeeded', amount, 0)) as done, sum(if(status in ('waiting', 'processing', 'abnormal'), amount, 0)) as under_way from refunds where payment_id >= {since} group by payment_id) r
        on r.payment_id = p.id
      where p.id >= {since} and (p.refunded <> coalesce(r.done, 0) or p.refunding <> coalesce(r.under_way, 0))`,
    link: payment,
    recent,
  },
  {
    name: 'only a payment that succeeded is refunded',
    title: '只有成功的收款才有退款',
    sql: "select r.id, r.no from refunds r left join payments p on p.id = r.payment_id where r.payment_id >= {since} and (p.id is null or p.status <> 'succeeded')",
    link: '/refunds?no={no}',
    recent,
  },
  {
    name: 'WeChat’s number belongs to one payment',
    title: '微信支付单号不重复',
    sql: 'select transaction_id from payments where id >= {since} and transaction_id is not null group by transaction_id having count(*) > 1',
    recent,
  },
  {
    name: 'a payment that succeeded says when, and by which number',
    title: '成功的收款有支付时间和微信单号',
    sql: "select id, no from payments where id >= {since} and status = 'succeeded' and (paid_at is null or (channel = 'wechat' and transaction_id is null))",
    link: payment,
    recent,
  },
  {
    name: 'a payable has one live payment',
    title: '一个订单同时只有一笔待支付',
    sql: "select kind, payable_no as no from payments where status = 'open' group by kind, payable_no having count(*) > 1",
    link: payment,
  },
  {
    name: 'success is announced once',
    title: '支付成功只通知一次',
    sql: `select cast(json_value(payload, '$.paymentId') as unsigned) as id, count(*) as announced from outbox_events
      where name = 'payment.succeeded' group by 1 having count(*) > 1`,
  },
  {
    name: 'an order is paid by its payment',
    title: '订单实付等于其收款金额',
    sql: `select o.id, o.no, o.paid, p.amount from orders o join payments p on p.id = o.payment_id
      where o.payment_id >= {since} and (p.amount <> o.paid or p.payable_no <> o.no or p.status <> 'succeeded')`,
    link: '/orders?no={no}',
    recent,
  },
];
