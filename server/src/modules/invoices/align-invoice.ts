import { yuan } from '@huitou/shared-types/money.ts';
import { transact } from '../../platform/db/transact.ts';
import { system } from '../../platform/context.ts';
import { checkOrders } from './check-orders.ts';
import { closeRequest } from './close-request.ts';
import { amountsOf, type OrderFacts } from './engine/facts.ts';
import { liveKeyOf, lockOrders, readFacts } from './read-facts.ts';
import { linesOfInvoices, lockInvoice, orderIdsOf, setTrouble, titleOf } from './read-invoice.ts';
import { createRed, type RedAsked } from './reds/create-red.ts';
import { db, type InvoiceLineRow, type InvoiceRow } from './tables.ts';
import { writeLines } from './write-lines.ts';

/**
 * Brings an invoice in line with what its orders still cost: one that is issued turns red by what it says too much, one that is not is computed
 * anew, and closed when nothing is left. The amount is always computed anew from the orders, so that doing it twice, late, or for two refunds at
 * once comes to the same. One that is being issued waits: it is looked at again when it is settled.
 */
export const alignInvoice = async (invoiceId: number, refundId?: number): Promise<void> => {
  const orderIds = await orderIdsOf(invoiceId);
  await transact(async () => {
    const orders = await lockOrders(orderIds);
    const row = await lockInvoice(invoiceId);
    if (row.status === 'requested' || row.status === 'failed') {
      const check = await checkOrders(orders, { type: row.type, title: titleOf(row), invoiceId });
      if (check.lines.length === 0) return closeRequest(row, system, '订单已全额退款，无可开票金额');
      if (row.status === 'failed') return;
      await writeLines(invoiceId, check.lines, true);
      await db().updateTable('invoices').set({ amount: check.gross, net: check.net, tax: check.tax }).where('id', '=', invoiceId).execute();
    } else if (row.status === 'issued' || row.status === 'partially_red') {
      const lines = (await linesOfInvoices([invoiceId])).get(invoiceId) ?? [];
      await turnExcessRed(
        row,
        lines,
        await readFacts(orders, { exceptInvoice: invoiceId, balanceInvoiced: Boolean(row.balance_invoiced) }),
        refundId,
      );
    }
  });
};

/** By how much each line says more than its order line still costs, and of how many more pieces, less what red letters hold already. */
export const excessOf = (
  lines: readonly InvoiceLineRow[],
  facts: readonly OrderFacts[],
): { line: InvoiceLineRow; excess: number; pieces: number }[] => {
  const kept = new Map(
    facts.flatMap((order) => {
      const amounts = amountsOf(order);
      return order.lines.map((line, i) => {
        const key = liveKeyOf({ orderId: order.orderId, orderLineId: line.orderLineId });
        return [key, { allowed: amounts[i]?.allowed ?? 0, quantity: line.quantity }] as const;
      });
    }),
  );
  return lines
    .filter((line) => line.property !== 'discount')
    .map((line) => {
      const still = kept.get(liveKeyOf({ orderId: line.order_id, orderLineId: line.order_line_id })) ?? { allowed: 0, quantity: 0 };
      return {
        line,
        excess: line.sale_gross - line.red_gross - still.allowed,
        pieces: line.quantity === null ? 0 : Math.max(0, line.quantity - line.red_quantity - still.quantity),
      };
    })
    .filter((one) => one.excess > 0);
};

const turnExcessRed = async (
  row: InvoiceRow,
  lines: readonly InvoiceLineRow[],
  facts: readonly OrderFacts[],
  refundId?: number,
): Promise<void> => {
  const excess = excessOf(lines, facts);
  if (excess.length === 0) return;
  const parts: RedAsked['parts'] = excess.map(({ line, excess: gross, pieces }) => ({ lineId: line.id, gross, quantity: pieces }));
  const refunded = facts.reduce((sum, order) => sum + order.lines.reduce((all, line) => all + line.refunded, 0), 0);
  const made = await createRed(row, lines, {
    parts,
    reason: parts.some((part) => part.quantity > 0) ? 'returned' : 'allowance',
    cause: refundId === undefined ? `refunded:${refunded}` : `refund:${refundId}`,
    automatic: true,
    note: '订单退款',
    actor: system,
  });
  // Somebody has withdrawn the red letter of this very refund: they have to say what else is to happen.
  if (made === null)
    await setTrouble(row.id, `发票金额比实付多 ${yuan(excess.reduce((sum, one) => sum + one.excess, 0))} 元，红冲已被撤销`);
};
