import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stockedProduct } from '../../factories/orders.ts';
import { claim, counters, flashInput, newCrowd, newFlash, openGuard, rowsOf, ticketBecomes } from '../../factories/flash-sales.ts';
import { confirmPassword, signInOwner, signInStaff } from '../../factories/staff.ts';
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
const api = () => shop.api(staff);

test('a draft that cannot work is refused with a code that says why', async () => {
  const goods = await stockedProduct(shop, staff, { pieces: 20, price: 9_900 });
  const good = flashInput(goods);
  const [session] = good.sessions;
  if (!session) throw new Error('no session');
  const [item] = session.items;
  if (!item) throw new Error('no item');
  const create = (sessions: typeof good.sessions) => api()(flashAdminRoutes.create, { ...good, sessions });
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  await expect(create([{ ...session, endsAt: at(-60_000) }])).rejects.toMatchObject({ code: 'flash_times' });
  await expect(create([session, { ...session, startsAt: at(60_000), endsAt: at(900_000) }])).rejects.toMatchObject({
    code: 'flash_overlap',
  });
  await expect(create([{ ...session, items: [item, item] }])).rejects.toMatchObject({ code: 'flash_overlap' });
  await expect(create([{ ...session, items: [{ ...item, price: 9_900 }] }])).rejects.toMatchObject({ code: 'flash_price' });
  await expect(create([{ ...session, items: [{ ...item, skuId: '999999' }] }])).rejects.toMatchObject({ code: 'item_unavailable' });
  await expect(create([{ ...session, items: [{ ...item, quota: 0 }] }])).rejects.toMatchObject({ code: 'invalid_input' });
  const waves = (percents: number[]) => ({ mode: 'waves' as const, waves: percents.map((percent, i) => ({ afterMinutes: i, percent })) });
  await expect(create([{ ...session, items: [{ ...item, release: waves([40, 30]) }] }])).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(create([{ ...session, endsAt: at(60_000), items: [{ ...item, release: waves([40, 30, 30]) }] }])).rejects.toMatchObject({
    code: 'flash_times',
  });
});

test('publishing takes the stock, or is refused when there is not enough; a second session of the SKU may not overlap', async () => {
  const goods = await stockedProduct(shop, staff, { pieces: 20, price: 9_900 });
  const tooMuch = await newFlash(shop, staff, { goods, quota: 21, published: false });
  await expect(api()(flashAdminRoutes.publish, { id: tooMuch.id })).rejects.toMatchObject({ code: 'stock_insufficient' });
  expect(await stockOf(shop, goods.skuId, goods.locationId)).toEqual({ onHand: 20, reserved: 0 });
  expect(await api()(flashAdminRoutes.detail, { id: tooMuch.id })).toMatchObject({ status: 'draft' });
  const first = await newFlash(shop, staff, { goods, quota: 5 });
  const second = await newFlash(shop, staff, { goods, quota: 5, published: false });
  await expect(api()(flashAdminRoutes.publish, { id: second.id })).rejects.toMatchObject({ code: 'flash_overlap' });
  await expect(api()(flashAdminRoutes.remove, { id: first.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await api()(flashAdminRoutes.remove, { id: second.id });
  const copy = await api()(flashAdminRoutes.duplicate, { id: first.id });
  expect(copy).toMatchObject({ status: 'draft', sessions: [{ items: [{ quota: 5, price: 1_900 }] }] });
  expect(Date.parse(copy.sessions[0]?.startsAt ?? '')).toBeGreaterThan(Date.now());
  await expect(api()(flashAdminRoutes.update, { ...flashInput(goods), id: copy.id, version: copy.version + 1 })).rejects.toMatchObject({
    code: 'conflict',
  });
  const changed = await api()(flashAdminRoutes.update, {
    ...flashInput(goods, { startsIn: 9e6, endsIn: 9.6e6, quota: 7 }),
    id: copy.id,
    version: copy.version,
  });
  expect(changed).toMatchObject({ version: copy.version + 1, sessions: [{ items: [{ quota: 7 }] }] });
});

test('forged, stolen and expired tokens, and more than was let in, are refused', async () => {
  const flash = await newFlash(shop, staff, { perCustomer: 2 });
  const [buyer, thief] = (await newCrowd(shop, 2)) as [never, { id: number; token: string; addressId: number }];
  const { entryToken, deviceOf } = await import('../../factories/flash-sales.ts');
  const send = (token: string, by: { token: string }, deviceId: string, quantity = 1) =>
    shop.api(by.token)(flashRoutes.claim, { id: flash.itemId, token, quantity, deviceId });
  const token = await entryToken(flash, buyer);
  const mine = deviceOf(buyer);
  await expect(send(`${token.slice(0, -2)}xx`, buyer, mine)).rejects.toMatchObject({ code: 'flash_token_invalid' });
  await expect(send('x'.repeat(80), buyer, mine)).rejects.toMatchObject({ code: 'flash_token_invalid' });
  await expect(send(token, thief, mine)).rejects.toMatchObject({ code: 'flash_token_invalid' });
  await expect(send(token, buyer, 'another-device')).rejects.toMatchObject({ code: 'flash_token_invalid' });
  await expect(send(await entryToken(flash, buyer, { seconds: 0 }), buyer, mine)).rejects.toMatchObject({ code: 'flash_token_expired' });
  await expect(send(token, buyer, mine, 2)).rejects.toMatchObject({ code: 'flash_limit' });
  const ticket = await send(token, buyer, mine);
  // Somebody else's ticket, or one that was made up, names nothing.
  await expect(shop.api(thief.token)(flashRoutes.ticket, { id: ticket.id as string })).rejects.toMatchObject({ code: 'not_found' });
  await expect(shop.api(buyer as never)(flashRoutes.ticket, { id: `${flash.itemId}-1-1-1.AAAAAAAAAAAAAAAA` })).rejects.toMatchObject({
    status: 401,
  });
  await expect(shop.api(thief.token)(flashRoutes.ticket, { id: `${flash.itemId}-1-1-${thief.id}.AAAAAAAAAAAAAAAA` })).rejects.toMatchObject(
    { code: 'not_found' },
  );
});

test('pieces are limited by address, device and network, whoever asks', async () => {
  const flash = await newFlash(shop, staff, { perAddress: 2, perDevice: 3 });
  const crowd = (await newCrowd(shop, 6)) as { id: number; token: string; addressId: number }[];
  const [a, b, c, d, e, f] = crowd as [never, never, never, never, never, never];
  for (const one of [a, b]) await claim(shop, flash, one, { addressHash: 'same-home' });
  await expect(claim(shop, flash, c, { addressHash: 'same-home' })).rejects.toMatchObject({
    code: 'flash_limit',
    details: { reason: 'address_limit' },
  });
  for (const one of [c, d, e]) await claim(shop, flash, one, { deviceId: 'one-device' });
  await expect(claim(shop, flash, f, { deviceId: 'one-device' })).rejects.toMatchObject({
    code: 'flash_limit',
    details: { reason: 'device_limit' },
  });
  const narrow = await newFlash(shop, staff, { perIp: 2 });
  for (const one of [a, b]) await claim(shop, narrow, one);
  await expect(claim(shop, narrow, c)).rejects.toMatchObject({ code: 'flash_limit', details: { reason: 'ip_limit' } });
});

test('stock comes out in waves; staff release more, hold the rest and change the plan, all of it written down', async () => {
  const release = {
    mode: 'waves' as const,
    waves: [
      { afterMinutes: 0, percent: 40 },
      { afterMinutes: 1, percent: 30 },
      { afterMinutes: 9, percent: 30 },
    ],
  };
  const flash = await newFlash(shop, staff, { quota: 10, release, startsIn: -57_000 });
  expect((await counters(flash.itemId)).meta).toMatchObject({ left: '4' });
  const crowd = (await newCrowd(shop, 6)) as { id: number; token: string; addressId: number }[];
  const tickets = await Promise.all(crowd.slice(0, 5).map((one) => claim(shop, flash, one)));
  expect(tickets.filter((ticket) => ticket.state === 'queued')).toHaveLength(4);
  const live = async () => (await api()(flashAdminRoutes.live, { id: flash.id })).items[0];
  // One waits; the second wave serves them and leaves two.
  await eventually('the second wave', async () => (await live())?.released === 7, 8_000);
  await eventually('everybody has an order', async () => (await live())?.orders === 5);
  expect(await live()).toMatchObject({
    left: 2,
    nextRelease: { units: 3 },
    releases: [
      { units: 3, why: 'plan' },
      { units: 4, why: 'plan' },
    ],
  });
  await expect(api()(flashAdminRoutes.release, { id: flash.itemId, units: 4, reason: '加量' })).rejects.toMatchObject({
    code: 'flash_release_exceeds',
  });
  expect(await api()(flashAdminRoutes.release, { id: flash.itemId, units: 2, reason: '加量' })).toMatchObject({ released: 9, left: 4 });
  expect(await api()(flashAdminRoutes.changePlan, { id: flash.itemId, release: { mode: 'all' }, held: true })).toMatchObject({
    held: true,
    nextRelease: null,
  });
  await api()(flashAdminRoutes.changePlan, { id: flash.itemId, release: { mode: 'all' }, held: false });
  await eventually('the rest', async () => (await live())?.released === 10);
  const audited = await rowsOf<{ action: string }>(
    shop,
    "select action from audit_entries where subject = 'flash-item' and subject_id = ?",
    [flash.itemId],
  );
  expect(audited.map((row) => row.action).sort()).toEqual(['flash.plan', 'flash.plan', 'flash.release']);
  const cashier = await signInStaff(shop, ['flash.view']);
  await expect(shop.api(cashier)(flashAdminRoutes.release, { id: flash.itemId, units: 1, reason: 'x' })).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('selling stops when Redis and the database differ, the live page says so, and goes on after staff had it built anew', async () => {
  const flash = await newFlash(shop, staff, { quota: 5 });
  const [first, second] = (await newCrowd(shop, 2)) as [never, never];
  await ticketBecomes(shop, first, (await claim(shop, flash, first)).id, 'ordered');
  const { redis } = await import('../../../server/src/platform/redis.ts');
  const { keysOf } = await import('../../../server/src/modules/flash-sales/counters.ts');
  await redis().hincrby(keysOf(Number(flash.itemId)).all[0] as string, 'out', -1);
  await redis().hincrby(keysOf(Number(flash.itemId)).all[0] as string, 'left', 1);
  const live = async () => (await api()(flashAdminRoutes.live, { id: flash.id })).items[0];
  const halted = await eventually('halted', async () => ((await live())?.halted ? live() : null), 8_000);
  expect(halted?.haltReason).toContain('与数据库不一致');
  expect(await claim(shop, flash, second)).toMatchObject({ state: 'refused', reason: 'halted' });
  expect(await api()(flashAdminRoutes.halt, { id: flash.itemId, on: false, reason: '已核对' })).toMatchObject({ halted: false, left: 4 });
  expect(await claim(shop, flash, second)).toMatchObject({ state: 'queued' });
});

test('report and export tell what it brought', async () => {
  const flash = await newFlash(shop, staff, { quota: 3 });
  const crowd = (await newCrowd(shop, 4)) as { id: number; token: string; addressId: number }[];
  for (const one of crowd.slice(0, 3)) await ticketBecomes(shop, one, (await claim(shop, flash, one)).id, 'ordered');
  await api()(flashAdminRoutes.stop, { id: flash.id, reason: '结束' });
  await eventually('closed', async () => (await api()(flashAdminRoutes.detail, { id: flash.id })).sessions[0]?.items[0]?.closed);
  expect(await api()(flashAdminRoutes.report, { id: flash.id })).toMatchObject({
    totals: { quota: 3, orders: 3, paid: 0, claims: 3 },
    items: [{ orders: 3 }],
  });
  const { taskId } = await api()(flashAdminRoutes.export, { id: flash.id });
  await eventually('exported', async () => (await api()(taskRoutes.get, { id: taskId })).state === 'done');
});
