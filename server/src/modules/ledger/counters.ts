import { sql } from 'kysely';
import { preparedWrite } from '../../platform/db/prepared.ts';
import { fail } from '../../platform/errors.ts';
import { factsOf, onOwnSide, type Posting } from './accounts.ts';
import { db } from './ledger.entity.ts';

/** Rows over which the counters of a hot account are spread: as many transactions can write it at once. */
export const SLOTS = 64;

export interface Counted extends Posting {
  readonly transactionId: number;
}
const slotOf = (account: string, transactionId: number): number => (factsOf(account).kind.hot ? transactionId % SLOTS : 0);

/** What would take the account below zero if nobody looked. */
const takes = ({ account, amount }: Posting): boolean => {
  const { kind } = factsOf(account);
  return !kind.mayGoNegative && onOwnSide(kind, amount) < 0;
};

/** Adds postings to the counters without looking whether there is enough: one statement. Personal rows first, as everybody does. */
export const addToCounters = async (postings: readonly Counted[]): Promise<void> => {
  const sums = new Map<string, { account: string; slot: number; debit: number; credit: number }>();
  for (const { account, amount, transactionId } of postings) {
    const slot = slotOf(account, transactionId);
    const key = `${account}/${slot}`;
    const sum = sums.get(key) ?? { account, slot, debit: 0, credit: 0 };
    sums.set(key, { ...sum, debit: sum.debit + Math.max(amount, 0), credit: sum.credit + Math.max(-amount, 0) });
  }
  const rows = [...sums.values()]
    .map((sum) => ({ ...sum, ...factsOf(sum.account) }))
    .sort((a, b) => Number(a.kind.hot) - Number(b.kind.hot) || (a.account < b.account ? -1 : a.account > b.account ? 1 : a.slot - b.slot));
  if (rows.length === 0) return;
  await upsertCounters(
    rows.length,
    rows.flatMap(({ account, slot, kindName, ownerId, debit, credit }) => [account, slot, kindName, ownerId, debit, credit]),
  );
};
const upsertCounters = preparedWrite(
  (size) =>
    `insert into ledger_accounts (account, slot, kind, owner_id, debit, credit, held) values ${Array.from({ length: size }, () => '(?, ?, ?, ?, ?, ?, 0)').join(', ')}
      on duplicate key update debit = debit + values(debit), credit = credit + values(credit)`,
);

/** What is left to spend, on the account's own side. */
const availableOf = (account: string) =>
  factsOf(account).kind.side === 'credit' ? sql`credit - debit - held` : sql`debit - credit - held`;

/**
 * Counts the postings of a transaction. What takes from an account that may not go below zero is guarded in the write.
 * @throws balance_insufficient
 */
export const count = async (postings: readonly Counted[]): Promise<void> => {
  for (const { account, amount } of postings.filter(takes)) {
    const changed = await db()
      .updateTable('ledger_accounts')
      .set({ debit: sql`debit + ${Math.max(amount, 0)}`, credit: sql`credit + ${Math.max(-amount, 0)}` })
      .where('account', '=', account)
      .where('slot', '=', 0)
      .where(sql<boolean>`${availableOf(account)} >= ${Math.abs(amount)}`)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) fail('balance_insufficient');
  }
  await addToCounters(postings.filter((posting) => !takes(posting)));
};

/** Sets aside what a pending transaction will take. @throws balance_insufficient */
export const setAside = async (postings: readonly Posting[]): Promise<void> => {
  for (const { account, amount } of postings.filter(takes)) {
    const changed = await db()
      .updateTable('ledger_accounts')
      .set({ held: sql`held + ${Math.abs(amount)}` })
      .where('account', '=', account)
      .where('slot', '=', 0)
      .where(sql<boolean>`${availableOf(account)} >= ${Math.abs(amount)}`)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) fail('balance_insufficient');
  }
};

/** Gives back what was set aside. */
export const giveBack = async (postings: readonly Posting[]): Promise<void> => {
  for (const { account, amount } of postings.filter(takes)) {
    await db()
      .updateTable('ledger_accounts')
      .set({ held: sql`held - ${Math.abs(amount)}` })
      .where('account', '=', account)
      .where('slot', '=', 0)
      .execute();
  }
};

/** Turns what was set aside into postings. */
export const countHeld = async (postings: readonly Counted[]): Promise<void> => {
  for (const { account, amount } of postings.filter(takes)) {
    await db()
      .updateTable('ledger_accounts')
      .set({
        debit: sql`debit + ${Math.max(amount, 0)}`,
        credit: sql`credit + ${Math.max(-amount, 0)}`,
        held: sql`held - ${Math.abs(amount)}`,
      })
      .where('account', '=', account)
      .where('slot', '=', 0)
      .execute();
  }
  await addToCounters(postings.filter((posting) => !takes(posting)));
};
