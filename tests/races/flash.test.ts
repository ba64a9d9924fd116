import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { ApiError } from '@huitou/shared-types/client.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Buyer,
  claim,
  counters,
  deviceOf,
  entryToken,
  newCrowd,
  newFlash,
  openGuard,
  rowsOf,
  type TestFlash,
  ticketBecomes,
} from '../factories/flash-sales.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let other: SecondProcess;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  other = await startSecondProcess({ HUITOU_ROLE: 'all' });
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await openGuard();
});
afterEach(() => checkInvariants(shop));
afterAll(async () => {
  await other.stop();
  await shop.stop();
});

/** Each buyer claims once, in turns at the two processes, `atOnce` at a time. */
const rush = async (flash: TestFlash, buyers: readonly Buyer[], atOnce: number): Promise<(Ticket | string)[]> => {
  const outcomes: (Ticket | string)[] = [];
  const queue = buyers.entries();
  const run = async (): Promise<void> => {
    for (const [i, buyer] of queue)
      outcomes[i] = await claim(i % 2 === 0 ? shop : other, flash, buyer).catch((error: unknown) =>
        error instanceof ApiError ? error.code : String(error),
      );
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  return outcomes;
};
const nothingQueued = (flash: TestFlash): Promise<unknown> =>
  eventually('every claim is worked off', async () => (await counters(flash.itemId)).queued === 0, 15_000);
const ordersOf = async (flash: TestFlash): Promise<number> =>
  Number(
    (
      await rowsOf<{ n: number }>(
        shop,
        'select count(*) as n from flash_claims c join orders o on o.flash_claim_id = c.id where c.item_id = ?',
        [flash.itemId],
      )
    )[0]?.n,
  );

test('a thousand claims for fifty pieces in two processes: exactly fifty orders, always', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const flash = await newFlash(shop, staff, { quota: 50, waitersMax: 0 });
    const outcomes = await rush(flash, await newCrowd(shop, 1_000), 100);
    const taken = outcomes.filter((one) => typeof one !== 'string' && one.state === 'queued');
    expect(outcomes.filter((one) => typeof one === 'string')).toEqual([]);
    expect(taken).toHaveLength(50);
    await nothingQueued(flash);
    expect(await ordersOf(flash)).toBe(50);
    expect((await counters(flash.itemId)).meta).toMatchObject({ left: '0', out: '50' });
    expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: 50 });
  }
});

test('one customer, fifty claims at once, two allowed: two orders', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const flash = await newFlash(shop, staff, { quota: 60, perCustomer: 2 });
    const [buyer] = (await newCrowd(shop, 1)) as [Buyer];
    const outcomes = await rush(flash, Array<Buyer>(50).fill(buyer), 50);
    expect(outcomes.filter((one) => one === 'flash_limit')).toHaveLength(48);
    await nothingQueued(flash);
    expect(await ordersOf(flash)).toBe(2);
  }
});

test('one token, fifty times at once: one ticket', async () => {
  const flash = await newFlash(shop, staff, { quota: 60, perCustomer: 5 });
  const [buyer] = (await newCrowd(shop, 1)) as [Buyer];
  const token = await entryToken(flash, buyer);
  const tickets = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      (i % 2 === 0 ? shop : other).api(buyer.token)(flashRoutes.claim, { id: flash.itemId, token, deviceId: deviceOf(buyer) }),
    ),
  );
  expect(new Set(tickets.map((ticket) => ticket.id)).size).toBe(1);
  await nothingQueued(flash);
  expect(await ordersOf(flash)).toBe(1);
});

test('cancelled while others wait, each from two sides at once: every piece is sold again, once, in order', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const flash = await newFlash(shop, staff, { quota: 10 });
    const crowd = await newCrowd(shop, 20);
    const [first, waiting] = [crowd.slice(0, 10), crowd.slice(10)];
    const got = await Promise.all(first.map(async (buyer) => ticketBecomes(shop, buyer, (await claim(shop, flash, buyer)).id, 'ordered')));
    const line: Ticket[] = [];
    for (const buyer of waiting) line.push(await claim(shop, flash, buyer));
    expect(line.map((ticket) => ticket.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const cancel = (i: number, at: Pick<TestShop, 'api'>) =>
      at
        .api((first[i] as Buyer).token)(orderRoutes.cancel, { id: got[i]?.orderId as string, reason: '不想要了' })
        .catch(() => undefined);
    await Promise.all([0, 1, 2, 3].flatMap((i) => [cancel(i, shop), cancel(i, other)]));
    for (const i of [0, 1, 2, 3]) await ticketBecomes(shop, waiting[i] as Buyer, line[i]?.id ?? null, 'ordered');
    await nothingQueued(flash);
    expect(await shop.api((waiting[4] as Buyer).token)(flashRoutes.ticket, { id: line[4]?.id as string })).toMatchObject({
      state: 'waiting',
      position: 1,
    });
    expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: 10 });
  }
});

test('stopped in the middle of a rush: what has an order is reserved, the rest is free, nobody is left in the queue', async () => {
  const flash = await newFlash(shop, staff, { quota: 50 });
  const crowd = await newCrowd(shop, 100);
  const [outcomes] = await Promise.all([rush(flash, crowd, 50), shop.api(staff)(flashAdminRoutes.stop, { id: flash.id, reason: '测试' })]);
  await eventually(
    'closed',
    async () => (await shop.api(staff)(flashAdminRoutes.detail, { id: flash.id })).sessions[0]?.items[0]?.closed,
    15_000,
  );
  const orders = await ordersOf(flash);
  expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: orders });
  for (const [i, one] of outcomes.entries()) {
    if (typeof one === 'string' || one.id === null) continue;
    const ticket = await shop.api((crowd[i] as Buyer).token)(flashRoutes.ticket, { id: one.id });
    expect(['ordered', 'gone', 'refused']).toContain(ticket.state);
  }
});

test('two publications of one SKU at the same time: one of them', async () => {
  const first = await newFlash(shop, staff, { published: false, startsIn: 3_600_000, endsIn: 7_200_000 });
  const second = await newFlash(shop, staff, { published: false, startsIn: 3_600_000, endsIn: 7_200_000, goods: first });
  await confirmPassword(shop, staff);
  // A process learns of a new location within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const outcomes = await Promise.allSettled([
    shop.api(staff)(flashAdminRoutes.publish, { id: first.id }),
    other.api(staff)(flashAdminRoutes.publish, { id: second.id }),
  ]);
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'flash_overlap' });
});
