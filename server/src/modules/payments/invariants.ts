/** What must hold of money in and out at any moment between transactions. Each row that a statement answers is a violation. */
export const paymentInvariants: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'no payment gives back more than it took',
    sql: 'select id, no, amount, refunded, refunding from payments where refunded < 0 or refunding < 0 or refunded + refunding > amount',
  },
  {
    name: 'a payment counts its refunds',
    sql: `select p.id, p.no, p.refunded, p.refunding from payments p
      left join (select payment_id, sum(if(status = 'succeeded', amount, 0)) as done, sum(if(status in ('waiting', 'processing', 'abnormal'), amount, 0)) as under_way from refunds group by payment_id) r
        on r.payment_id = p.id
      where p.refunded <> coalesce(r.done, 0) or p.refunding <> coalesce(r.under_way, 0)`,
  },
  {
    name: 'only a payment that succeeded is refunded',
    sql: "select r.id, r.no from refunds r left join payments p on p.id = r.payment_id where p.id is null or p.status <> 'succeeded'",
  },
  {
    name: 'WeChat’s number belongs to one payment',
    sql: 'select transaction_id from payments where transaction_id is not null group by transaction_id having count(*) > 1',
  },
  {
    name: 'a payment that succeeded says when, and by which number',
    sql: "select id, no from payments where status = 'succeeded' and (paid_at is null or (channel = 'wechat' and transaction_id is null))",
  },
  {
    name: 'a payable has one live payment',
    sql: "select kind, payable_no from payments where status = 'open' group by kind, payable_no having count(*) > 1",
  },
  {
    name: 'success is announced once',
    sql: `select p.id, p.no, count(e.id) as announced from payments p left join outbox_events e on e.name = 'payment.succeeded' and cast(json_value(e.payload, '$.paymentId') as unsigned) = p.id
      where p.status = 'succeeded' and p.paid_at > now() - interval 2 day and p.created_at > now() - interval 2 day group by p.id, p.no having count(e.id) > 1`,
  },
  {
    name: 'an order is paid by its payment',
    sql: "select o.id, o.no, o.paid, p.amount from orders o join payments p on p.id = o.payment_id where p.amount <> o.paid or p.payable_no <> o.no or p.status <> 'succeeded'",
  },
];
