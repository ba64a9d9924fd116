import { sql } from 'kysely';
import { later, now } from '../../platform/clock.ts';
import { LEASE_MS } from './pauses.ts';
import { db, type InvoiceRow, type RedRow } from './tables.ts';

/** What is worked on, a step at a time: an invoice, or a red letter. `open` are the states in which there is a step to take. */
export interface Worked {
  table: 'invoices' | 'invoice_reds';
  id: number;
  open: readonly (InvoiceRow | RedRow)['status'][];
}
const openRow = ({ table, id, open }: Worked) =>
  db()
    .updateTable(table as 'invoices')
    .where('id', '=', id)
    .where('status', 'in', [...(open as InvoiceRow['status'][])]);

/**
 * Takes the lease of a document whose turn has come; false when another worker has it, or there is nothing to do. `asked`: somebody knows that
 * there is news. Who holds the lease may have asked the provider before the news was there, so the news is left for them in `next_try_at`,
 * which `planNext` does not overwrite.
 */
export const takeLease = async (what: Worked, options: { asked?: boolean }): Promise<boolean> => {
  const take = async (): Promise<boolean> => {
    const taken = await openRow(what)
      .set((eb) => ({ lease_until: later(LEASE_MS), attempts: eb('attempts', '+', 1) }))
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now())]))
      .$if(options.asked !== true, (q) => q.where('next_try_at', '<=', later(1_000)))
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  };
  if (await take()) return true;
  if (options.asked !== true) return false;
  await openRow(what).set({ next_try_at: now() }).execute();
  // They may have finished just before.
  return take();
};

/** Gives the lease back and plans the next look, unless news came in the meantime: then it is due at once. Answers when; null when it is done. */
export const planNext = async (
  what: Worked,
  planned: { before: Date | null; at: Date },
  set: { failure?: string; trouble?: string; attempts?: number } = {},
): Promise<Date | null> => {
  const done = await openRow(what)
    .set({
      ...set,
      lease_until: null,
      next_try_at: sql<Date>`case when next_try_at <=> ${planned.before} then ${planned.at} else next_try_at end`,
    })
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) return null;
  const row = await db()
    .selectFrom(what.table as 'invoices')
    .select('next_try_at')
    .where('id', '=', what.id)
    .executeTakeFirst();
  return row?.next_try_at ?? null;
};
