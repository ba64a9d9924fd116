import { accountKindNames, accountKinds } from '@huitou/shared-types/ledger/states.ts';
import type { Invariant } from '../../platform/invariant.ts';

const kindsThat = (wanted: (kind: (typeof accountKinds)[keyof typeof accountKinds]) => boolean): string =>
  accountKindNames
    .filter((name) => wanted(accountKinds[name]))
    .map((name) => `'${name}'`)
    .join(', ');
const guarded = kindsThat((kind) => !kind.mayGoNegative);
const hot = kindsThat((kind) => kind.hot);
/** Personal accounts are all liabilities. */
const personal = accountKindNames
  .filter((name) => !accountKinds[name].hot)
  .map((name) => `'${name}'`)
  .join(', ');
const recent = { table: 'ledger_transactions', column: 'booked_at' } as const;
const transaction = '/ledger?tab=transactions&open={id}';
const account = '/ledger/accounts/{account}';

/** What must hold of the books at any moment between transactions. */
export const ledgerInvariants: readonly Invariant[] = [
  {
    name: 'the postings of a transaction sum to zero',
    title: '每笔账借贷相等',
    sql: `select transaction_id as id, sum(amount) as difference from ledger_postings where transaction_id >= {since}
      group by transaction_id having sum(amount) <> 0`,
    link: transaction,
    recent,
  },
  {
    name: 'the counters of all accounts balance',
    title: '所有账户的借方合计等于贷方合计',
    sql: 'select sum(debit) as debit, sum(credit) as credit from ledger_accounts having sum(debit) <> sum(credit)',
    link: '/ledger',
  },
  {
    name: 'the counters of a personal account are its postings',
    title: '顾客账户的余额等于其流水之和',
    sql: `select a.account, a.debit, a.credit, p.debit as posted_debit, p.credit as posted_credit from ledger_accounts a
      left join (select account, sum(greatest(amount, 0)) as debit, sum(greatest(-amount, 0)) as credit from ledger_postings
        where {since} = 0 or account in (select account from ledger_postings where transaction_id >= {since}) group by account) p on p.account = a.account
      where a.kind in (${personal}) and ({since} = 0 or p.account is not null)
        and (a.debit <> coalesce(p.debit, 0) or a.credit <> coalesce(p.credit, 0))`,
    link: account,
    recent,
  },
  {
    name: 'the counters of a shop account are its postings',
    title: '店铺账户的余额等于其流水之和',
    sql: `select a.account, a.debit, a.credit, p.debit as posted_debit, p.credit as posted_credit from
      (select account, sum(debit) as debit, sum(credit) as credit from ledger_accounts where kind in (${hot}) group by account) a
      left join (select account, sum(greatest(amount, 0)) as debit, sum(greatest(-amount, 0)) as credit from ledger_postings group by account) p on p.account = a.account
      where a.debit <> coalesce(p.debit, 0) or a.credit <> coalesce(p.credit, 0)`,
    link: account,
    nightly: true,
  },
  {
    name: 'every posting has an account',
    title: '每条流水都有对应账户',
    sql: `select p.account, count(*) as postings from ledger_postings p left join ledger_accounts a on a.account = p.account
      where a.account is null and p.transaction_id >= {since} group by p.account`,
    recent,
  },
  {
    name: 'every posting belongs to a posted transaction',
    title: '每条流水都属于一笔已入账的账',
    sql: `select p.transaction_id as id, t.state from ledger_postings p left join ledger_transactions t on t.id = p.transaction_id
      where p.transaction_id >= {since} and (t.id is null or t.state <> 'posted')`,
    link: transaction,
    recent,
  },
  {
    name: 'what is held is what pending transactions take',
    title: '冻结金额等于未完成的冻结之和',
    sql: `select a.account, a.held, coalesce(h.held, 0) as pending from
      (select account, held from ledger_accounts where kind in (${guarded}) and held <> 0) a
      left join (select j.account, sum(j.amount) as held from ledger_transactions t
        join json_table(t.pending, '$[*]' columns (account varchar(60) path '$.account', amount bigint path '$.amount')) j
        where t.state = 'pending' and j.amount > 0 group by j.account) h on h.account = a.account
      where a.held <> coalesce(h.held, 0)
      union all
      select h.account, 0, h.held from
      (select j.account, sum(j.amount) as held from ledger_transactions t
        join json_table(t.pending, '$[*]' columns (account varchar(60) path '$.account', amount bigint path '$.amount')) j
        where t.state = 'pending' and j.amount > 0 group by j.account) h
      join ledger_accounts a on a.account = h.account where a.kind in (${guarded}) and a.held = 0`,
    link: account,
  },
  {
    name: 'no personal account is below zero',
    title: '顾客账户不为负数',
    sql: `select account, debit, credit, held from ledger_accounts where kind in (${guarded}) and (credit - debit - held < 0 or held < 0)`,
    link: account,
  },
  {
    name: 'a transaction is taken back by its opposite',
    title: '冲正与原账金额相反',
    sql: `select r.id, r.reverses_id from ledger_transactions r left join ledger_transactions t on t.id = r.reverses_id
      where r.reverses_id is not null and r.id >= {since} and (t.id is null or t.state <> 'posted' or t.reverses_id is not null
        or exists (select 1 from ledger_postings p where p.transaction_id in (r.id, t.id) group by p.account having sum(p.amount) <> 0))`,
    link: transaction,
    recent,
  },
];
