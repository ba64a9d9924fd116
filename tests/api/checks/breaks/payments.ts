import type { Breaks } from './breaks.ts';
import { latest } from './insert.ts';

const paid = latest('payments', "t.status = 'succeeded' and t.refunded = 0 and t.balance_part = 0");
const refunded = latest('payments', 't.refunded = t.amount and t.channel_refunds = 1 and t.balance_part = 0');
const refund = latest('refunds', "t.status = 'succeeded' and t.way = 'wechat'");
/** Another payment like the given one, open, for the same payable. */
const openOne = (no: string, live: string): string =>
  `insert into payments (no, kind, payable_no, customer_id, location_id, channel, status, live_key, amount, balance_part, channel_refunds, refunded, refunding, unwanted, openid, description, notify_url, expires_at, query_step, created_at)
   select '${no}', kind, payable_no, customer_id, location_id, 'wechat', 'open', '${live}', amount, 100, 0, 0, 0, 0, openid, '', '', expires_at, 0, created_at from payments where id = ${paid}`;
const announced = `insert into outbox_events (name, payload, created_at, published_at)
  select 'payment.succeeded', json_object('paymentId', id), utc_timestamp(), utc_timestamp() from payments where status = 'succeeded' order by paid_at desc limit 1`;

export const breaks: Breaks = {
  of: {
    'no payment gives back more than it took': `update payments set refunded = amount + 1 where id = ${refunded}`,
    'a payment counts its refunds': `update payments set refunded = refunded - 1 where id = ${refunded}`,
    'neither part of a payment gives back more than came that way': `update payments set balance_part = balance_part + 100 where id = ${refunded}`,
    'only a payment that succeeded is refunded': `update payments set status = 'closed' where id = ${refunded}`,
    'WeChat’s number belongs to one payment': {
      commit: [
        'alter table payments drop index payments_transaction_id_unique',
        openOne('PBREAK1', 'break:1'),
        `update payments set transaction_id = (select transaction_id from (select transaction_id from payments where id = ${paid}) other) where no = 'PBREAK1'`,
      ],
      undo: [
        "delete from payments where no = 'PBREAK1'",
        'alter table payments add unique payments_transaction_id_unique (transaction_id)',
      ],
    },
    'a payment that succeeded says when, and by which number': `update payments set transaction_id = null where id = ${paid}`,
    'a channel takes what it is for': `update payments set channel = 'balance' where id = ${paid}`,
    'a payable has one live payment': [openOne('PBREAK1', 'break:1'), openOne('PBREAK2', 'break:2')],
    'success is announced once': [announced, announced],
    'an open payment holds its part of the balance, and no other does': openOne('PBREAK1', 'break:1'),
    'a payment that succeeded is in the books': `delete from ledger_transactions where reference = concat('payment:', ${paid})`,
    'what is in transit is what refunds still owe':
      "update ledger_accounts set credit = credit + 1 where account = 'refund-in-transit' limit 1",
    'what is at WeChat is what it took, less what it gave back and kept':
      "update ledger_accounts set debit = debit + 1 where account = 'clearing:wechat' limit 1",
    'what is prepaid is what came in and pays nothing yet':
      "update ledger_accounts set credit = credit + 1 where account = 'prepaid' limit 1",
    'what went by hand is what came back for it, less what was handed over': `update refunds set way = 'offline' where id = ${refund}`,
    'a refund by hand has its proof': `update refunds set way = 'offline' where id = ${refund}`,
    'a closed day has nothing unexplained': [
      `insert into reconciliation_days (day, state, payments, paid, refunds, refunded, our_payments, our_paid, our_refunds, our_refunded, fees, fees_booked, other_flow, net, message, attempts, closed_at)
        values ('2020-01-01', 'matched', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '', 1, utc_timestamp())`,
      `insert into reconciliation_differences (difference_key, day, kind, what, source, no, transaction_id, here_state, there_state, resolved, note, created_at, seen_at)
        values ('break', '2020-01-01', 'amount', 'payment', 'trade', 'P1', '', '', '', 0, '', utc_timestamp(), utc_timestamp())`,
    ],
  },
};
