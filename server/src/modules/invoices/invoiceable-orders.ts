import type { invoiceableIn, InvoiceablePage } from '@huitou/shared-types/invoices/schema.ts';
import type { z } from 'zod';
import { DAY, iso, later } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { ordersOfCustomer } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { amountsOf } from './engine/facts.ts';
import { readFacts, wholeOrders } from './read-facts.ts';

const PICTURES = 4;

/** Own orders with something left to invoice, newest first. A page may hold fewer than were asked for: orders with nothing left fall out of it. */
export const invoiceableOrders = async (input: z.output<typeof invoiceableIn>, { actor }: CustomerCall): Promise<InvoiceablePage> => {
  const { requestFrom, requestDays, enabled } = await readSettings('invoices');
  if (!enabled) return { items: [], next: null };
  const rows = await ordersOfCustomer(actor.id, {
    statuses: requestFrom === 'received' ? ['received', 'completed'] : ['completed'],
    placedAfter: later(-requestDays * DAY),
    before: idCursor(input.cursor),
    limit: input.limit + 1,
  });
  const orders = await wholeOrders(rows);
  const facts = await readFacts(orders);
  const page = toPage(
    rows,
    input.limit,
    (row) => {
      const order = orders.find((one) => one.order.id === row.id);
      const fact = facts.find((one) => one.orderId === row.id);
      return {
        orderId: String(row.id),
        orderNo: row.no,
        placedAt: iso(row.placed_at),
        amount: fact && fact.openCases === 0 ? amountsOf(fact).reduce((sum, one) => sum + one.amount, 0) : 0,
        pieces: row.pieces,
        pictures: (order?.lines ?? []).slice(0, PICTURES).map((line) => line.picture),
        name: order?.lines[0]?.name ?? '',
      };
    },
    (row) => [row.id],
  );
  return { items: page.items.filter((item) => item.amount > 0), next: page.next };
};
