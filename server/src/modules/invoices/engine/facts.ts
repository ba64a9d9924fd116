import type { TaxMark } from '@huitou/shared-types/invoices/states.ts';
import { apportion, ratio } from '@huitou/shared-types/money.ts';

/** How one line of an order stands, in fen and pieces. */
export interface LineFacts {
  /** Null for the freight of the order. */
  orderLineId: number | null;
  name: string;
  spec: string;
  unit: string;
  /** Pieces that the customer keeps: bought − cancelled − returned. */
  quantity: number;
  /** List price of a piece; for freight what it costs. */
  unitPrice: number;
  paid: number;
  /** Given back, or decided to be. */
  refunded: number;
  /** On another live invoice, less what was turned red there. */
  invoiced: number;
  /** Whether another live invoice holds this line. */
  taken: boolean;
  taxCode: string;
  taxRate: number | null;
  taxMark: TaxMark;
}
export interface OrderFacts {
  orderId: number;
  orderNo: string;
  status: string;
  placedAt: Date;
  openCases: number;
  /** What was paid from the customer's balance and is not invoiced: 0 when it is. */
  notInvoiced: number;
  lines: readonly LineFacts[];
}

/** What may be invoiced of a line, and what is left out of it. */
export interface LineAmount {
  /** Ignoring other invoices: paid − refunded − excluded. */
  allowed: number;
  excluded: number;
  /** allowed − invoiced, never negative; 0 for a line that another live invoice holds. */
  amount: number;
}

/**
 * What is left to invoice of each line of an order. A part that is not invoiced shrinks with refunds in proportion, and is spread over the
 * lines by what was kept of them, to the fen: Σ allowed = (paid − refunded) − excluded.
 */
export const amountsOf = (order: OrderFacts): LineAmount[] => {
  const kept = order.lines.map((line) => Math.max(0, line.paid - line.refunded));
  const total = order.lines.reduce((sum, line) => sum + line.paid, 0);
  const left = kept.reduce((sum, one) => sum + one, 0);
  const excluded = total === 0 ? 0 : ratio(Math.min(order.notInvoiced, total), left, total);
  const shares = apportion(excluded, kept);
  return order.lines.map((line, i) => {
    const share = shares[i] ?? 0;
    const allowed = (kept[i] ?? 0) - share;
    return { allowed, excluded: share, amount: line.taken ? 0 : Math.max(0, allowed - line.invoiced) };
  });
};
