import type { Invariant } from '../../platform/invariant.ts';

const recent = { table: 'payments', column: 'created_at' } as const;
const payment = '/payments?no={no}';
const refund = '/refunds?no={no}';
/** Shown balance of a shop account that liabilities (credit) or assets (debit) grow. */
const credit = (account: string): string => `(select coalesce(sum(credit - debit), 0) from ledger_accounts where account = '${account}')`;
const debit = (account: string): string => `(select coalesce(sum(debit - credit), 0) from ledger_accounts where account = '${account}')`;
/** What of a refund goes through its payment's channel. */
const part = '(amount - balance_part)';

/** What must hold of money in and out at any moment between transactions. Each row that a statement answers is a violation. */
export const paymentInvariants: readonly Invariant[] = [
  {
    name: 'no payment gives back more than it took',
    title: '每笔收款的退款不超过收款金额',
    sql: `select id, no, amount, refunded, refunding from payments
      where id >= {since} and (refunded < 0 or refunding < 0 or refunded + refunding > amount or balance_part < 0 or balance_part > amount)`,
    link: payment,
    recent,
  },
  {
    name: 'a payment counts its refunds',
    title: '收款记录的已退与退款中金额等于其退款之和',
    sql: `select p.id, p.no, p.refunded, p.refunding from payments p
      left join (select payment_id, sum(if(status = 'succeeded', amount, 0)) as done, sum(if(status in ('waiting', 'processing', 'abnormal'), amount, 0)) as under_way
        from refunds where payment_id >= {since} group by payment_id) r on r.payment_id = p.id
      where p.id >= {since} and (p.refunded <> coalesce(r.done, 0) or p.refunding <> coalesce(r.under_way, 0))`,
    link: payment,
    recent,
  },
  {
    name: 'neither part of a payment gives back more than came that way',
    title: '微信与余额各自的退款不超过各自的收款',
    sql: `select p.id, p.no, p.amount, p.balance_part, r.via_channel from payments p
      join (select payment_id, sum(amount - balance_part) as via_channel from refunds where payment_id >= {since} and status <> 'closed' group by payment_id) r on r.payment_id = p.id
      where p.id >= {since} and r.via_channel > p.amount - p.balance_part`,
    link: payment,
    recent,
  },
  {
    name: 'only a payment that succeeded is refunded',
    title: '只有已支付的收款才有退款',
    sql: "select r.id, r.no from refunds r left join payments p on p.id = r.payment_id where r.payment_id >= {since} and (p.id is null or p.status <> 'succeeded')",
    link: refund,
    recent,
  },
  {
    name: 'WeChat’s number belongs to one payment',
    title: '一个微信支付单号只对应一笔收款',
    sql: 'select transaction_id from payments where transaction_id is not null group by transaction_id having count(*) > 1',
    nightly: true,
  },
  {
    name: 'a payment that succeeded says when, and by which number',
    title: '已支付的收款都有支付时间和微信单号',
    sql: "select id, no from payments where id >= {since} and status = 'succeeded' and (paid_at is null or (channel = 'wechat' and transaction_id is null))",
    link: payment,
    recent,
  },
  {
    name: 'a channel takes what it is for',
    title: '支付方式与金额构成相符',
    sql: `select id, no, channel, amount, balance_part from payments where id >= {since}
      and ((channel = 'none' and amount <> 0) or (channel = 'balance' and balance_part <> amount) or (channel = 'wechat' and balance_part >= amount))`,
    link: payment,
    recent,
  },
  {
    name: 'a payable has one live payment',
    title: '同一单据只有一笔进行中的支付',
    sql: "select kind, payable_no, max(no) as no from payments where status = 'open' group by kind, payable_no having count(*) > 1",
    link: payment,
  },
  {
    name: 'success is announced once',
    title: '每笔支付成功只通知一次',
    sql: `select p.id, p.no, e.announced from (select cast(json_value(payload, '$.paymentId') as unsigned) as payment_id, count(*) as announced from outbox_events
        where name = 'payment.succeeded' group by 1 having count(*) > 1) e join payments p on p.id = e.payment_id`,
    link: payment,
    nightly: true,
  },
  {
    name: 'an open payment holds its part of the balance, and no other does',
    title: '待支付的余额部分已冻结，结束的支付不再冻结',
    sql: `select p.id, p.no, p.status, p.balance_part, t.state from payments p left join ledger_transactions t on t.reference = concat('pay:', p.no)
      where p.id >= {since} and ((p.status = 'open' and p.balance_part > 0 and coalesce(t.state, '') <> 'pending') or (p.status <> 'open' and t.state = 'pending'))`,
    link: payment,
    recent,
  },
  {
    name: 'a payment that succeeded is in the books',
    title: '每笔收款都已入账',
    sql: `select p.id, p.no, p.amount, p.balance_part from payments p
      left join ledger_transactions w on w.reference = concat('payment:', p.id) and w.state = 'posted'
      left join ledger_transactions h on h.reference = concat('pay:', p.no) and h.state = 'posted'
      left join ledger_transactions t on t.reference = concat('pay:', p.no, ':taken') and t.state = 'posted'
      where p.id >= {since} and p.status = 'succeeded'
        and ((p.amount > p.balance_part and w.id is null) or (p.balance_part > 0 and (h.id is not null) + (t.id is not null) <> 1))`,
    link: payment,
    recent,
  },
  {
    name: 'what is in transit is what refunds still owe',
    title: '在途退款等于未完成的退款之和',
    sql: `select ${credit('refund-in-transit')} as booked, owed.total from (select coalesce(sum(${part}), 0) as total from refunds where status in ('waiting', 'processing', 'abnormal')) owed
      where ${credit('refund-in-transit')} <> owed.total`,
    link: '/ledger/accounts/refund-in-transit',
  },
  {
    name: 'what is at WeChat is what it took, less what it gave back and kept',
    title: '微信待结算资金等于收款减退款减手续费',
    sql: `select ${debit('clearing:wechat')} as booked, paid.total - refunded.total - fees.total as expected from
      (select coalesce(sum(${part}), 0) as total from payments where status = 'succeeded' and channel = 'wechat') paid,
      (select coalesce(sum(${part}), 0) as total from refunds where returned_at is not null or (status = 'succeeded' and way in ('wechat', 'bank_card'))) refunded,
      (select coalesce(sum(fees_booked), 0) as total from reconciliation_days) fees
      where ${debit('clearing:wechat')} <> paid.total - refunded.total - fees.total`,
    link: '/ledger/accounts/clearing:wechat',
    nightly: true,
  },
  {
    name: 'what is prepaid is what came in and pays nothing yet',
    title: '预收款等于尚未用于任何订单的收款',
    sql: `select ${credit('prepaid')} as booked, free.total from
      (select coalesce(sum(p.amount - p.refunded - p.refunding), 0) as total from payments p left join orders o on o.no = p.payable_no and o.payment_id = p.id where p.status = 'succeeded' and o.id is null) free
      where ${credit('prepaid')} <> free.total`,
    link: '/ledger/accounts/prepaid',
    nightly: true,
  },
  {
    name: 'what went by hand is what came back for it, less what was handed over',
    title: '线下资金等于微信退回商户的款项减线下退款',
    sql: `select ${debit('clearing:offline')} as booked, returned.total - handed.total as expected from
      (select coalesce(sum(${part}), 0) as total from refunds where returned_at is not null) returned,
      (select coalesce(sum(${part}), 0) as total from refunds where status = 'succeeded' and way = 'offline') handed
      where ${debit('clearing:offline')} <> returned.total - handed.total`,
    link: '/ledger/accounts/clearing:offline',
  },
  {
    name: 'a refund by hand has its proof',
    title: '线下退款都有凭证',
    sql: "select id, no from refunds where payment_id >= {since} and way = 'offline' and (offline is null or json_value(offline, '$.picture') is null)",
    link: refund,
    recent,
  },
  {
    name: 'a closed day has nothing unexplained',
    title: '已关账的日期没有未处理的差异',
    sql: `select d.day as no, d.state, count(*) as open from reconciliation_days d join reconciliation_differences r on r.day = d.day and r.source <> 'alert' and not r.resolved
      where d.closed_at is not null group by d.day, d.state`,
    link: '/reconciliation/{no}',
  },
];
