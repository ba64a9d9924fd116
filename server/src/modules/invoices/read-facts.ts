import { readTaxes } from '../catalog/index.ts';
import { lockOrder, linesOf, type OrderLineRow, type OrderRow } from '../orders/index.ts';
import { paymentsOf } from '../payments/index.ts';
import { readSettings } from '../settings/index.ts';
import { type Rules } from './engine/check.ts';
import type { LineFacts, OrderFacts } from './engine/facts.ts';
import { provider } from './ports.ts';
import { db } from './tables.ts';

export interface WholeOrder {
  order: OrderRow;
  lines: readonly OrderLineRow[];
}

/**
 * Locks orders one after the other until the transaction ends, so that no refund of theirs commits meanwhile. It must be the transaction's
 * first statement: a plain read before it would fix an older picture of the tables. @throws not_found
 */
export const lockOrders = async (ids: readonly number[]): Promise<WholeOrder[]> => {
  const locked: WholeOrder[] = [];
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) locked.push(await lockOrder(id));
  return locked;
};

export const wholeOrders = async (orders: readonly OrderRow[]): Promise<WholeOrder[]> => {
  const lines = await linesOf(orders.map((order) => order.id));
  return orders.map((order) => ({ order, lines: lines.get(order.id) ?? [] }));
};

export const readRules = async (): Promise<Rules> => {
  const { receiptOnly } = provider();
  return { ...(await readSettings('invoices')), receiptOnly };
};

export const lineKey = (orderLineId: number): string => `line:${orderLineId}`;
export const freightKey = (orderId: number): string => `freight:${orderId}`;
export const liveKeyOf = (line: { orderId: number; orderLineId: number | null }): string =>
  line.orderLineId === null ? freightKey(line.orderId) : lineKey(line.orderLineId);

const takenLines = async (orders: readonly WholeOrder[], exceptInvoice: number): Promise<Map<string, number>> => {
  const keys = orders.flatMap(({ order, lines }) => [freightKey(order.id), ...lines.map((line) => lineKey(line.id))]);
  if (keys.length === 0) return new Map();
  const rows = await db()
    .selectFrom('invoice_lines')
    .select(['live_key', 'sale_gross', 'red_gross'])
    .where('live_key', 'in', keys)
    .where('invoice_id', '<>', exceptInvoice)
    .execute();
  return new Map(rows.map((row) => [row.live_key as string, row.sale_gross - row.red_gross]));
};

/**
 * What the engine needs to know of orders. `exceptInvoice`: what this invoice holds itself does not count as invoiced. `balanceInvoiced`: as the
 * invoice in question was made; as the shop wants it now when absent.
 */
export const readFacts = async (
  orders: readonly WholeOrder[],
  options: { exceptInvoice?: number; balanceInvoiced?: boolean } = {},
): Promise<OrderFacts[]> => {
  const settings = await readSettings('invoices');
  const { exceptInvoice = 0, balanceInvoiced = settings.balanceInvoiced } = options;
  const taxes = await readTaxes(orders.flatMap(({ lines }) => lines.map((line) => line.product_id)));
  const taken = await takenLines(orders, exceptInvoice);
  const facts: OrderFacts[] = [];
  for (const { order, lines } of orders) {
    const invoiced = (key: string) => ({ invoiced: taken.get(key) ?? 0, taken: taken.has(key) });
    const goods: LineFacts[] = lines.map((line) => {
      const tax = taxes.get(line.product_id);
      return {
        orderLineId: line.id,
        name: line.name,
        spec: line.spec,
        unit: tax?.unit ?? '件',
        quantity: line.quantity - line.cancelled - line.returned,
        unitPrice: line.unit_price,
        paid: line.payable,
        refunded: line.refunded,
        ...invoiced(lineKey(line.id)),
        taxCode: tax?.code ?? settings.taxCode,
        taxRate: tax ? tax.rate : settings.taxRate,
        taxMark: tax?.mark ?? 'normal',
      };
    });
    const freight: LineFacts = {
      orderLineId: null,
      name: '运费',
      spec: '',
      unit: '',
      quantity: 0,
      unitPrice: order.freight,
      paid: order.freight,
      refunded: order.refunded_freight,
      ...invoiced(freightKey(order.id)),
      taxCode: settings.freightTaxCode,
      taxRate: settings.freightTaxRate,
      taxMark: 'normal',
    };
    facts.push({
      orderId: order.id,
      orderNo: order.no,
      status: order.status,
      placedAt: order.placed_at,
      openCases: order.open_cases,
      notInvoiced: balanceInvoiced ? 0 : await balancePartOf(order),
      lines: order.freight > 0 ? [...goods, freight] : goods,
    });
  }
  return facts;
};

const balancePartOf = async (order: OrderRow): Promise<number> =>
  order.payment_id === null ? 0 : ((await paymentsOf('order', order.no)).find((one) => one.id === order.payment_id)?.balancePart ?? 0);
