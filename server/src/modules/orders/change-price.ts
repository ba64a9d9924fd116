import { yuan } from '@huitou/shared-types/money.ts';
import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { json, toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { closePayments, payNothing } from '../payments/index.ts';
import { db, type LineDiscount, type OrderLineRow, type OrderRow } from './order.entity.ts';
import { linesOf } from './order.queries.ts';
import { type PriceShare, sharePrice } from './share-price.ts';
import { staffOrder, staffOrderRow } from './staff-orders.queries.ts';

const LABEL = '商家改价';

/**
 * Changes what an unpaid order costs. A payment that is open at WeChat is closed first, so that nobody pays the old price; should one
 * get through all the same, its amount no longer fits and it goes back.
 * @throws state_forbidden, already_paid, invalid_input when the goods would cost more than their list price
 */
export const changePrice = async (
  input: { id: number; goods: number; freight: number; reason: string },
  call: StaffCall,
): Promise<StaffOrder> => {
  const order = await staffOrderRow(call.actor, input.id);
  if (order.status !== 'unpaid') fail('state_forbidden');
  if (input.goods > order.items_total) fail('invalid_input', `商品金额不能高于 ${yuan(order.items_total)} 元`);
  if ((await closePayments('order', order.no)) === 'paid') fail('already_paid');
  await transact(async () => {
    const lines = (await linesOf([order.id])).get(order.id) ?? [];
    const shares = sharePrice(lines.map(beforeByHand), input.goods, input.freight);
    const done = await db()
      .updateTable('orders')
      .set(newTotals(order, input))
      .where('id', '=', order.id)
      .where('status', '=', 'unpaid')
      .where('payable', '=', order.payable)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('state_forbidden');
    for (const [i, line] of lines.entries())
      await db()
        .updateTable('order_lines')
        .set(newLine(line, shares[i] as PriceShare))
        .where('id', '=', line.id)
        .execute();
    await logStates(call.actor, {
      subject: 'orders',
      subjectId: order.id,
      move: 'change-price',
      title: '商家修改价格',
      note: `${yuan(order.payable)} → ${yuan(input.goods + input.freight)} 元`,
    });
    await recordAudit(call.actor, {
      action: 'order.price',
      subject: 'order',
      subjectId: order.id,
      summary: `改价 ${order.no}：${input.reason}`,
      before: { payable: order.payable, freight: order.freight },
      after: { payable: input.goods + input.freight, freight: input.freight },
    });
  });
  // Nothing is left to pay, so nobody has to open the pay sheet.
  if (input.goods + input.freight === 0) await payNothing('order', order.no, order.customer_id);
  return staffOrder(input, call);
};

const notByHand = (discounts: unknown): LineDiscount[] =>
  json<LineDiscount[]>(discounts ?? '[]').filter((discount) => discount.label !== LABEL);
const withByHand = (earlier: LineDiscount[], amount: number): LineDiscount[] =>
  amount === 0 ? earlier : [...earlier, { slot: 'activity', label: LABEL, amount, source: null }];

/** A line as it was before anybody changed its price by hand. */
const beforeByHand = (line: OrderLineRow) => {
  const discount = notByHand(line.discounts).reduce((sum, one) => sum + one.amount, 0);
  return { payable: line.unit_price * line.quantity - discount, discount };
};
const newLine = (line: OrderLineRow, share: PriceShare) => {
  const discounts = withByHand(notByHand(line.discounts), share.byHand);
  return {
    payable: share.payable,
    discount: line.unit_price * line.quantity - share.payable,
    discounts: discounts.length === 0 ? null : toJson(discounts),
    freight: share.freight,
  };
};

const newTotals = (order: OrderRow, input: { goods: number; freight: number }) => {
  const earlier = notByHand(order.discounts);
  const discountTotal = order.items_total - input.goods;
  const byHand = discountTotal - earlier.reduce((sum, discount) => sum + discount.amount, 0);
  return {
    discount_total: discountTotal,
    freight: input.freight,
    payable: input.goods + input.freight,
    discounts: toJson(withByHand(earlier, byHand)),
  };
};
