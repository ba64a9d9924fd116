import { sql } from 'kysely';
import { json } from '../../platform/db/orm.ts';
import { db, type LineDiscount } from './order.entity.ts';

export interface PaidOrderLine {
  readonly skuId: number;
  readonly productId: number;
  readonly categoryId: number;
  readonly quantity: number;
  readonly unitPrice: number;
  /** All discounts of the line, fen; `discounts` says of what. */
  readonly discount: number;
  readonly discounts: readonly LineDiscount[];
  readonly payable: number;
  readonly cost: number | null;
}
/** An order as it was agreed, before any refund. Money in fen. */
export interface PaidOrder {
  readonly id: number;
  readonly no: string;
  readonly customerId: number;
  readonly paidAt: Date;
  readonly freight: number;
  readonly freightOff: number;
  readonly couponSaved: number;
  readonly flash: boolean;
  readonly lines: readonly PaidOrderLine[];
}
export interface PaidRange {
  readonly from: Date;
  readonly to: Date;
}

const inRange = ({ from, to }: PaidRange) =>
  db().selectFrom('orders').where('paid_at', '>=', from).where('paid_at', '<', to).where('status', '<>', 'cancelled');

export const countPaidOrders = async (range: PaidRange): Promise<number> =>
  Number(
    (
      await inRange(range)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

/** Orders that were paid in a range and not cancelled, in the order of their payment, from behind `after` on; two statements. */
export const readPaidOrders = async (
  range: PaidRange,
  after: { readonly paidAt: Date; readonly id: number } | null,
  limit: number,
): Promise<PaidOrder[]> => {
  let list = inRange(range);
  if (after)
    list = list.where('paid_at', '>=', after.paidAt).where((eb) => eb.or([eb('paid_at', '>', after.paidAt), eb('id', '>', after.id)]));
  const orders = await list
    .select(['id', 'no', 'customer_id', 'paid_at', 'freight', 'freight_off', 'coupon_saved', 'flash_claim_id'])
    .orderBy('paid_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  if (orders.length === 0) return [];
  const rows = await db()
    .selectFrom('order_lines')
    .select(['order_id', 'sku_id', 'product_id', 'category_id', 'quantity', 'unit_price', 'discount', 'discounts', 'payable', 'cost'])
    .where(
      'order_id',
      'in',
      orders.map((order) => order.id),
    )
    .orderBy(sql`null`)
    .execute();
  const lines = new Map<number, PaidOrderLine[]>();
  for (const row of rows) {
    const line = {
      skuId: row.sku_id,
      productId: row.product_id,
      categoryId: row.category_id,
      quantity: row.quantity,
      unitPrice: row.unit_price,
      discount: row.discount,
      discounts: row.discounts === null ? [] : json<LineDiscount[]>(row.discounts),
      payable: row.payable,
      cost: row.cost,
    };
    const known = lines.get(row.order_id);
    if (known) known.push(line);
    else lines.set(row.order_id, [line]);
  }
  return orders.map((order) => ({
    id: order.id,
    no: order.no,
    customerId: order.customer_id,
    paidAt: order.paid_at as Date,
    freight: order.freight,
    freightOff: order.freight_off,
    couponSaved: order.coupon_saved,
    flash: order.flash_claim_id !== null,
    lines: lines.get(order.id) ?? [],
  }));
};
