import type { Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceMoves } from '@huitou/shared-types/invoices/states.ts';
import type { Actor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { myInvoice } from './invoice.queries.ts';
import { db, type InvoiceRow } from './tables.ts';
import { freeLines } from './write-lines.ts';

/** Ends a request that is not issued and lets go of its order lines. In the caller's transaction. @throws state_forbidden */
export const closeRequest = async (row: Pick<InvoiceRow, 'id'>, actor: Actor, reason: string): Promise<void> => {
  await move('invoices', invoiceMoves, 'cancel', row.id, actor, { set: { next_try_at: null, trouble: '' }, note: reason });
  await freeLines(row.id);
};

/** The customer takes a request back. @throws not_found, state_forbidden */
export const cancelRequest = async ({ id }: { id: number }, { actor }: CustomerCall): Promise<Invoice> => {
  const row = must(
    await db().selectFrom('invoices').selectAll().where('id', '=', id).where('customer_id', '=', actor.id).executeTakeFirst(),
  );
  await transact(() => closeRequest(row, actor, ''));
  return myInvoice(actor.id, id);
};
