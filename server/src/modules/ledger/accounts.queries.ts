import type { z } from 'zod';
import type { AccountPage, AccountRow, accountListIn, CustomerBalance, KindTotals } from '@huitou/shared-types/ledger/schema.ts';
import { accountKindNames, accountKinds, type AccountKindName } from '@huitou/shared-types/ledger/states.ts';
import { type SqlBool, sql } from 'kysely';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { customerBriefs, requireCustomer, searchCustomerIds } from '../customers/index.ts';
import { accountName, balanceOf, findAccount, onOwnSide } from './accounts.ts';
import { db } from './ledger.entity.ts';
import { readBalance } from './read-balance.ts';

/** The books at a glance. */
export const kindTotals = async (): Promise<KindTotals> => {
  const rows = await db()
    .selectFrom('ledger_accounts')
    .select((eb) => [
      'kind',
      eb.fn.sum<number>('debit').as('debit'),
      eb.fn.sum<number>('credit').as('credit'),
      eb.fn.sum<number>('held').as('held'),
    ])
    .select(sql<number>`count(distinct account)`.as('accounts'))
    .groupBy('kind')
    .execute();
  const found = new Map(rows.map((row) => [row.kind, row]));
  return {
    items: accountKindNames.map((name) => {
      const [kind, row] = [accountKinds[name], found.get(name)];
      return {
        kind: name,
        name: kind.name,
        group: kind.group,
        owner: kind.owner,
        accounts: Number(row?.accounts ?? 0),
        balance: onOwnSide(kind, Number(row?.debit ?? 0) - Number(row?.credit ?? 0)),
        held: Number(row?.held ?? 0),
      };
    }),
    difference: rows.reduce((sum, row) => sum + Number(row.debit) - Number(row.credit), 0),
  };
};

interface Totals {
  account: string;
  kind: AccountKindName;
  owner_id: number | null;
  debit: number;
  credit: number;
  held: number;
  own: number;
}
const viewsOf = async (rows: readonly Totals[]): Promise<AccountRow[]> => {
  const customers = await customerBriefs(rows.flatMap((row) => row.owner_id ?? []));
  return rows.map((row) => {
    const kind = accountKinds[row.kind];
    const [debit, credit, held] = [Number(row.debit), Number(row.credit), Number(row.held)];
    const balance = onOwnSide(kind, debit - credit);
    return {
      code: row.account,
      kind: row.kind,
      name: accountName(row.account),
      group: kind.group,
      side: kind.side,
      customerId: row.owner_id === null ? null : String(row.owner_id),
      customerName: row.owner_id === null ? '' : (customers.get(row.owner_id)?.nickname ?? ''),
      balance,
      held,
      available: balance - held,
      debit,
      credit,
    };
  });
};

const debitKinds = accountKindNames.filter((name) => accountKinds[name].side === 'debit');
/** The slots of an account as one row. */
const totals = () =>
  db()
    .selectFrom('ledger_accounts')
    .select((eb) => ['account', eb.fn.min('kind').as('kind'), eb.fn.min('owner_id').as('owner_id')])
    .select((eb) => [
      eb.fn.sum<number>('debit').as('debit'),
      eb.fn.sum<number>('credit').as('credit'),
      eb.fn.sum<number>('held').as('held'),
    ])
    .select(sql<number>`sum(if(kind in (${sql.join(debitKinds)}), debit - credit, credit - debit))`.as('own'))
    .groupBy('account');

/** Accounts by code, or the fullest first. `q` is a code, a customer's id or phone, or how a nickname begins. */
export const listAccounts = async (input: z.output<typeof accountListIn>): Promise<AccountPage> => {
  let list = totals();
  if (input.kind) list = list.where('kind', '=', input.kind);
  if (input.q) {
    const ids = await searchCustomerIds(input.q, 100);
    const code = input.q.toLowerCase();
    list = list.where((eb) => eb.or([eb('account', '=', code), ...(ids.length > 0 ? [eb('owner_id', 'in', ids)] : [])]));
  }
  const byBalance = input.sort === 'balance';
  const cursor = decodeCursor(input.cursor, byBalance ? ['number', 'string'] : ['string']);
  if (cursor && !byBalance) list = list.where('account', '>', cursor[0] as string);
  if (cursor && byBalance) list = list.having(sql<SqlBool>`(own < ${cursor[0]} or (own = ${cursor[0]} and account > ${cursor[1]}))`);
  if (byBalance) list = list.orderBy('own', 'desc');
  const rows = (await list
    .orderBy('account')
    .limit(input.limit + 1)
    .execute()) as Totals[];
  const views = await viewsOf(rows);
  return toPage(
    views,
    input.limit,
    (view) => view,
    (view) => (byBalance ? [view.balance, view.code] : [view.code]),
  );
};

/** One account; one that was never written has nothing. @throws not_found for a code of no kind */
export const showAccount = async ({ code }: { code: string }): Promise<AccountRow> => {
  const facts = findAccount(code) ?? fail('not_found');
  const row = (await totals().where('account', '=', code).executeTakeFirst()) as Totals | undefined;
  const empty = { account: code, kind: facts.kindName, owner_id: facts.ownerId, debit: 0, credit: 0, held: 0, own: 0 };
  return (await viewsOf([row ?? empty]))[0] as AccountRow;
};

/** @throws not_found for a customer whom this member of staff may not see */
export const customerBalance = async ({ id }: { id: number }, call: StaffCall): Promise<CustomerBalance> => {
  await requireCustomer(id, call.actor, { alive: false });
  const code = balanceOf(id);
  return { ...(await readBalance(code)), code };
};
