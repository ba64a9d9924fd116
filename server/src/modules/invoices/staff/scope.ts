import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { StaffActor } from '../../../platform/context.ts';
import { must } from '../../../platform/errors.ts';
import { db, type InvoiceRow } from '../tables.ts';

type Tables = ReturnType<typeof db> extends Kysely<infer T> ? T : never;
export type InvoiceSelect = SelectQueryBuilder<Tables, 'invoices', InvoiceRow>;

/** Invoices that this member of staff may see: all of whose orders are at their locations. */
export const visibleInvoices = (scope: readonly number[] | null): InvoiceSelect => {
  const list = db().selectFrom('invoices').selectAll('invoices') as InvoiceSelect;
  if (scope === null) return list;
  const locations = scope.length > 0 ? [...scope] : [0];
  return list.where((eb) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom('invoice_orders')
          .select(sql<number>`1`.as('one'))
          .whereRef('invoice_orders.invoice_id', '=', 'invoices.id')
          .where('invoice_orders.location_id', 'not in', locations),
      ),
    ),
  );
};

/** @throws not_found when it is outside the scope of this member of staff */
export const staffInvoiceRow = async (actor: StaffActor, id: number): Promise<InvoiceRow> =>
  must(await visibleInvoices(actor.locationIds).where('invoices.id', '=', id).executeTakeFirst());
