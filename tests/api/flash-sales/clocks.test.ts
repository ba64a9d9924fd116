import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import { type Buyer, claim, counters, newCrowd, newFlash, rowsOf, type TestFlash, ticketBecomes } from '../../factories/flash-sales.ts';
import { look, tellTrail } from '../../factories/risk.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

const HOUR = 3_600_000;
let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
});
afterEach(() => resetClock());
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

/** Customers of a year, each with a phone of their own that the shop has known for as long. */
const regulars = async (count: number): Promise<Buyer[]> => {
  const buyers = await newCrowd(shop, count);
  const { connection } = shop.db;
  const ids = buyers.map((buyer) => buyer.id);
  await connection.query('update customers set registered_at = utc_timestamp(3) - interval 400 day, order_count = 6 where id in (?)', [
    ids,
  ]);
  await connection.query(
    `insert into risk_devices (device_id, customer_id, first_seen_at, last_seen_at)
      select concat('clock-device-', id), id, utc_timestamp(3) - interval 300 day, utc_timestamp(3) from customers where id in (?)`,
    [ids],
  );
  return buyers;
};
const deviceOf = (buyer: Buyer): string => `clock-device-${buyer.id}`;
/** Every phone is of another model: many alike on one address would be a shelf. */
const printOf = (buyer: Buyer): string => `fingerprint-${buyer.id}`;
const enter = (flash: TestFlash, buyer: Buyer) =>
  shop.api(buyer.token)(flashRoutes.entry, {
    id: flash.itemId,
    addressId: String(buyer.addressId),
    deviceId: deviceOf(buyer),
    fingerprint: printOf(buyer),
  });
const send = (flash: TestFlash, buyer: Buyer, token: string | null) =>
  shop.api(buyer.token)(flashRoutes.claim, { id: flash.itemId, token: token as string, quantity: 1, deviceId: deviceOf(buyer) });
/** Looks at the goods with a phone whose clock is `off`, ms. */
const lookAt = (flash: TestFlash, buyer: Buyer, off: number): Promise<unknown> => {
  const phone = (at: number): number => Date.now() - 100_000 + off + at;
  const events = look.map((one) => ({
    ...one,
    at: phone(one.at),
    ...(one.target?.startsWith('item:') ? { target: `item:${flash.itemId}` } : {}),
  }));
  return tellTrail(shop, { ...buyer, deviceId: deviceOf(buyer) } as never, events, {
    sentAt: phone(100_000),
    fingerprint: printOf(buyer),
  });
};

test('a phone whose clock is hours off, or counts from zero, is judged and sold to like any other', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await regulars(4);
  const offs = [0, 9 * HOUR, -9 * HOUR, 200_000 - Date.now()];
  for (const [i, buyer] of buyers.entries()) await lookAt(flash, buyer, offs[i] as number);
  moveClock(6_000);
  for (const buyer of buyers) {
    const entered = await enter(flash, buyer);
    expect(entered.decision).toBe('pass');
    expect(Math.abs(Date.parse(entered.serverTime) - Date.now() - 6_000)).toBeLessThan(5_000);
    const { items } = await shop.api(staff)(riskRoutes.judgements, { customerId: String(buyer.id) });
    const { signals } = await shop.api(staff)(riskRoutes.judgement, { id: items[0]?.id as string });
    expect(signals.find(({ rule }) => rule === 'clock')?.points ?? 0).toBe(0);
    await ticketBecomes(shop, buyer, (await send(flash, buyer, entered.token)).id, 'ordered');
  }
});

test('a phone that is ahead of the start is told how late it is here, and gets no token', async () => {
  const flash = await newFlash(shop, staff, { startsIn: 60_000 });
  const [buyer] = (await regulars(1)) as [Buyer];
  await lookAt(flash, buyer, 9 * HOUR);
  const refusal = await enter(flash, buyer).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'flash_not_started' });
  const { serverTime, startsAt } = (refusal as { details: { serverTime: string; startsAt: string } }).details;
  expect(Math.abs(Date.parse(serverTime) - Date.now())).toBeLessThan(5_000);
  expect(Date.parse(startsAt)).toBeGreaterThan(Date.now());
});

test('a token is believed by a process two seconds behind the one that signed it, and by none further off', async () => {
  const flash = await newFlash(shop, staff);
  const [near, far] = (await regulars(2)) as [Buyer, Buyer];
  for (const buyer of [near, far]) await lookAt(flash, buyer, 0);
  const signedAhead = async (buyer: Buyer, ms: number): Promise<string | null> => {
    moveClock(6_000 + ms);
    const { token } = await enter(flash, buyer);
    resetClock();
    moveClock(6_000);
    return token;
  };
  expect(await send(flash, near, await signedAhead(near, 1_500))).toMatchObject({ state: 'queued' });
  // Slow as the machine may be, it is not a minute.
  await expect(send(flash, far, await signedAhead(far, 60_000))).rejects.toMatchObject({ code: 'flash_token_invalid' });
  const { token } = await enter(flash, far);
  moveClock(HOUR);
  await expect(send(flash, far, token)).rejects.toMatchObject({ code: 'flash_token_expired' });
});

/** Moves start or end of an item where claims are decided, and only there. */
const moveWindow = async (flash: TestFlash, fields: Record<string, string | number>): Promise<void> => {
  const [{ keysOf }, { redis }] = await Promise.all([
    import('../../../server/src/modules/flash-sales/counters.ts'),
    import('../../../server/src/platform/redis.ts'),
  ]);
  await redis().hset(keysOf(Number(flash.itemId)).all[0] as string, fields);
};

test('the window of a claim is that of Redis, whatever a process thinks', async () => {
  const flash = await newFlash(shop, staff);
  const [early, late, right] = (await newCrowd(shop, 3)) as [Buyer, Buyer, Buyer];
  const { starts = '', ends = '' } = (await counters(flash.itemId)).meta ?? {};
  await moveWindow(flash, { starts: Date.now() + 60_000 });
  await expect(claim(shop, flash, early)).rejects.toMatchObject({ code: 'flash_not_started' });
  await moveWindow(flash, { starts, ends: Date.now() - 1 });
  await expect(claim(shop, flash, late)).rejects.toMatchObject({ code: 'flash_over' });
  await moveWindow(flash, { ends });
  await ticketBecomes(shop, right, (await claim(shop, flash, right)).id, 'ordered');
  expect(await rowsOf(shop, 'select id from flash_claims where item_id = ?', [flash.itemId])).toHaveLength(1);
});

test('who still waits at the end is not served by what flows back after it', async () => {
  const flash = await newFlash(shop, staff, { quota: 1 });
  const [first, second] = (await newCrowd(shop, 2)) as [Buyer, Buyer];
  const got = await ticketBecomes(shop, first, (await claim(shop, flash, first)).id, 'ordered');
  const waits = await claim(shop, flash, second);
  const { ends = '' } = (await counters(flash.itemId)).meta ?? {};
  await moveWindow(flash, { ends: Date.now() - 1 });
  await shop.api(first.token)(orderRoutes.cancel, { id: got.orderId as string, reason: '不想要了' });
  await eventually('flowed back', async () => (await counters(flash.itemId)).meta?.left === '1', 10_000);
  expect(await shop.api(second.token)(flashRoutes.ticket, { id: waits.id as string })).toMatchObject({ state: 'waiting' });
  await moveWindow(flash, { ends });
  await ticketBecomes(shop, second, waits.id, 'ordered');
});
