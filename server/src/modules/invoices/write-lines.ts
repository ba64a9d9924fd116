import type { BuiltLine } from './engine/build-lines.ts';
import { liveKeyOf } from './read-facts.ts';
import { db } from './tables.ts';

/** `hold`: the order lines are this invoice's from now on; without it (a replacement that waits) they are not yet. */
const rowsOf = (invoiceId: number, lines: readonly BuiltLine[], hold: boolean) =>
  lines.map((line, i) => ({
    invoice_id: invoiceId,
    position: i + 1,
    order_id: line.orderId,
    order_line_id: line.orderLineId,
    live_key: hold && line.property !== 'discount' ? liveKeyOf(line) : null,
    property: line.property,
    name: line.name,
    spec: line.spec,
    unit: line.unit,
    quantity: line.quantity,
    price: line.price,
    tax_code: line.taxCode,
    tax_rate: line.taxRate,
    tax_mark: line.taxMark,
    gross: line.gross,
    net: line.net,
    tax: line.tax,
    sale_gross: line.saleGross,
    sale_tax: line.saleTax,
    red_gross: 0,
    red_tax: 0,
    red_quantity: 0,
  }));

/** Replaces the lines of an invoice that is not issued yet. The unique key refuses lines that another live invoice holds. */
export const writeLines = async (invoiceId: number, lines: readonly BuiltLine[], hold: boolean): Promise<void> => {
  await db().deleteFrom('invoice_lines').where('invoice_id', '=', invoiceId).execute();
  if (lines.length > 0)
    await db()
      .insertInto('invoice_lines')
      .values(rowsOf(invoiceId, lines, hold))
      .execute();
};

/** Lets other invoices have the order lines. */
export const freeLines = async (invoiceId: number): Promise<void> => {
  await db().updateTable('invoice_lines').set({ live_key: null }).where('invoice_id', '=', invoiceId).execute();
};
