import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import type { Actor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { logStates } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { type AddressSnapshot, readAddress } from '../customers/index.ts';
import { prepareQuote } from '../pricing/index.ts';
import { db, type OrderRow } from './order.entity.ts';
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
  const { quote } = await prepareQuote({
    customerId: call.actor.id,
    items: lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity })),
    delivery: { kind: 'express', addressId: input.addressId },
  });
  const outside = quote.problems.find((problem) => problem.code === 'out_of_area');
  if (outside) fail('out_of_area', outside.message);
  if (quote.freight.amount > order.freight) fail('price_changed', '新地址的运费更高，请联系客服修改', { freight: quote.freight.amount });
  await writeAddress(order, address, call.actor);
  return myOrder(call.actor.id, input.id);
};

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
