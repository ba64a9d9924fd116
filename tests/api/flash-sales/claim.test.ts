import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { becomes, newShopper, payOrder, readOrder } from '../../factories/orders.ts';
import {
  type Buyer,
  claim,
  counters,
  countersReady,
  newCrowd,
  newFlash,
  openGuard,
  rowsOf,
  ticketBecomes,
  toBuyer,
} from '../../factories/flash-sales.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { stockOf } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await openGuard();
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

test('a claim with a token of entry becomes an order at the flash price; its payment sells the piece', async () => {
  const flash = await newFlash(shop, staff, { quota: 3, price: 1_900 });
  expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: 3 });
  const shopper = await newShopper(shop);
  const api = shop.api(shopper.token);
  const entered = await api(flashRoutes.entry, {
    id: flash.itemId,
    addressId: shopper.addressId,
    deviceId: 'device-one',
    fingerprint: 'fingerprint-1',
  });
  expect(entered).toMatchObject({ decision: 'pass', price: { goods: 1_900 } });
  const input = { id: flash.itemId, token: entered.token as string, quantity: 1, deviceId: 'device-one' };
  const first = await api(flashRoutes.claim, input);
  expect(first).toMatchObject({ state: 'queued', reason: null });
  const ticket = await ticketBecomes(shop, toBuyer(shopper), first.id, 'ordered');
  // The same token again: the same ticket, no second piece.
  expect(await api(flashRoutes.claim, input)).toMatchObject({ id: first.id, state: 'ordered', orderId: ticket.orderId });

  const order = await readOrder(shop, shopper, ticket.orderId as string);
  expect(order).toMatchObject({ status: 'unpaid', itemsTotal: 9_900, discountTotal: 8_000, isFlash: true });
  expect(order.payable).toBe(entered.price?.payable);
  expect(order.discounts).toEqual([{ slot: 'activity', label: '秒杀价', amount: 8_000 }]);
  expect(Date.parse(order.payBefore) - Date.parse(order.placedAt)).toBe(5 * 60_000);
  await payOrder(shop, shopper, order);
  await eventually(
    'the claim is paid',
    async () => (await rowsOf<{ paid_at: Date | null }>(shop, 'select paid_at from flash_claims'))[0]?.paid_at,
  );
  expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: 3 });
  expect((await api(flashRoutes.myTickets, {})).items).toMatchObject([{ state: 'ordered', message: '已付款' }]);
});

test('what flows back goes to those who wait, in their order', async () => {
  const flash = await newFlash(shop, staff, { quota: 2 });
  const [first, other, second, third, late] = (await newCrowd(shop, 5)) as [Buyer, Buyer, Buyer, Buyer, Buyer];
  const [got] = await Promise.all(
    [first, other].map(async (buyer) => ticketBecomes(shop, buyer, (await claim(shop, flash, buyer)).id, 'ordered')),
  );
  const [waits, after] = [await claim(shop, flash, second), await claim(shop, flash, third)];
  expect([waits, after]).toMatchObject([
    { state: 'waiting', position: 1 },
    { state: 'waiting', position: 2 },
  ]);
  // No more wait than may flow back.
  expect(await claim(shop, flash, late)).toMatchObject({ state: 'refused', reason: 'still_unpaid' });
  await shop.api(first.token)(orderRoutes.cancel, { id: got?.orderId as string, reason: '不想要了' });
  const served = await ticketBecomes(shop, second, waits.id, 'ordered');
  expect(served.orderId).not.toBe(got?.orderId);
  expect(await shop.api(third.token)(flashRoutes.ticket, { id: after.id as string })).toMatchObject({ state: 'waiting', position: 1 });
  expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: 2 });
});

test('a claim that no order can be made of is refused, and its piece is the next one’s', async () => {
  const flash = await newFlash(shop, staff, { quota: 1, perAddress: 1 });
  const [gone, next] = (await newCrowd(shop, 2)) as [Buyer, Buyer];
  await shop.db.connection.query('delete from customer_addresses where id = ?', [gone.addressId]);
  const refused = await ticketBecomes(shop, gone, (await claim(shop, flash, gone, { addressHash: 'one-home' })).id, 'refused');
  expect(refused).toMatchObject({ reason: 'address_gone', orderId: null });
  await ticketBecomes(shop, next, (await claim(shop, flash, next, { addressHash: 'one-home' })).id, 'ordered');
  expect((await counters(flash.itemId)).meta).toMatchObject({ left: '0', out: '1' });
});

test('one who waits may leave the line', async () => {
  const flash = await newFlash(shop, staff, { quota: 1 });
  const [first, second] = (await newCrowd(shop, 2)) as [never, { id: number; token: string; addressId: number }];
  await ticketBecomes(shop, first, (await claim(shop, flash, first)).id, 'ordered');
  const waits = await claim(shop, flash, second);
  const inLine = await eventually('the line is among my claims', async () => {
    const { items } = await shop.api(second.token)(flashRoutes.myTickets, {});
    return items.length > 0 && items;
  });
  expect(inLine).toMatchObject([{ id: waits.id, state: 'waiting', orderId: null, item: { itemId: String(flash.itemId) } }]);
  expect(await shop.api(second.token)(flashRoutes.leave, { id: waits.id as string })).toMatchObject({ state: 'refused', reason: 'left' });
  expect(await shop.api(second.token)(flashRoutes.ticket, { id: waits.id as string })).toMatchObject({ state: 'refused', reason: 'left' });
  await expect(shop.api(second.token)(flashRoutes.leave, { id: waits.id as string })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('the end gives back what was not sold; an order given up after it gives its pieces to ordinary stock', async () => {
  const flash = await newFlash(shop, staff, { quota: 5, perCustomer: 2 });
  const shopper = await newShopper(shop);
  const ticket = await claim(shop, flash, toBuyer(shopper), { quantity: 2 });
  const { orderId } = await ticketBecomes(shop, toBuyer(shopper), ticket.id, 'ordered');
  await shop.api(staff)(flashAdminRoutes.stop, { id: flash.id, reason: '测试结束' });
  await eventually('the rest is free', async () => (await stockOf(shop, flash.skuId, flash.locationId)).reserved === 2);
  await expect(claim(shop, flash, toBuyer(shopper))).resolves.toMatchObject({ state: 'refused' });
  await shop.api(shopper.token)(orderRoutes.cancel, { id: orderId as string, reason: '不想要了' });
  await eventually('all is free', async () => (await stockOf(shop, flash.skuId, flash.locationId)).reserved === 0);
});

test('paid after the end of the session, but in time: the order is paid like any other', async () => {
  const flash = await newFlash(shop, staff, { quota: 1 });
  const shopper = await newShopper(shop);
  const { orderId } = await ticketBecomes(shop, toBuyer(shopper), (await claim(shop, flash, toBuyer(shopper))).id, 'ordered');
  await shop.api(staff)(flashAdminRoutes.stop, { id: flash.id, reason: '提前结束' });
  await eventually('closed', async () => (await shop.api(staff)(flashAdminRoutes.detail, { id: flash.id })).sessions[0]?.items[0]?.closed);
  await payOrder(shop, shopper, await readOrder(shop, shopper, orderId as string));
  expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: 1 });
});

test('paid after the clock had closed it: the piece is gone on, the money comes back', async () => {
  const flash = await newFlash(shop, staff, { quota: 1 });
  const shopper = await newShopper(shop);
  const { orderId } = await ticketBecomes(shop, toBuyer(shopper), (await claim(shop, flash, toBuyer(shopper))).id, 'ordered');
  const order = await readOrder(shop, shopper, orderId as string);
  await rowsOf(shop, "update orders set status = 'cancelled', cancelled_by = 'system', cancelled_at = utc_timestamp(3) where id = ?", [
    Number(orderId),
  ]);
  await rowsOf(shop, 'update order_lines set cancelled = quantity where order_id = ?', [Number(orderId)]);
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const { markPaid } = await import('../../../server/src/modules/orders/mark-paid.ts');
  const { flowBack } = await import('../../../server/src/modules/flash-sales/flow-back.ts');
  const [{ id: claimId }] = (await rowsOf<{ id: number }>(shop, 'select id from flash_claims where order_id = ?', [Number(orderId)])) as [
    { id: number },
  ];
  await withEm(() => flowBack({ orderId: Number(orderId), flashClaimId: claimId }));
  await withEm(() => flowBack({ orderId: Number(orderId), flashClaimId: claimId }));
  const again = await claim(shop, flash, toBuyer(shopper));
  await ticketBecomes(shop, toBuyer(shopper), again.id, 'ordered');
  await expect(
    withEm(() =>
      markPaid({
        paymentId: 999_999,
        kind: 'order',
        no: order.no,
        paid: order.payable,
        transactionId: 'x',
        paidAt: new Date().toISOString(),
      }),
    ),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect((await becomes(shop, shopper, orderId as string, 'cancelled')).paid).toBe(0);
});

test('nothing is for sale before the start, by the clock of the server', async () => {
  const flash = await newFlash(shop, staff, { startsIn: 60_000 });
  await countersReady(Number(flash.itemId));
  const [buyer] = (await newCrowd(shop, 1)) as [never];
  await expect(claim(shop, flash, buyer)).rejects.toMatchObject({ code: 'flash_not_started' });
});
