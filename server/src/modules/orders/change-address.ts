import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import type { Actor } from '../../platform/context.ts';
import { json } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { logStates } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { type AddressSnapshot, readAddress } from '../customers/index.ts';
import { readSkus } from '../catalog/index.ts';
import { computeFreight, type Freight, type Region, readTemplates } from '../pricing/index.ts';
import { db, type LineDiscount, type OrderLineRow, type OrderRow } from './order.entity.ts';
import { linesOf, myOrder, ownOrder } from './order.queries.ts';

/**
 * Sends an order that has not left to another of the customer's addresses. The freight must stay the same: what was paid is settled.
 * @throws not_found, state_forbidden, address_locked, out_of_area, price_changed
 */
export const changeAddress = async (input: { id: number; addressId: number }, call: CustomerCall): Promise<Order> => {
  const order = await ownOrder(call.actor.id, input.id);
  const address = await readAddress(call.actor.id, input.addressId);
  if (!address) return fail('not_found');
  refuseLocked(order);
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  const freight = await freightTo(lines, address);
  const outside = lines.find((line) => freight.excluded.includes(line.sku_id));
  if (outside) fail('out_of_area', `“${outside.name}”暂不支持配送到该地址`);
  // What coupons and benefits took off the freight was for the old address; no more is taken off for the new one.
  if (freight.amount > order.freight + order.freight_off)
    fail('price_changed', '新地址的运费更高，请联系客服修改', { freight: freight.amount });
  await writeAddress(order, address, call.actor);
  return myOrder(call.actor.id, input.id);
};

/** What freight these lines cost to an address, by today's templates: as at the checkout, coupons and points do not make it dearer. */
const freightTo = async (lines: readonly OrderLineRow[], region: Region): Promise<Freight> => {
  const skus = new Map((await readSkus(lines.map((line) => line.sku_id))).map((sku) => [sku.skuId, sku]));
  return computeFreight(
    lines.map((line) => ({
      skuId: line.sku_id,
      quantity: line.quantity,
      payable: line.payable + atTheEnd(line),
      weightG: line.weight_g,
      volumeCm3: skus.get(line.sku_id)?.volumeCm3 ?? 0,
      freightTemplateId: skus.get(line.sku_id)?.freightTemplateId ?? null,
    })),
    await readTemplates(),
    region,
  );
};
const atTheEnd = (line: OrderLineRow): number =>
  json<LineDiscount[]>(line.discounts ?? '[]')
    .filter(({ slot }) => slot === 'coupon' || slot === 'points')
    .reduce((sum, { amount }) => sum + amount, 0);

export const refuseLocked = (order: OrderRow): void => {
  if (order.delivery_kind !== 'express') fail('state_forbidden', '自提订单没有收货地址');
  if (order.status === 'part_shipped') fail('address_locked');
  if (order.status !== 'unpaid' && order.status !== 'paid') fail('state_forbidden');
};

/** Writes the new address while nothing has shipped. @throws address_locked */
export const writeAddress = (order: OrderRow, address: Omit<AddressSnapshot, 'id'>, actor: Actor): Promise<void> =>
  transact(async () => {
    const done = await db()
      .updateTable('orders')
      .set({
        receiver_name: address.name,
        receiver_phone: address.phone,
        province: address.province,
        city: address.city,
        district: address.district,
        street: address.street,
        detail: address.detail,
        district_code: address.districtCode,
      })
      .where('id', '=', order.id)
      .where('status', 'in', ['unpaid', 'paid'])
      .where('delivery_kind', '=', 'express')
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('address_locked');
    await logStates(actor, {
      subject: 'orders',
      subjectId: order.id,
      move: 'change-address',
      title: '修改收货地址',
      note: `${address.name} ${maskPhone(address.phone)} ${regionText(address)}`,
    });
    await publish('order.address-changed', { orderId: order.id, orderNo: order.no });
  });
