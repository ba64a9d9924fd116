import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CasePreview, CaseView, RequestCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { eventually, type TestShop } from '../setup/app.ts';
import { picture } from './catalog.ts';
import { newShopper, placePaid, readOrder, shipOrder, type Shopper, stockedProduct, trackingNo } from './orders.ts';

export interface PaidOrder {
  shopper: Shopper;
  transactionId: string;
  order: Order;
  locationId: number;
  skuIds: string[];
}

/** A paid order with a line for each quantity, each of a SKU of one product at 99 yuan unless told otherwise. */
export const paidOrder = async (
  shop: TestShop,
  staff: string,
  quantities: readonly number[] = [1],
  { price = 9900, pieces = 50, shopper, ...more }: { price?: number; pieces?: number; shopper?: Shopper; freightTemplateId?: string } = {},
): Promise<PaidOrder> => {
  const who = shopper ?? (await newShopper(shop));
  const { skuIds, locationId } = await stockedProduct(shop, staff, {
    price,
    pieces,
    specs: { 款: quantities.map((_, i) => `款${i}`) },
    ...more,
  });
  const { order, transactionId } = await placePaid(
    shop,
    who,
    skuIds.map((skuId, i) => ({ skuId, quantity: quantities[i] as number })),
  );
  return { shopper: who, order, transactionId, locationId, skuIds };
};
/** The same, shipped whole; and received, if wanted. */
export const shippedOrder = async (
  shop: TestShop,
  staff: string,
  quantities: readonly number[] = [1],
  options: Parameters<typeof paidOrder>[3] & { received?: boolean } = {},
): Promise<PaidOrder> => {
  const { received, ...rest } = options;
  const paid = await paidOrder(shop, staff, quantities, rest);
  await shipOrder(shop, staff, paid.order.id);
  if (received) await shop.api(paid.shopper.token)(orderRoutes.receive, { id: paid.order.id });
  return { ...paid, order: await readOrder(shop, paid.shopper, paid.order.id) };
};

type Asked = Partial<Omit<RequestCaseIn, 'orderId'>>;
/** The request of a customer: refund of all unshipped pieces unless told otherwise, with a fitting reason. */
export const askFor = ({ order }: { order: Order }, different: Asked = {}): RequestCaseIn => {
  const stage = different.stage ?? (different.kind === undefined || different.kind === 'refund_only' ? 'unshipped' : 'shipped');
  return {
    orderId: order.id,
    kind: 'refund_only',
    stage,
    lines: order.lines.map((line) => ({ lineId: line.id, quantity: stage === 'unshipped' ? line.quantity - line.shipped : line.shipped })),
    reason: stage === 'unshipped' ? 'unwanted' : 'quality',
    pictures: stage === 'unshipped' ? [] : [picture],
    ...different,
  };
};
/** What the same request would come to. */
export const previewCase = (shop: TestShop, paid: PaidOrder, different: Asked = {}): Promise<CasePreview> => {
  const { reason: _reason, pictures: _pictures, description: _description, ...asked } = askFor(paid, different);
  return shop.api(paid.shopper.token)(afterSalesRoutes.preview, asked);
};
export const requestCase = (shop: TestShop, paid: PaidOrder, different: Asked = {}): Promise<CaseView> =>
  shop.api(paid.shopper.token)(afterSalesRoutes.request, askFor(paid, different));

export const readCase = (shop: TestShop, shopper: { token: string }, id: string): Promise<CaseView> =>
  shop.api(shopper.token)(afterSalesRoutes.detail, { id });
/** Waits until a case is in one of the states. */
export const caseBecomes = (shop: TestShop, shopper: { token: string }, id: string, ...statuses: CaseView['status'][]): Promise<CaseView> =>
  eventually(
    `case ${id} is ${statuses.join(' or ')}`,
    async () => {
      const one = await readCase(shop, shopper, id);
      return statuses.includes(one.status) && one;
    },
    20_000,
  );

/** Agrees; the member of staff must have confirmed their password. */
export const agree = (shop: TestShop, staff: string, id: string): Promise<StaffCase> =>
  shop.api(staff)(afterSalesAdminRoutes.agree, { id });
export const sendBack = (shop: TestShop, shopper: { token: string }, id: string): Promise<CaseView> =>
  shop.api(shopper.token)(afterSalesRoutes.send, { id, carrier: 'YTO', trackingNo: trackingNo() });
/** Receives a return and finds every unit sellable. */
export const receiveAll = async (shop: TestShop, staff: string, one: CaseView): Promise<StaffCase> => {
  await shop.api(staff)(afterSalesAdminRoutes.receive, { id: one.id });
  return shop.api(staff)(afterSalesAdminRoutes.inspect, {
    id: one.id,
    units: one.lines.map((line) => ({ lineId: line.lineId, decision: 'sellable' as const, quantity: line.quantity })),
  });
};
/** Requested, agreed, sent, received, all sellable: the money is on its way. */
export const returnGoods = async (shop: TestShop, staff: string, paid: PaidOrder, different: Asked = {}): Promise<StaffCase> => {
  const one = await requestCase(shop, paid, { kind: 'return_refund', ...different });
  await agree(shop, staff, one.id);
  await sendBack(shop, paid.shopper, one.id);
  return receiveAll(shop, staff, one);
};

/** Makes times of a case earlier or later, behind its back: `{ due_at: -60_000 }` puts it a minute into the past. */
export const setCaseTimes = async (shop: TestShop, id: string, times: Record<string, number>): Promise<void> => {
  for (const [column, ms] of Object.entries(times))
    await shop.db.connection.query('update after_sales_cases set ?? = ? where id = ?', [
      column,
      new Date(Date.now() + ms).toISOString().slice(0, 23).replace('T', ' '),
      Number(id),
    ]);
};
